"""Gaps, fixed ends, breathers, time added and items that are left out: the rules of a late rundown.

What is expected is worked out here from the plan and from how late the running item is, and not
the way the program does it.
"""

import datetime
import itertools
from dataclasses import replace
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from dialog_app.core import clock
from dialog_app.core.clock import Forecast, Timing
from dialog_app.core.commands import clocks, running
from dialog_app.core.day import Day
from dialog_app.core.model.days import AgendaItem, DayInfo, ItemKind, ItemState
from dialog_app.core.record import Change, Step
from tests.core.clock_rooms import (
    CLOCKS_GO_BACK,
    CLOCKS_GO_FORWARD,
    MINUTE,
    NO_TIME,
    OSLO,
    coming,
    deed_lists,
    looked_at,
    rooms,
    run,
)
from tests.core.days import Room, TestLaptop, new_day

_late = st.integers(0, 30)
_minutes = st.integers(0, 200)


def put(here: Room, item: AgendaItem, **fields: object) -> None:
    """Change an item as some other part of the program may."""
    changed = replace(item, **fields)  # type: ignore[arg-type] # named by who asks
    here.day = here.day.after(Step("", (Change(item, changed),)))


def offset(timing: Timing) -> datetime.timedelta:
    return timing.end - timing.planned_end


def without_air(here: Room) -> None:
    """Make every buffer an item like others."""
    for item in here.day.agenda:
        if item.kind is ItemKind.BUFFER:
            put(here, item, kind=ItemKind.DIALOGUE)


def gap_before(day: Day) -> dict[str, datetime.timedelta]:
    """Return the gap that the plan leaves before each item with a fixed start."""
    rows = clock.plan(day)
    pairs = itertools.pairwise(rows)
    return {i.id: start - before[2] for before, (i, start, _) in pairs if i.starts_at is not None}


def now_and_then(here: Room) -> tuple[Timing, list[Timing]]:
    running_now = looked_at(here).running
    assume(running_now is not None)
    assert running_now is not None
    return running_now, coming(here)


# Gaps.


@given(rooms(gaps=True))
def test_a_fixed_start_is_kept_or_stands_aside_for_what_comes_before(here: Room) -> None:
    rows = clock.plan(here.day)
    for (_, _, end), (item, start, _) in itertools.pairwise(rows):
        assert start >= end
        if start > end:
            # A time that no clock shows, on the night they go forward, is an hour later.
            there = start.astimezone(OSLO).date()
            assert item.starts_at is not None
            fixed = datetime.datetime.combine(there, item.starts_at, tzinfo=OSLO)
            assert start == fixed.astimezone(datetime.UTC)


@given(rooms(gaps=True), deed_lists, _late)
def test_gaps_take_up_lateness_before_anything_moves(
    here: Room, deeds: list[tuple[str, int]], late: int
) -> None:
    without_air(here)
    run(here, deeds, late)
    current, following = now_and_then(here)
    assume(offset(current) >= NO_TIME)
    gaps, passed = gap_before(here.day), NO_TIME
    for timing in following:
        passed += gaps.get(timing.item.id, NO_TIME)
        expected = max(NO_TIME, offset(current) - passed)
        assert timing.start - timing.planned_start == expected


@given(rooms(gaps=True), st.integers(1, 90))
def test_early_running_never_pulls_an_unlinked_item_forward(here: Room, used: int) -> None:
    without_air(here)
    run(here, [], 0)
    first = here.day.running
    assert first is not None
    here.laptop.later(min(used, first.minutes))
    here.do(running.next_item)
    current, following = now_and_then(here)
    if current.item.starts_at is not None:
        # Whoever goes on begins it; what that brings forward is what is linked to it.
        assert current.start <= current.planned_start or offset(current) >= NO_TIME
    linked = True
    for timing in following:
        linked = linked and timing.item.starts_at is None
        if linked:
            assert timing.start - timing.planned_start == offset(current)
        else:
            assert timing.start >= timing.planned_start


@given(rooms(gaps=True), deed_lists, _late)
def test_with_gaps_what_comes_never_overlaps(
    here: Room, deeds: list[tuple[str, int]], late: int
) -> None:
    run(here, deeds, late)
    for before, after in itertools.pairwise(looked_at(here).timings):
        if after.item.state is ItemState.COMING:
            assert after.start >= before.end
            assert after.start == before.end or after.item.starts_at is not None


# Items that end by the clock.


