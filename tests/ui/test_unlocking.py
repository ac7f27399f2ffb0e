"""Opening the program with an encrypted archive: the passphrase is typed in place."""

import datetime
import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from dialog_app.core.commands import running
from dialog_app.core.commands.days import NewDay
from dialog_app.core.model.days import DayKind
from dialog_app.core.ports import StoreFailed
from dialog_app.program.start import pause_after
from dialog_app.storage import backup, envelope, recovery_key, secret
from dialog_app.storage.archive import open_archive
from tests.drivers.window import WindowDriver
from tests.storage.locks import PASSPHRASE, PRINTED, new_key
from tests.storage.made import TestLaptop


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("encrypted")
    open_archive(folder / "min.dialogarkiv", TestLaptop(), new_key(), create=True).close()
    return folder


@pytest.fixture
def archive(made, tmp_path):
    for file in made.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path / "min.dialogarkiv"


class Gate:
    """The start window of an encrypted archive."""

    def __init__(self, program, qtbot):
        self._program = program
        self._qtbot = qtbot

    @property
    def window(self):
        return WindowDriver(self._program.start_window)

    @property
    def field(self) -> QLineEdit:
        field = self.window.part("unlock_field")
        assert isinstance(field, QLineEdit)
        return field

    def answer(self, typed):
        """Type into the field and press Enter, until the program has answered."""
        self.field.setFocus()
        QTest.keyClicks(self.field, typed)
        QTest.keyClick(self.field, Qt.Key.Key_Return)
        self.wait(lambda: self._program._jobs.idle)

    def wait(self, until):
        self._qtbot.waitUntil(until)

    @property
    def told(self):
        return self.window.part("unlock_fault").sentence()


@pytest.fixture
def gate(program, archive, qtbot):
    program.begin(archive)
    qtbot.waitExposed(program.start_window)
    return Gate(program, qtbot)


def test_the_passphrase_opens_the_archive_where_it_is_asked_for(gate, program, archive):
    assert gate.window.words("start_heading") == "Arkivet er låst"
    assert program.start_window.focusWidget() is gate.field
    assert gate.field.echoMode() == QLineEdit.EchoMode.Password
    gate.answer(PASSPHRASE)
    assert program.start_window is None
    assert Path(program.window.house.archive_place) == archive


def test_a_wrong_passphrase_is_said_to_be_wrong_and_can_be_typed_anew(gate, program):
    gate.answer("feil passord")
    assert gate.told == "Passordet er feil. Arkivet er ikke skadet."
    assert gate.field.selectedText() == gate.field.text() != ""
    gate.answer(PASSPHRASE)
    assert program.window is not None


def test_nothing_typed_is_nothing_tried(gate, program):
    gate.wait(lambda: program._jobs.idle)
    QTest.keyClick(gate.field, Qt.Key.Key_Return)
    assert program._jobs.idle
    assert gate.told == ""


def test_the_recovery_key_opens_it_and_a_typing_error_is_told_apart(gate, program):
    gate.window.click("unlock_other")
    assert gate.field.echoMode() == QLineEdit.EchoMode.Normal
    gate.answer("Z" * 30)
    assert "skrevet feil" in gate.told
    gate.answer(recovery_key.new())
    assert "hører ikke til dette arkivet" in gate.told
    gate.answer(PRINTED.lower())
    page = WindowDriver(program.passphrase_asked.window)
    assert "gjenopprettingsnøkkelen" in page.words("passphrase_what")
    assert program.start_window is None
    page.click("without_passphrase")
    assert program.window is not None


def test_after_the_recovery_key_a_new_passphrase_is_chosen_at_once(gate, program, archive):
    gate.window.click("unlock_other")
    gate.answer(PRINTED)
    asked = program.passphrase_asked
    QTest.keyClicks(asked.window.focusWidget(), "husket på nytt")
    QTest.keyClick(asked.window.focusWidget(), Qt.Key.Key_Return)
    gate.wait(lambda: asked.jobs.idle)
    assert program.window is not None
    program.end()
    for given in (secret.passphrase("husket på nytt"), secret.recovery(PRINTED)):
        assert envelope.read(archive).unlocked(given)
    with pytest.raises(StoreFailed, match="passphrase_wrong"):
        envelope.read(archive).unlocked(secret.passphrase(PASSPHRASE))


