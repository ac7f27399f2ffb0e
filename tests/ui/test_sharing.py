"""A facilitator hands a day over on a stick, and takes in what comes back, by keys alone."""

import shutil
import sqlite3
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from dialog_app.core.commands import findings
from dialog_app.core.commands.findings import About
from dialog_app.core.model.said import Obstacle
from dialog_app.core.ports import REGISTER
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.session import Session
from dialog_app.program import sharing
from dialog_app.program.outside import outside_of
from dialog_app.storage import backup, bundle, merging, secret
from dialog_app.storage.archive import open_archive
from dialog_app.ui.outside import Outside
from dialog_app.ui.sharing import asking
from dialog_app.ui.sharing.choice_card import ChoiceCard
from tests.core.merge_rooms import shared
from tests.drivers import memory_archive
from tests.drivers.days import DaysDriver
from tests.storage.made import making

DAY = "Dialogdag i Nordvik"
PASSPHRASE = "hundre stille elver"


@pytest.fixture(scope="module")
def planned(tmp_path_factory):
    """An archive on the disk with the days of the small demonstration."""
    folder = tmp_path_factory.mktemp("planned")
    session, memory = memory_archive.demonstration(memory_archive.TurnedClock())
    archive = open_archive(folder / "a.dialogarkiv", ThisLaptop("blå"), create=True)
    known = archive.register()
    rows = [row for row in session.register.rows() if known.find(type(row), row.id) is None]
    archive.write(REGISTER, making(*rows), "do", 0, "")
    for line in memory.days():
        archive.write(line.id, making(*memory.day(line.id).rows()), "do", 0, "")
    _say(Session(archive, ThisLaptop("blå")), "Vi har ikke tid")
    archive.close()
    return folder / "a.dialogarkiv"


@pytest.fixture
def laptop(planned, tmp_path, monkeypatch):
    """Return what opens a laptop of a name with a copy of the archive; they go with the test."""
    opened = []

    def of_name(name):
        path = tmp_path / f"{name}.dialogarkiv"
        if not path.exists():
            shutil.copy(planned, path)
        this = ThisLaptop(name, memory_archive.TurnedClock())
        archive = open_archive(path, this)
        opened.append(archive)
        return archive, Session(archive, this)

    yield of_name
    for archive in opened:
        archive.close()


@pytest.fixture
def mine(office, laptop):
    """Let the window stand over the archive of this laptop."""
    archive, session = laptop("blå")
    office.session = session
    outside = outside_of(archive, session.laptop, lambda: None, None, None)
    office.outside = Outside(
        **{name: getattr(outside, name) for name in Outside.__slots__ if name != "sharing"},
        sharing=lambda: sharing.deeds_of(archive, session),
    )
    return session


@pytest.fixture
def days(mine, office, stick):
    driver = office.open()
    yield DaysDriver(driver.window), driver
    driver.window.close()


@pytest.fixture
def stick(tmp_path, monkeypatch):
    """Return the file that lies on the stick; the system's own question is answered with it."""
    path = tmp_path / "stick" / "dag.dialogdag"
    path.parent.mkdir()
    monkeypatch.setattr(asking, "file_to_write", lambda _parent, _name: path)
    monkeypatch.setattr(asking, "files_to_read", lambda _parent: [path])
    monkeypatch.setattr(asking, "folder_to_read", lambda _parent: path.parent)
    return path


def _day(session):
    (line,) = [line for line in session.days() if line.title == DAY]
    return session.day_desk(line.id)


def _say(session, text):
    _day(session).run(findings.add_obstacle, About(), text, "TID")


def _sent(laptop, stick, deed):
    """Let another laptop do something and lay its copy on the stick."""
    archive, session = laptop("rød")
    deed(session)
    deeds = sharing.deeds_of(archive, session)
    deeds.seal(deeds.copy(_day(session).record.id), PASSPHRASE, stick)
    return session


