"""Planned, forecast and actual times of a day, worked out from the agenda and the time now.

Planned times follow from the public start and the minutes of the items. The forecast starts
from what really happened, lets buffers and items with a fixed end absorb lateness, and never
changes the plan (rules: a rundown keeps the three layers apart). Minutes are real minutes, also
through midnight and a change to or from summer time.
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from dialog_app.core.day import Day
from dialog_app.core.model.days import AgendaItem, ItemKind, ItemState

GONE: Final = (ItemState.DROPPED, ItemState.CARRIED)
"""Items that were planned and are not held: they keep their place in the plan only."""

_NONE: Final = datetime.timedelta()
_MINUTE: Final = datetime.timedelta(minutes=1)
# A fixed end that lies before its item's start is meant for the day after, if so near.
_PAST_MIDNIGHT: Final = datetime.timedelta(hours=6)


class Level(StrEnum):
    """How near its end the running item is; told in words."""

    CALM = "calm"
    SOON = "soon"
    LAST = "last"
    OVER = "over"


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
    """The whole day as it looks now; `gone` are the items that are not held, as planned."""

    now: datetime.datetime
    timings: tuple[Timing, ...]
    running: Timing | None
    remaining: datetime.timedelta | None
    paused_for: datetime.timedelta | None
    breather: datetime.timedelta | None = None
    agreed_end: datetime.datetime | None = None
    gone: tuple[Timing, ...] = ()

    @property
    def pause_left(self) -> datetime.timedelta | None:
        """What is left of a breather, never below nothing; None while there is none."""
        if self.paused_for is None or self.breather is None:
            return None
        return max(_NONE, self.breather - self.paused_for)

    @property
    def pause_over(self) -> datetime.timedelta:
        """How much longer than meant a breather has lasted; nothing while there is none."""
        if self.paused_for is None or self.breather is None:
            return _NONE
        return max(_NONE, self.paused_for - self.breather)

    @property
    def goes_on(self) -> datetime.datetime | None:
        """When a breather is meant to end; None where there is none, or that time has passed."""
        return self.now + self.pause_left if self.pause_left else None

    @property
    def level(self) -> Level:
        """How near its end the running item is: soon by its own warning, last in its last minute.

        Nothing is near while no item runs or the clock stands still.
        """
        if self.running is None or self.remaining is None or self.paused_for is not None:
            return Level.CALM
        if self.remaining < _NONE:
            return Level.OVER
        if self.remaining <= _MINUTE:
            return Level.LAST
        soon = self.running.item.warn_minutes * _MINUTE
        return Level.SOON if self.remaining <= soon else Level.CALM

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
        """When the public day was planned to end, whatever is held; None when it has no items."""
        planned = (t.planned_end for t in (*self.timings, *self.gone) if not t.item.internal)
        return max(planned, default=None)

    @property
    def minutes_late(self) -> int:
        """Whole minutes the day is forecast to end after the plan; negative when before."""
        if self.ends is None or self.planned_ends is None:
            return 0
        return round((self.ends - self.planned_ends).total_seconds() / 60)

    @property
    def promised_end(self) -> datetime.datetime | None:
        """When the room was told that the public day ends: as planned, or as agreed since."""
        if self.planned_ends is None or self.agreed_end is None:
            return self.planned_ends
        return max(self.planned_ends, self.agreed_end)

    @property
    def next_fixed(self) -> Timing | None:
        """The next item with a start or end fixed to the clock, or the next break or lunch."""
        coming = (t for t in self.timings if t.item.state is ItemState.COMING)
        return next((t for t in coming if is_fixed(t.item)), None)


def is_fixed(item: AgendaItem) -> bool:
    """Tell whether people count on an item's time of the day: a break, lunch, or a fixed time."""
    by_clock = item.ends_at is not None or item.starts_at is not None
    return by_clock or item.kind in (ItemKind.BREAK, ItemKind.LUNCH)


def forecast(day: Day, now: datetime.datetime) -> Forecast:
    """Return the day's times as they look at `now` (UTC, or any aware time)."""
    local = _local(day, now)
    planned = plan(day)
    timings: list[Timing] = []
    at = planned[0][1] if planned else local
    opens = _opens(day, planned, local)
    for item, start, end in planned:
        if item.state in GONE:
            continue
        at = opens.get(item.id, at)
        began, ended = _times(day, (item, start, end), at, local)
        timings.append(Timing(item, start, end, began, _local(day, ended)))
        at = timings[-1].end
    running = next((t for t in timings if t.item.state is ItemState.RUNNING), None)
    agreed = day.info.agreed_end
    return Forecast(
        local,
        tuple(timings),
        running,
        _remaining(day, running, local),
        _paused_for(day, local),
        _breather(day),
        _local(day, agreed) if agreed else None,
        tuple(Timing(i, start, end, start, end) for i, start, end in planned if i.state in GONE),
    )


