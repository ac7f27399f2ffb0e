"""From a secret to the key of an archive."""

from pathlib import Path

from dialog_app.core.ports import StoreFailed
from dialog_app.storage import envelope
from dialog_app.storage.opening import what_is_shut
from dialog_app.storage.relocking import is_encrypted
from dialog_app.storage.secret import Secret
from dialog_app.storage.sqlite import Key


def key_for(path: Path, secret: Secret) -> Key | None:
    """Return the key a secret opens an archive with; None for a plain or a missing one.

    Takes half a second. Raises `StoreFailed` (`passphrase_wrong`, `recovery_key_wrong`,
    `recovery_key_none`, `envelope_missing`, `envelope_broken`, `newer`, `memory`, `not_ours`).
    """
    if not is_encrypted(path):
        return None
    kind = what_is_shut(path)
    if kind != "passphrase_needed":
        raise StoreFailed(kind)
    return envelope.read(path).unlocked(secret)