def test_after_five_wrong_passphrases_nothing_is_tried_for_a_while(gate, program):
    for _ in range(4):
        gate.answer("feil passord")
        assert gate.window.part("unlock").isEnabled()
    gate.answer("feil passord")
    assert "om 1 sekund." in gate.window.words("unlock_told")
    gate.answer(PASSPHRASE)
    assert program.window is None
    gate.wait(gate.window.part("unlock").isEnabled)
    assert not gate.window.has("unlock_told")
    gate.answer("feil passord")
    assert "om 2 sekunder" in gate.window.words("unlock_told")


def test_a_pause_grows_and_is_never_longer_than_half_a_minute():
    pauses = [pause_after(wrong) for wrong in range(13)]
    assert pauses == [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 30, 30, 30]


def test_a_typing_error_in_the_recovery_key_is_no_wrong_try(gate):
    gate.window.click("unlock_other")
    for _ in range(7):
        gate.answer("Z" * 30)
    assert gate.window.part("unlock").isEnabled()


def test_what_is_typed_can_be_shown_and_hidden(gate):
    for mode in (QLineEdit.EchoMode.Normal, QLineEdit.EchoMode.Password):
        gate.window.click("unlock_show")
        assert gate.field.echoMode() == mode


def _letter(field, text, modifier=Qt.KeyboardModifier.NoModifier):
    key = Qt.Key(ord(text.upper()))
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, key, modifier, text))


def test_caps_lock_is_told_of(gate):
    assert not gate.window.has("unlock_caps")
    _letter(gate.field, "a")
    assert not gate.window.has("unlock_caps")
    _letter(gate.field, "A")
    assert gate.window.has("unlock_caps")
    _letter(gate.field, "B", Qt.KeyboardModifier.ShiftModifier)
    assert not gate.window.has("unlock_caps")


@pytest.mark.parametrize(
    ("harm", "heading"),
    [
        (lambda archive: envelope.path_of(archive).write_bytes(b"{}"), "Nøkkelfilen er skadet"),
        (lambda archive: envelope.path_of(archive).unlink(), "Nøkkelfilen mangler"),
        (lambda archive: os.truncate(archive, 40_960), "Arkivet er skadet"),
    ],
    ids=["envelope", "no envelope", "archive"],
)
def test_what_is_damaged_is_not_taken_for_a_wrong_passphrase(gate, archive, harm, heading):
    harm(archive)
    gate.answer(PASSPHRASE)
    assert gate.window.words("start_heading") == heading


@pytest.mark.parametrize("content", [None, b"{}"], ids=["missing", "damaged"])
def test_a_lost_key_file_is_found_with_a_backup_and_it_is_said(program, archive, qtbot, content):
    copy = backup.backup_name(archive, TestLaptop().now())
    copy.parent.mkdir()
    copy.write_bytes(archive.read_bytes())
    envelope.path_of(archive).rename(envelope.path_of(copy))
    if content is not None:
        envelope.path_of(archive).write_bytes(content)
    program.begin(archive)
    gate = Gate(program, qtbot)
    assert gate.window.words("start_heading") == "Arkivet er låst"
    gate.answer("feil passord")
    assert gate.told == "Passordet er feil. Arkivet er ikke skadet."
    gate.answer(PASSPHRASE)
    assert "lagt tilbake" in program.window.notices.program.sentence()
    assert envelope.read(archive).unlocked(secret.passphrase(PASSPHRASE))


def test_a_copy_of_an_encrypted_archive_takes_its_envelope_along(program, archive, tmp_path):
    program._show_start("read_only", archive)
    program.start_window.copy.emit(tmp_path / "kopi.dialogarkiv")
    assert WindowDriver(program.start_window).words("start_heading") == "Arkivet er låst"
    copied = envelope.read(tmp_path / "kopi.dialogarkiv")
    assert copied.unlocked(secret.passphrase(PASSPHRASE))