Planned = tuple[AgendaItem, datetime.datetime, datetime.datetime]


def plan(day: Day) -> list[Planned]:
    """Return each item with its planned start and end; the first public item starts the day.

    Items dropped or carried over since keep their place: what happens never moves the plan. A
    fixed start leaves a gap before it, or stands aside where the items before it take longer.
    """
    items = list(day.agenda)
    opening = _at(day, day.info.date, day.info.public_start)
    before = _leading_internal(items)
    at = _local(day, opening - sum((item.minutes for item in before), 0) * _MINUTE)
    planned = []
    for item in items:
        start = max(at, _fixed_start(day, item, at))
        end = _local(day, _planned_end(day, item, start))
        planned.append((item, start, end))
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


def _fixed_start(day: Day, item: AgendaItem, at: datetime.datetime) -> datetime.datetime:
    """When an item with a fixed start begins; without one, or long before `at`, then `at`."""
    if item.starts_at is None:
        return at
    return _next_at(day, item.starts_at, at) or at


def _planned_end(day: Day, item: AgendaItem, start: datetime.datetime) -> datetime.datetime:
    fixed = _next_at(day, item.ends_at, start) if item.ends_at is not None else None
    return fixed or start + item.minutes * _MINUTE


def _next_at(day: Day, time: datetime.time, start: datetime.datetime) -> datetime.datetime | None:
    """Return when a clock next shows `time`: on the day of `start`, or soon after midnight."""
    fixed = _at(day, start.date(), time)
    if fixed >= start:
        return fixed
    tomorrow = _at(day, start.date() + datetime.timedelta(days=1), time)
    return tomorrow if tomorrow - start <= _PAST_MIDNIGHT else None


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
    item, planned_start, planned_end = planned
    if item.started_at is not None:
        start = _local(day, item.started_at)
        if item.ended_at is not None:
            return start, item.ended_at
        return start, _running_end(day, item, planned_end, now)
    if item.starts_at is not None:
        # A gap takes up lateness, and nobody who was told a time is called in before it.
        at = max(at, planned_start)
    return at, _coming_end(item, planned_end, at)


def given(item: AgendaItem) -> datetime.timedelta:
    """Return the time an item has: its planned minutes and what the day added or took."""
    return max(0, item.minutes + item.added_minutes) * _MINUTE


def minutes_more(item: AgendaItem) -> int | None:
    """Return how many minutes more than planned an item took, its pauses left out.

    Negative when it took fewer; None of an item that has not been held.
    """
    if item.started_at is None or item.ended_at is None:
        return None
    took = (item.ended_at - item.started_at).total_seconds() - item.paused_seconds
    return round(took / 60) - item.minutes


def _coming_end(
    item: AgendaItem, planned_end: datetime.datetime, start: datetime.datetime
) -> datetime.datetime:
    """When a coming item will end: fixed ends and buffers absorb lateness."""
    most = start + given(item)
    if item.ends_at is not None:
        return max(planned_end + item.added_minutes * _MINUTE, start)
    if item.kind is ItemKind.BUFFER:
        least = start + min(given(item), item.least_minutes * _MINUTE)
        return min(max(planned_end, least), most)
    return most


def _target(
    day: Day, item: AgendaItem, planned_end: datetime.datetime, now: datetime.datetime
) -> datetime.datetime:
    """When a started item should end: its minutes, added time and pauses from its start.

    A fixed end stays where it is whenever the item began.
    """
    start = item.started_at or now
    if item.ends_at is not None:
        return max(planned_end, start) + item.added_minutes * _MINUTE
    paused = datetime.timedelta(seconds=item.paused_seconds) + (_paused_for(day, now) or _NONE)
    return start + (item.minutes + item.added_minutes) * _MINUTE + paused


def _running_end(
    day: Day, item: AgendaItem, planned_end: datetime.datetime, now: datetime.datetime
) -> datetime.datetime:
    """When the running item will end: never before now, nor before a breather is over.

    The whole breather counts at once, except against a fixed end: that stands where it is.
    """
    target = _target(day, item, planned_end, now)
    length = _breather(day)
    if length is None:
        return max(target, now)
    left = max(_NONE, length - (_paused_for(day, now) or _NONE))
    return max(target if item.ends_at is not None else target + left, now + left)


def _paused_for(day: Day, now: datetime.datetime) -> datetime.timedelta | None:
    paused_at = day.info.paused_at
    return max(_NONE, now - paused_at) if paused_at is not None else None


def _breather(day: Day) -> datetime.timedelta | None:
    """How long the pause is meant to last; None while there is none, or one without a length."""
    if day.info.paused_at is None or not day.info.pause_minutes:
        return None
    return day.info.pause_minutes * _MINUTE


def _remaining(
    day: Day, running: Timing | None, now: datetime.datetime
) -> datetime.timedelta | None:
    if running is None:
        return None
    return _target(day, running.item, running.planned_end, now) - now
