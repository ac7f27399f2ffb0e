"""An archive locks itself when nobody is there, and never under the hands of a room."""

import datetime
import shutil
import subprocess
import sys
from ctypes import addressof, wintypes
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel

from dialog_app.core import norway
from dialog_app.core.commands import running
from dialog_app.core.commands.days import NewDay
from dialog_app.core.model.days import DayKind
from dialog_app.core.ports import StoreFailed
from dialog_app.desk.clocks import Clocks, SteadyClock
from dialog_app.desk.time_watch import TimeWatch
from dialog_app.program import away
from dialog_app.program.self_locking import LONGEST_BREAK, NOTICE, SelfLocking
from dialog_app.storage.archive import open_archive
from dialog_app.ui import jobs
from tests.conftest import ROOT
from tests.drivers.window import WindowDriver
from tests.storage.locks import new_key
from tests.storage.made import TestLaptop

MINUTE = 60


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("encrypted")
    key = new_key()
    open_archive(folder / "min.dialogarkiv", TestLaptop(), key, create=True).close()
    return folder, key


class Desk:
    """An encrypted archive that is open, and whoever sits in front of it or does not."""

    def __init__(self, program, place, qtbot):
        self.program = program
        self.place = place
        self.qtbot = qtbot

    @property
    def looks(self):
        """What looks after the open archive."""
        begun = self.program._companions._begun
        return next(one for one in begun if isinstance(one, SelfLocking))

    @property
    def is_open(self):
        return self.program.window is not None

    @property
    def window(self):
        return WindowDriver(self.program.window)

    @property
    def told(self):
        return self.program.window.notices.line(NOTICE).sentence()

    def leave_for(self, minutes):
        # What is looked into beside the window has an end.
        self.qtbot.waitUntil(lambda: not jobs.is_working())
        self.looks.touches.pretend(minutes * MINUTE)
        self.looks.look()

    def sleep_for(self, minutes):
        """Let the machine sleep, as its clocks tell it."""
        now = [100.0]
        clock = SteadyClock(Clocks(lambda: 0.0, lambda: now[0], lambda: 100.0))
        self.looks.sleep = TimeWatch(clock, 5)
        now[0] += minutes * MINUTE
        self.looks.look()

    def begin_day(self, date=None):
        session = self.program.window.house.session
        today = norway.date(session.laptop.now())
        session.new_day(NewDay(kind=DayKind.DIALOGUE, date=date or today, title="Dagen"))
        desk = session.day_desk(session.days()[0].id)
        desk.run(running.start)
        self.program.window.workspace.open_day(desk.record.id, "live")

    def open_files(self):
        names = {handle.resolve().name for handle in Path("/proc/self/fd").iterdir()}
        return {name for name in names if self.place.name in name}


@pytest.fixture
def desk(program, made, tmp_path, qtbot):
    folder, key = made
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    place = tmp_path / "min.dialogarkiv"
    program.open(place, replace(key, secret=bytes(key.secret), salt=bytes(key.salt)))
    qtbot.waitUntil(lambda: program._companions._begun != [])
    return Desk(program, place, qtbot)


def test_after_ten_minutes_without_a_touch_the_archive_is_locked(desk):
    before = desk.program.window
    if sys.platform.startswith("linux"):
        assert desk.open_files()
    desk.leave_for(9)
    assert (desk.is_open, desk.told) == (True, "")
    desk.leave_for(10.1)
    assert not desk.is_open
    assert not before.isVisible()
    assert WindowDriver(desk.program.start_window).words("start_heading") == "Arkivet er låst"
    if sys.platform.startswith("linux"):
        assert desk.open_files() == set()


def test_nothing_of_key_and_page_is_left_after_locking(desk):
    key = desk.program._archive.key
    desk.program.window.raised_wall().window.start()
    ours = (desk.program.window, desk.program.window.raised_wall().window)
    others = [one for one in QApplication.topLevelWidgets() if one not in ours]
    desk.program._lock()
    assert set(key.secret) | set(key.salt) == {0}
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    # What an earlier test left over is not this program's.
    left = [one for one in QApplication.topLevelWidgets() if one not in others]
    assert [one for one in left if one.isVisible()] == [desk.program.start_window]
    assert not {one.objectName() for one in left} & {"main_window", "wall"}


def test_a_dialog_that_stood_over_the_window_goes_with_it(desk):
    dialog = QDialog(desk.program.window)
    QLabel("Et navn", dialog)
    dialog.open()
    QApplication.processEvents()
    desk.program._lock()
    assert not desk.is_open
    assert not dialog.isVisible()


