"""Days that are due are told of in a quiet line, and deleted with one press each."""

import datetime
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from dialog_app.core import norway, retention
from dialog_app.core.commands.days import NewDay
from dialog_app.core.model.base import Words
from dialog_app.core.model.catalogue import TemplateItem
from dialog_app.core.model.days import DayInfo, DayKind, DayState
from dialog_app.core.model.said import Note
from dialog_app.core.ports import StoreFailed
from dialog_app.core.record import Change, Step, added
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.session import Session
from dialog_app.program import telling_due
from dialog_app.storage import backup, closing, purging
from dialog_app.storage.archive import open_archive
from dialog_app.ui.widgets.error_line import ErrorLine
from tests.drivers.window import WindowDriver

OLD = datetime.date(2024, 5, 14)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An archive with a day of two years ago and one of next week."""
    made = tmp_path / "min.dialogarkiv"
    laptop = ThisLaptop("laptop")
    archive = open_archive(made, laptop, create=True)
    session = Session(archive, laptop)
    item = TemplateItem(
        id="t",
        template="dialogdag",
        position=0,
        kind="dialogue",
        title=Words("Samtale"),
        minutes=30,
        least_minutes=10,
        public_start=datetime.time(9),
    )
    if not session.register.template("dialogdag"):
        archive.write("", Step("step.x", added(item)), "do", 0, "")
    week = norway.date(laptop.now()) + datetime.timedelta(days=7)
    for title, date in (("Gammel dag", OLD), ("Ny dag", week)):
        desk = session.new_day(NewDay(kind=DayKind.DIALOGUE, date=date, title=title))
        note = Note(id=laptop.new_id(), day_id=desk.record.id, text=f"KANARI {title}", number=1)
        desk.take(Step("step.note_added", added(note)))
    archive.backup_to(backup.backup_name(made, laptop.now()))
    archive.close()
    return made


@pytest.fixture(autouse=True)
def _at_once(monkeypatch):
    monkeypatch.setattr(telling_due.TellingDue.__init__, "__defaults__", (0,))


@pytest.fixture
def started(program, place, qtbot):
    """Start the program, and wait until what comes after the first paint is there."""

    def start() -> WindowDriver:
        program.begin(place)
        qtbot.waitUntil(lambda: program._is_settled)
        return WindowDriver(program.window)

    return start


def faults(window: WindowDriver) -> str:
    """Return what is said to be wrong anywhere in the window."""
    lines = window.window.findChildren(ErrorLine)
    return " ".join(line.sentence() for line in lines if line.isVisible())


def day_id(program, title):
    days = program.window.workspace.around.session.days()
    return next(line.id for line in days if line.title == title)


def test_a_quiet_line_says_what_is_due_and_leads_to_it(started, program, qtbot):
    window = started()
    qtbot.waitUntil(lambda: window.has("due_notice"))
    assert window.words("due_notice_sentence") == "1 dag skal slettes."
    window.click("show_due")
    assert not window.has("due_notice")
    told = " ".join(window.texts("due_card"))
    assert "Gammel dag, 14.05.2024" in told
    assert "Skal slettes fra 14.05.2025." in told
    assert "Det kan ikke angres." in told
    assert "Ny dag" not in told


def test_one_press_deletes_it_in_the_backups_too_and_says_how_much(started, program, place, qtbot):
    window = started()
    qtbot.waitUntil(lambda: window.has("due_notice"))
    window.click("show_due")
    window.click("delete_due")
    qtbot.waitUntil(lambda: window.has("purge_report"))
    report = window.words("purge_report")
    assert "dagen 14.05.2024, med alt som hørte til" in report
    assert "Private notater: 1" in report
    assert "Gammel" not in report
    whole = b"".join(one.read_bytes() for one in place.parent.rglob("*") if one.is_file())
    assert b"KANARI Gammel" not in whole
    assert b"KANARI Ny" in whole
    lines = program.window.workspace.around.session.days()
    assert [line.title for line in lines] == ["Ny dag"]


def test_the_window_waits_for_no_bytes_to_be_cleared(started, program, qtbot, monkeypatch):
    threads = []
    tidy = closing.tidy

    def noted(*given):
        threads.append(threading.current_thread())
        tidy(*given)

    window = started()
    qtbot.waitUntil(lambda: window.has("due_notice"))
    window.click("show_due")
    monkeypatch.setattr(closing, "tidy", noted)
    window.click("delete_due")
    assert window.words("purge_clearing").startswith("Dagen er slettet.")
    qtbot.waitUntil(lambda: window.has("purge_report"))
    assert not window.has("purge_clearing")
    assert threads
    assert threading.main_thread() not in threads


def test_a_day_that_is_open_is_left_before_it_is_deleted(started, program, qtbot):
    window = started()
    qtbot.waitUntil(lambda: window.has("due_notice"))
    window.window.workspace.open_day(day_id(program, "Gammel dag"), "plan")
    window.click("show_due")
    window.click("delete_due")
    assert window.window.workspace.held_day is None
    assert window.window.workspace.place == "days"


def test_keeping_it_longer_takes_a_reason_that_is_shown_the_next_time(started, program, qtbot):
    window = started()
    qtbot.waitUntil(lambda: window.has("due_notice"))
    window.click("show_due")
    window.click("keep_longer")
    window.click("longer_keep")
    assert "Skriv hvorfor dagen skal tas vare på" in faults(window)
    window.part("longer_reason").setText("klagesak")
    window.click("longer_keep")
    assert faults(window) == ""
    qtbot.waitUntil(lambda: window.has("kept_longer"))
    desk = program.window.workspace.around.session.day_desk(day_id(program, "Gammel dag"))
    assert desk.record.info.retention_reason == "klagesak"
    assert retention.until(desk.record.info) > norway.date(desk.laptop.now())


def test_nothing_is_said_while_a_day_runs(started, program, place):
    laptop = ThisLaptop("laptop")
    archive = open_archive(place, laptop)
    for line in archive.days():
        info = archive.day(line.id).info
        if line.title == "Ny dag":
            running = replace(info, state=DayState.RUNNING)
            archive.write(line.id, Step("step.x", (Change(info, running),)), "do", 0, "")
    archive.close()
    window = started()
    begun = program._companions._begun
    (telling,) = [one for one in begun if isinstance(one, telling_due.TellingDue)]
    telling._look()
    assert not window.has("due_notice")


def test_a_disk_that_fails_is_told_of_in_place(started, program, qtbot, monkeypatch):
    window = started()
    qtbot.waitUntil(lambda: window.has("due_notice"))
    window.click("show_due")

    def full(*_: object) -> None:
        raise StoreFailed("full")

    monkeypatch.setattr(purging, "purge", full)
    window.click("delete_due")
    assert "Disken er full" in faults(window)
    assert window.has("delete_due")


def test_backups_that_could_not_be_cleared_are_told_of(started, program, qtbot, monkeypatch):
    window = started()
    qtbot.waitUntil(lambda: window.has("due_notice"))
    window.click("show_due")

    def full(*_: object) -> None:
        raise StoreFailed("full")

    monkeypatch.setattr(backup, "backup_to", full)
    window.click("delete_due")
    qtbot.waitUntil(lambda: "kunne ikke renses ennå" in faults(window))


def test_the_report_can_be_saved_as_text(started, program, qtbot, tmp_path):
    window = started()
    qtbot.waitUntil(lambda: window.has("due_notice"))
    window.click("show_due")
    window.click("delete_due")
    qtbot.waitUntil(lambda: window.has("purge_report"))
    window.click("save_report")
    asked = window.part("report_place")
    asked.fileSelected.emit(str(tmp_path / "rapport.txt"))
    asked.close()
    assert "Private notater: 1" in (tmp_path / "rapport.txt").read_text(encoding="utf-8")


def write(window, name, text):
    field = window.part(name)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.setText(text)
    field.editingFinished.emit()


def test_the_plan_says_until_when_a_day_is_kept_and_takes_another_date(started, program, qtbot):
    window = started()
    wanted = day_id(program, "Ny dag")
    window.window.workspace.open_day(wanted, "plan")
    window.click("about_day")
    desk = program.window.workspace.around.session.day_desk(wanted)
    info: DayInfo = desk.record.info
    usual = retention.usual(info)
    assert window.part("day_retention_until").text() == f"{usual:%d.%m.%Y}"
    assert not window.has("day_retention_reason")
    sooner = usual - datetime.timedelta(days=100)
    write(window, "day_retention_until", f"{sooner:%d.%m.%Y}")
    assert desk.record.info.retention_until == sooner
    later = usual + datetime.timedelta(days=1)
    write(window, "day_retention_until", f"{later:%d.%m.%Y}")
    assert "Høyst tolv måneder fra i dag" in faults(window)
    assert desk.record.info.retention_until == sooner
    write(window, "day_retention_until", "")
    assert desk.record.info.retention_until == usual
