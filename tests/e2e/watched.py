"""The real window in a process of its own, running the newest day and saying what its clock says.

Every line it says is one JSON object: the laptop's time, the seconds left of the running item and
whether the clock stands still. What it reads on its input are the keys to press, a line for each.
"""

import json
import os
import sys
import threading
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from dialog_app.core.clock import forecast
from dialog_app.program.program import Program
from dialog_app.ui.main_window import MainWindow
from tests.e2e.hands import CTRL, press

KEYS = {key.name.removeprefix("Key_"): key for key in Qt.Key}


class Ears(QObject):
    """Hears keys on the input, on a thread of its own, and tells of them on the window's."""

    heard = Signal(str)

    def listen(self) -> None:
        """Begin to listen."""
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in sys.stdin:
            self.heard.emit(line.strip())


class Watch:
    """Presses the keys that are asked for, and says after each what the clock says."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def begin(self) -> None:
        """Open the newest day at its live page."""
        press(Qt.Key.Key_Return)
        while not self._window.findChildren(QWidget, "live_page"):
            press(Qt.Key.Key_PageDown, CTRL)
        self.tell()

    def press(self, name: str) -> None:
        """Press a key, by Qt's name for it."""
        # The wall has just come up, and Qt's unseen desktop may have given it the keyboard.
        while QApplication.focusWidget() is None:
            self._window.activateWindow()
            QTest.qWaitForWindowActive(self._window)
        press(KEYS[name])
        self.tell()

    def tell(self) -> None:
        """Say what the clock says."""
        bridge = self._window.workspace.day
        assert bridge is not None
        day = bridge.record
        now = self._window.house.session.laptop.now()
        looked = forecast(day, now)
        left = looked.remaining.total_seconds() if looked.remaining is not None else None
        said = {"at": time.time(), "left": left, "paused": looked.paused_for is not None}
        os.write(1, (json.dumps(said) + "\n").encode())


def main(archive: Path) -> None:
    """Open the archive in the real window and do as asked, until killed."""
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    program = Program(app)
    program.begin(archive)
    assert program.window is not None, "the archive could not be opened"
    QTest.qWaitForWindowActive(program.window)
    watch, ears = Watch(program.window), Ears()
    ears.heard.connect(watch.press)
    watch.begin()
    ears.listen()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
