"""Whatever goes wrong in the program is told of, with what is saved and three ways on."""

import gc
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QRunnable, QThreadPool, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from dialog_app.base import log, no_dumps, paths
from dialog_app.core import norway
from dialog_app.core.commands.days import NewDay
from dialog_app.core.model.days import DayKind
from dialog_app.core.ports import StoreFailed
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.session import Session
from dialog_app.storage.archive import open_archive
from dialog_app.ui import crash
from dialog_app.ui.text import clock_here
from tests.drivers.window import WindowDriver
from tests.repository.source import ROOT

SECRET = "Ola Nordmann sa at"
pytestmark = pytest.mark.qt_no_exception_capture


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = tmp_path / "min.dialogarkiv"
    laptop = ThisLaptop("laptop")
    archive = open_archive(made, laptop, create=True)
    today = norway.date(laptop.now())
    Session(archive, laptop).new_day(NewDay(kind=DayKind.DIALOGUE, date=today, title="Min dag"))
    archive.close()
    return made


@pytest.fixture
def window(program, place, qtbot) -> WindowDriver:
    program.begin(place)
    qtbot.waitUntil(lambda: program._is_settled)
    (line,) = program.window.workspace.around.session.days()
    program.window.workspace.open_day(line.id, "plan")
    return WindowDriver(program.window)


def fail() -> None:
    raise ValueError(SECRET)


class Painted(QWidget):
    """A widget whose painting fails, as often as it is painted."""

    def paintEvent(self, _event: object) -> None:  # noqa: N802 - Qt calls it
        fail()


class Run(QRunnable):
    """Work on another thread that nobody looks after."""

    def run(self) -> None:
        fail()


def in_a_slot(window: WindowDriver) -> None:
    button = QPushButton(window.window)
    button.clicked.connect(fail)
    button.click()


def in_a_timer(window: WindowDriver) -> None:
    QTimer.singleShot(0, window.window, fail)


def in_painting(window: WindowDriver) -> None:
    widget = Painted(window.window)
    widget.resize(20, 20)
    widget.show()


def in_a_job(window: WindowDriver) -> None:
    QThreadPool.globalInstance().start(Run())
    QThreadPool.globalInstance().waitForDone()


def in_a_thread(window: WindowDriver) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


@pytest.mark.parametrize(
    "provoke",
    [
        in_a_slot,
        in_a_thread,
        *(pytest.param(one, marks=pytest.mark.long) for one in (in_a_timer, in_painting, in_a_job)),
    ],
)
def test_it_is_told_of_wherever_it_happens(window, program, qtbot, provoke):
    provoke(window)
    qtbot.waitUntil(lambda: window.has("crash_notice"))
    session = program.window.workspace.around.session
    (line,) = session.days()
    saved = clock_here(session.day_desk(line.id).log[-1].at)
    assert window.words("crash_notice_sentence") == (
        f"Noe gikk galt i programmet. Dagen er lagret, sist kl. {saved}."
    )
    assert "crash.caught" in (paths.logs() / log.FILE_NAME).read_text(encoding="utf-8")
    assert SECRET not in (paths.logs() / log.FILE_NAME).read_text(encoding="utf-8")


def test_the_report_is_copied_and_saved_without_anybody_s_words(window, qtbot, tmp_path):
    in_a_slot(window)
    qtbot.waitUntil(lambda: window.has("save_report"))
    window.click("copy_report")
    copied = QGuiApplication.clipboard().text()
    assert "ValueError" in copied
    assert SECRET not in copied
    window.click("save_report")
    asked = window.part("report_place")
    asked.fileSelected.emit(str(tmp_path / "feil.txt"))
    asked.close()
    assert (tmp_path / "feil.txt").read_text(encoding="utf-8") == f"{copied}\n"


