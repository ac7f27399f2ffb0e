"""How an open archive's file stands on its disk, and what is done when it does not."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from dialog_app.core.ports import StoreFailed
from dialog_app.storage.backup import backup_to
from dialog_app.storage.closing import all_in_one_file
from dialog_app.storage.open_file import OpenFile, Return
from dialog_app.storage.place import answers
from dialog_app.storage.reserve import Reserve
from dialog_app.storage.sqlite import Connection, Error

Whereabouts = Literal["there", "out", "lost"]
"""A file is there, its whole disk is out, or its name leads to no file or to another one."""


class Standing:
    """Where the file of an open archive is, seen from outside, and how to find the way back."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    @property
    def reserve(self) -> Reserve:
        """The room put aside on the archive's disk."""
        return self._file.reserve

    def whereabouts(self, *, doubtful: bool = False) -> Whereabouts:
        """Tell whether the file is where it was opened; never fails.

        After an error of the disk it is `doubtful`: a name may be remembered of a disk that is out.
        """
        try:
            self._file.check_in_place()
        except StoreFailed:
            return "out" if self._file.is_out() else "lost"
        return "out" if doubtful and not answers(self._file.path.parent) else "there"

    def gather(self, bring: Callable[[Connection], None] = all_in_one_file) -> None:
        """Bring everything into the one file, so that who copies it by hand has it all.

        Takes half the time of the archive's `rest`, and the next commits none more: what stands
        beside the file stays, to be written over. Raises `StoreFailed`.
        """
        try:
            self._file.check_in_place()
            bring(self._file.connection)
        except Error as error:
            raise self._file.verdict(error) from error

    def wait(self) -> None:
        """Let go of the file while its disk is out: what was acknowledged is on that disk."""
        self._file.forget()

    def come_back(self) -> Return:
        """Take the file up again after its disk was out, if it is there and ours; never fails."""
        return self._file.come_back()

    def move_to(self, path: Path) -> None:
        """Write all there is to a new file, check it, and go on in it.

        Also a file that lost its name can be moved; one that has it stays where it is, and whole.
        Raises `StoreFailed`, and everything is then as it was.
        """
        backup_to(self._file.connection, self._file.key, path)
        self._file.go_on_at(path)