def _take(window, qtbot):
    """Choose the file and open it with its passphrase."""
    window.click("take_in_day")
    assert window.card == "take_day_card"
    window.click("take_choose")
    qtbot.waitUntil(lambda: window.has("take_passphrase"))
    window.type(PASSPHRASE)
    window.press("Return")
    qtbot.waitUntil(lambda: window.has("take_in") or ":" in window.words("take_told"))


@pytest.fixture
def whole(laptop, stick, monkeypatch):
    """Return another laptop's archive on the stick, which is what somebody chooses."""
    archive, theirs = laptop("rød")
    _say(theirs, "Fra det andre rommet")
    archive.close()
    path = Path(shutil.copy(archive.path, stick.with_name("rød.dialogarkiv")))
    monkeypatch.setattr(asking, "files_to_read", lambda _parent: [path])
    return path


def test_of_a_whole_archive_a_day_is_chosen_and_the_archive_stays_as_it_is(
    days, mine, whole, qtbot
):
    _list, window = days
    raw = whole.read_bytes()
    window.click("take_in_day")
    window.click("take_choose")
    # Another archive is read by a process of its own.
    qtbot.waitUntil(lambda: window.has("archive_days"), timeout=30_000)
    choice = window.part("archive_days")
    assert choice.count() > 1
    assert window.focused is choice
    wanted = next(at for at in range(choice.count()) if DAY in choice.itemText(at))
    choice.setCurrentIndex(wanted)
    window.press("Return")
    qtbot.waitUntil(lambda: window.has("take_in"), timeout=30_000)
    assert "1 ny" in window.words("take_told")
    window.press("Return")
    assert "Fra det andre rommet" in {row.text for row in _day(mine).record.all(Obstacle)}
    assert whole.read_bytes() == raw


def test_an_archive_that_holds_something_else_is_refused_where_it_was_chosen(days, whole, qtbot):
    _list, window = days
    connection = sqlite3.connect(whole)
    connection.execute("CREATE VIEW alle AS SELECT * FROM note")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    window.click("take_in_day")
    window.click("take_choose")
    qtbot.waitUntil(lambda: "akkurat denne utgaven" in window.part("take_error").sentence())
    assert not window.has("archive_days")
    assert not window.has("take_in")


def test_a_day_is_handed_over_under_a_passphrase_that_can_be_seen(days, mine, stick, qtbot):
    _list, window = days
    qtbot.waitUntil(lambda: window.has("hand_over"))
    window.click("hand_over")
    assert window.card == "give_day_card"
    assert window.part("give_passphrase").echoMode() == QLineEdit.EchoMode.Normal
    said = " ".join(window.texts("give_day_card"))
    assert "private notatene" in said
    assert "bare til dem som holder dagen sammen med deg" in said
    window.type("kort")
    window.press("Return")
    assert "8" in window.words("give_error")
    assert not stick.exists()
    window.part("give_passphrase").clear()
    window.type(PASSPHRASE)
    window.press("Return")
    qtbot.waitUntil(lambda: window.has("give_told"))
    assert bundle.is_bundle(stick.read_bytes())
    assert "dag.dialogdag er lagret" in window.words("give_told")


def test_what_the_other_room_wrote_comes_in_and_goes_again_with_one_undo(
    days, mine, laptop, stick, qtbot
):
    _list, window = days
    theirs = _sent(laptop, stick, lambda session: _say(session, "Fra det andre rommet"))
    before = _day(mine).record
    _take(window, qtbot)
    assert "1 ny" in window.words("take_told")
    qtbot.waitUntil(lambda: "Fra det andre rommet" in " ".join(window.texts("side_by_side")))
    assert _day(mine).record == before
    window.press("Return")
    assert shared(_day(mine).record) == shared(_day(theirs).record)
    assert "tatt inn" in window.words("take_also")
    assert _day(mine).undoable.label == "step.day_merged"
    _day(mine).undo()
    assert _day(mine).record == before


