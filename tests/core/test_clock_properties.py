"""The clock, whatever the plan, the date and the way the day goes.

The rules are those of a rundown that runs late: planned, forecast and actual are never mixed,
air and fixed ends absorb lateness, minutes are real minutes.
"""

import datetime
import itertools
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dialog_app.core import clock
from dialog_app.core.commands import running
from dialog_app.core.day import Day
from dialog_app.core.model.days import DayInfo, ItemKind, ItemState
from tests.core.clock_rooms import (
    MINUTE,
    NO_TIME,
    OSLO,
    coming,
    dates,
    deed_lists,
    looked_at,
    rooms,
    run,
)
from tests.core.days import Room, TestLaptop


@given(rooms(fixed=True), deed_lists, st.integers(0, 30))
def test_nothing_that_happens_moves_the_plan(
    here: Room, deeds: list[tuple[str, int]], late: int
) -> None:
    planned = [(start, end) for _, start, end in clock.plan(here.day)]
    run(here, deeds, late)
    assert [(t.planned_start, t.planned_end) for t in looked_at(here).timings] == planned


@given(rooms(), deed_lists, st.integers(0, 30))
def test_what_has_been_held_keeps_its_actual_times(
    here: Room, deeds: list[tuple[str, int]], late: int
) -> None:
    run(here, deeds, late)
    for timing in looked_at(here).timings:
        if timing.item.ended_at is not None:
            assert (timing.start, timing.end) == (timing.item.started_at, timing.item.ended_at)


@given(rooms())
def test_planned_minutes_are_real_minutes_on_any_night_of_the_year(here: Room) -> None:
    for item, start, end in clock.plan(here.day):
        assert end.astimezone(datetime.UTC) - start.astimezone(datetime.UTC) == (
            item.minutes * MINUTE
        )


@given(rooms(fixed=True))
def test_the_first_public_item_starts_when_the_day_does(here: Room) -> None:
    starts = looked_at(here).starts
    info = here.day.info
    assert starts == datetime.datetime.combine(
        info.date, info.public_start, tzinfo=OSLO
    ).astimezone(datetime.UTC)


@given(rooms(fixed=True), deed_lists, st.integers(0, 30))
def test_what_comes_follows_without_gap_or_overlap(
    here: Room, deeds: list[tuple[str, int]], late: int
) -> None:
    run(here, deeds, late)
    timings = looked_at(here).timings
    for before, after in itertools.pairwise(timings):
        assert before.end >= before.start
        if after.item.state is ItemState.COMING:
            assert after.start == before.end


@given(rooms(), deed_lists, st.integers(0, 30))
def test_only_air_is_ever_shortened(here: Room, deeds: list[tuple[str, int]], late: int) -> None:
    run(here, deeds, late)
    for timing in coming(here):
        length = timing.end - timing.start
        if timing.item.kind is ItemKind.BUFFER:
            assert timing.item.least_minutes * MINUTE <= length <= timing.item.minutes * MINUTE
        else:
            assert length == timing.item.minutes * MINUTE


@given(rooms(), deed_lists, st.integers(0, 30))
def test_air_takes_all_the_lateness_it_can_and_never_makes_the_day_early(
    here: Room, deeds: list[tuple[str, int]], late: int
) -> None:
    run(here, deeds, late)
    for timing in coming(here):
        before, after = timing.start - timing.planned_start, timing.end - timing.planned_end
        if timing.item.kind is ItemKind.BUFFER and before > NO_TIME:
            air = (timing.item.minutes - timing.item.least_minutes) * MINUTE
            assert after == max(NO_TIME, before - air)
        else:
            assert after == before


@given(rooms(fixed=True), deed_lists, st.integers(0, 30))
def test_a_fixed_end_stands_unless_the_item_begins_after_it(
    here: Room, deeds: list[tuple[str, int]], late: int
) -> None:
    run(here, deeds, late)
    for timing in coming(here):
        if timing.item.ends_at is not None:
            assert timing.end == max(timing.planned_end, timing.start)


@given(rooms(fixed=True), st.integers(0, 30))
def test_a_fixed_end_does_not_jump_when_the_item_begins(here: Room, late: int) -> None:
    run(here, [], late)
    while coming(here):
        foretold = looked_at(here).running
        here.laptop.later(1)
        following = coming(here)[0]
        here.do(running.next_item)
        begun = looked_at(here).running
        assert foretold is not None
        assert begun is not None
        if begun.item.ends_at is not None:
            assert begun.end == max(following.planned_end, begun.start)


@given(rooms(), st.integers(0, 90))
def test_finishing_early_brings_what_comes_forward_by_as_much(here: Room, used: int) -> None:
    run(here, [], 0)
    foretold = {t.item.id: t.start for t in coming(here)}
    item = here.day.running
    assert item is not None
    used = min(used, item.minutes)
    here.laptop.later(used)
    here.do(running.next_item)
    for timing in coming(here):
        assert foretold[timing.item.id] - timing.start == (item.minutes - used) * MINUTE


@given(rooms(), st.integers(0, 60), st.integers(0, 200))
def test_while_paused_the_time_left_stands_still(here: Room, passed: int, pause: int) -> None:
    run(here, [("wait", passed)], 0)
    left = looked_at(here).remaining
    here.do(running.pause)
    here.laptop.later(pause)
    assert looked_at(here).remaining == left
    assert looked_at(here).paused_for == pause * MINUTE
    here.do(running.pause)
    assert looked_at(here).remaining == left
    assert looked_at(here).paused_for is None


@given(rooms(), deed_lists, st.integers(0, 30))
def test_time_used_and_time_left_make_up_what_the_item_was_given(
    here: Room, deeds: list[tuple[str, int]], late: int
) -> None:
    run(here, deeds, late)
    forecast = looked_at(here)
    item = here.day.running
    if item is None or item.started_at is None:
        assert forecast.remaining is None
        return
    assert forecast.remaining is not None
    used = here.laptop.now() - item.started_at - item.paused_seconds * datetime.timedelta(seconds=1)
    used -= forecast.paused_for or NO_TIME
    assert used + forecast.remaining == (item.minutes + item.added_minutes) * MINUTE


@given(rooms(), deed_lists, st.integers(0, 30), dates)
def test_a_day_goes_the_same_way_on_every_date(
    here: Room, deeds: list[tuple[str, int]], late: int, date: datetime.date
) -> None:
    info = here.day.info
    rows = [replace(row, date=date) if isinstance(row, DayInfo) else row for row in here.day.rows()]
    opens = datetime.datetime.combine(date, info.public_start, tzinfo=OSLO)
    laptop = TestLaptop(opens.astimezone(datetime.UTC) - 60 * MINUTE, numbers=here.laptop.numbers)
    other = Room(Day(rows), laptop)
    run(here, deeds, late)
    run(other, deeds, late)
    assert _since_start(other) == _since_start(here)


def _since_start(here: Room) -> list[tuple[datetime.timedelta, datetime.timedelta]]:
    forecast = looked_at(here)
    opens = forecast.starts
    assert opens is not None
    return [(t.start - opens, t.end - opens) for t in forecast.timings]


@given(rooms(fixed=True), deed_lists, st.integers(0, 30))
def test_taking_every_step_back_brings_the_clock_back(
    here: Room, deeds: list[tuple[str, int]], late: int
) -> None:
    now = here.laptop.now()
    foretold = clock.forecast(here.day, now)
    run(here, deeds, late)
    for step in reversed(here.steps):
        here.day = here.day.after(step.inverse())
    assert clock.forecast(here.day, now) == foretold
