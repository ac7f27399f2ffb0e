"""The facilitator's report: times as they were, in words, and nothing that anybody said."""

import datetime
from typing import Any

import pytest

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core import minutes
from dialog_app.core.commands import answers, findings, plan, replan, running, turns
from dialog_app.core.commands.answers import Asked
from dialog_app.core.commands.findings import About, ActionPlan
from dialog_app.core.model.days import Phase, PlanChange, PlanChangeKind, Side
from dialog_app.core.model.said import Position
from dialog_app.core.model.services import Service
from dialog_app.core.record import Step, added
from dialog_app.core.register import Register
from dialog_app.core.report import document
from tests.core.days import READING, SCHOOL, SHARING, Room, register, room
from tests.reports import as_text

SAID = "KANARI"


def on_paper(held: Room, language: Any = "nb") -> str:
    made = document(held.day, register(), Texts(language), held.laptop.now())
    return as_text.render(made)


def line(paper: str, start: str) -> str:
    return next(one for one in paper.splitlines() if start in one)


def item(held: Room, title: str) -> str:
    return next(row.id for row in held.day.agenda if row.title == title)


@pytest.fixture
def held() -> Room:
    """Return a day that ran late, paused, was changed on the way and ended."""
    day = room()
    day.laptop.later(4)
    day.do(running.start)
    day.laptop.later(10)
    day.do(running.next_item)
    day.laptop.later(32)
    day.do(running.next_item)
    day.do(running.breather)
    day.laptop.later(6)
    day.do(running.pause)
    day.laptop.later(10)
    day.do(running.next_item)
    day.do(replan.drop, item(day, "Luft"))
    day.laptop.later(25)
    day.do(running.next_item)
    day.laptop.later(5)
    day.do(running.end_day)
    return day


def test_the_day_as_a_whole_is_told_in_words(held: Room) -> None:
    paper = on_paper(held)
    assert "Planlagt 09.00–10.25." in paper
    assert "Holdt 09.04–10.32, 7 min etter planen." in paper
    assert "1 punkt droppet (10 min)." in paper


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Velkommen", "planlagt 10 min, tok 10 min, som planlagt"),
        ("Hva mener vi?", "planlagt 20 min, tok 32 min, 12 min mer"),
        ("Pause", "planlagt 10 min, tok 16 min, 6 min mer, av det 6 min pause"),
        ("Hindringer", "planlagt 30 min, tok 25 min, 5 min mindre"),
        ("Luft", "planlagt 10 min, droppet"),
        ("Rigging", "planlagt 30 min, tida er ikke målt"),
        ("Prat etterpå", "planlagt 30 min, ikke holdt"),
    ],
)
def test_each_item_says_planned_and_actual_in_words(held: Room, title: str, words: str) -> None:
    assert words in line(on_paper(held), f"Punkt: {title};")


def test_planned_and_actual_times_stand_side_by_side(held: Room) -> None:
    told = line(on_paper(held), "Punkt: Hva mener vi?;")
    assert "09.10–09.30" in told
    assert "09.14–09.46" in told


def test_breathers_and_what_was_changed_say_when(held: Room) -> None:
    paper = on_paper(held)
    assert "09.46: pust, 6 min" in paper
    assert "Klokka sto stille 6 min til sammen" in paper
    assert "10.02: Luft (10 min) droppet" in paper


def test_every_kind_of_change_has_words(held: Room) -> None:
    rows = [
        PlanChange(
            id=f"c{number}",
            day_id=held.day.id,
            kind=kind,
            at=held.laptop.now(),
            item_id=item(held, "Hindringer"),
            minutes=7,
        )
        for number, kind in enumerate(PlanChangeKind)
    ]
    method = PlanChange(
        id="m",
        day_id=held.day.id,
        kind=PlanChangeKind.CARRIED,
        at=held.laptop.now(),
        minutes=8,
        version_id=READING.version_id,
    )
    later = PlanChange(
        id="d", day_id=held.day.id, kind=PlanChangeKind.LATER, at=held.laptop.now(), minutes=15
    )
    held.day = held.day.after(Step("step.x", added(*rows, method, later)))
    paper = on_paper(held)
    for words in (
        "Hindringer kortet ned med 7 min",
        "Hindringer (7 min) droppet",
        "Hindringer (7 min) tatt med til neste dag",
        "Hindringer 7 min senere",
        "G2 Barnet tatt med til neste dag, 8 min spart",
        "dagen slutter 15 min senere",
    ):
        assert words in paper


