"""Everything that can be done to a day can be taken back, the clock and the wall included."""

import ast
from pathlib import Path

import pytest

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core.commands import clocks
from dialog_app.core.commands.days import NewDay
from dialog_app.core.day import Day
from dialog_app.core.log import lines, rows_seen
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.model.days import DayKind
from dialog_app.core.model.said import LabelUse
from dialog_app.core.step_words import StepWords
from dialog_app.desk.session import DayDesk, Session
from dialog_app.storage.archive import open_archive
from tests.core.days import DATE, TestLaptop
from tests.core.every_deed import EveryDeed
from tests.desk.services import two_services
from tests.repository.source import ROOT

COMMANDS = ROOT / "dialog_app" / "core" / "commands"
# The register has a log of its own, and the first and last step of a day cannot be taken back;
# nor can approving its minutes.
ELSEWHERE = {"register.py", "days.py", "approving.py"}


def labels() -> set[str]:
    """Return every step the commands of a day can lead to; some are put together from a kind."""
    found = {clocks.FOLLOWED}
    for path in (*COMMANDS.glob("*.py"), *COMMANDS.glob("minutes/*.py")):
        if path.name not in ELSEWHERE:
            nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            values = (node.value for node in nodes if isinstance(node, ast.Constant))
            found |= {one for one in values if isinstance(one, str) and one.startswith("step.")}
    return {one for one in found if not one.endswith("_")}


@pytest.fixture
def played(tmp_path: Path):
    """Play a day in which everything is done, on a real archive; gives session, desk and start."""
    laptop = TestLaptop()
    archive = open_archive(tmp_path / "a.dialogarkiv", laptop, create=True)
    session = Session(archive, laptop)
    services = two_services(session)
    newest = (session.register.newest(one.id).id for one in session.register.methods[:2])
    subjects = tuple(Subject(SubjectKind.METHOD, version) for version in newest)
    desk = session.new_day(
        NewDay(
            kind=DayKind.DIALOGUE,
            date=DATE,
            title="Dag",
            services=tuple((one, 12) for one in services),
            subjects=subjects,
        )
    )
    start = desk.record
    EveryDeed(desk.run, lambda: desk.record, laptop, services, subjects).run()
    yield session, desk, start
    session.close()


Played = tuple[Session, DayDesk, Day]


def with_paper(start: Day, end: Day) -> Day:
    """Return the day with what was noted of paper, which is out of the house and stays noted."""
    return Day((*start.rows(), *end.where(LabelUse, lambda row: row.place == "print")))


def test_the_day_does_everything_that_can_be_done(played: Played) -> None:
    _session, desk, _start = played
    done = {entry.step.label for entry in desk.log if entry.step is not None}
    assert labels() - done == set()


def test_everything_is_taken_back_to_the_start_and_done_again(played: Played) -> None:
    session, desk, start = played
    end = desk.record
    while desk.undo() is not None:
        pass
    assert desk.record == with_paper(start, end)
    assert session.saved_day(desk.record.id) == desk.record
    while desk.redo() is not None:
        pass
    assert desk.record == end
    assert session.saved_day(desk.record.id) == end


def test_undo_goes_on_after_the_day_was_opened_again(played: Played) -> None:
    session, desk, start = played
    again = DayDesk(session.saved_day(desk.scope), desk.scope, session._archive, session.laptop)
    while again.undo() is not None:
        pass
    assert again.record == with_paper(start, desk.record)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_that_day_reads_whole(played: Played, language) -> None:
    session, desk, _start = played
    words = StepWords(session.register, language, desk.record, rows_seen(desk.log))
    say = Texts(language)
    gone = say("log.gone")
    for line in lines(desk.log):
        told = words.phrase(line.step).said(say)
        assert gone not in told, line.step.label
        assert "KANARI" not in told
