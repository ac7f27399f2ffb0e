"""The plan of a day: its agenda, who comes, what is treated, and whether all stands ready."""

from typing import Any

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.commands import plan, running
from dialog_app.core.day import Day
from dialog_app.core.model.catalogue import TemplateItem
from dialog_app.core.model.days import AgendaItem, ItemKind
from dialog_app.core.record import Step
from dialog_app.ui import actions, theme
from dialog_app.ui.actions import Action
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.icons import Icon
from dialog_app.ui.plan.blocks import add_block, blocks
from dialog_app.ui.plan.cards import MarksCard, MethodsCard, NearCard
from dialog_app.ui.plan.field import why_not
from dialog_app.ui.plan.foot import FootBar
from dialog_app.ui.plan.lines import foot_of, lines_of
from dialog_app.ui.plan.model import NUMBERS, ROLE, Column
from dialog_app.ui.plan.picker import Option, Picker
from dialog_app.ui.plan.room import PlanRoom
from dialog_app.ui.plan.side_panel import SidePanel
from dialog_app.ui.plan.table import AgendaTable
from dialog_app.ui.text import key_words, said
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.key_cap import KeyCap
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import language, say

NEW_MINUTES = 10
_FIELD = {
    Column.MINUTES: "minutes",
    Column.LEAST: "least_minutes",
    Column.TITLE: "title",
    Column.KIND: "kind",
    Column.LEADER: "leader",
}
_NARROW = 1000


class PlanPage(QWidget):
    """Everything is written where it stands, on disk at once, and taken back with Ctrl+Z."""

    def __init__(self, bridge: DayBridge, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plan_page")
        self.setAccessibleName(say("plan.page"))
        self._room = PlanRoom(bridge, around)
        self._table = AgendaTable(self._write)
        self._table.move_wanted.connect(self._on_move)
        self._table.removal_wanted.connect(self._on_remove)
        self._table.card_wanted.connect(self._on_card)
        self._error = ErrorLine()
        self._error.setObjectName("plan_error")
        self._foot = FootBar()
        self._side = SidePanel(self._room, self)
        self._side.start_button.clicked.connect(self._on_start)
        self._columns = QHBoxLayout(self)
        self._lay_out()
        self._follow(bridge.record)
        bridge.changed.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the agenda the keyboard, at the first item that is still to come."""
        super().showEvent(event)
        coming = self._room.day.next_item
        if not self._table.current_item() and coming is not None:
            self._table.go_to(coming.id)
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Start the day with Space and add an item with Ctrl+N, wherever nothing is written."""
        key = actions.key_of(event)
        if key == actions.first_key(Action.NEXT_ITEM):
            self._on_start()
        elif key == actions.first_key(Action.NEW):
            self._on_new()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the right side below where there is no room beside."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.scaled(_NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() != way:
            self._columns.setDirection(way)
        self._set_side_width(narrow)

    def _set_side_width(self, narrow: bool) -> None:
        if narrow:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(self.maximumWidth())
        else:
            self._side.setFixedWidth(theme.scaled(theme.current().size.side_panel))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(self._tools())
        left.addWidget(self._error)
        left.addWidget(self._table, 1)
        left.addWidget(self._foot)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._side, 0)

    def _tools(self) -> QHBoxLayout:
        space = theme.current().space
        key = key_words(actions.first_key(Action.NEW))
        new = Button(say("plan.new_item"), ButtonLook(icon=Icon.ADD))
        new.setObjectName("new_item")
        new.setAccessibleDescription(key)
        new.clicked.connect(self._on_new)
        self._blocks = Button(say("plan.blocks.open"), ButtonLook(icon=Icon.BLOCKS))
        self._blocks.setObjectName("open_blocks")
        self._blocks.clicked.connect(self._on_blocks)
        self._template = Label("", "small", muted=True)
        row = QHBoxLayout()
        row.setContentsMargins(space.xl, space.s + 2, space.xl, space.s + 2)
        row.setSpacing(space.s)
        for part in (new, self._blocks):
            row.addWidget(part)
        row.addSpacing(space.m)
        row.addWidget(Label(say("plan.move")))
        for cap in ("Alt", say("plan.key_up"), say("plan.key_down")):
            row.addWidget(KeyCap(cap))
        row.addStretch(1)
        row.addWidget(self._template)
        return row

    def _follow(self, day: Day, _step: Step | None = None) -> None:
        self._table.follow(lines_of(day, self._room.register))
        self._foot.show_foot(foot_of(day, self._room.around.now()))
        self._side.follow(day)
        kind = say(f"terms.day_kind.{day.info.kind.value}")
        self._template.setText(say("plan.template", words=kind) if day.info.template else "")
        self._error.clear()

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

    def _on_blocks(self) -> None:
        options = [
            self._option(block.template, block.item) for block in blocks(self._room.register)
        ]
        picker = Picker(self, say("plan.blocks.heading"), options)
        picker.picked.connect(lambda block: self._take_block(picker, block))
        picker.closed.connect(self._table.setFocus)
        picker.open_at(QRect(self._blocks.pos(), self._blocks.size()))

    def _option(self, template: str, item: TemplateItem) -> Option:
        minutes = said(formats.minutes(item.minutes))
        group = say(f"plan.blocks.{template}") if template in _TEMPLATES else template
        return Option(item.title.best(language()), item, note=minutes, group=group)

    def _take_block(self, picker: Picker, block: TemplateItem) -> None:
        before = {item.id for item in self._room.day.agenda}
        sentence = self._room.run(add_block, block, self._table.current_item())
        picker.tell(sentence or say("plan.picker.added", words=block.title.best(language())))
        new = [item.id for item in self._room.day.agenda if item.id not in before]
        if new:
            self._table.go_to(new[0])

    def _on_card(self, index: QModelIndex) -> None:
        item: AgendaItem = index.data(ROLE).item
        column = index.column()
        port = self._table.viewport()

        def change(wanted: dict[str, Any]) -> str:
            return self._room.run(plan.change_item, item.id, **wanted)

        card: NearCard
        if column == Column.MARKS:
            card = MarksCard(port, item, change)
        else:
            card = MethodsCard(port, item, (self._room.day, self._room.register), change)
        card.closed.connect(self._table.setFocus)
        card.open_at(self._table.visualRect(index))

    def _on_start(self) -> None:
        if not self._room.day.has_started:
            sentence = self._room.run(running.start)
            if sentence:
                self._side.error.tell(sentence)
                return
        if self._room.day.has_started:
            self._room.around.open_day(self._room.day.id, "live")


_TEMPLATES = frozenset({"dialogdag", "fordypningsdag"})
