"""What those who can change laws and practice read, and what no recommendation ever says."""

import datetime
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core.charts.kinds import Chart, Shares
from dialog_app.core.errors import RuleBroken
from dialog_app.core.give_back.ground import Ground, ground
from dialog_app.core.minutes.blocks import Document, Table
from dialog_app.core.model.base import Row, Words
from dialog_app.core.model.catalogue import Provision
from dialog_app.core.model.practice import DecidedAs, DecisionDissent, MethodDecision
from dialog_app.core.model.said import (
    Link,
    LinkKind,
    Obstacle,
    ObstacleSource,
    Possibility,
    SourceEffect,
    SourceStatus,
    WhoCanChange,
)
from dialog_app.core.recommend import build, sheet
from dialog_app.core.recommend.addressee import addressee_of
from dialog_app.core.recommend.points import TextPoint, recommended
from dialog_app.core.register import Register
from dialog_app.reports.plain_text import render
from tests.core.across_rows import ASK, SAID, SECRET_NAME, Held, register
from tests.reports.given_back import several
from tests.repository.source import ROOT

PARLIAMENT, SERVICE = WhoCanChange.PARLIAMENT, WhoCanChange.SERVICE


def of(held: Held, *more: Row) -> Ground:
    return ground(register(*more), held.days, held.sums)


def made(held: Held, *more: Row, to: WhoCanChange = PARLIAMENT) -> Document:
    return build.document(of(held, *more), to, Texts("nb"))


def read(document: Document) -> str:
    """Return all that stands in a document, a line break being nothing but a space."""
    return " ".join(render(document).split())


def by_law(*services: int, status: SourceStatus = SourceStatus.CONFIRMED) -> Held:
    held = Held()
    held.answered(range(12), 9, 0, 0)
    held.by_law(services, status)
    return held


def decision(**facts: Any) -> MethodDecision:
    return MethodDecision(
        id="x-1",
        method_id="m-ask",
        version_id="v-ask",
        number=1,
        proposed=DecidedAs.UNCHANGED,
        decided=facts.pop("decided", DecidedAs.UNCHANGED),
        **facts,
    )


def solved(held: Held, text: str) -> None:
    """Let the first service find what helps against its obstacle."""
    obstacle = next(row for row in held.rows if isinstance(row, Obstacle))
    day = obstacle.day_id
    held.rows += [
        Possibility(
            id="pos-1", day_id=day, text=text, number=1, service_id="s-0", version_id=ASK.version_id
        ),
        Link(id="li-1", day_id=day, kind=LinkKind.ANSWERS, from_id="pos-1", to_id=obstacle.id),
    ]


# --- what a ministry's reader finds -------------------------------------------------------------


def test_a_confirmed_obstacle_says_what_should_change_for_whom_and_why():
    told = read(made(by_law(*range(4)), decision(legal=True)))
    assert "Anbefalinger til Stortinget" in told
    assert "1. Helsepersonelloven § 21" in told
    assert "Det er bekreftet at kilden står i veien. Den bør endres" in told
    assert "4 av 12 tjenester som har drøftet en arbeidsmåte kilden rammer" in told
    assert f"«{SAID}»" in told
    assert "Står uendret. Regelverket må ses på" in told


def test_what_is_claimed_is_never_said_to_be_more():
    told = read(made(by_law(*range(12), status=SourceStatus.CLAIMED)))
    assert "Det er ikke bekreftet. Det bør avklares om de har rett." in told
    assert "Den bør endres" not in told
    assert "Påstått er ikke det samme som bekreftet." in told


def test_what_services_say_differently_of_a_source_is_not_said_as_one():
    held = by_law(0, 1, 2)
    sources = [row for row in held.rows if isinstance(row, ObstacleSource)]
    said = (SourceEffect.FORBIDS, SourceEffect.SILENT, SourceEffect.SILENT)
    effects = dict(zip((row.id for row in sources), said, strict=True))
    held.rows[:] = [
        replace(row, effect=effects[row.id]) if isinstance(row, ObstacleSource) else row
        for row in held.rows
    ]
    told = read(made(held))
    assert (
        "sagt ulike ting om kilden: at den ikke sier noe om dette og at den forbyr dette." in told
    )


def test_confirmed_obstacles_come_before_what_more_services_claim():
    held = by_law(0, 1, 2)
    held.hindered(range(10), "LOV", citation="Forskrift om noe", who_can_change="parliament")
    points = recommended(of(held)).to(PARLIAMENT)
    assert [one.line.confirmed for one in points if isinstance(one, TextPoint)] == [True, False]


