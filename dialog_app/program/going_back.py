"""The way back to a backup: from the window of an open archive, and where none can be opened."""

from collections.abc import Callable
from pathlib import Path

from dialog_app.core.backups import Held, Kept
from dialog_app.core.ports import StoreFailed
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.program.companions import Reopening
from dialog_app.storage import backup, restoring, secret
from dialog_app.storage.archive import SqliteArchive
from dialog_app.storage.sqlite import Key
from dialog_app.storage.unlocking import key_for
from dialog_app.ui.backups.ways import BackupWays
from dialog_app.ui.text import when_made
from dialog_app.ui.words import say


class Keys:
    """The keys backups open with: that of the archive, and those somebody has typed a secret for.

    Asked from any thread, and never by two at once.
    """

    def __init__(self, own: Key | None) -> None:
        self._known: list[Key | None] = [None] if own is None else [own]

    def of(self, copy: Path) -> Key | None:
        """Return the key of a backup, None for a plain one; raises `StoreFailed`."""
        refused = StoreFailed("passphrase_needed")
        for key in self._known:
            try:
                return restoring.own_key(copy, key)
            except StoreFailed as failed:
                refused = failed
        raise refused

    def look(self, kept: Kept) -> Held:
        """Return what a backup holds; raises `StoreFailed`."""
        return restoring.look(kept.path, self.of(kept.path))

    def unlock(self, kept: Kept, kind: str, typed: str) -> None:
        """Learn the key of a backup from a secret of a kind; raises `StoreFailed`."""
        given = secret.of_kind(kind, typed)
        try:
            key = key_for(kept.path, given)
        finally:
            given.wipe()
        if key is not None:
            self._known.append(key)


def ways_of(
    archive: SqliteArchive,
    laptop: ThisLaptop,
    reopen: Callable[[Reopening], None],
    tell: Callable[[str], None],
) -> BackupWays:
    """Return the backups of an open archive; going back to one leaves the window for a moment."""
    keys = Keys(archive.key)

    def restore(kept: Kept) -> None:
        key = keys.of(kept.path)
        # The last backup before the window goes must not make room by this one.
        archive.keeping.spared = kept.path
        done: list[Path | None] = []

        def deed(place: Path, _key: Key | None) -> tuple[Path, Key | None]:
            done.append(restoring.restore(place, kept.path, key, laptop.now()))
            return place, key

        reopen(deed)
        for aside in done:
            tell(_told(kept, aside, laptop))

    path = archive.path
    return BackupWays(
        found=lambda: restoring.found(path),
        look=keys.look,
        unlock=keys.unlock,
        here=lambda: _here(archive),
        restore=restore,
        now=laptop.now,
        folder=backup.folder_of(path),
    )


def _here(archive: SqliteArchive) -> Held | None:
    try:
        return archive.read(restoring.held)
    except StoreFailed:
        return None


def _told(kept: Kept, aside: Path | None, laptop: ThisLaptop) -> str:
    when = when_made(kept.at, laptop.now()) if kept.at is not None else kept.path.name
    done = say("backups.done", when=when)
    if aside is None:
        return done
    return f"{done} {say('backups.put_aside', name=aside.name)}"


def ways_to(
    place: Path,
    key: Key | None,
    laptop: ThisLaptop,
    chosen: Callable[[Path, Key | None], None],
) -> BackupWays:
    """Return the backups of an archive that nobody can open; `chosen` gets what came of it."""
    keys = Keys(key)

    def restore(kept: Kept) -> None:
        found = keys.of(kept.path)
        restoring.restore(place, kept.path, found, laptop.now())
        chosen(place, found)

    return BackupWays(
        found=lambda: restoring.found(place),
        look=keys.look,
        unlock=keys.unlock,
        here=lambda: None,
        restore=restore,
        now=laptop.now,
        folder=backup.folder_of(place),
    )
