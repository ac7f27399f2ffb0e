"""Going back to a backup: nothing of what stood there is lost, and nobody is surprised."""

import subprocess
import sys
from pathlib import Path

import pytest

from dialog_app.core import backups
from dialog_app.core.backups import Difference
from dialog_app.core.model.said import Note, Obstacle
from dialog_app.core.ports import StoreFailed
from dialog_app.core.record import Step, removed
from dialog_app.storage import backup, envelope, quarantine, restoring
from dialog_app.storage.archive import SqliteArchive, open_archive
from dialog_app.storage.sqlite import Key
from tests.storage import locks
from tests.storage.conftest import Open
from tests.storage.made import NOON, TestLaptop, answer, making, small_day

HOLD = """
import sys
from pathlib import Path
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.storage.archive import open_archive
archive = open_archive(Path(sys.argv[1]), ThisLaptop("other"))
print("held", flush=True)
sys.stdin.read()
"""
PLAIN = pytest.mark.parametrize("key", [None], ids=["plain"])


def _say(archive: SqliteArchive, day_id: str) -> None:
    hindrance = Obstacle(
        id=f"h-{day_id}", day_id=day_id, text="for lite tid", number=1, category_code="TID"
    )
    rows = (*small_day(day_id), answer(1, day_id, count=4), answer(2, day_id), hindrance)
    archive.write(day_id, making(*rows), "do", 0, "")


@pytest.fixture
def copy(archive: SqliteArchive) -> Path:
    """A backup with one day in it."""
    _say(archive, "dag")
    return archive.keeping.make()


def test_what_a_backup_holds_is_told_without_touching_it(copy: Path, key: Key | None) -> None:
    before = copy.read_bytes()
    held = restoring.look(copy, key)
    (day,) = held.days
    assert (day.line.id, day.answers, day.obstacles, day.actions) == ("dag", 5, 1, 0)
    assert (held.answers, held.obstacles) == (5, 1)
    assert copy.read_bytes() == before
    assert [one.name for one in copy.parent.iterdir()] == [copy.name]


def test_an_answer_that_was_changed_counts_once(archive: SqliteArchive, key: Key | None) -> None:
    changed = answer(2, supersedes="dag-svar-1")
    archive.write("dag", making(*small_day(), answer(1), changed), "do", 0, "")
    assert restoring.look(archive.keeping.make(), key).answers == 1


def test_a_preview_says_which_days_differ(archive: SqliteArchive, copy: Path, key) -> None:
    _say(archive, "senere")
    then = restoring.look(copy, key)
    same = backups.compared(then, archive.read(restoring.held))
    assert {one.day.line.id: one.difference for one in same} == {
        "dag": Difference.SAME,
        "senere": Difference.NOT_IN_COPY,
    }
    note = Note(id="n", day_id="dag", text="mer", number=1)
    archive.write("dag", making(note), "do", 0, "")
    newer = backups.compared(then, archive.read(restoring.held))
    assert {one.difference for one in newer} == {Difference.NEWER_NOW, Difference.NOT_IN_COPY}
    assert backups.would_be_lost(newer) == 2
    nothing = backups.compared(then, backups.Held(()))
    assert [one.difference for one in nothing] == [Difference.GONE_NOW]
    assert backups.would_be_lost(nothing) == 0


def test_going_back_moves_what_stood_there_aside(
    archive: SqliteArchive, copy: Path, path: Path, open_it: Open, key: Key | None
) -> None:
    _say(archive, "senere")
    archive.close()
    before = path.read_bytes()
    aside = restoring.restore(path, copy, key, NOON)
    assert aside is not None
    assert aside.parent == path.parent / "karantene"
    assert "2026-11-21 12.00.00" in aside.name
    assert aside.read_bytes() == before
    assert copy.exists()
    again = open_it()
    assert [line.id for line in again.days()] == ["dag"]
    assert again.faults() == ()
    # And the way back again.
    set_aside = open_archive(aside, TestLaptop(), key)
    assert {line.id for line in set_aside.days()} == {"dag", "senere"}
    set_aside.close()


def test_going_back_twice_in_a_second_keeps_both(copy: Path, path: Path, archive, key) -> None:
    archive.close()
    first = restoring.restore(path, copy, key, NOON)
    second = restoring.restore(path, copy, key, NOON)
    assert first != second
    assert len(list(quarantine.folder_of(path).iterdir())) == 2


def test_an_archive_that_is_gone_comes_back(
    archive: SqliteArchive, copy: Path, path: Path, open_it: Open, key: Key | None
) -> None:
    archive.close()
    path.unlink()
    assert restoring.restore(path, copy, key, NOON) is None
    assert [line.id for line in open_it().days()] == ["dag"]


