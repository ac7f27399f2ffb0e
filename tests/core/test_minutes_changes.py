"""What was changed on the way stands in the minutes, in plain words and nothing beyond it."""

import datetime
from dataclasses import replace
from typing import Any

import pytest

from dialog_app.base.texts import Texts
from dialog_app.core import formats, minutes, replan
from dialog_app.core.commands import replan as commands
from dialog_app.core.commands import running
from dialog_app.core.day import Day
from dialog_app.core.minutes.blocks import Bullets, plain
from dialog_app.core.model.days import (
    AgendaItem,
    DayInfo,
    ItemKind,
    ItemState,
    PlanChange,
    PlanChangeKind,
)
from dialog_app.core.replan import Way
from tests.core.days import SCHOOL, register
from tests.core.test_replan import late, named, offered
from tests.reports import as_text, sample

AT = datetime.datetime(2026, 11, 18, 12, 47, tzinfo=datetime.UTC)
NEXT = "Fordypningsdag onsdag 10.02.2027, kl. 09.00–15.30, Nordvik rådhus."


def told(day: Day, language: Any = "nb") -> list[str]:
    """Return the sentences about what was changed."""
    plan = sample.Plan(language=language)
    document = minutes.document(day, sample.register(plan), sample.MINE, Texts(language))
    lists = [block for block in document.blocks if isinstance(block, Bullets)]
    heading = Texts(language)("minutes.changes.heading")
    if heading not in as_text.render(document):
        return []
    return [plain(item) for item in lists[-1].items]


def sample_day(language: Any = "nb", **info: Any) -> Day:
    """Return the day of the sample, its minutes in a language."""
    day = sample.day(sample.Plan(language=language))
    return Day(replace(r, **info) if isinstance(r, DayInfo) else r for r in day.rows())


def noted(day: Day, kind: PlanChangeKind, item: str = "", minutes: int = 0, of: str = "") -> Day:
    """Return the day with one more change noted; an item is known by its kind."""
    found = next((row for row in day.agenda if row.kind.value == item), None)
    row = PlanChange(
        id=f"change-{len(day.all(PlanChange))}",
        day_id=day.id,
        kind=kind,
        at=AT,
        item_id=found.id if found else "",
        minutes=minutes,
        version_id=of,
    )
    return Day([*day.rows(), row])


def changed(day: Day, kind: str, **fields: Any) -> Day:
    return Day(
        replace(row, **fields)
        if isinstance(row, AgendaItem) and row.kind is ItemKind(kind)
        else row
        for row in day.rows()
    )


def everything(language: Any) -> Day:
    """Return a day on which all that can be changed was."""
    day = sample_day(language, agreed_end=AT.replace(hour=14, minute=42))
    day = changed(noted(day, PlanChangeKind.SHORTENED, "dialogue", 12), "dialogue")
    day = changed(day, "dialogue", added_minutes=-12)
    gone: dict[str, Any] = {"started_at": None, "ended_at": None}
    day = changed(day, "read_through", state=ItemState.DROPPED, **gone)
    day = changed(day, "positions", state=ItemState.CARRIED, **gone)
    return noted(day, PlanChangeKind.CARRIED, "dialogue", 12, "v-2")


def test_a_day_that_went_as_planned_tells_of_no_changes():
    assert told(sample_day()) == []


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "nb",
            [
                "Hva mener vi? Hver for seg ble ikke tatt opp, og tas opp neste gang, 10.02.2027.",
                "Grupper: begrunnelser og hindringer ble 12 min kortere.",
                "Gjennomlesing gikk ut av programmet.",
                "Tilbakemelding (G6) ble ikke tatt opp, og tas opp neste gang, 10.02.2027.",
                "Dagen ble avtalt avsluttet kl. 15.42.",
            ],
        ),
        (
            "nn",
            [
                "«Hva mener vi? Hver for seg» vart ikkje teke opp, og blir teke opp neste gong, "
                "10.02.2027.",
                "«Grupper: begrunnelser og hindringer» vart 12 min kortare.",
                "Gjennomlesing gjekk ut av programmet.",
                "«Tilbakemelding» (G6) vart ikkje teke opp, og blir teke opp neste gong, "
                "10.02.2027.",
                "Dagen vart avtalt avslutta kl. 15.42.",
            ],
        ),
        (
            "en",
            [
                "“Hva mener vi? Hver for seg” was not taken up, and will be next time, 10.02.2027.",
                "“Grupper: begrunnelser og hindringer” became 12 min shorter.",
                "“Gjennomlesing” was left out of the programme.",
                "“Tilbakemelding” (G6) was not taken up, and will be next time, 10.02.2027.",
                "It was agreed to end the day at 15.42.",
            ],
        ),
    ],
)
def test_everything_that_was_changed_is_told_in_plain_words(language, sentences):
    assert told(everything(language), language) == sentences


