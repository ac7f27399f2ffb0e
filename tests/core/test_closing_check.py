"""Before a day is closed: every fault that was planted is found, and nothing else."""

import dataclasses
import datetime
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from dialog_app.core.closing_check import remarks
from dialog_app.core.commands import (
    answers,
    days,
    findings,
    obstacles,
    plan,
    running,
    wall,
    wall_queue,
)
from dialog_app.core.commands.answers import Asked
from dialog_app.core.commands.findings import About, ActionPlan, SourceGiven
from dialog_app.core.commands.minutes import dissents
from dialog_app.core.commands.possibilities import set_needs_law_change
from dialog_app.core.dissents import DissentGiven
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import DayRow, Words
from dialog_app.core.model.catalogue import ObstacleCategory
from dialog_app.core.model.days import Group, ItemKind, Phase, SlideKind
from dialog_app.core.model.said import (
    Action,
    ActionState,
    Obstacle,
    ObstacleStatus,
    Position,
    Round,
)
from dialog_app.core.model.services import Service
from dialog_app.core.privacy import SignKind
from dialog_app.core.record import Change, Step, added
from dialog_app.core.register import Register
from dialog_app.core.remark import TEXTS, Remark, RemarkKind, Spot
from dialog_app.core.showing import Showing
from dialog_app.core.tables import DAY_ROWS
from tests.core.days import PPT, READING, SCHOOL, SHARING, Room, register, room

LEADER = "Kari Eksempelsen"
DUE = datetime.date(2027, 1, 15)
AT_SCHOOL = About(subject=SHARING, service_id=SCHOOL)
PHONE = "Ring 55 12 34 56"


def services() -> Register:
    """Return the register, with a leader's name at hand and a category that asks for a source."""
    rows = (
        replace(row, leader_name=LEADER) if isinstance(row, Service) and row.id == SCHOOL else row
        for row in register().rows()
    )
    law = ObstacleCategory(
        id="c-LOV", code="LOV", title=Words("Lov"), meaning=Words(), asks_for_source=True
    )
    return Register((*rows, law))


def found(held: Room, drafts: dict[str, str] | None = None) -> tuple[Remark, ...]:
    return remarks(held.day, services(), drafts)


def kinds(held: Room) -> list[RemarkKind]:
    return [remark.kind for remark in found(held)]


@pytest.fixture
def held() -> Room:
    """Return a day that was held with everything in order."""
    clean = room()
    clean.do(running.start)
    for service_id, counts in ((SCHOOL, (9, 3, 0, 0)), (PPT, (4, 0, 0, 0))):
        for subject in (SHARING, READING):
            asked = Asked(service_id, subject, Phase.BEFORE)
            for position, count in zip(Position, counts, strict=True):
                clean.do(answers.set_count, asked, position, count)
    clean.do(findings.add_obstacle, AT_SCHOOL, "Ingen tid", "TID")
    obstacle = clean.day.obstacles[0].id
    clean.do(findings.add_possibility, AT_SCHOOL, "En fast time i uka", [obstacle])
    possibility = clean.day.possibilities[0].id
    plan_made = ActionPlan(who="leder", due=DUE)
    clean.do(findings.add_action, AT_SCHOOL, "Sette av timen", plan_made, [possibility])
    clean.do(findings.add_note, "Husk kaffe til neste gang")
    clean.do(running.end_day)
    return clean


def test_a_day_in_order_has_nothing_to_look_at(held: Room) -> None:
    assert found(held) == ()


def disagree_without_a_reason(day: Room) -> None:
    """Let the sum stay as it is, so that one fault is one fault."""
    asked = Asked(PPT, SHARING, Phase.BEFORE)
    day.do(answers.set_count, asked, Position.AGREE, 2)
    day.do(answers.set_count, asked, Position.DISAGREE, 2)


def leave_an_obstacle_open(day: Room) -> None:
    day.do(findings.add_obstacle, AT_SCHOOL, "Ingen rom")


