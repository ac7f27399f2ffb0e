"""A breather: one key, a pause with a length, and what becomes of the day meanwhile."""

import datetime

import pytest

from dialog_app.base.texts import Texts
from dialog_app.core import clock
from dialog_app.core.commands import running
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.days import PlanChange, PlanChangeKind
from dialog_app.core.slides.scene import Scene
from tests.core.days import NINE, PLAN, Room, register, room


def minutes(count: float) -> datetime.timedelta:
    return datetime.timedelta(minutes=count)


def looked_at(here: Room) -> clock.Forecast:
    return clock.forecast(here.day, here.laptop.now())


def breathers(here: Room) -> list[int]:
    return [row.minutes for row in here.day.all(PlanChange)]


@pytest.fixture
def here() -> Room:
    """A day four minutes into its ten minutes of welcome."""
    started = room()
    started.do(running.start)
    started.laptop.later(4)
    return started


def test_a_breather_stops_the_clock_and_moves_what_comes_by_all_of_it_at_once(here: Room) -> None:
    before = looked_at(here)
    here.do(running.breather)
    after = looked_at(here)
    assert after.remaining == before.remaining == minutes(6)
    assert after.pause_left == minutes(5)
    assert after.goes_on == NINE + minutes(9)
    assert after.timings[2].start == before.timings[2].start + minutes(5)


def test_five_more_make_ten(here: Room) -> None:
    here.do(running.breather)
    here.laptop.later(2)
    here.do(running.breather)
    assert looked_at(here).pause_left == minutes(8)
    assert breathers(here) == [10]


def test_a_breather_that_lasts_too_long_is_told_and_moves_the_day_on(here: Room) -> None:
    here.do(running.breather)
    here.laptop.later(7)
    forecast = looked_at(here)
    assert forecast.pause_over == minutes(2)
    assert forecast.pause_left == minutes(0)
    assert forecast.goes_on is None
    assert forecast.timings[2].start == NINE + minutes(17)


def test_five_more_after_its_time_are_five_from_now(here: Room) -> None:
    here.do(running.breather)
    here.laptop.later(17.5)
    here.do(running.breather)
    assert minutes(5) <= (looked_at(here).pause_left or minutes(0)) < minutes(6)


def test_an_open_pause_is_given_a_length_counted_from_now(here: Room) -> None:
    here.do(running.pause)
    here.laptop.later(3)
    assert looked_at(here).pause_left is None
    here.do(running.breather)
    assert looked_at(here).pause_left == minutes(5)
    assert breathers(here) == [8]


def test_going_on_leaves_no_length_behind_for_the_next_pause(here: Room) -> None:
    here.do(running.breather)
    here.laptop.later(5)
    here.do(running.pause)
    assert looked_at(here).remaining == minutes(6)
    here.do(running.pause)
    assert looked_at(here).pause_left is None


def test_the_next_item_and_the_end_of_the_day_end_a_breather_too(here: Room) -> None:
    here.do(running.breather)
    here.laptop.later(5)
    here.do(running.next_item)
    assert (here.day.info.paused_at, here.day.info.pause_minutes) == (None, 0)
    here.do(running.breather)
    here.do(running.end_day)
    assert (here.day.info.paused_at, here.day.info.pause_minutes) == (None, 0)


def test_what_is_noted_is_how_long_it_really_lasted(here: Room) -> None:
    here.do(running.breather)
    noted = here.day.all(PlanChange)[0]
    assert (noted.kind, noted.at) == (PlanChangeKind.BREATHER, here.laptop.now())
    assert here.day.running is not None
    assert noted.item_id == here.day.running.id
    here.laptop.later(7)
    here.do(running.pause)
    assert breathers(here) == [7]


def test_a_breather_taken_back_at_once_is_none(here: Room) -> None:
    here.do(running.breather)
    here.laptop.later(0.2)
    here.do(running.pause)
    assert breathers(here) == []


def test_each_breather_is_noted_by_itself(here: Room) -> None:
    for length in (5, 3):
        here.do(running.breather)
        here.laptop.later(length)
        here.do(running.pause)
        here.laptop.later(1)
    assert sorted(breathers(here)) == [3, 5]


def test_undo_takes_a_breather_and_five_more_back(here: Room) -> None:
    before = here.day
    first = here.do(running.breather)
    between = here.day
    second = here.do(running.breather)
    assert here.day.after(second.inverse()) == between
    assert between.after(first.inverse()) == before


def test_a_breather_before_the_day_or_of_more_than_ten_hours_is_refused(here: Room) -> None:
    fresh = room()
    with pytest.raises(RuleBroken) as refused:
        fresh.do(running.breather)
    assert refused.value.code == "day.not_running"
    here.do(running.pause)
    here.laptop.later(599)
    with pytest.raises(RuleBroken) as refused:
        here.do(running.breather)
    assert refused.value.code == "pause.too_long"


def test_a_fixed_end_stands_through_a_breather_that_fits_before_it() -> None:
    fixed = {"ends_at": datetime.time(9, 40)}
    here = room(plan=(("lunch", "Lunsj", 40, 20, fixed), PLAN[6]))
    here.do(running.start)
    here.laptop.later(20)
    here.do(running.breather)
    assert looked_at(here).timings[0].end == NINE + minutes(40)
    here.laptop.later(17)
    here.do(running.breather)
    assert looked_at(here).timings[0].end == NINE + minutes(42)


@pytest.mark.parametrize(("later", "said"), [(0, "Pause til 09.09"), (6, "Klokka står")])
def test_the_wall_says_when_we_go_on_and_never_that_we_are_late(
    here: Room, later: int, said: str
) -> None:
    here.do(running.breather)
    here.laptop.later(later)
    scene = Scene(here.day, register(), here.laptop.now(), Texts("nb"))
    assert scene.left().sentence == said
