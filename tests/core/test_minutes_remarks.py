"""What somebody should look at before minutes are printed: what they print, and nothing else."""

from typing import Any

import pytest

from dialog_app.core.day import Day
from dialog_app.core.minutes.looked_at import remarks
from dialog_app.core.minutes.passages import passages
from dialog_app.core.model.base import DayRow
from dialog_app.core.model.minutes import Dissent
from dialog_app.core.model.said import Action, ActionState, Minutes, Possibility, Trial
from tests.reports import sample

NUMBER = "Ring 55 12 34 56"


def looked_at(*rows: DayRow) -> list[tuple[str, str]]:
    day = sample.day(sample.Plan(methods=1))
    return [
        (remark.kind.value, remark.words)
        for remark in remarks(Day([*day.rows(), *rows]), sample.MINE)
        if remark.sign or "Ring" in remark.words
    ]


@pytest.mark.parametrize("place", ["text", "who", "why"])
def test_a_telephone_number_in_any_part_of_an_action_is_looked_at(place: str) -> None:
    said: dict[str, Any] = {"text": "Be om time", place: NUMBER}
    action = Action(id="a", day_id=sample.DAY, number=99, service_id=sample.MINE, **said)
    assert ("identity", NUMBER) in looked_at(action)


def test_a_telephone_number_in_how_a_trial_went_is_looked_at() -> None:
    trial = Trial(id="t", day_id=sample.DAY, service_id=sample.MINE, how_it_went=NUMBER)
    assert looked_at(trial) == [("identity", NUMBER)]


def test_what_another_service_said_is_no_remark_of_ours() -> None:
    theirs = Possibility(
        id="p",
        day_id=sample.DAY,
        number=99,
        text=NUMBER,
        group_id="a group that we are not in",
    )
    dropped = Action(
        id="a",
        day_id=sample.DAY,
        number=98,
        text="Ring senere",
        service_id=sample.MINE,
        state=ActionState.DROPPED,
    )
    assert looked_at(theirs, dropped) == []


@pytest.mark.parametrize("place", ["text", "why", "would_change"])
def test_a_sign_leads_to_the_passage_it_stands_in(place: str) -> None:
    said: dict[str, Any] = {"text": "Spør først", place: NUMBER}
    dissent = Dissent(
        id="d",
        day_id=sample.DAY,
        version_id=sample.subject(0).version_id,
        service_id=sample.MINE,
        number=1,
        who="fagfolk",
        people=6,
        **said,
    )
    day = Day([*sample.day(sample.Plan(methods=1)).rows(), dissent])
    (remark,) = (one for one in remarks(day, sample.MINE) if one.sign)
    keys = {one.key for one in passages(day, sample.register(sample.Plan()), sample.MINE)}
    assert remark.passage == ("d", place)
    assert remark.passage in keys


def test_why_a_version_was_corrected_is_looked_at() -> None:
    version = Minutes(id="v2", day_id=sample.DAY, service_id=sample.MINE, version=2, reason=NUMBER)
    assert ("identity", NUMBER) in looked_at(version)