def name_no_law(day: Room) -> None:
    day.do(findings.add_obstacle, AT_SCHOOL, "Loven sier nei", "LOV")
    day.do(findings.set_status, day.day.obstacles[-1].id, ObstacleStatus.NEEDS_OTHERS)


def leave_a_possibility_alone(day: Room) -> None:
    day.do(findings.add_possibility, AT_SCHOOL, "Låne et rom")


def forget_who_does_it(day: Room) -> None:
    possibility = day.day.possibilities[0].id
    day.do(findings.add_action, AT_SCHOOL, "Spørre", ActionPlan(due=DUE), [possibility])


def treat_a_method_nobody_was_asked_about(day: Room) -> None:
    for row in day.day.where(Round, lambda row: row.subject == READING):
        asked = Asked(row.service_id, READING, Phase.BEFORE)
        for position in Position:
            day.do(answers.set_count, asked, position, 0)


def let_a_service_answer_nothing(day: Room) -> None:
    day.do(plan.add_service, "s-more", 3)


def count_one_too_few(day: Room) -> None:
    day.do(answers.set_count, Asked(SCHOOL, SHARING, Phase.BEFORE), Position.AGREE, 8)


def write_the_leaders_name(day: Room) -> None:
    day.do(plan.change_item, day.day.agenda[2].id, leader=LEADER)


SEEDED: list[tuple[Callable[[Room], None], RemarkKind, Spot]] = [
    (disagree_without_a_reason, RemarkKind.NO_REASON, Spot.ANSWERS),
    (leave_an_obstacle_open, RemarkKind.OPEN_OBSTACLE, Spot.OBSTACLES),
    (name_no_law, RemarkKind.NO_SOURCE, Spot.OBSTACLES),
    (leave_a_possibility_alone, RemarkKind.LOOSE_POSSIBILITY, Spot.ACTIONS),
    (forget_who_does_it, RemarkKind.ACTION_WITHOUT_PLAN, Spot.ACTIONS),
    (treat_a_method_nobody_was_asked_about, RemarkKind.NOT_ASKED, Spot.ANSWERS),
    (let_a_service_answer_nothing, RemarkKind.NO_ANSWERS, Spot.ANSWERS),
    (count_one_too_few, RemarkKind.SUM_DIFFERS, Spot.ANSWERS),
    (write_the_leaders_name, RemarkKind.IDENTITY, Spot.PLAN),
]


@pytest.mark.parametrize(("seed", "kind", "spot"), SEEDED)
def test_each_fault_is_found_and_nothing_else(
    held: Room, seed: Callable[[Room], None], kind: RemarkKind, spot: Spot
) -> None:
    seed(held)
    assert [(remark.kind, remark.spot) for remark in found(held)] == [(kind, spot)]


def test_all_faults_at_once_are_all_found(held: Room) -> None:
    for seed, _, _ in SEEDED:
        seed(held)
    told = found(held, {"capture": "h Vi rekker"})
    assert Counter(remark.kind for remark in told) == Counter(RemarkKind)
    assert list(dict.fromkeys(remark.kind for remark in told)) == list(RemarkKind)


def test_a_name_in_a_dissent_is_put_right_in_the_minutes(held: Room) -> None:
    given = DissentGiven(text="Vi spør først", who=LEADER, people=6)
    held.do(dissents.add_dissent, SCHOOL, SHARING, given)
    (remark,) = found(held)
    assert (remark.kind, remark.spot) == (RemarkKind.IDENTITY, Spot.MINUTES)
    assert (remark.service_ids, remark.field) == ((SCHOOL,), "who")


