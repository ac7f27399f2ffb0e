"""The answers to one method: its card, and one row per service and group."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from dialog_app.core.commands import answers
from dialog_app.core.model.said import NoPosition, Position
from dialog_app.core.turnout import whole_room
from dialog_app.ui import theme
from dialog_app.ui.actions import Action
from dialog_app.ui.icons import Icon
from dialog_app.ui.key_meanings import COUNTED, NOT_TAKEN
from dialog_app.ui.live.change_panel import ChangePanel
from dialog_app.ui.live.counted import POSITIONS
from dialog_app.ui.live.entries import Entries
from dialog_app.ui.live.entry_face import COUNTED_WIDTH, NAME_WIDTH
from dialog_app.ui.live.method_card import MethodCard
from dialog_app.ui.live.paragraph import Paragraph
from dialog_app.ui.live.part import Deeds
from dialog_app.ui.live.room import Room
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.live.trying import TryingLine
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.empty_state import EmptyState
from dialog_app.ui.widgets.key_cap import KeyCap
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.patterns import Fill
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.widgets.run_label import RunLabel, hint_runs
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.widgets.swatch import Swatch
from dialog_app.ui.words import say

# Room above what has the keyboard, for the words that say what it is.
_ABOVE: Final = 48
_REASONED: Final = (Position.AGREE, Position.PARTLY, Position.DISAGREE)


class AnswersView(QWidget):
    """Counts what services answer; every count is on the disk before it is shown."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("answers_view")
        self._room = room
        self._card = MethodCard(room)
        self.trying = TryingLine(room)
        self.trying.left.connect(self.take_focus)
        self._card.body.addWidget(self.trying)
        self._phase = Button("", ButtonLook(key=say("live.key.phase")))
        self._phase.setObjectName("phase_button")
        self._phase.clicked.connect(room.attention.turn_phase)
        self._room_check = Label("", "small", muted=True).wrapped()
        self._room_check.setObjectName("room_check")
        self._empty = EmptyState(Icon.BLOCKS, say("live.answers.nothing"), "")
        self._table = QWidget()
        self.entries = Entries(room)
        self._change = ChangePanel(room)
        self._seen: QWidget | None = None
        self._build()
        self.refresh()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._scroll = scroll = ScrollColumn(padding=0)
        self.entries.turned_to.connect(self._on_turned_to)
        self.trying.asked.connect(self._on_turned_to)
        scroll.verticalScrollBar().rangeChanged.connect(self._keep_in_view)
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
        table.addWidget(self.entries)
        table.addSpacing(theme.current().space.s)
        table.addWidget(self._room_check)
        table.addWidget(self._change)
        hint = RunLabel(hint_runs(say("answers.hint")), "small")
        table.addWidget(hint)

    def _on_turned_to(self, part: QWidget) -> None:
        """Bring a row, or what was opened below it, into view, now and once it has its room."""
        self._seen = part
        QTimer.singleShot(0, self, self._keep_in_view)

    def _keep_in_view(self) -> None:
        part = self._seen
        if part is None or not isValid(part) or not part.isVisible():
            return
        self._scroll.ensureWidgetVisible(part, 0, 0)
        held = QApplication.focusWidget()
        if held is not None and part.isAncestorOf(held):
            # Where the text is large, not all of it has room at once.
            self._scroll.ensureWidgetVisible(held, 0, theme.scaled(_ABOVE))

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
        self.trying.refresh()
        self._card.setVisible(attention.subject is not None)
        self._empty.setVisible(attention.subject is None)
        self._table.setVisible(attention.subject is not None)
        words = say(f"live.answers.round.{attention.phase.value or 'before'}")
        if words != self._phase.words():
            self._phase.set_words(words)
        self.entries.refresh()
        row = self.entries.chosen
        self._change.refresh(row.counted.name if row is not None else "")
        check = self._checked()
        self._room_check.setText(check)
        self._room_check.setVisible(bool(check))

    def _checked(self) -> str:
        """Return that services and groups together have more answers than there are people."""
        attention, day = self._room.attention, self._room.day
        if attention.subject is None or not day.groups or attention.blank:
            return ""
        told = whole_room(day, attention.subject, attention.phase)
        if not told.too_many:
            return ""
        return say("answers.whole_room", counted=told.counted, present=told.present)

    def count(self, position: Position, by: int, kind: NoPosition = NoPosition.UNSPECIFIED) -> None:
        """Count one more (or one fewer) of an answer for the chosen service or group."""
        attention = self._room.attention
        asked = attention.asked
        if asked is None:
            return
        attention.choose_position(position)
        refusal = self._room.bridge.run(answers.add_one, asked, position, by, kind)
        self.entries.tell(attention.who, refusal)

    def note_majority(self) -> None:
        """Note that most gave the chosen answer and nobody counted."""
        attention = self._room.attention
        if attention.asked is not None:
            refusal = self._room.bridge.run(answers.majority, attention.asked, attention.position)
            self.entries.tell(attention.who, refusal)

    def type_number(self) -> None:
        """Take digits for the chosen cell."""
        row = self.entries.chosen
        if row is not None:
            row.begin_typing(self._room.attention.position)

    def type_present(self) -> None:
        """Take digits for how many are present from the chosen service or group."""
        row = self.entries.chosen
        if row is not None:
            row.begin_typing_present()

    def take_focus(self) -> None:
        """Put the keyboard on the chosen service or group."""
        row = self.entries.chosen
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn_cell(self, by: int) -> None:
        """Go to the next answer of the chosen row (or back)."""
        now = POSITIONS.index(self._room.attention.position)
        beside = POSITIONS[max(0, min(len(POSITIONS) - 1, now + by))]
        self._room.attention.choose_position(beside)

    def wants_reason(self) -> Position:
        """Return the position a reason is for: the chosen one if it lacks one, else what does."""
        row, now = self.entries.chosen, self._room.attention.position
        missing = row.counted.reasons if row is not None else ()
        if missing and now not in missing:
            return missing[0]
        return now if now in _REASONED else Position.PARTLY

    def deeds(self) -> Deeds:
        """Return the keys of answers: counting, going from cell to cell, typing numbers."""
        counting = {action: partial(self.count, *counted) for action, counted in COUNTED.items()}
        kinds = {
            action: partial(self.count, Position.NO_POSITION, by, kind)
            for action, (kind, by) in NOT_TAKEN.items()
        }
        return {
            **counting,
            **kinds,
            **self.trying.deeds(),
            Action.EDIT_NUMBER: self.type_number,
            Action.NEXT_CELL: lambda: self.turn_cell(1),
            Action.PREVIOUS_CELL: lambda: self.turn_cell(-1),
            Action.NEXT_SERVICE: lambda: self.entries.turn(1),
            Action.PREVIOUS_SERVICE: lambda: self.entries.turn(-1),
            Action.MAJORITY: self.note_majority,
            Action.PRESENT: self.type_present,
            Action.CARDS: self.entries.open_cards,
            Action.SLIPS: self.entries.open_slips,
            **self.entries.deeds(),
        }


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
