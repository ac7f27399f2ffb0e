"""What is done about time that the machine slept through, and about a clock that was set."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import DayRow
from dialog_app.core.model.days import (
    AgendaItem,
    DayInfo,
    DayState,
    ItemState,
    PlanChange,
    SmallTimer,
    Turn,
)
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step

FOLLOWED: Final = "step.clock_followed"
STAMPS: Final[Mapping[type[DayRow], tuple[str, ...]]] = {
    DayInfo: ("started_at", "paused_at"),
    AgendaItem: ("started_at", "ended_at"),
    PlanChange: ("at",),
    SmallTimer: ("started_at",),
    Turn: ("since",),
}
"""The times that a running day goes by, each a stamp of what has happened."""


def leave_out_sleep(day: Day, laptop: Laptop, item_id: str, seconds: int) -> Step:
    """Count what the machine slept as a pause of the running item, at most all it has run.

    Raises `RuleBroken`: `row.gone`, `item.not_running`.
    """
    item = day.one(AgendaItem, item_id)
    if item.state is not ItemState.RUNNING or item.started_at is None:
        raise RuleBroken("item.not_running", title=item.title)
    ran = round((laptop.now() - item.started_at).total_seconds()) - item.paused_seconds
    slept = max(0, min(seconds, ran))
    rested = replace(item, paused_seconds=item.paused_seconds + slept)
    changes = (Change(item, rested),) if slept else ()
    return Step("step.sleep_left_out", changes, {"minutes": round(slept / 60)})


def follow_clock(day: Day, _laptop: Laptop, seconds: int) -> Step:
    """Move every stamp of a running day by `seconds`, as for a clock that was set to the right.

    Who keeps the time turns it by `turn_of` when the step is taken, and back when it is undone.
    Raises `RuleBroken("day.not_running")`.
    """
    if day.info.state is not DayState.RUNNING:
        raise RuleBroken("day.not_running")
    by = datetime.timedelta(seconds=seconds)
    return Step(FOLLOWED, tuple(_moved(day, by)))


def turn_of(step: Step) -> datetime.timedelta:
    """Return by how much a step turns the clock of the day; undone it turns it back."""
    if step.label == FOLLOWED:
        for change in step.changes:
            before, after = change.before, change.after
            if isinstance(before, DayInfo) and isinstance(after, DayInfo):
                return _between(before.started_at, after.started_at)
    return datetime.timedelta()


def _between(
    before: datetime.datetime | None, after: datetime.datetime | None
) -> datetime.timedelta:
    return after - before if before is not None and after is not None else datetime.timedelta()


def _moved(day: Day, by: datetime.timedelta) -> Iterator[Change]:
    for kind, names in STAMPS.items():
        for row in day.all(kind):
            after = _later(row, names, by)
            if after != row:
                yield Change(row, after)


def _later(row: DayRow, names: tuple[str, ...], by: datetime.timedelta) -> DayRow:
    stamps = {name: getattr(row, name) for name in names}
    moved = {name: stamp + by for name, stamp in stamps.items() if stamp is not None}
    return replace(row, **moved) if moved else row
