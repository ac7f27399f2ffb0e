"""The words of one row in a list, drawn alike wherever rows are gone through."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from dialog_app.ui import theme
from dialog_app.ui.widgets.label import TypeStep


@dataclass(frozen=True, slots=True)
class RowWords:
    """A bold code at the left, words, and a muted note at the right.

    Codes keep at least `code_width` pixels at 100 %, so that the words below each other line up.
    """

    words: str
    strong: str = ""
    note: str = ""
    note_step: TypeStep = "small"
    code_width: int = 0
    bold: bool = False

    @property
    def code_room(self) -> int:
        """How far in the words begin, in pixels; 0 where there is no code."""
        if not self.strong:
            return 0
        wide = QFontMetrics(theme.font("base", bold=True)).horizontalAdvance(self.strong)
        return max(theme.scaled(self.code_width), wide + theme.current().space.s)


def paint_row_words(painter: QPainter, room: QRect, row: RowWords) -> None:
    """Draw the row into a room; only the words give way where there is too little of it."""
    centre, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
    painter.setFont(theme.font(row.note_step))
    painter.setPen(theme.colour("text_2"))
    painter.drawText(room, int(centre | right), row.note)
    taken = painter.fontMetrics().horizontalAdvance(row.note)
    room = room.adjusted(0, 0, -taken - theme.current().space.s, 0)
    painter.setPen(theme.colour("text"))
    painter.setFont(theme.font("base", bold=True))
    cut = Qt.TextElideMode.ElideRight
    shown = painter.fontMetrics().elidedText(row.strong, cut, room.width())
    painter.drawText(room, int(centre), shown)
    room.adjust(row.code_room, 0, 0, 0)
    painter.setFont(theme.font("base", bold=row.bold))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(row.words, cut, room.width())
    painter.drawText(room, int(centre | Qt.TextFlag.TextSingleLine), shown)
