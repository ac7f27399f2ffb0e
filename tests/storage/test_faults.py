"""What can happen to a file: each has a kind of its own, and nothing is lost or deleted."""

import contextlib
import itertools
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dialog_app.core.day import Day
from dialog_app.core.model.said import Answer, Note
from dialog_app.core.ports import StoreFailed
from dialog_app.desk.desk import Desk
from dialog_app.storage import migrations, opening, sqlite
from dialog_app.storage.archive import SqliteArchive, open_archive
from dialog_app.storage.sqlite import Key
from tests.storage.conftest import Open
from tests.storage.made import TestLaptop, answer, making, small_day

ROOT = Path(__file__).resolve().parents[2]


def _kind_of(path: Path, key: Key | None = None) -> str:
    with pytest.raises(StoreFailed) as refused:
        open_archive(path, TestLaptop(), key)
    return refused.value.kind


def _stranger(path: Path) -> None:
    connection = sqlite.connect(path, None)
    connection.execute("CREATE TABLE recipes (title TEXT)")
    connection.execute("INSERT INTO recipes VALUES ('vafler')")
    connection.close()


@pytest.mark.parametrize(
    "fill",
    [
        _stranger,
        lambda path: path.write_text("Kjære dagbok"),
        lambda path: path.touch(),
        lambda path: path.write_bytes(sqlite.MAGIC),
        lambda path: path.write_bytes(os.urandom(8192)),
    ],
    ids=["another database", "a text", "an empty file", "a bare header", "noise"],
)
def test_a_file_that_is_not_ours_is_refused_and_left_alone(
    path: Path, key: Key | None, fill: Callable[[Path], object]
) -> None:
    fill(path)
    before = path.read_bytes()
    assert _kind_of(path, key) == "not_ours"
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM answer; END",
        "CREATE VIEW v AS WITH RECURSIVE n(x) AS (VALUES (1) UNION ALL SELECT x FROM n) "
        "SELECT x FROM n",
    ],
)
def test_an_archive_with_something_in_it_that_runs_is_not_ours(
    archive: SqliteArchive, path: Path, key: Key | None, statement: str
) -> None:
    archive.close()
    connection = sqlite.connect(path, key)
    connection.execute(statement)
    connection.close()
    assert _kind_of(path, key) == "not_ours"


def test_a_folder_is_not_an_archive(tmp_path: Path) -> None:
    assert _kind_of(tmp_path) == "not_ours"


def test_a_file_or_folder_that_is_missing_is_gone(tmp_path: Path) -> None:
    assert _kind_of(tmp_path / "borte.dialogarkiv") == "gone"
    with pytest.raises(StoreFailed) as refused:
        open_archive(tmp_path / "ingen" / "ny.dialogarkiv", TestLaptop(), create=True)
    assert refused.value.kind == "gone"
    assert list(tmp_path.iterdir()) == []


def test_the_wrong_key_opens_nothing(archive: SqliteArchive, path: Path, key: Key | None) -> None:
    archive.close()
    before = path.read_bytes()
    assert _kind_of(path, Key(b"x" * 32, b"y" * 16)) == "not_ours"
    if key is not None:
        assert _kind_of(path, None) == "envelope_missing"
    assert path.read_bytes() == before


def test_an_archive_of_a_newer_program_is_refused_and_left_alone(
    archive: SqliteArchive, path: Path, key: Key | None
) -> None:
    archive.amend(
        lambda connection: connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('dialog_app', 'm999_from_tomorrow', '2031-01-01')"
        )
    )
    archive.close()
    before = path.read_bytes()
    assert _kind_of(path, key) == "newer"
    assert path.read_bytes() == before


HOLD = """
    import sys
    from pathlib import Path
    from dialog_app.storage.archive import open_archive
    from tests.storage.made import TestLaptop
    archive = open_archive(Path(sys.argv[1]), TestLaptop("second"))
    print("open", flush=True)
    sys.stdin.readline()
    archive.close()
"""


def _python(code: str, *args: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, args)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def plain(path: Path, new_archives: Callable[[Key | None], Path]) -> Path:
    shutil.copyfile(new_archives(None), path)
    return path


def test_an_archive_open_in_another_program_is_told_and_can_be_opened_later(plain: Path) -> None:
    with _python(HOLD, plain) as second:
        assert second.stdout
        assert second.stdin
        assert second.stdout.readline() == "open\n"
        assert _kind_of(plain) == "locked"
        second.stdin.write("\n")
        second.stdin.close()
        assert second.wait(20) == 0
    open_archive(plain, TestLaptop()).close()


def test_opening_it_twice_here_is_told_and_does_not_let_others_in(plain: Path) -> None:
    archive = open_archive(plain, TestLaptop())
    assert _kind_of(plain) == "locked"
    # The second try must not have dropped the lock that keeps other programs out.
    with _python(HOLD, plain) as second:
        assert second.wait(20) == 1
    archive.write("dag", making(*small_day()), "do", 0, "")
    archive.close()


