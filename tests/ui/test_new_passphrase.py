"""A new archive asks for a passphrase, going without is one key away, and both can change later."""

import io
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from dialog_app.base import paths
from dialog_app.core.ports import StoreFailed
from dialog_app.program.program import FIRST_ARCHIVE
from dialog_app.storage import envelope, relocking, secret
from dialog_app.storage.archive import open_archive
from dialog_app.storage.unlocking import key_for
from dialog_app.ui.minutes import printing
from tests.drivers.window import WindowDriver
from tests.storage.made import TestLaptop

PASSPHRASE = "tolv blå bjørner"


class Desk:
    """Whoever sits in front of the program and is asked for a passphrase."""

    def __init__(self, program, qtbot):
        self.program = program
        self._qtbot = qtbot

    @property
    def page(self):
        assert self.program.passphrase_asked is not None
        return WindowDriver(self.program.passphrase_asked.window)

    @property
    def field(self) -> QLineEdit:
        field = self.page.part("new_passphrase")
        assert isinstance(field, QLineEdit)
        return field

    def choose(self, typed):
        """Type a passphrase and press Enter, until the program has answered."""
        asked = self.program.passphrase_asked
        QTest.keyClicks(self.field, typed)
        QTest.keyClick(self.field, Qt.Key.Key_Return)
        self._qtbot.waitUntil(lambda: asked.jobs.idle)

    def write_down(self, printed):
        """Copy the key to paper, and type its end from there."""
        self.page.click("key_written")
        assert not self.page.has("recovery_key")
        QTest.keyClicks(self.page.part("key_end"), printed[-9:].lower())
        QTest.keyClick(self.page.part("key_end"), Qt.Key.Key_Return)

    @property
    def is_open(self):
        return self.program.window is not None


@pytest.fixture
def desk(program, qtbot):
    return Desk(program, qtbot)


def _opens(place, typed):
    key = key_for(place, typed)
    open_archive(place, TestLaptop(), key).close()
    return key is not None


def test_the_first_start_asks_for_a_passphrase_and_shows_the_recovery_key(desk):
    desk.program.begin(None)
    place = paths.archives() / FIRST_ARCHIVE
    assert desk.page.words("passphrase_heading") == "Velkommen. Velg et passord"
    assert desk.page.window.focusWidget() is desk.field
    desk.choose(PASSPHRASE)
    printed = desk.page.words("recovery_key")
    assert "papir" in desk.page.words("passphrase_heading")
    assert not desk.page.has("new_passphrase")
    assert not place.exists()
    desk.write_down(printed)
    assert desk.is_open
    assert desk.program.passphrase_asked is None
    assert desk.program.window.house.outside.is_encrypted
    desk.program.end()
    assert _opens(place, secret.passphrase(PASSPHRASE))
    assert _opens(place, secret.recovery(printed))


def test_without_a_passphrase_is_one_key_away_and_said_plainly(desk, qtbot):
    desk.program.begin(None)
    page = desk.page
    page.window.activateWindow()
    qtbot.waitUntil(page.window.isActiveWindow)
    assert "kan lese alt" in page.words("passphrase_note")
    page.press("Esc")
    assert desk.is_open
    assert not desk.program.window.house.outside.is_encrypted
    assert not envelope.path_of(paths.archives() / FIRST_ARCHIVE).exists()


def test_the_next_start_asks_for_nothing(desk):
    place = paths.made(paths.archives()) / FIRST_ARCHIVE
    open_archive(place, TestLaptop(), create=True).close()
    desk.program.begin(None)
    assert desk.is_open


def test_a_short_passphrase_is_said_to_be_short_and_stays(desk):
    desk.program.begin(None)
    desk.choose("kort")
    fault = desk.page.part("passphrase_fault").sentence()
    assert "minst 8" in fault
    assert desk.field.selectedText() == "kort"


