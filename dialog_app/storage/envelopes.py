"""Every envelope that may open an archive: its own, the coming one, and those of its backups."""

from collections.abc import Iterator
from pathlib import Path

from dialog_app.core.ports import StoreFailed
from dialog_app.storage import backup, envelope
from dialog_app.storage.envelope import Envelope
from dialog_app.storage.sqlite import Key


def own(path: Path) -> Envelope | StoreFailed:
    """Return the envelope beside an archive, or what is the matter with it."""
    try:
        return envelope.read(path)
    except StoreFailed as failed:
        return failed


def others(path: Path) -> Iterator[Envelope]:
    """Give the other envelopes that may be the archive's, each content once, newest first."""
    seen: list[Envelope] = []
    for place in (envelope.coming_path_of(path), *_kept_beside(path)):
        try:
            one = envelope.read_at(place)
        except StoreFailed:
            continue
        if one not in seen:
            seen.append(one)
            yield one


def settle(path: Path, key: Key) -> bool:
    """Put the envelope a key came out of beside its open archive, where it does not lie yet.

    Returns whether one was missing there. What cannot be written is left for the next time.
    """
    coming = envelope.coming_path_of(path)
    try:
        is_restored = bool(key.envelope) and not _is_beside(path, key)
        if is_restored:
            envelope.put(path, key.envelope)
        coming.unlink(missing_ok=True)
    except OSError:
        return False
    return is_restored


def _is_beside(path: Path, key: Key) -> bool:
    beside = own(path)
    return (
        isinstance(beside, Envelope) and beside.archive == envelope.from_bytes(key.envelope).archive
    )


def _kept_beside(path: Path) -> list[Path]:
    """Return where backups have their envelopes, and for a backup, where its archive has it."""
    copies = [envelope.path_of(copy) for copy in reversed(backup.backups_of(path))]
    if path.parent.name == backup.FOLDER:
        archive = path.parent.parent / path.name.rsplit(".", 2)[0]
        siblings = reversed(backup.backups_of(archive))
        copies += [envelope.path_of(archive), *(envelope.path_of(one) for one in siblings)]
    return copies
