"""A machine that remembers: a slot in the envelope, and its secret in the system's own store."""

from dataclasses import dataclass
from pathlib import Path

from dialog_app.core.ports import StoreFailed
from dialog_app.storage import envelope, envelopes, key_store, secret
from dialog_app.storage.archive import SqliteArchive
from dialog_app.storage.envelope import Envelope
from dialog_app.storage.secret import Secret
from dialog_app.storage.slots import RANDOM
from dialog_app.storage.sqlite import Key
from dialog_app.storage.unlocking import key_for


@dataclass(frozen=True, slots=True)
class Kept:
    """A secret the store has taken."""

    secret: Secret


def name_of(archive: SqliteArchive) -> str:
    """Return the name of an open archive's key, nothing for one without an envelope."""
    key = archive.key
    return envelope.from_bytes(key.envelope).archive if key is not None and key.envelope else ""


def is_remembered(path: Path) -> bool:
    """Tell whether a machine may open an archive; only its envelope is looked at."""
    own = envelopes.own(path)
    return isinstance(own, Envelope) and own.has("machine")


def keep(name: str) -> Kept:
    """Give the store a new secret for a key; raises `StoreFailed("key_store")`. May wait."""
    store = key_store.system_store()
    if store is None or not name:
        raise StoreFailed("key_store")
    made = secret.new_machine()
    store.put(name, made)
    if store.get(name) != made:
        # A store that forgets at once would be offered in vain at every start.
        made.wipe()
        raise StoreFailed("key_store")
    return Kept(made)


def let_in(archive: SqliteArchive, kept: Kept) -> bool:
    """Let what the store has open an archive; tell whether the disk took it."""
    try:
        archive.change_secret(kept.secret, RANDOM)
    except StoreFailed:
        return False
    finally:
        kept.secret.wipe()
    return True


def drop(name: str) -> None:
    """Take away what the store has for a key; never fails. May wait."""
    store = key_store.system_store()
    if store is not None and name:
        store.drop(name)


def remembered_key(path: Path) -> Key:
    """Return the key of an archive by what this machine remembers. May wait.

    Raises `StoreFailed` as `key_for`, and `machine_none` where it remembers nothing.
    """
    own = envelopes.own(path)
    store = key_store.system_store() if isinstance(own, Envelope) and own.has("machine") else None
    given = store.get(own.archive) if store is not None and isinstance(own, Envelope) else None
    if given is None:
        raise StoreFailed("machine_none")
    try:
        key = key_for(path, given)
    finally:
        given.wipe()
    if key is None:
        raise StoreFailed("machine_none")
    return key
