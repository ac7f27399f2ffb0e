"""The agreed rows of numbers, wherever they are told: on paper, in tables, on the wall, in stories.

One module decides what may be told; these tests ask those who tell it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dialog_app.base.texts import Texts
from dialog_app.core import minutes
from dialog_app.core import slide as slides
from dialog_app.core.commands import wall
from dialog_app.core.day import Day
from dialog_app.core.measures import Label
from dialog_app.core.minutes.blocks import Bars, Document, Table, plain
from dialog_app.core.minutes.matter import Matter
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.days import (
    AgendaItem,
    Attendance,
    DayInfo,
    DayService,
    DaySubject,
    Phase,
)
from dialog_app.core.protection import Part
from dialog_app.core.register import Register
from dialog_app.core.sheets import protected
from dialog_app.core.slides.kinds import Fill, ResultSlide
from dialog_app.core.story.service import service_story
from tests.core.days import TestLaptop
from tests.reports import sample

WORDS = Texts("nb")
NONE = 2
"""How many took no position in each case: they are told as they are."""

Case = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """A day on which one service answered to as many methods as there are cases, one by one."""

    cases: list[Case]
    day: Day
    register: Register

    @property
    def document(self) -> Document:
        """The service's minutes."""
        return minutes.document(self.day, self.register, sample.MINE, WORDS)


@pytest.fixture(scope="module")
def asked(shared: Path) -> Asked:
    """Return the day."""
    path = shared / "vectors" / "minutes_rows.json"
    cases: list[Case] = json.loads(path.read_text(encoding="utf-8"))["cases"]
    plan = sample.Plan(methods=len(cases))
    kept = (DayInfo, AgendaItem, Attendance, DayService, DaySubject)
    rows: list[Any] = [row for row in sample.day(plan).rows() if isinstance(row, kept)]
    for number, case in enumerate(cases):
        tally = (case["agree"], case["partly"], case["disagree"], NONE)
        rows += sample.asked(plan, number, Phase.AFTER, sample.MINE, tally)
    return Asked(cases, Day(rows), sample.register(plan))


def parts(case: Case) -> dict[str, int]:
    """Return the parts that may be told of a case, by name."""
    name, *counts = case["row"]
    if name in {"no_distribution", "only_n"}:
        return {}
    names = ("agree", "partly", "disagree") if name == "separate" else name.split("|")
    return dict(zip(names, counts, strict=True))


def took_position(case: Case) -> int | None:
    """Return how many took a position, where that may be told."""
    name, *counts = case["row"]
    return None if name == "no_distribution" else sum(counts)


def says_its_word(case: Case, said: str) -> bool:
    """Tell whether the agreed word stands there, and no other."""
    labels = {one: WORDS(f"terms.label.{one.value}") for one in Label if one is not Label.TOO_FEW}
    found = [one for one, words in labels.items() if words == said.lower()]
    return found == ([case["word"]] if case["word"] else [])


def test_the_bars_of_the_minutes_are_the_agreed_rows(asked: Asked) -> None:
    drawn = [block for block in asked.document.blocks if isinstance(block, Bars)]
    told = [[bar.count for bar in one.rows] for one in drawn]
    assert told == [[*parts(case).values(), NONE] for case in asked.cases if parts(case)]


def test_page_one_says_the_agreed_word_and_numbers(asked: Asked) -> None:
    (rows,) = [rows for rows in summary(asked.document) if len(rows) == len(asked.cases)]
    for case, row in zip(asked.cases, rows, strict=True):
        said, counts = (plain(cell) for cell in row[1:])
        assert says_its_word(case, said), case
        numbers = [int(one) for one in counts.replace("·", " ").split() if one.isdigit()]
        expected = list(parts(case).values())
        if case["row"][0] == "only_n":
            expected = [case["row"][1]]
        assert numbers == [*expected, NONE], case


def summary(document: Document) -> Iterator[tuple[Any, ...]]:
    return (block.rows for block in document.blocks if isinstance(block, Table))


def test_a_table_for_others_holds_the_agreed_rows(asked: Asked) -> None:
    matter = Matter(asked.day, asked.register, sample.MINE)
    table = protected.answers_table(matter, Voice(WORDS, "nb"))
    first = len(table.header) - len(Part) - 1
    for case, row in zip(asked.cases, table.rows, strict=True):
        cells = dict(zip(Part, row[first:-1], strict=True))
        assert {part.value: n for part, n in cells.items() if n != ""} == parts(case), case
        took = took_position(case)
        assert row[first - 1] == ("" if took is None else took), case
        assert says_its_word(case, str(row[first - 2])), case


def test_the_wall_shows_the_agreed_rows(asked: Asked) -> None:
    laptop = TestLaptop()
    for case, row in zip(asked.cases, asked.day.subjects, strict=True):
        shown = asked.day.after(wall.show_result(asked.day, laptop, row.subject, Phase.AFTER))
        slide = slides.of(shown, asked.register, laptop.now(), WORDS)
        assert isinstance(slide, ResultSlide)
        column = slide.columns[0]
        told = {share.fill.value: share.count for share in column.shares}
        assert told.pop(Fill.NO_POSITION.value) == NONE
        assert told == parts(case), case
        assert says_its_word(case, column.word), case


def test_the_story_of_a_service_tells_the_agreed_rows(asked: Asked) -> None:
    story = service_story(asked.register, sample.MINE, [asked.day])
    by_version = {line.newest.version_id: line.rounds for line in story.lines}
    for number, case in enumerate(asked.cases):
        (told,) = by_version[f"v-{number}"]
        assert told.shown is not None
        assert {part.value: count for part, count in told.shown.parts} == parts(case), case
        assert told.shown.took_position == took_position(case), case
        assert (told.word or None) == case["word"], case
