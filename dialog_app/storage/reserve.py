"""Room put aside beside an archive, and given up when the disk is full."""

import contextlib
import os
from pathlib import Path
from typing import Final

from dialog_app.storage.disk import sync_folder

SIZE: Final = 1 << 20
"""How many bytes are put aside: some pages of text, or hundreds of counts."""

MARGIN: Final = 8 * SIZE
"""How many bytes must be free for room to be put aside: else it is needed for what is written."""


class Reserve:
    """A file of noise beside one archive, which takes room until the room is needed.

    Nothing is in it: noise, because a disk that packs files would give no room to anything else.
    """

    def __init__(self, archive: Path) -> None:
        self.path = archive.with_name(f".{archive.name}.reserve")
        self._folder = archive.parent

    def is_there(self) -> bool:
        """Tell whether room is put aside."""
        try:
            return self.path.stat().st_size == SIZE
        except OSError:
            return False

    def room(self) -> int:
        """Return how many bytes are free on the disk, what is put aside not counted.

        Raises OSError.
        """
        # The first paint waits for none of it.
        import shutil

        return shutil.disk_usage(self._folder).free

    def make(self) -> bool:
        """Put room aside, if there is enough; returns whether it is. Never fails."""
        if self.is_there():
            return True
        try:
            if self.room() < MARGIN:
                return False
            with self.path.open("wb") as file:
                file.write(os.urandom(SIZE))
                file.flush()
                os.fsync(file.fileno())
            sync_folder(self._folder)
        except OSError:
            self.give_up()
            return False
        return True

    def give_up(self) -> bool:
        """Give the room back to the disk; returns whether there was any. Never fails."""
        with contextlib.suppress(OSError):
            self.path.unlink()
            return True
        return False
