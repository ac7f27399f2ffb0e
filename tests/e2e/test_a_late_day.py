"""A day that runs late, loses its projector and is killed: nothing is lost, and the clock is right.

The windows stand on a real X server that nobody sees, each life of the program in a process of
its own.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from tests.e2e import paper, x_server
from tests.e2e.late_day import HALF
from tests.e2e.test_a_whole_day import CLINIC, SCHOOL, SECRECY
from tests.e2e.x_server import XServer

pytestmark = pytest.mark.long

ROOT: Final = Path(__file__).resolve().parents[2]
RIGHT_TO: Final = 0.1
HANGS_AFTER: Final = 180
CHANGED: Final = ("Endret underveis", "Endra undervegs")

Said = dict[str, Any]


@pytest.fixture
def desktop() -> Iterator[XServer]:
    """Return an X server with a laptop's screen and a projector."""
    missing = x_server.missing()
    if missing:
        pytest.skip(f"not installed: {missing}")
    with x_server.x_server() as server:
        yield server


class Part:
    """One life of the program: everything it has said, merged, until it is killed or ends."""

    def __init__(self, desktop: XServer, part: str, ahead: str = "") -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.late_day", part, ahead],
            cwd=ROOT,
            env=desktop.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.said: Said = {}

    def hear(self, word: str) -> Said:
        """Listen until the program has said a word, and return all it has said."""
        while word not in self.said:
            line = self._process.stdout.readline()
            assert line, self._process.communicate(timeout=HANGS_AFTER)[1]
            self.said |= json.loads(line)
        return self.said

    def kill(self) -> None:
        """Pull the plug."""
        self._process.kill()
        self._process.communicate(timeout=HANGS_AFTER)

    def end(self) -> None:
        """Let the program come to its end, which must be a good one."""
        faults = self._process.communicate(timeout=HANGS_AFTER)[1]
        assert self._process.returncode == 0, faults


def test_a_late_day_with_a_pulled_cable_and_a_pulled_plug(desktop: XServer, own_home: Path) -> None:
    life = Part(desktop, "first")
    told = life.hear("now")
    life.kill()
    again = Part(desktop, "second", str(told["ahead"]))
    found = dict(again.hear("left"))
    passed = found["at"] - told["at"]
    assert told["left"] - found["left"] == pytest.approx(passed, abs=RIGHT_TO)
    again.hear("done")
    again.end()
    papers = paper.read(own_home)
    assert papers[CLINIC].says(SECRECY)
    assert papers[CLINIC].says(f"{HALF} vikar")
    assert papers[CLINIC].says("Enig 6 Delvis 3 Uenig 0")
    assert papers[SCHOOL].says("Einig 8 Delvis 0 Ueinig 4")
    for read in papers.values():
        assert any(read.says(heading) for heading in CHANGED), "nobody says what was changed"
