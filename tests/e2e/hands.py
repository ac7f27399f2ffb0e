"""The hands and eyes of a facilitator: keys, a mouse, and what stands on the screen.

Nothing here asks the program for anything but what it shows.
"""

import datetime
from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from dialog_app.core import norway

W = TypeVar("W", bound=QWidget)

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def in_days(days: int) -> str:
    """Return a date as a facilitator types it, so many days after today in Norway."""
    today = norway.date(datetime.datetime.now(datetime.UTC))
    return f"{today + datetime.timedelta(days=days):%d.%m.%Y}"


def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    """Press a key where the keyboard is."""
    for _ in range(times):
        QTest.keyClick(_held(), key, held)
        QApplication.processEvents()


def type_in(text: str) -> None:
    """Type a text where the keyboard is, key by key."""
    for character in text:
        if character.isascii() and character.isprintable():
            QTest.keyClicks(_held(), character)
        else:
            # QTest knows no letters beyond ASCII; a keyboard sends them like this.
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(_held(), QKeyEvent(kind, 0, NONE, character))
    QApplication.processEvents()


def write_over(text: str) -> None:
    """Write over all that stands where the keyboard is."""
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_Delete)
    type_in(text)


def paste(text: str) -> None:
    """Paste a text where the keyboard is."""
    QGuiApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, CTRL)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click on a part of a window."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, at or widget.rect().center())
    QApplication.processEvents()


def shown(within: QWidget, kind: type[W], name: str = "") -> Iterator[W]:
    """Give the parts of a kind that are to be seen, those of a name where one is given."""
    yield from (
        part
        for part in within.findChildren(kind)
        if part.isVisible() and name in {"", part.objectName()}
    )


def start_day() -> None:
    """Press the space bar, and again where it asks whether the day begins at the wrong time."""
    press(Qt.Key.Key_Space)
    if any(next(shown(w, QWidget, "start_other"), None) for w in QApplication.topLevelWidgets()):
        press(Qt.Key.Key_Space)


def one(within: QWidget, kind: type[W], name: str) -> W:
    """Return the part of that name; it must be on the screen."""
    found = next(shown(within, kind, name), None)
    assert found is not None, f"{name} is not on the screen"
    return found


def _held() -> QWidget:
    active = QApplication.activeWindow()
    if active is not None and active.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus:
        # No desktop gives the keyboard to such a window; Qt's unseen one does.
        windows = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        main = next(window for window in windows if window.objectName() == "main_window")
        main.activateWindow()
        QTest.qWaitForWindowActive(main)
    held = QApplication.focusWidget() or QApplication.activeWindow()
    assert held is not None, "nothing has the keyboard"
    return held
