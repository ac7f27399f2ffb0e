"""A paragraph to be read, sentence by sentence: the arrows go between them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from dialog_app.core.describe.telling import mark
from dialog_app.ui import theme
from dialog_app.ui.words import say

_KEYS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
}


class SentenceText(QPlainTextEdit):
    """Read-only; `moved` carries the number of the sentence one is at, `entered` asks to write."""

    moved = Signal(int)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("describe_sentences")
        self.setAccessibleName(say("describe.sentences"))
        self.setProperty("ring", True)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFont(theme.font("lead"))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._spans: list[tuple[int, int]] = []
        self.sentence = 0

    def show_sentences(self, sentences: Sequence[str], at: int = 1) -> None:
        """Show other sentences, each with its number, and stand at one of them."""
        self._spans, text = [], ""
        for number, words in enumerate(sentences, 1):
            text += " " if text else ""
            start = len(text)
            text += f"{words}{mark(number)}"
            self._spans.append((start, len(text)))
        self.setPlainText(text)
        self._stand(max(1, min(at, len(self._spans))) if self._spans else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next sentence or the one before; Enter writes, the rest is the page's."""
        key = Qt.Key(event.key())
        if event.modifiers():
            event.ignore()
        elif key in _KEYS and self._spans:
            self._stand(max(1, min(self.sentence + _KEYS[key], len(self._spans))))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the sentence that is clicked."""
        super().mousePressEvent(event)
        point = QPoint(round(event.position().x()), round(event.position().y()))
        at = self.cursorForPosition(point).position()
        found = [n for n, (start, end) in enumerate(self._spans, 1) if start <= at <= end]
        if found:
            self._stand(found[0])

    def _stand(self, number: int) -> None:
        self.sentence = number
        self._mark()
        self.moved.emit(number)

    def _mark(self) -> None:
        """Tint the sentence one is at, and let it be seen."""
        if not self.sentence:
            self.setExtraSelections([])
            return
        start, end = self._spans[self.sentence - 1]
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        self.setTextCursor(cursor)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        marked = QTextEdit.ExtraSelection()
        marked.cursor = cursor
        marked.format.setBackground(theme.colour("tint"))
        self.setExtraSelections([marked])
        self.ensureCursorVisible()
