"""Opening the program: with an archive, without one, and with one that cannot be opened."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from dialog_app.__main__ import _archive_of, main
from dialog_app.base import log, paths
from dialog_app.base.settings import SettingsFile
from dialog_app.core.ports import StoreFailed
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.program.program import FIRST_ARCHIVE, Program
from dialog_app.storage.archive import open_archive
from dialog_app.ui import crash
from tests.drivers.window import WindowDriver
from tests.repository.source import ROOT


@pytest.fixture
def archive(tmp_path):
    place = tmp_path / "min.dialogarkiv"
    open_archive(place, ThisLaptop("laptop"), create=True).close()
    return place


def start(program):
    assert program.start_window is not None
    return program.start_window


def heading(program):
    return WindowDriver(start(program)).words("start_heading")


def roads(program):
    window = WindowDriver(start(program))
    names = ("try_again", "open_other", "open_copy", "make_new", "quit")
    return [name for name in names if window.window.findChildren(QWidget, name)]


def test_the_first_start_makes_an_archive_in_the_users_folder(program):
    program.begin(None)
    program.passphrase_asked.window.without.emit()
    assert program.window is not None
    assert (paths.archives() / FIRST_ARCHIVE).is_file()
    assert SettingsFile(paths.settings_file()).load().last_archive.endswith(FIRST_ARCHIVE)


def test_the_next_start_opens_the_archive_used_last(program, archive):
    program.begin(archive)
    program.end()
    again = Program(program._app)
    again.begin(None)
    assert again.window is not None
    assert Path(again.window.house.archive_place) == archive
    again.end()
    again.window.left.disconnect()
    again.window.close()
    shiboken6.delete(again.window)


def test_what_the_first_paint_does_not_need_comes_after_it(program, archive, qtbot):
    program.begin(archive)
    assert not (paths.logs() / log.FILE_NAME).exists()
    with qtbot.waitSignal(program.window.settled):
        qtbot.waitExposed(program.window)
    assert (paths.logs() / log.FILE_NAME).exists()


def test_an_archive_that_is_not_one_is_left_alone(program, tmp_path):
    place = tmp_path / "brev.dialogarkiv"
    place.write_text("Kjære dagbok", encoding="utf-8")
    program.begin(place)
    assert heading(program) == "Dette er ikke et arkiv"
    assert roads(program) == ["open_other", "make_new", "quit"]
    assert place.read_text(encoding="utf-8") == "Kjære dagbok"


def test_a_database_of_somebody_else_is_not_an_archive(program, tmp_path):
    place = tmp_path / "regnskap.dialogarkiv"
    with sqlite3.connect(place) as other:
        other.execute("CREATE TABLE penger (kroner INTEGER)")
    other.close()
    program.begin(place)
    assert heading(program) == "Dette er ikke et arkiv"


def test_an_archive_that_is_not_there_can_be_tried_again(program, archive):
    hidden = archive.with_suffix(".bort")
    archive.rename(hidden)
    program.begin(archive)
    assert heading(program) == "Arkivet er ikke der"
    assert roads(program) == ["try_again", "open_other", "make_new", "quit"]
    hidden.rename(archive)
    WindowDriver(start(program)).click("try_again")
    assert program.window is not None
    assert program.start_window is None


def test_an_archive_open_elsewhere_waits(program, archive):
    other = open_archive(archive, ThisLaptop("other"))
    program.begin(archive)
    assert heading(program) == "Arkivet er åpent et annet sted"
    other.close()
    WindowDriver(start(program)).click("try_again")
    assert program.window is not None


@pytest.mark.parametrize(
    "kind",
    [
        *("broken", "envelope_broken", "envelope_missing", "full", "gone", "locked", "memory"),
        *("newer", "not_ours", "passphrase_needed", "read_only", "unknown", "??"),
    ],
)
def test_every_failure_says_what_happened_what_is_safe_and_what_to_do(
    program, tmp_path, monkeypatch, kind
):
    def fail(*_args, **_facts):
        raise StoreFailed(kind)

    monkeypatch.setattr("dialog_app.program.program.open_archive", fail)
    program.begin(tmp_path / "min.dialogarkiv")
    window = WindowDriver(start(program))
    assert len(window.words("start_heading")) > 10
    assert len(window.words("start_what")) > 40
    assert "min.dialogarkiv" in window.words("start_place")
    assert len(roads(program)) >= 2


def test_a_disk_that_fails_in_its_own_way_is_no_traceback(program, tmp_path, monkeypatch):
    def fail(*_args, **_facts):
        raise OSError("device on fire")

    monkeypatch.setattr("dialog_app.program.program.open_archive", fail)
    program.begin(tmp_path / "min.dialogarkiv")
    assert heading(program) == "Arkivet kunne ikke åpnes"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything can be written here")
def test_an_archive_that_can_only_be_read_opens_as_a_copy_for_others(program, archive, tmp_path):
    archive.chmod(0o400)
    program.begin(archive)
    assert heading(program) == "Arkivet kan bare leses"


def test_a_copy_of_an_archive_that_can_only_be_read_is_opened(
    program, archive, tmp_path, monkeypatch
):
    def refuse_the_first(place, *args, **facts):
        if place == archive:
            raise StoreFailed("read_only")
        return open_archive(place, *args, **facts)

    monkeypatch.setattr("dialog_app.program.program.open_archive", refuse_the_first)
    program.begin(archive)
    assert heading(program) == "Arkivet kan bare leses"
    assert roads(program)[:2] == ["open_other", "open_copy"]
    before = archive.read_bytes()
    start(program).copy.emit(tmp_path / "kopi.dialogarkiv")
    assert program.window is not None
    assert Path(program.window.house.archive_place) == tmp_path / "kopi.dialogarkiv"
    assert archive.read_bytes() == before


def test_a_copy_never_takes_the_place_of_another_file(program, archive, tmp_path):
    taken = tmp_path / "opptatt.dialogarkiv"
    taken.write_text("mitt", encoding="utf-8")
    program._show_start("read_only", archive)
    start(program).copy.emit(taken)
    assert WindowDriver(start(program)).has("start_fault") or start(program)._fault.sentence()
    assert taken.read_text(encoding="utf-8") == "mitt"
    start(program).new.emit(taken)
    assert taken.read_text(encoding="utf-8") == "mitt"


def test_a_copy_that_cannot_be_written_says_so(program, archive, tmp_path):
    program._show_start("read_only", archive)
    start(program).copy.emit(tmp_path / "ingen mappe" / "kopi.dialogarkiv")
    assert start(program)._fault.sentence()


def test_a_new_archive_can_be_made_where_the_old_one_is_gone(program, tmp_path):
    program.begin(tmp_path / "borte.dialogarkiv")
    start(program).new.emit(tmp_path / "ny.dialogarkiv")
    program.passphrase_asked.window.without.emit()
    assert program.window is not None
    assert (tmp_path / "ny.dialogarkiv").is_file()


def test_another_archive_is_chosen_in_a_dialog(program, archive, tmp_path):
    program.begin(tmp_path / "borte.dialogarkiv")
    window = WindowDriver(start(program))
    window.click("open_other")
    asked = start(program).findChild(QFileDialog, "archive_dialog")
    asked.fileSelected.emit(str(archive))
    assert program.window is not None


def test_a_start_page_shows_a_strange_place_as_it_is(program, tmp_path):
    place = tmp_path / "<b>fet<b>.dialogarkiv"
    program.begin(place)
    assert str(place) in WindowDriver(start(program)).words("start_place")


def test_a_hard_stop_the_last_time_is_told_of(program, archive, qtbot, qapp):
    paths.logs().mkdir(parents=True)
    (paths.logs() / crash.FAULT_FILE).write_text("Fatal Python error", encoding="utf-8")
    again = Program(qapp)
    again.begin(archive)
    with qtbot.waitSignal(again.window.settled):
        qtbot.waitExposed(again.window)
    bar = again.window.notices.line("crash_notice")
    assert "stoppet uventet" in bar.sentence()
    again.end()
    again.window.left.disconnect()
    again.window.close()
    shiboken6.delete(again.window)


def test_settings_that_cannot_be_written_stop_nobody(program, archive, monkeypatch):
    def fail(*_args):
        raise OSError

    monkeypatch.setattr(SettingsFile, "save", fail)
    program.begin(archive)
    assert program.window is not None


def test_a_clicked_file_and_a_named_archive_open_the_window():
    assert _archive_of(["--archive", "a.db"]) == Path("a.db")
    assert _archive_of(["mine/dag.dialogarkiv"]) == Path("mine/dag.dialogarkiv")
    assert _archive_of(["day", "list", "a.dialogarkiv"]) is None
    assert _archive_of(["--version"]) is None


def test_a_command_needs_no_qt():
    script = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from dialog_app.__main__ import main\n"
        "sys.exit(main(['--version']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("dialog-app ")


def test_a_wrong_command_is_one_sentence(capsys):
    assert main(["fly"]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_the_program_quits_when_its_window_is_closed(program, archive, qtbot):
    program.begin(archive)
    quits = []
    program._app.aboutToQuit.connect(lambda: quits.append(True))
    with qtbot.waitSignal(program.window.left):
        program.window.close()
    assert isinstance(QApplication.instance(), QApplication)
