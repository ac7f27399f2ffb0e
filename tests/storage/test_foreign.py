"""An archive of another laptop offered as a file: ours to the letter, or nothing of it is read."""

import contextlib
import random
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.said import Note
from dialog_app.core.model.services import Service
from dialog_app.core.ports import REGISTER
from dialog_app.storage import day_file, envelope, sqlite
from dialog_app.storage.archive import SqliteArchive, open_archive
from dialog_app.storage.exchange import import_day
from dialog_app.storage.incoming import foreign
from dialog_app.storage.incoming.reading import day_offered, days_offered, is_archive
from dialog_app.storage.sqlite import Key
from tests.storage.made import TestLaptop, answer, making, small_day

NewArchives = Callable[[Key | None], Path]
SERVICE = Service(id="s", name="Skolehelsetjenesten", kind="SH")
NOTE = Note(id="n", day_id="dag", text="Ring «i morgen»", number=1)


@pytest.fixture(scope="module")
def sent_once(tmp_path_factory: pytest.TempPathFactory, new_archives: NewArchives) -> Path:
    path = tmp_path_factory.mktemp("theirs") / "tilsendt.dialogarkiv"
    shutil.copyfile(new_archives(None), path)
    archive = open_archive(path, TestLaptop("theirs"))
    archive.write(REGISTER, making(SERVICE), "do", 0, "")
    archive.write("dag", making(*small_day(), answer(1), NOTE), "do", 0, "")
    archive.close()
    return path


@pytest.fixture
def sent(tmp_path: Path, sent_once: Path) -> Path:
    """Give an archive with one day, closed, as somebody copied it to a memory stick."""
    return Path(shutil.copy(sent_once, tmp_path / sent_once.name))


@pytest.fixture
def mine(tmp_path: Path, new_archives: NewArchives) -> Iterator[SqliteArchive]:
    path = tmp_path / "mitt.dialogarkiv"
    shutil.copyfile(new_archives(None), path)
    archive = open_archive(path, TestLaptop("mine"))
    yield archive
    archive.close()


