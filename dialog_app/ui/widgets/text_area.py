"""Several lines people write in: capped, plain, without characters nobody can see."""

from typing import Final

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit

from dialog_app.core.plain import TEXT_LIMIT, clean
from dialog_app.ui import theme
from dialog_app.ui.widgets.label import restyle
from dialog_app.ui.widgets.text_room import TextRoom

_LINES: Final = 4
_FRAME: Final = 1


class TextArea(QPlainTextEdit):
    """Several lines; what is pasted is made plain, and whole or not there. Tab leaves it."""

    def __init__(self, name: str, *, limit: int = TEXT_LIMIT, hint: str = "") -> None:
        super().__init__()
        self.room: Final = TextRoom(self, limit)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setProperty("ring", True)
        self.set_lines(_LINES)
        self.textChanged.connect(self._on_changed)

    def set_lines(self, lines: int) -> None:
        """Make room for a number of lines; more scroll."""
        space = theme.current().space.s
        # The padding above and below, the margin of the document, and both lines of the frame.
        around = 2 * space + space + 2 * _FRAME
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + around)
        if lines == 1:
            # A bar as high as one line is a stub, and says nothing.
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_fault(self, fault: bool) -> None:
        """Frame the field as wrong or right; the sentence stands below it."""
        if self.property("fault") != fault:
            self.setProperty("fault", fault)
            restyle(self)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take over plain text alone, all of it or, where there is no room, nothing."""
        room = self.room.most - len(self.toPlainText()) + len(self.textCursor().selectedText())
        plain = clean(source.text(), max(0, room) + 1)
        if len(plain) > room:
            self.room.full()
            return
        self.textCursor().insertText(plain)
        self.ensureCursorVisible()

    def _on_changed(self) -> None:
        text = self.toPlainText()
        plain = clean(text, self.room.most)
        if plain == text:
            self.room.settled()
            return
        full = len(plain) == self.room.most < len(text)
        spot = self.textCursor().position()
        # Replaced as an edit, so that undo still leads back.
        whole = QTextCursor(self.document())
        whole.select(QTextCursor.SelectionType.Document)
        whole.insertText(plain)
        back = self.textCursor()
        back.setPosition(min(spot, len(plain)))
        self.setTextCursor(back)
        if full:
            self.room.full()
