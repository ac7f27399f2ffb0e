"""Obstacles that are one are counted once, in whichever order and way they were joined."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.core.commands import findings, obstacles
from dialog_app.core.commands.findings import About, SourceGiven
from dialog_app.core.commands.obstacles import Earlier
from dialog_app.core.commands.shelf import ties
from dialog_app.core.commands.shelf.ties import Spoken
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import DayRow, Words
from dialog_app.core.model.catalogue import ObstacleTie, TypicalObstacle
from dialog_app.core.model.days import DayState
from dialog_app.core.model.said import (
    LinkKind,
    Obstacle,
    ObstacleService,
    ObstacleSource,
    ObstacleStatus,
    Severity,
    SourceStatus,
)
from dialog_app.core.narrow import of_kinds
from dialog_app.core.obstacle_register import KINDS, ObstacleRegister
from dialog_app.core.register import Register
from tests.core.days import PPT, SCHOOL, SHARING, Room, TestLaptop, room

SAID = About(subject=SHARING, service_id=SCHOOL)
TYPICAL = TypicalObstacle(
    id="typical:H1", code="H1", category_code="LOV", text=Words("Foreldre skal informeres.")
)


def said(here: Room, text: str, service_id: str = SCHOOL, source: str = "") -> Obstacle:
    about = replace(SAID, service_id=service_id)
    given_ = SourceGiven(citation=source) if source else None
    step = here.do(findings.add_obstacle, about, text, "LOV", given_)
    row = step.added(Obstacle)
    assert row is not None
    return row


def later_day(here: Room) -> Room:
    """Return another day of the same laptop, so that no id is used twice."""
    fresh = room()
    laptop = here.laptop
    laptop.numbers = itertools.count(next(laptop.numbers) + 1000)
    day = replace(fresh.day.info, id=f"day-{laptop.new_id()}")
    others = (row for row in fresh.day.rows() if isinstance(row, DayRow) and row != fresh.day.info)
    rows = [replace(row, day_id=day.id) for row in others]
    return Room(type(fresh.day)([day, *rows]), laptop)


def test_an_obstacle_has_several_sources_each_with_its_own_status() -> None:
    here = room()
    row = said(here, "Vi må informere foreldre", source="pbrl. § 3-4")
    here.do(obstacles.add_source, row.id, SourceGiven(citation="Rundskriv I-8/2015"))
    first, second = sorted(here.day.sources(row), key=lambda one: one.citation)
    here.do(obstacles.set_source_status, second.id, SourceStatus.CONFIRMED)
    here.do(obstacles.remove_source, first.id)
    (left,) = here.day.sources(row)
    assert (left.citation, left.status) == (second.citation, SourceStatus.CONFIRMED)


@pytest.mark.parametrize(
    ("source", "code"),
    [(SourceGiven(), "source.empty"), (SourceGiven(citation="PBRL. § 3-4"), "source.twice")],
)
def test_a_source_that_is_empty_or_there_already_is_refused(source, code) -> None:
    here = room()
    row = said(here, "Vi må informere foreldre", source="pbrl. § 3-4")
    with pytest.raises(RuleBroken, match=code):
        here.do(obstacles.add_source, row.id, source)


def test_how_sure_a_source_is_can_be_found_out_after_the_day_is_closed() -> None:
    here = room()
    row = said(here, "Vi må informere foreldre", source="pbrl. § 3-4")
    (source,) = here.day.sources(row)
    info = replace(here.day.info, state=DayState.CLOSED)
    here.day = type(here.day)([info, *(r for r in here.day.rows() if r != here.day.info)])
    here.do(obstacles.set_source_status, source.id, SourceStatus.MISUNDERSTOOD)
    assert here.day.sources(row)[0].status is SourceStatus.MISUNDERSTOOD
    with pytest.raises(RuleBroken, match=r"day\.closed"):
        here.do(obstacles.remove_source, source.id)


def test_how_hard_it_hits_one_service_leaves_an_obstacle_for_all_with_all() -> None:
    here = room()
    row = said(here, "For lite tid", service_id="")
    here.do(findings.set_severity, row.id, PPT, Severity.STOPS)
    assert here.day.concerns(row, SCHOOL)
    assert {one.service_id: one.severity for one in here.day.whose(row)} == {
        SCHOOL: Severity.MAKES_HARD,
        PPT: Severity.STOPS,
    }


def test_merged_obstacles_show_services_sources_and_links_at_the_one_that_is_kept() -> None:
    here = room()
    kept, gone = said(here, "Samtykke"), said(here, "Ja fra foreldre", PPT, source="pbrl. § 4-4")
    here.do(findings.add_possibility, SAID, "Spør barnet først", [gone.id])
    here.do(obstacles.merge, gone.id, kept.id)
    (shown,) = here.day.obstacles
    possibility = here.day.possibilities[0]
    assert [one.service_id for one in here.day.whose(shown)] == [SCHOOL, PPT]
    assert [one.citation for one in here.day.sources(shown)] == ["pbrl. § 4-4"]
    assert here.day.linked_from(shown.id, LinkKind.ANSWERS) == (possibility.id,)
    assert here.day.linked_to(possibility.id, LinkKind.ANSWERS) == (shown.id,)
    assert here.day.status(shown) is ObstacleStatus.ANSWERED


def test_merging_with_itself_with_one_merged_already_and_in_a_ring_is_refused() -> None:
    here = room()
    one, two, three = (said(here, text) for text in ("En", "To", "Tre"))
    with pytest.raises(RuleBroken, match=r"merge\.itself"):
        here.do(obstacles.merge, one.id, one.id)
    here.do(obstacles.merge, one.id, two.id)
    for pair in ((one.id, three.id), (three.id, one.id), (two.id, one.id)):
        with pytest.raises(RuleBroken, match=r"merge\.already"):
            here.do(obstacles.merge, *pair)


def test_one_that_is_withdrawn_lets_what_was_merged_into_it_stand() -> None:
    here = room()
    kept, gone = said(here, "Samtykke"), said(here, "Ja fra foreldre", PPT)
    here.do(obstacles.merge, gone.id, kept.id)
    here.do(findings.withdraw, Obstacle, kept.id)
    assert [row.text for row in here.day.obstacles] == ["Ja fra foreldre"]


def test_a_service_that_only_a_merged_one_names_is_not_taken_away_by_mistake() -> None:
    here = room()
    kept, gone = said(here, "Samtykke"), said(here, "Ja fra foreldre", PPT)
    here.do(obstacles.merge, gone.id, kept.id)
    with pytest.raises(RuleBroken, match=r"merge\.names_it"):
        here.do(findings.share_obstacle, kept.id, PPT)


@given(st.data())
def test_whatever_is_merged_comes_back_exactly_as_it_was(data) -> None:
    here = room()
    rows = [
        said(here, f"Hindring {n}", data.draw(st.sampled_from([SCHOOL, PPT, ""])), f"Lov {n}")
        for n in range(4)
    ]
    here.do(findings.add_possibility, SAID, "Mulighet", [rows[0].id, rows[1].id])
    before = here.day
    pairs = st.lists(st.tuples(st.sampled_from(rows), st.sampled_from(rows)), max_size=8)
    merged: list[str] = []
    for one, other in data.draw(pairs):
        try:
            here.do(obstacles.merge, one.id, other.id)
        except RuleBroken:
            continue
        merged.append(one.id)
    shown = here.day.obstacles
    assert {part.id for row in shown for part in here.day.parts(row)} == {row.id for row in rows}
    assert sum(len(here.day.sources(row)) for row in shown) == len(rows)
    for row_id in data.draw(st.permutations(merged)):
        here.do(obstacles.unmerge, row_id)
    assert here.day == before


def test_rings_and_chains_to_nowhere_hide_nothing() -> None:
    here = room()
    one, two, three, four = (said(here, text) for text in ("En", "To", "Tre", "Fire"))
    wrong = {one.id: two.id, two.id: one.id, three.id: one.id, four.id: "gone"}
    rows = [
        replace(row, merged_into=wrong[row.id]) if isinstance(row, Obstacle) else row
        for row in here.day.rows()
    ]
    day = type(here.day)(rows)
    assert [row.text for row in day.obstacles] == ["En", "Fire"]
    assert {part.text for part in day.parts(day.obstacles[0])} == {"En", "To", "Tre"}


def test_an_obstacle_of_an_earlier_day_is_taken_up_and_counted_by_services() -> None:
    here = room()
    row = said(here, "Vi må informere foreldre", source="pbrl. § 3-4")
    earlier = Earlier(
        id=row.id,
        text=row.text,
        category_code="LOV",
        sources=(SourceGiven(citation="pbrl. § 3-4"),),
    )
    there = later_day(here)
    there.do(obstacles.take, replace(SAID, service_id=PPT), earlier)
    with pytest.raises(RuleBroken, match=r"obstacle\.taken"):
        there.do(obstacles.take, SAID, earlier)
    there.do(obstacles.take, SAID, Earlier(id=TYPICAL.id, text=TYPICAL.text.nb))
    days = [of_kinds(one.day, KINDS) for one in (here, there)]
    register = ObstacleRegister(days, typical=[TYPICAL])
    first, second = register.all
    assert first.service_ids == {SCHOOL, PPT}
    assert [len(one.sources) for one in first.sayings] == [1, 1]
    assert (second.typical, len(second.sayings)) == (TYPICAL, 1)
    assert register.find(there.day.obstacles[0].id) is first


def test_repeating_the_text_in_one_service_counts_the_service_once() -> None:
    here = room()
    for _ in range(3):
        row = said(here, "Ingen tid")
    for other in here.day.obstacles[:2]:
        here.do(obstacles.merge, other.id, row.id)
    (one,) = ObstacleRegister([here.day]).all
    assert len(one.service_ids) == 1
    assert len(one.sayings) == 3


def test_ties_join_and_untying_parts_again() -> None:
    here = room()
    there = later_day(here)
    one, other = said(here, "Samtykke"), said(there, "Ja fra foreldre", PPT)
    register, laptop = Register(), TestLaptop()
    spoken = (Spoken(one.id, here.day.id), Spoken(other.id, there.day.id))
    register = register.after(ties.tie(register, laptop, *spoken))
    for again in (spoken, spoken[::-1]):
        with pytest.raises(RuleBroken, match=r"tie\.twice"):
            ties.tie(register, laptop, *again)
    with pytest.raises(RuleBroken, match=r"tie\.itself"):
        ties.tie(register, laptop, spoken[0], spoken[0])
    (tied,) = register.all(ObstacleTie)
    days = (here.day, there.day)
    assert len(ObstacleRegister(days, [tied]).all) == 1
    register = register.after(ties.untie(register, laptop, tied.id))
    assert len(ObstacleRegister(days, register.all(ObstacleTie)).all) == 2


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20), st.randoms())
def test_the_order_of_joining_makes_no_difference_and_every_source_is_kept(pairs, chance) -> None:
    here = room()
    for number in range(8):
        said(here, f"Hindring {number}", (SCHOOL, PPT)[number % 2], f"Lov {number}")
    ids = [row.id for row in here.day.obstacles]
    joined = [
        ObstacleTie(id=f"tie-{n}", tied_id=ids[a], tied_on="", into_id=ids[b], into_on="")
        for n, (a, b) in enumerate(pairs)
    ]
    shuffled = list(joined)
    chance.shuffle(shuffled)
    one, other = (ObstacleRegister([here.day], some) for some in (joined, shuffled))
    groups = [{frozenset(s.row.id for s in known.sayings) for known in r.all} for r in (one, other)]
    assert groups[0] == groups[1]
    sources = [source.id for known in one.all for s in known.sayings for source in s.sources]
    assert sorted(sources) == sorted(row.id for row in here.day.all(ObstacleSource))
    for known in one.all:
        named = {r.service_id for s in known.sayings for r in s.named}
        assert known.service_ids == named
    assert {r.id for k in one.all for s in k.sayings for r in s.named} == {
        row.id for row in here.day.all(ObstacleService)
    }
