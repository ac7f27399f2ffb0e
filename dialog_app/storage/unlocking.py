"""From a secret to the key of an archive, also where its own envelope is lost."""

from pathlib import Path
from typing import Final

from dialog_app.core.ports import StoreFailed
from dialog_app.storage import envelope, envelopes
from dialog_app.storage.envelope import Envelope
from dialog_app.storage.opening import what_is_shut
from dialog_app.storage.relocking import is_encrypted
from dialog_app.storage.secret import Secret
from dialog_app.storage.sqlite import Error, Key, connect, pragma

_MOST_TRIED: Final = 6
"""How many envelopes are tried: each try takes its time on purpose."""


def key_for(path: Path, secret: Secret) -> Key | None:
    """Return the key a secret opens an archive with; None for a plain or a missing one.

    Where the envelope beside it is missing, damaged or of another key, those of its backups are
    tried, and what they hold must fit. Half a second for each try. Raises `StoreFailed`
    (`passphrase_wrong`, `recovery_key_wrong`, `recovery_key_none`, `machine_wrong`,
    `machine_none`, `envelope_missing`, `envelope_broken`, `newer`, `memory`, `not_ours`).
    """
    if not is_encrypted(path):
        return None
    kind = what_is_shut(path)
    if kind != "passphrase_needed":
        raise StoreFailed(kind)
    own = envelopes.own(path)
    if isinstance(own, StoreFailed):
        return _found_elsewhere(path, secret, own)
    try:
        key = own.unlocked(secret)
    except StoreFailed as refused:
        return _found_elsewhere(path, secret, refused, own)
    if envelope.coming_path_of(path).exists() and not fits(path, key):
        return _found_elsewhere(path, secret, StoreFailed(f"{secret.kind}_wrong"), own)
    return key


def _found_elsewhere(
    path: Path, secret: Secret, refused: StoreFailed, own: Envelope | None = None
) -> Key:
    """Return a key out of another envelope; raises `refused` where none fits."""
    found = [one for one in envelopes.others(path) if own is None or one.archive != own.archive]
    for one in found[:_MOST_TRIED]:
        try:
            key = one.unlocked(secret)
        except StoreFailed as failed:
            # Without an envelope of its own, theirs is the word that counts.
            refused = failed if own is None else refused
            continue
        if fits(path, key):
            return key
    raise refused


def fits(path: Path, key: Key) -> bool:
    """Tell whether a key is that of a file, or cannot be told for other reasons."""
    try:
        connection = connect(path, key)
        try:
            pragma(connection, "schema_version")
        finally:
            connection.close()
    except Error as error:
        return getattr(error, "sqlite_errorname", "") != "SQLITE_NOTADB"
    return True
