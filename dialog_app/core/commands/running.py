"""Running the day: start, next, pause, breather, more or less time, end."""

import datetime
from dataclasses import replace
from typing import Final

from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.formats import clock
from dialog_app.core.model.days import (
    AgendaItem,
    DayInfo,
    DayState,
    ItemState,
    PlanChange,
    PlanChangeKind,
)
from dialog_app.core.model.said import Round
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added
from dialog_app.core.starting import opening, planned_opening

MOST_ADDED: Final = 600
MOST_PAUSED: Final = 600
_BREATHER: Final = 5
_MINUTE: Final = 60


def start(day: Day, laptop: Laptop, *, as_planned: bool = False) -> Step:
    """Start the day at its first public item; internal items before it count as done.

    With `as_planned` the item's time counts from when it was planned to start.
    Raises `RuleBroken`: `day.already_started`, `day.no_items`, `day.not_yet` where the planned
    time has not come.
    """
    if day.has_started:
        raise RuleBroken("day.already_started")
    first = opening(day)
    if first is None:
        raise RuleBroken("day.no_items")
    now = laptop.now()
    begun = _begun(first, _planned_start(day, now) if as_planned else now)
    before = [item for item in day.agenda if item.internal and item.position < first.position]
    skipped = tuple(Change(item, replace(item, state=ItemState.DONE)) for item in before)
    info = replace(day.info, state=DayState.RUNNING, started_at=now)
    changes = (Change(day.info, info), *skipped, Change(first, begun))
    return Step("step.day_started", changes, {"title": first.title})


def _planned_start(day: Day, now: datetime.datetime) -> datetime.datetime:
    planned = planned_opening(day)
    if planned is None or planned > now:
        raise RuleBroken("day.not_yet", time=clock(planned) if planned else "")
    return planned.astimezone(datetime.UTC)


def next_item(day: Day, laptop: Laptop) -> Step:
    """Go on to the next item; after the last one the day is held.

    The running item gets its actual end, a pause ends with it, and its open rounds are closed.
    Raises `RuleBroken("day.not_running")`.
    """
    _require_running(day)
    now = laptop.now()
    following = day.next_item
    changes = [*_ended(day, now), *_closed_rounds(day)]
    info = _unpaused(day.info)
    if following is None:
        info = replace(info, state=DayState.HELD, ended_at=now)
        return Step("step.day_ended", (*_if_changed(day.info, info), *changes))
    changes.append(Change(following, _begun(following, now)))
    facts = {"title": following.title}
    return Step("step.item_started", (*_if_changed(day.info, info), *changes), facts)


def end_day(day: Day, laptop: Laptop) -> Step:
    """End the day now; items not reached stay as not held.

    Raises `RuleBroken("day.not_running")`.
    """
    _require_running(day)
    now = laptop.now()
    info = replace(_unpaused(day.info), state=DayState.HELD, ended_at=now)
    changes = (Change(day.info, info), *_ended(day, now), *_closed_rounds(day))
    return Step("step.day_ended", changes)


def pause(day: Day, laptop: Laptop) -> Step:
    """Pause the clock of the running item, or go on if it is paused.

    Raises `RuleBroken("day.not_running")`.
    """
    _require_running(day)
    info = day.info
    if info.paused_at is None:
        paused = replace(info, paused_at=laptop.now())
        return Step("step.paused", (Change(info, paused),))
    now = laptop.now()
    changes = [Change(info, _unpaused(info)), *_breathed(day, now)]
    if day.running is not None:
        changes.append(Change(day.running, _with_pause(day, day.running, now)))
    return Step("step.resumed", tuple(changes))


