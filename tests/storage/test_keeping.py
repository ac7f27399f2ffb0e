"""Backups come when something has changed, in steps, and go when their time is over."""

import datetime
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from dialog_app.core.commands import days as day_commands
from dialog_app.core.model.days import DayState
from dialog_app.core.model.said import Note
from dialog_app.core.ports import StoreFailed
from dialog_app.core.record import Change, Step
from dialog_app.storage import backup, envelope, exchange, stepped
from dialog_app.storage.archive import SqliteArchive, open_archive
from dialog_app.storage.keeping import SteppedBackup
from dialog_app.storage.sqlite import Key
from dialog_app.storage.stepped import Stopped
from tests.storage.conftest import Open
from tests.storage.made import NOON, TestLaptop, making, small_day

NO_TIME = 0.0
PLAIN = pytest.mark.parametrize("key", [None], ids=["plain"])
"""For what has nothing to do with pages and keys."""


def _note(number: int, text: str = "et notat") -> Note:
    return Note(id=f"n{number}", day_id="dag", text=text, number=number)


def _write(archive: SqliteArchive, number: int) -> None:
    archive.write("dag", making(_note(number)), "do", 0, "")


@pytest.fixture
def filled(archive: SqliteArchive) -> SqliteArchive:
    notes = (_note(number, "tekst " * 3000) for number in range(60))
    archive.write("dag", making(*small_day(), *notes), "do", 0, "")
    return archive


def _through(going: SteppedBackup) -> int:
    steps = 1
    while not going.step(NO_TIME):
        steps += 1
    return steps


def test_a_backup_in_steps_holds_what_came_between_them(
    filled: SqliteArchive, key: Key | None
) -> None:
    going = filled.keeping.begin()
    written = 0
    while not going.step(NO_TIME):
        _write(filled, 1000 + written)
        written += 1
    assert written > 5
    going.check()
    copy = open_archive(going.finish(), TestLaptop(), key)
    notes = {row.id for row in copy.day("dag").all(Note)}
    assert notes >= {f"n{number}" for number in (*range(60), *range(1000, 999 + written))}
    assert copy.faults() == ()
    copy.close()
    assert len(filled.day("dag").all(Note)) == 60 + written


def test_a_backup_is_due_only_when_something_has_changed(
    filled: SqliteArchive, open_it: Open
) -> None:
    keeping = filled.keeping
    assert keeping.is_due()
    keeping.make()
    assert not keeping.is_due()
    _write(filled, 100)
    assert keeping.is_due()
    going = keeping.begin()
    _through(going)
    going.check()
    going.finish()
    assert not keeping.is_due()
    # And so it is after the archive has been closed, and opened by somebody who saw none of it.
    again = open_it()
    assert not again.keeping.is_due()
    _write(again, 101)
    assert open_it().keeping.is_due()


@PLAIN
def test_a_draft_is_worth_a_backup_too(filled: SqliteArchive) -> None:
    filled.keeping.make()
    filled.keep_draft("dag", "note", "halvveis")
    assert filled.keeping.is_due()


@PLAIN
def test_backups_that_are_gone_are_made_anew(filled: SqliteArchive) -> None:
    filled.keeping.make().unlink()
    assert filled.keeping.is_due()


def test_a_backup_that_was_begun_before_a_day_was_closed_never_comes(
    filled: SqliteArchive, path: Path
) -> None:
    """It holds what closing clears away."""
    going = filled.keeping.begin()
    _through(going)
    going.check()
    _close(filled)
    with pytest.raises(Stopped):
        going.finish()
    (newest,) = backup.backups_of(path)
    assert [file.name for file in newest.parent.iterdir()] == [newest.name]


def _close(archive: SqliteArchive) -> None:
    day = archive.day("dag")
    held = replace(day.info, state=DayState.HELD)
    ended = Step("step.day_ended", (Change(day.info, held),))
    archive.write("dag", ended, "do", 0, "")
    day = archive.day("dag")
    archive.close_day(day, day_commands.close(day, TestLaptop()))


def test_a_failed_commit_leaves_no_half_backup(filled: SqliteArchive, path: Path) -> None:
    going = filled.keeping.begin()
    going.step(NO_TIME)
    filled._file.forget()
    with pytest.raises(Stopped):
        _through(going)
    going.give_up()
    assert list(backup.folder_of(path).iterdir()) == []
    _write(filled, 200)
    assert filled.keeping.make().exists()