def _is_open(program):
    return program.window is not None


def _open_files(archive):
    """Return which of an archive's files this process has open."""
    handles = Path("/proc/self/fd")
    names = {handle.resolve().name for handle in handles.iterdir()}
    return {name for name in names if archive.name in name}


def _take_over(program, qtbot):
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)


@pytest.fixture
def inside(gate, program, qtbot):
    """The window of the unlocked archive, with a day in it."""
    gate.answer(PASSPHRASE)
    session = program.window.house.session
    session.new_day(NewDay(kind=DayKind.DIALOGUE, date=datetime.date(2026, 11, 21), title="Dagen"))
    _take_over(program, qtbot)
    return program


def test_locking_lets_go_of_the_file_and_unlocking_leads_back(inside, gate, archive):
    before = inside.window
    day_id = before.house.session.days()[0].id
    before.workspace.open_day(day_id, "plan")
    if sys.platform.startswith("linux"):
        assert _open_files(archive)
    QTest.keySequence(before, "Ctrl+Shift+L")
    assert not _is_open(inside)
    assert not before.isVisible()
    if sys.platform.startswith("linux"):
        assert _open_files(archive) == set()
    assert gate.window.words("start_heading") == "Arkivet er låst"
    gate.answer("feil passord")
    assert not _is_open(inside)
    gate.answer(PASSPHRASE)
    assert inside.window.workspace.spot == ("days", day_id, "plan")


def test_what_was_drafted_stands_where_it_was_after_locking(inside, gate):
    window = inside.window
    desk = window.house.session.day_desk(window.house.session.days()[0].id)
    desk.run(running.start)
    window.workspace.open_day(desk.record.id, "live")
    driver = WindowDriver(window)
    driver.part("capture_edit").setFocus()
    driver.type("h halvferdig hind")
    inside._lock()
    gate.answer(PASSPHRASE)
    again = WindowDriver(inside.window)
    edit = again.part("capture_edit")
    assert isinstance(edit, QLineEdit)
    assert "halvferdig hind" in edit.text()
    gate.wait(lambda: inside._companions._begun != [])
    assert not again.has("half_typed_notice")


def test_what_no_draft_keeps_is_offered_after_locking(inside, gate):
    # Most forms keep a draft; this field is one of those that do not.
    field = QLineEdit(inside.window.workspace)
    field.show()
    QTest.keyClicks(field, "En tanke ingen har lagret")
    inside._lock()
    gate.answer(PASSPHRASE)
    again = WindowDriver(inside.window)
    gate.wait(lambda: again.has("half_typed_notice"))
    again.click("copy_half_typed")
    assert "En tanke ingen har lagret" in QApplication.clipboard().text()
    again.click("put_half_typed_away")
    inside._lock()
    gate.answer(PASSPHRASE)
    gate.wait(lambda: inside._companions._begun != [])
    assert not WindowDriver(inside.window).has("half_typed_notice")


def test_while_a_day_runs_locking_is_asked_for_twice(inside, gate):
    window = inside.window
    desk = window.house.session.day_desk(window.house.session.days()[0].id)
    desk.run(running.start)
    window.workspace.open_day(desk.record.id, "live")
    QTest.keySequence(window, "Ctrl+Shift+L")
    assert inside.window is window
    assert "En dag går" in window.notices.program.sentence()
    WindowDriver(window).click("lock_now")
    assert inside.window is None


def test_an_archive_without_a_passphrase_is_not_locked(program, tmp_path, qtbot):
    place = tmp_path / "åpent.dialogarkiv"
    open_archive(place, TestLaptop(), create=True).close()
    program.begin(place)
    _take_over(program, qtbot)
    QTest.keySequence(program.window, "Ctrl+Shift+L")
    assert "kan ikke låses" in program.window.notices.program.sentence()
