"""The clock: planned, forecast and actual, as the facilitator meets them."""

import datetime
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from dialog_app.core import clock
from dialog_app.core.commands import answers, running
from dialog_app.core.commands.answers import Asked
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.days import DayState, ItemState, Phase
from dialog_app.core.model.said import Position, Round
from dialog_app.core.record import Change, Step
from tests.core.days import NINE, PLAN, SCHOOL, SHARING, Room, room


def at(clock_time: str) -> datetime.datetime:
    hour, minute = map(int, clock_time.split("."))
    return datetime.datetime(2026, 11, 18, hour, minute, tzinfo=ZoneInfo("Europe/Oslo"))


def times(here: Room) -> clock.Forecast:
    return clock.forecast(here.day, here.laptop.now())


def test_the_public_start_is_the_first_public_item() -> None:
    here = room()
    timings = times(here).timings
    assert [t.item.title for t in timings[:2]] == ["Rigging", "Velkommen"]
    assert [t.planned_start for t in timings[:2]] == [at("8.30"), at("9.00")]
    assert times(here).planned_ends == at("10.25")


def test_preparation_that_nobody_ticked_off_holds_nobody_up() -> None:
    here = room()
    assert times(here).timings[1].start == at("9.00")
    here.laptop.later(7)
    assert times(here).timings[1].start == at("9.07")


def test_starting_the_day_skips_the_preparation() -> None:
    here = room()
    here.do(running.start)
    assert here.day.running is not None
    assert here.day.running.title == "Velkommen"
    assert here.day.info.state is DayState.RUNNING


def test_a_day_cannot_be_started_twice() -> None:
    here = room()
    here.do(running.start)
    with pytest.raises(RuleBroken) as refused:
        here.do(running.start)
    assert refused.value.code == "day.already_started"


def test_a_late_start_moves_the_forecast_and_not_the_plan() -> None:
    here = room()
    here.laptop.later(8)
    here.do(running.start)
    assert times(here).timings[2].planned_start == at("9.10")
    assert times(here).timings[2].start == at("9.18")


def test_air_in_the_plan_absorbs_lateness() -> None:
    here = room()
    here.laptop.later(8)
    here.do(running.start)
    assert times(here).minutes_late == 0, "the ten minutes of air take the eight"
    here.do(running.add_minutes, 5)
    assert times(here).minutes_late == 3


def test_the_room_was_told_an_end_that_stays_when_the_last_item_goes() -> None:
    here = room()
    here.do(running.start)
    planned = times(here).planned_ends
    luft, utsjekk = here.day.agenda[-3:-1]
    gone = tuple(Change(row, replace(row, state=ItemState.DROPPED)) for row in (luft, utsjekk))
    here.day = here.day.after(Step("step.test", gone))
    assert times(here).planned_ends == times(here).promised_end == planned == at("10.25")
    assert times(here).minutes_late == -luft.minutes - utsjekk.minutes


def test_added_time_moves_the_target_of_the_running_item() -> None:
    here = room()
    here.do(running.start)
    here.laptop.later(4)
    assert times(here).remaining == datetime.timedelta(minutes=6)
    here.do(running.add_minutes, 5)
    assert times(here).remaining == datetime.timedelta(minutes=11)
    here.do(running.add_minutes, -5)
    assert times(here).remaining == datetime.timedelta(minutes=6)


def test_a_pause_stops_the_clock_of_the_item() -> None:
    here = room()
    here.do(running.start)
    here.laptop.later(4)
    here.do(running.pause)
    here.laptop.later(7)
    assert times(here).remaining == datetime.timedelta(minutes=6)
    assert times(here).paused_for == datetime.timedelta(minutes=7)
    here.do(running.pause)
    here.laptop.later(2)
    assert times(here).remaining == datetime.timedelta(minutes=4)


def test_an_item_that_runs_over_pushes_what_comes() -> None:
    here = room()
    here.do(running.start)
    here.laptop.later(15)
    forecast = times(here)
    assert forecast.remaining == datetime.timedelta(minutes=-5)
    assert forecast.timings[2].start == at("9.15")


def test_lunch_that_ends_at_a_fixed_time_absorbs_lateness() -> None:
    fixed = {"ends_at": datetime.time(10, 10)}
    plan = (*PLAN[1:3], ("lunch", "Lunsj", 40, 20, fixed), PLAN[6])
    here = room(plan=plan)
    here.laptop.later(12)
    here.do(running.start)
    lunch = times(here).timings[2]
    assert (lunch.start, lunch.end) == (at("9.42"), at("10.10"))
    assert times(here).minutes_late == 0


def test_next_keeps_the_actual_times_and_closes_the_rounds() -> None:
    here = room()
    here.do(running.start)
    here.laptop.later(12)
    here.do(running.next_item)
    asked = Asked(SCHOOL, SHARING, Phase.BEFORE)
    here.do(answers.set_count, asked, Position.AGREE, 9)
    here.laptop.later(20)
    here.do(running.next_item)
    welcome = here.day.agenda[1]
    assert welcome.state is ItemState.DONE
    assert welcome.ended_at == NINE + datetime.timedelta(minutes=12)
    assert [row.closed for row in here.day.all(Round)] == [True]


def test_after_the_last_item_the_day_is_held() -> None:
    here = room()
    here.do(running.start)
    while here.day.info.state is DayState.RUNNING:
        here.laptop.later(5)
        here.do(running.next_item)
    assert here.day.info.state is DayState.HELD
    assert here.day.running is None
    with pytest.raises(RuleBroken):
        here.do(running.next_item)


def test_summer_time_takes_nobody_s_hour() -> None:
    # 25 October 2026: the clock goes back from 03.00 to 02.00 in Oslo.
    here = room(plan=(("dialogue", "Natt", 120, 60, {}),), public_start=datetime.time(2, 30))
    here.laptop.time = datetime.datetime(2026, 10, 25, 0, 30, tzinfo=datetime.UTC)
    here.do(running.start)
    here.laptop.later(60)
    assert times(here).remaining == datetime.timedelta(minutes=60)


def test_undoing_next_brings_the_clock_back() -> None:
    here = room()
    here.do(running.start)
    before = here.day
    here.laptop.later(9)
    step = here.do(running.next_item)
    assert here.day.after(step.inverse()) == before
