"""Going back to a backup from inside the program: from the settings, and where nothing opens."""

from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

import screens_backups
from dialog_app.core.ports import StoreFailed
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.storage import backup, quarantine
from dialog_app.storage.archive import open_archive
from dialog_app.ui import words
from dialog_app.ui.backups.card import BackupsCard
from dialog_app.ui.backups.view import BackupsView
from dialog_app.ui.backups.window import BackupsWindow
from dialog_app.ui.widgets.error_line import ErrorLine
from tests.drivers.window import WindowDriver
from tests.storage import locks
from tests.storage.made import making, small_day


def rows(view):
    return [option.spoken for option in view.list.shown]


def texts(view):
    QApplication.processEvents()
    return [label.text() for label in view._shown.findChildren(QLabel) if label.isVisibleTo(view)]


@pytest.fixture
def shown(qtbot, qapp):
    """Show made-up backups as the pictures have them."""
    made = []

    def show(here=None, **given):
        view = BackupsView(replace(screens_backups.ways(here), **given))
        made.append(view)
        view.show()
        qtbot.waitUntil(lambda: view._jobs.idle)
        qtbot.waitUntil(lambda: len(view._told) == len(view._kept))
        return view

    yield show
    for view in made:
        view.close()
        shiboken6.delete(view)


def test_each_backup_says_when_it_was_made_and_what_it_holds(shown):
    view = shown()
    assert rows(view)[:4] == [
        "i dag 14.20, 2 dager, 45 svar, 12 hindringer · 1,4 MB",
        "i dag 13.20, 2 dager, 44 svar, 12 hindringer · 1,4 MB",
        "i går 13.20, kryptert · 1,4 MB",
        "16.11.2026 02.20, skadet · 1,4 MB",
    ]
    assert "Slik var arkivet i dag 14.20" in texts(view)
    assert view.restore.isEnabled()


def test_the_preview_says_what_differs_from_now(shown):
    view = shown(screens_backups._here())
    told = texts(view)
    assert "finnes bare nå" in told
    assert "er annerledes nå" in told
    assert "1 dag er som nå." in told
    assert "1 dag har noe nå som ikke er i denne kopien." in told


def test_a_damaged_backup_says_so_and_cannot_be_gone_back_to(shown, qtbot):
    view = shown()
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    assert "Denne sikkerhetskopien er skadet. Velg en annen." in texts(view)
    assert not view.restore.isEnabled()


def test_an_encrypted_backup_asks_for_its_passphrase_and_says_when_it_is_wrong(shown, qtbot):
    def refuse(*_given):
        raise StoreFailed("passphrase_wrong")

    view = shown(unlock=refuse)
    view.list.choose_from(2)
    field = view.findChild(QLineEdit, "unlock_field")
    qtbot.keyClicks(field, "feil passord")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    fault = view.findChild(ErrorLine, "unlock_fault")
    qtbot.waitUntil(lambda: fault.sentence() == "Passordet er feil. Arkivet er ikke skadet.")
    assert field.text() == "feil passord"


def test_an_archive_without_backups_says_so(shown):
    view = shown(found=lambda: ())
    assert "ingen sikkerhetskopier" in view._intro.text()
    assert view.restore.isHidden()


def test_a_folder_that_cannot_be_read_is_no_traceback(shown):
    def fail():
        raise OSError

    view = shown(found=fail)
    assert view._intro.text() == "Mappen med sikkerhetskopier kan ikke leses."


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize(
    "kind", ["broken", "newer", "not_ours", "envelope_broken", "envelope_missing", "full"]
)
def test_whatever_is_wrong_with_a_backup_has_a_sentence(shown, qtbot, kind, language):
    def fail(_kept):
        raise StoreFailed(kind)

    words.set_language(language)
    view = shown(look=fail)
    sentence = view.findChild(QLabel, "backup_shut").text()
    assert len(sentence) > 20
    words.set_language("nb")


# From here on the whole program.


@pytest.fixture
def place(tmp_path):
    place = tmp_path / "min.dialogarkiv"
    archive = open_archive(place, ThisLaptop("laptop"), create=True)
    archive.write("dag", making(small_day()[0]), "do", 0, "")
    archive.keeping.make()
    archive.write("to", making(small_day("to")[0]), "do", 0, "")
    archive.close()
    return place


def days(place, key=None):
    archive = open_archive(place, ThisLaptop("laptop"), key)
    try:
        return {line.id for line in archive.days()}
    finally:
        archive.close()


def readable(window, qtbot):
    view = window.findChild(BackupsView)
    qtbot.waitUntil(lambda: bool(view._told) and view._jobs.idle)
    return view


def press(view, name):
    button = view.findChild(QPushButton, name)
    assert button.isEnabled()
    button.click()


