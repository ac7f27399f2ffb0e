"""Where the pictures go, and the watch over whoever takes them."""

import faulthandler
from pathlib import Path
from typing import Final

from PySide6.QtGui import QImage, QPixmap

LONGEST: Final = 90
"""After so many seconds without a picture something stands still: the run says where, and ends."""


class Album:
    """A folder of pictures, each under a name of its own."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._names: set[str] = set()
        self._watch()

    @property
    def count(self) -> int:
        """How many pictures it holds."""
        return len(self._names)

    def keep(self, picture: QImage | QPixmap, name: str) -> None:
        """Keep a picture as NAME.png; raises ValueError where the name is taken."""
        if name in self._names:
            raise ValueError(name)
        self._names.add(name)
        picture.save(str(self._folder / f"{name}.png"))
        self._watch()

    def close(self) -> None:
        """Watch no more."""
        faulthandler.cancel_dump_traceback_later()

    @staticmethod
    def _watch() -> None:
        faulthandler.dump_traceback_later(LONGEST, exit=True)
