"""A day from elsewhere is looked at by a process that can be ended, whatever it holds."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dialog_app.core import codec
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.said import Note
from dialog_app.core.tables import table_name
from dialog_app.storage import day_file
from dialog_app.storage.archive import SqliteArchive, open_archive
from dialog_app.storage.exchange import import_day
from dialog_app.storage.incoming.reading import read_day
from dialog_app.storage.sqlite import Key
from tests.storage.made import TestLaptop, small_day

NewArchives = Callable[[Key | None], Path]
NOTE = Note(id="n", day_id="dag", text="ring «i morgen»", number=1)


@pytest.fixture
def elsewhere(tmp_path: Path, new_archives: NewArchives) -> Iterator[SqliteArchive]:
    path = tmp_path / "annet.dialogarkiv"
    shutil.copyfile(new_archives(None), path)
    archive = open_archive(path, TestLaptop("other"))
    yield archive
    archive.close()


def day(**changed: object) -> bytes:
    """Return a small day as a file; `changed` are other parts."""
    info, _asked = small_day()
    parts = dict.fromkeys(day_file.PARTS, "") | {"format": "dialogdag.day", "version": 4}
    tables = {table_name(type(row)): [codec.plain(row)] for row in (info, NOTE)}
    return json.dumps({**parts, "day": tables, "register": {}, **changed}).encode()


class Gone:
    cancelled = True


def test_a_good_day_comes_in_by_way_of_the_other_process(elsewhere: SqliteArchive) -> None:
    assert import_day(elsewhere, day()) == "dag"
    assert elsewhere.day("dag").one(Note, "n") == NOTE


def test_what_the_other_process_refuses_is_told_in_full(elsewhere: SqliteArchive) -> None:
    raw = day().replace(b'"number": 1', b'"number": "en"')
    with pytest.raises(RuleBroken) as refused:
        import_day(elsewhere, raw)
    assert refused.value.code == "import.field_wrong"
    assert refused.value.facts == {"table": "note", "number": 1, "field": "number"}
    assert elsewhere.days() == []


def test_a_file_that_fills_the_memory_ends_its_reader_alone(elsewhere: SqliteArchive) -> None:
    # Seven million lists, each of 72 bytes and a place in another one.
    raw = b'{"format": [' + b"[]," * 7_000_000 + b"[]]}"
    with pytest.raises(RuleBroken, match=r"import\.too_heavy"):
        import_day(elsewhere, raw)
    assert elsewhere.days() == []


def test_a_reader_that_takes_too_long_is_ended() -> None:
    with pytest.raises(RuleBroken, match=r"import\.too_heavy"):
        read_day(day(), seconds=0)


def test_a_reader_nobody_waits_for_is_ended() -> None:
    with pytest.raises(RuleBroken, match=r"import\.cancelled"):
        read_day(day(), Gone())


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        # [ a hundred thousand times: deeper than any reader goes.
        (b"[" * 100_000, "not_json"),
        # A number of 5,000 digits, and one of 100 that fits no column.
        (day(version=4).replace(b'"version": 4', b'"version": ' + b"9" * 5_000), "not_json"),
        (day(version=10**100), "newer"),
        (day().replace(b'"number": 1', b'"number": ' + b"9" * 100), "field_wrong"),
        # Not a number, not an end.
        (day().replace(b'"number": 1', b'"number": NaN'), "not_json"),
        (day().replace(b'"number": 1', b'"number": -Infinity'), "not_json"),
        (day().replace(b'"number": 1', b'"number": 1e400'), "field_wrong"),
        # The same name twice: readers disagree on which one counts.
        (day().replace(b'"number": 1', b'"number": 1, "number": 2'), "twice"),
        # Half a character in a text is taken out; in an id or a table's name it fits nothing.
        (day().replace(b'"id": "n"', b'"id": "\\ud800"'), "field_wrong"),
        (day().replace(b'"note"', b'"\\udfff"'), "part_wrong"),
        (day().replace(b'"note"', b'"__class__"'), "part_wrong"),
        # NUL among the letters, other encodings, nothing at all.
        (day().replace(b'"number"', b'"\\u0000"'), "field_unknown"),
        (b"\x00" + day(), "not_json"),
        (day().decode().encode("utf-16"), "not_json"),
        (b"", "not_json"),
        (b"null", "not_a_day"),
    ],
    ids=lambda value: value if isinstance(value, str) else repr(value[:24]),
)
def test_json_made_to_do_harm_is_refused(raw: bytes, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        day_file.read(raw)
    assert refused.value.code == f"import.{code}"


def test_a_byte_order_mark_is_no_fault() -> None:
    assert read_day(b"\xef\xbb\xbf" + day()).info.id == "dag"


def test_a_whole_archive_is_told_from_a_day(new_archives: NewArchives) -> None:
    with pytest.raises(RuleBroken, match=r"import\.whole_archive"):
        read_day(new_archives(None).read_bytes())