def test_talk_after_the_public_day_does_not_make_it_longer() -> None:
    day = room()
    day.do(running.start)
    for _ in range(6):
        day.laptop.later(10)
        day.do(running.next_item)
    day.laptop.later(45)
    day.do(running.next_item)
    paper = on_paper(day)
    assert "Holdt 09.00–10.00, 25 min før planen." in paper
    assert "planlagt 30 min, tok 45 min, 15 min mer" in line(paper, "Punkt: Prat etterpå;")


def test_a_day_under_way_tells_what_it_becomes() -> None:
    day = room()
    day.do(running.start)
    day.laptop.later(3)
    day.do(running.add_minutes, 5)
    paper = on_paper(day)
    assert "Begynte 09.00, slutter ca. 10.25, i rute." in paper
    assert "planlagt 10 min, tar 15 min, 5 min mer" in line(paper, "Punkt: Velkommen;")


def test_a_day_not_started_says_so() -> None:
    assert "Dagen er ikke startet ennå." in on_paper(room())


def test_nothing_that_was_said_answered_or_named_stands_in_it(held: Room) -> None:
    asked = Asked(SCHOOL, SHARING, Phase.BEFORE)
    held.do(answers.set_count, asked, Position.DISAGREE, 731)
    about = About(subject=SHARING, service_id=SCHOOL)
    held.do(findings.add_reason, about, SAID, Position.DISAGREE, Phase.BEFORE)
    held.do(findings.add_obstacle, about, SAID)
    held.do(findings.add_possibility, about, SAID)
    held.do(findings.add_action, about, SAID, ActionPlan(who=SAID, why=SAID))
    held.do(findings.add_note, SAID)
    held.do(plan.change_day, next_meeting=SAID)
    held.do(plan.change_item, item(held, "Hindringer"), leader=SAID)
    named = [
        Service(id=row.id, name=SAID, kind=row.kind, leader_name=SAID)
        for row in register().services
    ]
    rows = [row for row in register().rows() if not isinstance(row, Service)]
    made = document(held.day, Register([*rows, *named]), Texts("nb"))
    paper = as_text.render(made)
    for secret in (SAID, "731", "Skolehelsetjenesten", "PPT", "uenig"):
        assert secret not in paper


def test_who_spoke_and_for_how_long_is_no_part_of_it() -> None:
    day = room()
    day.do(running.start)
    before = on_paper(day)
    day.do(turns.ask, Side.LEADERS)
    assert on_paper(day) == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_services_minutes_hold_any_of_it(held: Room, language: Any) -> None:
    words = Texts(language)
    for service_id in held.day.service_ids:
        made = minutes.document(held.day, register(), service_id, words)
        paper = as_text.render(made)
        for key in ("report.state", "report.for_whom", "report.name", "report.foot"):
            assert words(key).casefold() not in paper.casefold()
        for minutes_long in (10, 16, 20, 25, 30, 32):
            length = words("format.duration.minutes", minutes=minutes_long)
            for key in ("report.was_planned", "report.took", "report.more", "report.less"):
                assert words(key, minutes=length) not in paper
        assert words("report.breather", time="09.46", minutes="").split(": ")[1] not in paper


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_for_whom_it_is_on_every_page(held: Room, language: Any) -> None:
    words = Texts(language)
    made = document(held.day, register(), words)
    assert made.state == words("report.state").upper()
    assert words("report.foot") in made.footer
    assert words("report.for_whom") in as_text.render(made)


def test_a_held_days_report_is_the_same_whenever_it_is_made(held: Room) -> None:
    later = held.laptop.now() + datetime.timedelta(days=3)
    first = document(held.day, register(), Texts("nb"), held.laptop.now())
    assert document(held.day, register(), Texts("nb"), later) == first
