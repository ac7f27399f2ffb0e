"""Counting answers: what the keys 1 to 4 lead to."""

import pytest

from dialog_app.core.commands import answers, running
from dialog_app.core.commands.answers import Asked
from dialog_app.core.errors import RuleBroken
from dialog_app.core.measures import Tally
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import Answer, Position, Round
from tests.core.days import PPT, SCHOOL, SHARING, Room, room

SCHOOL_BEFORE = Asked(SCHOOL, SHARING, Phase.BEFORE)


def tally(here: Room, asked: Asked = SCHOOL_BEFORE) -> Tally | None:
    place = here.day.round(asked.service_id, asked.subject, asked.phase)
    assert place is not None
    return here.day.tally(place)


def test_a_service_that_was_not_asked_has_no_round() -> None:
    here = room()
    here.do(answers.add_one, SCHOOL_BEFORE, Position.AGREE)
    assert here.day.round(PPT, SHARING, Phase.BEFORE) is None
    assert here.day.round(SCHOOL, SHARING, Phase.AFTER) is None


def test_the_round_takes_the_number_present_from_the_day() -> None:
    here = room()
    here.do(answers.add_one, SCHOOL_BEFORE, Position.AGREE)
    (asked,) = here.day.all(Round)
    assert asked.present == 12
    here.do(answers.set_present, SCHOOL_BEFORE, 11)
    assert here.day.all(Round)[0].present == 11


def test_one_more_and_one_fewer() -> None:
    here = room()
    for _ in range(3):
        here.do(answers.add_one, SCHOOL_BEFORE, Position.DISAGREE)
    here.do(answers.add_one, SCHOOL_BEFORE, Position.DISAGREE, -1)
    here.do(answers.set_count, SCHOOL_BEFORE, Position.AGREE, 9)
    assert tally(here) == Tally(9, 0, 2, 0)
    assert len(here.day.all(Answer)) == 2, "a tally row per position, never a ballot"


def test_nothing_goes_below_zero() -> None:
    here = room()
    here.do(answers.add_one, SCHOOL_BEFORE, Position.AGREE)
    here.do(answers.add_one, SCHOOL_BEFORE, Position.AGREE, -1)
    step = here.do(answers.add_one, SCHOOL_BEFORE, Position.AGREE, -1)
    assert step.changes == ()
    assert tally(here) == Tally(0, 0, 0, 0)


@pytest.mark.parametrize("count", [-1, 1000, 10_000])
def test_an_impossible_count_is_refused(count: int) -> None:
    here = room()
    with pytest.raises(RuleBroken) as refused:
        here.do(answers.set_count, SCHOOL_BEFORE, Position.AGREE, count)
    assert refused.value.code == "answer.count_out_of_range"


def test_a_changed_answer_in_a_closed_round_supersedes_and_overwrites_nothing() -> None:
    here = room()
    here.do(running.start)
    here.do(running.next_item)
    here.do(answers.set_count, SCHOOL_BEFORE, Position.AGREE, 9)
    here.do(running.next_item)
    here.do(answers.set_count, SCHOOL_BEFORE, Position.AGREE, 8)
    assert tally(here) == Tally(8, 0, 0, 0)
    assert sorted(row.count or 0 for row in here.day.all(Answer)) == [8, 9]


def test_a_majority_nobody_counted_gives_no_number() -> None:
    here = room()
    here.do(answers.set_count, SCHOOL_BEFORE, Position.AGREE, 3)
    here.do(answers.majority, SCHOOL_BEFORE, Position.AGREE)
    assert tally(here) is None
    here.do(answers.set_count, SCHOOL_BEFORE, Position.AGREE, 9)
    assert tally(here) == Tally(9, 0, 0, 0)