@given(rooms(fixed=True), _minutes)
def test_an_item_that_ends_by_the_clock_begun_late_makes_nothing_late(
    here: Room, passed: int
) -> None:
    run(here, [], 0)
    here.laptop.later(passed)
    current, following = now_and_then(here)
    assume(following)
    until = following[0]
    if until.item.ends_at is not None and current.end <= until.planned_end:
        assert until.end == until.planned_end
        assert until.end - until.start <= until.planned_end - current.end


@given(rooms(fixed=True), st.integers(1, 60))
def test_an_item_that_ends_by_the_clock_makes_late_when_it_runs_over(here: Room, over: int) -> None:
    without_air(here)
    first = next(item for item in here.day.agenda if not item.internal)
    planned_end = next(end for item, _, end in clock.plan(here.day) if item.id == first.id)
    assume(first.ends_at is not None and planned_end > looked_at(here).now + 60 * MINUTE)
    here.laptop.later(60)
    here.do(running.start)
    here.laptop.time = planned_end.astimezone(datetime.UTC)
    assert offset(now_and_then(here)[0]) == NO_TIME
    here.laptop.later(over)
    current, following = now_and_then(here)
    assert offset(current) == over * MINUTE
    assert all(timing.start >= looked_at(here).now for timing in following)


# Time added.


@given(rooms(fixed=True, gaps=True), st.integers(0, 5), st.integers(1, 60))
def test_added_time_moves_the_forecast_by_as_much_and_never_the_plan(
    here: Room, passed: int, added: int
) -> None:
    run(here, [], 0)
    here.laptop.later(passed)
    before, (current, _) = clock.plan(here.day), now_and_then(here)
    assume(looked_at(here).remaining is not None)
    remaining = looked_at(here).remaining
    here.do(running.add_minutes, added)
    after, then = clock.plan(here.day), now_and_then(here)[0]
    assert [row[1:] for row in after] == [row[1:] for row in before]
    assert looked_at(here).remaining == (remaining or NO_TIME) + added * MINUTE
    assert then.end - current.end <= added * MINUTE
    if (remaining or NO_TIME) >= NO_TIME:
        assert then.end - current.end == added * MINUTE


@given(rooms(), st.data())
def test_time_taken_from_what_comes_shortens_the_day_and_not_the_plan(
    here: Room, data: st.DataObject
) -> None:
    without_air(here)
    run(here, [], 0)
    following = coming(here)
    assume(following)
    chosen = data.draw(st.sampled_from(following))
    taken = data.draw(st.integers(1, 200))
    plan, ends = clock.plan(here.day), looked_at(here).timings[-1].end
    put(here, chosen.item, added_minutes=-taken)
    shorter = min(taken, chosen.item.minutes) * MINUTE
    assert [row[1:] for row in clock.plan(here.day)] == [row[1:] for row in plan]
    assert looked_at(here).timings[-1].end == ends - shorter
    for timing in coming(here):
        assert timing.end >= timing.start, "nothing takes less than no time"


# Breathers.


@given(rooms(gaps=True), st.integers(0, 100), st.integers(1, 4))
def test_a_breather_is_all_in_the_forecast_from_the_start(
    here: Room, passed: int, pressed: int
) -> None:
    run(here, [], 0)
    here.laptop.later(passed)
    current, _ = now_and_then(here)
    for _ in range(pressed):
        here.do(running.breather)
    foretold = looked_at(here)
    assert foretold.running is not None
    assert foretold.running.end == current.end + 5 * pressed * MINUTE
    for _ in range(5 * pressed):
        here.laptop.later(1)
        assert _times(looked_at(here)) == _times(foretold), "nothing moves while it lasts"
    here.do(running.pause)
    assert _times(looked_at(here)) == _times(foretold), "nor when one goes on in time"


@given(rooms(), st.integers(0, 9), st.integers(1, 60))
def test_a_breather_that_lasts_longer_moves_what_comes_by_as_much(
    here: Room, passed: int, over: int
) -> None:
    without_air(here)
    run(here, [], 0)
    here.laptop.later(passed)
    here.do(running.breather)
    foretold = looked_at(here)
    here.laptop.later(5 + over)
    looks = looked_at(here)
    assert looks.pause_over == over * MINUTE
    for before, after in zip(_times(foretold), _times(looks), strict=True):
        assert after[1] - before[1] == over * MINUTE


def _times(looks: Forecast) -> list[tuple[datetime.datetime, datetime.datetime]]:
    """Return what is foretold of the running item's end and of all that comes."""
    rows = [t for t in looks.timings if t.item.state is not ItemState.DONE]
    return [(t.planned_start if t == looks.running else t.start, t.end) for t in rows]


# Items that are not held.


