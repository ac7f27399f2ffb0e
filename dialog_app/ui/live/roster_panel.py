"""Answers by numbered cards: the cards, their keys, and how their people moved."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core.commands import cards
from dialog_app.core.commands.answers import CHOICES, Asked, Choice
from dialog_app.ui import theme
from dialog_app.ui.actions import Action
from dialog_app.ui.live.part import Deeds
from dialog_app.ui.live.room import Room
from dialog_app.ui.live.roster_grid import RosterGrid
from dialog_app.ui.live.roster_said import movement_words, roster
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.run_label import RunLabel, hint_runs
from dialog_app.ui.words import say

_KEYS = (
    Action.ADD_AGREE,
    Action.ADD_PARTLY,
    Action.ADD_DISAGREE,
    Action.ADD_NO_POSITION,
    Action.ADD_DONT_KNOW,
    Action.ADD_NOT_RELEVANT,
    Action.ADD_DECLINED,
)


class RosterPanel(QWidget):
    """Takes one answer per card, with one key each. `closed` says that one is done."""

    closed = Signal()

    def __init__(self, room: Room, asked: Callable[[], Asked | None]) -> None:
        super().__init__()
        self.setObjectName("roster_panel")
        self._room = room
        self._asked = asked
        self.grid = RosterGrid()
        self._moved = Label("", "small").wrapped()
        self._moved.setObjectName("roster_moved")
        self._error = ErrorLine()
        space = theme.current().space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.m, space.s, 0, space.s)
        column.setSpacing(space.xs)
        for part in (self.grid, self._moved, self._error):
            column.addWidget(part)
        column.addWidget(RunLabel(hint_runs(say("answers.card.hint")), "small"))
        self.refresh()

    def refresh(self) -> None:
        """Show the cards as they are."""
        asked = self._asked()
        if asked is None:
            return
        day, blank = self._room.day, self._room.attention.blank
        self.grid.show_cards(roster(day, asked), asked.phase, blank=blank)
        words = "" if blank else movement_words(day, asked)
        self._moved.setText(words)
        self._moved.setVisible(bool(words))

    def take_focus(self) -> None:
        """Put the keyboard on the cards."""
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def deeds(self) -> Deeds:
        """Return the keys of the cards."""
        pairs = zip(_KEYS, CHOICES, strict=True)
        answers = {action: partial(self._answer, choice) for action, choice in pairs}
        return {
            **answers,
            Action.NEXT_CARD: lambda: self.grid.step(1),
            Action.PREVIOUS_CARD: lambda: self.grid.step(-1),
            Action.CARD_BELOW: lambda: self.grid.step(self.grid.per_row()),
            Action.CARD_ABOVE: lambda: self.grid.step(-self.grid.per_row()),
            Action.CLEAR_CARD: self._clear,
            Action.CLOSE_CARDS: self.closed.emit,
        }

    def _answer(self, choice: Choice) -> None:
        """Record what the chosen card answers, and go to the next."""
        asked, card = self._asked(), self.grid.card()
        if asked is None or not card.isdecimal():
            return
        refusal = self._room.bridge.run(cards.answer_card, asked, int(card), choice)
        if refusal is not None:
            self._error.tell(refusal.sentence)
            return
        self._error.hide()
        self.grid.step(1)

    def _clear(self) -> None:
        asked, card = self._asked(), self.grid.card()
        if asked is not None and card.isdecimal():
            self._room.bridge.run(cards.take_card_back, asked, int(card))
