"""A rehearsal of the real program over a real file: ended, closed or killed, it leaves no trace."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from dialog_app.base import paths
from dialog_app.cli.main import run as dialog_app
from dialog_app.core.model.days import DayState
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.session import Session
from dialog_app.storage.archive import open_archive
from dialog_app.storage.sqlite import connect

pytestmark = pytest.mark.long

ROOT: Final = Path(__file__).resolve().parents[2]
ROWS: Final = 'SELECT * FROM "{}"'
DRAFT: Final = "h det som sto der før prøven"


@pytest.fixture
def archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return the demonstration archive, with a line half-written in today's day."""
    place = tmp_path / "dag.dialogarkiv"
    assert dialog_app(["demo", str(place)]) == 0
    capsys.readouterr()
    session = opened(place)
    session.day_desk(session.days()[0].id).keep_draft("live.capture", DRAFT)
    session.close()
    return place


def opened(place: Path) -> Session:
    laptop = ThisLaptop("laptop-1")
    return Session(open_archive(place, laptop), laptop)


def tables(place: Path) -> dict[str, list[Any]]:
    """Return every row of every table: days, register, journal, drafts and all."""
    connection = connect(place, None)
    try:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {
            name: sorted(connection.execute(ROWS.format(name)).fetchall(), key=repr)
            for (name,) in names.fetchall()
        }
    finally:
        connection.close()


def files(*folders: Path) -> dict[str, bytes]:
    """Return every file below the folders with its bytes."""
    found = (path for folder in folders if folder.exists() for path in folder.rglob("*"))
    return {str(path): path.read_bytes() for path in found if path.is_file()}


@pytest.fixture
def child(archive: Path) -> Iterator["Child"]:
    process = Child(archive)
    yield process
    process.kill()


class Child:
    """The window in its own process."""

    def __init__(self, archive: Path) -> None:
        self._archive = archive
        self._process: subprocess.Popen[str] | None = None

    def start(self, *more: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.rehearsal_child", str(self._archive), *more],
            stdout=subprocess.PIPE,
            cwd=ROOT,
            text=True,
        )

    def says(self, word: str) -> None:
        """Wait for a line; an end of the process without it fails."""
        assert self._process is not None
        assert self._process.stdout is not None
        assert self._process.stdout.readline().strip() == word

    def ends(self) -> int:
        assert self._process is not None
        code = self._process.wait(60)
        self.kill()
        return code

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def test_an_ended_rehearsal_has_changed_no_byte(child: Child, archive: Path) -> None:
    # Settings and log are there once the program has been used.
    for _time in ("the first", "the second"):
        before = files(archive.parent, paths.home())
        rows = tables(archive)
        child.start("end")
        for word in ("rehearsing", "kept", "over"):
            child.says(word)
        assert child.ends() == 0
    assert tables(archive) == rows
    assert files(archive.parent, paths.home()) == before


def test_a_killed_rehearsal_is_forgotten_and_the_day_opens_as_it_was(
    child: Child, archive: Path
) -> None:
    rows = tables(archive)
    child.start()
    for word in ("rehearsing", "kept"):
        child.says(word)
    child.kill()
    assert tables(archive) == rows
    session = opened(archive)
    desk = session.day_desk(session.days()[0].id)
    assert desk.draft("live.capture") == DRAFT
    assert desk.record.info.state is DayState.PLANNED
    assert not desk.record.obstacles
    session.close()
