"""The small timer of the running item: start, next report, another length, stop."""

from dataclasses import replace

from dialog_app.core import watch
from dialog_app.core.commands.closed import require_open
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.days import DayState, SmallTimer
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step
from dialog_app.core.small_timer import (
    checked_length,
    digits,
    kept,
    report_left,
    small_timer_left,
)


def start(day: Day, laptop: Laptop, seconds: int = 0) -> Step:
    """Start the small timer for the first report of the running item.

    It takes `seconds`, or as long as the last one where that is 0.
    Raises `RuleBroken`: `day.not_running`, `small_timer.out_of_range`.
    """
    row = _mine(day, laptop)
    length = checked_length(seconds) if seconds else row.seconds
    return _begun(day, laptop, replace(row, number=1, seconds=length), "step.small_timer_started")


def next_report(day: Day, laptop: Laptop) -> Step:
    """Start it again from its full length for the next report; for the first where none runs.

    Raises `RuleBroken("day.not_running")`.
    """
    if report_left(day, laptop.now()) is None:
        return start(day, laptop)
    row = _mine(day, laptop)
    return _begun(day, laptop, replace(row, number=row.number + 1), "step.small_timer_next")


def set_length(day: Day, laptop: Laptop, seconds: int) -> Step:
    """Give the small timer another length: the one that runs, and those after it.

    Raises `RuleBroken`: `day.closed`, `small_timer.out_of_range`.
    """
    require_open(day)
    row = replace(_mine(day, laptop), seconds=checked_length(seconds))
    return _step(day, row, "step.small_timer_length", {"time": digits(seconds)})


def stop(day: Day, laptop: Laptop) -> Step:
    """Take away the small timer that shows: a report's, or else that of every turn.

    Its length is kept. Where none shows nothing changes. Raises `RuleBroken("day.closed")`.
    """
    require_open(day)
    now = laptop.now()
    if report_left(day, now) is not None or small_timer_left(day, now) is None:
        return Step("step.small_timer_stopped", off(kept(day)))
    return time_turns(day, laptop, wanted=False)


def time_turns(day: Day, laptop: Laptop, *, wanted: bool) -> Step:
    """Give every turn to speak the time of the small timer, or none.

    A report's timer ends when turns get their time. Raises `RuleBroken("day.closed")`.
    """
    require_open(day)
    row = replace(_mine(day, laptop), per_turn=wanted)
    row = replace(row, started_at=None) if wanted else row
    return _step(day, row, "step.turns_timed" if wanted else "step.turns_untimed")


def off(row: SmallTimer) -> tuple[Change, ...]:
    """Return the change that ends a report's timer; none where there is none."""
    return (Change(row, replace(row, started_at=None)),) if row.started_at is not None else ()


def _begun(day: Day, laptop: Laptop, row: SmallTimer, label: str) -> Step:
    item = day.running
    if day.info.state is not DayState.RUNNING or item is None:
        raise RuleBroken("day.not_running")
    stamp, paused = watch.begins(day, laptop.now())
    row = replace(row, item_id=item.id, started_at=stamp, paused_seconds=paused)
    facts: dict[str, str | int] = {"number": row.number, "time": digits(row.seconds)}
    return _step(day, row, label, facts)


def _mine(day: Day, laptop: Laptop) -> SmallTimer:
    """Return the day's row, marked with this laptop where there was none before."""
    row = kept(day)
    return row if day.find(SmallTimer, row.id) else replace(row, origin=laptop.name)


def _step(
    day: Day, after: SmallTimer, label: str, facts: dict[str, str | int] | None = None
) -> Step:
    before = day.find(SmallTimer, after.id)
    return Step(label, () if before == after else (Change(before, after),), facts or {})
