"""Days of any shape on any date, and what may happen in them, for properties of the clock."""

import datetime
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from dialog_app.core import clock
from dialog_app.core.clock import Timing
from dialog_app.core.commands import running
from dialog_app.core.day import Day
from dialog_app.core.model.days import DayInfo, DayState, ItemState
from dialog_app.core.record import Change, Step
from tests.core.days import Room, TestLaptop, new_day

OSLO = ZoneInfo("Europe/Oslo")
NO_TIME = datetime.timedelta()
MINUTE = datetime.timedelta(minutes=1)
CLOCKS_GO_FORWARD = datetime.date(2027, 3, 28)
CLOCKS_GO_BACK = datetime.date(2026, 10, 25)

Line = tuple[str, str, int, int, dict[str, Any]]

_kinds = st.sampled_from(["dialogue", "positions", "break", "lunch", "buffer", "checkout"])
dates = st.sampled_from(
    [CLOCKS_GO_FORWARD, CLOCKS_GO_BACK, datetime.date(2026, 11, 18), datetime.date(2026, 12, 31)]
)
_starts = st.times(datetime.time(0, 0), datetime.time(23, 59)).map(
    lambda time: time.replace(second=0, microsecond=0)
)


@st.composite
def _lines(draw: st.DrawFn, *, fixed: bool = False) -> Line:
    minutes = draw(st.integers(1, 90))
    least = draw(st.integers(0, minutes))
    more: dict[str, Any] = {"ends_at": draw(st.none() | _starts)} if fixed else {}
    return (draw(_kinds), "Punkt", minutes, least, more)


@st.composite
def rooms(draw: st.DrawFn, *, fixed: bool = False, gaps: bool = False) -> Room:
    """Return a planned day of any length on any date, an hour before it starts.

    With `fixed` items may end at a clock time; with `gaps` those after the first may begin at
    one, mostly a little after the item before.
    """
    plan = draw(st.lists(_lines(fixed=fixed), min_size=1, max_size=8))
    before: list[Line] = [("preparation", "Rigging", 30, 30, {"internal": True})]
    laptop = TestLaptop()
    starts = draw(_starts)
    planned = new_day(laptop, (*before[: draw(st.integers(0, 1))], *plan), public_start=starts)
    date = draw(dates)
    rows = [replace(row, date=date) if isinstance(row, DayInfo) else row for row in planned.rows()]
    opens = datetime.datetime.combine(date, starts, tzinfo=OSLO).astimezone(datetime.UTC)
    laptop.time = opens - 60 * MINUTE
    day = Day(rows)
    return Room(draw(_with_gaps(day)) if gaps else day, laptop)


@st.composite
def _with_gaps(draw: st.DrawFn, day: Day) -> Day:
    """Return the day with some items fixed to begin some time after, or before, the last ends."""
    first = next(item for item in day.agenda if not item.internal)
    for item in day.agenda:
        gap = draw(st.none() | st.integers(-30, 120))
        if gap is None or item.position <= first.position:
            continue
        starts = next(start for row, start, _ in clock.plan(day) if row.id == item.id)
        at = (starts.astimezone(OSLO) + gap * MINUTE).time()
        day = day.after(Step("", (Change(item, replace(item, starts_at=at)),)))
    return day


deed_lists = st.lists(
    st.tuples(
        st.sampled_from(["next", "pause", "breathe", "more", "less", "wait"]), st.integers(0, 40)
    ),
    max_size=12,
)


def run(here: Room, deeds: list[tuple[str, int]], late: int) -> None:
    """Start the day `late` minutes after its time, and do with it what is told."""
    here.laptop.later(60 + late)
    here.do(running.start)
    for deed, minutes in deeds:
        here.laptop.later(minutes)
        if here.day.info.state is not DayState.RUNNING:
            return
        if deed == "next":
            here.do(running.next_item)
        elif deed == "pause":
            here.do(running.pause)
        elif deed == "breathe":
            here.do(running.breather)
        elif deed in ("more", "less"):
            here.do(running.add_minutes, 5 if deed == "more" else -5)


def looked_at(here: Room) -> clock.Forecast:
    return clock.forecast(here.day, here.laptop.now())


def coming(here: Room) -> list[Timing]:
    return [t for t in looked_at(here).timings if t.item.state is ItemState.COMING]
