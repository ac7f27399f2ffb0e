"""A field one searches in, with the way on to what was found."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from dialog_app.ui import actions
from dialog_app.ui.actions import Action
from dialog_app.ui.keyboard import key_of
from dialog_app.ui.text import key_words
from dialog_app.ui.widgets.text_field import TextField


class SearchField(TextField):
    """Down or Enter asks for the list by `onward`; Esc empties the field first."""

    onward = Signal()

    def __init__(self, name: str, words: str) -> None:
        super().__init__(words, hint=_hint(words))
        self.setObjectName(name)

    def call(self, words: str) -> None:
        """Say what is searched here."""
        self.setAccessibleName(words)
        self.setPlaceholderText(_hint(words))

    def begin(self) -> None:
        """Take the keyboard, ready to be written over."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the list, or empty the field."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.onward.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.onward.emit()
        else:
            super().keyPressEvent(event)


def took_key(event: QKeyEvent, search: SearchField, new: Callable[[], object]) -> bool:
    """Begin to search (Ctrl+Shift+F) or make something new (Ctrl+N); tell whether that was it."""
    key = actions.first_key
    deeds = {key(Action.FILTER): search.begin, key(Action.NEW): new}
    deed = deeds.get(key_of(event))
    if deed is not None:
        deed()
    return deed is not None


def _hint(words: str) -> str:
    return f"{words} ({key_words(actions.first_key(Action.FILTER))})"
