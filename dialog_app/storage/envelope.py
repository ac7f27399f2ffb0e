"""The envelope beside an encrypted archive: its key, sealed once for each secret that opens it.

The form, version 1: JSON in UTF-8, keys sorted, no spaces, and one way only to write anything;
a checksum over the rest tells damage from a wrong passphrase.
"""

import base64
import binascii
import hashlib
import json
import secrets
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, get_args

from dialog_app.core.ports import StoreFailed
from dialog_app.storage.disk import put_whole
from dialog_app.storage.secret import Secret, SlotKind
from dialog_app.storage.slots import NONCE, SALT, SEALED, Cost, Slot, sealed, unsealed
from dialog_app.storage.sqlite import Key, failure

ENDING: Final = ".key"
COMING: Final = ".new"
VERSION: Final = 1
LARGEST: Final = 8192
"""How many bytes an envelope may have."""

_FORM: Final = "dialogdag-envelope"
_ID: Final = 32


@dataclass(frozen=True, slots=True)
class Envelope:
    """The slots of one archive's key, at most one of each kind; `archive` is the key's name."""

    archive: str
    slots: tuple[Slot, ...]

    def unlocked(self, secret: Secret) -> Key:
        """Return the archive's key, with this envelope about it.

        Raises `StoreFailed` (`passphrase_wrong`, `recovery_key_wrong`, `recovery_key_none`).
        """
        slot = next((slot for slot in self.slots if slot.kind == secret.kind), None)
        if slot is None:
            raise StoreFailed(f"{secret.kind}_none")
        return about(unsealed(slot, secret, self.archive), self)

    def with_secret(self, secret: Secret, key: Key, cost: Cost | None = None) -> "Envelope":
        """Return the envelope with `secret` in place of the earlier one of its kind."""
        others = (slot for slot in self.slots if slot.kind != secret.kind)
        slots = (*others, sealed(secret, key, self.archive, cost))
        return replace(self, slots=tuple(sorted(slots, key=lambda slot: slot.kind)))

    def without(self, kind: SlotKind) -> "Envelope":
        """Return the envelope without the secret of a kind."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.kind != kind))

    def has(self, kind: SlotKind) -> bool:
        """Tell whether a secret of this kind opens it."""
        return any(slot.kind == kind for slot in self.slots)


def new_key(*given: Secret, cost: Cost | None = None) -> Key:
    """Return a new random key with an envelope that the secrets open."""
    key = Key(secrets.token_bytes(32), secrets.token_bytes(16))
    envelope = Envelope(secrets.token_hex(_ID // 2), ())
    for secret in given:
        envelope = envelope.with_secret(secret, key, cost)
    return about(key, envelope)


def about(key: Key, envelope: Envelope) -> Key:
    """Return a key that carries an envelope, so that every copy of the archive gets it too."""
    return replace(key, envelope=as_bytes(envelope))


def path_of(archive: Path) -> Path:
    """Return where the envelope of an archive or a backup lies."""
    return archive.with_name(archive.name + ENDING)


def coming_path_of(archive: Path) -> Path:
    """Return where the envelope of an archive's new key waits until the archive has that key."""
    return archive.with_name(archive.name + ENDING + COMING)


def read(archive: Path) -> Envelope:
    """Read the envelope beside an archive; raises as `read_at`."""
    return read_at(path_of(archive))


def read_at(path: Path) -> Envelope:
    """Read an envelope.

    Raises `StoreFailed` (`envelope_missing`, `envelope_broken`, `newer`, or what the disk says).
    """
    try:
        with path.open("rb") as file:
            return from_bytes(file.read(LARGEST + 1))
    except FileNotFoundError:
        raise StoreFailed("envelope_missing") from None
    except OSError as error:
        raise failure(error, path) from error


def put(archive: Path, content: bytes) -> None:
    """Write the envelope beside an archive, whole or not at all; raises OSError."""
    put_whole(path_of(archive), content)


def as_bytes(envelope: Envelope) -> bytes:
    """Return an envelope in the one way it is written."""
    content = {
        "form": _FORM,
        "version": VERSION,
        "archive": envelope.archive,
        "slots": [_slot_as_json(slot) for slot in envelope.slots],
    }
    return _dumped({**content, "checksum": _checksum(content)})


def from_bytes(raw: bytes) -> Envelope:
    """Return the envelope that was written so.

    Raises `StoreFailed`: `newer` for a version to come, `envelope_broken` for anything else.
    """
    content = _loaded(raw)
    try:
        slots = tuple(_slot_from_json(slot) for slot in content["slots"])
        envelope = Envelope(content["archive"], slots)
        is_whole = as_bytes(envelope) == raw and _is_sound(envelope)
    except (KeyError, TypeError, ValueError, AttributeError):
        is_whole = False
    if not is_whole:
        raise StoreFailed("envelope_broken")
    return envelope


def _is_sound(envelope: Envelope) -> bool:
    kinds = [slot.kind for slot in envelope.slots]
    # What a machine remembers is gone with the machine: it is never the only way in.
    by_people = any(kind != "machine" for kind in kinds)
    return len(envelope.archive) == _ID and by_people and len(kinds) == len(set(kinds))


def _loaded(raw: bytes) -> dict[str, Any]:
    try:
        content = json.loads(raw) if len(raw) <= LARGEST else None
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict) or content.get("form") != _FORM:
        raise StoreFailed("envelope_broken")
    stated = content.pop("checksum", None)
    if stated != _checksum(content):
        raise StoreFailed("envelope_broken")
    version = content.get("version")
    if isinstance(version, int) and version > VERSION:
        raise StoreFailed("newer")
    return content


def _checksum(content: dict[str, Any]) -> str:
    return hashlib.sha256(_dumped(content)).hexdigest()


def _dumped(content: dict[str, Any]) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()


def _slot_as_json(slot: Slot) -> dict[str, object]:
    return {
        "kind": slot.kind,
        "memory": slot.cost.memory,
        "passes": slot.cost.passes,
        "lanes": slot.cost.lanes,
        **{name: _text(content) for name, content in _contents(slot).items()},
    }


def _contents(slot: Slot) -> dict[str, bytes]:
    return {"salt": slot.salt, "nonce": slot.nonce, "sealed": slot.sealed}


def _slot_from_json(given: dict[str, Any]) -> Slot:
    """Return a slot; raises KeyError, TypeError or ValueError where it is none."""
    numbers = [given[name] for name in ("memory", "passes", "lanes")]
    if given["kind"] not in get_args(SlotKind) or any(type(n) is not int for n in numbers):
        raise ValueError
    salt, nonce, content = (_bytes(given[name]) for name in ("salt", "nonce", "sealed"))
    slot = Slot(given["kind"], Cost(*numbers), salt, nonce, content)
    lengths = (len(slot.salt), len(slot.nonce), len(slot.sealed))
    if lengths != (SALT, NONCE, SEALED) or not slot.cost.is_bearable:
        raise ValueError
    return slot


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError from error
