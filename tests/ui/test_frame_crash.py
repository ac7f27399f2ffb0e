"""Nobody's fault is lost, and none holds what people wrote."""

import faulthandler
import sys
import threading

import pytest
from PySide6.QtCore import qWarning

from dialog_app.base import log, paths
from dialog_app.ui import crash


@pytest.fixture
def hooks(qapp):
    told: list[crash.Report] = []
    made = crash.Hooks(told.append)
    made.install()
    log.start(paths.logs())
    yield made, told
    made.remove()
    log.stop()


def fail():
    raise ValueError("hemmelige ord")


def crash_once(qtbot, made, told):
    with qtbot.waitSignal(made.reported):
        try:
            fail()
        except ValueError:
            sys.excepthook(*sys.exc_info())
    qtbot.waitUntil(lambda: bool(told))


def test_an_error_nobody_caught_is_told_of(hooks, qtbot):
    made, told = hooks
    crash_once(qtbot, made, told)
    assert told[0].kind == "ValueError"
    assert any("fail" in place for place in told[0].places)


def test_an_error_on_another_thread_is_told_of_on_this_one(hooks, qtbot):
    _made, told = hooks
    where: list[threading.Thread] = []
    told_on = threading.current_thread
    made = crash.Hooks(lambda _report: where.append(told_on()))
    made.install()
    worker = threading.Thread(target=fail)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(where))
    assert where == [threading.main_thread()]
    made.remove()
    assert told == []


def test_neither_report_nor_log_holds_what_people_wrote(hooks, qtbot):
    made, told = hooks
    crash_once(qtbot, made, told)
    written = (paths.logs() / log.FILE_NAME).read_text(encoding="utf-8")
    assert "crash.caught" in written
    assert "hemmelige" not in written + told[0].text()


def test_a_fault_in_the_telling_does_not_go_round_and_round(qapp, qtbot):
    told: list[crash.Report] = []

    def tell(report):
        told.append(report)
        made._on_reported(report)

    made = crash.Hooks(tell)
    made.reported.emit(crash.Report("ValueError", ()))
    qtbot.waitUntil(lambda: bool(told))
    assert len(told) == 1


def test_a_flood_of_faults_is_told_of_twenty_times(qapp, qtbot):
    told: list[crash.Report] = []
    made = crash.Hooks(told.append)
    for _ in range(50):
        made._on_reported(crash.Report("ValueError", ()))
    assert len(told) == 20


@pytest.mark.qt_no_exception_capture
def test_what_qt_warns_of_is_noted_without_its_words(hooks):
    qWarning("noen skrev dette")
    written = (paths.logs() / log.FILE_NAME).read_text(encoding="utf-8")
    assert "qt.warning" in written
    assert "noen skrev" not in written


def test_a_hard_stop_is_told_of_once(tmp_path):
    watched = crash.HardStop(tmp_path)
    assert watched.earlier() == ""
    watched.watch()
    faulthandler.dump_traceback(watched._out)
    watched.leave()
    after = crash.HardStop(tmp_path)
    left = after.earlier()
    assert "test_a_hard_stop_is_told_of_once" in left
    assert crash.HardStop(tmp_path).earlier() == ""


def test_a_good_end_leaves_nothing_to_tell(tmp_path):
    watched = crash.HardStop(tmp_path)
    watched.watch()
    watched.leave()
    assert crash.HardStop(tmp_path).earlier() == ""


def test_a_folder_that_cannot_be_used_stops_nobody(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    watched = crash.HardStop(blocked / "log")
    watched.watch()
    watched.leave()
    assert watched.earlier() == ""


def test_the_hooks_give_back_what_they_took(qapp):
    made = crash.Hooks(lambda _report: None)
    made.install()
    made.remove()
    assert sys.excepthook is sys.__excepthook__
