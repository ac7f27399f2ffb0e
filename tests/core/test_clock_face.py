"""How long a clock may sleep: never past a change, and never for long."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from dialog_app.base.texts import Texts
from dialog_app.core import clock, slide
from dialog_app.core.clock_face import LOOKED_AT, until_change
from dialog_app.core.commands import running, wall
from dialog_app.core.slides.kinds import CountdownSlide, Frame
from tests.core.days import Room, register, room

MILLISECOND = datetime.timedelta(milliseconds=1)
NO_TIME = datetime.timedelta()
MINUTE = datetime.timedelta(minutes=1)

_seconds = st.floats(0, 3600).map(lambda number: round(number, 3))


def started(passed: float, deed: str) -> Room:
    here = room()
    here.do(running.start)
    here.laptop.later(passed / 60)
    if deed != "run":
        here.do(running.breather if deed == "breathe" else running.pause)
        here.laptop.later(passed / 77)
    return here


def looked_at(here: Room) -> clock.Forecast:
    return clock.forecast(here.day, here.laptop.now())


def digits(here: Room) -> tuple[str, int, int, int]:
    """Everything large on the clock: the time, minutes left, minutes paused, minutes of pause."""
    forecast = looked_at(here)
    left = -(-(forecast.remaining or NO_TIME) // MINUTE)
    paused = (forecast.paused_for or NO_TIME) // MINUTE
    pause_left = -(-(forecast.pause_left or NO_TIME) // MINUTE)
    return f"{forecast.now:%H.%M}", left, paused, pause_left


@given(_seconds, st.sampled_from(["run", "pause", "breathe"]))
def test_nothing_large_changes_while_the_clock_sleeps(passed: float, deed: str) -> None:
    here = started(passed, deed)
    wait = until_change(looked_at(here))
    assert NO_TIME < wait <= LOOKED_AT
    shown = digits(here)
    here.laptop.time += wait - MILLISECOND
    assert digits(here) == shown


@given(_seconds)
def test_the_clock_is_awake_at_every_new_minute(passed: float) -> None:
    here = started(passed, "run")
    for _ in range(30):
        shown = digits(here)
        here.laptop.time += until_change(looked_at(here))
        at = looked_at(here)
        if digits(here)[0] != shown[0]:
            assert at.now.second == at.now.microsecond == 0


def test_a_quarter_of_an_hour_wakes_it_no_more_than_every_two_seconds() -> None:
    here = started(37.5, "run")
    end = here.laptop.time + 15 * MINUTE
    wakes = 0
    while here.laptop.time < end:
        here.laptop.time += until_change(looked_at(here))
        wakes += 1
    assert wakes <= 15 * 60 / 4


@given(_seconds)
def test_seconds_are_counted_only_where_they_are_shown(passed: float) -> None:
    here = started(passed, "run")
    here.do(wall.show_countdown)
    shown = _countdown(here)
    wait = until_change(looked_at(here), seconds=slide.has_seconds(Frame(shown)))
    here.laptop.time += wait - MILLISECOND
    assert _countdown(here) == shown
    assert not slide.has_seconds(Frame(shown)) or wait <= datetime.timedelta(seconds=1)


def test_a_countdown_that_stands_still_has_no_seconds_to_count() -> None:
    here = started(30, "pause")
    here.do(wall.show_countdown)
    assert until_change(looked_at(here), seconds=True) > datetime.timedelta(seconds=1)


def _countdown(here: Room) -> CountdownSlide:
    shown = slide.of(here.day, register(), here.laptop.now(), Texts("nb"))
    assert isinstance(shown, CountdownSlide)
    return shown
