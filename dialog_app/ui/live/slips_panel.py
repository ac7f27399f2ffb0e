"""Answers on slips: one number per pile, entered all at once."""

import re
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core.commands import slips
from dialog_app.core.commands.answers import CHOICES, Asked, Choice
from dialog_app.ui import theme
from dialog_app.ui.live.room import Room
from dialog_app.ui.live.roster_said import choice_words
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.patterns import Fill
from dialog_app.ui.widgets.run_label import RunLabel, hint_runs
from dialog_app.ui.widgets.swatch import Swatch
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

_NUMBER: Final = re.compile(r"-?[0-9]{1,6}")
_WIDTH: Final = 64
_DIGITS: Final = 12


class SlipsPanel(QWidget):
    """Takes what the slips say; what was typed stays until it is recorded or left.

    `closed` says that one is done, `told` carries the sentence that must be seen.
    """

    closed = Signal()
    told = Signal(QWidget)

    def __init__(self, room: Room, asked: Callable[[], Asked | None]) -> None:
        super().__init__()
        self.setObjectName("slips_panel")
        self._room = room
        self._asked = asked
        self._fields = {choice: self._field(choice) for choice in CHOICES}
        self._error = ErrorLine()
        self._error.setObjectName("slips_error")
        self._build()
        self._fill()

    def _build(self) -> None:
        space = theme.current().space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.m, space.s, 0, space.s)
        column.setSpacing(space.s)
        column.addWidget(Label(say("answers.slips.heading")).strong())
        grid = QGridLayout()
        grid.setHorizontalSpacing(space.l)
        grid.setVerticalSpacing(space.xs)
        beside = 2 if is_tight() else 4
        for place, (choice, field) in enumerate(self._fields.items()):
            # Positions stand in the first row, and below them why none was taken.
            line, across = divmod(place, beside)
            grid.addLayout(_named(choice, field), line, across)
        grid.setColumnStretch(beside, 1)
        column.addLayout(grid)
        column.addWidget(self._error)
        column.addWidget(RunLabel(hint_runs(say("answers.slips.hint")), "small"))

    def _field(self, choice: Choice) -> TextField:
        field = TextField(say("answers.slips.name", answer=choice_words(choice)), limit=_DIGITS)
        name = choice.position.value if choice in CHOICES[:4] else choice.kind.value
        field.setObjectName(f"slips_{name}")
        field.setFixedWidth(theme.scaled(_WIDTH))
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.textEdited.connect(lambda: field.set_fault(False))
        field.installEventFilter(self)
        return field

    def _fill(self) -> None:
        """Begin with the slips that were entered before."""
        asked = self._asked()
        place = (
            self._room.day.round(asked.service_id, asked.subject, asked.phase, asked.group_id)
            if asked
            else None
        )
        entered = slips.slips(self._room.day, place) if place else {}
        for choice, row in entered.items():
            self._fields[choice].setText(str(row.count))

    def take_focus(self) -> None:
        """Put the keyboard in the first pile."""
        first = self._fields[CHOICES[0]]
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        first.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter record and Esc leave, from every field."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.enter()
                return True
            if key == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
        return super().eventFilter(watched, event)

    def enter(self) -> None:
        """Record the slips as one step; where something is wrong the numbers stay."""
        asked, counts = self._asked(), self._typed()
        if asked is None or counts is None:
            return
        refusal = self._room.bridge.run(slips.enter_slips, asked, counts)
        if refusal is not None:
            self._refuse(refusal.sentence)
        else:
            self.closed.emit()

    def _refuse(self, sentence: str) -> None:
        self._error.tell(sentence)
        self.told.emit(self._error)

    def _typed(self) -> dict[Choice, int] | None:
        """Return the piles as typed, or None after saying which is no number."""
        counts: dict[Choice, int] = {}
        for choice, field in self._fields.items():
            text = "".join(field.text().split())
            if not text:
                continue
            if not _NUMBER.fullmatch(text):
                field.set_fault(True)
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                self._refuse(say("answers.slips.no_number", answer=choice_words(choice)))
                return None
            counts[choice] = int(text)
        return counts


def _named(choice: Choice, field: TextField) -> QVBoxLayout:
    space = theme.current().space
    words = Label(choice_words(choice), "small")
    words.setBuddy(field)
    row = QHBoxLayout()
    row.setSpacing(space.s)
    row.addWidget(field)
    if choice in CHOICES[:4]:
        row.addWidget(Swatch(Fill(choice.position.value)))
    row.addStretch(1)
    column = QVBoxLayout()
    column.setSpacing(space.xs)
    column.addWidget(words)
    column.addLayout(row)
    return column
