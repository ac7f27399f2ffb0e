"""The log of a day: every step reads well, and what was taken back is marked, not hidden."""

import datetime
from typing import Any

import pytest

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core.commands import answers, findings, running, wall
from dialog_app.core.commands.answers import Asked
from dialog_app.core.commands.findings import About
from dialog_app.core.log import Line, lines, rows_seen
from dialog_app.core.model.base import SubjectKind
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import (
    Note,
    Obstacle,
    Position,
)
from dialog_app.core.ports import Entry
from dialog_app.core.record import Step
from dialog_app.core.step_words import StepWords, subject_name
from tests.core.days import NINE, PPT, READING, SCHOOL, SHARING, Room, register, room
from tests.core.every_deed import EveryDeed

AT_SCHOOL = About(subject=SHARING, service_id=SCHOOL)
BEFORE = Asked(SCHOOL, SHARING, Phase.BEFORE)


class Kept:
    """A room whose steps are kept as a journal, undo and redo included."""

    def __init__(self) -> None:
        self.room: Room = room()
        self.entries: list[Entry] = []
        self._done: list[int] = []
        self._undone: list[int] = []

    def do(self, command: Any, *args: Any, **facts: Any) -> Step:
        step = self.room.do(command, *args, **facts)
        self._note("do", step)
        self._done.append(len(self.entries))
        return step

    def undo(self) -> None:
        number = self._done.pop()
        self._note("undo", self.entries[number - 1].step, number)
        self._undone.append(number)

    def redo(self) -> None:
        number = self._undone.pop()
        self._note("redo", self.entries[number - 1].step, number)
        self._done.append(number)

    def later(self, minutes: float) -> None:
        self.room.laptop.later(minutes)

    def _note(self, deed: Any, step: Step | None, target: int = 0) -> None:
        at = self.room.laptop.now()
        self.entries.append(Entry(len(self.entries) + 1, deed, at, step, target))

    def lines(self) -> tuple[Line, ...]:
        return lines(self.entries)

    def words(self) -> list[str]:
        return [told(self, line.step) for line in self.lines() if line.step is not None]


def told(kept: Kept, step: Step, language: Any = "nb") -> str:
    seen = rows_seen(kept.entries)
    words = StepWords(register(), language, kept.room.day, seen)
    return words.phrase(step).said(Texts(language))


@pytest.fixture
def kept() -> Kept:
    return Kept()


def test_the_newest_stands_first(kept: Kept) -> None:
    kept.do(running.start)
    kept.do(running.add_minutes, 5)
    assert kept.words() == ["5 min mer: Velkommen", "dagen startet: Velkommen"]


def test_a_count_says_who_answered_what_when(kept: Kept) -> None:
    kept.do(answers.set_count, BEFORE, Position.DISAGREE, 3)
    assert kept.words() == [
        "uenig fra 0 til 3: Skolehelsetjenesten, G4 Avtale før deling, før dialogen"
    ]


def test_presses_of_one_answer_are_one_line(kept: Kept) -> None:
    for _ in range(6):
        kept.do(answers.add_one, BEFORE, Position.AGREE)
    kept.do(answers.add_one, BEFORE, Position.DISAGREE)
    kept.do(answers.add_one, BEFORE, Position.AGREE)
    assert [words.partition(":")[0] for words in kept.words()] == [
        "enig fra 6 til 7",
        "uenig fra 0 til 1",
        "enig fra 0 til 6",
    ]


def test_presses_for_another_service_are_a_line_of_their_own(kept: Kept) -> None:
    kept.do(answers.set_count, BEFORE, Position.AGREE, 2)
    kept.do(answers.set_count, Asked(PPT, SHARING, Phase.BEFORE), Position.AGREE, 2)
    kept.do(answers.set_count, Asked(PPT, SHARING, Phase.AFTER), Position.AGREE, 1)
    assert len(kept.words()) == 3


