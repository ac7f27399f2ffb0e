"""The remarks before closing as a list: arrow keys go through them, Enter goes where each leads."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from dialog_app.core.day import Day
from dialog_app.core.register import Register
from dialog_app.core.remark import Remark
from dialog_app.ui import theme
from dialog_app.ui.index import Index
from dialog_app.ui.minutes import remark_words
from dialog_app.ui.rows_model import RowsModel
from dialog_app.ui.widgets.label import plain_tool_tip
from dialog_app.ui.widgets.row_ground import paint_ground
from dialog_app.ui.words import say

_ROW: Final = 30
_LINES: Final = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A head over a kind of remarks (without `remark`), or one remark."""

    words: str
    remark: Remark | None = None


def rows_of(found: Sequence[Remark], day: Day, register: Register) -> tuple[Row, ...]:
    """Return heads and remarks in order."""
    numbers = Counter(remark.kind for remark in found)
    rows: list[Row] = []
    for kind, number in numbers.items():
        rows.append(Row(remark_words.head(kind, number)))
        mine = (remark for remark in found if remark.kind is kind)
        rows += [Row(remark_words.line(remark, day, register), remark) for remark in mine]
    return tuple(rows)


class _Rows(RowsModel[Row]):
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a line in words; a screen reader also hears under which head it stands."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole and row.remark is not None:
            return say("closing.spoken", head=self._head_of(index.row()), line=row.words)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tool_tip(row.words)
        known = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return row.words if role in known else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only remarks be chosen."""
        if self.rows[index.row()].remark is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _head_of(self, place: int) -> str:
        heads = (row.words for row in reversed(self.rows[:place]) if row.remark is None)
        return next(heads, "")


class RemarkList(QListView):
    """The remarks under their heads; `wanted` carries the one to be put right."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("remarks")
        self.setAccessibleName(say("closing.list"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(self))

    def follow(self, rows: tuple[Row, ...]) -> None:
        """Show other remarks, staying at the one that was chosen or at the next that is left."""
        if rows == self._rows.rows:
            return
        place = max(0, self.currentIndex().row())
        before = self.remark()
        self._rows.take(rows)
        found = [row.remark for row in rows]
        if before in found:
            place = found.index(before)
        self._choose(place)

    def remark(self) -> Remark | None:
        """Return the chosen remark."""
        index = self.currentIndex()
        return self._rows.rows[index.row()].remark if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go where the chosen remark leads on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go where a remark leads on a click."""
        super().mouseReleaseEvent(event)
        if self.indexAt(event.position().toPoint()) == self.currentIndex():
            self._go()

    def _go(self) -> None:
        remark = self.remark()
        if remark is not None:
            self.wanted.emit(remark)

    def _choose(self, place: int) -> None:
        """Choose the remark at a place, or the nearest one after or before it."""
        rows = self._rows.rows
        after = [n for n in range(place, len(rows)) if rows[n].remark is not None]
        before = [n for n in range(min(place, len(rows))) if rows[n].remark is not None]
        nearest = after[:1] or before[-1:]
        if nearest:
            self.setCurrentIndex(self._rows.index(nearest[0], 0))
        if nearest[:1] == [1]:
            # Its head stands above it.
            self.scrollToTop()


class _Painter(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for one line, or two where the words need them."""
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        height = theme.scaled(_ROW)
        view = self.parent()
        if row.remark is not None and isinstance(view, QListView):
            metrics = view.fontMetrics()
            room = view.viewport().width() - 2 * theme.current().space.m
            if metrics.horizontalAdvance(row.words) > room:
                height += metrics.height()
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a head in bold, or a remark."""
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        box: QRect = option.rect
        space = theme.current().space
        painter.save()
        paint_ground(painter, option, self.parent())
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font("base", bold=row.remark is None))
        left = 0 if row.remark is None else space.m
        inside = box.adjusted(left, 0, -space.m, 0)
        room = inside.width() * _LINES - painter.fontMetrics().averageCharWidth() * 8
        shown = painter.fontMetrics().elidedText(row.words, Qt.TextElideMode.ElideRight, room)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(inside, int(flags), shown)
        painter.restore()
