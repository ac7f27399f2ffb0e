"""A whole row that can be pressed: words at the left, a note at the right."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from dialog_app.ui import theme
from dialog_app.ui.widgets.row_words import RowWords, paint_row_words

_EDGE: Final = 3


class RowButton(QAbstractButton):
    """A row with a bold beginning, words, a note at the right and a line below them all."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("ring", False)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._strong = self._words = self._note = self._below = ""

    def set_row(self, words: str, note: str, *, strong: str = "", below: str = "") -> None:
        """Show a row; `below` stands under the words, smaller."""
        self._strong, self._words, self._note, self._below = strong, words, note, below
        spoken = ", ".join(part for part in (f"{strong} {words}".strip(), note, below) if part)
        self.setText(f"{strong} {words}".strip().replace("&", "&&"))
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def note(self) -> str:
        """Return the note at the right."""
        return self._note

    def sizeHint(self) -> QSize:
        """Ask for one row, or a higher one where words stand below."""
        height = theme.current().size.row
        below = theme.current().screen["small"].line if self._below else 0
        return QSize(120, theme.scaled(height + below))

    def minimumSizeHint(self) -> QSize:
        """Ask for the row's height."""
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, words, note and line."""
        painter = QPainter(self)
        self._paint_ground(painter)
        row = self.rect().adjusted(0, 0, 0, -1)
        if self._below:
            line = theme.scaled(theme.current().screen["small"].line)
            self._paint_below(painter, row.adjusted(0, row.height() - line - 4, 0, -4))
            row = row.adjusted(0, 2, 0, -line + 2)
        bold = self.isChecked() and not self._strong
        paint_row_words(painter, row, RowWords(self._words, self._strong, self._note, bold=bold))

    def _paint_below(self, painter: QPainter, room: QRect) -> None:
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text_2"))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(self._below, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _paint_ground(self, painter: QPainter) -> None:
        box = self.rect()
        if self.underMouse() and self.isEnabled():
            painter.fillRect(box, theme.colour("sunken"))
        line = QRect(box.left(), box.bottom(), box.width(), 1)
        painter.fillRect(line, theme.colour("line"))
        if self.hasFocus():
            focus = theme.current().focus
            painter.setPen(QPen(theme.colour("focus"), focus.width))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