@PLAIN
def test_an_archive_can_be_closed_in_the_middle_of_a_backup(
    filled: SqliteArchive, open_it: Open
) -> None:
    going = filled.keeping.begin()
    going.step(NO_TIME)
    again = open_it()
    assert len(again.day("dag").all(Note)) == 60
    with pytest.raises((Stopped, StoreFailed)):
        going.step(NO_TIME)


def test_a_copy_that_lacks_a_row_never_gets_its_name(
    filled: SqliteArchive, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.keeping.make()
    _write(filled, 300)
    going = filled.keeping.begin()
    _through(going)
    monkeypatch.setattr(backup, "row_counts", lambda _connection: {"note": 1})
    with pytest.raises(StoreFailed, match="broken"):
        going.check()
    going.give_up()
    assert len(list(backup.folder_of(path).iterdir())) == 1


def test_a_damaged_copy_never_gets_its_name(filled: SqliteArchive, path: Path) -> None:
    going = filled.keeping.begin()
    _through(going)
    part = backup.part_of(backup.backup_name(path, NOON)).parent
    (half,) = part.iterdir()
    whole = bytearray(half.read_bytes())
    whole[5 * 4096 : 9 * 4096] = os.urandom(4 * 4096)
    half.write_bytes(whole)
    with pytest.raises(StoreFailed, match="broken"):
        going.check()


@PLAIN
def test_a_full_disk_keeps_the_older_backups(
    filled: SqliteArchive, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = filled.keeping.make()
    _write(filled, 400)

    def full(*_given: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(stepped, "connect", full)
    going = filled.keeping.begin()
    with pytest.raises(StoreFailed, match="full"):
        _through(going)
    assert backup.backups_of(path) == [kept]
    assert filled.keeping.is_due()


def test_old_backups_go_with_their_envelopes_and_nobody_elses(
    filled: SqliteArchive, path: Path
) -> None:
    folder = backup.folder_of(path)
    folder.mkdir()
    for day in range(200):
        old = backup.backup_name(path, NOON - datetime.timedelta(days=day + 1))
        old.touch()
        envelope.path_of(old).touch()
    others = ("b.dialogarkiv.20200101T000000000000.backup", "brev.odt", f"{path.name}.x.backup")
    for name in others:
        (folder / name).touch()
    filled.keeping.make()
    times = {backup.made_at(one) for one in backup.backups_of(path)} - {None}
    assert 12 < len(times) < 27
    assert max(times) > NOON
    envelopes = {one.name for one in folder.iterdir() if one.name.endswith(envelope.ENDING)}
    # The newest is of an archive whose key has none.
    assert len(envelopes) == len(times) - 1
    assert all((folder / name).exists() for name in others)


@PLAIN
def test_a_backup_is_made_before_a_day_comes_in(
    filled: SqliteArchive, path: Path, tmp_path: Path, key: Key | None
) -> None:
    other = open_archive(tmp_path / "annet.dialogarkiv", TestLaptop("b"), key, create=True)
    other.write("ny", making(small_day("ny")[0]), "do", 0, "")
    raw = json.dumps(exchange.export_day(other, "ny")).encode()
    other.close()
    exchange.import_day(filled, raw)
    (made,) = backup.backups_of(path)
    copy = open_archive(made, TestLaptop(), key)
    assert [line.id for line in copy.days()] == ["dag"]
    copy.close()


@PLAIN
def test_a_backup_is_made_before_a_table_comes_in(filled: SqliteArchive, path: Path) -> None:
    step = making(_note(700), label="step.services_taken_in")
    filled.write("dag", step, "do", 0, "")
    (made,) = backup.backups_of(path)
    filled.write("dag", step.inverse(), "undo", 2, "")
    assert backup.backups_of(path) == [made]
    filled.keeping.make()
    filled.write("dag", making(_note(701), label="step.methods_taken_in"), "do", 0, "")
    assert len(backup.backups_of(path)) == 2


@PLAIN
def test_the_end_of_a_day_asks_for_a_backup(filled: SqliteArchive) -> None:
    asked: list[str] = []
    filled.keeping.wanted = lambda: asked.append("backup")
    _write(filled, 800)
    assert asked == []
    filled.write("dag", making(_note(801), label="step.day_ended"), "do", 0, "")
    assert asked == ["backup"]
