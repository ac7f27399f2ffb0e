"""Minutes go from draft to read-through to comments to approved, and each step is told."""

import datetime
from dataclasses import replace

import pytest

from dialog_app.base.texts import Texts
from dialog_app.core import minutes
from dialog_app.core.commands import plan, running
from dialog_app.core.commands.minutes import approving, dissents, states
from dialog_app.core.dissents import DissentGiven
from dialog_app.core.errors import RuleBroken
from dialog_app.core.minutes.compared import compared
from dialog_app.core.minutes.letter import letter
from dialog_app.core.model.days import DayState
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.minutes import Dissent, MinutesChange, MinutesEvent
from dialog_app.core.record import Change, Step
from tests.core.days import DATE, PPT, SCHOOL, SHARING, Room, room
from tests.core.slides import wall_register
from tests.reports.block_words import words_of

WORDS = Texts("nb")
HASH = "a" * 64
HELD = DissentGiven(text="Vi ville spurt barnet først.", who="miljøterapeutene", people=6)


@pytest.fixture
def held() -> Room:
    here = room()
    here.do(running.start)
    here.do(running.end_day)
    return here


def stands(here: Room, service: str = SCHOOL) -> tuple[MinutesState, int]:
    newest = minutes.edition(here.day, service)
    return newest.state, newest.version


def refused(here: Room, command, *args, **facts) -> str:
    with pytest.raises(RuleBroken) as no:
        here.do(command, *args, **facts)
    return no.value.code


def approved(here: Room, service: str = SCHOOL) -> None:
    issue = approving.as_approved(here.day, service, "leder", here.laptop.now())
    here.do(approving.approve, replace(issue, content_hash=HASH, pdf_sha256=HASH))


def test_the_way_of_minutes_is_told_step_by_step(held: Room) -> None:
    held.do(states.begin_read_through, SCHOOL, "fasilitator")
    deadline = DATE + datetime.timedelta(days=14)
    recipients = ("leder, skolehelsetjenesten", "  ", "leder, skolehelsetjenesten", "bydelen")
    held.do(states.send_for_comments, SCHOOL, "fasilitator", deadline, recipients)
    held.laptop.later(60)
    approved(held)
    newest = minutes.edition(held.day, SCHOOL)
    assert (newest.state, newest.version) == (MinutesState.APPROVED, 1)
    assert newest.recipients == ("leder, skolehelsetjenesten", "bydelen")
    assert (newest.comment_deadline, newest.changed_by_role) == (deadline, "leder")
    assert newest.written_at == held.laptop.now()
    told = [(row.state, row.by_role, row.kind) for row in held.day.all(MinutesChange)]
    assert told == [
        (MinutesState.READ_THROUGH, "fasilitator", MinutesEvent.STATE),
        (MinutesState.FOR_COMMENTS, "fasilitator", MinutesEvent.STATE),
        (MinutesState.APPROVED, "leder", MinutesEvent.STATE),
    ]
    assert stands(held, PPT) == (MinutesState.DRAFT, 1)


def test_a_deadline_for_comments_is_printed_only_while_somebody_can_comment(held: Room) -> None:
    def says_deadline() -> bool:
        paper = minutes.document(held.day, wall_register(), SCHOOL, WORDS)
        return "Frist for merknader" in "\n".join(words_of(paper))

    def mailed() -> bool:
        return "Frist for merknader" in "\n".join(
            letter(held.day, wall_register(), SCHOOL, WORDS).lines
        )

    held.do(plan.change_day, comment_deadline=datetime.date(2026, 12, 1))
    told = []
    for step in (
        lambda: None,
        lambda: held.do(states.begin_read_through, SCHOOL),
        lambda: held.do(states.send_for_comments, SCHOOL),
        lambda: approved(held),
        lambda: held.do(approving.correct, SCHOOL, "leder", "feil dato"),
        lambda: held.do(states.send_for_comments, SCHOOL),
        lambda: held.do(states.step_back, SCHOOL),
        lambda: held.do(states.send_for_comments, SCHOOL, "", datetime.date(2026, 12, 1)),
        lambda: approved(held),
    ):
        step()
        told.append(says_deadline())
        assert mailed() == told[-1]
    assert told == [True, True, True, False, False, False, False, True, False]
    assert minutes.edition(held.day, SCHOOL).comment_deadline == datetime.date(2026, 12, 1)


def test_a_correction_differs_from_what_was_approved_by_its_reason_alone(held: Room) -> None:
    held.do(plan.change_day, comment_deadline=datetime.date(2026, 12, 1))
    held.do(states.begin_read_through, SCHOOL)
    approved(held)
    before = minutes.document(held.day, wall_register(), SCHOOL, WORDS)
    held.do(approving.correct, SCHOOL, "leder", "feil dato")
    after = minutes.document(held.day, wall_register(), SCHOOL, WORDS)
    changed = [line.come or line.gone for line in compared(before, after) if not line.same]
    assert len(changed) == 1
    assert "feil dato" in changed[0]


