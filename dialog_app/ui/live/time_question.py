"""What the clock asks when the machine has slept, or when its own clock was set."""

from collections.abc import Callable
from typing import Final

from dialog_app.core import formats
from dialog_app.core.commands import clocks
from dialog_app.core.model.days import AgendaItem, DayState
from dialog_app.desk.time_watch import TimeWatch
from dialog_app.ui.actions import Action, keys_of
from dialog_app.ui.live.part import Deeds
from dialog_app.ui.live.room import Room
from dialog_app.ui.text import key_words, said
from dialog_app.ui.widgets.question import Question, Way
from dialog_app.ui.words import say

Run = Callable[..., object]

_SAME: Final = 30
"""Seconds within which a clock that was set is the one that was let be."""


class TimeQuestion(Question):
    """Asks one thing at a time while a day runs; nothing changes until it is answered.

    `run(command, *args)` runs a command. Without a watch nothing is ever asked.
    """

    def __init__(self, room: Room, run: Run) -> None:
        super().__init__("time_question", beside=True)
        self._room = room
        self._run = run
        self._watch = room.around.time_watch
        self._slept = 0.0
        self._item_id = ""
        self._let_be = 0
        self._off = 0

    def look(self) -> None:
        """Look whether the machine has slept or its clock was set, and ask about it."""
        if self._watch is None:
            return
        self._take_sleep(self._watch)
        self._take_setting(self._watch)
        if self._slept:
            self._ask("slept", "for", self._slept)
        elif self._off:
            self._ask("set", "forward" if self._off > 0 else "back", abs(self._off))
        else:
            self.put_away()

    def rest(self) -> None:
        """Look away while nobody sees the page."""
        if self._watch is not None:
            self._watch.rest()

    def yes(self) -> None:
        """Let the sleep count, or go by the machine's clock as it was set."""
        if self._slept:
            self._slept = 0.0
        else:
            self._run(clocks.follow_clock, self._off)
        self.look()

    def no(self) -> None:
        """Leave the sleep out, or go on by the day's own clock."""
        slept, self._slept = round(self._slept), 0.0
        if slept:
            self._run(clocks.leave_out_sleep, self._item_id, slept)
        else:
            self._let_be = self._off
        self.look()

    def deeds(self) -> Deeds:
        """Return what keys answer while something is asked."""
        return {Action.YES: self.yes, Action.NO: self.no} if self.asked else {}

    def _take_sleep(self, watch: TimeWatch) -> None:
        slept, item = watch.slept(), self._room.day.running
        if item is None or item.id != self._item_id:
            self._slept, self._item_id = 0.0, item.id if item is not None else ""
        if item is not None:
            self._slept += self._taken_of(item, slept)

    def _taken_of(self, item: AgendaItem, slept: float) -> float:
        """Return what sleep took of an item's time: nothing in a pause, or before a fixed end."""
        paused = self._room.day.info.paused_at is not None
        if item.started_at is None or item.ends_at is not None or paused:
            return 0.0
        ran = (self._room.around.now() - item.started_at).total_seconds()
        return slept if ran >= slept else 0.0

    def _take_setting(self, watch: TimeWatch) -> None:
        off = watch.off()
        if off and self._room.day.info.state is not DayState.RUNNING:
            # Nothing goes by the day's clock yet, or any more.
            watch.clock.turn(off)
            off = 0
        self._off = 0 if abs(off - self._let_be) < _SAME else off
        if not off:
            self._let_be = 0

    def _ask(self, what: str, how: str, seconds: float) -> None:
        minutes = said(formats.minutes(round(seconds / 60)))
        sentence = say(f"clock.{what}.{how}", minutes=minutes)
        if self.sentence() == sentence:
            return
        keys = {action: key_words(keys_of(action)[0]) for action in (Action.YES, Action.NO)}
        self.ask(
            sentence,
            [
                Way("time_yes", say(f"clock.{what}.yes"), keys[Action.YES], self.yes),
                Way("time_no", say(f"clock.{what}.no"), keys[Action.NO], self.no),
            ],
        )