def test_going_back_from_the_settings_and_nothing_is_lost(program, place, qtbot):
    program.begin(place)
    qtbot.waitExposed(program.window)
    program.window.workspace.show_place("settings")
    WindowDriver(program.window).click("show_backups")
    assert program.window.findChild(BackupsCard) is not None
    view = readable(program.window, qtbot)
    view.list.choose_from(len(view._kept) - 1)
    qtbot.waitUntil(view.restore.isEnabled)
    assert "finnes bare nå" in texts(view)
    press(view, "restore")
    assert program.window is not None
    assert "karantene" in program.window.notices.findChild(QLabel, "program_notice_sentence").text()
    (aside,) = quarantine.folder_of(place).glob("*.dialogarkiv")
    program.end()
    assert days(place) == {"dag"}
    assert days(aside) == {"dag", "to"}


def test_going_back_where_the_archive_is_damaged(program, place, qtbot):
    torn = place.read_bytes()[: 40 * 4096]
    place.write_bytes(torn)
    program.begin(place)
    WindowDriver(program.start_window).click("backups")
    assert isinstance(program.start_window, BackupsWindow)
    view = readable(program.start_window, qtbot)
    press(view, "restore")
    assert program.window is not None
    assert program.start_window is None
    (aside,) = quarantine.folder_of(place).iterdir()
    assert aside.read_bytes() == torn


def test_looking_at_backups_changes_nothing_and_leads_back(program, place, qtbot):
    place.write_bytes(b"\0" * 4096)
    before = {one: one.read_bytes() for one in backup.backups_of(place)}
    program.begin(place)
    WindowDriver(program.start_window).click("backups")
    readable(program.start_window, qtbot)
    WindowDriver(program.start_window).click("back")
    assert WindowDriver(program.start_window).words("start_heading")
    assert {one: one.read_bytes() for one in backup.backups_of(place)} == before
    assert place.read_bytes() == b"\0" * 4096


def test_a_damaged_archive_without_backups_says_that_there_are_none(program, place):
    for one in backup.backups_of(place):
        one.unlink()
    place.write_bytes(place.read_bytes()[: 40 * 4096])
    program.begin(place)
    window = WindowDriver(program.start_window)
    assert "ingen sikkerhetskopier" in window.words("start_what")
    assert not window.window.findChildren(QPushButton, "backups")
    assert window.window.findChildren(QPushButton, "salvage")


def test_what_can_be_read_is_saved_and_the_damaged_file_set_aside(program, place, qtbot):
    for one in backup.backups_of(place):
        one.unlink()
    content = bytearray(place.read_bytes())
    content[30 * 4096 : 34 * 4096] = bytes(4 * 4096)
    place.write_bytes(content)
    program.begin(place)
    WindowDriver(program.start_window).click("salvage")
    assert "minutt" in WindowDriver(program.start_window).words("start_working")
    qtbot.waitUntil(lambda: program.window is not None, timeout=30_000)
    sentence = program.window.notices.findChild(QLabel, "program_notice_sentence").text()
    assert sentence.startswith("Det nye arkivet har 2 dager.")
    (aside,) = quarantine.folder_of(place).iterdir()
    assert aside.read_bytes() == content
    names = {one.name for one in place.parent.iterdir() if one.is_file()}
    assert not any("salvaged" in name for name in names)
    program.end()
    assert days(place) == {"dag", "to"}


def test_a_file_of_which_nothing_can_be_read_stays(program, place, qtbot):
    for one in backup.backups_of(place):
        one.unlink()
    size = place.stat().st_size
    place.write_bytes(place.read_bytes()[:100] + bytes(size - 100))
    before = place.read_bytes()
    program.begin(place)
    WindowDriver(program.start_window).click("salvage")
    fault = program.start_window.findChild(ErrorLine, "start_fault")
    qtbot.waitUntil(lambda: bool(fault.sentence()), timeout=30_000)
    assert fault.sentence() == "Ingenting i filen kan leses. Den er ikke rørt."
    assert program.start_window.findChild(QPushButton, "salvage").isEnabled()
    assert place.read_bytes() == before


def test_an_encrypted_archive_that_is_gone_comes_back_with_its_passphrase(program, tmp_path, qtbot):
    place = tmp_path / "hemmelig.dialogarkiv"
    archive = open_archive(place, ThisLaptop("laptop"), locks.new_key(), create=True)
    archive.write("dag", making(small_day()[0]), "do", 0, "")
    archive.keeping.make()
    archive.close()
    place.unlink()
    program.begin(place)
    WindowDriver(program.start_window).click("backups")
    view = readable(program.start_window, qtbot)
    field = view.findChild(QLineEdit, "unlock_field")
    qtbot.keyClicks(field, locks.PASSPHRASE)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(view.restore.isEnabled)
    press(view, "restore")
    assert program.window is not None
    assert [line.id for line in program.window.house.session.days()] == ["dag"]