def test_nothing_is_taken_in_before_all_that_differs_is_chosen(days, mine, laptop, stick, qtbot):
    _list, window = days
    desk = _day(mine)
    row = min(desk.record.all(Obstacle), key=lambda one: one.number)

    def theirs_too(session):
        _day(session).run(findings.reword, Obstacle, row.id, "Slik de sa det der")

    _sent(laptop, stick, theirs_too)
    desk.run(findings.reword, Obstacle, row.id, "Slik vi sa det her")
    _take(window, qtbot)
    assert "1 som er ulik" in window.words("take_told")
    assert not window.part("take_in").isEnabled()
    assert isinstance(window.focused, ChoiceCard)
    spoken = window.focused.accessibleName()
    assert "Slik vi sa det her" in spoken
    assert "Slik de sa det der" in spoken
    window.press("Return")
    assert desk.record.one(Obstacle, row.id).text == "Slik vi sa det her"
    QTest.keyClick(window.focused, Qt.Key.Key_2)
    assert window.part("take_in").isEnabled()
    window.press("Return")
    assert desk.record.one(Obstacle, row.id).text == "Slik de sa det der"


def test_the_same_obstacle_of_two_rooms_can_be_one_and_keeps_both_wordings(
    days, mine, laptop, stick, qtbot
):
    _list, window = days
    _sent(laptop, stick, lambda session: _say(session, "Taushetsplikten stopper oss på skolen"))
    _say(mine, "Taushetsplikten stopper oss i skolen")
    _take(window, qtbot)
    assert window.words("way_same") == "Samme hindring"
    assert window.part("take_in").isEnabled()
    window.click("way_same")
    window.click("take_in")
    day = _day(mine).record
    rows = [row for row in day.all(Obstacle) if "Taushetsplikten" in row.text]
    assert len(rows) == 2
    assert sum(bool(row.merged_into) for row in rows) == 1


def test_the_same_file_again_says_that_all_is_here(days, mine, laptop, stick, qtbot):
    _list, window = days
    _sent(laptop, stick, lambda session: _say(session, "Fra det andre rommet"))
    _take(window, qtbot)
    window.press("Return")
    window.press("Esc")
    lines = len(_day(mine).log)
    _take(window, qtbot)
    qtbot.waitUntil(lambda: "Alt er allerede her" in window.words("take_also"))
    assert len(_day(mine).log) == lines


def test_a_wrong_passphrase_a_damaged_file_and_another_file_are_told_apart(
    days, mine, laptop, stick, qtbot
):
    _list, window = days
    _sent(laptop, stick, lambda session: _say(session, "Fra det andre rommet"))
    window.click("take_in_day")
    window.click("take_choose")
    window.type("noe helt annet")
    window.press("Return")
    qtbot.waitUntil(lambda: window.has("take_error"))
    assert "Passordet er feil" in window.words("take_error")
    assert isinstance(window.focused, QLineEdit)
    whole = stick.read_bytes()
    stick.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    window.part("take_passphrase").clear()
    window.type(PASSPHRASE)
    window.press("Return")
    qtbot.waitUntil(lambda: "skadet. Be om en ny" in window.words("take_error"))
    stick.write_bytes(b"ikke en dag")
    window.click("take_choose")
    qtbot.waitUntil(lambda: "ikke en dag fra Dialogdag" in window.words("take_error"))


