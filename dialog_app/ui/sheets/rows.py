"""The rows of a preview as a list: what is wrong first, then what changes, and what is new."""

from typing import Any, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from dialog_app.core.sheets.preview import BadRow, Fate, Line, Preview
from dialog_app.core.sheets.shown import said
from dialog_app.ui import theme
from dialog_app.ui.index import Index
from dialog_app.ui.rows_model import RowsModel
from dialog_app.ui.widgets.row_ground import paint_ground
from dialog_app.ui.words import say

LIST: Final = "sheet_rows"
_ROW: Final = 30
_NUMBER: Final = 84
_FATE: Final = 76
_ORDER: Final = {Fate.CHANGED: 0, Fate.NEW: 1, Fate.SAME: 2}
_ROLES: Final = frozenset(
    {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.UserRole}
)

Words = tuple[str, str, str]


class PreviewRows(RowsModel[BadRow | Line]):
    """The rows; each is put into words when somebody looks at it, however many there are."""

    def show_preview(self, preview: Preview | None) -> None:
        """Show the rows of another preview, or none."""
        lines = preview.lines if preview else ()
        bad = preview.bad if preview else ()
        self.take((*bad, *sorted(lines, key=lambda line: (_ORDER[line.fate], line.number))))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row as one sentence, or its parts (number, what becomes of it, words)."""
        if role not in _ROLES or not index.isValid():
            return None
        parts = _parts(self.rows[index.row()])
        return parts if role == Qt.ItemDataRole.UserRole else " · ".join(parts)


def _parts(row: BadRow | Line) -> Words:
    number = say("sheets.ui.row", number=row.number)
    if isinstance(row, BadRow):
        return number, say("sheets.fate.bad"), say(f"errors.{row.code}", **row.facts)
    changes = "; ".join(
        say(
            "sheets.ui.change",
            column=say(f"sheets.header.{one.field}"),
            before=said(one.field, one.before, say) or say("sheets.ui.nothing"),
            after=said(one.field, one.after, say) or say("sheets.ui.nothing"),
        )
        for one in row.differences
    )
    words = f"{row.title}. {changes}" if changes else row.title
    return number, say(f"sheets.fate.{row.fate.value}"), words


class RowsList(QListView):
    """The list one goes through with the arrow keys."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName(LIST)
        self.setAccessibleName(say("sheets.ui.list"))
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)


def row_height() -> int:
    """Return how high a row is."""
    return theme.scaled(_ROW)


class _Painter(QStyledItemDelegate):
    """Draws which row, what becomes of it, and why or what changes."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Give every row the same height."""
        return QSize(0, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row; what does not fit stands whole below the list when it is chosen."""
        number, fate, words = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        paint_ground(painter, option, self.parent())
        space = theme.current().space
        room = QRect(option.rect).adjusted(space.s, 0, -space.s, 0)
        painter.setFont(theme.font("base"))
        painter.setPen(theme.colour("text_2"))
        room = _drawn(painter, room, number, theme.scaled(_NUMBER))
        painter.setPen(theme.colour("text"))
        room = _drawn(painter, room, fate, theme.scaled(_FATE))
        _drawn(painter, room, words, room.width())
        painter.restore()


def _drawn(painter: QPainter, room: QRect, words: str, width: int) -> QRect:
    """Draw words at the left of a room, and return what is left of it."""
    metrics = painter.fontMetrics()
    width = min(max(width, metrics.horizontalAdvance("0")), room.width())
    box = QRect(room.left(), room.top(), width, room.height())
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width - theme.current().space.s)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
    return room.adjusted(width, 0, 0, 0)