@given(rooms(fixed=True, gaps=True), _late, st.data())
def test_what_is_left_out_keeps_its_place_in_the_plan_and_takes_no_time(
    here: Room, late: int, data: st.DataObject
) -> None:
    run(here, [], late)
    following = coming(here)
    assume(following)
    chosen = data.draw(st.sampled_from(following))
    plan = [row[1:] for row in clock.plan(here.day)]
    before = {t.item.id: t.start for t in following}
    gone = data.draw(st.sampled_from([ItemState.DROPPED, ItemState.CARRIED]))
    put(here, chosen.item, state=gone)
    assert [row[1:] for row in clock.plan(here.day)] == plan
    assert [t.item.id for t in looked_at(here).gone] == [chosen.item.id]
    for timing in coming(here):
        assert timing.item.id != chosen.item.id
        assert timing.start <= before[timing.item.id], "nobody waits for what is not held"


# Sleep, midnight and clocks that are set.


@given(rooms(), st.integers(1, 9), st.integers(1, 600))
def test_sleep_left_out_is_as_if_it_had_not_been(here: Room, passed: int, slept: int) -> None:
    without_air(here)
    run(here, [], 0)
    here.laptop.later(passed)
    before = looked_at(here)
    here.laptop.later(slept)
    assert here.day.running is not None
    here.do(clocks.leave_out_sleep, here.day.running.id, slept * 60)
    after = looked_at(here)
    assert after.remaining == before.remaining
    for then, now in zip(before.timings, after.timings, strict=True):
        if now.item.state is ItemState.COMING and (before.remaining or NO_TIME) >= NO_TIME:
            assert now.start == then.start + slept * MINUTE


@given(rooms(gaps=True), deed_lists, _late, st.integers(-180, 180))
def test_following_a_clock_that_was_set_changes_no_elapsed_time(
    here: Room, deeds: list[tuple[str, int]], late: int, set_by: int
) -> None:
    run(here, deeds, late)
    before = looked_at(here)
    assume(before.running is not None)
    step = here.do(clocks.follow_clock, set_by * 60)
    here.laptop.time += clocks.turn_of(step) if set_by else NO_TIME
    after = looked_at(here)
    assert after.now - before.now == set_by * MINUTE
    assert (after.remaining, after.paused_for) == (before.remaining, before.paused_for)
    for then, now in zip(before.timings, after.timings, strict=True):
        if now.item.state is ItemState.DONE and now.item.ended_at is not None:
            assert now.end - now.start == then.end - then.start


def night(date: datetime.date, starts: datetime.time, plan: object) -> Room:
    laptop = TestLaptop()
    planned = new_day(laptop, plan, public_start=starts)
    rows = [replace(row, date=date) if isinstance(row, DayInfo) else row for row in planned.rows()]
    opens = datetime.datetime.combine(date, starts, tzinfo=OSLO)
    laptop.time = opens.astimezone(datetime.UTC)
    return Room(Day(rows), laptop)


NIGHT: Any = (("dialogue", "Natt", 60, 30, {}), ("dialogue", "Morgen", 60, 30, {}))


def fixed_to_four(date: datetime.date) -> Room:
    here = night(date, datetime.time(1), NIGHT)
    put(here, here.day.agenda[1], starts_at=datetime.time(4))
    return here


def test_the_gap_before_a_fixed_start_has_an_hour_more_when_the_clocks_go_back() -> None:
    here = fixed_to_four(CLOCKS_GO_BACK)
    assert gap_before(here.day)[here.day.agenda[1].id] == 180 * MINUTE
    here.do(running.start)
    here.laptop.later(230)
    assert looked_at(here).remaining == -170 * MINUTE
    assert coming(here)[0].start == coming(here)[0].planned_start


def test_the_gap_before_a_fixed_start_has_an_hour_less_when_they_go_forward() -> None:
    here = fixed_to_four(CLOCKS_GO_FORWARD)
    assert gap_before(here.day)[here.day.agenda[1].id] == 60 * MINUTE
    here.do(running.start)
    here.laptop.later(130)
    first = coming(here)[0]
    assert first.start - first.planned_start == 10 * MINUTE


def test_a_fixed_start_after_midnight_is_the_next_day() -> None:
    here = night(datetime.date(2026, 12, 31), datetime.time(23), NIGHT)
    put(here, here.day.agenda[1], starts_at=datetime.time(0, 30))
    here.do(running.start)
    here.laptop.later(75)
    (new_year,) = coming(here)
    assert new_year.start == datetime.datetime(2027, 1, 1, 0, 30, tzinfo=OSLO)
    assert looked_at(here).remaining == -15 * MINUTE
