"""Sleep that is left out of an item, and a clock that the day follows."""

import dataclasses
import datetime

import pytest

from dialog_app.core import clock
from dialog_app.core.commands import clocks, running, small_timer, turns
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.days import PlanChange, Side, Turn
from dialog_app.core.tables import DAY_ROWS
from dialog_app.core.turns import spoken
from tests.core.days import NINE, Room, room

MINUTE = datetime.timedelta(minutes=1)
HOUR = 3600
YEAR = 365 * 24 * HOUR
TOLD_NOT_COUNTED = {
    "DayInfo.agreed_end",
    "DayInfo.ended_at",
    "DayInfo.closed_at",
    "FollowUp.at",
    "MinutesChange.at",
    "Minutes.written_at",
}
"""Times that stand on paper as they were said; a running day is not counted by them."""


@pytest.fixture
def here() -> Room:
    """A day twelve minutes in, two into its second item."""
    started = room()
    started.do(running.start)
    started.laptop.later(10)
    started.do(running.next_item)
    started.laptop.later(2)
    return started


def looked_at(here: Room) -> clock.Forecast:
    return clock.forecast(here.day, here.laptop.now())


def running_id(here: Room) -> str:
    assert here.day.running is not None
    return here.day.running.id


def test_sleep_left_out_gives_the_item_its_time_back_and_moves_what_comes(here: Room) -> None:
    before = looked_at(here)
    here.laptop.later(12)
    here.do(clocks.leave_out_sleep, running_id(here), 12 * 60)
    after = looked_at(here)
    assert after.remaining == before.remaining
    assert after.timings[3].start == before.timings[3].start + 12 * MINUTE


def test_no_more_is_left_out_than_the_item_has_run(here: Room) -> None:
    here.do(clocks.leave_out_sleep, running_id(here), 5 * HOUR)
    assert looked_at(here).remaining == 20 * MINUTE


def test_sleep_is_only_left_out_of_what_runs(here: Room) -> None:
    with pytest.raises(RuleBroken) as refused:
        here.do(clocks.leave_out_sleep, here.day.agenda[1].id, 60)
    assert refused.value.code == "item.not_running"


@pytest.mark.parametrize("seconds", [-HOUR, HOUR, -YEAR])
def test_a_day_that_follows_the_clock_goes_on_as_it_was(here: Room, seconds: int) -> None:
    here.do(running.breather)
    here.do(small_timer.start)
    before = looked_at(here)
    step = here.do(clocks.follow_clock, seconds)
    turn = clocks.turn_of(step)
    assert turn == datetime.timedelta(seconds=seconds)
    here.laptop.time += turn
    after = looked_at(here)
    assert (after.remaining, after.paused_for) == (before.remaining, before.paused_for)
    assert after.timings[1].start == before.timings[1].start + turn
    assert after.timings[1].planned_start == before.timings[1].planned_start
    assert here.day.all(PlanChange)[0].at == NINE + 12 * MINUTE + turn


def test_taking_it_back_turns_the_clock_back(here: Room) -> None:
    before = here.day
    step = here.do(clocks.follow_clock, -HOUR)
    assert here.day.after(step.inverse()) == before
    assert clocks.turn_of(step.inverse()) == datetime.timedelta(hours=1)


def test_who_speaks_has_spoken_as_long_when_the_day_follows_the_clock(here: Room) -> None:
    here.do(turns.ask, Side.PROFESSIONALS)
    here.do(turns.next_speaker)
    here.laptop.later(1)
    step = here.do(clocks.follow_clock, HOUR)
    here.laptop.time += clocks.turn_of(step)
    (turn,) = here.day.all(Turn)
    assert spoken(here.day, turn, here.laptop.now()) == MINUTE


def test_every_time_a_day_goes_by_follows_the_clock() -> None:
    timed = {
        f"{kind.__name__}.{field.name}"
        for kind in DAY_ROWS
        for field in dataclasses.fields(kind)
        if "datetime.datetime" in str(field.type)
    }
    stamps = clocks.STAMPS.items()
    followed = {f"{kind.__name__}.{name}" for kind, names in stamps for name in names}
    assert timed - followed == TOLD_NOT_COUNTED
    assert followed <= timed


def test_no_other_step_turns_the_clock(here: Room) -> None:
    assert clocks.turn_of(here.steps[0]) == datetime.timedelta()


def test_a_day_that_does_not_run_follows_nothing() -> None:
    with pytest.raises(RuleBroken) as refused:
        room().do(clocks.follow_clock, HOUR)
    assert refused.value.code == "day.not_running"