def test_what_stood_beside_goes_aside_too(
    archive: SqliteArchive, copy: Path, path: Path, key: Key | None
) -> None:
    archive.close()
    beside = path.with_name(path.name + "-wal")
    beside.write_bytes(b"det siste")
    aside = restoring.restore(path, copy, key, NOON)
    assert aside is not None
    assert not beside.exists()
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"det siste"


@pytest.mark.parametrize("spoil", ["torn", "garbage", "foreign"])
def test_a_backup_that_is_damaged_takes_nobodys_place(
    archive: SqliteArchive, copy: Path, path: Path, key: Key | None, spoil: str
) -> None:
    archive.close()
    content = bytearray(copy.read_bytes())
    if spoil == "torn":
        del content[len(content) // 2 :]
    elif spoil == "garbage":
        content[40 * 4096 : 60 * 4096] = b"\xa5" * (20 * 4096)
    else:
        content[:] = b"Handleliste: brus og is\n" * 40
    copy.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(StoreFailed):
        restoring.look(copy, key)
    with pytest.raises(StoreFailed):
        restoring.restore(path, copy, key, NOON)
    assert path.read_bytes() == before
    assert not quarantine.folder_of(path).exists()
    assert sorted(one.name for one in path.parent.iterdir()) == ["arkivet.dialogarkiv", "backups"]


def test_an_archive_that_is_open_stays(
    archive: SqliteArchive, copy: Path, path: Path, key: Key | None
) -> None:
    with pytest.raises(StoreFailed, match="locked"):
        restoring.restore(path, copy, key, NOON)
    assert archive.days()


@PLAIN
def test_an_archive_that_is_open_in_another_program_stays(
    archive: SqliteArchive, copy: Path, path: Path
) -> None:
    archive.close()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"held"
        with pytest.raises(StoreFailed, match="locked"):
            restoring.restore(path, copy, None, NOON)
        other.communicate()
    assert restoring.restore(path, copy, None, NOON) is not None


@PLAIN
def test_a_disk_that_fails_in_the_middle_leaves_everything_as_it_was(
    archive: SqliteArchive, copy: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.close()
    before = path.read_bytes()

    def refuse(_self: Path, _target: Path) -> None:
        raise OSError(5, "no")

    names = iter([Path.rename])

    def once(source: Path, target: Path) -> object:
        return next(names, refuse)(source, target)

    with monkeypatch.context() as disk:
        disk.setattr(Path, "rename", once)
        with pytest.raises(StoreFailed):
            restoring.restore(path, copy, None, NOON)
        # Here even the way back is shut, and what was set aside is where it was put.
        (aside,) = quarantine.folder_of(path).iterdir()
        assert aside.read_bytes() == before
    quarantine.bring_back(path, aside)
    assert path.read_bytes() == before


def test_an_encrypted_backup_comes_back_with_its_envelope(tmp_path: Path) -> None:
    path = tmp_path / "hemmelig.dialogarkiv"
    locked = locks.new_key()
    archive = open_archive(path, TestLaptop(), locked, create=True)
    _say(archive, "dag")
    copy = archive.keeping.make()
    archive.close()
    path.unlink()
    envelope.path_of(path).unlink()
    assert restoring.own_key(copy, locked) == locked
    with pytest.raises(StoreFailed, match="passphrase_needed"):
        restoring.own_key(copy, None)
    with pytest.raises(StoreFailed, match="passphrase_needed"):
        restoring.own_key(copy, locks.new_key())
    restoring.restore(path, copy, locked, NOON)
    again = locks.unlocked(path)
    assert [line.id for line in again.days()] == ["dag"]
    again.close()


def test_a_plain_backup_takes_an_encrypted_archives_place_whole(tmp_path: Path) -> None:
    path = tmp_path / "arkivet.dialogarkiv"
    plain = open_archive(path, TestLaptop(), create=True)
    _say(plain, "dag")
    copy = plain.keeping.make()
    plain.close()
    path.unlink()
    open_archive(path, TestLaptop(), locks.new_key(), create=True).close()
    assert restoring.own_key(copy, locks.new_key()) is None
    aside = restoring.restore(path, copy, None, NOON)
    assert aside is not None
    assert envelope.path_of(aside).exists()
    assert not envelope.path_of(path).exists()
    open_archive(path, TestLaptop()).close()


@PLAIN
def test_backups_are_found_newest_first(archive: SqliteArchive, path: Path) -> None:
    first, second = archive.keeping.make(), archive.keeping.make()
    found = restoring.found(path)
    assert [one.path for one in found] == [second, first]
    assert found[0].at == backup.made_at(second)
    assert found[0].size == second.stat().st_size


@PLAIN
def test_a_day_deleted_since_is_told_as_gone(archive: SqliteArchive, copy: Path) -> None:
    then = restoring.look(copy, None)
    archive.write("dag", Step("step.x", removed(*archive.day("dag").rows())), "do", 0, "")
    (one,) = backups.compared(then, archive.read(restoring.held))
    assert one.difference is Difference.GONE_NOW
