"""Two programs' archives, parallel rooms on copies, and files on a stick between them."""

import itertools
import json
import shutil

import pytest

from dialog_app.base.texts import Texts
from dialog_app.core.commands import answers, findings, plan, running
from dialog_app.core.commands.answers import Asked
from dialog_app.core.commands.findings import About
from dialog_app.core.commands.minutes import states
from dialog_app.core.errors import RuleBroken
from dialog_app.core.merge.compare import Choice, Fate
from dialog_app.core.merge.result import taken
from dialog_app.core.model.days import DayState, Phase
from dialog_app.core.model.said import Minutes, Obstacle, Position, Reason, Round
from dialog_app.desk.approval import Approving
from dialog_app.desk.session import Session
from dialog_app.storage import day_file, exchange, merging
from dialog_app.storage.archive import open_archive
from dialog_app.storage.backup import backups_of
from tests.core.days import TestLaptop
from tests.core.merge_rooms import shared
from tests.desk.test_approval import draw, played

__all__ = ["played"]


class Program:
    """One laptop's program with an archive of its own."""

    def __init__(self, path, name, held):
        numbers = map(f"{name}-{{}}".format, itertools.count())
        self.laptop = TestLaptop(name=name, numbers=numbers, time=held.laptop.time)
        self.archive = open_archive(path, self.laptop)
        self.session = Session(self.archive, self.laptop)
        self.day_id, self.service, self.subject = held.day_id, held.service, held.subject

    @property
    def desk(self):
        return self.session.day_desk(self.day_id)

    @property
    def day(self):
        return self.desk.record

    def say(self, text, **about):
        self.desk.run(findings.add_obstacle, About(subject=self.subject, **about), text, "TID")

    def give(self, stick):
        """Lay the day on the stick."""
        stick.write_bytes(merging.working_copy(self.archive, self.day_id))
        return stick

    def look(self, stick):
        # Here, and not in a process of its own: what is tried is what comes of it.
        return merging.look(self.archive, day_file.read(stick.read_bytes()))

    def take(self, stick, choice=Choice.MINE):
        """Take in what lies on the stick, with one answer to everything."""
        desk, looked = self.desk, self.look(stick)
        chosen = {one.key: choice for one in looked.comparison.conflicts}
        result = taken(looked.comparison, chosen)
        entry, fresh = merging.write(self.archive, looked, result)
        self.session.brought(fresh)
        if entry is not None:
            desk.took_in(entry, result.step)
        assert self.session.saved_day(self.day_id) == self.day
        return looked.comparison


@pytest.fixture
def rooms(played, tmp_path):
    """Return programs over copies of one archive, made by copying the file and nothing else."""
    path, held = played
    programs = []

    def of(*names):
        for name in names:
            copy = shutil.copy(path, tmp_path / f"{name}.dialogarkiv")
            programs.append(Program(copy, name, held))
        return programs[-len(names) :]

    yield of
    for program in programs:
        program.session.close()


@pytest.fixture
def stick(tmp_path):
    return tmp_path / "dag.json"


def test_two_rooms_merge_both_ways_and_are_equal(rooms, stick):
    one, two = rooms("rom-en", "rom-to")
    one.say("Sagt i rom én")
    two.say("Sagt i rom to", service_id=two.service)
    asked = Asked(two.service, two.subject, Phase.AFTER)
    two.desk.run(answers.set_count, asked, Position.AGREE, 7)
    reason = min(one.day.all(Reason), key=lambda row: row.number)
    two.desk.run(findings.reword, Reason, reason.id, "Slik ble det sagt i rom to")
    one.take(two.give(stick))
    two.take(one.give(stick))
    assert shared(one.day) == shared(two.day)
    assert {row.text for row in one.day.obstacles} >= {"Sagt i rom én", "Sagt i rom to"}
    assert one.day.one(Reason, reason.id).text == "Slik ble det sagt i rom to"
    assert one.archive.faults() == two.archive.faults() == ()
    assert two.take(stick).told == ()


def test_three_laptops_in_every_order(rooms, stick):
    names = ("a", "b", "c")
    for number, order in enumerate([(0, 1, 2), (2, 0, 1), (1, 2, 0)]):
        programs = rooms(*(f"{name}{number}" for name in names))
        for program, name in zip(programs, names, strict=True):
            program.say(f"Sagt i {name}")
        first, second, third = (programs[place] for place in order)
        first.take(second.give(stick))
        first.take(third.give(stick))
        for program in (second, third):
            program.take(first.give(stick))
        told = [shared(program.day) for program in programs]
        assert told[0] == told[1] == told[2]
        assert len(first.day.all(Obstacle)) == 3


def test_what_was_taken_away_here_stays_away_though_the_copy_still_has_it(rooms, stick):
    one, two = rooms("rom-en", "rom-to")
    reason = min(one.day.all(Reason), key=lambda row: row.number)
    one.desk.run(findings.withdraw, Reason, reason.id)
    assert one.take(two.give(stick)).conflicts == ()
    assert one.day.find(Reason, reason.id) is None
    comparison = two.take(one.give(stick))
    assert comparison.count(Fate.GONE) == 1
    assert two.day.find(Reason, reason.id) is None


def test_a_change_there_of_what_was_taken_away_here_is_a_choice(rooms, stick):
    one, two = rooms("rom-en", "rom-to")
    reason = min(one.day.all(Reason), key=lambda row: row.number)
    one.desk.run(findings.withdraw, Reason, reason.id)
    two.desk.run(findings.reword, Reason, reason.id, "Sagt på nytt")
    (conflict,) = one.look(two.give(stick)).comparison.conflicts
    assert (conflict.mine, conflict.theirs.rows[0].text) == (None, "Sagt på nytt")
    one.take(stick, Choice.THEIRS)
    assert one.day.one(Reason, reason.id).text == "Sagt på nytt"


