"""A field for what nobody else is to read, and the button that shows or hides it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.label import restyle
from dialog_app.ui.words import say

_LONGEST: Final = 1000


class SecretField(QLineEdit):
    """One line that is kept as typed, and shown or hidden; `caps` says what Caps Lock seems."""

    caps = Signal(bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMaxLength(_LONGEST)
        self.setProperty("ring", True)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.hide_words(hidden=True)

    def hide_words(self, *, hidden: bool) -> None:
        """Show dots or the words."""
        mode = QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal
        self.setEchoMode(mode)

    def set_fault(self, *, fault: bool) -> None:
        """Frame the field as wrong or right; the sentence stands below it."""
        self.setProperty("fault", fault)
        restyle(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the key; a letter also tells whether Caps Lock is on, which Qt does not."""
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps.emit(False)
        elif letter.isalpha() and letter.lower() != letter.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps.emit(letter.isupper() is not shifted)
        super().keyPressEvent(event)


class ShowButton(Button):
    """Shows what is typed in a field or hides it, and says which of the two it would do."""

    def __init__(self, name: str, field: SecretField) -> None:
        super().__init__("", ButtonLook())
        self.setObjectName(name)
        self._field = field
        self.clicked.connect(self._on_clicked)
        self.turn(hidden=self._is_hidden)

    @property
    def _is_hidden(self) -> bool:
        return self._field.echoMode() is not QLineEdit.EchoMode.Normal

    def turn(self, *, hidden: bool) -> None:
        """Show dots or the words."""
        self._field.hide_words(hidden=hidden)
        self.set_words(say("frame.unlock.show" if hidden else "frame.unlock.hide"))

    def _on_clicked(self) -> None:
        self.turn(hidden=not self._is_hidden)
        self._field.setFocus()