def test_the_day_goes_on_after_it(window, program, qtbot):
    in_a_slot(window)
    qtbot.waitUntil(lambda: window.has("go_on"))
    window.click("go_on")
    assert not window.has("crash_notice")
    assert program.window.workspace.held_day is not None


def test_one_can_quit_in_good_order(window, program, place, qtbot):
    in_a_slot(window)
    qtbot.waitUntil(lambda: window.has("quit_now"))
    program.window.left.disconnect()
    with qtbot.waitSignal(program.window.left):
        window.click("quit_now")
    program.end()
    assert not place.with_name(place.name + "-wal").exists()
    program.window.left.connect(lambda: None)


def test_what_the_disk_has_not_taken_is_not_said_to_be_saved(window, program, qtbot, monkeypatch):
    held = program.window.workspace.held_day

    def full(*_args: object) -> None:
        raise StoreFailed("full")

    monkeypatch.setattr(program.window.house.session._archive, "keep_draft", full)
    held.bridge.keep_draft("note", "halvveis")
    in_a_slot(window)
    qtbot.waitUntil(lambda: window.has("crash_notice"))
    assert "Det siste er ikke lagret ennå" in window.words("crash_notice_sentence")


def test_nothing_else_that_is_told_hides_it(window, program, qtbot):
    in_a_slot(window)
    qtbot.waitUntil(lambda: window.has("crash_notice"))
    program.window.notices.say("Noe annet")
    assert window.has("crash_notice")


@pytest.mark.long
def test_what_fails_while_something_is_taken_away_is_noted(window):
    class Taken:
        def __del__(self) -> None:
            fail()

    Taken()
    gc.collect()
    written = (paths.logs() / log.FILE_NAME).read_text(encoding="utf-8")
    assert "crash.unraisable" in written
    assert SECRET not in written


DIES = """
import faulthandler, sys
from pathlib import Path
from dialog_app.base import no_dumps
from dialog_app.ui import crash
no_dumps.limit(); no_dumps.forbid()
watched = crash.HardStop(Path(sys.argv[1]))
watched.watch()
secret = "Ola Nordmann sa at"
faulthandler._sigsegv()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a signal ends it there in another way")
def test_a_hard_stop_is_told_of_at_the_next_start(program, place, qtbot, tmp_path):
    code = tmp_path / "hjem til Kari"
    code.mkdir()
    (code / "dies.py").write_text(DIES, encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, str(code / "dies.py"), str(paths.logs())],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=code,
        check=False,
        capture_output=True,
    )
    assert ended.returncode == -signal.SIGSEGV
    assert not list(code.glob("core*"))
    program._stopped_before = program._hard_stop.earlier()
    program.begin(place)
    qtbot.waitUntil(lambda: program._is_settled)
    window = WindowDriver(program.window)
    qtbot.waitUntil(lambda: window.has("crash_notice"))
    assert "stoppet uventet" in window.words("crash_notice_sentence")
    window.click("copy_report")
    copied = QGuiApplication.clipboard().text()
    assert 'File "dies.py"' in copied
    assert "Kari" not in copied
    assert "Nordmann" not in copied
    assert "Kari" not in (paths.logs() / crash.SEEN_FILE).read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
def test_nobody_may_take_a_picture_of_the_memory():
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import ctypes, resource\nfrom dialog_app.base import no_dumps\n"
            "no_dumps.limit(); no_dumps.forbid()\n"
            "print(resource.getrlimit(resource.RLIMIT_CORE))\n"
            "print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))",
        ],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert told.stdout.split("\n")[:2] == ["(0, 0)", "0"]


def test_windows_is_asked_for_no_report_of_the_memory(monkeypatch):
    import ctypes

    modes: list[int] = []

    class Kernel:
        @staticmethod
        def SetErrorMode(mode: int) -> None:  # noqa: N802 - Windows names it
            modes.append(mode)

    class Libraries:
        kernel32 = Kernel

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", Libraries, raising=False)
    no_dumps.forbid()
    assert modes == [0x8003]