def test_presses_taken_back_are_marked_and_the_others_are_not(kept: Kept) -> None:
    for _ in range(4):
        kept.do(answers.add_one, BEFORE, Position.AGREE)
    kept.later(2)
    kept.undo()
    newest, oldest = kept.lines()
    assert told(kept, newest.step).startswith("enig fra 3 til 4")
    assert newest.undone_at == NINE + datetime.timedelta(minutes=2)
    assert told(kept, oldest.step).startswith("enig fra 0 til 3")
    assert oldest.undone_at is None


def test_what_is_done_again_is_no_longer_marked(kept: Kept) -> None:
    kept.do(running.start)
    kept.undo()
    assert kept.lines()[0].undone_at is not None
    kept.redo()
    assert [line.undone_at for line in kept.lines()] == [None]


def test_rewordings_in_a_row_are_one_line(kept: Kept) -> None:
    kept.do(findings.add_note, "Husk kaffe")
    note = kept.room.steps[-1].changes[0].row.id
    for text in ("Husk te", "Husk te og kaffe"):
        kept.do(findings.reword, Note, note, text)
    assert kept.words() == ["ny ordlyd: notat 1", "notat 1 skrevet, bare for deg"]


def test_a_thing_withdrawn_is_still_called_by_its_number(kept: Kept) -> None:
    kept.do(findings.add_obstacle, AT_SCHOOL, "Ingen tid", "TID")
    obstacle = kept.room.day.obstacles[0].id
    kept.do(findings.share_obstacle, obstacle, PPT)
    kept.do(findings.withdraw, Obstacle, obstacle)
    assert kept.words() == [
        "hindring 1 trukket tilbake",
        "hindring 1 gjelder også PPT",
        "hindring 1 skrevet: Skolehelsetjenesten, G4 Avtale før deling",
    ]


def test_what_concerns_all_and_no_method_says_so(kept: Kept) -> None:
    kept.do(findings.add_obstacle, About(), "Ingen tid")
    assert kept.words() == ["hindring 1 skrevet: alle tjenestene, hele dagen"]


def test_nothing_anybody_wrote_stands_in_the_log(kept: Kept) -> None:
    everything(kept)
    said = " ".join(kept.words())
    assert "KANARI" not in said
    assert "Skolehelsetjenesten" in said


def test_what_closing_cleared_is_one_honest_line() -> None:
    entries = [Entry(number, "do", NINE, None) for number in (1, 2, 3)]
    assert lines(entries) == (Line(NINE, None),)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_of_the_day_reads_well(kept: Kept, language: Any) -> None:
    everything(kept)
    for entry in kept.entries:
        assert entry.step is not None
        assert "{" not in told(kept, entry.step, language)
    assert len({told(kept, line.step, language) for line in kept.lines()}) > 30


def test_the_wall_is_told_by_what_it_shows_and_not_by_what_stood_there(kept: Kept) -> None:
    kept.do(wall.show_method, READING)
    kept.do(wall.show_method, SHARING)
    kept.do(wall.show_obstacles)
    assert kept.words() == [
        "veggen: hindringer, hele dagen",
        "veggen: G4 Avtale før deling",
        "veggen: G2 Barnet",
    ]


def test_links_name_both_ends(kept: Kept) -> None:
    everything(kept)
    said = kept.words()
    assert "koblet: mulighet a og hindring 1" in said
    assert "kobling fjernet: mulighet a og hindring 1" in said


def test_titles_are_in_the_language_of_the_screen(kept: Kept) -> None:
    kept.do(running.start)
    step = kept.entries[0].step
    assert told(kept, step, "en") == "day started: Velkommen"


def test_a_subject_is_called_by_code_and_title() -> None:
    assert subject_name(register(), SubjectKind.METHOD, "v-sharing", "nb") == "G4 Avtale før deling"
    assert subject_name(register(), SubjectKind.METHOD, "unknown", "nb") == ""


def everything(kept: Kept) -> None:
    """Run every command of a day, with marked words wherever somebody writes."""
    room = kept.room
    EveryDeed(kept.do, lambda: room.day, room.laptop, (SCHOOL, PPT), (SHARING, READING)).run()
