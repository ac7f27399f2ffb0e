"""Starting a day well before or after its time: from now, or as planned."""

import datetime

import pytest

from dialog_app.core import clock
from dialog_app.core.commands import running
from dialog_app.core.errors import RuleBroken
from dialog_app.core.starting import doubt
from tests.core.days import NINE, Room, room

MINUTE = datetime.timedelta(minutes=1)


def opened(minutes_late: float) -> Room:
    here = room()
    here.laptop.later(minutes_late)
    return here


def asked(here: Room) -> str:
    about = doubt(here.day, here.laptop.now())
    if about is None:
        return "nothing"
    assert about.planned == NINE
    return "late" if about.late else "early"


@pytest.mark.parametrize(
    ("minutes", "what"),
    [
        *((0, "nothing"), (2, "nothing"), (2.1, "late"), (40, "late")),
        *((-2, "nothing"), (-2.1, "early"), (-40, "early")),
    ],
)
def test_within_two_minutes_nothing_is_asked(minutes: float, what: str) -> None:
    assert asked(opened(minutes)) == what


def test_a_day_of_another_date_and_one_that_has_started_are_not_asked_about() -> None:
    assert asked(opened(60 * 24)) == "nothing"
    assert asked(opened(-60 * 24)) == "nothing"
    here = opened(10)
    here.do(running.start)
    assert asked(here) == "nothing"


def test_counted_from_now_the_first_item_has_all_its_time() -> None:
    here = opened(12)
    here.do(running.start)
    forecast = clock.forecast(here.day, here.laptop.now())
    assert forecast.remaining == 10 * MINUTE
    assert forecast.timings[1].start == NINE + 12 * MINUTE


def test_counted_from_the_planned_time_the_first_item_has_what_is_left() -> None:
    here = opened(4)
    here.do(running.start, as_planned=True)
    forecast = clock.forecast(here.day, here.laptop.now())
    assert forecast.remaining == 6 * MINUTE
    assert forecast.timings[1].start == NINE
    assert here.day.running is not None
    assert here.day.running.started_at == NINE
    assert here.day.info.started_at == NINE + 4 * MINUTE, "when the day was begun is a fact"


def test_nobody_counts_from_a_time_that_has_not_come() -> None:
    here = opened(-10)
    with pytest.raises(RuleBroken) as refused:
        here.do(running.start, as_planned=True)
    assert (refused.value.code, refused.value.facts) == ("day.not_yet", {"time": "09.00"})


def test_a_start_as_planned_is_taken_back_like_any_other() -> None:
    here = opened(20)
    before = here.day
    step = here.do(running.start, as_planned=True)
    assert here.day.after(step.inverse()) == before
