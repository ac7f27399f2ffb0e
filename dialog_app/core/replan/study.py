"""The day as it would look with one draft or another, asked of the clock itself."""

import datetime
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from dialog_app.core.clock import Forecast, forecast, given
from dialog_app.core.day import Day
from dialog_app.core.model.days import AgendaItem, ItemKind, ItemState
from dialog_app.core.replan import rules
from dialog_app.core.replan.draft import Draft, carried_out
from dialog_app.core.replan.trouble import (
    Late,
    agreed_moves,
    late_points,
    lateness,
    past_end,
    points,
)

END: Final = ""
"""The goal that is the end of the day; every other goal is the id of a fixed point."""

ROUND_UP: Final = 10
"""Minutes the running item keeps at least: nobody is stopped in mid-sentence."""

_MINUTE: Final = datetime.timedelta(minutes=1)


@dataclass
class Study:
    """One day at one time. Every answer comes from the clock, so no plan promises other times."""

    day: Day
    now: datetime.datetime
    _seen: dict[Draft, Forecast] = field(default_factory=dict)

    def looks(self, draft: Draft) -> Forecast:
        """Return the forecast of the day with a draft carried out."""
        found = self._seen.get(draft)
        if found is None:
            found = self._seen[draft] = forecast(carried_out(self.day, draft), self.now)
        return found

    @cached_property
    def told(self) -> datetime.datetime | None:
        """The end the room has been told."""
        return self.looks(Draft()).promised_end

    @cached_property
    def coming(self) -> tuple[AgendaItem, ...]:
        """The public items to come, in order."""
        items = (timing.item for timing in self.looks(Draft()).public)
        return tuple(item for item in items if item.state is ItemState.COMING)

    @cached_property
    def goals(self) -> tuple[str, ...]:
        """Everything that does not hold, in the order it comes; the end is last."""
        late = tuple(late.timing.item.id for late in self.moved(Draft()))
        return (*late, END) if self.missed(Draft(), END) else late

    def missed(self, draft: Draft, goal: str) -> int:
        """Return by how many whole minutes a draft misses a goal, 0 where it meets it."""
        looks = self.looks(draft)
        if goal == END:
            return past_end(looks)
        late = next((lateness(t) for t in points(looks) if t.item.id == goal), 0)
        return max(0, late - self._agreed.get(goal, 0))

    @cached_property
    def _agreed(self) -> dict[str, int]:
        return agreed_moves(self.day)

    def moved(self, draft: Draft) -> tuple[Late, ...]:
        """Return the fixed points that a draft moves."""
        return late_points(self.day, self.looks(draft))

    def meets(self, draft: Draft, goals: tuple[str, ...]) -> bool:
        """Tell whether a draft meets every goal."""
        return not any(self.missed(draft, goal) for goal in goals)

    def slack(self, item: AgendaItem, draft: Draft) -> int:
        """Return how many more minutes a draft may take from an item."""
        if not rules.may_shorten(item) or not draft.holds(item.id):
            return 0
        left = given(item) // _MINUTE - draft.cut_of(item.id)
        return max(0, min(left - rules.least(item), self._unused(item, draft)))

    def _unused(self, item: AgendaItem, draft: Draft) -> int:
        """Return the minutes of an item that are still to give: the running one keeps some."""
        if item.state is ItemState.COMING:
            return item.minutes + item.added_minutes
        left = self.looks(draft).remaining
        return left // _MINUTE - ROUND_UP if left is not None else 0

    @cached_property
    def shortenable(self) -> tuple[AgendaItem, ...]:
        """The items that may be shortened at all: the running one first, then those to come."""
        running = self.looks(Draft()).running
        items = (*((running.item,) if running else ()), *self.coming)
        return tuple(item for item in items if self.slack(item, Draft()))

    @cached_property
    def aired(self) -> Draft:
        """The draft that uses all air there is: what every plan but the latest begins with.

        Lateness uses up air down to its least minutes by itself; what may be dropped is dropped.
        """
        draft = Draft()
        for item in self.coming:
            if item.kind is ItemKind.BUFFER and rules.may_drop(item):
                without = draft.without(item.id, ItemState.DROPPED)
                if any(self.missed(without, g) < self.missed(draft, g) for g in self.goals):
                    draft = without
        return draft
