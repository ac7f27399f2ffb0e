"""A fordypningsdag that runs late, by keys and mouse in real windows on an X server.

`first AHEAD` plans the day and runs it until it says «now», where somebody is to kill it. `second
AHEAD` opens the program again and runs the day to its end. AHEAD is by how many seconds the
machine's clocks are ahead of the real ones; each part says it anew whenever it lets time go by.
Everything is known from what stands on the two screens.
"""

import datetime
import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEventLoop, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from dialog_app.core.clock import forecast
from dialog_app.core.slides.kinds import MethodSlide, ResultSlide
from dialog_app.desk.clocks import Clocks, SteadyClock, clocks
from dialog_app.program import program
from dialog_app.ui.live.capture import DRAFT
from tests.drivers.replan import ReplanDriver
from tests.drivers.wall import WallDriver
from tests.e2e.hands import CTRL, SHIFT, press, type_in
from tests.e2e.house import House, Live
from tests.e2e.test_a_whole_day import (
    CLINIC,
    SCHOOL,
    SECRECY,
    make_the_day,
    write_the_services,
)
from tests.e2e.x_server import PROJECTOR, WIDTH, XServer

OSLO: Final = ZoneInfo("Europe/Oslo")
OPENS: Final = datetime.time(8, 59)
HALF: Final = "Vi mangler en fast"
PATIENCE: Final = 20.0
LOOKS_EVERY_MS: Final = 20
SLOWNESS: Final = 8


def tell(**said: object) -> None:
    """Say one line, whole even if we die the moment after."""
    os.write(1, (json.dumps(said) + "\n").encode())


class Machine:
    """The machine's clocks, ahead of the real ones by as much as the test has let go by."""

    def __init__(self, ahead: float) -> None:
        self.ahead = ahead
        self._real = clocks()
        program.SteadyClock = self._made  # type: ignore[attr-defined,assignment]  # first

    def _made(self) -> SteadyClock:
        real = self._real
        awake = real.awake
        return SteadyClock(
            Clocks(
                lambda: real.wall() + self.ahead,
                lambda: real.steady() + self.ahead,
                (lambda: awake() + self.ahead) if awake is not None else None,
            )
        )

    def later(self, live: Live, minutes: float) -> None:
        """Let minutes go by, and the page look at the clock."""
        self.ahead += minutes * 60
        tell(ahead=self.ahead)
        live.second_goes_by()
        QApplication.processEvents()


class OnX(House):
    """The program where no desktop gives a new window the keyboard."""

    def start(self, archive: Path | None = None) -> None:
        """Start the program, and turn to its window."""
        self._program = program.Program(self._app)
        self._program.begin(archive)
        if self._program.passphrase_asked is not None:
            self.go_without_passphrase()
        QTest.qWaitForWindowExposed(self.opened)
        self.opened.activateWindow()
        assert QTest.qWaitForWindowActive(self.opened), "the window never got the keyboard"


def until(holds: Callable[[], bool], what: str) -> None:
    """Wait for something to be so."""
    given_up = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < given_up, what
        turn = QEventLoop()
        QTimer.singleShot(LOOKS_EVERY_MS, turn.quit)
        turn.exec()


def walls() -> list[QWidget]:
    """Return the walls that can be seen."""
    found = QApplication.topLevelWidgets()
    return [w for w in found if w.objectName() == "wall" and w.isVisible()]


def on_the_projector() -> bool:
    """Tell whether the wall fills the projector and nothing else."""
    place = QRect(WIDTH, 0, WIDTH, walls()[0].height()) if walls() else QRect()
    return [wall.geometry() for wall in walls()] == [place]


def first(at_home: House, machine: Machine) -> None:
    """Plan the day and run it, late, until somebody kills us."""
    at_home.start()
    write_the_services(at_home)
    make_the_day(at_home)
    press(Qt.Key.Key_Space)
    live = Live(at_home.window)
    assert live.running().startswith("Velkommen")
    until(on_the_projector, "the wall did not come up on the projector")
    run_late(live, machine)
    plan_anew(live)
    breathe(live, machine)
    answer(live)
    lose_the_projector(live)
    live.write_for(CLINIC, f"h {HALF}")
    until(lambda: HALF in draft_of(at_home), "the half-written line was not kept")
    tell(now=True, **clock_of(at_home))
    QApplication.exec()


def run_late(live: Live, machine: Machine) -> None:
    """Go through the morning, each item longer than it was given."""
    replan = ReplanDriver(live)
    while not live.running().startswith("Dialog: tredje"):
        while "over" not in live.clock().left_of:
            machine.later(live, SLOWNESS)
        live.go_on()
    assert "etter planen" in live.clock().against_plan, (live.clock(), live.rundown())
    assert replan.told(), "nobody offered a way out"


