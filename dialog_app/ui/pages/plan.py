"""The plan of a day: its agenda, who comes, what is treated, and whether all stands ready."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.commands import plan, running
from dialog_app.core.day import Day
from dialog_app.core.model.days import AgendaItem, ItemKind
from dialog_app.core.record import Step
from dialog_app.core.remark import Remark
from dialog_app.ui import actions, theme
from dialog_app.ui.actions import Action
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.catalogue.columns import Column as ColumnPart
from dialog_app.ui.catalogue.columns import Columns
from dialog_app.ui.follow_up.ways import Way, Ways, ways_on
from dialog_app.ui.keyboard import key_of
from dialog_app.ui.plan.cards import MarksCard, MethodsCard, NearCard
from dialog_app.ui.plan.field import why_not
from dialog_app.ui.plan.foot import FootBar
from dialog_app.ui.plan.lines import foot_of, lines_of
from dialog_app.ui.plan.model import NUMBERS, ROLE, Column
from dialog_app.ui.plan.notes_bar import NotesBar
from dialog_app.ui.plan.room import PlanRoom
from dialog_app.ui.plan.side_panel import SidePanel
from dialog_app.ui.plan.table import AgendaTable
from dialog_app.ui.plan.tools import Tools
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.words import say

NEW_MINUTES = 10
_FIELD = {
    Column.MINUTES: "minutes",
    Column.LEAST: "least_minutes",
    Column.TITLE: "title",
    Column.KIND: "kind",
    Column.LEADER: "leader",
}
_LEAST = 640


class PlanPage(QWidget):
    """Everything is written where it stands, on disk at once, and taken back with Ctrl+Z."""

    def __init__(self, bridge: DayBridge, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plan_page")
        self.setAccessibleName(say("plan.page"))
        self._room = PlanRoom(bridge, around)
        self._behind = False
        self._table = AgendaTable(self._write)
        self._table.move_wanted.connect(self._on_move)
        self._table.removal_wanted.connect(self._on_remove)
        self._table.card_wanted.connect(self._on_card)
        self._error = ErrorLine()
        self._error.setObjectName("plan_error")
        self._foot = FootBar()
        self._side = SidePanel(self._room, self, self._start)
        self._side.start_button.clicked.connect(self._on_start)
        self._side.item_wanted.connect(self._go_to_item)
        self._tools = Tools(self._room, self, self._table.current_item)
        self._tools.new_wanted.connect(self._on_new)
        self._tools.put.connect(self._table.go_to)
        self._tools.left.connect(self._table.setFocus)
        self._notes = NotesBar(self._room)
        self._notes.left.connect(self._table.setFocus)
        self._lay_out()
        # Only a table with lines has a place one can be in.
        self._table.moved.connect(self._notes.follow)
        self._follow(bridge.record)
        bridge.changed.connect(self._on_changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the agenda the keyboard, at the first item that is still to come."""
        super().showEvent(event)
        if self._behind:
            self._follow(self._room.day)
        coming = self._room.day.next_item
        if not self._table.current_item() and coming is not None:
            self._table.go_to(coming.id)
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def point_at(self, remark: Remark) -> None:
        """Go to what a remark is about: an item, else what is known about the day itself."""
        self._table.go_to(remark.row_id)
        if self._table.current_item() == remark.row_id:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._side.show_day()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Start the day with Space and add an item with Ctrl+N, wherever nothing is written."""
        key = key_of(event)
        if key == actions.first_key(Action.NEXT_ITEM):
            self._on_start()
        elif key == actions.first_key(Action.START_OTHERWISE) and self._side.start_question.asked:
            self._side.start_question.no()
        elif key == actions.first_key(Action.NEW):
            self._on_new()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        agenda = QWidget()
        left = QVBoxLayout(agenda)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self._tools)
        left.addWidget(self._error)
        left.addWidget(self._table, 1)
        left.addWidget(self._notes)
        left.addWidget(self._foot)
        side = theme.current().size.side_panel
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Columns([ColumnPart(agenda, least=_LEAST), ColumnPart(self._side, side)]))

    def _on_changed(self, day: Day, _step: Step | None = None) -> None:
        # While the day runs this page is out of sight, and each key press counts.
        self._behind = not self.isVisible()
        if not self._behind:
            self._follow(day)

    def _follow(self, day: Day) -> None:
        self._behind = False
        self._side.previous.follow(day)
        self._table.follow(lines_of(day, self._room.register, self._ways(day)))
        self._foot.show_foot(foot_of(day, self._room.around.now()))
        self._side.follow(day)
        self._notes.follow(self._table.current_item())
        self._tools.follow()
        self._error.clear()

    def _ways(self, day: Day) -> Ways:
        """Return from which day items were carried over to this one, and to which from it."""
        before = self._side.previous.name
        came = [item.id for item in day.agenda if item.carried_from and before]
        way = Way(say("since.carried_from", day=before), before)
        return {**ways_on(self._room.around.session, day), **dict.fromkeys(came, way)}

    def _tell(self, sentence: str) -> None:
        if sentence:
            self._error.tell(sentence)
        else:
            self._error.clear()

    def _write(self, item_id: str, column: Column, value: object) -> str:
        told: list[str] = []

        def write() -> None:
            read: Any = value
            if column in NUMBERS:
                least = 0 if column is Column.LEAST else 1
                read = formats.read_duration(str(value), least)
            told.append(self._room.run(plan.change_item, item_id, **{_FIELD[column]: read}))

        return why_not(write) or told[0]

    def _on_move(self, item_id: str, by: int) -> None:
        self._tell(self._room.run(plan.move_item, item_id, by))
        self._table.go_to(item_id, Column(max(0, self._table.currentIndex().column())))

    def _on_remove(self, item_id: str) -> None:
        row = self._table.agenda.row_of(item_id)
        self._tell(self._room.run(plan.remove_item, item_id))
        last = self._table.agenda.rowCount() - 1
        if last >= 0:
            self._table.setCurrentIndex(self._table.agenda.index(min(row, last), Column.TITLE))

    def _on_new(self) -> None:
        before = {item.id for item in self._room.day.agenda}
        after = self._table.current_item()
        words = say("plan.new_title")
        sentence = self._room.run(plan.add_item, ItemKind.DIALOGUE, words, NEW_MINUTES, after)
        self._tell(sentence)
        new = [item.id for item in self._room.day.agenda if item.id not in before]
        if new:
            self._table.write_in(new[0])

    def _on_card(self, index: QModelIndex) -> None:
        item: AgendaItem = index.data(ROLE).item
        port = self._table.viewport()
        cell = self._table.visualRect(index)
        near = QRect(port.mapTo(self, cell.topLeft()), cell.size())

        def change(wanted: dict[str, Any]) -> str:
            return self._room.run(plan.change_item, item.id, **wanted)

        card: NearCard
        if index.column() == Column.MARKS:
            card = MarksCard(self, item, change)
        else:
            card = MethodsCard(self, item, (self._room.day, self._room.register), change)
        card.closed.connect(self._table.setFocus)
        card.open_at(near)

    def _go_to_item(self, item_id: str) -> None:
        if item_id:
            self._table.go_to(item_id, Column.MINUTES)
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_start(self) -> None:
        if self._room.day.has_started:
            self._room.around.open_day(self._room.day.id, "live")
        elif not self._side.start_question.holds_back():
            self._start(running.start)

    def _start(self, command: Callable[..., Step]) -> None:
        sentence = self._room.run(command)
        if sentence:
            self._side.error.tell(sentence)
        if self._room.day.has_started:
            self._room.around.open_day(self._room.day.id, "live")
