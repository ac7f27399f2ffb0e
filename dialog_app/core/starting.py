"""Whether a day that is started now is started when it was planned to be."""

import datetime
from dataclasses import dataclass
from typing import Final

from dialog_app.core import clock
from dialog_app.core.day import Day
from dialog_app.core.model.days import AgendaItem, ItemState

_PUNCTUAL: Final = datetime.timedelta(minutes=2)
# A day opened on another date than its own is tried out; nobody waits for it.
_FAR_OFF: Final = datetime.timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A start so far from the planned one that the facilitator is asked which one to count from."""

    planned: datetime.datetime
    late: bool


def opening(day: Day) -> AgendaItem | None:
    """Return the item the day starts at: the first public one that is still to be held."""
    items = (item for item in day.agenda if not item.internal)
    return next((item for item in items if item.state is ItemState.COMING), None)


def planned_opening(day: Day) -> datetime.datetime | None:
    """Return when the item the day starts at was planned to start, local to the day's place."""
    first = opening(day)
    return next((start for item, start, _ in clock.plan(day) if item == first), None)


def doubt(day: Day, now: datetime.datetime) -> Doubt | None:
    """Return what is to be asked before a start `now`; None within two minutes of the plan.

    Nothing is asked of a day that has started, that is empty, or that is half a day off.
    """
    planned = None if day.has_started else planned_opening(day)
    if planned is None or not _PUNCTUAL < abs(now - planned) <= _FAR_OFF:
        return None
    return Doubt(planned, now > planned)
