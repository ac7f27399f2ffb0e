"""Looking through a whole archive for damage."""

import datetime
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from dialog_app.core.ports import StoreFailed
from dialog_app.core.tables import ALL_ROWS, table_name
from dialog_app.storage import closing, issuing, journal, meta, papers, sums
from dialog_app.storage.rows import table_of
from dialog_app.storage.sqlite import (
    Connection,
    Error,
    Key,
    failure,
    is_undecodable,
    look_into,
)


def faults(connection: Connection, key: Key | None) -> tuple[str, ...]:
    """Return what is wrong with an archive, a technical line each; holds no text of people."""
    if key is not None:
        # The check of the encryption reads only the one file, not what stands beside it.
        closing.into_one_file(connection)
    broken = (*pages(connection, key), *_pointers(connection), *_rows(connection))
    # What cannot be read cannot be compared either.
    return broken or (
        *papers.faults(connection),
        *issuing.faults(connection),
        *sums.faults(connection),
    )


def faults_of_copy(copy: Path, key: Key | None) -> tuple[str, ...]:
    """Return what is wrong with a backup, read from end to end; changes nothing, takes a while.

    Raises `StoreFailed` where it cannot be opened at all.
    """
    try:
        connection = look_into(copy, key)
        try:
            return (*pages(connection, key), *_pointers(connection))
        finally:
            connection.close()
    except (Error, OSError) as error:
        failed = failure(error, copy)
        if failed.kind == "broken":
            return ("unreadable: pages",)
        raise failed from error


def checked_at(connection: Connection) -> datetime.datetime | None:
    """Return when a backup was last found to be whole, in UTC, or None; raises `Error`."""
    noted = meta.get(connection, meta.CHECKED)
    return datetime.datetime.fromisoformat(noted) if noted else None


def note_checked(connection: Connection, at: datetime.datetime) -> None:
    """Note that a backup was found to be whole; raises `Error`."""
    meta.put(connection, meta.CHECKED, at.astimezone(datetime.UTC).isoformat())


def pages(connection: Connection, key: Key | None) -> Iterator[str]:
    """Yield what is wrong with the pages, as the database and its encryption see them."""
    checks = ["integrity_check"] if key is None else ["integrity_check", "cipher_integrity_check"]
    for check in checks:
        found = connection.execute(f"PRAGMA {check}").fetchall()
        yield from (f"{check}: {line[0]}" for line in found if line[0] != "ok")


def _pointers(connection: Connection) -> Iterator[str]:
    for table, _row, parent, _number in connection.execute("PRAGMA foreign_key_check").fetchall():
        yield f"foreign_key_check: {table} -> {parent}"


def _rows(connection: Connection) -> Iterator[str]:
    for kind in ALL_ROWS:
        if not _can_be_read(partial(table_of(kind).all, connection)):
            yield f"unreadable: {table_name(kind)}"
    scopes = connection.execute('SELECT DISTINCT "scope" FROM "journal"').fetchall()
    for (scope,) in scopes:
        if not _can_be_read(partial(journal.entries, connection, scope)):
            yield "unreadable: journal"


def _can_be_read(read: Callable[[], object]) -> bool:
    try:
        read()
    except StoreFailed:
        return False
    except Error as error:
        if not is_undecodable(error):
            raise
        return False
    return True
