"""When nothing is written, or the day goes on, the archive is brought into its one file."""

import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt

from dialog_app.core.commands import findings, running
from dialog_app.core.model.days import AgendaItem, DayInfo
from dialog_app.core.model.said import Note
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.session import Session
from dialog_app.program.resting import Resting
from dialog_app.storage.archive import open_archive
from tests.core.days import TestLaptop as DayLaptop
from tests.core.days import new_day
from tests.storage.made import TestLaptop, making


class Rested:
    """An open archive with a day in it, looked after."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.archive = open_archive(place, TestLaptop(), create=True)
        day = new_day(DayLaptop())
        rows = (*day.all(DayInfo), *day.all(AgendaItem))
        self.archive.write(day.id, making(*rows), "do", 0, "")
        self.desk = Session(self.archive, ThisLaptop("laptop")).day_desk(day.id)
        self.resting = Resting(SimpleNamespace(archive=self.archive))  # type: ignore[arg-type]
        self.resting.gather()

    def copied(self) -> list[str]:
        """Return the notes in a copy of the one file, taken as another program takes it."""
        copy = self.place.with_name("kopi.dialogarkiv")
        subprocess.run(["cp", str(self.place), str(copy)], check=True)
        opened = open_archive(copy, TestLaptop())
        notes = [note.text for note in opened.day(self.desk.record.id).all(Note)]
        opened.close()
        return notes


@pytest.fixture
def rested(tmp_path, qapp):
    rested = Rested(tmp_path / "a.dialogarkiv")
    yield rested
    rested.resting.stop()
    rested.archive.close()


def test_what_was_just_written_is_not_in_the_file_yet(rested):
    rested.desk.run(findings.add_note, "Nettopp")
    assert rested.copied() == []


def test_another_window_in_front_brings_it_together(rested, qapp):
    rested.desk.run(findings.add_note, "Nettopp")
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert rested.copied() == ["Nettopp"]


def test_the_next_item_of_the_day_brings_it_together(rested, qtbot):
    rested.desk.run(running.start)
    rested.desk.run(findings.add_note, "Nettopp")
    rested.desk.run(running.next_item)
    qtbot.waitUntil(lambda: not rested.resting._is_loose, timeout=1500)
    assert rested.copied() == ["Nettopp"]


def test_nothing_is_brought_together_twice(rested, monkeypatch):
    def fail(*_args):
        raise AssertionError

    with monkeypatch.context() as once:
        once.setattr(type(rested.archive.standing), "gather", fail)
        rested.resting.gather()
