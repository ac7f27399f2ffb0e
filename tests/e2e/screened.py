"""The real window on a real X server, running the newest day and saying where everything stands.

Every line it says is one JSON object; what it reads are keys to press («Ctrl+Shift+W»), a line for
each, or `look`. `covered` says whether the wall has lain over the facilitator's window since the
line before, looked at with every change of the screens and every few milliseconds.
"""

import json
import os
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from dialog_app.core.slides.kinds import Slide
from dialog_app.program.program import Program
from dialog_app.ui.main_window import MainWindow
from dialog_app.ui.projector.preview import WallPreview
from dialog_app.ui.projector.screens import screen_of
from dialog_app.ui.projector.window import WallWindow
from tests.core.slides import texts
from tests.e2e.hands import CTRL, press, start_day
from tests.e2e.watched import Ears

LOOK: Final = "look"

_EVERY_MS: Final = 4


class Screened:
    """Presses the keys that are asked for, and says after each what stands where."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._covered = False
        self._timer = QTimer(window, interval=_EVERY_MS)
        self._timer.timeout.connect(self._watch)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenRemoved.connect(self._watch)
        app.screenAdded.connect(self._watch)

    def begin(self) -> None:
        """Open the newest day at its live page, and start it."""
        press(Qt.Key.Key_Return)
        while not self._window.findChildren(QWidget, "live_page"):
            press(Qt.Key.Key_PageDown, CTRL)
        start_day()
        self._timer.start()
        self.tell()

    def hear(self, asked: str) -> None:
        """Press keys or only look, and say what is seen."""
        if asked != LOOK:
            hold_keyboard(self._window)
            QTest.keySequence(QApplication.focusWidget(), QKeySequence(asked))
            QApplication.processEvents()
        self.tell()

    def tell(self) -> None:
        """Say where window and wall stand, and what is really to be seen there."""
        wall, window = self._wall(), self._window
        said = {
            "screens": {s.name(): s.geometry().getRect() for s in QGuiApplication.screens()},
            "own": screen_of(window).name(),
            "window": window.frameGeometry().getRect(),
            "window_seen": _seen(window, window.grab().toImage()),
            "wall": wall.geometry().getRect() if wall.isVisible() else None,
            "wall_screen": wall.screen_name,
            "wall_seen": wall.isVisible() and _seen(wall, wall.grab().toImage()),
            "says": _heading(wall.slide),
            "column": window.findChildren(WallPreview, "wall_preview")[-1].state,
            "covered": self._covered,
        }
        self._covered = False
        os.write(1, (json.dumps(said) + "\n").encode())

    def _wall(self) -> WallWindow:
        walls = (w for w in QApplication.topLevelWidgets() if isinstance(w, WallWindow))
        return next(walls)

    def _watch(self, _screen: object = None) -> None:
        wall = self._wall()
        own = self._window.frameGeometry()
        self._covered |= wall.isVisible() and wall.geometry().intersects(own)


def hold_keyboard(window: MainWindow) -> None:
    """Give a window the keyboard; where no desktop is, nobody else does."""
    while not window.isActiveWindow() or QApplication.focusWidget() is None:
        window.activateWindow()
        QTest.qWaitForWindowActive(window)


def _heading(slide: Slide) -> str:
    return f"{type(slide).__name__}: {texts(slide)}"


def _seen(window: QWidget, picture: QImage) -> bool:
    """Tell whether a window is what the X server shows in its place, but for a blinking caret."""
    place: QRect = window.geometry()
    screen = screen_of(window)
    root = screen.grabWindow(0).toImage()
    there = root.copy(place.translated(-screen.geometry().topLeft()))
    points = [(x, y) for x in range(4, place.width(), 23) for y in range(4, place.height(), 17)]
    same = sum(there.pixelColor(x, y) == picture.pixelColor(x, y) for x, y in points)
    return same >= 0.98 * len(points)


def main(archive: Path) -> None:
    """Open the archive in the real window and do as asked, until killed."""
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    program = Program(app)
    program.begin(archive)
    assert program.window is not None, "the archive could not be opened"
    hold_keyboard(program.window)
    screened, ears = Screened(program.window), Ears()
    ears.heard.connect(screened.hear)
    screened.begin()
    ears.listen()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
