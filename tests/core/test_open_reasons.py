"""Disagreement asks for a reason, and goes on asking until there is one."""

from dialog_app.core.commands import answers, findings
from dialog_app.core.commands.answers import Asked
from dialog_app.core.commands.findings import About
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import Position
from dialog_app.core.open_reasons import open_reasons
from tests.core.days import PPT, READING, SCHOOL, SHARING, Room, room

BEFORE = Asked(SCHOOL, SHARING, Phase.BEFORE)


def asked_for(here: Room) -> list[tuple[str, Position, Phase]]:
    return [(one.service_id, one.position, one.phase) for one in open_reasons(here.day)]


def test_agreement_asks_for_nothing() -> None:
    here = room()
    here.do(answers.set_count, BEFORE, Position.AGREE, 9)
    here.do(answers.set_count, BEFORE, Position.NO_POSITION, 2)
    here.do(answers.set_count, BEFORE, Position.DISAGREE, 0)
    assert asked_for(here) == []


def test_disagreement_requires_a_reason_and_reservations_want_one() -> None:
    here = room()
    here.do(answers.set_count, BEFORE, Position.PARTLY, 3)
    here.do(answers.majority, Asked(PPT, SHARING, Phase.BEFORE), Position.DISAGREE)
    wanted = open_reasons(here.day)
    assert [(one.service_id, one.required) for one in wanted] == [(PPT, True), (SCHOOL, False)]


def test_both_rounds_ask_once_with_the_newest() -> None:
    here = room()
    for phase in (Phase.BEFORE, Phase.AFTER):
        here.do(answers.set_count, Asked(SCHOOL, SHARING, phase), Position.DISAGREE, 2)
    assert asked_for(here) == [(SCHOOL, Position.DISAGREE, Phase.AFTER)]


def test_a_reason_answers_only_for_its_own_service_subject_and_position() -> None:
    here = room()
    here.do(answers.set_count, BEFORE, Position.DISAGREE, 2)
    about = About(subject=SHARING, service_id=SCHOOL)
    other = About(subject=READING, service_id=SCHOOL)
    here.do(findings.add_reason, other, "Et annet sted", Position.DISAGREE, Phase.BEFORE)
    here.do(findings.add_reason, about, "Delvis", Position.PARTLY, Phase.BEFORE)
    assert asked_for(here) == [(SCHOOL, Position.DISAGREE, Phase.BEFORE)]
    here.do(findings.add_reason, about, "Vi rekker det ikke", Position.DISAGREE, Phase.BEFORE)
    assert asked_for(here) == []
