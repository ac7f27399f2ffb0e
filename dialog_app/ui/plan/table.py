"""The agenda, written in where it stands and moved by hand or with keys."""

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
)

from dialog_app.ui import theme
from dialog_app.ui.index import Index
from dialog_app.ui.plan.cell_fault import CellFault
from dialog_app.ui.plan.delegate import AgendaDelegate, Write
from dialog_app.ui.plan.heading import AgendaHeading
from dialog_app.ui.plan.lines import Line
from dialog_app.ui.plan.model import OPENED, AgendaModel, Column, cell_text
from dialog_app.ui.words import say

_ICON_ROOM: Final = 18
_LEAST_TITLE: Final = 200
_MOST: Final = {Column.KIND: 130, Column.LEADER: 140, Column.METHODS: 150, Column.MARKS: 190}


class AgendaTable(QTableView):
    """The table; what it cannot do itself it asks for.

    `move_wanted(item id, by)`, `removal_wanted(item id)` and `card_wanted(index)` for the cells
    that are chosen in rather than written in. `moved` carries the id of the item one is in.
    """

    move_wanted = Signal(str, int)
    removal_wanted = Signal(str)
    card_wanted = Signal(QModelIndex)
    moved = Signal(str)

    def __init__(self, write: Write) -> None:
        super().__init__()
        self.setObjectName("agenda")
        self.setProperty("column", True)
        self.setAccessibleName(say("plan.agenda"))
        self.agenda = AgendaModel(self, self.move_wanted.emit)
        self.setModel(self.agenda)
        self._painter = AgendaDelegate(self, write)
        self.setItemDelegate(self._painter)
        self.fault = CellFault(self.viewport())
        self._painter.refused.connect(self._on_refused)
        self._before = QModelIndex()
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_click)
        self._set_look()
        self._set_dragging()

    def follow(self, lines: tuple[Line, ...]) -> None:
        """Show other lines, with the row one is in kept in view."""
        self.agenda.follow(lines)
        self._set_widths()
        if self.currentIndex().isValid() and not self.fault.index_is(self.currentIndex()):
            self.scrollTo(self.currentIndex())

    def current_item(self) -> str:
        """Return the id of the item one is in, or nothing."""
        index = self.currentIndex()
        return self.agenda.lines[index.row()].item.id if index.isValid() else ""

    def go_to(self, item_id: str, column: Column = Column.TITLE) -> None:
        """Choose a cell of an item."""
        row = self.agenda.row_of(item_id)
        if row >= 0:
            self.setCurrentIndex(self.agenda.index(row, column))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which item one is in now."""
        super().currentChanged(current, previous)
        self.moved.emit(self.current_item())

    def write_in(self, item_id: str, column: Column = Column.TITLE) -> None:
        """Choose a cell and begin to write in it."""
        self.go_to(item_id, column)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit(self.currentIndex())

    def keyboardSearch(self, _search: str) -> None:
        """Stay where one is: a digit typed on a cell is no search for a row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Alt, remove with Delete, write or choose with Enter; Space is the page's."""
        item_id = self.current_item()
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in _BY and item_id:
            self.move_wanted.emit(item_id, _BY[key])
        elif key is Qt.Key.Key_Delete and item_id:
            self.removal_wanted.emit(item_id)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2} and item_id:
            self._open_cell(self.currentIndex())
        elif key in {Qt.Key.Key_Space, Qt.Key.Key_Escape}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where one was: a click on the cell one is in opens it."""
        self._before = self.currentIndex() if self.hasFocus() else QModelIndex()
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width between the columns."""
        super().resizeEvent(event)
        self._set_widths()

    def _open_cell(self, index: QModelIndex) -> None:
        if Column(index.column()) in OPENED:
            self.card_wanted.emit(index)
        elif index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index == self._before:
            self._open_cell(index)

    def _on_double_click(self, index: QModelIndex) -> None:
        if Column(index.column()) in OPENED:
            self.card_wanted.emit(index)

    def _on_refused(self, index: QModelIndex, sentence: str) -> None:
        if sentence:
            self.fault.tell(index, self.visualRect(index), sentence)
        elif self.fault.index_is(index):
            self.fault.clear()

    def _set_look(self) -> None:
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        height = theme.scaled(theme.current().size.row)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(height)
        self.setHorizontalHeader(AgendaHeading(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )

    def _set_dragging(self) -> None:
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropOverwriteMode(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def _set_widths(self) -> None:
        others = [column for column in Column if column != Column.TITLE]
        widths: dict[Column, int] = {column: self._wanted(column) for column in others}
        room = self.viewport().width() - sum(widths.values())
        least = theme.scaled(_LEAST_TITLE)
        for column in (Column.METHODS, Column.LEADER, Column.KIND, Column.MARKS):
            if room >= least:
                break
            given = min(widths[column] // 3, least - room)
            widths[column] -= given
            room += given
        widths[Column.TITLE] = max(room, theme.scaled(_LEAST_TITLE // 2))
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    def _wanted(self, column: Column) -> int:
        space = theme.current().space
        late = any(line.is_late for line in self.agenda.lines)
        small = theme.font("small", bold=late)
        metrics = QFontMetrics(small if column == Column.MARKS else theme.font("base"))
        lines = self.agenda.lines
        shown = [line.mark_shown for line in lines]
        words = shown if column == Column.MARKS else [cell_text(line, column) for line in lines]
        heading = self.agenda.headerData(column, Qt.Orientation.Horizontal)
        wide = max((metrics.horizontalAdvance(word) for word in words), default=0)
        wide = max(wide, QFontMetrics(theme.font("small")).horizontalAdvance(heading))
        if column in _MOST:
            wide = min(wide, theme.scaled(_MOST[column]))
        edges = space.xl + space.m if column is Column.START else 2 * space.s
        return wide + edges + (theme.scaled(_ICON_ROOM) if column is Column.MARKS else 0)


_BY: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