def plan_anew(live: Live) -> None:
    """Use a proposal with two keys, take it back, and use it after all."""
    replan = ReplanDriver(live)
    before, late = live.rundown(), live.clock().ends
    replan.open()
    promised = {title: at for title, (at, _) in replan.proposed().items() if at}
    assert promised, "the plan told no new times"
    replan.use()
    assert not replan.is_open()
    planned = live.rundown()
    assert planned != before
    coming = {title: becomes for kind, _, becomes, title in planned if kind == "coming"}
    held = coming.keys() & promised.keys()
    assert held, "nothing that was promised is still to come"
    assert {title: coming[title] for title in held} == {title: promised[title] for title in held}
    press(Qt.Key.Key_Z, CTRL)
    assert (live.rundown(), live.clock().ends) == (before, late)
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert live.rundown() == planned


def breathe(live: Live, machine: Machine) -> None:
    """Give the room a breather with one key, and go on."""
    left = live.clock().left
    type_in("b")
    assert "Pust" in f"{live.clock().left} {live.clock().left_of}"
    machine.later(live, 4)
    press(Qt.Key.Key_Space)
    assert live.clock().left == left, "the breather was counted as the item's time"
    assert live.running().startswith("Dialog")


def answer(live: Live) -> None:
    """Count one service, write an obstacle, and put the method on the wall."""
    live.show("answers")
    live.turn_to(CLINIC)
    live.count(agree=6, partly=3)
    live.write_for(CLINIC, f"h {SECRECY}")
    press(Qt.Key.Key_Return)
    assert not live.line_text(), live.line_error()
    live.leave_line()
    live.show("answers")
    live.show_method_on_wall()
    assert isinstance(WallDriver().slide, MethodSlide)
    assert WallDriver().counts() == {}


def lose_the_projector(live: Live) -> None:
    """Pull the cable in the middle of a slide, go on working, and plug it in again."""
    server = XServer(os.environ["DISPLAY"])
    server.unplug()
    until(lambda: not walls(), "the wall stayed when its screen was gone")
    assert [screen.name() for screen in QGuiApplication.screens()] != [PROJECTOR]
    live.turn_to(SCHOOL)
    live.count(agree=8, disagree=4)
    live.show_on_wall()
    assert not walls(), "the wall came up on the facilitator's screen"
    server.plug_in()
    until(on_the_projector, "the wall did not come back")
    assert isinstance(WallDriver().slide, ResultSlide)
    assert WallDriver().counts()[SCHOOL] == {"agree": 8, "partly": 0, "disagree": 4}


def second(at_home: House, machine: Machine) -> None:
    """Open the program again, find everything, and run the day to its end."""
    at_home.start()
    press(Qt.Key.Key_Return)
    live = Live(at_home.window)
    tell(**clock_of(at_home))
    assert live.running().startswith("Dialog")
    until(on_the_projector, "the wall did not come up again")
    assert WallDriver().counts()[SCHOOL] == {"agree": 8, "partly": 0, "disagree": 4}
    assert (live.line_kind(), live.line_text()) == ("Hindring", HALF)
    press(Qt.Key.Key_K, CTRL)
    press(Qt.Key.Key_End)
    type_in(" vikar")
    live.turn_line_to(CLINIC)
    press(Qt.Key.Key_Return)
    live.leave_line()
    live.show("answers")
    assert live.counts(CLINIC)["agree"] == "6"
    while live.running():
        machine.later(live, 3)
        live.go_on()
    press(Qt.Key.Key_PageDown, CTRL)
    until(lambda: at_home.reads("page_number").startswith("side 1 av"), "the minutes never came")
    press(Qt.Key.Key_S, CTRL | SHIFT)
    until(lambda: at_home.reads("minutes_told").startswith("3 "), "the files never came")
    at_home.close()
    tell(done=True)


def draft_of(at_home: House) -> str:
    """Return the half-written line as it is kept."""
    day = at_home.window.workspace.day
    return day.draft(DRAFT) if day is not None else ""


def clock_of(at_home: House) -> dict[str, object]:
    """Return how many seconds are left of the running item, and when that was."""
    day = at_home.window.workspace.day
    assert day is not None
    left = forecast(day.record, at_home.window.house.session.laptop.now()).remaining
    return {"at": time.time(), "left": left.total_seconds() if left is not None else None}


def main(part: str, ahead: str) -> None:
    """Run one part of the day."""
    now = datetime.datetime.now(OSLO)
    opens = datetime.datetime.combine(now.date(), OPENS, tzinfo=OSLO)
    machine = Machine(float(ahead or (opens - now).total_seconds()))
    tell(ahead=machine.ahead)
    at_home = OnX(QApplication(sys.argv[:1]))
    try:
        {"first": first, "second": second}[part](at_home, machine)
    except BaseException:
        # The program catches faults to tell of them in its window; here the test is to hear.
        traceback.print_exc()
        os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "")
