"""Minutes read through in the room: what the steps hold, and all that the wall tells of it."""

import datetime
import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings

from dialog_app.base.texts import Texts
from dialog_app.core import minutes
from dialog_app.core import slide as slides
from dialog_app.core.commands import findings
from dialog_app.core.commands.findings import About
from dialog_app.core.commands.minutes import passing, states
from dialog_app.core.day import Day
from dialog_app.core.minutes.blocks import Document
from dialog_app.core.minutes.passages import Key, passages
from dialog_app.core.minutes.reading import ROOM, Reader, ReadingStep
from dialog_app.core.model.days import DayState, Phase
from dialog_app.core.model.said import Position
from dialog_app.core.register import Register
from dialog_app.core.slides.kinds import BlackSlide, Look, ReadThroughSlide
from dialog_app.core.slides.read_through import Reading
from tests.core.days import PPT, SCHOOL, SHARING, Room
from tests.core.slides import asking, count, texts, wall_register
from tests.core.test_minutes_leaks import Said, days_of_many
from tests.core.test_minutes_struck import AT_PPT, AT_SCHOOL, said
from tests.reports import sample
from tests.reports.block_words import words_of

NOW = datetime.datetime(2026, 11, 18, 13, 0, tzinfo=datetime.UTC)
WORDS = Texts("nb")


def steps(day: Day, service: str, register: Register | None = None) -> tuple[ReadingStep, ...]:
    return Reader(service, WORDS).steps(day, register or wall_register())


def slides_of(day: Day, service: str, register: Register | None = None) -> list[ReadThroughSlide]:
    """Return every slide of a read-through."""
    register, reader = register or wall_register(), Reader(service, WORDS)
    found = []
    for place in range(len(reader.steps(day, register))):
        frame = slides.frame(day, register, NOW, WORDS, Reading(day.id, reader, place))
        assert isinstance(frame.slide, ReadThroughSlide)
        found.append(frame.slide)
    return found


def on_the_wall(day: Day, service: str, register: Register | None = None) -> str:
    return "\n".join(texts(one) for one in slides_of(day, service, register))


@pytest.fixture
def here() -> Room:
    """Return a day on which the school has said something of everything, being read through."""
    room = asking()
    count(room, SCHOOL, (5, 3, 3, 1))
    said(room)
    room.do(states.begin_read_through, SCHOOL)
    return room


