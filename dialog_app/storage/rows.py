"""Rows in their tables: the statements are made once for each kind of row."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Generic, TypeVar

from dialog_app.core import codec
from dialog_app.core.model.base import Row, Words
from dialog_app.core.ports import StoreFailed
from dialog_app.core.tables import table_name
from dialog_app.storage.sqlite import Connection

R = TypeVar("R", bound=Row)


class Table(Generic[R]):
    """The table of one kind of row; `select` asks for all of them, ids first."""

    def __init__(self, kind: type[R]) -> None:
        self._kind = kind
        self._fields = codec.fields_of(kind)
        self._as_json = [_is_json(field) for field in self._fields]
        self._puts = [getattr(kind, field.name).__set__ for field in self._fields]
        self._reads = [
            _reader(field, as_json=as_json)
            for field, as_json in zip(self._fields, self._as_json, strict=True)
        ]
        names = [f'"{field.name}"' for field in self._fields]
        columns = ", ".join(names)
        marks = ", ".join("?" * len(names))
        # A row never changes its id or its day, and an index left alone is an index not written.
        fixed = {'"id"', '"day_id"'}
        renewed = ", ".join(f"{name} = excluded.{name}" for name in names if name not in fixed)
        # The names come from the program's own classes, never from a file or a person.
        table = f'"{table_name(kind)}"'
        self._add = f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608
        self._put = f'{self._add} ON CONFLICT ("id") DO UPDATE SET {renewed}'
        self._change = f'UPDATE {table} SET %s WHERE "id" = ?'  # noqa: S608
        self._changes: dict[tuple[int, ...], str] = {}
        self._names = names
        self._take = f'DELETE FROM {table} WHERE "id" = ?'  # noqa: S608
        self.select = f"SELECT {columns} FROM {table}"  # noqa: S608

    def add(self, connection: Connection, row: Row) -> None:
        """Write a row that is not there yet; cheaper than `put`."""
        connection.execute(self._add, self.cells(row))

    def put(self, connection: Connection, row: Row) -> None:
        """Write a row, new or changed."""
        connection.execute(self._put, self.cells(row))

    def change(self, connection: Connection, before: Row, after: Row) -> None:
        """Write what is new in a row; it is added whole if it is not there."""
        old, new = self.cells(before), self.cells(after)
        places = tuple(at for at, cell in enumerate(new) if cell != old[at])
        if not places:
            return
        statement = self._changes.get(places)
        if statement is None:
            sets = ", ".join(f"{self._names[at]} = ?" for at in places)
            statement = self._changes[places] = self._change % sets
        written = connection.execute(statement, [*(new[at] for at in places), after.id])
        if written.rowcount == 0:
            self.add(connection, after)

    def take(self, connection: Connection, row_id: str) -> None:
        """Take a row away; nothing happens if it is not there."""
        connection.execute(self._take, (row_id,))

    def all(self, connection: Connection) -> list[R]:
        """Return every row; raises `StoreFailed("broken")` if one cannot be read."""
        return [self._row(cells) for cells in connection.execute(self.select)]

    def made(self, found: Iterable[tuple[Any, ...]]) -> list[R]:
        """Return rows of cells as `select` gives them; raises `StoreFailed("broken")`."""
        return [self._row(cells) for cells in found]

    def where(self, connection: Connection, clause: str, values: Sequence[str]) -> list[R]:
        """Return the rows that a clause keeps; it is written in the program, never by a person."""
        found = connection.execute(f"{self.select} WHERE {clause}", values)
        return [self._row(cells) for cells in found]

    def of_day(self, connection: Connection, day_id: str) -> list[R]:
        """Return the rows of one day."""
        found = connection.execute(f'{self.select} WHERE "day_id" = ?', (day_id,))
        return [self._row(cells) for cells in found]

    def find(self, connection: Connection, row_id: str) -> R | None:
        """Return the row with this id, or None."""
        cells = connection.execute(f'{self.select} WHERE "id" = ?', (row_id,)).fetchone()
        return self._row(cells) if cells else None

    def row_of(self, cells: Mapping[str, Any]) -> R:
        """Return the row with these cells, by column; raises `StoreFailed("broken")`."""
        return self._row(tuple(cells[field.name] for field in self._fields))

    def cells(self, row: Row) -> list[Any]:
        """Return a row's values in the order of the columns."""
        cells: list[Any] = []
        for field, as_json in zip(self._fields, self._as_json, strict=True):
            value = getattr(row, field.name)
            if value is not None:
                value = field.write(value)
                if as_json:
                    value = compact(value)
            cells.append(value)
        return cells

    def _row(self, cells: tuple[Any, ...]) -> R:
        # A row is filled through its slots: a frozen one made by name takes four times as long,
        # and a story is thousands of them.
        row = object.__new__(self._kind)
        try:
            for put, read, cell in zip(self._puts, self._reads, cells, strict=True):
                put(row, cell if read is None or cell is None else read(cell))
        except (ValueError, TypeError, KeyError) as wrong:
            raise StoreFailed("broken") from wrong
        return row


def _is_json(field: codec.Field) -> bool:
    return field.type is Words or field.type == tuple[str, ...]


def _reader(field: codec.Field, *, as_json: bool) -> Callable[[Any], Any] | None:
    """Return what reads a cell that is not NULL, or None where the cell is the value already.

    It raises ValueError, TypeError or KeyError on what is wrong. The tables are STRICT: a cell of
    text holds text, a cell of whole numbers holds one, and NULL stands only where it may.
    """
    if field.type in (str, int):
        return None
    read = field.read
    if isinstance(field.type, type) and issubclass(field.type, StrEnum):
        # A member of an enumeration is found sooner by its value than by asking the class.
        members: type[StrEnum] = field.type
        read = {member.value: member for member in members}.__getitem__
    if as_json:
        return lambda cell: read(json.loads(cell))
    return read


_tables: dict[type[Row], Table[Any]] = {}


def table_of(kind: type[R]) -> Table[R]:
    """Return the table of a kind of row."""
    table = _tables.get(kind)
    if table is None:
        table = _tables[kind] = Table(kind)
    return table


compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Gives JSON without white space, letters as they are."""
