"""What follows a moment after the first of many calls, however many more there are."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

AFTER_MS: Final = 300


class Soon(QTimer):
    """Does its deed once, 300 ms after the first `ask` since the last time.

    A timer begun anew with every key would wait for whoever writes on without a pause, and a
    crash would take all of it.
    """

    def __init__(self, deed: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(AFTER_MS)
        self.timeout.connect(deed)

    def ask(self, *_change: object) -> None:
        """Have the deed done soon, if it is not on its way."""
        if not self.isActive():
            self.start()
