"""When Python takes away what nobody needs any more: between two events, and never within one.

Qt holds a lock of its own while a widget goes, and calls back into Python meanwhile. A collection
that begins just then, and takes another widget away, waits for that lock for ever: seen with
PySide6 6.12, once in some thirty runs.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY_MS: Final = 5_000


class Collecting(QTimer):
    """Collects on the window's thread, a few seconds apart, instead of whenever Python likes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setInterval(_EVERY_MS)
        self.timeout.connect(collect_due)

    def begin(self) -> None:
        """Let nothing be collected by itself from now on, and nothing that is there already.

        That is the program itself, which stays: looking through it as well held the window for
        an eighth of a second each time, and what a day leaves takes a fiftieth.
        """
        gc.disable()
        gc.freeze()
        self.start()


def collect_due() -> None:
    """Collect what Python would have collected by now, by its own limits."""
    young, middle, old = gc.get_count()
    limits = gc.get_threshold()
    if young <= limits[0]:
        return
    if middle <= limits[1]:
        gc.collect(0)
    else:
        gc.collect(2 if old > limits[2] else 1)