def test_half_a_minute_before_it_is_said_and_any_key_keeps_it_open(desk):
    desk.leave_for(9.6)
    assert "om et halvt minutt" in desk.told
    QTest.keyClick(desk.program.window.windowHandle(), Qt.Key.Key_Shift)
    desk.looks.look()
    assert (desk.is_open, desk.told) == (True, "")
    desk.leave_for(9.6)
    desk.window.click("stay_open")
    assert desk.told == ""
    assert desk.looks.touches.seconds() < MINUTE


def test_how_long_it_waits_is_chosen_in_the_settings(desk):
    desk.program.window.workspace.show_place("settings")
    choice = desk.window.part("setting_lock_after")
    assert isinstance(choice, QComboBox)
    assert choice.currentText() == "Etter 10 minutter"
    for row, minutes in ((0, 600), (3, 29)):
        choice.setCurrentIndex(row)
        choice.activated.emit(row)
        desk.leave_for(minutes)
        assert desk.is_open
    desk.leave_for(31)
    assert not desk.is_open


def test_while_a_day_runs_nobody_waits_for_a_key(desk):
    desk.begin_day()
    desk.leave_for(60)
    assert (desk.is_open, desk.told) == (True, "")
    desk.program.window.workspace.show_place("days")
    desk.leave_for(60)
    desk.looks.heard.tell("screen_locked")
    desk.looks.heard.tell("asleep")
    QApplication.processEvents()
    desk.sleep_for(20)
    assert desk.is_open


def test_a_sleep_longer_than_any_break_locks_while_a_day_runs_too(desk):
    desk.begin_day()
    desk.sleep_for(LONGEST_BREAK / MINUTE + 1)
    assert not desk.is_open


def test_a_day_that_nobody_ended_yesterday_keeps_nothing_open(desk):
    desk.begin_day(datetime.date(2026, 1, 5))
    desk.program.window.workspace.show_place("days")
    desk.leave_for(11)
    assert not desk.is_open


def test_sleep_locks_without_a_day(desk):
    desk.sleep_for(2)
    assert not desk.is_open


@pytest.mark.parametrize("said", ["asleep", "screen_locked"])
def test_what_the_machine_says_locks(desk, said):
    looks = desk.looks
    # Windows tells it several times.
    looks.heard.tell(said)
    looks.heard.tell(said)
    desk.qtbot.waitUntil(lambda: not desk.is_open)


def test_what_waits_for_a_failing_disk_is_not_cut_off(desk, monkeypatch):
    bridge = desk.program.window.workspace.around.register_bridge
    monkeypatch.setattr(bridge._desk, "keep_draft", _fail)
    bridge.keep_draft("sted", "halvferdig")
    desk.leave_for(60)
    desk.sleep_for(120)
    assert desk.is_open


def _fail(*_given):
    raise StoreFailed("gone")


def test_an_archive_without_a_passphrase_is_left_alone(program, tmp_path, qtbot):
    open_archive(tmp_path / "åpent.dialogarkiv", TestLaptop(), create=True).close()
    program.open(tmp_path / "åpent.dialogarkiv")
    qtbot.waitUntil(lambda: program._companions._begun != [])
    assert not any(isinstance(one, SelfLocking) for one in program._companions._begun)
    program.window.workspace.show_place("settings")
    assert not WindowDriver(program.window).has("setting_lock_after")


@pytest.mark.parametrize(
    ("session", "path"),
    [("2", "_32"), ("c1", "c1"), ("12", "_312"), ("a-b", "a_2db"), ("", "")],
)
def test_sessions_of_logind_are_found_by_name(session, path):
    assert away.session_path(session).removeprefix("/org/freedesktop/login1/session/") == path


def test_what_windows_says_is_understood():
    said: list[str] = []
    heard = away.Heard()
    heard.gone.connect(said.append)
    messages = away.WindowsMessages.__new__(away.WindowsMessages)
    super(away.WindowsMessages, messages).__init__()
    messages._heard = heard
    for message, detail in ((0x218, 4), (0x218, 18), (0x2B1, 7), (0x2B1, 8), (0x200, 4)):
        made = wintypes.MSG(message=message, wParam=detail)
        assert messages.nativeEventFilter(b"windows_generic_MSG", addressof(made)) == (False, 0)
    assert said == ["asleep", "screen_locked"]


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="no bus can be begun here")
def test_sleep_and_lock_are_heard_on_the_buses_of_linux():
    child = Path(__file__).with_name("buses_child.py")
    call = ["dbus-run-session", "--", sys.executable, str(child)]
    done = subprocess.run(call, capture_output=True, text=True, timeout=30, check=False, cwd=ROOT)
    # Signals of several objects come in no order.
    assert sorted(done.stdout.split()) == ["asleep", "screen_locked", "screen_locked"], done.stderr