def test_a_half_written_draft_is_found_where_it_is_finished(held: Room) -> None:
    obstacle = held.day.obstacles[0].id
    told = found(held, {"capture": "h Vi rekker", f"reword:{obstacle}": "Ingen"})
    assert [(one.kind, one.spot, one.row_id) for one in told] == [
        (RemarkKind.DRAFT, Spot.CAPTURE, ""),
        (RemarkKind.DRAFT, Spot.OBSTACLES, obstacle),
    ]
    for place in (f"source:{obstacle}", f"read:{obstacle}:text:s-school"):
        (begun,) = found(held, {place: "Rundskriv"})
        assert (begun.spot, begun.row_id) == (Spot.OBSTACLES, obstacle)


def test_not_our_decision_is_an_answer(held: Room) -> None:
    leave_an_obstacle_open(held)
    obstacle = held.day.obstacles[-1].id
    held.do(findings.add_possibility, AT_SCHOOL, "Be om et nytt bygg", [obstacle])
    assert kinds(held) == [RemarkKind.LOOSE_POSSIBILITY]
    held.do(findings.set_status, obstacle, ObstacleStatus.NEEDS_OTHERS)
    assert kinds(held) == []


def test_an_obstacle_others_must_solve_needs_no_possibility(held: Room) -> None:
    leave_an_obstacle_open(held)
    obstacle = held.day.obstacles[-1].id
    held.do(findings.set_status, obstacle, ObstacleStatus.NEEDS_OTHERS)
    assert kinds(held) == []


def test_a_possibility_that_needs_a_change_of_law_is_not_ours(held: Room) -> None:
    held.do(findings.add_possibility, AT_SCHOOL, "Endre loven")
    possibility = held.day.possibilities[-1].id
    held.do(set_needs_law_change, possibility, needs_law_change=True)
    assert kinds(held) == []
    held.do(set_needs_law_change, possibility, needs_law_change=False)
    assert kinds(held) == [RemarkKind.LOOSE_POSSIBILITY]


def test_a_dropped_action_needs_neither_who_nor_when(held: Room) -> None:
    forget_who_does_it(held)
    action = next(row for row in held.day.all(Action) if not row.who)
    held.do(findings.set_action_state, action.id, ActionState.DROPPED)
    assert kinds(held) == []


def test_a_reason_in_either_round_explains_a_disagreement(held: Room) -> None:
    disagree_without_a_reason(held)
    about = About(subject=SHARING, service_id=PPT)
    held.do(findings.add_reason, about, "Vi må melde", Position.DISAGREE, Phase.AFTER)
    assert kinds(held) == []


def test_a_majority_nobody_counted_has_no_sum(held: Room) -> None:
    held.do(answers.majority, Asked(SCHOOL, SHARING, Phase.BEFORE), Position.AGREE)
    assert kinds(held) == []


def test_a_method_some_were_not_asked_about_names_them(held: Room) -> None:
    for position in Position:
        held.do(answers.set_count, Asked(PPT, READING, Phase.BEFORE), position, 0)
    (remark,) = found(held)
    assert (remark.kind, remark.subject) == (RemarkKind.NOT_ASKED, READING)
    assert remark.service_ids == (PPT,)


def test_a_service_that_answered_in_a_group_has_answered(held: Room) -> None:
    held.do(plan.add_service, "s-more", 3)
    group = Group(id="g", day_id=held.day.id, name="Gruppe 1", position=0, service_ids=("s-more",))
    for number, subject in enumerate((SHARING, READING)):
        row = Round(
            id=f"r{number}",
            day_id=held.day.id,
            subject_kind=subject.kind,
            version_id=subject.version_id,
            service_id="",
            group_id="g",
            phase=Phase.BEFORE,
            present=3,
        )
        held.day = held.day.after(Step("step.x", added(group, row) if not number else added(row)))
        asked = Asked("", subject, Phase.BEFORE, "g")
        held.do(answers.set_count, asked, Position.AGREE, 3)
    assert kinds(held) == []


