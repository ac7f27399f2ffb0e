"""The backups of an open archive: whether one is due, and making it at once or in steps."""

import datetime
from collections.abc import Callable
from pathlib import Path

from dialog_app.storage import backup, closing
from dialog_app.storage.open_file import OpenFile
from dialog_app.storage.sqlite import Error, Key, failure
from dialog_app.storage.stepped import SteppedCopy, SteppedCount, Stopped


class Keeping:
    """Makes the backups of one open archive, and makes room for them."""

    def __init__(self, file: OpenFile, now: Callable[[], datetime.datetime]) -> None:
        self._file = file
        self._now = now
        self._backed_up: int | None = None
        self.spared: Path | None = None
        """A backup that stays although its time is over, since somebody goes back to it."""
        self.wanted: Callable[[], object] | None = None
        """Called when a day has ended, by whoever writes that it has."""

    def is_due(self) -> bool:
        """Tell whether the archive holds something that no backup has; raises `StoreFailed`."""
        try:
            return self._is_due()
        except OSError as error:
            raise failure(error, self._file.path) from error

    def _is_due(self) -> bool:
        newest = _newest(self._file.path)
        if newest is None:
            return True
        if self._backed_up is not None:
            return self._backed_up != self._file.commits
        return _written_at(self._file.path) > newest.stat().st_mtime_ns

    def make(self) -> Path:
        """Make a backup at once, and make room; raises `StoreFailed`."""
        file, path = self._file, self._file.path
        made = backup.backup_name(path, self._now())
        commits = file.commits
        self.settle()
        backup.backup_to(file.connection, file.key, made)
        self.made(commits)
        return made

    def settle(self) -> None:
        """Bring everything into the one file, so that it is written no more after the backup.

        That is how the next opening knows that nothing has changed. Raises `StoreFailed`.
        """
        try:
            closing.into_one_file(self._file.connection)
        except Error as error:
            # Of a file that lost its name the connection is all there is, so it is kept.
            raise failure(error, self._file.path) from error

    def make_if_due(self) -> None:
        """Make a backup if something has changed since the newest; raises `StoreFailed`."""
        if self.is_due():
            self.make()

    def begin(self) -> "SteppedBackup":
        """Begin a backup that takes steps; raises `StoreFailed`."""
        self.settle()
        return SteppedBackup(self, self._file, backup.backup_name(self._file.path, self._now()))

    def give_up(self) -> None:
        """Let a backup that is being made in steps come to nothing; never fails."""
        self._file.stop_copy()

    def made(self, commits: int) -> None:
        """Note how much the newest backup holds, and take away those whose time is over."""
        self._backed_up = commits
        try:
            backup.rotate(self._file.path, self.spared)
        except OSError as error:
            raise failure(error, backup.folder_of(self._file.path)) from error


class SteppedBackup:
    """A backup on its way: copied and counted by steps, checked elsewhere, named at the end.

    Everything but `check` is for the thread of the archive; `check` takes as long as it takes
    and is for any other. All of them raise `StoreFailed`, and `Stopped` when the archive is let
    go of or what the copy holds has been cleared from the archive meanwhile.
    """

    def __init__(self, keeping: Keeping, file: OpenFile, path: Path) -> None:
        self._keeping = keeping
        self._file = file
        self._path = path
        self._part = backup.part_of(path)
        self._key: Key | None = file.key
        self._commits = file.commits
        try:
            backup.make_room(self._part)
        except OSError as error:
            raise failure(error, path.parent) from error
        self._copy: SteppedCopy = file.begin_copy(self._part)
        self._count: SteppedCount | None = None
        self._counts: dict[str, int] | None = None
        self._copied_at = 0

    def step(self, seconds: float) -> bool:
        """Go on for about so long; True when nothing is left but the check."""
        try:
            return self._step(seconds)
        except (Error, OSError) as error:
            self.give_up()
            raise failure(error, self._path.parent) from error

    def _step(self, seconds: float) -> bool:
        if self._count is None:
            if self._copy.step(seconds):
                self._copied_at = self._file.commits
                names = backup.table_names(self._file.connection)
                self._count = SteppedCount(self._file.connection, names)
            return False
        self._check_wanted()
        if self._copied_at != self._file.commits:
            # Rows that came after the copy are none of its business.
            return True
        if not self._count.step(seconds):
            return False
        self._counts = self._count.found
        return True

    def check(self) -> None:
        """Open the copy by itself and look it through."""
        try:
            backup.check(self._key, self._part, self._counts)
        except (Error, OSError) as error:
            raise failure(error, self._path.parent) from error

    def finish(self) -> Path:
        """Give the checked copy its name, and make room."""
        self._check_wanted()
        try:
            backup.give_name(self._part, self._path, self._file.key)
        except OSError as error:
            raise failure(error, self._path.parent) from error
        finally:
            self.give_up()
        self._keeping.made(self._commits)
        return self._path

    def give_up(self) -> None:
        """Leave nothing behind of a copy that has no name; never fails."""
        self._copy.stop()
        backup.clear(self._part)

    def _check_wanted(self) -> None:
        if self._copy.is_stopped:
            raise Stopped


def _newest(archive: Path) -> Path | None:
    named = (path for path in reversed(backup.backups_of(archive)) if backup.made_at(path))
    return next(named, None)


def _written_at(archive: Path) -> int:
    """Return when an archive was last written, by the clock of its disk. Raises OSError."""
    beside = archive.with_name(archive.name + "-wal")
    written = archive.stat()
    if beside.exists() and beside.stat().st_size:
        return max(written.st_mtime_ns, beside.stat().st_mtime_ns)
    return written.st_mtime_ns