def test_what_is_typed_can_be_hidden(desk):
    desk.program.begin(None)
    assert desk.field.echoMode() == QLineEdit.EchoMode.Normal
    desk.page.click("hide_passphrase")
    assert desk.field.echoMode() == QLineEdit.EchoMode.Password


@pytest.fixture
def plain(desk, tmp_path):
    place = tmp_path / "åpent.dialogarkiv"
    open_archive(place, TestLaptop(), create=True).close()
    desk.program.begin(place)
    desk.program.window.workspace.show_place("settings")
    return place


def test_a_plain_archive_gets_a_passphrase_in_the_settings_and_leads_back(desk, plain):
    window = WindowDriver(desk.program.window)
    assert "kan lese alt" in window.words("archive_plain")
    window.click("set_passphrase")
    assert not desk.is_open
    desk.choose(PASSPHRASE)
    desk.write_down(desk.page.words("recovery_key"))
    again = WindowDriver(desk.program.window)
    assert again.place == "settings"
    assert not again.has("set_passphrase")
    desk.program.end()
    assert _opens(plain, secret.passphrase(PASSPHRASE))


def test_who_thinks_better_of_it_comes_back_to_the_plain_archive(desk, plain):
    before = plain.stat().st_size
    WindowDriver(desk.program.window).click("set_passphrase")
    desk.page.click("without_passphrase")
    assert WindowDriver(desk.program.window).place == "settings"
    assert Path(desk.program.window.house.archive_place) == plain
    assert plain.stat().st_size == before
    assert not relocking.is_encrypted(plain)


def test_when_encrypting_fails_the_archive_is_plain_still_and_it_is_said(desk, plain, monkeypatch):
    digests = iter("ab")
    monkeypatch.setattr(relocking, "_digest", lambda _connection: next(digests))
    WindowDriver(desk.program.window).click("set_passphrase")
    desk.choose(PASSPHRASE)
    assert "skadet" in desk.page.part("passphrase_fault").sentence()
    desk.page.click("without_passphrase")
    assert desk.is_open
    assert not relocking.is_encrypted(plain)


@pytest.fixture
def locked(desk, tmp_path):
    """An encrypted archive whose settings are on the screen."""
    place = tmp_path / "låst.dialogarkiv"
    key = envelope.new_key(secret.passphrase(PASSPHRASE))
    open_archive(place, TestLaptop(), key, create=True).close()
    desk.program.open(place, key)
    desk.program.window.workspace.show_place("settings")
    return place


def test_another_passphrase_is_chosen_in_the_settings_and_leads_back(desk, locked):
    WindowDriver(desk.program.window).click("change_passphrase")
    assert desk.page.words("passphrase_heading") == "Velg et nytt passord"
    desk.choose("et helt nytt")
    assert WindowDriver(desk.program.window).place == "settings"
    desk.program.end()
    assert _opens(locked, secret.passphrase("et helt nytt"))
    with pytest.raises(StoreFailed, match="passphrase_wrong"):
        _opens(locked, secret.passphrase(PASSPHRASE))


def test_who_keeps_the_passphrase_comes_back_to_the_archive_as_it_was(desk, locked):
    WindowDriver(desk.program.window).click("change_passphrase")
    desk.page.click("without_passphrase")
    assert desk.program.window.house.outside.is_encrypted
    desk.program.end()
    assert _opens(locked, secret.passphrase(PASSPHRASE))


def test_the_key_on_paper_is_read_back_before_it_goes_on(desk):
    desk.program.begin(None)
    desk.choose(PASSPHRASE)
    printed = desk.page.words("recovery_key")
    desk.page.click("key_written")
    end = desk.page.part("key_end")
    assert desk.page.window.focusWidget() is end
    for wrong in ("", printed[:9], printed[-4:]):
        end.clear()
        QTest.keyClicks(end, wrong)
        desk.page.click("check_key")
        assert "stemmer ikke" in desk.page.part("recovery_fault").sentence()
        assert not desk.is_open
    desk.page.click("show_key_again")
    assert desk.page.words("recovery_key") == printed
    end.clear()
    desk.write_down(printed)
    assert desk.is_open


