"""The list of days as a table one goes through with the arrow keys."""

from typing import Final

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from dialog_app.core.ports import DayLine
from dialog_app.ui import theme
from dialog_app.ui.index import Index
from dialog_app.ui.pages.days_model import Column, DaysModel
from dialog_app.ui.widgets.still_table import still
from dialog_app.ui.words import say

_WIDTHS: Final = {Column.DATE: 112, Column.KIND: 124, Column.STATE: 124}
_SHARES: Final = {Column.TITLE: 9, Column.PLACE: 6, Column.SERVICES: 5}
_GIVES_WAY: Final = (Column.SERVICES, Column.PLACE, Column.KIND, Column.STATE)
_LEAST_TITLE: Final = 170
_BAR: Final = 3
_QUIET: Final = frozenset({Column.KIND, Column.PLACE, Column.SERVICES})


class DaysTable(QTableView):
    """Rows of days; `moved` follows the chosen day and `opened` the one to open."""

    moved = Signal(object)
    opened = Signal(object)

    def __init__(self, days: DaysModel) -> None:
        super().__init__()
        self.setObjectName("days_list")
        self.setAccessibleName(say("days.list"))
        self.days = days
        self.setModel(days)
        self.setItemDelegate(_Row(self))
        self._set_look()
        self.selectionModel().currentRowChanged.connect(self._on_moved)
        self.doubleClicked.connect(lambda _index: self._open())
        days.modelReset.connect(self._on_reset)

    def chosen(self) -> DayLine | None:
        """Return the chosen day, if any."""
        index = self.currentIndex()
        return self.days.lines[index.row()] if index.isValid() else None

    def choose(self, row: int) -> None:
        """Choose the day in a row; a row there is not changes nothing."""
        if 0 <= row < len(self.days.lines):
            self.setCurrentIndex(self.days.index(row, Column.DATE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter; letters are nobody's here."""
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width between the columns; where it is short the card beside tells the rest."""
        super().resizeEvent(event)
        room = self.viewport().width()
        fixed = {column: theme.scaled(width) for column, width in _WIDTHS.items()}
        shared = dict(_SHARES)
        for column in _GIVES_WAY:
            if _title_room(room, fixed, shared) >= theme.scaled(_LEAST_TITLE):
                break
            fixed.pop(column, None)
            shared.pop(column, None)
        for column in Column:
            self.setColumnHidden(column, column not in fixed and column not in shared)
        for column, width in fixed.items():
            self.setColumnWidth(column, width)
        left = max(0, room - sum(fixed.values()))
        for column, share in shared.items():
            self.setColumnWidth(column, left * share // sum(shared.values()))

    def _open(self) -> None:
        line = self.chosen()
        if line is not None:
            self.opened.emit(line)

    def _on_moved(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.moved.emit(self.chosen())

    def _on_reset(self) -> None:
        self.choose(0)
        if not self.days.lines:
            self.moved.emit(None)

    def _set_look(self) -> None:
        height = theme.scaled(theme.current().size.row)
        still(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(height)
        head = _Headings(self)
        head.setFixedHeight(height)
        self.setHorizontalHeader(head)


class _Headings(QHeaderView):
    """Muted words over the columns, right above what they are about."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(theme.scaled(20))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Draw one heading."""
        words = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        painter.save()
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text_2"))
        _paint_words(painter, rect, Column(logicalIndex), words)
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, theme.colour("line_strong"))
        painter.restore()


class _Row(QStyledItemDelegate):
    """Draws a cell: the chosen row is tinted and bold, with a bar at its left."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        """Draw ground, words and the line below."""
        column = Column(index.column())
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._paint_ground(painter, box, column, chosen)
        role = "text_2" if column in _QUIET and not chosen else "text"
        painter.setPen(theme.colour(role))
        painter.setFont(theme.font("base", bold=chosen and column is Column.TITLE))
        _paint_words(painter, box, column, str(index.data()))
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRect, column: Column, chosen: bool) -> None:
        table = self.parent()
        if chosen:
            painter.fillRect(box, theme.colour("tint"))
        line = QRect(box.left(), box.bottom(), box.width(), 1)
        painter.fillRect(line, theme.colour("line"))
        if not chosen or not isinstance(table, QTableView):
            return
        if column is Column.DATE:
            bar = QRect(box.left(), box.top(), _BAR, box.height())
            painter.fillRect(bar, theme.colour("accent"))
        if table.hasFocus():
            focus = theme.current().focus
            painter.setPen(QPen(theme.colour("focus"), focus.width))
            inset = focus.item_inset // 2
            row = QRect(0, box.top(), table.viewport().width(), box.height())
            painter.drawRect(row.adjusted(inset, inset, -inset, -inset))


def _paint_words(painter: QPainter, box: QRect, column: Column, words: str) -> None:
    space = theme.current().space
    left = space.xl if column is Column.DATE else space.s
    room = box.adjusted(left, 0, -space.xs, 0)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(room, int(flags), shown)


def _title_room(room: int, fixed: dict[Column, int], shared: dict[Column, int]) -> int:
    return (room - sum(fixed.values())) * shared[Column.TITLE] // sum(shared.values())
