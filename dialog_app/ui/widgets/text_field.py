"""One line people write in: capped, plain, without characters nobody can see."""

from typing import Final

from PySide6.QtWidgets import QLineEdit

from dialog_app.core.plain import LINE_LIMIT, clean
from dialog_app.ui.widgets.label import restyle
from dialog_app.ui.widgets.text_room import BEYOND, TextRoom

_TYPED: Final = 1


class TextField(QLineEdit):
    """One line; what is pasted is made plain, and whole or not there."""

    def __init__(self, name: str, *, limit: int = LINE_LIMIT, hint: str = "") -> None:
        super().__init__()
        self.room: Final = TextRoom(self, limit)
        self._was = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        # More than is let in, so that it can be seen that something was too long.
        self.setMaxLength(limit + BEYOND)
        self.setProperty("ring", True)
        self.textChanged.connect(self._on_changed)

    def setText(self, text: str | None, /) -> None:
        """Show a text, as much of it as the field takes."""
        super().setText(clean(text or "", self.room.most))

    def set_fault(self, fault: bool) -> None:
        """Frame the field as wrong or right; the sentence stands below it."""
        if self.property("fault") != fault:
            self.setProperty("fault", fault)
            restyle(self)

    def _on_changed(self, text: str) -> None:
        plain = clean(text, self.room.most + _TYPED).replace("\n", " ")
        if len(plain) > self.room.most:
            spot = max(0, self.cursorPosition() - (len(text) - len(self._was)))
            super().setText(self._was)
            self.setCursorPosition(spot)
            self.room.full()
            return
        self._was = plain
        if plain == text:
            self.room.settled()
            return
        spot = self.cursorPosition()
        super().setText(plain)
        self.setCursorPosition(min(spot, len(plain)))