def test_from_three_sources_on_the_law_list_is_drawn_and_holds_only_what_is_told():
    document = build.document(several(), PARLIAMENT, Texts("nb"))
    (chart,) = (one for one in document.blocks if isinstance(one, Chart))
    assert isinstance(chart.picture, Shares)
    bars = [(row.words, row.count, row.of, row.said) for row in chart.picture.rows]
    assert bars == [
        ("1. Helsepersonelloven §\u00a021", 7, 12, "7 av 12 tjenester · bekreftet hinder"),
        ("2. Barnevernsloven §\u00a06-4", 5, 12, "5 av 12 tjenester · påstått"),
        ("3. Forvaltningsloven §\u00a013 b", 3, 12, "3 av 12 tjenester · påstått"),
        ("4. X", None, 0, "færre enn 3 tjenester · påstått"),
    ]
    front = document.blocks[: document.blocks.index(chart) + 2]
    assert not [one for one in front if isinstance(one, Table)]


def test_one_or_two_sources_stand_in_a_table():
    document = made(by_law(*range(4)))
    assert not [one for one in document.blocks if isinstance(one, Chart)]


def test_nothing_is_graded_and_the_services_are_said_to_have_volunteered():
    told = read(made(by_law(*range(5))))
    assert "Tjenestene har selv valgt å være med." in told
    assert "ikke gradert etter styrke" in told


def test_a_document_begins_with_what_is_true_for_whom_it_goes_to():
    held, decided = by_law(*range(5)), decision(decided=DecidedAs.REVISED, decided_on=DATE)
    law, practice = read(made(held, decided)), read(made(held, decided, to=SERVICE))
    assert "som Stortinget kan endre" in law
    assert "Bekreftede hindre står først." in law
    assert "er en arbeidsmåte det er bestemt noe om" in practice
    for untrue in ("Statusen sier", "Bekreftede hindre", "en lov", "er ikke en avstemning"):
        assert untrue not in practice
    held.hindered(range(4), "R", citation="Rutinen vår", who_can_change="service")
    both = read(made(held, decided, to=SERVICE))
    assert "Noen punkter er arbeidsmåter" in both
    assert "Bekreftede hindre står først." in both


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_strength_is_ever_used(language):
    said = (ROOT / "resources" / "words" / language / "recommend.toml").read_text("utf-8")
    assert not re.search(r"(sterk|svak|strong|weak)\w* (anbefal|tilråd|recommend)", said, re.I)


def test_professionals_who_disagree_take_no_word_of_the_children_away():
    held = Held()
    held.answered(range(12), 0, 0, 12)
    held.by_law(range(3))
    assert f"«{SAID}»" in read(made(held))


def test_a_method_that_was_decided_goes_to_the_services_with_reason_and_dissent():
    dissent = DecisionDissent(
        id="di-1", decision_id="x-1", text="Vi vil spørre alle", number=1, who="Leger", people=6
    )
    few = DecisionDissent(
        id="di-2", decision_id="x-1", text="Vi vil vente", number=2, who="Rektor", people=1
    )
    row = decision(decided=DecidedAs.REVISED, reason="Det er uklart", decided_on=DATE)
    told = read(made(by_law(0), row, dissent, few, to=SERVICE))
    assert "Skal revideres (bestemt 01.06.2026)." in told
    assert "Begrunnelse: Det er uklart" in told
    assert "Leger, 6 personer: «Vi vil spørre alle»" in told
    assert "noen er uenige: «Vi vil vente»" in told
    assert "Rektor" not in told


def test_the_text_of_a_method_that_names_a_service_is_held_back():
    row = decision(decided=DecidedAs.REVISED)
    (version,) = register().versions("m-ask")
    named = replace(version, summary=Words(f"Som på {SECRET_NAME} 3."))
    rows = [named if one.id == version.id else one for one in register(row).rows()]
    told = read(build.document(ground(Register(rows), (), ()), SERVICE, Texts("nb")))
    assert SECRET_NAME not in told
    assert "Teksten er holdt tilbake" in told


DATE = datetime.date(2026, 6, 1)


