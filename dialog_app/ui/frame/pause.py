"""The calm page that lies over the window while the archive's disk is out."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from dialog_app.ui import theme
from dialog_app.ui.frame.overlay import ABOVE_CARDS
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say

_VEIL: Final = 235
_WIDTH: Final = 560
_LONGEST: Final = 200


class Pause(QWidget):
    """Covers the window and takes its keys until it is ended; what is below stays as it is."""

    def __init__(self, window: QMainWindow, place: str) -> None:
        super().__init__(window)
        self.setObjectName("pause")
        self.setProperty(ABOVE_CARDS, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._window = window
        self._before = QApplication.focusWidget()
        self._keys = [key for key in window.findChildren(QShortcut) if key.isEnabled()]
        for key in self._keys:
            key.setEnabled(False)
        self._heading = Label("", "title").wrapped()
        self._heading.setObjectName("pause_heading")
        self._what = Label("", "lead").wrapped()
        self._what.setObjectName("pause_what")
        self._button = Button(say("place.changed.reopen"), ButtonLook("primary"))
        self._button.setObjectName("reopen")
        where = Label(say("frame.start.place", place=place[-_LONGEST:]), muted=True).wrapped()
        column = QVBoxLayout(self)
        card = _card(self._heading, self._what, where)
        card.body.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        self._button.hide()
        self._tell("out")
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keep_keyboard)

    def say_changed(self, reopen: Callable[[], None]) -> None:
        """Say that the disk is back, but the archive was changed elsewhere, and how to go on."""
        if self._button.isVisible():
            return
        self._tell("changed")
        self._button.clicked.connect(lambda _checked=False: reopen())
        self._button.show()
        self._button.setFocus()

    def end(self) -> None:
        """Go away, and give the keyboard back to where it was."""
        self._window.removeEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._keep_keyboard)
        for key in self._keys:
            key.setEnabled(True)
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if watched is self._window and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let no key through."""
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let no click through."""
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the veil over the page."""
        veil = theme.colour("bg")
        veil.setAlpha(_VEIL)
        QPainter(self).fillRect(self.rect(), veil)

    def _tell(self, key: str) -> None:
        heading, what = say(f"place.{key}.heading"), say(f"place.{key}.what")
        self._heading.setText(heading)
        self._what.setText(what)
        self.setAccessibleName(f"{heading}. {what}")

    def _keep_keyboard(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Hold the keyboard here; what the page wants meanwhile it gets afterwards."""
        below = now is not None and now.window() is self._window and not self.isAncestorOf(now)
        if below and now is not self:
            self._before = now
            self.setFocus(Qt.FocusReason.PopupFocusReason)


def _card(*parts: QWidget) -> Card:
    card = Card(padding=theme.current().space.xl)
    card.setProperty("framed", True)
    card.setFixedWidth(theme.scaled(_WIDTH))
    card.body.setSpacing(theme.current().space.m)
    for part in parts:
        card.body.addWidget(part)
    return card
