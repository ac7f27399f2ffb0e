"""One line people write in: capped, plain, without characters nobody can see."""

from typing import Final

from PySide6.QtWidgets import QLineEdit

from dialog_app.core.plain import LINE_LIMIT, clean
from dialog_app.ui.widgets.label import restyle


class TextField(QLineEdit):
    """One line; what is pasted is cut at the limit and made plain."""

    def __init__(self, name: str, *, limit: int = LINE_LIMIT, hint: str = "") -> None:
        super().__init__()
        self._limit: Final = limit
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(limit)
        self.setProperty("ring", True)
        self.textChanged.connect(self._on_changed)

    def set_fault(self, fault: bool) -> None:
        """Frame the field as wrong or right; the sentence stands below it."""
        self.setProperty("fault", fault)
        restyle(self)

    def _on_changed(self, text: str) -> None:
        plain = clean(text, self._limit).replace("\n", " ")
        if plain != text:
            spot = self.cursorPosition()
            self.setText(plain)
            self.setCursorPosition(min(spot, len(plain)))
