"""A facilitator who does anything in any order, on a real archive: disk and screen always agree."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core.commands import answers, findings, plan, running, small_timer, turns
from dialog_app.core.commands.answers import Asked
from dialog_app.core.commands.days import NewDay
from dialog_app.core.commands.findings import About, ActionPlan
from dialog_app.core.errors import RuleBroken
from dialog_app.core.log import lines, rows_seen
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.model.days import DayKind, Phase, Side
from dialog_app.core.model.said import Action, Note, Obstacle, Position, Possibility, Reason
from dialog_app.core.step_words import StepWords
from dialog_app.desk.session import DayDesk, Session
from dialog_app.storage.archive import open_archive
from tests.core.days import DATE, TestLaptop
from tests.desk.live_rules import LiveRules
from tests.desk.services import two_services

WORDED = (Reason, Obstacle, Possibility, Action, Note)
texts = st.text(min_size=1, max_size=40)
places = st.integers(0, 9)


class Facilitator(LiveRules):
    """Records, rewords, withdraws, links, moves the clock, undoes, redoes, opens again."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.place = Path(self.folder.name) / "a.dialogarkiv"
        self.laptop = TestLaptop(numbers=iter(range(10**9)))
        self.session = Session(open_archive(self.place, self.laptop, create=True), self.laptop)
        self.services = two_services(self.session)
        methods = self.session.register.methods[:2]
        newest = (self.session.register.newest(method.id).id for method in methods)
        self.subjects = tuple(Subject(SubjectKind.METHOD, version) for version in newest)
        people = tuple((service, 12) for service in self.services)
        new = NewDay(
            kind=DayKind.DIALOGUE,
            date=DATE,
            title="Dag",
            services=people,
            subjects=self.subjects,
        )
        self.desk: DayDesk = self.session.new_day(new)
        self.start = self.desk.record
        self.reopened = False

    def try_to(self, command: Any, *args: Any, **facts: Any) -> None:
        """Run a command; a refusal is an answer, and changes nothing."""
        before = self.desk.record
        try:
            self.desk.run(command, *args, **facts)
        except RuleBroken:
            assert self.desk.record is before

    def about(self, place: int) -> About:
        return About(subject=self.subjects[place % 2], service_id=self.services[place // 2 % 2])

    def some(self, kind: Any, place: int) -> str:
        rows = sorted(self.desk.record.all(kind), key=lambda row: row.id)
        return rows[place % len(rows)].id if rows else "nothing"

    @rule(place=places, position=st.sampled_from(Position), count=st.integers(-1, 30))
    def count(self, place: int, position: Position, count: int) -> None:
        about = self.about(place)
        asked = Asked(about.service_id, about.subject, self.desk.record.phase)
        self.try_to(answers.set_count, asked, position, count)

    @rule(place=places, position=st.sampled_from(Position), by=st.sampled_from((1, -1)))
    def press(self, place: int, position: Position, by: int) -> None:
        about = self.about(place)
        asked = Asked(about.service_id, about.subject, Phase.BEFORE)
        self.try_to(answers.add_one, asked, position, by)

    @rule(place=places)
    def majority(self, place: int) -> None:
        about = self.about(place)
        asked = Asked(about.service_id, about.subject, Phase.AFTER)
        self.try_to(answers.majority, asked, Position.AGREE)

    @rule(place=places, text=texts)
    def say(self, place: int, text: str) -> None:
        about = self.about(place)
        self.try_to(findings.add_reason, about, text, Position.PARTLY, Phase.BEFORE)
        self.try_to(findings.add_obstacle, about, text, "TID")
        self.try_to(findings.add_note, text)

    @rule(place=places, text=texts)
    def find(self, place: int, text: str) -> None:
        answered = self.some(Obstacle, place)
        self.try_to(findings.add_possibility, self.about(place), text, [answered])
        origin = [self.some(Possibility, place)]
        self.try_to(findings.add_action, self.about(place), text, ActionPlan(who="leder"), origin)

    @rule(place=places)
    def link(self, place: int) -> None:
        ends = (self.some(Possibility, place), self.some(Obstacle, place + 1))
        self.try_to(findings.link, *ends)
        self.try_to(findings.share_obstacle, ends[1], self.services[place % 2])

    @rule(kind=st.sampled_from(WORDED), place=places, text=texts)
    def reword(self, kind: Any, place: int, text: str) -> None:
        self.try_to(findings.reword, kind, self.some(kind, place), text)

    @rule(kind=st.sampled_from(WORDED), place=places)
    def withdraw(self, kind: Any, place: int) -> None:
        self.try_to(findings.withdraw, kind, self.some(kind, place))

    @rule(minutes=st.integers(1, 20), what=st.sampled_from(("start", "next", "pause", "more")))
    def run_the_clock(self, minutes: int, what: str) -> None:
        self.laptop.later(minutes)
        if what == "more":
            self.try_to(running.add_minutes, 5)
            return
        commands = {"start": running.start, "next": running.next_item, "pause": running.pause}
        self.try_to(commands[what])

    @rule(side=st.sampled_from(Side), what=st.integers(0, 3), seconds=st.integers(0, 90))
    def give_the_word(self, side: Side, what: int, seconds: int) -> None:
        self.laptop.later(seconds / 60)
        asking = ((turns.ask, side), (turns.interpose, side), (turns.next_speaker,))
        self.try_to(*(*asking, (turns.take_back,))[what])

    @rule(what=st.integers(0, 3), seconds=st.integers(0, 90))
    def time_a_report(self, what: int, seconds: int) -> None:
        self.laptop.later(seconds / 60)
        if what == 3:
            self.try_to(small_timer.time_turns, wanted=seconds % 2 == 0)
        else:
            self.try_to((small_timer.start, small_timer.next_report, small_timer.stop)[what])

    @rule(place=st.integers(0, 17), by=st.integers(-3, 3))
    def move(self, place: int, by: int) -> None:
        agenda = self.desk.record.agenda
        self.try_to(plan.move_item, agenda[place % len(agenda)].id, by)

    @rule()
    def undo(self) -> None:
        self.desk.undo()

    @rule()
    def redo(self) -> None:
        self.desk.redo()

    @precondition(lambda self: not self.reopened)
    @rule()
    def reopen(self) -> None:
        before = (self.desk.record, self.desk.undoable, self.desk.redoable)
        self.session.close()
        self.session = Session(open_archive(self.place, self.laptop), self.laptop)
        self.desk = self.session.day_desk(self.desk.record.id)
        assert (self.desk.record, self.desk.undoable, self.desk.redoable) == before
        self.reopened = True

    @invariant()
    def disk_equals_memory(self) -> None:
        if hasattr(self, "desk"):
            assert self.session.saved_day(self.desk.record.id) == self.desk.record

    def every_line_reads(self) -> None:
        """Every line of the log says what was done, in every language."""
        entries = self.desk.log
        words = StepWords(self.session.register, "nb", self.desk.record, rows_seen(entries))
        for line in lines(entries):
            phrase = words.phrase(line.step)
            for language in LANGUAGES:
                assert phrase.said(Texts(language))

    def teardown(self) -> None:
        self.every_line_reads()
        while self.desk.undo() is not None:
            pass
        assert self.desk.record == self.start, "undo all returns to the start"
        done = [line for line in lines(self.desk.log) if line.undone_at is None]
        assert [line.step.label for line in done] == ["step.day_made"]
        self.session.close()
        self.folder.cleanup()


TestFacilitator = pytest.mark.long(Facilitator.TestCase)
TestFacilitator.settings = settings(
    settings.default,
    max_examples=max(20, settings.default.max_examples // 3),
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