def breather(day: Day, laptop: Laptop) -> Step:
    """Pause for five minutes, or five more where the clock already stands.

    A pause without a length gets one. Where the time has run out, the five count from now.
    Raises `RuleBroken`: `day.not_running`, `pause.too_long` beyond 600 minutes.
    """
    _require_running(day)
    now, info = laptop.now(), day.info
    since = info.paused_at or now
    passed = -(-round((now - since).total_seconds()) // _MINUTE)
    minutes = max(info.pause_minutes, passed) + _BREATHER
    if minutes > MOST_PAUSED:
        raise RuleBroken("pause.too_long", most=MOST_PAUSED)
    paused = replace(info, paused_at=since, pause_minutes=minutes)
    noted = _noted(day, laptop, now, minutes)
    return Step("step.breather", (Change(info, paused), *noted), {"minutes": minutes})


def _noted(day: Day, laptop: Laptop, now: datetime.datetime, minutes: int) -> tuple[Change, ...]:
    """Return the change that notes a breather among what was changed in the plan."""
    begun = _breather_of(day)
    if begun is not None:
        return (Change(begun, replace(begun, minutes=minutes)),)
    fresh = PlanChange(
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=day.id,
        kind=PlanChangeKind.BREATHER,
        at=now,
        item_id=day.running.id if day.running else "",
        minutes=minutes,
    )
    return added(fresh)


def _breather_of(day: Day) -> PlanChange | None:
    """Return the note of the breather that is going on."""
    since = day.info.paused_at
    if since is None or not day.info.pause_minutes:
        return None
    kind = PlanChangeKind.BREATHER
    rows = day.where(PlanChange, lambda row: row.kind is kind and row.at >= since)
    return rows[0] if rows else None


def _breathed(day: Day, now: datetime.datetime) -> tuple[Change, ...]:
    """Return the change that notes how long the breather really was; one of no time is none."""
    noted, since = _breather_of(day), day.info.paused_at
    if noted is None or since is None:
        return ()
    minutes = max(0, round((now - since).total_seconds() / _MINUTE))
    if minutes == noted.minutes:
        return ()
    return (Change(noted, replace(noted, minutes=minutes) if minutes else None),)


def add_minutes(day: Day, laptop: Laptop, minutes: int) -> Step:
    """Give the running item more (or less) time; the plan stays as it was.

    Raises `RuleBroken`: `day.not_running`, `item.added_out_of_range` beyond ± 600 minutes.
    """
    _require_running(day)
    item = day.running
    if item is None:
        raise RuleBroken("day.not_running")
    total = item.added_minutes + minutes
    if abs(total) > MOST_ADDED:
        raise RuleBroken("item.added_out_of_range", minutes=total)
    label = "step.time_added" if minutes > 0 else "step.time_taken"
    facts: dict[str, str | int] = {"minutes": abs(minutes), "title": item.title}
    return Step(label, (Change(item, replace(item, added_minutes=total)),), facts)


def _require_running(day: Day) -> None:
    if day.info.state is not DayState.RUNNING:
        raise RuleBroken("day.not_running")


def _unpaused(info: DayInfo) -> DayInfo:
    return replace(info, paused_at=None, pause_minutes=0)


def _begun(item: AgendaItem, now: datetime.datetime) -> AgendaItem:
    return replace(item, state=ItemState.RUNNING, started_at=now)


def _ended(day: Day, now: datetime.datetime) -> tuple[Change, ...]:
    """Return the changes that end the running item, its pause counted in, and its breather."""
    item = day.running
    if item is None:
        return _breathed(day, now)
    done = replace(_with_pause(day, item, now), state=ItemState.DONE, ended_at=now)
    return (Change(item, done), *_breathed(day, now))


def _with_pause(day: Day, item: AgendaItem, now: datetime.datetime) -> AgendaItem:
    """Return the item with the pause that is going on added to its pauses."""
    if day.info.paused_at is None:
        return item
    seconds = max(0, round((now - day.info.paused_at).total_seconds()))
    return replace(item, paused_seconds=item.paused_seconds + seconds)


def _closed_rounds(day: Day) -> tuple[Change, ...]:
    rounds = day.where(Round, lambda row: not row.closed)
    return tuple(Change(row, replace(row, closed=True)) for row in rounds)


def _if_changed(before: DayInfo, after: DayInfo) -> tuple[Change, ...]:
    return (Change(before, after),) if before != after else ()
