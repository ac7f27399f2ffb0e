"""Planned, forecast and actual times of a day, worked out from the agenda and the time now.

Planned times follow from the public start and the minutes of the items. The forecast starts
from what really happened, lets buffers and items with a fixed end absorb lateness, and never
changes the plan (rules: a rundown keeps the three layers apart). Minutes are real minutes, also
through midnight and a change to or from summer time.
"""

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from dialog_app.core.day import Day
from dialog_app.core.model.days import AgendaItem, ItemKind, ItemState

Minutes = datetime.timedelta
_GONE = (ItemState.DROPPED, ItemState.CARRIED)


@dataclass(frozen=True, slots=True)
class Timing:
    """One item with its planned and its forecast (or actual) times, local to the day's place.

    The difference between any two times is what really passes between them.
    """

    item: AgendaItem
    planned_start: datetime.datetime
    planned_end: datetime.datetime
    start: datetime.datetime
    end: datetime.datetime


@dataclass(frozen=True, slots=True)
class Forecast:
    """The whole day as it looks now."""

    now: datetime.datetime
    timings: tuple[Timing, ...]
    running: Timing | None
    remaining: datetime.timedelta | None
    paused_for: datetime.timedelta | None

    @property
    def public(self) -> tuple[Timing, ...]:
        """The timings of items that are not internal."""
        return tuple(timing for timing in self.timings if not timing.item.internal)

    @property
    def starts(self) -> datetime.datetime | None:
        """When the public day starts as planned, or None when it has no items."""
        return self.public[0].planned_start if self.public else None

    @property
    def ends(self) -> datetime.datetime | None:
        """When the public day is forecast to end, or None when it has no items."""
        return self.public[-1].end if self.public else None

    @property
    def planned_ends(self) -> datetime.datetime | None:
        """When the public day was planned to end, or None when it has no items."""
        return self.public[-1].planned_end if self.public else None

    @property
    def minutes_late(self) -> int:
        """Whole minutes the day is forecast to end after the plan; negative when before."""
        if self.ends is None or self.planned_ends is None:
            return 0
        return round((self.ends - self.planned_ends).total_seconds() / 60)

    @property
    def next_fixed(self) -> Timing | None:
        """The next item whose end is fixed to the clock, or the next break or lunch."""
        fixed = (ItemKind.BREAK, ItemKind.LUNCH)
        coming = (t for t in self.timings if t.item.state is ItemState.COMING)
        return next((t for t in coming if t.item.ends_at or t.item.kind in fixed), None)


def forecast(day: Day, now: datetime.datetime) -> Forecast:
    """Return the day's times as they look at `now` (UTC, or any aware time)."""
    local = _local(day, now)
    planned = plan(day)
    timings: list[Timing] = []
    at = planned[0][1] if planned else local
    opens = _opens(day, planned, local)
    for item, start, end in planned:
        at = opens.get(item.id, at)
        began, ended = _times(day, (item, start, end), at, local)
        timings.append(Timing(item, start, end, began, _local(day, ended)))
        at = timings[-1].end
    running = next((t for t in timings if t.item.state is ItemState.RUNNING), None)
    return Forecast(
        local, tuple(timings), running, _remaining(day, running, local), _paused_for(day, local)
    )


Planned = tuple[AgendaItem, datetime.datetime, datetime.datetime]


def plan(day: Day) -> list[Planned]:
    """Return each item with its planned start and end; the first public item starts the day."""
    items = [item for item in day.agenda if item.state not in _GONE]
    opening = _at(day, day.info.date, day.info.public_start)
    before = _leading_internal(items)
    at = _local(day, opening - datetime.timedelta(minutes=sum(item.minutes for item in before)))
    planned = []
    for item in items:
        end = _local(day, _planned_end(day, item, at))
        planned.append((item, at, end))
        at = end
    return planned


def _local(day: Day, time: datetime.datetime) -> datetime.datetime:
    """Return a time as clocks show it where the day is held, at an offset that stays the same.

    Two times that share a time zone are subtracted as clocks show them, an hour wrong on the
    night the clocks change; two times with offsets are not.
    """
    there = time.astimezone(ZoneInfo(day.info.zone))
    offset = there.utcoffset() or datetime.timedelta()
    return time.astimezone(datetime.timezone(offset))


def _at(day: Day, date: datetime.date, time: datetime.time) -> datetime.datetime:
    """Return the time at which a clock where the day is held shows `time`."""
    return _local(day, datetime.datetime.combine(date, time, tzinfo=ZoneInfo(day.info.zone)))


def _leading_internal(items: list[AgendaItem]) -> list[AgendaItem]:
    """Return the internal items before the first public one."""
    public = next((place for place, item in enumerate(items) if not item.internal), 0)
    return items[:public]


def _planned_end(day: Day, item: AgendaItem, start: datetime.datetime) -> datetime.datetime:
    end = start + datetime.timedelta(minutes=item.minutes)
    if item.ends_at is None:
        return end
    fixed = _at(day, start.date(), item.ends_at)
    return fixed if fixed >= start else end


def _opens(
    day: Day, planned: list[Planned], now: datetime.datetime
) -> dict[str, datetime.datetime]:
    """When the first public item of a day not yet started can start, by the item's id.

    That is as planned, or now if that has passed; preparation before it holds nobody up.
    """
    if day.has_started or not _is_today(day, now):
        return {}
    public = next((line for line in planned if not line[0].internal), None)
    return {public[0].id: max(public[1], now)} if public else {}


def _is_today(day: Day, now: datetime.datetime) -> bool:
    return day.info.date == now.date()


def _times(
    day: Day, planned: Planned, at: datetime.datetime, now: datetime.datetime
) -> tuple[datetime.datetime, datetime.datetime]:
    """Return when an item began (or will) and ended (or will)."""
    item, _, planned_end = planned
    if item.started_at is not None:
        start = _local(day, item.started_at)
        if item.ended_at is not None:
            return start, item.ended_at
        return start, max(_target(day, item, planned_end, now), now)
    return at, _coming_end(item, planned_end, at)


def _coming_end(
    item: AgendaItem, planned_end: datetime.datetime, start: datetime.datetime
) -> datetime.datetime:
    """When a coming item will end: fixed ends and buffers absorb lateness."""
    least = start + datetime.timedelta(minutes=item.least_minutes)
    most = start + datetime.timedelta(minutes=item.minutes)
    if item.ends_at is not None:
        return max(planned_end, start)
    if item.kind is ItemKind.BUFFER:
        return min(max(planned_end, least), most)
    return most


def _target(
    day: Day, item: AgendaItem, planned_end: datetime.datetime, now: datetime.datetime
) -> datetime.datetime:
    """When a started item should end: its minutes, added time and pauses from its start.

    A fixed end stays where it is whenever the item began.
    """
    start = item.started_at or now
    added = datetime.timedelta(minutes=item.added_minutes)
    if item.ends_at is not None:
        return max(planned_end, start) + added
    paused = datetime.timedelta(seconds=item.paused_seconds) + (_paused_for(day, now) or Minutes())
    return start + datetime.timedelta(minutes=item.minutes) + added + paused


def _paused_for(day: Day, now: datetime.datetime) -> datetime.timedelta | None:
    return now - day.info.paused_at if day.info.paused_at is not None else None


def _remaining(
    day: Day, running: Timing | None, now: datetime.datetime
) -> datetime.timedelta | None:
    if running is None:
        return None
    return _target(day, running.item, running.planned_end, now) - now
