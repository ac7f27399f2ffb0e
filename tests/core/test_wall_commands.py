"""Putting things on the wall: what is shown, what is recorded, and how it is taken back."""

from dataclasses import replace
from typing import Any

import pytest

from dialog_app.core.commands import wall
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.days import DayState, Phase, SlideKind, Wall
from dialog_app.core.model.said import LabelUse
from dialog_app.core.slides.kinds import AgendaSlide, BlackSlide, ResultSlide
from tests.core.days import PPT, READING, SCHOOL, SHARING, Room
from tests.core.slides import asking, count, seen

ALL: list[tuple[Any, ...]] = [
    (wall.show_agenda,),
    (wall.show_method, SHARING),
    (wall.show_result, SHARING, Phase.BEFORE),
    (wall.show_obstacles, SHARING),
    (wall.show_main_answers,),
    (wall.show_countdown,),
    (wall.show_message, "Pause til 13.00"),
    (wall.black_on_off,),
    (wall.freeze_on_off,),
]


@pytest.mark.parametrize("asked", ALL, ids=lambda asked: asked[0].__name__)
def test_everything_on_the_wall_can_be_undone(asked):
    here = asking()
    count(here, SCHOOL, (9, 3, 1, 3))
    here.do(wall.show_method, READING)
    before = here.day
    step = here.do(*asked)
    assert step.label.startswith("step.wall_")
    assert here.day != before
    assert here.day.after(step.inverse()) == before


@pytest.mark.parametrize("asked", ALL, ids=lambda asked: asked[0].__name__)
def test_a_closed_day_can_no_longer_be_put_on_the_wall(asked):
    here = asking()
    info = replace(here.day.info, state=DayState.CLOSED)
    here.day = Day([*(row for row in here.day.rows() if row != here.day.info), info])
    with pytest.raises(RuleBroken) as refused:
        here.do(*asked)
    assert refused.value.code == "day.closed"


def test_showing_the_same_again_is_no_step():
    here = asking()
    assert here.do(wall.show_agenda).changes != ()
    assert here.do(wall.show_agenda).changes == ()


def test_a_day_has_one_wall():
    here = asking()
    here.do(wall.show_agenda)
    here.do(wall.show_method, SHARING)
    here.do(wall.show_countdown)
    (only,) = here.day.all(Wall)
    assert only.kind is SlideKind.COUNTDOWN
    assert only.version_id == ""
    assert only.origin == "laptop-1"


def test_answers_once_shown_stay_shown():
    here = asking()
    here.do(wall.show_result, SHARING, Phase.BEFORE)
    here.do(wall.show_agenda)
    here.do(wall.show_result, READING, Phase.AFTER)
    assert here.day.wall.shown == ("v-sharing:before", "v-reading:after")
    here.do(wall.show_result, SHARING, Phase.BEFORE)
    assert set(here.day.wall.shown) == {"v-sharing:before", "v-reading:after"}


def labels(here: Room) -> dict[str, str]:
    return {use.service_id: use.label for use in here.day.all(LabelUse)}


def test_every_label_shown_is_recorded_with_its_rule_and_input():
    here = asking()
    count(here, SCHOOL, (9, 3, 1, 3))
    count(here, PPT, (2, 0, 1, 0))
    here.do(wall.show_result, SHARING, Phase.BEFORE)
    assert labels(here) == {SCHOOL: "agree_with_reservations", PPT: "too_few"}
    for use in here.day.all(LabelUse):
        assert (use.place, use.phase, use.subject) == ("wall", Phase.BEFORE, SHARING)
        assert use.rule_version == "1"
        assert len(use.input_hash) == 64


def test_a_word_that_would_tell_too_much_is_neither_shown_nor_recorded():
    here = asking()
    count(here, SCHOOL, (9, 1, 2, 0))
    here.do(wall.show_result, SHARING, Phase.BEFORE)
    slide = seen(here)
    assert isinstance(slide, ResultSlide)
    assert slide.columns[0].word == ""
    assert labels(here) == {}


def test_a_label_is_recorded_once_and_anew_when_the_answers_change():
    here = asking()
    count(here, SCHOOL, (9, 3, 1, 3))
    here.do(wall.show_result, SHARING, Phase.BEFORE)
    here.do(wall.show_agenda)
    here.do(wall.show_result, SHARING, Phase.BEFORE)
    assert len(here.day.all(LabelUse)) == 1
    count(here, SCHOOL, (4, 0, 8, 3))
    here.do(wall.show_result, SHARING, Phase.BEFORE)
    assert [use.label for use in here.day.all(LabelUse)] == ["agree_with_reservations", "divided"]


def test_black_comes_and_goes_over_what_was_shown():
    here = asking()
    here.do(wall.show_result, SHARING, Phase.BEFORE)
    assert here.do(wall.black_on_off).label == "step.wall_black"
    assert seen(here) == BlackSlide()
    assert here.do(wall.black_on_off).label == "step.wall_not_black"
    assert isinstance(seen(here), ResultSlide)


def test_showing_something_ends_black_and_freeze():
    here = asking()
    here.do(wall.black_on_off)
    here.do(wall.freeze_on_off)
    here.do(wall.show_agenda)
    assert (here.day.wall.black, here.day.wall.frozen) == (False, False)
    assert isinstance(seen(here), AgendaSlide)


def test_a_message_is_short_and_harmless():
    here = asking()
    here.do(wall.show_message, "  <b>Hei</b>\x07 " + "a" * 200_000)
    assert here.day.wall.message.startswith("<b>Hei</b> aaa")
    assert len(here.day.wall.message) <= 200


def test_an_empty_message_changes_nothing():
    here = asking()
    assert here.do(wall.show_message, " \n ").changes == ()
