"""How long the window's thread is held at a time: its own time on the processor between looks."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QTimer

FRAME_MS: Final = 50.0
_LOOK_MS: Final = 5
_LONG: Final = 300.0


class Frames:
    """Looks at the clock of the window's thread each time it is free; `longest` is in ms.

    Time on the processor counts and not time of the day, so that a machine that does something
    else meanwhile is not taken for a window that stands still.
    """

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.thread_time()
        self._timer = QTimer()
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def watch(self, until: Callable[[], bool]) -> float:
        """Let the window work until something is so; return the longest gap meanwhile (ms).

        Raises `RuntimeError` where it is not so after five minutes.
        """
        self.longest, self._last = 0.0, time.thread_time()
        began = time.monotonic()
        self._timer.start()
        while not until():
            QCoreApplication.processEvents()
            if time.monotonic() - began > _LONG:
                raise RuntimeError
            # What other threads do is let through, and what is idle costs nothing.
            time.sleep(0.0002)
        self._timer.stop()
        self._look()
        return self.longest

    def _look(self) -> None:
        now = time.thread_time()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now
