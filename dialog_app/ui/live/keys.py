"""The keys of the live page: what holds the keyboard, and who hears of a key first."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from dialog_app.ui.actions import Action, Focus, Where, action_of
from dialog_app.ui.live.part import HoldsKeys

_TEXT: Final = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)

# A finger left on a key must not run the day (or the wall's queue) to its end, nor make a breather
# an hour long, nor strike what stands below.
_ONCE: Final = frozenset(
    {
        *(Action.NEXT_ITEM, Action.PAUSE, Action.BREATHER),
        *(Action.WALL_NEXT, Action.WALL_PREVIOUS, Action.QUEUE_SHOW, Action.QUEUE_REMOVE),
        *(Action.READ_STRIKE, Action.READ_WALL),
    }
)

Act = Callable[[Action], bool]


def held_by(widget: QWidget | None) -> Focus:
    """Return what holds the keyboard."""
    if isinstance(widget, HoldsKeys):
        return widget.key_focus
    if isinstance(widget, _TEXT):
        return Focus.TEXT
    return Focus.BUTTON if isinstance(widget, QAbstractButton) else Focus.OTHER


class Keys(QObject):
    """Watches the widget of the page that has the keyboard, and acts on its keys first.

    Watching one widget at a time keeps every other event of the program out of it.
    """

    def __init__(self, page: QWidget, act: Act, where: Where = Where.LIVE) -> None:
        super().__init__(page)
        self._where = where
        self._page = page
        self._act = act
        self._watched: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
            self._on_focus_changed(None, app.focusWidget())

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        if now is not None and (now is self._page or self._page.isAncestorOf(now)):
            now.installEventFilter(self)
            self._watched = now

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Act on a key before the widget that has it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            widget = watched if isinstance(watched, QWidget) else None
            wanted = action_of(event, self._where, held_by(widget))
            if wanted in _ONCE and event.isAutoRepeat():
                return True
            if wanted is not None and self._act(wanted):
                return True
        return super().eventFilter(watched, event)