AS_NOBODY = """
    import os, sys
    from pathlib import Path
    from dialog_app.core.ports import StoreFailed
    from dialog_app.storage.archive import open_archive
    from tests.storage.made import TestLaptop
    if os.geteuid() == 0:
        os.setuid(65534)
    try:
        open_archive(Path(sys.argv[1]), TestLaptop())
    except StoreFailed as refused:
        print(refused.kind)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="rights are another matter on Windows")
@pytest.mark.parametrize("closed", ["file", "folder"])
def test_an_archive_that_may_not_be_written_is_told(new_archives, closed: str) -> None:
    # The tests' own folders are closed to other users, even to look into.
    with _open_folder() as folder:
        path = folder / "a.dialogarkiv"
        shutil.copyfile(new_archives(None), path)
        path.chmod(0o444 if closed == "file" else 0o666)
        folder.chmod(0o555 if closed == "folder" else 0o777)
        with _python(AS_NOBODY, path) as reader:
            said, _ = reader.communicate(timeout=20)
    assert said == "read_only\n"


@contextlib.contextmanager
def _open_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)
        Path(folder).chmod(0o700)


def test_a_full_disk_is_told_and_everything_acknowledged_stays(
    small_disk: Path, new_archives: Callable[[Key | None], Path]
) -> None:
    path = small_disk / "a.dialogarkiv"
    shutil.copyfile(new_archives(None), path)
    archive = open_archive(path, TestLaptop())
    archive.write("dag", making(*small_day()), "do", 0, "")
    kept = _fill_up(archive)
    (small_disk / "mer plass").unlink(missing_ok=True)
    assert archive.day("dag").all(Note) == archive.day("dag").where(Note, lambda n: n.id in kept)
    archive.close()
    again = open_archive(path, TestLaptop())
    assert {note.id for note in again.day("dag").all(Note)} == kept
    assert again.faults() == ()
    again.close()


def _fill_up(archive: SqliteArchive) -> set[str]:
    """Write until the disk is full; return what was acknowledged."""
    kept: set[str] = set()
    failed = ""
    try:
        for number in range(1000):
            note = Note(id=f"n{number}", day_id="dag", text="x" * 9000, number=number)
            archive.write("dag", making(note), "do", 0, "")
            kept.add(note.id)
    except StoreFailed as refused:
        failed = refused.kind
    assert failed == "full"
    assert kept
    return kept


def test_a_new_archive_on_a_full_disk_leaves_nothing_behind(small_disk: Path) -> None:
    (small_disk / "film.mkv").write_bytes(bytes(1_900_000))
    with pytest.raises(StoreFailed) as refused:
        open_archive(small_disk / "a.dialogarkiv", TestLaptop(), create=True)
    assert refused.value.kind == "full"
    assert [path.name for path in small_disk.iterdir()] == ["film.mkv"]


def test_there_is_room_again_and_the_same_step_goes_in(
    archive: SqliteArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.write("dag", making(*small_day()), "do", 0, "")
    note = making(Note(id="n", day_id="dag", text="y" * 200_000, number=1))
    with monkeypatch.context() as full:
        full.setattr(sqlite, "_SETTINGS", (*sqlite._SETTINGS, "max_page_count = 1"))
        archive._file.forget()
        with pytest.raises(StoreFailed) as refused:
            archive.write("dag", note, "do", 0, "")
        assert refused.value.kind == "full"
        assert archive.day("dag").find(Note, "n") is None
    archive._file.forget()
    assert archive.write("dag", note, "do", 0, "").number == 2
    assert archive.day("dag").find(Note, "n") is not None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an open file")
def test_an_archive_deleted_while_open_is_noticed_and_can_be_saved_elsewhere(
    archive: SqliteArchive, path: Path, tmp_path: Path, key: Key | None
) -> None:
    archive.write("dag", making(*small_day()), "do", 0, "")
    path.unlink()
    with pytest.raises(StoreFailed) as refused:
        archive.write("dag", making(answer(1)), "do", 0, "")
    assert refused.value.kind == "gone"
    archive.backup_to(tmp_path / "berget" / "kopi.dialogarkiv")
    archive.close()
    saved = open_archive(tmp_path / "berget" / "kopi.dialogarkiv", TestLaptop(), key)
    assert saved.day("dag").info.title == "Dialogdag i Bergen"
    saved.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an open file")
def test_another_file_under_the_same_name_is_not_written_to(
    archive: SqliteArchive, path: Path, new_archives, key: Key | None
) -> None:
    archive.write("dag", making(*small_day()), "do", 0, "")
    path.unlink()
    shutil.copyfile(new_archives(key), path)
    before = path.read_bytes()
    with pytest.raises(StoreFailed) as refused:
        archive.write("dag", making(answer(1)), "do", 0, "")
    assert refused.value.kind == "gone"
    archive.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize("harm", ["torn", "short"])
def test_a_damaged_archive_is_told_and_kept(open_it: Open, path: Path, harm: str, key) -> None:
    archive = open_it()
    archive.write("dag", making(*small_day(), *map(answer, range(500))), "do", 0, "")
    archive.close()
    whole = path.read_bytes()
    middle = len(whole) // 2
    torn = whole[: 2 * 4096] + os.urandom(middle) + whole[2 * 4096 + middle :]
    harmed = torn if harm == "torn" else whole[:middle]
    path.write_bytes(harmed)
    assert _kind_of(path, key) == "broken"
    assert path.read_bytes() == harmed


def test_noise_in_place_of_the_first_page_is_mended_from_the_file_beside(
    open_it: Open, path: Path, tmp_path: Path, key: Key | None
) -> None:
    # As the power leaves it when it goes while the pages are brought into the one file.
    archive = open_it()
    archive.amend(lambda connection: connection.execute("PRAGMA user_version = 1"))
    archive.write("dag", making(*small_day()), "do", 0, "")
    copy = tmp_path / "etter strømmen"
    for ending in ("", "-wal"):
        shutil.copyfile(path.with_name(path.name + ending), copy.with_name(copy.name + ending))
    archive.close()
    copy.write_bytes(os.urandom(4096) + copy.read_bytes()[4096:])
    again = open_archive(copy, TestLaptop(), key)
    assert again.day("dag").info.id == "dag"
    assert again.faults() == ()
    again.close()


def test_each_commit_begins_in_a_sector_of_its_own(archive: SqliteArchive, path: Path) -> None:
    for step in (making(*small_day()), *(making(answer(number)) for number in range(9))):
        archive.write("dag", step, "do", 0, "")
    raw = path.with_name(path.name + "-wal").read_bytes()
    places = range(32, len(raw) - 4119, 4120)
    # Page, and how many there are after a commit; a commit's last page comes again to fill up.
    frames = [struct.unpack_from(">II", raw, place) for place in places]
    ends, fills = [], []
    for what, alike in itertools.groupby(zip(frames, places, strict=True), lambda one: one[0]):
        if what[1]:
            first, *_ = last = [place + 4120 for _, place in alike]
            ends.append(first)
            fills.append(last[-1])
    assert len(ends) > 5
    assert all((end - 1) // 4096 < fill // 4096 for end, fill in zip(ends, fills, strict=True))


@pytest.mark.parametrize("name", ["med # og ?", "50 % ø", "c:d"])
def test_any_name_of_a_file_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    open_archive(path, TestLaptop(), create=True).close()
    open_archive(path, TestLaptop()).close()
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_disk_that_fails_once_is_not_told_to_be_damage(
    open_it: Open, path: Path, key: Key | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_it().close()
    looks = iter([False])
    monkeypatch.setattr(
        opening, "is_whole", lambda connection: next(looks, True) and sqlite.is_whole(connection)
    )
    open_archive(path, TestLaptop(), key).close()


def test_a_disk_that_does_not_let_us_in_is_not_told_to_be_write_protected(plain: Path) -> None:
    refused: Any = sqlite.Error("unable to open database file")
    refused.sqlite_errorname = "SQLITE_CANTOPEN"
    assert sqlite.failure(refused, plain).kind == "unknown"


def test_a_day_that_has_just_been_closed_is_closed_whatever_its_journal_says(
    archive: SqliteArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(Day(), "dag", archive, TestLaptop())
    desk.take(making(*small_day()))

    def silent(_scope: str) -> None:
        raise StoreFailed("unknown")

    monkeypatch.setattr(archive, "journal", silent)
    desk.start_afresh(making(answer(1)))
    assert desk.record.find(Answer, "dag-svar-1") is not None
    assert desk.undoable is None


def test_a_damaged_archive_keeps_what_stands_beside_it_after_a_crash(
    open_it: Open, path: Path, tmp_path: Path, key: Key | None
) -> None:
    archive = open_it()
    archive.write("dag", making(*small_day(), *map(answer, range(50))), "do", 0, "")
    crashed = tmp_path / "etter strømmen"
    crashed.mkdir()
    for ending in ("", "-wal"):
        shutil.copyfile(path.with_name(path.name + ending), crashed / f"arkivet{ending}")
    archive.close()
    torn = (crashed / "arkivet").read_bytes()
    for left in (torn[: 9 * 4096] + os.urandom(len(torn) - 9 * 4096), b""):
        (crashed / "arkivet").write_bytes(left)
        before = {file.name: file.read_bytes() for file in crashed.iterdir()}
        assert _kind_of(crashed / "arkivet", key) == "broken"
        assert {file.name: file.read_bytes() for file in crashed.iterdir()} == before


def test_a_text_that_is_no_text_and_a_form_that_is_no_form_are_damage(plain: Path) -> None:
    archive = open_archive(plain, TestLaptop())
    archive.write(
        "dag", making(*small_day(), Note(id="n", day_id="dag", text="ærlig", number=1)), "do", 0, ""
    )
    archive.close()
    whole = plain.read_bytes()
    plain.write_bytes(whole.replace("ærlig".encode(), b"\xc3\xc3rlig"))
    archive = open_archive(plain, TestLaptop())
    assert "unreadable: note" in archive.faults()
    with pytest.raises(StoreFailed, match="broken"):
        archive.day("dag")
    archive.close()
    plain.write_bytes(whole.replace(b"2026-11-21", b"2026-91-21"))
    archive = open_archive(plain, TestLaptop())
    for read in (archive.days, lambda: archive.journal("dag")):
        with pytest.raises(StoreFailed, match="broken"):
            read()
    assert "unreadable: journal" in archive.faults()
    archive.close()
    plain.write_bytes(whole.replace(b'"note" (', b'"note" \xdd'))
    assert _kind_of(plain) == "broken"


class _Unsure:
    """A connection whose commit is said to have failed, before or after it went in."""

    def __init__(self, real: Any, *, went_in: bool) -> None:
        self._real = real
        self._went_in = went_in

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def execute(self, sql: str, *values: Any) -> Any:
        if sql == "COMMIT":
            if self._went_in:
                self._real.execute(sql)
            raise sqlite.Error("disk I/O error")
        return self._real.execute(sql, *values)


@pytest.mark.parametrize("went_in", [True, False])
def test_a_commit_of_which_nobody_knows_is_looked_up_and_done_once(
    archive: SqliteArchive, open_it: Open, *, went_in: bool
) -> None:
    archive.write("dag", making(*small_day()), "do", 0, "")
    archive._file._connection = _Unsure(archive._file.connection, went_in=went_in)
    entry = archive.write("dag", making(answer(1)), "do", 0, "")
    assert entry.number == 2
    again = open_it()
    assert [line.number for line in again.journal("dag")] == [1, 2]
    assert again.day("dag").find(Answer, "dag-svar-1") is not None


def test_a_step_told_to_have_failed_is_taken_back_if_it_is_found_later(
    archive: SqliteArchive, open_it: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.write("dag", making(*small_day()), "do", 0, "")
    archive._file._connection = _Unsure(archive._file.connection, went_in=True)

    looks: list[int] = []

    def taken_out_during_the_commit() -> None:
        looks.append(1)
        if len(looks) > 1:
            raise StoreFailed("gone")

    with monkeypatch.context() as out:
        out.setattr(archive._file, "check_in_place", taken_out_during_the_commit)
        with pytest.raises(StoreFailed):
            archive.write("dag", making(answer(1)), "do", 0, "")
    # Memory has stayed as it was, so the same thing is said again, under another id.
    archive.write("dag", making(answer(2)), "do", 0, "")
    again = open_it()
    assert {row.id for row in again.day("dag").all(Answer)} == {"dag-svar-2"}
    assert [line.number for line in again.journal("dag")] == [1, 2]


def test_at_rest_the_one_file_holds_everything(
    archive: SqliteArchive, path: Path, tmp_path: Path, key: Key | None
) -> None:
    archive.write("dag", making(*small_day()), "do", 0, "")
    archive.rest()
    # As a synchronising folder or a hurried person does it: the one file and nothing else.
    copied = subprocess.run(["cp", str(path), str(tmp_path / "kopi")], check=False)
    assert copied.returncode == 0
    archive.close()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["arkivet.dialogarkiv", "kopi"]
    copy = open_archive(tmp_path / "kopi", TestLaptop(), key)
    assert copy.day("dag").info.id == "dag"
    copy.close()


def test_settings_are_those_that_keep_and_delete_for_real(archive: SqliteArchive) -> None:
    connection = archive._file.connection
    wanted = {
        "locking_mode": "exclusive",
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "wal_autocheckpoint": 200,
        "application_id": opening.APPLICATION_ID,
    }
    assert {name: sqlite.pragma(connection, name) for name in wanted} == wanted
    assert migrations.is_current(connection)


def test_a_key_is_never_shown() -> None:
    assert "1111" not in repr(Key(b"1" * 32, b"2" * 16))


def test_only_one_place_knows_the_driver() -> None:
    for source in (ROOT / "dialog_app").rglob("*.py"):
        code = source.read_text(encoding="utf-8")
        assert "import sqlite3" not in code, source
        if source.name != "sqlite.py":
            assert "sqlcipher3" not in code.replace("sqlcipher3.", ""), source