def words_in(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def printed_words(document: Document) -> list[str]:
    """Return the words of a document in order, without the seal."""
    return words_in(" ".join(list(words_of(document))[:-1]))


@pytest.mark.parametrize("methods", [0, 1, 4, 60])
def test_every_word_that_is_printed_is_read_and_no_other(methods: int) -> None:
    plan = sample.Plan(methods=methods)
    day, register = sample.day(plan), sample.register(plan)
    document = minutes.document(day, register, sample.MINE, WORDS)
    printed = Counter(printed_words(document))
    read: list[str] = []
    for step in steps(day, sample.MINE, register):
        for line in step.lines:
            one = line.printed
            number = f" {one.count}" if one.look is Look.BAR else ""
            read += words_in(f"{one.mark} {one.words} {one.below}{number}")
        read += words_in(f"{step.title} {step.above}")
    titles = (word for block in document.blocks for one in _titles(block) for word in words_in(one))
    strange = set(read) - set(printed) - set(titles)
    assert printed - Counter(read) == Counter()
    # What stands alone in a list has a number to be called by.
    assert {word for word in strange if not word.isdigit()} == set()


def _titles(block: object) -> list[str]:
    return [column.title for column in getattr(block, "columns", ())]


def test_each_passage_stands_where_it_is_printed_with_the_number_to_call_it_by(here: Room) -> None:
    found = {key: line for step in steps(here.day, SCHOOL) for line, key in _held(step)}
    said_here = passages(here.day, wall_register(), SCHOOL)
    assert set(found) == {passage.key for passage in said_here}
    assert all(passage.words in found[passage.key] for passage in said_here)
    assert len(found) > 8


def _held(step: ReadingStep) -> list[tuple[str, Key]]:
    found = [(line.printed, line.key) for line in step.lines if line.key is not None]
    assert all(one.mark and one.look is Look.ITEM for one, _ in found)
    return [(one.words, key) for one, key in found]


def test_two_that_said_the_same_are_told_apart() -> None:
    here = asking()
    for _ in range(2):
        here.do(findings.add_reason, AT_SCHOOL, "Det er likt", Position.AGREE, Phase.BEFORE)
    here.do(findings.add_obstacle, AT_SCHOOL, "Det er likt", "LOV")
    keys = [key for step in steps(here.day, SCHOOL)[1:] for _, key in _held(step)]
    rows = {row.key for row in passages(here.day, wall_register(), SCHOOL)}
    assert set(keys) == rows
    assert len(rows) == 3


def test_reading_changes_no_hash_and_leaves_no_trace_in_what_is_printed(here: Room) -> None:
    before = minutes.document(here.day, wall_register(), SCHOOL, WORDS)
    steps(here.day, SCHOOL)
    assert minutes.document(here.day, wall_register(), SCHOOL, WORDS) == before
    ids = [row.id for row in here.day.rows() if row.id.startswith("id-")]
    assert not any(one in repr(slides_of(here.day, SCHOOL)) for one in ids)


def test_a_long_passage_goes_on_in_the_next_step_and_no_word_is_lost() -> None:
    here = asking()
    long = " ".join(f"ord{number}" for number in range(2400))[:19_000] + " " + "x" * 900
    here.do(findings.add_reason, AT_SCHOOL, long, Position.AGREE, Phase.BEFORE)
    found = steps(here.day, SCHOOL)
    read = " ".join(
        line.printed.words.strip("«» …") for step in found for line in step.lines if line.key
    )
    assert re.sub(r"[ …]", "", read) == re.sub(" ", "", long)
    assert len(found) > 20
    assert all(len(line.printed.words) <= 66 * ROOM for step in found for line in step.lines)


@pytest.mark.parametrize("service", [SCHOOL, PPT])
def test_there_is_something_to_read_of_a_service_that_said_nothing(service: str) -> None:
    found = steps(asking().day, service)
    assert found
    assert all(step.lines for step in found)
    assert not any(step.keys for step in found)


# --- what the wall tells ----------------------------------------------------------------------


def test_the_wall_says_what_is_read_how_far_and_marks_what_is_talked_of(here: Room) -> None:
    reader = Reader(SCHOOL, WORDS)
    found = reader.steps(here.day, wall_register())
    place = next(number for number, step in enumerate(found) if step.keys)
    reading = Reading(here.day.id, reader, place, found[place].keys[0])
    frame = slides.frame(here.day, wall_register(), NOW, WORDS, reading)
    assert isinstance(frame.slide, ReadThroughSlide)
    of = f"{place + 1} av {len(found)}"
    assert frame.slide.place == f"Gjennomlesing · Skolehelsetjenesten · {of}"
    assert [line.mark for line in frame.slide.lines if line.now] == ["1"]
    assert slides.caption(frame.slide, WORDS).startswith("Gjennomlesing")


def test_what_is_struck_is_gone_from_the_wall_and_what_is_worded_anew_is_there(here: Room) -> None:
    for passage in reversed(passages(here.day, wall_register(), SCHOOL)):
        here.do(passing.strike, SCHOOL, passage.key)
        assert passage.words not in on_the_wall(here.day, SCHOOL)
    here.do(findings.add_reason, AT_SCHOOL, "Gammelt", Position.AGREE, Phase.BEFORE)
    (fresh,) = passages(here.day, wall_register(), SCHOOL)
    here.do(passing.reword, SCHOOL, fresh.key, "Nytt")
    assert "Gammelt" not in on_the_wall(here.day, SCHOOL)
    assert "Nytt" in on_the_wall(here.day, SCHOOL)


def test_minutes_are_read_on_a_closed_day_and_nothing_else_of_it_is_shown(here: Room) -> None:
    info = replace(here.day.info, state=DayState.CLOSED)
    closed = Day([row if row != here.day.info else info for row in here.day.rows()])
    assert "KANARIgrunn" in on_the_wall(closed, SCHOOL)
    assert isinstance(slides.frame(closed, wall_register(), NOW, WORDS).slide, BlackSlide)


@pytest.mark.parametrize(("day", "service"), [("another", SCHOOL), (None, "gone")])
def test_nothing_is_read_of_another_day_or_of_who_takes_no_part(
    here: Room, day: str | None, service: str
) -> None:
    reading = Reading(day or here.day.id, Reader(service, WORDS))
    frame = slides.frame(here.day, wall_register(), NOW, WORDS, reading)
    assert not isinstance(frame.slide, ReadThroughSlide)


@settings(max_examples=25)
@given(days_of_many())
def test_no_slide_of_a_read_through_holds_a_word_of_another_service(found: Said) -> None:
    day, register = Day(found.day), Register([*wall_register().rows(), *found.register])
    for service in found.services:
        wall = on_the_wall(day, service, register)
        read = {word for word in found.may_read if word in wall}
        assert all(service in found.may_read[word] for word in read)


def test_no_slide_of_a_read_through_holds_what_is_private_or_unprotected() -> None:
    here = asking()
    count(here, SCHOOL, (9, 1, 2, 0))
    said(here)
    here.do(findings.add_note, "KANARInotat")
    here.do(findings.add_reason, AT_PPT, "KANARIandres", Position.AGREE, Phase.BEFORE)
    about = About(subject=SHARING, service_id=SCHOOL)
    here.do(findings.add_reason, about, "KANARIsagt", Position.AGREE, Phase.BEFORE)
    wall = slides_of(here.day, SCHOOL)
    told = "\n".join(texts(one) for one in wall)
    assert "KANARIsagt" in told
    assert "KANARInotat" not in told
    assert "KANARIandres" not in told
    bars = [(line.words, line.count) for one in wall for line in one.lines if line.fill is not None]
    beside = "Svarene står ved siden av barnas råd, som ikke endres."
    assert all(one.footer == beside for one in wall if any(line.fill for line in one.lines))
    assert any(not one.footer for one in wall)
    assert bars == [("Enig", 9), ("Delvis eller uenig", 3), ("Tok ikke stilling", 0)]
