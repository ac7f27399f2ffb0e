"""The time left, laid over what stands on the wall."""

import datetime

import pytest

from dialog_app.base.texts import Texts
from dialog_app.core import slide as slides
from dialog_app.core.commands import running, small_timer, wall
from dialog_app.core.model.days import DayState
from dialog_app.core.slides.kinds import AgendaSlide, Frame, Left, MethodSlide, Overlay
from tests.core.days import SHARING, Room, room
from tests.core.slides import asking, wall_register


def on_wall(here: Room) -> Frame:
    return slides.frame(here.day, wall_register(), here.laptop.now(), Texts("nb"))


def laid_over(here: Room) -> Overlay | None:
    return on_wall(here).overlay


@pytest.fixture
def here() -> Room:
    """Return a room 4 of 20 minutes into the asking, a message on the wall, the time over it."""
    made = asking(minutes=4)
    made.do(wall.show_message, "Hei")
    made.do(wall.timer_on_off)
    return made


def test_nothing_is_laid_over_until_it_is_asked_for_and_then_until_it_is_taken_away(here):
    assert laid_over(asking()) is None
    assert laid_over(here) == Overlay("16 min", "igjen")
    here.do(wall.timer_on_off)
    assert laid_over(here) is None


def test_the_time_stays_over_whatever_comes_on_the_wall(here):
    for show in ((wall.show_agenda,), (wall.show_method, SHARING), (wall.show_obstacles, SHARING)):
        here.do(*show)
        assert laid_over(here) == Overlay("16 min", "igjen")


def test_seconds_are_told_in_the_last_minute_only(here):
    here.laptop.later(15)
    assert laid_over(here) == Overlay("1:00", "igjen", seconds=True)
    here.laptop.time += datetime.timedelta(seconds=18)
    assert laid_over(here) == Overlay("0:42", "igjen", seconds=True)
    assert slides.has_seconds(on_wall(here))


def test_lateness_is_never_told(here):
    here.laptop.later(40)
    assert laid_over(here) == Overlay(words="Vi runder av")
    assert not slides.has_seconds(on_wall(here))


def test_a_clock_that_stands_and_a_breather_are_said_in_words(here):
    here.do(running.pause)
    assert laid_over(here) == Overlay(words="Klokka står")
    here.do(running.pause)
    here.do(running.breather)
    over = laid_over(here)
    assert over is not None
    assert over.words.startswith("Pause til")


def test_the_small_timer_comes_before_the_item(here):
    here.do(small_timer.start)
    over = laid_over(here)
    assert over == Overlay("3:00", "Gruppe 1", seconds=True)
    here.laptop.later(4)
    assert laid_over(here) == Overlay(words="Gruppe 1 · Vi runder av")


def test_black_and_the_countdown_are_left_alone(here):
    here.do(wall.show_countdown)
    assert laid_over(here) is None
    here.do(wall.show_agenda)
    here.do(wall.black_on_off)
    assert laid_over(here) is None


def test_there_is_no_time_before_the_day_nor_in_what_is_not_for_the_room():
    here = room()
    here.do(wall.timer_on_off)
    assert laid_over(here) is None
    here.do(running.start)
    while here.day.info.state is DayState.RUNNING:
        item = here.day.running
        assert item is not None
        assert (laid_over(here) is None) == item.internal
        here.do(running.next_item)
    assert laid_over(here) is None


def test_the_time_is_told_once(here):
    here.do(wall.show_method, SHARING)
    slide = on_wall(here).slide
    assert isinstance(slide, MethodSlide)
    assert slide.left == Left()
    here.do(wall.show_agenda)
    slide = on_wall(here).slide
    assert isinstance(slide, AgendaSlide)
    assert slide.left == Left()
    here.do(wall.timer_on_off)
    slide = on_wall(here).slide
    assert isinstance(slide, AgendaSlide)
    assert slide.left.sentence == "16 min igjen"


def test_a_message_alone_needs_no_clock_but_one_under_the_time_does(here):
    assert slides.has_clock(on_wall(here))
    here.do(wall.timer_on_off)
    assert not slides.has_clock(on_wall(here))
