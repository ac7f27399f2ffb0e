"""What people write stands in the archive and on the paper they print, and nowhere else at all.

A session full of words of their own, in an encrypted archive, with every kind of fault provoked;
then every file on the machine that the session could have touched is searched for the words.
"""

import errno
import os
import tempfile
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from dialog_app.base import paths
from dialog_app.cli.main import run
from dialog_app.core import norway
from dialog_app.core.commands import findings
from dialog_app.core.commands.days import NewDay
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.model.days import DayKind
from dialog_app.core.model.services import Service
from dialog_app.core.record import Step, added
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.session import Session
from dialog_app.program.program import Program
from dialog_app.reports import drawing
from dialog_app.storage import envelope, recovery_key, secret
from dialog_app.storage.archive import open_archive
from dialog_app.storage.slots import Cost
from dialog_app.storage.sqlite import Key
from dialog_app.ui.frame.start_window import StartWindow

CANARY = "KANARIX"
PASSPHRASE = "KANARIXpassord tolv bjørner"
PATIENCE = 30_000
QUICK = Cost(memory=8 * 1024, passes=1, lanes=1)
pytestmark = pytest.mark.qt_no_exception_capture


def word(name: str) -> str:
    return f"{CANARY}{name}"


class Machine:
    """The folders of one machine, and what may hold words."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self.home = home
        self.temp = folder / "temp"
        self.archive = folder / "arkiv" / "dag.dialogarkiv"
        self.given = folder / "gitt ut"
        self.passphrase = folder / "minnepinne" / "passord.txt"
        for made in (self.temp, self.archive.parent, self.given, self.passphrase.parent):
            made.mkdir(parents=True)
        self.passphrase.write_text(PASSPHRASE, encoding="utf-8")

    def files(self) -> list[Path]:
        """Every file there is, but what was given out and the stick with the passphrase."""
        spared = (self.given, self.passphrase.parent)
        found = [*self.folder.rglob("*"), *self.home.rglob("*")]
        return [
            path
            for path in found
            if path.is_file() and not any(one in path.parents for one in spared)
        ]

    def holding(self) -> list[str]:
        """The files that hold a word, as it was written or as Windows and Qt may write it."""
        sought = [CANARY.encode(), CANARY.encode("utf-16-le"), CANARY.lower().encode()]
        return [
            str(path)
            for path in self.files()
            if any(one in path.read_bytes() or CANARY in path.name for one in sought)
        ]


@pytest.fixture
def machine(tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine(tmp_path, own_home)
    monkeypatch.setenv("TMPDIR", str(made.temp))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return made


@pytest.fixture
def key(machine: Machine) -> Key:
    secrets = (secret.passphrase(PASSPHRASE), secret.recovery(recovery_key.new()))
    return envelope.new_key(*secrets, cost=QUICK)


def fill(machine: Machine, key: Key) -> str:
    """Keep a day with words everywhere; return its id."""
    laptop = ThisLaptop("laptop-1")
    archive = open_archive(machine.archive, laptop, key, create=True)
    session = Session(archive, laptop)
    service = Service(id="s", name=word("tjeneste"), kind="PPT", leader_name=word("leder"))
    session.register_desk.take(Step("step.service_added", added(service)))
    version = session.register.newest("method:G4").id
    subject = Subject(SubjectKind.METHOD, version)
    plan = NewDay(
        kind=DayKind.DIALOGUE,
        date=norway.date(laptop.now()),
        title=word("tittel"),
        place=word("sted"),
        services=(("s", 12),),
        subjects=(subject,),
    )
    desk = session.new_day(plan)
    about = findings.About(subject=subject, service_id="s")
    desk.run(findings.add_obstacle, about, word("hindring"), "TID")
    desk.run(findings.add_possibility, about, word("mulighet"))
    desk.run(findings.add_note, word("notat"))
    desk.keep_draft("note", word("kladd"))
    archive.close()
    return desk.record.id


def commands(machine: Machine, day_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands go well, and let each kind of fault happen to them."""
    locked = ("--passphrase-file", str(machine.passphrase))
    archive, out = str(machine.archive), str(machine.given)
    assert run(["day", "export", archive, day_id, *locked]) == 0
    assert run(["minutes", archive, day_id, "--out", out, *locked]) == 0
    wrong = machine.passphrase.with_name("feil.txt")
    wrong.write_text(f"{CANARY} feil", encoding="utf-8")
    assert run(["day", "list", archive, "--passphrase-file", str(wrong)]) == 1
    bad = machine.given / "ødelagt.json"
    bad.write_text(f'{{"{CANARY}": "{CANARY}"', encoding="utf-8")
    assert run(["day", "import", archive, str(bad), *locked]) == 1
    sheet = machine.given / "ødelagt.csv"
    sheet.write_text(f"name;kind\n{CANARY};{CANARY}\n", encoding="utf-8")
    run(["import", archive, "services", str(sheet), "--dry-run", *locked])
    with monkeypatch.context() as broken:
        broken.setattr(drawing, "draw", _bad_paragraph)
        assert run(["minutes", archive, day_id, "--out", out, *locked]) == 1
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", _full)
        assert run(["report", archive, day_id, "--out", f"{out}/r.pdf", *locked]) == 1


