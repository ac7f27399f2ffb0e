"""Cables are pulled while a day is run: the wall hides, comes back, and never covers our screen.

The window is a process of its own on a real X server, whose screens come and go as Qt sees them
come and go with a cable.
"""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from dialog_app.base.paths import HOME_VARIABLE
from dialog_app.cli.main import run as dialog_app
from tests.e2e.screened import LOOK
from tests.e2e.x_server import Monitor, XServer, missing, x_server

ROOT: Final = Path(__file__).resolve().parents[2]
LAPTOP: Final = Monitor("laptop", 0, output="screen")
PROJECTOR: Final = Monitor("projector", LAPTOP.width, 1920, 1080)
PATIENCE: Final = 60.0
"""Seconds that anything may take on a busy machine."""

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"not installed: {missing()}")

Said = dict[str, Any]


class Desk:
    """The facilitator's window on the server, known from what it says of itself."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.covered = False
        self.said = self._hear()

    def press(self, keys: str) -> Said:
        """Press keys (or look) and return what stands where then."""
        self._process.stdin.write(f"{keys}\n")
        self._process.stdin.flush()
        self.said = self._hear()
        return self.said

    def look(self) -> Said:
        """Return what stands where."""
        return self.press(LOOK)

    def wall_stands_on(self, monitor: Monitor, what: str = "") -> None:
        """Wait until the wall fills a screen, is really seen there, and says something."""
        wait_for(
            lambda: (
                self.look()["wall"] == monitor.rect
                and self.said["wall_screen"] == monitor.name
                and self.said["wall_seen"]
                and what in self.said["says"]
            ),
            lambda: f"the wall on {monitor.name} saying {what!r}; last {self.said}",
        )

    def wall_waits(self) -> None:
        """Wait until the wall is nowhere, and the column says so."""
        wait_for(
            lambda: self.look()["wall"] is None and self.said["column"].startswith("Ingen proj"),
            lambda: f"the wall waiting; last {self.said}",
        )

    def window_stands_on(self, monitor: Monitor) -> None:
        """Wait until our window is within a screen, and what is really seen there."""
        wait_for(
            lambda: (
                self.look()["own"] == monitor.name
                and _within(self.said["window"], monitor.rect)
                and self.said["window_seen"]
            ),
            lambda: f"the window on {monitor.name}; last {self.said}",
        )

    def _hear(self) -> Said:
        line = self._process.stdout.readline()
        assert line, "the window is gone"
        said: Said = json.loads(line)
        self.covered |= said["covered"]
        return said


def wait_for(look: Callable[[], bool], what: Callable[[], str]) -> None:
    """Look again and again until something is so; fails after a long time, saying what.

    Each look waits for an answer from the window, which paints and compares pictures for it.
    """
    end = time.monotonic() + PATIENCE
    while not look():
        assert time.monotonic() < end, f"never came: {what()}"


def _within(window: list[int], screen: list[int]) -> bool:
    left, top, width, height = window
    return (
        left >= screen[0]
        and top >= screen[1]
        and left + width <= screen[0] + screen[2]
        and top + height <= screen[1] + screen[3]
    )


@pytest.fixture(scope="module")
def server() -> Iterator[XServer]:
    with x_server(LAPTOP.width + PROJECTOR.width, PROJECTOR.height) as running:
        yield running


@pytest.fixture
def screens(server: XServer) -> XServer:
    """Return the server with both screens plugged in, whatever the test before pulled."""
    server.plug(LAPTOP)
    server.plug(PROJECTOR)
    return server


@pytest.fixture
def desk(screens: XServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Desk]:
    """Return the real window with today's day under way."""
    archive = tmp_path / "dag.dialogarkiv"
    assert dialog_app(["demo", str(archive)]) == 0
    capsys.readouterr()
    process = _started(archive, screens)
    watchdog = threading.Timer(4 * PATIENCE, process.kill)
    watchdog.start()
    try:
        yield Desk(process)
    finally:
        watchdog.cancel()
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            pipe.close()


def _started(archive: Path, screens: XServer) -> "subprocess.Popen[str]":
    assert screens.environment[HOME_VARIABLE], "the window would use somebody's own folder"
    return subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.screened", str(archive)],
        cwd=ROOT,
        env=screens.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_projector_unplugged_in_the_middle_of_a_slide(desk: Desk, screens: XServer) -> None:
    desk.wall_stands_on(PROJECTOR, "AgendaSlide")
    desk.window_stands_on(LAPTOP)
    desk.press("A")
    desk.wall_stands_on(PROJECTOR, "MethodSlide")
    screens.pull(PROJECTOR)
    desk.wall_waits()
    desk.window_stands_on(LAPTOP)
    # The day goes on without the wall; what was shown meanwhile stands there when it is back.
    desk.press("D")
    screens.plug(PROJECTOR)
    desk.wall_stands_on(PROJECTOR, "AgendaSlide")
    desk.window_stands_on(LAPTOP)
    assert not desk.covered


@pytest.mark.long
def test_a_cable_with_a_loose_contact(desk: Desk, screens: XServer) -> None:
    for _ in range(5):
        screens.pull(PROJECTOR)
        screens.plug(PROJECTOR)
    desk.wall_stands_on(PROJECTOR, "AgendaSlide")
    desk.window_stands_on(LAPTOP)
    assert not desk.covered


@pytest.mark.long
def test_another_resolution_is_filled(desk: Desk, screens: XServer) -> None:
    desk.wall_stands_on(PROJECTOR)
    smaller = Monitor(PROJECTOR.name, PROJECTOR.left, 1024, 768)
    screens.pull(PROJECTOR)
    screens.plug(smaller)
    desk.wall_stands_on(smaller, "AgendaSlide")
    assert not desk.covered


@pytest.mark.long
def test_screens_swapped_by_key_and_then_the_walls_cable_pulled(
    desk: Desk, screens: XServer
) -> None:
    desk.wall_stands_on(PROJECTOR)
    desk.press("Ctrl+Shift+W")
    desk.wall_stands_on(LAPTOP)
    desk.window_stands_on(PROJECTOR)
    screens.pull(LAPTOP)
    desk.wall_waits()
    desk.window_stands_on(PROJECTOR)
    screens.plug(LAPTOP)
    desk.wall_stands_on(LAPTOP, "AgendaSlide")
    desk.press("Ctrl+Shift+W")
    desk.wall_stands_on(PROJECTOR)
    desk.window_stands_on(LAPTOP)
    assert not desk.covered


@pytest.mark.long
def test_our_own_screen_unplugged_sends_the_wall_away(desk: Desk, screens: XServer) -> None:
    desk.wall_stands_on(PROJECTOR)
    # The server then shows all there is as one screen, which lies over the projector.
    screens.pull(LAPTOP)
    desk.wall_waits()
    screens.plug(LAPTOP)
    desk.wall_stands_on(PROJECTOR, "AgendaSlide")
    desk.window_stands_on(LAPTOP)
    assert not desk.covered
