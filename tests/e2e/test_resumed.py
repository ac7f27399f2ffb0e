"""The plug is pulled in the middle of an item: the next window's clock is right to a tenth."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest

from dialog_app.cli.main import run as dialog_app

pytestmark = pytest.mark.long

ROOT: Final = Path(__file__).resolve().parents[2]
RIGHT_TO: Final = 0.1
WHOLE_SECONDS: Final = 0.5
"""A pause that has ended is counted in whole seconds."""

Said = dict[str, Any]


class Window:
    """A window in a process of its own, known from what it says of its clock."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.said = self._hear()

    def press(self, key: str) -> Said:
        """Press a key and return what the clock says then."""
        self._process.stdin.write(f"{key}\n")
        self._process.stdin.flush()
        self.said = self._hear()
        return self.said

    def start(self) -> Said:
        """Start the day, whatever it asks first."""
        while self.said["left"] is None:
            self.press("Space")
        return self.said

    def _hear(self) -> Said:
        line = self._process.stdout.readline()
        assert line, "the window is gone"
        said: Said = json.loads(line)
        return said


@contextmanager
def window(archive: Path) -> Iterator[Window]:
    """Open the archive in a window, and pull its plug in the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.watched", str(archive)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Window(process)
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            pipe.close()


@pytest.fixture
def archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return the demonstration archive, with a day for today that has not begun."""
    place = tmp_path / "dag.dialogarkiv"
    assert dialog_app(["demo", str(place)]) == 0
    capsys.readouterr()
    return place


def gone_by(before: Said, after: Said) -> float:
    return float(after["at"] - before["at"])


def test_the_clock_goes_on_through_a_pulled_plug(archive: Path) -> None:
    with window(archive) as first:
        first.start()
        told = first.press("Plus")
    with window(archive) as second:
        assert second.said["paused"] is False
        used = told["left"] - second.said["left"]
        assert used == pytest.approx(gone_by(told, second.said), abs=RIGHT_TO)


@pytest.mark.parametrize("key", ["P", "B"])
def test_a_clock_that_stood_still_stands_where_it_stood(archive: Path, key: str) -> None:
    with window(archive) as first:
        first.start()
        told = first.press(key)
        assert told["paused"] is True
    with window(archive) as second:
        assert second.said["paused"] is True
        assert second.said["left"] == pytest.approx(told["left"], abs=RIGHT_TO)
        resumed = second.press("P")
        assert resumed["paused"] is False
        assert resumed["left"] == pytest.approx(told["left"], abs=RIGHT_TO + WHOLE_SECONDS)