def test_what_was_put_back_is_not_taken_for_what_it_was_before(rooms, stick):
    one, two = rooms("rom-en", "rom-to")
    row = min(one.day.all(Reason), key=lambda row: row.number)
    for text in ("Noe annet", row.text):
        one.desk.run(findings.reword, Reason, row.id, text)
    two.desk.run(findings.reword, Reason, row.id, "Sagt i rom to")
    (conflict,) = one.look(two.give(stick)).comparison.conflicts
    assert conflict.mine.rows[0].text == row.text


def test_people_in_two_rooms_can_be_one_sum(rooms, stick):
    one, two = rooms("rom-en", "rom-to")
    asked = Asked(one.service, one.subject, Phase.AFTER)
    one.desk.run(answers.set_count, asked, Position.AGREE, 4)
    two.desk.run(answers.set_count, asked, Position.AGREE, 3)
    two.desk.run(answers.set_count, asked, Position.DISAGREE, 2)
    looked = one.look(two.give(stick)).comparison
    (conflict,) = looked.conflicts
    assert conflict.choices == (Choice.MINE, Choice.THEIRS, Choice.BOTH)
    one.take(stick, Choice.BOTH)
    two.take(one.give(stick))
    assert shared(one.day) == shared(two.day)
    for program in (one, two):
        place = program.day.round(one.service, one.subject, Phase.AFTER)
        tally = program.day.tally(place)
        assert (tally.agree, tally.partly, tally.disagree) == (7, 0, 2)
        assert len(program.day.where(Round, lambda row: row.phase is Phase.AFTER)) == 1


def test_a_place_that_both_gave_the_day_is_one_question(rooms, stick):
    one, two = rooms("rom-en", "rom-to")
    one.desk.run(plan.change_day, place="Rådhuset", title="Dialogdag")
    two.desk.run(plan.change_day, place="Biblioteket")
    keys = [one.key for one in one.look(two.give(stick)).comparison.conflicts]
    assert keys == ["info.place"]


def _approved(program):
    desk = program.desk
    if desk.record.info.state is not DayState.HELD:
        desk.run(running.end_day)
    newest = [row for row in desk.record.all(Minutes) if row.service_id == program.service]
    if not newest:
        desk.run(states.begin_read_through, program.service)
    asked = Approving(program.service, "leder", Texts("nb"))
    program.session.approve_minutes(program.day_id, asked, draw)


def test_approved_minutes_come_along_with_their_paper_and_are_not_undone(rooms, stick):
    one, two = rooms("rom-en", "rom-to")
    _approved(two)
    one.say("Sagt i rom én")
    one.take(two.give(stick))
    (issue,) = [row for row in one.day.all(Minutes) if row.pdf_sha256]
    assert one.archive.paper(issue.id) == two.archive.paper(issue.id)
    assert one.archive.faults() == ()
    assert one.desk.undoable is None


def test_minutes_approved_on_both_are_refused_and_nothing_is_written(rooms, stick):
    one, two = rooms("rom-en", "rom-to")
    one.say("Sagt i rom én")
    for program in (one, two):
        program.laptop.later(5)
        _approved(program)
    before = one.day
    with pytest.raises(RuleBroken, match=r"merge\.approved_twice"):
        one.look(two.give(stick))
    assert one.session.saved_day(one.day_id) == before


def test_an_undone_taking_in_can_be_done_again(rooms, stick):
    one, two = rooms("rom-en", "rom-to")
    two.say("Sagt i rom to")
    before = one.day
    one.take(two.give(stick))
    one.desk.undo()
    assert one.day == before
    assert one.look(stick).comparison.count(Fate.NEW) == 1
    one.desk.redo()
    assert one.look(stick).comparison.told == ()
    # And what was taken back for good is given on as taken back.
    one.desk.undo()
    two.take(one.give(stick))
    assert {row.text for row in two.day.obstacles} >= {"Sagt i rom to"}


def test_a_backup_is_made_before_anything_is_taken_in(rooms, stick):
    one, _two = rooms("rom-en", "rom-to")
    merging.back_up(one.archive)
    assert len(backups_of(one.archive.path)) == 1


@pytest.mark.parametrize(
    "marks",
    [
        [],
        {"info.title": {"now": [], "seen": [], "first": 0}},
        {"info.title": {"now": ["a"], "seen": ["a"], "first": 0}},
        {"info.title": {"now": ["0" * 32], "seen": [], "first": 0}},
        {"info.title": {"now": ["0" * 32], "seen": ["0" * 32], "first": -1}},
        {"info.title": {"now": ["0" * 32], "seen": ["0" * 32], "first": True}},
        {"æ": {"now": ["0" * 32], "seen": ["0" * 32], "first": 0}},
        {"info.title": {"now": ["0" * 32], "seen": ["0" * 32]}},
    ],
)
def test_marks_that_cannot_be_are_refused(rooms, stick, marks):
    one, two = rooms("rom-en", "rom-to")
    content = json.loads(two.give(stick).read_bytes())
    content["marks"] = marks
    stick.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(RuleBroken, match=r"import\.part_wrong"):
        one.look(stick)


def test_a_file_without_marks_is_taken_in_as_far_as_can_be_told(rooms, stick):
    one, two = rooms("rom-en", "rom-to")
    two.say("Sagt i rom to")
    one.say("Sagt i rom én")
    content = exchange.export_day(two.archive, two.day_id)
    del content["marks"]
    stick.write_text(json.dumps(content), encoding="utf-8")
    comparison = one.take(stick)
    assert comparison.conflicts == ()
    assert {row.text for row in one.day.obstacles} >= {"Sagt i rom én", "Sagt i rom to"}
