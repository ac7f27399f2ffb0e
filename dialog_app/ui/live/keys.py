"""The keys of the live page: what holds the keyboard, and the keys only this page knows."""

from collections.abc import Callable
from enum import StrEnum
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

from dialog_app.ui.actions import Action, Focus, Where, action_of, key_of
from dialog_app.ui.live.entry_row import EntryRow
from dialog_app.ui.live.finding_card import FindingCard

_TEXT: Final = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)


class More(StrEnum):
    """What the live page's own keys do; the value is also the name of its words."""

    MAJORITY = "majority"
    PHASE = "phase"
    PRESENT = "present"
    WALL_METHOD = "wall_method"
    WALL_AGENDA = "wall_agenda"
    WALL_COUNTDOWN = "wall_countdown"
    SHOW_ANSWERS = "show_answers"
    SHOW_OBSTACLES = "show_obstacles"
    SHOW_ACTIONS = "show_actions"
    SHOW_REASONS = "show_reasons"
    SHOW_MAIN_ANSWERS = "show_main_answers"
    NEXT_SUBJECT = "next_subject"
    PREVIOUS_SUBJECT = "previous_subject"
    REWORD = "reword"
    WITHDRAW = "withdraw"
    OTHER_LIST = "other_list"
    MENU = "menu"


_ANYWHERE: Final = frozenset(Focus)
_UNTYPED: Final = frozenset({Focus.OTHER, Focus.BUTTON, Focus.ENTRY})

MORE: Final[dict[str, tuple[More, frozenset[Focus]]]] = {
    "M": (More.MAJORITY, frozenset({Focus.ENTRY})),
    "E": (More.PHASE, _UNTYPED),
    "N": (More.PRESENT, frozenset({Focus.ENTRY})),
    "A": (More.WALL_METHOD, _UNTYPED),
    "D": (More.WALL_AGENDA, _UNTYPED),
    "T": (More.WALL_COUNTDOWN, _UNTYPED),
    "Alt+1": (More.SHOW_ANSWERS, _ANYWHERE),
    "Alt+2": (More.SHOW_OBSTACLES, _ANYWHERE),
    "Alt+3": (More.SHOW_ACTIONS, _ANYWHERE),
    "Alt+4": (More.SHOW_REASONS, _ANYWHERE),
    "Alt+5": (More.SHOW_MAIN_ANSWERS, _ANYWHERE),
    "PgDown": (More.NEXT_SUBJECT, _UNTYPED),
    "PgUp": (More.PREVIOUS_SUBJECT, _UNTYPED),
}
"""The keys of this page beside those of `ui.actions`, and with the keyboard in what."""

CARD: Final[dict[str, More]] = {
    "Return": More.REWORD,
    "F2": More.REWORD,
    "Del": More.WITHDRAW,
    "Left": More.OTHER_LIST,
    "Right": More.OTHER_LIST,
    "Menu": More.MENU,
    "Shift+F10": More.MENU,
    ".": More.MENU,
}
"""The keys of a card that was chosen; they come before all others."""

Act = Callable[[Action | More], bool]


def held_by(widget: QWidget | None) -> Focus:
    """Return what holds the keyboard."""
    if isinstance(widget, EntryRow):
        return Focus.TEXT if widget.typing else Focus.ENTRY
    if isinstance(widget, _TEXT):
        return Focus.TEXT
    return Focus.BUTTON if isinstance(widget, QAbstractButton) else Focus.OTHER


def meant(event: QKeyEvent, widget: QWidget | None) -> Action | More | None:
    """Return what a key press means on this page, or None when it means nothing here."""
    focus = held_by(widget)
    if isinstance(widget, FindingCard) and key_of(event) in CARD:
        return CARD[key_of(event)]
    found = MORE.get(key_of(event))
    if found is not None and focus in found[1]:
        return found[0]
    return action_of(event, Where.LIVE, focus)


class Keys(QObject):
    """Watches the widget of the page that has the keyboard, and acts on its keys first.

    Watching one widget at a time keeps every other event of the program out of it.
    """

    def __init__(self, page: QWidget, act: Act) -> None:
        super().__init__(page)
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
            wanted = meant(event, widget)
            if wanted is Action.NEXT_ITEM and event.isAutoRepeat():
                # A finger left on the space bar must not run the day to its end.
                return True
            if wanted is not None and self._act(wanted):
                return True
        return super().eventFilter(watched, event)
