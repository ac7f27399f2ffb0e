"""The agenda as a table that follows the day and tells views only what changed."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    Qt,
)

from dialog_app.core.leads import leader_words
from dialog_app.core.model.days import ItemState
from dialog_app.ui.index import Index
from dialog_app.ui.plan.lines import Line
from dialog_app.ui.widgets.label import plain_tool_tip
from dialog_app.ui.words import say


class Column(IntEnum):
    """The columns, from the left."""

    START = 0
    MINUTES = 1
    LEAST = 2
    TITLE = 3
    KIND = 4
    LEADER = 5
    METHODS = 6
    MARKS = 7


NUMBERS: Final = frozenset({Column.MINUTES, Column.LEAST})
WRITTEN: Final = frozenset({Column.MINUTES, Column.LEAST, Column.TITLE, Column.LEADER, Column.KIND})
OPENED: Final = frozenset({Column.METHODS, Column.MARKS})
ROLE: Final = Qt.ItemDataRole.UserRole
_MIME: Final = "application/x-dialogdag-item"


class AgendaModel(QAbstractTableModel):
    """Lines by row; dropping a row elsewhere calls `moved(item id, by how many rows)`."""

    def __init__(self, parent: QObject, moved: Callable[[str, int], None]) -> None:
        super().__init__(parent)
        self._moved = moved
        self.lines: tuple[Line, ...] = ()

    def row_of(self, item_id: str) -> int:
        """Return the row an item stands in, or -1."""
        ids = [line.item.id for line in self.lines]
        return ids.index(item_id) if item_id in ids else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many items there are."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell in words, or its whole line for the painter."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        column = Column(index.column())
        if role == ROLE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return cell_text(line, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tool_tip(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_heading(column)}: {cell_text(line, column)}"
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the words over the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _heading(Column(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in NUMBERS else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say what can be written in and moved; what is over can be neither."""
        whole = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return whole | Qt.ItemFlag.ItemIsDropEnabled
        coming = self.lines[index.row()].item.state is ItemState.COMING
        if coming:
            whole |= Qt.ItemFlag.ItemIsDragEnabled
        if Column(index.column()) in WRITTEN:
            whole |= Qt.ItemFlag.ItemIsEditable
        return whole

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only rows of this table can be dropped."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Carry the item that is dragged."""
        carried = QMimeData()
        if indexes:
            carried.setData(_MIME, self.lines[indexes[0].row()].item.id.encode())
        return carried

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Move the item to where it was dropped; the day decides, so the view moves nothing."""
        item_id = bytes(data.data(_MIME).data()).decode("utf-8", "replace")
        start = self.row_of(item_id)
        if start < 0:
            return False
        place = row if row >= 0 else parent.row() if parent.isValid() else len(self.lines)
        by = place - start if place <= start else place - start - 1
        if by:
            self._moved(item_id, by)
        return False

    def follow(self, lines: tuple[Line, ...]) -> None:
        """Show other lines; selections and open cells stay with their item."""
        self._take_away({line.item.id for line in lines})
        self._put_in(lines)
        if [line.item.id for line in lines] != [line.item.id for line in self.lines]:
            self._reorder(lines)
        before, self.lines = self.lines, lines
        for row, line in enumerate(lines):
            if line != before[row]:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def _take_away(self, kept: set[str]) -> None:
        for row in reversed(range(len(self.lines))):
            if self.lines[row].item.id not in kept:
                self.beginRemoveRows(QModelIndex(), row, row)
                self.lines = (*self.lines[:row], *self.lines[row + 1 :])
                self.endRemoveRows()

    def _put_in(self, lines: tuple[Line, ...]) -> None:
        known = {line.item.id for line in self.lines}
        for row, line in enumerate(lines):
            if line.item.id not in known:
                place = min(row, len(self.lines))
                self.beginInsertRows(QModelIndex(), place, place)
                self.lines = (*self.lines[:place], line, *self.lines[place:])
                self.endInsertRows()

    def _reorder(self, lines: tuple[Line, ...]) -> None:
        self.layoutAboutToBeChanged.emit()
        place = {line.item.id: row for row, line in enumerate(lines)}
        before = self.persistentIndexList()
        after = [
            self.index(place[self.lines[index.row()].item.id], index.column()) for index in before
        ]
        self.lines = lines
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def cell_text(line: Line, column: Column) -> str:
    """Return what stands in a cell."""
    return {
        Column.START: line.start,
        Column.MINUTES: str(line.item.minutes),
        Column.LEAST: str(line.item.least_minutes),
        Column.TITLE: line.title,
        Column.KIND: line.kind,
        Column.LEADER: leader_words(line.item.leader, say),
        Column.METHODS: line.methods,
        Column.MARKS: line.mark_words,
    }[column]


def _tool_tip(line: Line, column: Column) -> str:
    """Return the whole of a cell that may be shortened, as a paragraph nobody can mark up."""
    whole = ", ".join(mark.whole for mark in line.marks)
    text = whole if column is Column.MARKS else cell_text(line, column)
    return "" if column in NUMBERS else plain_tool_tip(text)


def _heading(column: Column) -> str:
    return say(f"plan.column.{column.name.lower()}")
