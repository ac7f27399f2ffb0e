"""The list of turns to speak in the running item, and how the time was shared between the sides.

A turn knows a side and at most a service, never who. Everything follows from stamps, stands
still with the day, and is for the facilitator alone: no slide and no minutes ask here.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dialog_app.core import watch
from dialog_app.core.day import Day
from dialog_app.core.model.days import Side, Turn, TurnState

MOST_WAITING: Final = 40
"""How many can wait at once; nobody keeps track of more."""

_LONG: Final = datetime.timedelta(minutes=5)
_ENOUGH: Final = datetime.timedelta(minutes=5)
_WAITED: Final = datetime.timedelta(minutes=2)
_WHOLE: Final = 100


@dataclass(frozen=True, slots=True)
class SideTime:
    """How long one side has spoken today, and its part of all that was spoken in whole per cent.

    The parts of all sides make a hundred, or nothing where nobody has spoken.
    """

    side: Side
    time: datetime.timedelta
    part: int


class Remark(StrEnum):
    """What may be worth a thought about the pros' time."""

    SILENT = "silent"
    WAITING = "waiting"
    LEAST = "least"


@dataclass(frozen=True, slots=True)
class Hint:
    """A remark about the pros' time, and how long it has been so (nothing for the least)."""

    remark: Remark
    time: datetime.timedelta


def turns(day: Day) -> tuple[Turn, ...]:
    """Return the turns of the running item in order."""
    item = day.running
    found = day.where(Turn, lambda row: item is not None and row.item_id == item.id)
    return tuple(sorted(found, key=lambda row: (row.position, row.id)))


def waiting(day: Day) -> tuple[Turn, ...]:
    """Return the turns that wait, the next one first."""
    return _in_state(day, TurnState.WAITING)


def speaking(day: Day) -> Turn | None:
    """Return the turn that goes on, or None."""
    return next(iter(_in_state(day, TurnState.SPEAKING)), None)


def held(day: Day) -> Turn | None:
    """Return the turn that goes on after the question that holds it; the one held last."""
    return next(reversed(_in_state(day, TurnState.HELD)), None)


def last_done(day: Day) -> Turn | None:
    """Return the turn from the queue that ended last, or None; questions in between do not count.

    It came before all that wait now, so that it is first in the queue when it waits again.
    """
    done = (row for row in _in_state(day, TurnState.DONE) if not row.interposed)
    return max(done, key=lambda row: (row.since, row.position), default=None)


def spoken(day: Day, turn: Turn, now: datetime.datetime) -> datetime.timedelta:
    """Return how long a turn has been spoken, pauses and questions that held it left out."""
    before = datetime.timedelta(seconds=turn.seconds)
    going_on = turn.state is TurnState.SPEAKING
    return before + _since(day, turn, now) if going_on else before


def shares(day: Day, now: datetime.datetime) -> tuple[SideTime, ...]:
    """Return how long each side has spoken today, in the order of `Side`."""
    times = dict.fromkeys(Side, watch.NONE)
    for turn in day.all(Turn):
        times[turn.side] += spoken(day, turn, now)
    parts = _parts([time.total_seconds() for time in times.values()])
    return tuple(
        SideTime(side, time, part) for (side, time), part in zip(times.items(), parts, strict=True)
    )


def hint(day: Day, now: datetime.datetime) -> Hint | None:
    """Return what is worth a thought about the pros' time, or None.

    Only once five minutes have been spoken, and where pros take part: that they have waited
    longest, have not spoken for five minutes, or have had the least time of all.
    """
    total = sum((row.time for row in shares(day, now)), watch.NONE)
    if total < _ENOUGH or not (day.info.pros or _any_pros(turns(day))):
        return None
    on = (row for row in (speaking(day), held(day)) if row is not None)
    if _any_pros(on):
        return None
    return _waited_longest(day, now) or _silent(day, now) or _least(day, now)


def _waited_longest(day: Day, now: datetime.datetime) -> Hint | None:
    queue = waiting(day)
    first = min(queue, key=lambda row: (row.since, row.position), default=None)
    # Whoever is next anyway needs no word for it.
    if first is None or first.side is not Side.PROS or first == queue[0]:
        return None
    time = _since(day, first, now)
    return Hint(Remark.WAITING, time) if time >= _WAITED else None


def _silent(day: Day, now: datetime.datetime) -> Hint | None:
    spoke = [row for row in turns(day) if row.state is not TurnState.WAITING]
    last = max((row for row in spoke if row.side is Side.PROS), key=_end, default=None)
    if last is not None:
        time = _since(day, last, now)
    else:
        time = sum((spoken(day, row, now) for row in spoke), watch.NONE)
    return Hint(Remark.SILENT, time) if time >= _LONG else None


def _least(day: Day, now: datetime.datetime) -> Hint | None:
    times = {row.side: row.time for row in shares(day, now)}
    mine = times.pop(Side.PROS)
    spoke = [time for time in times.values() if time]
    return Hint(Remark.LEAST, watch.NONE) if spoke and mine < min(spoke) else None


def _end(turn: Turn) -> datetime.datetime:
    return turn.since


def _any_pros(rows: Iterable[Turn]) -> bool:
    return any(row.side is Side.PROS for row in rows)


def _in_state(day: Day, state: TurnState) -> tuple[Turn, ...]:
    return tuple(row for row in turns(day) if row.state is state)


def _since(day: Day, turn: Turn, now: datetime.datetime) -> datetime.timedelta:
    return watch.ran(day, turn.item_id, (turn.since, turn.paused_seconds), now)


def _parts(times: list[float]) -> list[int]:
    """Return whole per cent that make a hundred: what rounding left goes to the largest rests."""
    total = sum(times)
    if not total:
        return [0 for _ in times]
    exact = [_WHOLE * time / total for time in times]
    parts = [int(part) for part in exact]
    order = sorted(range(len(times)), key=lambda place: parts[place] - exact[place])
    for place in order[: _WHOLE - sum(parts)]:
        parts[place] += 1
    return parts
