"""An archive of another laptop, offered as a file: read and never written, and only if it is ours.

A database can hold more than rows: triggers, views without an end, columns that are worked out.
So nothing of it is asked for before each statement that made it is the very one that makes a new
archive of this program, and every question stops after a few seconds. It is meant to run where it
can be ended (`incoming.child`); what it gives is checked again, value by value, as a day file is.
"""

import datetime
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from dialog_app.core import codec
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.merge.states import States, copy_of
from dialog_app.core.model.base import Row
from dialog_app.core.model.days import DayInfo, DayState
from dialog_app.core.plain import clean_line
from dialog_app.core.register import Register
from dialog_app.core.tables import DAY_ROWS, REGISTER_ROWS
from dialog_app.storage import envelope, journal, marks_file, migrations, papers, part_states
from dialog_app.storage.day_copy import day_copy, whole_papers
from dialog_app.storage.opening import APPLICATION_ID
from dialog_app.storage.rows import table_of
from dialog_app.storage.sqlite import MAGIC, Connection, connect_untouched, in_memory

R = TypeVar("R", bound=Row)

SECONDS: Final = 5
"""How long one archive may be asked (reliability §4)."""

MOST_DAYS: Final = 1000
"""The most days that are listed, the newest first."""

_HEADER: Final = 100
_PAGE_SIZE: Final = slice(16, 18)
_ENCODING: Final = slice(56, 60)
_ID: Final = slice(68, 72)
_UTF8: Final = 1
_PAGE: Final = 4096
_NOT_IN_IT_YET: Final = ("-wal", "-journal")
_PLAIN: Final = (str, int)
_SCHEMA: Final = "SELECT type, name, tbl_name, sql FROM sqlite_master"


def is_archive(path: Path) -> bool:
    """Tell whether a file is an archive, open or encrypted, by its first bytes and its envelope.

    Raises `OSError` when it cannot be read.
    """
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC or envelope.path_of(path).exists()


def days(path: Path) -> list[dict[str, str]]:
    """Return what tells the days of an archive apart, the newest first.

    Raises `OSError`, and `RuleBroken`: `import.archive_locked` (it is encrypted),
    `import.archive_open` (not all of it stands in the one file), `import.archive_other` (it is
    not, statement by statement, one of ours), and `import.archive_broken` for whatever else.
    """
    with _opened(path) as connection:
        found = [_sound(info) for info in table_of(DayInfo).all(connection)]
        newest_first = sorted(found, key=lambda info: info.date, reverse=True)
        return [_told(info) for info in newest_first[:MOST_DAYS]]


def _told(info: DayInfo) -> dict[str, str]:
    texts = {"id": info.id, "title": info.title, "place": info.place}
    told = {name: clean_line(text) for name, text in texts.items()}
    return {**told, "date": info.date.isoformat()}


def day(path: Path, day_id: str) -> str:
    """Return one day of an archive as a day file.

    Raises as `days` does, and `RuleBroken("row.gone")` where there is no such day.
    """
    with _opened(path) as connection:
        of_day = (table_of(kind).of_day(connection, day_id) for kind in DAY_ROWS)
        whole = Day(_sound(row) for rows in of_day for row in rows)
        if not whole.all(DayInfo):
            raise RuleBroken("row.gone", kind=DayInfo.__name__)
        of_all = (table_of(kind).all(connection) for kind in REGISTER_ROWS)
        register = Register(_sound(row) for rows in of_all for row in rows)
        kept = whole_papers(whole, lambda issue: papers.paper(connection, issue))
        copy = day_copy(whole, register, kept, datetime.datetime.now(datetime.UTC), "")
        return json.dumps({**copy, marks_file.PART: part_states.plain(_marked(connection, whole))})


def _marked(connection: Connection, whole: Day) -> States:
    """Return what the archive knows of each part, as it would have given it along."""
    if whole.info.state is DayState.CLOSED:
        return {}
    known = part_states.known(connection, whole.info.id)
    return copy_of(whole, known, journal.entries(connection, whole.info.id)).states


def _sound(row: R) -> R:
    """Return a row whose texts and numbers are some; raises `ValueError`.

    The tables of a file say that they hold nothing else, and a file can be made to lie.
    """
    for field in codec.fields_of(type(row)):
        value = getattr(row, field.name)
        if field.type in _PLAIN and value is not None and type(value) is not field.type:
            raise ValueError(field.name)
    return row


@contextmanager
def _opened(path: Path) -> Iterator[Connection]:
    _look_at_file(path)
    until = time.monotonic() + SECONDS
    connection = None
    try:
        connection = connect_untouched(path, lambda: time.monotonic() > until)
        _look_at_schema(connection)
        yield connection
    except (RuleBroken, MemoryError):
        raise
    except Exception as wrong:
        # Damage can look like anything: of the file, of a row, of a text in no encoding.
        raise RuleBroken("import.archive_broken") from wrong
    finally:
        if connection is not None:
            connection.close()


def _look_at_file(path: Path) -> None:
    with path.open("rb") as file:
        header = file.read(_HEADER)
    if not header.startswith(MAGIC):
        is_locked = envelope.path_of(path).exists()
        raise RuleBroken("import.archive_locked" if is_locked else "import.archive_other")
    said = {int.from_bytes(header[part]) for part in (_ID, _ENCODING, _PAGE_SIZE)}
    if said != {APPLICATION_ID, _UTF8, _PAGE}:
        raise RuleBroken("import.archive_other")
    beside = (path.with_name(path.name + ending) for ending in _NOT_IN_IT_YET)
    if any(other.exists() and other.stat().st_size for other in beside):
        raise RuleBroken("import.archive_open")


def _look_at_schema(connection: Connection) -> None:
    if set(connection.execute(_SCHEMA)) != _ours():
        raise RuleBroken("import.archive_other")


@cache
def _ours() -> set[tuple[str, str, str, str | None]]:
    """Return every statement of a new archive of this program."""
    fresh = in_memory()
    try:
        migrations.migrate(fresh)
        return set(fresh.execute(_SCHEMA))
    finally:
        fresh.close()