def test_all_of_it_can_be_done_once_the_day_is_closed(held: Room) -> None:
    closed = replace(held.day.info, state=DayState.CLOSED)
    held.day = held.day.after(Step("step.x", (Change(held.day.info, closed),)))
    held.do(states.begin_read_through, SCHOOL)
    held.do(dissents.add_dissent, SCHOOL, SHARING, HELD)
    held.do(states.send_for_comments, SCHOOL)
    approved(held)
    held.do(approving.correct, SCHOOL, "leder", "feil dato")
    assert stands(held) == (MinutesState.DRAFT, 2)


def test_what_is_out_for_comments_can_come_back(held: Room) -> None:
    held.do(states.send_for_comments, SCHOOL)
    held.do(states.step_back, SCHOOL)
    assert stands(held)[0] is MinutesState.READ_THROUGH
    held.do(states.step_back, SCHOOL, MinutesState.DRAFT)
    assert stands(held)[0] is MinutesState.DRAFT
    assert refused(held, states.step_back, SCHOOL) == "minutes.not_possible"


def test_minutes_nobody_has_read_are_not_approved(held: Room) -> None:
    with pytest.raises(RuleBroken, match=r"minutes.not_read"):
        approved(held)


def test_minutes_are_approved_by_a_role_and_never_by_a_name(held: Room) -> None:
    held.do(states.begin_read_through, SCHOOL, "Leder Kari Nordmann")
    assert minutes.edition(held.day, SCHOOL).changed_by_role == "Leder"
    at = held.laptop.now()
    with pytest.raises(RuleBroken, match=r"minutes.role_missing"):
        approving.as_approved(held.day, SCHOOL, "Kari Nordmann", at)


def test_a_day_must_have_been_held_before_its_minutes_are_approved() -> None:
    here = room()
    assert refused(here, states.begin_read_through, SCHOOL) == "minutes.not_started"
    here.do(running.start)
    here.do(states.begin_read_through, SCHOOL)
    with pytest.raises(RuleBroken, match=r"minutes.not_held"):
        approved(here)


def test_approved_minutes_stand_and_are_corrected_in_a_version_with_a_reason(held: Room) -> None:
    held.do(states.begin_read_through, SCHOOL)
    approved(held)
    first = minutes.edition(held.day, SCHOOL)
    assert refused(held, states.step_back, SCHOOL) == "minutes.approved"
    assert refused(held, dissents.add_dissent, SCHOOL, SHARING, HELD) == "minutes.approved"
    assert refused(held, approving.correct, SCHOOL, "leder", " ") == "minutes.reason_missing"
    held.do(approving.correct, SCHOOL, "leder", "fristen var feil")
    second = minutes.edition(held.day, SCHOOL)
    assert (second.version, second.state, second.reason) == (
        2,
        MinutesState.DRAFT,
        "fristen var feil",
    )
    assert minutes.versions(held.day, SCHOOL) == (first, second)
    assert refused(held, approving.correct, SCHOOL, "leder", "igjen") == "minutes.not_approved"
    held.day = held.day.after(held.steps[-1].inverse())
    assert minutes.versions(held.day, SCHOOL) == (first,)


def test_minutes_without_their_hashes_are_not_approved(held: Room) -> None:
    held.do(states.begin_read_through, SCHOOL)
    issue = approving.as_approved(held.day, SCHOOL, "leder", held.laptop.now())
    short = replace(issue, content_hash=HASH, pdf_sha256="abc")
    assert refused(held, approving.approve, short) == "minutes.hash_wrong"


def test_a_deadline_for_comments_is_never_before_the_day(held: Room) -> None:
    before = DATE - datetime.timedelta(days=1)
    assert refused(held, states.send_for_comments, SCHOOL, "", before) == "minutes.deadline_gone"


def test_a_service_that_was_not_there_has_no_minutes(held: Room) -> None:
    assert refused(held, states.begin_read_through, "en annen") == "row.gone"


@pytest.mark.parametrize("people", [4, 1])
def test_a_dissent_of_a_few_needs_their_consent(held: Room, people: int) -> None:
    few = replace(HELD, people=people)
    assert refused(held, dissents.add_dissent, SCHOOL, SHARING, few) == "dissent.too_few"
    held.do(dissents.add_dissent, SCHOOL, SHARING, replace(few, people=1, consented=True))
    assert held.day.all(Dissent)[0].people == 1


@pytest.mark.parametrize("people", [0, -1, 1000])
def test_a_dissent_says_how_many_hold_it(held: Room, people: int) -> None:
    said = replace(HELD, people=people, consented=True)
    assert refused(held, dissents.add_dissent, SCHOOL, SHARING, said) == "dissent.people_wrong"


def test_a_dissent_says_who_holds_it_and_what_it_is_about(held: Room) -> None:
    nobody = replace(HELD, who=" ")
    assert refused(held, dissents.add_dissent, SCHOOL, SHARING, nobody) == "dissent.who_missing"
    nothing = SHARING._replace(version_id="")
    assert refused(held, dissents.add_dissent, SCHOOL, nothing, HELD) == "dissent.no_subject"
