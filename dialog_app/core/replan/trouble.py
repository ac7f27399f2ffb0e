"""Whether the day runs past something people count on, where, and by how many minutes."""

import datetime
import math
from dataclasses import dataclass
from typing import Final

from dialog_app.core.clock import Forecast, Timing, forecast, is_fixed
from dialog_app.core.day import Day
from dialog_app.core.model.days import DayState, ItemState, PlanChange, PlanChangeKind

WORTH_TELLING: Final = 3
"""Minutes from which lateness is told. One or two come and go with the next sentence."""

_MINUTE: Final = datetime.timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Late:
    """A fixed point that does not hold, and by how many whole minutes."""

    timing: Timing
    minutes: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """How far the day runs past what the room was told.

    `end` is whole minutes past the planned or agreed end, 0 when it holds; `points` are the
    fixed points that do not, in the order they come.
    """

    end: int
    points: tuple[Late, ...]

    @property
    def minutes(self) -> int:
        """The most minutes by which anything is late."""
        return max(self.end, *(point.minutes for point in self.points), 0)


def trouble(day: Day, now: datetime.datetime) -> Trouble | None:
    """Return how late a running day will be, or None while all that people count on holds.

    What has been agreed since (a later end, a break that was moved) counts as told. A day with
    nothing public to come has nothing to plan anew.
    """
    return trouble_of(day, forecast(day, now))


def trouble_of(day: Day, looks: Forecast) -> Trouble | None:
    """Return the same of a forecast already made."""
    coming = any(t.item.state is ItemState.COMING for t in looks.public)
    if day.info.state is not DayState.RUNNING or not coming:
        return None
    end, points = past_end(looks), late_points(day, looks)
    return Trouble(end, points) if end >= WORTH_TELLING or points else None


def past_end(looks: Forecast) -> int:
    """Return how many whole minutes begun the day ends after what the room was told."""
    if looks.ends is None or looks.promised_end is None:
        return 0
    return max(0, whole_minutes(looks.ends - looks.promised_end))


def late_points(day: Day, looks: Forecast) -> tuple[Late, ...]:
    """Return the fixed points that are late enough to be told, beyond what was agreed to."""
    agreed = agreed_moves(day)
    found = (Late(t, lateness(t) - agreed.get(t.item.id, 0)) for t in points(looks))
    return tuple(late for late in found if late.minutes >= WORTH_TELLING)


def points(looks: Forecast) -> tuple[Timing, ...]:
    """Return the public items to come whose time people count on."""
    return tuple(t for t in looks.public if t.item.state is ItemState.COMING and is_fixed(t.item))


def lateness(timing: Timing) -> int:
    """Return by how many whole minutes begun a fixed point does not hold; negative for in time.

    An item that ends by the clock may begin late: it does not hold when it overruns, or when
    less than its least minutes are left of it. All others are to begin as planned.
    """
    late = whole_minutes(timing.start - timing.planned_start)
    item = timing.item
    if item.ends_at is None:
        return late
    overrun = whole_minutes(timing.end - timing.planned_end - item.added_minutes * _MINUTE)
    planned = timing.planned_end - timing.planned_start
    left = timing.end - timing.start
    squeezed = whole_minutes(min(item.least_minutes * _MINUTE, planned) - left)
    worst = max(overrun, squeezed)
    return max(worst, late) if item.starts_at is not None else worst


def agreed_moves(day: Day) -> dict[str, int]:
    """Return by how many minutes fixed points have been moved already, by the item's id."""
    moves: dict[str, int] = {}
    for row in day.where(PlanChange, lambda row: row.kind is PlanChangeKind.LATER):
        if row.item_id:
            moves[row.item_id] = max(row.minutes, moves.get(row.item_id, 0))
    return moves


def whole_minutes(time: datetime.timedelta) -> int:
    """Return a time in whole minutes, those begun counted."""
    return math.ceil(time / _MINUTE)
