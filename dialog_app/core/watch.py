"""How long something inside an item has gone on, by the clock that pauses with the day."""

import datetime
from typing import Final

from dialog_app.core.day import Day
from dialog_app.core.model.days import AgendaItem, ItemState

NONE: Final = datetime.timedelta()
_SECOND: Final = datetime.timedelta(seconds=1)


def begins(day: Day, now: datetime.datetime) -> tuple[datetime.datetime, int]:
    """Return the stamp of what begins now, and for how many seconds its item has been paused.

    While the day stands still that is when it came to a stop: what begins in a pause has lasted
    no time when the day goes on.
    """
    item = day.running
    return day.info.paused_at or now, item.paused_seconds if item is not None else 0


def ran(
    day: Day, item_id: str, began: tuple[datetime.datetime, int], now: datetime.datetime
) -> datetime.timedelta:
    """Return how long it is since `began` (as `begins` gave it), the pauses of its item left out.

    It ends with its item, and is never below nothing: not for a clock that was set back either.
    """
    item = day.find(AgendaItem, item_id)
    if item is None:
        return NONE
    stamp, paused = began
    passed = _until(day, item, now) - stamp
    pauses = datetime.timedelta(seconds=item.paused_seconds - paused)
    # Sleep may be counted as a pause afterwards, and then lies before what began after it.
    within = pauses <= passed + _SECOND
    return max(NONE, passed - pauses if within else passed)


def _until(day: Day, item: AgendaItem, now: datetime.datetime) -> datetime.datetime:
    if item.ended_at is not None:
        return item.ended_at
    stopped = day.info.paused_at if item.state is ItemState.RUNNING else None
    return now if stopped is None else min(now, stopped)
