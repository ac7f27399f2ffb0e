"""What was let stand in minutes is not asked about again until its words are others."""

from dataclasses import replace

import pytest

from dialog_app.core.commands import findings, running
from dialog_app.core.commands.findings import About
from dialog_app.core.commands.minutes import approving, passing, standing, states
from dialog_app.core.errors import RuleBroken
from dialog_app.core.minutes.looked_at import remarks
from dialog_app.core.minutes.standing import let_stand_in, mark
from dialog_app.core.model.days import DayState, Phase
from dialog_app.core.model.minutes import MinutesChange
from dialog_app.core.model.said import Obstacle, Position, Reason
from dialog_app.core.record import Change, Step
from dialog_app.core.remark import Remark
from tests.core.days import PPT, SCHOOL, SHARING, Room, room

HASH = "a" * 64
SAID = "Ring Kari på 912 34 567"


@pytest.fixture
def here() -> Room:
    """Return a held day on which somebody said a telephone number."""
    day = room()
    day.do(running.start)
    about = About(subject=SHARING, service_id=SCHOOL)
    day.do(findings.add_reason, about, SAID, Position.DISAGREE, Phase.BEFORE)
    day.do(running.end_day)
    return day


def asked(here: Room, service: str = SCHOOL) -> list[Remark]:
    stands = let_stand_in(here.day)
    return [one for one in remarks(here.day, service) if (service, mark(one)) not in stands]


def reword(here: Room, text: str) -> None:
    here.do(findings.reword, Reason, here.day.all(Reason)[0].id, text)


def test_the_same_wording_is_asked_about_once_and_a_new_one_again(here: Room) -> None:
    (number,) = asked(here)
    here.do(standing.let_stand, SCHOOL, number)
    assert asked(here) == []
    reword(here, "Ring Kari på 912 34 568")
    assert len(asked(here)) == 1
    reword(here, SAID)
    assert asked(here) == [], "somebody looked at these very words"


def test_what_is_let_stand_in_one_service_is_asked_about_in_another(here: Room) -> None:
    here.do(findings.add_obstacle, About(subject=SHARING), SAID, "SAM")
    for remark in asked(here):
        here.do(standing.let_stand, SCHOOL, remark)
    assert not asked(here)
    assert asked(here, PPT)


def test_no_word_of_it_is_kept_and_no_number_can_be_found_by_trying(here: Room) -> None:
    (number,) = asked(here)
    here.do(standing.let_stand, SCHOOL, number)
    (row,) = [row for row in here.day.all(MinutesChange) if row.row_id]
    kept = repr(row)
    assert not any(word in kept for word in SAID.split())
    # Of a hundred million telephone numbers a hundred have the same mark.
    assert len(row.row_id.rpartition(":")[2]) == 5


def test_it_holds_once_the_day_is_closed_and_in_the_version_after(here: Room) -> None:
    closed = replace(here.day.info, state=DayState.CLOSED)
    here.day = here.day.after(Step("step.x", (Change(here.day.info, closed),)))
    (number,) = asked(here)
    here.do(states.begin_read_through, SCHOOL)
    here.do(standing.let_stand, SCHOOL, number)
    issue = approving.as_approved(here.day, SCHOOL, "leder", here.laptop.now())
    here.do(approving.approve, replace(issue, content_hash=HASH, pdf_sha256=HASH))
    with pytest.raises(RuleBroken, match=r"minutes.approved"):
        here.do(standing.let_stand, SCHOOL, number)
    here.do(approving.correct, SCHOOL, "leder", "feil dato")
    assert asked(here) == []


def test_what_is_struck_or_worded_anew_leaves_no_mark(here: Room) -> None:
    for command, more in ((passing.reword, ("Ring 912 00 000",)), (passing.strike, ())):
        (number,) = asked(here)
        here.do(standing.let_stand, SCHOOL, number)
        here.do(standing.let_stand, SCHOOL, number)
        assert len(let_stand_in(here.day)) == 1
        if command is passing.reword:
            here.do(states.begin_read_through, SCHOOL)
        here.do(command, SCHOOL, number.passage, *more)
        assert not let_stand_in(here.day)


def test_an_obstacle_that_stands_open_is_let_stand_as_well(here: Room) -> None:
    here.do(findings.add_obstacle, About(subject=SHARING), "Samtykket", "SAM")
    for remark in asked(here):
        here.do(standing.let_stand, SCHOOL, remark)
    assert asked(here) == []
    here.do(findings.reword, Obstacle, here.day.obstacles[0].id, "Samtykkene")
    assert [one.words for one in asked(here)] == ["Samtykkene"]