@pytest.fixture
def printer(monkeypatch):
    """A printer that keeps what it prints in memory, or refuses."""
    printed: list[bytes] = []

    class Printer:
        refuses = False
        sheets = printed

        def printerName(self):  # noqa: N802 - Qt's name
            return "Kontoret"

    def take(papers, printer):
        if printer.refuses:
            raise printing.NotPrinted("paused")
        printed.extend(papers)

    made = Printer()
    monkeypatch.setattr(printing, "chosen_printer", lambda _window: made)
    monkeypatch.setattr(printing, "print_papers", take)
    return made


def test_the_sheet_is_printed_and_no_file_is_left(desk, printer, own_home, qtbot):
    desk.program.begin(None)
    desk.choose(PASSPHRASE)
    key = desk.page.words("recovery_key")
    printer.refuses = True
    desk.page.click("print_key")
    qtbot.waitUntil(lambda: "pause" in desk.page.part("recovery_fault").sentence())
    printer.refuses = False
    desk.page.click("print_key")
    qtbot.waitUntil(lambda: desk.page.has("key_end"))
    assert "Kontoret" in desk.page.words("recovery_told")
    (sheet,) = printer.sheets
    read = pypdf.PdfReader(io.BytesIO(sheet))
    assert len(read.pages) == 1
    words = read.pages[0].extract_text()
    assert all(group in words for group in key.replace("\n", "-").split("-"))
    assert "Dialogdag.dialogarkiv" in words
    files = [file for file in own_home.rglob("*") if file.is_file()]
    groups = [group.encode() for group in key.replace("\n", "-").split("-")]
    assert not [file for file in files if all(one in file.read_bytes() for one in groups)]


def test_another_key_is_chosen_in_the_settings_and_shuts_the_old_one_out(desk, locked):
    before = locked.read_bytes()
    WindowDriver(desk.program.window).click("change_key")
    assert desk.page.words("passphrase_heading") == "Bytt nøkkel"
    desk.choose("et helt nytt")
    printed = desk.page.words("recovery_key")
    desk.write_down(printed)
    assert WindowDriver(desk.program.window).place == "settings"
    desk.program.end()
    assert locked.read_bytes() != before
    assert _opens(locked, secret.passphrase("et helt nytt"))
    assert _opens(locked, secret.recovery(printed))
    with pytest.raises(StoreFailed, match="passphrase_wrong"):
        _opens(locked, secret.passphrase(PASSPHRASE))


def test_a_new_recovery_key_leaves_the_passphrase_as_it_is(desk, locked, qtbot):
    WindowDriver(desk.program.window).click("new_recovery_key")
    assert not desk.page.has("new_passphrase")
    desk.page.click("choose_passphrase")
    qtbot.waitUntil(lambda: desk.page.has("recovery_key"))
    printed = desk.page.words("recovery_key")
    desk.write_down(printed)
    desk.program.end()
    assert _opens(locked, secret.passphrase(PASSPHRASE))
    assert _opens(locked, secret.recovery(printed))


def test_the_passphrase_is_taken_away_only_after_it_is_said_what_that_means(desk, locked, qtbot):
    WindowDriver(desk.program.window).click("take_passphrase_away")
    assert "kan lese alt" in desk.page.words("passphrase_what")
    assert desk.page.window.focusWidget() is desk.page.part("without_passphrase")
    desk.page.click("without_passphrase")
    assert desk.program.window.house.outside.is_encrypted
    WindowDriver(desk.program.window).click("take_passphrase_away")
    desk.page.click("choose_passphrase")
    qtbot.waitUntil(lambda: desk.is_open)
    assert not desk.program.window.house.outside.is_encrypted
    assert WindowDriver(desk.program.window).has("set_passphrase")
    desk.program.end()
    open_archive(locked, TestLaptop()).close()
    assert not envelope.path_of(locked).exists()
