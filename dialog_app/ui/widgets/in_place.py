"""A field that stands where words stood, while somebody writes them."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from dialog_app.ui.soon import Soon
from dialog_app.ui.widgets.text_area import TextArea

_LONG_PASTE: Final = 1_000_000
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class InPlace(TextArea):
    """Lets Enter take the words (`entered`) and Esc drop them (`dropped`); Shift+Enter is a line.

    `drafted` carries what is half-written a moment after each change, at once when one looks away,
    and nothing when it is dropped. What is too long is told of by whoever takes the words.
    """

    entered = Signal(str)
    drafted = Signal(str)
    dropped = Signal()

    def __init__(self, name: str, text: str, *, hint: str = "") -> None:
        super().__init__(name, limit=_LONG_PASTE, hint=hint)
        self.setPlainText(text)
        self.selectAll()
        self._soon = Soon(self._tell_draft, self)
        self.textChanged.connect(self._soon.ask)

    def put_away(self, heir: QWidget) -> None:
        """Go without keeping a draft; `heir` gets the keyboard if the field had it."""
        self._soon.stop()
        if self.hasFocus():
            heir.setFocus()
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the words, or drop them."""
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if Qt.Key(event.key()) in _ENTER and not shift:
            self.entered.emit(self.toPlainText())
        elif event.key() == Qt.Key.Key_Escape:
            self.drafted.emit("")
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what is half-written at once."""
        if self._soon.isActive():
            self._soon.stop()
            self._tell_draft()
        super().focusOutEvent(event)

    def _tell_draft(self) -> None:
        self.drafted.emit(self.toPlainText())
