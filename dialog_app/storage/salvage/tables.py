"""The tables of an archive of today, against which records of a damaged one are held."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from dialog_app.core.ports import StoreFailed
from dialog_app.core.tables import BY_NAME
from dialog_app.storage import journal
from dialog_app.storage.rows import table_of
from dialog_app.storage.salvage.cells import Record
from dialog_app.storage.salvage.trees import Shape
from dialog_app.storage.sqlite import Connection

OURS: Final = (*BY_NAME, "journal", "draft", "purge", "paper", "issued", "base_row", "archive_meta")
"""Every table that is saved; what is searched is made anew."""

_ID: Final = re.compile(r"[^\x00-\x20\x7f]{1,200}")
_JOURNAL_STEP: Final = 9
_BASE_ROW: Final = 3


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table by name, and what stands in those an older record does not have."""

    names: tuple[str, ...]
    defaults: tuple[Any, ...]

    def filled(self, record: Record) -> Record:
        """Return a record with all columns."""
        return (*record, *self.defaults[len(record) :])


@dataclass(frozen=True, slots=True)
class Today:
    """What tables and indexes look like today, and which table an index is about."""

    columns: Mapping[str, Columns]
    shapes: Mapping[str, Shape]
    indexed: Mapping[str, str]

    def knows(self, name: str, record: Record) -> bool:
        """Tell whether a record can be read as a row of a table, as any row is read."""
        if name not in self.columns:
            return all(_ID.fullmatch(str(cell)) for cell in record)
        full = self.columns[name].filled(record)
        try:
            return _is_readable(name, dict(zip(self.columns[name].names, full, strict=True)), full)
        except (StoreFailed, ValueError, TypeError, KeyError, AttributeError, OverflowError):
            return False


def _is_readable(name: str, cells: Mapping[str, Any], full: Record) -> bool:
    kind = BY_NAME.get(name)
    if kind is not None:
        table_of(kind).row_of(cells)
        return _ID.fullmatch(cells["id"]) is not None
    if name == "journal":
        journal.entry(*(cells[part] for part in ("number", "deed", "at", "target", "step")))
        return True
    return name != "base_row" or (full[0] in BY_NAME and full[2].startswith("{"))


def today(connection: Connection) -> Today:
    """Return what a new archive looks like; raises `Error`."""
    columns: dict[str, Columns] = {}
    shapes: dict[str, Shape] = {}
    indexed: dict[str, str] = {}
    for name in _names(connection):
        described = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
        if name in OURS:
            columns[name] = _columns(connection, described)
            shapes[name] = _shape(described)
        types = {row[0]: row[2] for row in described}
        keys = [row[0] for row in described if row[5]]
        for index in _indexes(connection, name):
            shapes[index] = _index_shape(connection, index, types)
            if name in OURS and len(keys) == 1:
                indexed[index] = name
    return Today(columns, shapes, indexed)


def _names(connection: Connection) -> Iterator[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
    yield from (name for (name,) in connection.execute(query).fetchall())


def _indexes(connection: Connection, table: str) -> Iterator[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ?"
    yield from (name for (name,) in connection.execute(query, (table,)).fetchall())


def _columns(connection: Connection, described: list[Any]) -> Columns:
    names = tuple(row[1] for row in described)
    # Their defaults are our own, spelled out in the migrations.
    query = "SELECT " + ", ".join(row[4] if row[4] is not None else "NULL" for row in described)
    return Columns(names, tuple(connection.execute(query).fetchone()))


def _shape(described: list[Any]) -> Shape:
    # A key is never NULL, though only some say so.
    columns = tuple((row[2], not (row[3] or row[5])) for row in described)
    needed = [at for at, row in enumerate(described, 1) if row[3] and row[4] is None]
    return Shape(columns, max(needed, default=1))


def _index_shape(connection: Connection, name: str, types: Mapping[int, str]) -> Shape:
    described = connection.execute(f'PRAGMA index_xinfo("{name}")').fetchall()
    columns = tuple((types.get(row[1], "INTEGER"), True) for row in described)
    return Shape(columns, len(columns))