def spoil(path: Path, *statements: str) -> None:
    """Do with an archive what anybody can who has the tools, and leave it in one file."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        connection.execute(statement)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def refused(path: Path) -> str:
    """Return why an archive is refused, and see that it is within seconds and changes nothing."""
    before, began = path.read_bytes(), time.monotonic()
    with pytest.raises(RuleBroken) as broken:
        _read(path)
    assert time.monotonic() - began < foreign.SECONDS + 5
    assert path.read_bytes() == before
    return broken.value.code.removeprefix("import.")


def _read(path: Path) -> None:
    foreign.days(path)
    day_file.read(foreign.day(path, "dag").encode())


def test_a_day_is_listed_and_taken_in_and_the_file_stays_as_it_was(
    sent: Path, mine: SqliteArchive
) -> None:
    before = {file: file.read_bytes() for file in sent.parent.glob("tilsendt*")}
    (line,) = days_offered(sent)
    assert (line.id, line.title, line.date.isoformat()) == (
        "dag",
        "Dialogdag i Bergen",
        "2026-11-21",
    )
    assert import_day(mine, day_offered(sent, "dag")) == "dag"
    assert mine.day("dag").one(Note, "n") == NOTE
    assert mine.faults() == ()
    assert {file: file.read_bytes() for file in sent.parent.glob("tilsendt*")} == before


def test_an_archive_that_came_to_be_step_by_step_is_ours_too(sent: Path) -> None:
    # The list of statements is that of the program; a file must not differ by how old it is.
    connection = sqlite3.connect(sent)
    assert set(connection.execute(foreign._SCHEMA)) == foreign._ours()
    connection.close()


def test_a_day_that_is_not_there_is_gone(sent: Path) -> None:
    with pytest.raises(RuleBroken, match=r"row\.gone"):
        day_offered(sent, "en annen")


BY_ITS_SCHEMA = {
    "a trigger": ["CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM note; END"],
    "a view": ["CREATE VIEW v AS SELECT * FROM note"],
    "an endless view": [
        "CREATE VIEW v AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
        "SELECT count(*) FROM n"
    ],
    "an endless view in a table's place": [
        "DROP TABLE note",
        "CREATE VIEW note AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) "
        "SELECT id FROM n",
    ],
    "a column of a hundred million bytes": [
        "ALTER TABLE note ADD COLUMN much TEXT AS (hex(zeroblob(50000000))) VIRTUAL"
    ],
    "one more column": ["ALTER TABLE note ADD COLUMN navn TEXT"],
    "one more table": ["CREATE TABLE ungdom (navn TEXT)"],
    "one more index": ["CREATE INDEX i ON note (text)"],
    "one table less": ["DROP TABLE paper"],
    "one more virtual table": ["CREATE VIRTUAL TABLE f USING fts5 (x)"],
    "another index of words": [
        "DROP TABLE search_words",
        "CREATE VIRTUAL TABLE search_words USING fts5 (title, more)",
    ],
    "a check that runs": [
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, ') STRICT', ', CHECK (id > 0)) STRICT')"
        " WHERE name = 'note'",
    ],
    "a default that runs": [
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, '\"text\"', '\"text\" DEFAULT (x())')"
        " WHERE name = 'note'",
    ],
    "loose columns": [
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'STRICT', '') WHERE name = 'note'",
    ],
    "statements that are none": [
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = 'CREATE TABLE (' WHERE name = 'note'",
    ],
    "no statements": ["PRAGMA writable_schema = ON", "DELETE FROM sqlite_master"],
    "another mark in its header": ["PRAGMA application_id = 1"],
    "smaller pages": ["PRAGMA journal_mode = DELETE", "PRAGMA page_size = 512", "VACUUM"],
    "larger pages": ["PRAGMA journal_mode = DELETE", "PRAGMA page_size = 65536", "VACUUM"],
}


@pytest.mark.parametrize("statements", BY_ITS_SCHEMA.values(), ids=BY_ITS_SCHEMA)
def test_whatever_is_not_ours_to_the_letter_is_refused(sent: Path, statements: list[str]) -> None:
    spoil(sent, *statements)
    assert refused(sent) in {"archive_other", "archive_broken"}


AS_OURS = {
    # The tables' own words are ours again, so only the cells give it away.
    "a blob where a text belongs": ["UPDATE note SET text = x'ff00'"],
    "a number where a text belongs": ["UPDATE note SET text = 1.5"],
    "nothing where something belongs": ["UPDATE note SET text = NULL"],
    "a text in no encoding": ["UPDATE note SET text = cast(x'ff41' AS TEXT)"],
    "a number that is none": ["UPDATE note SET number = 'mange'"],
    "a date that is none": ["UPDATE day_info SET date = '2026-02-30'"],
    "a kind of day nobody knows": ["UPDATE day_info SET kind = 'ball'"],
}


@pytest.mark.parametrize("statements", AS_OURS.values(), ids=AS_OURS)
def test_cells_that_no_archive_could_hold_are_damage(sent: Path, statements: list[str]) -> None:
    with_words_of = {
        name: sql for name, sql in _statements(sent) if name in {"note", "day_info"} and sql
    }
    _say(sent, {name: _loose(sql) for name, sql in with_words_of.items()})
    spoil(sent, *statements)
    _say(sent, with_words_of)
    assert refused(sent) in {"archive_broken", "field_wrong"}


def _statements(path: Path) -> list[tuple[str, str]]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT name, sql FROM sqlite_master").fetchall()


def _say(path: Path, words: dict[str, str]) -> None:
    """Let a file say of its tables what is not so, or no longer."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        for name, sql in words.items():
            connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (sql, name))
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _loose(sql: str) -> str:
    return (
        sql.replace("STRICT", "")
        .replace("NOT NULL", "")
        .replace("INTEGER", "BLOB")
        .replace("TEXT", "BLOB")
    )