WRITTEN: list[Callable[[Room, str], object]] = [
    lambda day, text: day.do(plan.change_day, title=text),
    lambda day, text: day.do(plan.add_item, ItemKind.PLENARY, text, 10),
    lambda day, text: day.do(wall.show_message, text),
    lambda day, text: day.do(wall_queue.queue, Showing(SlideKind.MESSAGE, message=text)),
    lambda day, text: day.do(findings.add_note, text),
    lambda day, text: day.do(findings.add_reason, AT_SCHOOL, text, Position.PARTLY, Phase.BEFORE),
    lambda day, text: day.do(findings.reword, Obstacle, day.day.obstacles[0].id, text),
    lambda day, text: day.do(
        obstacles.add_source, day.day.obstacles[0].id, SourceGiven(citation=text)
    ),
    lambda day, text: day.do(
        findings.plan_action, day.day.actions[0].id, ActionPlan(who=text, due=DUE)
    ),
]


@pytest.mark.parametrize("write", WRITTEN)
@pytest.mark.parametrize(
    ("text", "sign"), [(PHONE, SignKind.PHONE), (f"Spør {LEADER}", SignKind.NAME)]
)
def test_a_person_is_seen_in_whatever_is_written(
    held: Room, write: Callable[[Room, str], object], text: str, sign: SignKind
) -> None:
    write(held, text)
    assert [(one.kind, one.sign) for one in found(held)] == [(RemarkKind.IDENTITY, sign)]


def test_a_group_named_after_a_person_is_seen(held: Room) -> None:
    group = Group(id="g", day_id=held.day.id, name="Gruppa til Kari", position=0)
    held.day = held.day.after(Step("step.x", added(group)))
    assert kinds(held) == [RemarkKind.IDENTITY]


def test_a_private_note_is_told_of_as_private(held: Room) -> None:
    held.do(findings.add_note, PHONE)
    (remark,) = found(held)
    assert remark.private
    assert remark.spot is Spot.REASONS


def test_the_address_of_the_meeting_is_nobodys(held: Room) -> None:
    held.do(plan.change_day, place="Storgata 12")
    assert kinds(held) == []


def test_an_owner_named_with_consent_is_no_remark(held: Room) -> None:
    action = held.day.actions[0]
    named = replace(action, who=LEADER, owner_consent_id="consent")
    held.day = held.day.after(Step("step.x", (Change(action, named),)))
    assert kinds(held) == []


# Codes, ids and hashes, and what is written after the check: nobody writes freely in these.
_NOT_WRITTEN = {
    *("id", "origin", "day_id", "zone", "template", "programme_code", "previous_day_id"),
    *("rule_version", "close_reason", "carried_to", "item_id", "service_id", "group_id"),
    *("role_code", "version_id", "round_id", "card", "supersedes", "language", "category_code"),
    *("second_category_code", "crc_article", "merged_into", "obstacle_id", "provision_id"),
    *("owner_consent_id", "from_id", "to_id", "content_hash", "pdf_sha256"),
    *("place", "label", "input_hash", "recipients"),
    *("about_id", "about_day_id", "carried_from", "same_as", "owner_name"),
    *("row_kind", "row_id"),
}


@pytest.mark.parametrize("kind", DAY_ROWS)
def test_every_field_somebody_writes_in_is_looked_at(kind: type[DayRow]) -> None:
    written = {one.name for one in dataclasses.fields(kind) if one.type in (str, "str", "Language")}
    assert written - _NOT_WRITTEN - set(TEXTS.get(kind, ())) == set()


def test_closing_with_remarks_left_needs_a_reason(held: Room) -> None:
    with pytest.raises(RuleBroken, match=r"day\.close_reason_missing"):
        held.do(days.close, "  ", remarks_left=True)
    held.do(days.close, "Tida var ute\nog folk måtte gå", remarks_left=True)
    assert held.day.info.close_reason == "Tida var ute og folk måtte gå"


def test_closing_with_nothing_left_needs_none(held: Room) -> None:
    held.do(days.close)
    assert held.day.info.close_reason == ""
