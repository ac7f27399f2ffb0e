"""When the disk fails, or the program does: it is said, calmly, with the ways out."""

import pytest
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from dialog_app.core.commands import running
from dialog_app.core.ports import StoreFailed
from dialog_app.ui import crash
from dialog_app.ui.frame.fault_lines import tell_crash

DAY = "Dialogdag i Nordvik"


@pytest.fixture
def failing(window, office):
    window.open_day(DAY)
    office.archive.fail_with = "full"
    window.window.workspace.day.run(running.start)
    return window


def test_a_full_disk_is_told_of_and_the_day_stays_as_it_was(failing):
    assert failing.words("disk_notice_sentence").startswith("Disken er full.")
    assert not failing.window.workspace.day.record.has_started


def test_trying_again_makes_the_same_change(failing, office):
    office.archive.fail_with = ""
    failing.click("retry")
    assert failing.window.workspace.day.record.has_started
    assert not failing.has("disk_notice")


def test_trying_again_while_the_disk_is_still_full_says_so_again(failing):
    failing.click("retry")
    assert failing.has("disk_notice")
    assert not failing.window.workspace.day.record.has_started


@pytest.mark.parametrize(
    "kind", ["full", "locked", "read_only", "gone", "broken", "newer", "not_ours", "unknown", "new"]
)
def test_every_kind_of_trouble_has_a_sentence(window, office, kind):
    window.open_day(DAY)
    office.archive.fail_with = kind
    window.window.workspace.day.run(running.start)
    assert len(window.words("disk_notice_sentence")) > 20


def test_the_bar_is_no_dialog(failing):
    assert QGuiApplication.modalWindow() is None


def test_a_copy_can_be_saved_somewhere_else(failing, office, tmp_path):
    failing.click("save_copy")
    asked = failing.window.findChild(QFileDialog, "copy_place")
    assert asked is not None
    assert not asked.isModal()
    asked.fileSelected.emit(str(tmp_path / "kopi.dialogarkiv"))
    asked.close()
    assert office.copies == ["kopi.dialogarkiv"]
    assert "kopi.dialogarkiv" in failing.words("program_notice_sentence")


@pytest.mark.parametrize("error", [StoreFailed("full"), OSError("no")])
def test_a_copy_that_fails_is_told_of(window, error, tmp_path):
    def fail(_place):
        raise error

    window.window.notices._save_copy = fail
    window.window.notices.copy_to(tmp_path / "kopi.dialogarkiv")
    assert window.has("program_notice")


def test_a_fault_in_the_program_is_told_of_without_anybodys_words(window):
    try:
        raise ValueError("Ola Nordmann sa at")
    except ValueError as error:
        tell_crash(window.window, crash.report_of(error))
    assert "Alt er lagret" in window.words("crash_notice_sentence")
    window.click("copy_report")
    copied = QGuiApplication.clipboard().text()
    assert "ValueError" in copied
    assert "test_frame_notices.py" in copied
    assert "Nordmann" not in copied


def test_a_notice_can_be_put_away(window):
    window.window.notices.say("Noe å si")
    window.click("put_away")
    assert not window.has("program_notice")


def test_settings_that_could_not_be_kept_apply_all_the_same(window, office, qtbot):
    from dataclasses import replace

    office.settings_fail = True
    window.window.change_settings(replace(office.settings, language="nn"))
    assert window.title == "Dagar"
    qtbot.waitUntil(lambda: window.has("program_notice"))


def close_by_hand(window):
    """Close it as the desktop does, which is not how the program closes its own windows."""
    QGuiApplication.sendEvent(window.window.windowHandle(), QCloseEvent())


def test_the_window_is_not_closed_over_something_unsaved_without_a_word(failing, qtbot):
    close_by_hand(failing)
    assert failing.window.isVisible()
    assert "Det siste er ikke lagret" in failing.words("unsaved_notice_sentence")
    close_by_hand(failing)
    qtbot.waitUntil(lambda: not failing.window.isVisible())


def test_what_is_owed_is_saved_when_the_window_is_closed(failing, office, qtbot):
    office.archive.fail_with = ""
    day = failing.window.workspace.day
    close_by_hand(failing)
    qtbot.waitUntil(lambda: not failing.window.isVisible())
    assert day.record.has_started
