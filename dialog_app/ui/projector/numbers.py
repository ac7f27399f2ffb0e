"""A large number on every screen for a moment, so that one sees which is which."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPaintEvent, QPen, QScreen
from PySide6.QtWidgets import QWidget

from dialog_app.ui import theme
from dialog_app.ui.words import say

SHOWN_MS: Final = 3000

_SHARE: Final = 0.38
_WORD_SHARE: Final = 0.16
_WINDOW: Final = (
    Qt.WindowType.Tool
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
    | Qt.WindowType.WindowTransparentForInput
)


class ScreenNumber(QWidget):
    """One screen's number and whose it is, in its middle; never takes the keyboard."""

    def __init__(self, screen: QScreen, number: int, whose: str) -> None:
        super().__init__(None, _WINDOW)
        self.setObjectName(f"screen_number_{number}")
        self.number = number
        self.whose = whose
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAccessibleName(f"{number} {whose}".strip())
        self.setScreen(screen)
        whole = screen.geometry()
        side = round(_SHARE * min(whole.width(), whole.height()))
        place = QRect(0, 0, 2 * side, side)
        place.moveCenter(whole.center())
        self.setGeometry(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the number, and the word below it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.fillRect(box, theme.colour("surface"))
        painter.setPen(QPen(theme.colour("text"), 4))
        painter.drawRect(box.adjusted(2, 2, -2, -2))
        word = round(box.height() * _WORD_SHARE)
        above = box.adjusted(0, 0, 0, -1.8 * word if self.whose else 0)
        self._write(painter, above, str(self.number), round(above.height() * 0.75))
        below = box.adjusted(0, box.height() - 2.2 * word, 0, 0)
        self._write(painter, below, self.whose, word)

    @staticmethod
    def _write(painter: QPainter, box: QRectF, words: str, pixels: int) -> None:
        font = QFont(theme.family())
        font.setPixelSize(max(1, pixels))
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)


class ScreenNumbers(QObject):
    """Shows the numbers for three seconds; they are the ones the wall column names screens by."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._shown: list[ScreenNumber] = []
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            # A number would be moved to another screen and lie there.
            app.screenRemoved.connect(self.hide)

    def show(self, screens: Sequence[QScreen], own: QScreen | None, wall: str) -> None:
        """Number these screens; `own` is the facilitator's, `wall` the name of the wall's."""
        self.hide()
        for number, screen in enumerate(screens, start=1):
            shown = ScreenNumber(screen, number, _whose(screen, own, wall))
            shown.show()
            self._shown.append(shown)
        self._timer.start()

    def hide(self, _gone: object = None) -> None:
        """Take the numbers away."""
        self._timer.stop()
        for shown in self._shown:
            shown.close()
            shown.deleteLater()
        self._shown.clear()


def _whose(screen: QScreen, own: QScreen | None, wall: str) -> str:
    if own is not None and screen.name() == own.name():
        return say("wall.screens.yours")
    return say("wall.screens.wall") if screen.name() == wall else ""