# --- addressees ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("parliament", PARLIAMENT),
        ("Stortinget", PARLIAMENT),
        ("Barne- og familiedepartementet", WhoCanChange.MINISTRY),
        ("Helsedirektoratet", WhoCanChange.DIRECTORATE),
        ("Bufdir", WhoCanChange.DIRECTORATE),
        ("kommunen", WhoCanChange.OWNER),
        ("tjenesten selv", SERVICE),
        ("vet ikke", None),
        ("", None),
    ],
)
def test_whoever_is_named_in_words_is_found(said, who):
    assert addressee_of(said) is who


def test_a_point_nobody_can_be_asked_about_is_listed_as_that():
    held = by_law(0, 1, 2)
    held.hindered(range(4), "LOV", citation="Forskrift om noe")
    found = recommended(of(held))
    assert [one.line.citation for one in found.without_addressee] == ["Forskrift om noe"]
    assert "uten mottaker" in {row[0] for row in sheet.table(of(held), Texts("nb")).rows}


def test_a_source_that_was_misunderstood_is_no_point():
    assert recommended(of(by_law(0, 1, 2, status=SourceStatus.MISUNDERSTOOD))).points == ()


@pytest.mark.parametrize("who", [one for one in WhoCanChange if one is not PARLIAMENT])
def test_no_empty_document_is_made(who):
    with pytest.raises(RuleBroken, match=r"recommend\.nothing"):
        made(by_law(0, 1, 2), to=who)


# --- nobody is given away -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", [f"Slik gjør vi det på {SECRET_NAME} 0", "Ring 55 00 00 20", "Jente på 14 år i Nordvik"]
)
def test_a_solution_that_says_whose_it_is_is_held_back(text):
    held = by_law(*range(3))
    solved(held, text)
    told = read(made(held))
    assert text not in told
    assert "Ett forslag er holdt tilbake" in told


def test_a_solution_stands_in_the_words_it_was_found_in():
    held = by_law(*range(3))
    solved(held, "Spør barnet før journalen skrives")
    assert "Spør barnet før journalen skrives" in read(made(held))


def test_a_citation_by_hand_that_names_a_service_is_not_printed():
    held = by_law(0)
    citation = f"Rutine ved {SECRET_NAME} 3"
    held.hindered([3], "LOKAL", citation=citation, who_can_change="owner")
    told = read(made(held, to=WhoCanChange.OWNER))
    assert SECRET_NAME not in told
    assert "En kilde som ikke kan navngis her" in told


def test_a_status_of_few_services_cannot_be_worked_out_from_the_others():
    held = by_law(0, 1, 2)
    held.by_law([3], SourceStatus.CLAIMED)
    told = read(made(held))
    assert "vises ikke" in told
    assert "Tjenester: 3" not in told


def test_where_one_service_does_not_cite_it_the_whole_is_not_told():
    told = read(made(by_law(*range(11))))
    assert "11 tjenester" in told
    assert "av 12" not in told
    assert "9 av 12 tjenester" in read(made(by_law(*range(9))))


statuses = st.sampled_from(list(SourceStatus))


@given(st.lists(st.tuples(st.integers(0, 11), statuses), max_size=12), st.integers(3, 12))
def test_no_number_in_a_recommendation_is_one_or_two_services(cited, answered):
    held = Held()
    held.answered(range(answered), 9, 0, 0)
    for service, status in cited:
        held.by_law([service], status)
    base = of(held, decision())
    for to in WhoCanChange:
        if not recommended(base).to(to):
            continue
        told = read(build.document(base, to, Texts("nb")))
        assert SECRET_NAME not in told
        assert re.findall(r"(?<!enn )\b[12] (?:av|tjenester?)\b", told) == []
    rows = sheet.table(base, Texts("nb")).rows
    assert not {cell for row in rows for cell in row[6:8]} & {1, 2}


def test_a_provision_that_is_gone_is_told_as_it_was_cited():
    held = Held()
    held.hindered(
        range(3), "LOV", provision_id="p-gone", citation="hpl. § 99", who_can_change="parliament"
    )
    rows = register()
    assert rows.find(Provision, "p-gone") is None
    assert "Hpl. § 99" in read(made(held))


def test_neither_reason_nor_dissent_names_a_service():
    named = f"Slik er det ved {SECRET_NAME} 3"
    dissent = DecisionDissent(
        id="di-1", decision_id="x-1", text=named, number=1, who=named, people=6, why=named
    )
    told = read(made(by_law(0), decision(reason=named), dissent, to=SERVICE))
    assert SECRET_NAME not in told
    assert "Begrunnelse: teksten er holdt tilbake" in told