def test_a_table_that_stands_on_another_s_pages_harms_nothing_here(
    sent: Path, mine: SqliteArchive
) -> None:
    spoil(
        sent,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master "
        "WHERE name = 'day_info') WHERE name = 'note'",
    )
    with contextlib.suppress(RuleBroken):
        import_day(mine, day_offered(sent, "dag"))
    assert mine.faults() == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE note SET text = printf('%.*c', 1000000, 'x')",
        "UPDATE note SET number = 9223372036854775807",
        "UPDATE day_info SET zone = '../../etc/passwd'",
        "UPDATE day_info SET date = '9999-12-31'",
        "UPDATE note SET id = 'to' || char(10) || 'linjer'",
    ],
)
def test_values_are_checked_one_by_one_as_those_of_a_day_file(
    sent: Path, mine: SqliteArchive, statement: str
) -> None:
    spoil(sent, statement)
    with pytest.raises(RuleBroken, match=r"import\.field_(wrong|too_long)"):
        import_day(mine, day_offered(sent, "dag"))
    assert mine.days() == []


def test_the_index_of_words_is_never_asked_whatever_is_in_it(
    sent: Path, mine: SqliteArchive
) -> None:
    spoil(
        sent,
        "PRAGMA writable_schema = ON",
        "INSERT OR REPLACE INTO search_words_config VALUES ('rank', 'load_extension(''x'')')",
        "INSERT OR REPLACE INTO search_words_config VALUES ('version', 99)",
        "UPDATE search_words_data SET block = zeroblob(100)",
    )
    assert import_day(mine, day_offered(sent, "dag")) == "dag"


def test_a_question_without_an_end_is_ended(sent: Path) -> None:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT x FROM n"
    until = time.monotonic() + 0.2
    connection = sqlite.connect_untouched(sent, lambda: time.monotonic() > until)
    connection.set_authorizer(None)  # type: ignore[attr-defined]
    with contextlib.closing(connection), pytest.raises(sqlite.Error):
        connection.execute(endless).fetchall()
    assert time.monotonic() - until < 2


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM note",
        "ATTACH 'annen.db' AS annen",
        "PRAGMA query_only = OFF",
        "SELECT load_extension('x')",
        "SELECT writefile('x', 'y')",
        "CREATE TEMP TABLE x (y)",
    ],
)
def test_of_a_stranger_s_file_only_rows_are_asked(sent: Path, statement: str) -> None:
    connection = sqlite.connect_untouched(sent, lambda: False)
    with contextlib.closing(connection), pytest.raises(sqlite.Error):
        connection.execute(statement).fetchall()


def test_an_archive_that_is_not_all_in_one_file_is_told(sent: Path) -> None:
    sent.with_name(sent.name + "-wal").write_bytes(b"x" * 100)
    assert refused(sent) == "archive_open"


def test_an_encrypted_archive_is_told_from_a_stranger_s_file(sent: Path) -> None:
    sent.write_bytes(bytes(range(256)) * 400)
    assert not is_archive(sent)
    assert refused(sent) == "archive_other"
    envelope.path_of(sent).write_bytes(b"{}")
    assert is_archive(sent)
    assert refused(sent) == "archive_locked"


def test_no_damage_ends_the_program_or_hangs(sent: Path, mine: SqliteArchive) -> None:
    # A few here; thousands in the torture.
    whole, dice = sent.read_bytes(), random.Random(7)  # noqa: S311 - the same harm every time
    for _ in range(40):
        harmed = bytearray(whole)
        for _ in range(dice.choice((1, 10, 1000))):
            harmed[dice.randrange(100, len(harmed))] = dice.randrange(256)
        sent.write_bytes(harmed)
        with contextlib.suppress(RuleBroken):
            day_file.read(foreign.day(sent, "dag").encode())
    assert mine.days() == []