def test_without_a_date_for_the_next_meeting_it_is_next_time():
    day = changed(sample_day(next_meeting="Avtales senere"), "positions", state=ItemState.CARRIED)
    assert told(day) == ["Hva mener vi? Hver for seg ble ikke tatt opp, og tas opp neste gang."]


def test_a_method_that_was_answered_but_not_talked_about_is_told_so():
    day = noted(sample_day(), PlanChangeKind.CARRIED, "dialogue", 12, "v-0")
    assert told(day) == [
        "Avtale før deling (G4) ble ikke tatt opp i dialogen, og tas opp neste gang, 10.02.2027."
    ]


@pytest.mark.parametrize(("given", "said"), [(-12, "12 min"), (-7, "7 min"), (0, ""), (5, "")])
def test_minutes_given_back_afterwards_are_not_told_as_taken(given, said):
    day = noted(sample_day(), PlanChangeKind.SHORTENED, "dialogue", 12)
    found = told(changed(day, "dialogue", added_minutes=given))
    assert [sentence.split(" ble ")[1] for sentence in found] == (
        [f"{said} kortere."] if said else []
    )


def test_what_is_internal_was_never_begun_or_was_a_breather_is_not_told():
    day = noted(sample_day(), PlanChangeKind.SHORTENED, "preparation", 10)
    day = changed(day, "preparation", added_minutes=-10)
    day = noted(day, PlanChangeKind.SHORTENED, "dialogue", 12)
    day = changed(day, "dialogue", added_minutes=-12, started_at=None)
    day = noted(day, PlanChangeKind.BREATHER, "", 5)
    day = noted(day, PlanChangeKind.LATER, "welcome", 7)
    assert told(day) == []
    assert told(changed(day, "preparation", state=ItemState.DROPPED)) == []


@pytest.mark.parametrize(
    ("language", "stub"),
    [
        ("nb", "ikke spurt, overført til 10.02.2027"),
        ("nn", "ikkje spurd, overført til 10.02.2027"),
        ("en", "not asked, carried to 10.02.2027"),
    ],
)
def test_page_one_leaves_a_stub_where_a_method_was_carried(language, stub):
    day = noted(sample_day(language), PlanChangeKind.CARRIED, "dialogue", 12, "v-2")
    plan = sample.Plan(language=language)
    document = minutes.document(day, sample.register(plan), sample.MINE, Texts(language))
    assert stub in as_text.render(document)


def test_a_plan_used_on_the_day_is_what_the_minutes_tell():
    here = late(12)
    here.do(commands.apply, offered(here)[Way.METHOD])
    while here.day.running is not None:
        here.laptop.later(5)
        here.do(running.next_item)
    document = minutes.document(here.day, register(), SCHOOL, Texts("nb"))
    text = as_text.render(document)
    assert "Dialog ble 12 min kortere." in text
    assert "etter planen" not in text
    assert "forslag" not in text


def test_an_item_taken_in_again_is_not_told_as_gone():
    here = late(12)
    here.do(commands.carry, named(here, "Avtaler").id)
    here.do(commands.bring_back, named(here, "Avtaler").id)
    here.do(running.end_day)
    text = as_text.render(minutes.document(here.day, register(), SCHOOL, Texts("nb")))
    assert "Endret underveis" not in text


def test_a_plan_that_was_only_offered_leaves_no_trace():
    here = late(12)
    assert replan.proposals(here.day, here.laptop.now())
    here.do(running.end_day)
    text = as_text.render(minutes.document(here.day, register(), SCHOOL, Texts("nb")))
    assert "Endret underveis" not in text


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (NEXT, "10.02.2027"),
        ("1/3/2027", "01.03.2027"),
        ("31.02.2027 eller 1.3.2027", "01.03.2027"),
        ("tlf. 12.34.56789", ""),
        ("en gang på nyåret", ""),
        ("", ""),
    ],
)
def test_a_date_is_found_in_what_was_written_about_the_next_meeting(text, date):
    assert formats.date_within(text) == date
