"""A backup is whole, checked, and never takes the place of a better one."""

from pathlib import Path

import pytest

from dialog_app.core.model.said import Note
from dialog_app.core.ports import StoreFailed
from dialog_app.storage import backup
from dialog_app.storage.archive import SqliteArchive, open_archive
from dialog_app.storage.sqlite import Key
from tests.storage.made import NOON, TestLaptop, making, small_day


def _big(archive: SqliteArchive) -> None:
    notes = (Note(id=f"n{n}", day_id="dag", text="tekst " * 3000, number=n) for n in range(60))
    archive.write("dag", making(*small_day(), *notes), "do", 0, "")


def test_a_backup_opens_as_an_archive_with_everything(
    archive: SqliteArchive, tmp_path: Path, key: Key | None
) -> None:
    _big(archive)
    copy = tmp_path / "minnepinne" / "kopi.dialogarkiv"
    archive.backup_to(copy)
    opened = open_archive(copy, TestLaptop(), key)
    assert opened.day("dag") == archive.day("dag")
    assert opened.journal("dag") == archive.journal("dag")
    opened.close()
    assert [path.name for path in copy.parent.iterdir()] == ["kopi.dialogarkiv"]


def test_work_goes_on_while_a_backup_is_made(archive: SqliteArchive, tmp_path: Path, key) -> None:
    _big(archive)
    written: list[str] = []

    def note_it(_left: int, _all: int) -> None:
        note = Note(id=f"under-{len(written)}", day_id="dag", text="underveis", number=99)
        archive.write("dag", making(note), "do", 0, "")
        written.append(note.id)

    archive.backup_to(tmp_path / "kopi", note_it)
    assert len(written) > 1
    copy = open_archive(tmp_path / "kopi", TestLaptop(), key)
    # Steps that came after the last page are for the next backup.
    assert {row.id for row in copy.day("dag").all(Note)} >= {f"n{n}" for n in range(60)}
    assert copy.faults() == ()
    copy.close()


def test_a_copy_that_does_not_match_is_thrown_away(
    archive: SqliteArchive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kopi"
    archive.backup_to(kept)
    before = kept.read_bytes()
    counts = iter([{"note": 60}, {"note": 59}])
    monkeypatch.setattr(backup, "row_counts", lambda _connection: next(counts))
    with pytest.raises(StoreFailed, match="broken"):
        archive.backup_to(kept)
    assert kept.read_bytes() == before
    assert not list(tmp_path.glob("*.part*"))


def test_a_backup_to_a_place_that_is_not_there_is_told(
    archive: SqliteArchive, tmp_path: Path
) -> None:
    (tmp_path / "fil").write_text("ikke en mappe")
    with pytest.raises(StoreFailed):
        archive.backup_to(tmp_path / "fil" / "kopi")


def test_backups_are_listed_oldest_first_and_only_those_of_the_archive(tmp_path: Path) -> None:
    mine, other = tmp_path / "a[1].dialogarkiv", tmp_path / "b.dialogarkiv"
    times = [NOON.replace(hour=hour) for hour in (14, 9, 11)]
    for path in [backup.backup_name(mine, at) for at in times] + [backup.backup_name(other, NOON)]:
        path.parent.mkdir(exist_ok=True)
        path.touch()
    hours = [path.name.split(".")[-2][9:11] for path in backup.backups_of(mine)]
    assert hours == ["09", "11", "14"]


def test_the_newest_backup_is_known_by_its_name_alone(tmp_path: Path) -> None:
    mine = tmp_path / "a.dialogarkiv"
    assert backup.newest_backup(mine) is None
    backup.folder_of(mine).mkdir()
    for hour in (14, 9, 11):
        backup.backup_name(mine, NOON.replace(hour=hour)).touch()
    (backup.folder_of(mine) / "a.dialogarkiv.zzz.backup").touch()
    assert backup.newest_backup(mine) == NOON.replace(hour=14)


def test_an_encrypted_archive_leaks_nothing_beside_itself(
    archive: SqliteArchive, path: Path, key: Key | None
) -> None:
    if key is None:
        assert path.read_bytes().startswith(b"SQLite format 3")
        return
    word = "KANARIFUGL"
    note = Note(id="n", day_id="dag", text=word, number=1)
    archive.write("dag", making(*small_day(), note), "do", 0, "")
    archive.backup_to(backup.backup_name(path, NOON))
    for file in [*path.parent.glob("*"), *(path.parent / "backups").glob("*")]:
        if file.is_file():
            seen = file.read_bytes()
            assert word.encode() not in seen
            assert b"CREATE TABLE" not in seen
            assert b"SQLite format" not in seen
