"""Which plans are offered for the rest of the day, which is chosen, and whether they are shown."""

import datetime
from typing import Final

from PySide6.QtCore import QObject, Signal

from dialog_app.core import replan
from dialog_app.core.clock import Forecast
from dialog_app.core.commands import replan as commands
from dialog_app.core.replan import Proposal, Trouble
from dialog_app.core.replan.proposal import seen
from dialog_app.core.replan.trouble import trouble_of
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.live.room import Room

WORSE: Final = 5
"""Minutes that lateness has to grow before plans once put aside are offered again."""


class Replanning(QObject):
    """Looks at the clock and offers plans; nothing of it is kept, and undo leaves it alone.

    `moved` follows every change of what is offered, chosen or shown.
    """

    moved = Signal()

    def __init__(self, room: Room, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._looked_at: tuple[object, ...] = ()
        self._put_aside: int | None = None
        self.trouble: Trouble | None = None
        self.offered: tuple[Proposal, ...] = ()
        self.place = 0
        self.is_open = False
        self.by_hand = False

    @property
    def chosen(self) -> Proposal | None:
        """The plan that the next key uses; None while none is offered."""
        return self.offered[self.place] if self.offered else None

    @property
    def is_told(self) -> bool:
        """Whether plans are announced: not while open, nor where they were put aside."""
        if self.trouble is None or self.is_open:
            return False
        aside = self._put_aside
        return aside is None or self.trouble.minutes >= aside + WORSE

    def look(self, forecast: Forecast) -> None:
        """Follow the day and the time; plans are made anew when a minute or the day has changed."""
        day = self._room.day
        trouble = trouble_of(day, forecast)
        minute = forecast.now.replace(second=0, microsecond=0)
        looked_at = () if trouble is None else (trouble.minutes, minute, *seen(day), *day.subjects)
        if looked_at == self._looked_at:
            return
        self._looked_at = looked_at
        self.trouble = trouble
        if trouble is None:
            self._put_aside = None
        self._offer(forecast.now)
        if not self.offered and not self.by_hand:
            # The day is back on time: there is nothing left to choose from.
            self.is_open = False
        self.moved.emit()

    def _offer(self, now: datetime.datetime) -> None:
        """Offer plans, and stay with the way that was chosen where it is still there."""
        chosen = self.chosen
        self.offered = replan.proposals(self._room.day, now)
        ways = [plan.way for plan in self.offered]
        if self.is_open and chosen is not None and chosen.way in ways:
            self.place = ways.index(chosen.way)
        else:
            self.place = replan.best(self.offered) if self.offered else 0

    def open(self) -> None:
        """Show the plans; where there are none, what can be changed by hand."""
        self.is_open = True
        self.by_hand = not self.offered
        self.moved.emit()

    def show_by_hand(self) -> None:
        """Show what can be changed by hand below the plans."""
        self.by_hand = True
        self.moved.emit()

    def put_aside(self) -> None:
        """Show the plans no more, and announce none until it has become worse."""
        self.is_open = False
        self._put_aside = self.trouble.minutes if self.trouble is not None else None
        self.moved.emit()

    def turn(self, by: int) -> None:
        """Choose the next plan, or the one before."""
        if self.offered:
            self.choose((self.place + by) % len(self.offered))

    def choose(self, place: int) -> None:
        """Choose a plan."""
        if place != self.place:
            self.place = place
            self.moved.emit()

    def use(self) -> Refusal | None:
        """Carry the chosen plan out; where it is refused, plans are made for the day as it is."""
        plan = self.chosen
        if plan is None:
            return None
        refused = self._room.bridge.run(commands.apply, plan)
        if refused is None:
            self.is_open = False
        else:
            self._offer(self._room.around.now())
        self.moved.emit()
        return refused
