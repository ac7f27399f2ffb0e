"""A file whose name, disk or room is gone: it is found again, moved, or given the reserve."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dialog_app.core.model.said import Answer, Note
from dialog_app.core.ports import StoreFailed
from dialog_app.storage import place, reserve, sqlite
from dialog_app.storage.archive import SqliteArchive, open_archive
from dialog_app.storage.sqlite import Key
from tests.storage.made import TestLaptop, answer, making, small_day

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an open file")


@pytest.fixture
def written(archive: SqliteArchive) -> SqliteArchive:
    archive.write("dag", making(*small_day()), "do", 0, "")
    return archive


class Stick:
    """A folder that is taken away and comes back as another disk does: with other numbers."""

    def __init__(self, folder: Path, pocket: Path) -> None:
        self._folder = folder
        self._pocket = pocket

    def pull(self) -> None:
        self._folder.rename(self._pocket)

    def put_back(self) -> None:
        shutil.copytree(self._pocket, self._folder)


@pytest.fixture
def stick(path: Path, tmp_path_factory: pytest.TempPathFactory) -> Stick:
    return Stick(path.parent, tmp_path_factory.mktemp("pocket") / "stick")


def test_a_file_that_comes_back_with_its_disk_is_written_in_again(
    written: SqliteArchive, stick: Stick, path: Path, key: Key | None
) -> None:
    stick.pull()
    assert written.standing.come_back() == "absent"
    with pytest.raises(StoreFailed):
        written.write("dag", making(answer(1)), "do", 0, "")
    stick.put_back()
    assert written.standing.come_back() == "back"
    written.write("dag", making(answer(2)), "do", 0, "")
    written.close()
    again = open_archive(path, TestLaptop(), key)
    assert [row.id for row in again.day("dag").all(Answer)] == ["dag-svar-2"]
    again.close()


def test_a_file_that_nobody_has_written_in_yet_comes_back_too(
    archive: SqliteArchive, stick: Stick
) -> None:
    stick.pull()
    stick.put_back()
    assert archive.standing.come_back() == "back"
    archive.write("dag", making(*small_day()), "do", 0, "")


def test_a_file_somebody_wrote_in_meanwhile_is_not_taken_up(
    written: SqliteArchive, stick: Stick, path: Path, key: Key | None
) -> None:
    stick.pull()
    stick.put_back()
    other = open_archive(path, TestLaptop("other"), key)
    other.write("dag", making(answer(1)), "do", 0, "")
    other.close()
    assert written.standing.come_back() == "changed"
    with pytest.raises(StoreFailed):
        written.write("dag", making(answer(2)), "do", 0, "")


def test_a_file_that_was_only_looked_at_meanwhile_is_taken_up(
    written: SqliteArchive, stick: Stick, path: Path, key: Key | None
) -> None:
    stick.pull()
    stick.put_back()
    open_archive(path, TestLaptop("other"), key).close()
    assert written.standing.come_back() == "back"


def test_a_file_that_came_back_torn_is_waited_for(
    written: SqliteArchive, stick: Stick, path: Path
) -> None:
    written.rest()
    stick.pull()
    stick.put_back()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    path.with_name(f"{path.name}-wal").unlink(missing_ok=True)
    assert written.standing.come_back() == "absent"


def test_a_file_goes_on_in_its_copy(
    written: SqliteArchive, path: Path, tmp_path: Path, key: Key | None
) -> None:
    elsewhere = tmp_path / "annet sted.dialogarkiv"
    written.standing.move_to(elsewhere)
    assert written.path == elsewhere
    written.write("dag", making(answer(1)), "do", 0, "")
    left = open_archive(path, TestLaptop(), key)
    assert left.day("dag").all(Answer) == ()
    assert left.day("dag").info.id == "dag"
    left.close()


def test_where_a_file_is(written: SqliteArchive, path: Path, monkeypatch) -> None:
    assert written.standing.whereabouts() == "there"
    path.rename(path.with_name("flyttet"))
    assert written.standing.whereabouts() == "lost"
    monkeypatch.setattr(written._file, "_disk", -1)
    assert written.standing.whereabouts() == "out"


def test_a_disk_that_is_gone_while_its_name_is_remembered(
    written: SqliteArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dead(_folder: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(place, "sync_folder", dead)
    assert written.standing.whereabouts() == "there"
    assert written.standing.whereabouts(doubtful=True) == "out"


class _Malformed:
    """A connection that calls everything damaged, as one does after an error of the disk."""

    def __init__(self, real: object) -> None:
        self._real = real

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)

    def execute(self, *_statement: object) -> object:
        error = sqlite.Error("database disk image is malformed")
        error.sqlite_errorname = "SQLITE_CORRUPT"  # type: ignore[attr-defined]
        raise error


def test_nothing_is_called_damaged_that_is_whole_when_opened_anew(
    written: SqliteArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written._file

    def attempt(_work: object) -> None:
        _Malformed(file.connection).execute()

    with monkeypatch.context() as bad:
        bad.setattr(file, "_attempt", attempt)
        with pytest.raises(StoreFailed) as refused:
            written.write("dag", making(answer(1)), "do", 0, "")
    assert refused.value.kind == "unknown"
    written.write("dag", making(answer(1)), "do", 0, "")


def _grow(disk: Path, size: str) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", str(disk)], check=True)


def _fill_up(archive: SqliteArchive) -> tuple[set[str], int]:
    """Write until the disk is full; return what was acknowledged, and how much of it at last."""
    kept: set[str] = set()
    after_the_reserve = 0
    failed = ""
    while not failed:
        number = len(kept)
        note = Note(id=f"n{number}", day_id="dag", text="x" * 9000, number=number)
        try:
            archive.write("dag", making(note), "do", 0, "")
        except StoreFailed as refused:
            failed = refused.kind
        else:
            kept.add(note.id)
            after_the_reserve += not archive.standing.reserve.is_there()
    assert failed == "full"
    return kept, after_the_reserve


def test_the_reserve_lets_a_full_disk_take_some_more(
    small_disk: Path,
    new_archives: Callable[[Key | None], Path],
    key: Key | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reserve, "MARGIN", 0)
    _grow(small_disk, "3m")
    at = small_disk / "a.dialogarkiv"
    shutil.copyfile(new_archives(key), at)
    archive = open_archive(at, TestLaptop(), key)
    archive.write("dag", making(*small_day()), "do", 0, "")
    assert archive.standing.reserve.make()
    kept, after_the_reserve = _fill_up(archive)
    assert after_the_reserve > 5
    archive.close()
    # Looking through every page takes some room.
    _grow(small_disk, "8m")
    again = open_archive(at, TestLaptop(), key)
    assert {note.id for note in again.day("dag").all(Note)} == kept
    assert again.faults() == ()
    again.close()


def test_no_room_is_put_aside_where_there_is_little(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = reserve.Reserve(path)
    monkeypatch.setattr(reserve.Reserve, "room", lambda _self: reserve.MARGIN - 1)
    assert not aside.make()
    assert list(path.parent.iterdir()) == []
    monkeypatch.setattr(reserve.Reserve, "room", lambda _self: reserve.MARGIN)
    assert aside.make()
    assert [one.name for one in path.parent.iterdir()] == [".arkivet.dialogarkiv.reserve"]
    assert aside.give_up()
    assert list(path.parent.iterdir()) == []
