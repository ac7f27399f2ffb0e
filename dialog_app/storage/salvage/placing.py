"""Making what was saved hold together: nothing points at what is not there."""

import datetime
from collections import Counter
from dataclasses import dataclass, field

from dialog_app.core import norway
from dialog_app.core.model.days import DayInfo, DayKind, DayState
from dialog_app.core.model.said import Minutes
from dialog_app.core.model.services import Service
from dialog_app.storage import issuing, journal, papers
from dialog_app.storage.rows import table_of
from dialog_app.storage.salvage.tables import OURS
from dialog_app.storage.sqlite import Connection


@dataclass
class Placed:
    """How many rows found no place, by table, and how many stand-ins were made."""

    without_place: Counter[str] = field(default_factory=Counter)
    stand_ins: int = 0


def place(connection: Connection, stand_in: str, today: datetime.date) -> Placed:
    """Give days and services that are gone a stand-in, and take away what points nowhere.

    `stand_in` is what the stand-ins are called. Raises `Error`.
    """
    placed = Placed()
    for day_id in _pointed_at(connection, "day_info"):
        table_of(DayInfo).add(connection, _day(connection, day_id, stand_in, today))
        placed.stand_ins += 1
    for service_id in _pointed_at(connection, "service"):
        kind = connection.execute('SELECT min("code") FROM "description"').fetchone()[0] or ""
        table_of(Service).add(connection, Service(id=service_id, name=stand_in, kind=kind))
        placed.stand_ins += 1
    while gone := _take_lonely(connection):
        placed.without_place += gone
    placed.without_place += _take_wrong_papers(connection)
    return placed


@dataclass(frozen=True, slots=True)
class _Pointer:
    """A field of one table that holds the key of another."""

    table: str
    field: str
    parent: str
    key: str

    def nowhere(self, connection: Connection) -> list[str]:
        """Return the values that lead nowhere."""
        table, field, name, which = self.table, self.field, self.parent, self.key
        # All names are our own.
        query = f"""
            SELECT DISTINCT "{field}" FROM "{table}"
            WHERE "{field}" IS NOT NULL AND "{field}" NOT IN (SELECT "{which}" FROM "{name}")
        """  # noqa: S608
        return [value for (value,) in connection.execute(query).fetchall()]

    def take(self, connection: Connection, value: str) -> int:
        """Take away the rows that hold a value; return how many."""
        table, field = self.table, self.field
        query = f'DELETE FROM "{table}" WHERE "{field}" = ?'  # noqa: S608 - our own names
        return connection.execute(query, (value,)).rowcount


def _pointers(connection: Connection) -> list[_Pointer]:
    return [
        _Pointer(table, row[3], row[2], row[4] or "id")
        for table in OURS
        for row in connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
    ]


def _pointed_at(connection: Connection, parent: str) -> list[str]:
    """Return the ids of a table that rows point at and that are not there."""
    missing: set[str] = set()
    for pointer in _pointers(connection):
        if pointer.parent == parent:
            missing.update(pointer.nowhere(connection))
    return sorted(missing)


def _take_lonely(connection: Connection) -> Counter[str]:
    gone: Counter[str] = Counter()
    for pointer in _pointers(connection):
        for value in pointer.nowhere(connection):
            gone[pointer.table] += pointer.take(connection, value)
    return gone


def _day(connection: Connection, day_id: str, stand_in: str, today: datetime.date) -> DayInfo:
    """Return a day in place of one whose own row is lost: when it was is told by its journal."""
    query = 'SELECT max("at"), min("step" IS NOT NULL) FROM "journal" WHERE "scope" = ?'
    last, is_open = connection.execute(query, (day_id,)).fetchone()
    date = norway.date(datetime.datetime.fromisoformat(last)) if last else today
    is_closed = is_open == 0 or bool(table_of(Minutes).of_day(connection, day_id))
    return DayInfo(
        id=day_id,
        day_id=day_id,
        kind=DayKind.DIALOGUE,
        date=date,
        title=stand_in,
        state=DayState.CLOSED if is_closed else DayState.HELD,
    )


def _take_wrong_papers(connection: Connection) -> Counter[str]:
    """Take away papers that are not the ones their versions were approved with."""
    from dialog_app.core.minutes.issued import is_whole

    gone: Counter[str] = Counter()
    rows = {row.id: row for row in table_of(Minutes).all(connection)}
    for (minutes_id,) in connection.execute('SELECT "minutes_id" FROM "paper"').fetchall():
        kept = papers.paper(connection, minutes_id)
        if kept is None or not is_whole(kept, rows[minutes_id]):
            query = 'DELETE FROM "paper" WHERE "minutes_id" = ?'
            gone["paper"] += connection.execute(query, (minutes_id,)).rowcount
    for row_id in issuing.damaged(connection):
        query = 'DELETE FROM "issued" WHERE "practice_paper_id" = ?'
        gone["issued"] += connection.execute(query, (row_id,)).rowcount
    return gone


def cut_histories(connection: Connection, origin: str, at: datetime.datetime) -> None:
    """Let nothing be undone of what came before: lines of the journal are missing."""
    for (scope,) in connection.execute('SELECT DISTINCT "scope" FROM "journal"').fetchall():
        journal.cut(connection, scope, origin, at)