def _many(laptop, stick, mine, *, of_b=PASSPHRASE):
    """Let three laptops lay files on the stick: two that fit, one that says the same otherwise."""
    row = min(_day(mine).record.all(Obstacle), key=lambda one: one.number)
    deeds = {
        "a": lambda session: _say(session, "Sagt i rom a"),
        "b": lambda session: _say(session, "Sagt i rom b"),
        "c": lambda session: _day(session).run(findings.reword, Obstacle, row.id, "Slik c sa det"),
    }
    for name, deed in deeds.items():
        archive, session = laptop(name)
        deed(session)
        copy = sharing.deeds_of(archive, session).copy(_day(session).record.id)
        given = secret.new_passphrase(of_b if name == "b" else PASSPHRASE)
        (stick.parent / f"{name}.dialogdag").write_bytes(bundle.sealed(copy, given))
    _day(mine).run(findings.reword, Obstacle, row.id, "Slik vi sa det her")
    return row


def _take_folder(window, qtbot):
    window.click("take_in_day")
    window.click("take_folder")
    assert window.card == "take_many_card"
    window.type(PASSPHRASE)
    window.press("Return")
    qtbot.waitUntil(lambda: window.has("many_heading"), timeout=20_000)


def test_a_folder_of_days_comes_in_and_what_differs_is_chosen_afterwards(
    days, mine, laptop, stick, qtbot
):
    _list, window = days
    row = _many(laptop, stick, mine)
    (stick.parent / "skadd.dialogdag").write_bytes(b"dialogdag-bundle" + b"\0" * 99)
    archive = stick.parent.with_name("blå.dialogarkiv")
    backups = backup.backups_of(archive)
    _take_folder(window, qtbot)
    told = window.words("many_heading")
    assert told == "2 filer er tatt inn, 1 venter på at du velger, 1 kom ikke inn"
    assert window.words("many_refused") == "skadd.dialogdag"
    texts = {one.text for one in _day(mine).record.obstacles}
    assert {"Sagt i rom a", "Sagt i rom b", "Slik vi sa det her"} <= texts
    assert len(backup.backups_of(archive)) == len(backups) + 1
    window.press("Return")
    qtbot.waitUntil(lambda: isinstance(window.focused, ChoiceCard))
    QTest.keyClick(window.focused, Qt.Key.Key_2)
    window.press("Return")
    assert _day(mine).record.one(Obstacle, row.id).text == "Slik c sa det"
    assert window.words("many_heading") == "3 filer er tatt inn, 1 kom ikke inn"


@pytest.fixture
def compared_on(monkeypatch):
    """Return the threads on which copies were compared."""
    threads = []

    def watched(module, name):
        work = getattr(module, name)

        def noted(*given):
            threads.append(threading.current_thread())
            return work(*given)

        monkeypatch.setattr(module, name, noted)

    watched(merging, "compared")
    watched(merging, "copy_of")
    watched(sharing, "taken")
    return threads


def test_the_window_waits_for_no_comparison(days, mine, laptop, compared_on, qtbot):
    _list, window = days
    _many(laptop, asking.files_to_read(window)[0], mine)
    _take_folder(window, qtbot)
    # Three copies were laid beside ours, and two of them needed nobody to choose.
    assert len(compared_on) == 3 * 3 + 2
    window.press("Return")
    qtbot.waitUntil(lambda: isinstance(window.focused, ChoiceCard))
    assert len(compared_on) == 4 * 3 + 2
    assert threading.main_thread() not in compared_on


def test_another_passphrase_is_asked_for_where_the_file_stands(days, mine, laptop, stick, qtbot):
    _list, window = days
    _many(laptop, stick, mine, of_b="et helt annet passord")
    _take_folder(window, qtbot)
    assert "1 kom ikke inn" in window.words("many_heading")
    window.part("many_another").setFocus()
    window.type("et helt annet passord")
    window.press("Return")
    qtbot.waitUntil(lambda: "2 filer er tatt inn" in window.words("many_heading"), timeout=20_000)
    assert "Sagt i rom b" in {one.text for one in _day(mine).record.obstacles}
    assert not window.has("many_locked")


def test_an_empty_folder_is_said(days, mine, stick):
    _list, window = days
    window.click("take_in_day")
    window.click("take_folder")
    assert "ingen dager" in window.words("take_error")