def _bad_paragraph(_document: object) -> bytes:
    raise ValueError(f"paragraph text '<para>{CANARY}</para>' caused exception")


def _full(_handle: int) -> None:
    raise OSError(errno.ENOSPC, f"no room for {CANARY}")


def start_of(program: Program) -> StartWindow:
    assert isinstance(program.start_window, StartWindow)
    return program.start_window


def window(machine, day_id, qapp, qtbot):
    """Work in the window, let it fail, lock it, and try a wrong passphrase."""
    program = Program(qapp)
    program.begin(machine.archive)
    start_of(program).tried.emit("passphrase", PASSPHRASE)
    # Its companions begin once the window has settled.
    qtbot.waitUntil(lambda: bool(program._companions._begun), timeout=PATIENCE)
    program.window.workspace.open_day(day_id, "live")
    held = program.window.workspace.held_day
    held.bridge.run(findings.add_note, word("i vinduet"))
    held.bridge.undo()
    held.bridge.keep_draft("note", word("halvveis"))
    QTimer.singleShot(0, program.window, lambda: _bad_paragraph(None))
    line = program.window.notices.line("crash_notice")
    qtbot.waitUntil(lambda: not line.isHidden(), timeout=PATIENCE)
    program.window.locked.emit()
    asked = start_of(program)
    asked.tried.emit("passphrase", f"{CANARY} feil passord")
    qtbot.waitUntil(lambda: program._jobs.idle, timeout=PATIENCE)
    program.end()
    asked.left.disconnect()
    asked.close()
    asked.deleteLater()


def test_words_stand_in_the_archive_and_on_paper_and_nowhere_else(
    machine, key, qapp, qtbot, monkeypatch
):
    QGuiApplication.clipboard().setText("det som var der")
    day_id = fill(machine, key)
    commands(machine, day_id, monkeypatch)
    window(machine, day_id, qapp, qtbot)
    assert machine.holding() == []
    assert list(machine.temp.rglob("*")) == []
    assert QGuiApplication.clipboard().text() == "det som var der"
    # Where Qt and the desktop would keep settings and recent files, nothing was kept.
    strangers = (".conf", ".ini", ".xbel", ".plist")
    assert [path for path in machine.home.rglob("*") if path.suffix in strangers] == []
    assert (paths.logs() / "dialog_app.log").stat().st_size > 0


def test_the_search_finds_words_where_they_are(machine, key):
    fill(machine, key)
    (paths.home() / "log").mkdir(parents=True, exist_ok=True)
    leak = paths.home() / "log" / "dialog_app.log"
    leak.write_text(f"noe {CANARY} annet", encoding="utf-8")
    assert machine.holding() == [str(leak)]


def test_paper_says_of_itself_what_stands_on_it_and_no_more(machine, key):
    day_id = fill(machine, key)
    locked = ("--passphrase-file", str(machine.passphrase))
    assert run(["minutes", str(machine.archive), day_id, "--out", str(machine.given), *locked]) == 0
    (paper,) = machine.given.glob("*.pdf")
    with pikepdf.open(paper) as file:
        told = {name: str(value) for name, value in file.docinfo.items()}
        told["xmp"] = file.Root.Metadata.read_bytes().decode("utf-8")
    private = ("notat", "kladd", "leder", "hindring", "mulighet")
    assert [name for name in private if any(word(name) in value for value in told.values())] == []
