"""The answers to one method: its card, and one row per service."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core.commands import answers
from dialog_app.core.commands.answers import Asked
from dialog_app.core.model.said import Position
from dialog_app.ui import theme
from dialog_app.ui.actions import COUNTED, Action
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.icons import Icon
from dialog_app.ui.live.entry_face import COUNTED_WIDTH, NAME_WIDTH, POSITIONS, Counted
from dialog_app.ui.live.entry_row import EntryRow
from dialog_app.ui.live.method_card import MethodCard
from dialog_app.ui.live.paragraph import Paragraph
from dialog_app.ui.live.part import Deeds
from dialog_app.ui.live.room import Room
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.empty_state import EmptyState
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.key_cap import KeyCap
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.patterns import Fill
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.widgets.run_label import RunLabel, hint_runs
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.widgets.swatch import Swatch
from dialog_app.ui.words import say


class AnswersView(QWidget):
    """Counts what services answer; every count is on the disk before it is shown."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("answers_view")
        self._room = room
        self._rows: dict[str, EntryRow] = {}
        self._card = MethodCard(room)
        self._phase = Button("", ButtonLook(key=say("live.key.phase")))
        self._phase.setObjectName("phase_button")
        self._phase.clicked.connect(room.attention.turn_phase)
        self._error = ErrorLine()
        self._error.setObjectName("answers_error")
        self._empty = EmptyState(Icon.BLOCKS, say("live.answers.nothing"), "")
        self._table = QWidget()
        self._entries = QVBoxLayout()
        self._entries.setSpacing(0)
        self._build()
        self.refresh()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollColumn(padding=0)
        scroll.body.setSpacing(theme.current().space.m)
        scroll.body.addWidget(self._card)
        scroll.body.addWidget(self._empty)
        scroll.body.addWidget(self._table)
        scroll.body.addStretch(1)
        column.addWidget(scroll)
        table = QVBoxLayout(self._table)
        table.setContentsMargins(0, 0, 0, 0)
        table.setSpacing(0)
        table.addLayout(self._heads())
        table.addSpacing(theme.current().space.xs)
        table.addWidget(Rule(strong=True))
        table.addLayout(self._entries)
        table.addSpacing(theme.current().space.s)
        table.addWidget(self._error)
        hint = RunLabel(hint_runs(say("live.answers.hint")), "small")
        table.addWidget(hint)

    def _heads(self) -> QGridLayout:
        space = theme.current().space
        grid = QGridLayout()
        grid.setContentsMargins(space.m, 0, 0, 0)
        grid.setHorizontalSpacing(space.xs)
        bottom = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        grid.addWidget(self._phase, 0, 0, bottom)
        cells = QHBoxLayout()
        cells.setSpacing(0)
        for number, position in enumerate(POSITIONS, start=1):
            cells.addWidget(_head(position, str(number)))
        if is_tight():
            grid.addLayout(cells, 1, 0, Qt.AlignmentFlag.AlignLeft)
            return grid
        grid.addLayout(cells, 0, 1)
        counted = Label(say("live.answers.head_counted"), "small", muted=True)
        grid.addWidget(counted, 0, 2, Qt.AlignmentFlag.AlignBottom)
        grid.setColumnMinimumWidth(0, theme.scaled(NAME_WIDTH))
        grid.setColumnMinimumWidth(2, theme.scaled(COUNTED_WIDTH))
        grid.setColumnStretch(0, 1)
        return grid

    def refresh(self) -> None:
        """Show the answers as they are."""
        attention = self._room.attention
        self._card.refresh()
        self._card.setVisible(attention.subject is not None)
        self._empty.setVisible(attention.subject is None)
        self._table.setVisible(attention.subject is not None)
        words = say(f"live.answers.round.{attention.phase.value or 'before'}")
        if words != self._phase.words():
            self._phase.set_words(words)
        self._keep_rows()
        for service_id, row in self._rows.items():
            row.show_counted(self._counted(service_id))
            chosen = service_id == attention.service_id
            row.show_turn(chosen=chosen, position=attention.position, blank=attention.blank)

    def _keep_rows(self) -> None:
        """Have one row per service, in order."""
        wanted = self._room.day.service_ids
        if tuple(self._rows) == wanted:
            return
        for row in self._rows.values():
            self._entries.removeWidget(row)
            row.deleteLater()
        self._rows = {service_id: self._row(service_id) for service_id in wanted}
        for row in self._rows.values():
            self._entries.addWidget(row)

    def _row(self, service_id: str) -> EntryRow:
        row = EntryRow(service_id)
        row.turned.connect(lambda: self._room.attention.choose_service(service_id))
        row.cell_chosen.connect(self._room.attention.choose_position)
        row.set_to.connect(self._setter(service_id))
        row.present_set.connect(self._present_setter(service_id))
        return row

    def _setter(self, service_id: str) -> Callable[[Position, int], None]:
        def set_count(position: Position, count: int) -> None:
            asked = self._asked(service_id)
            if asked is not None:
                self._tell(self._room.bridge.run(answers.set_count, asked, position, count))

        return set_count

    def _present_setter(self, service_id: str) -> Callable[[int], None]:
        def set_present(count: int) -> None:
            asked = self._asked(service_id)
            if asked is not None:
                self._tell(self._room.bridge.run(answers.set_present, asked, count))

        return set_present

    def _asked(self, service_id: str) -> Asked | None:
        attention = self._room.attention
        if attention.subject is None:
            return None
        return Asked(service_id, attention.subject, attention.phase)

    def _counted(self, service_id: str) -> Counted:
        day, name = self._room.day, self._room.service_name(service_id)
        asked = self._asked(service_id)
        found = day.round(service_id, asked.subject, asked.phase) if asked is not None else None
        if found is None:
            return Counted(name, day.present(service_id))
        live = day.answers(found)
        majority = next((row.position for row in live if row.count is None), None)
        return Counted(name, found.present, day.tally(found), bool(live), majority)

    def count(self, position: Position, by: int) -> None:
        """Count one more (or one fewer) of an answer for the chosen service."""
        attention = self._room.attention
        asked = attention.asked
        if asked is None:
            return
        attention.choose_position(position)
        self._tell(self._room.bridge.run(answers.add_one, asked, position, by))

    def note_majority(self) -> None:
        """Note that most gave the chosen answer and nobody counted."""
        asked = self._room.attention.asked
        if asked is not None:
            position = self._room.attention.position
            self._tell(self._room.bridge.run(answers.majority, asked, position))

    def type_number(self) -> None:
        """Take digits for the chosen cell."""
        row = self._chosen_row()
        if row is not None:
            row.begin_typing(self._room.attention.position)

    def type_present(self) -> None:
        """Take digits for how many are present from the chosen service."""
        row = self._chosen_row()
        if row is not None:
            row.begin_typing_present()

    def turn_service(self, by: int) -> None:
        """Go to the next service (or back), round the end."""
        ids = list(self._rows)
        now = self._room.attention.service_id
        if ids:
            place = ids.index(now) if now in ids else 0
            self._rows[ids[(place + by) % len(ids)]].setFocus(Qt.FocusReason.TabFocusReason)

    def take_focus(self) -> None:
        """Put the keyboard on the chosen service."""
        row = self._chosen_row()
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen_row(self) -> EntryRow | None:
        return self._rows.get(self._room.attention.service_id)

    def turn_cell(self, by: int) -> None:
        """Go to the next answer of the chosen service (or back)."""
        now = POSITIONS.index(self._room.attention.position)
        beside = POSITIONS[max(0, min(len(POSITIONS) - 1, now + by))]
        self._room.attention.choose_position(beside)

    def deeds(self) -> Deeds:
        """Return the keys of answers: counting, going from cell to cell, typing numbers."""
        counting = {action: partial(self.count, *counted) for action, counted in COUNTED.items()}
        return {
            **counting,
            Action.EDIT_NUMBER: self.type_number,
            Action.NEXT_CELL: lambda: self.turn_cell(1),
            Action.PREVIOUS_CELL: lambda: self.turn_cell(-1),
            Action.NEXT_SERVICE: lambda: self.turn_service(1),
            Action.PREVIOUS_SERVICE: lambda: self.turn_service(-1),
            Action.MAJORITY: self.note_majority,
            Action.PRESENT: self.type_present,
        }

    def _tell(self, refusal: Refusal | None) -> None:
        if refusal is not None:
            self._error.tell(refusal.sentence)
        else:
            self._error.hide()


def _head(position: Position, key: str) -> QWidget:
    """Return the head of one column: word, swatch and key."""
    head = QWidget()
    size, focus = theme.current().size, theme.current().focus
    head.setFixedWidth(theme.scaled(size.count_cell_w) + 2 * (focus.width + focus.gap))
    column = QVBoxLayout(head)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.current().space.xs)
    word = Paragraph(say(f"live.answers.head.{position.value}"), "small")
    word.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
    column.addWidget(word, 1)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(Swatch(Fill(position.value)))
    row.addWidget(KeyCap(key))
    row.addStretch(1)
    column.addLayout(row)
    return head
