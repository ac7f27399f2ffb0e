"""Reading of many days only what concerns one service, one method, or a few kinds of row.

What is read is what `core.narrow` says of a whole day; the two are held together by a test.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from dialog_app.core import narrow
from dialog_app.core.day import Day
from dialog_app.core.model.base import DayRow
from dialog_app.core.model.days import AgendaItem, DayInfo, Group
from dialog_app.core.model.said import Answer, Obstacle, ObstacleService, ObstacleSource
from dialog_app.storage.rows import table_of
from dialog_app.storage.sqlite import Connection

_ITS_DAYS: Final = (
    '"day_id" IN (SELECT "day_id" FROM "day_service" INDEXED BY "day_service_of_service" '
    'WHERE "service_id" = ?)'
)
_ITS_ROWS: Final = f"""{_ITS_DAYS} AND "service_id" IN ('', ?)"""
_ITS_ROUNDS: Final = f'"round_id" IN (SELECT "id" FROM "round" WHERE {_ITS_ROWS})'  # noqa: S608 - no user's text
_CARRIED: Final = f"""{_ITS_DAYS} AND ("state" = 'carried' OR "carried_from" <> '')"""
_MARK: Final = "?"


def service_days(connection: Connection, service_id: str) -> tuple[Day, ...]:
    """Return the days a service takes part in, oldest first, with what concerns it."""
    once, twice = (service_id,), (service_id, service_id)
    rows: list[DayRow] = []
    for kind in narrow.WHOLE:
        rows += table_of(kind).where(connection, _ITS_DAYS, once)
    rows += table_of(AgendaItem).where(connection, _CARRIED, once)
    for kind in narrow.OF_SERVICE:
        rows += table_of(kind).where(connection, _ITS_ROWS, twice)
    rows += table_of(Answer).where(connection, _ITS_ROUNDS, twice)
    # Groups hold their services in a list, which is no matter for SQL.
    return tuple(
        narrow.of_service(day, service_id) if day.all(Group) else day for day in days_of(rows)
    )


def version_days(connection: Connection, version_ids: Collection[str]) -> tuple[Day, ...]:
    """Return the days on which these versions were treated or talked of, oldest first."""
    versions = tuple(version_ids)
    about = f'"version_id" IN ({_marks(versions)})'
    rows: list[DayRow] = []
    for kind in narrow.OF_SUBJECT:
        rows += table_of(kind).where(connection, about, versions)
    rounds = f'"round_id" IN (SELECT "id" FROM "round" WHERE {about})'  # noqa: S608 - only marks
    rows += table_of(Answer).where(connection, rounds, versions)
    obstacles = f'"obstacle_id" IN (SELECT "id" FROM "obstacle" WHERE {about})'  # noqa: S608
    for kind in (ObstacleService, ObstacleSource):
        rows += table_of(kind).where(connection, obstacles, versions)
    return days_of((*rows, *_around(connection, rows, narrow.AROUND_SUBJECT)))


def provision_days(connection: Connection, provision_id: str) -> tuple[Day, ...]:
    """Return the days with an obstacle a provision is behind, oldest first."""
    cited = 'SELECT "obstacle_id" FROM "obstacle_source" WHERE "provision_id" = ?'
    return _obstacle_days(connection, cited, provision_id)


def article_days(connection: Connection, article: str) -> tuple[Day, ...]:
    """Return the days with an obstacle that names an article of the Convention, oldest first."""
    return _obstacle_days(
        connection, 'SELECT "id" FROM "obstacle" WHERE "crc_article" = ?', article
    )


def _obstacle_days(connection: Connection, which: str, value: str) -> tuple[Day, ...]:
    rows: list[DayRow] = [
        *table_of(Obstacle).where(connection, f'"id" IN ({which})', (value,)),
    ]
    for kind in narrow.OF_OBSTACLE:
        rows += table_of(kind).where(connection, f'"obstacle_id" IN ({which})', (value,))
    return days_of((*rows, *_around(connection, rows, narrow.AROUND_OBSTACLE)))


def _around(
    connection: Connection, rows: Iterable[DayRow], kinds: Iterable[type[DayRow]]
) -> Iterator[DayRow]:
    """Give the rows of `kinds` of every day that a row is of."""
    day_ids = tuple({row.day_id for row in rows})
    for kind in kinds:
        for some in _batches(day_ids):
            yield from table_of(kind).where(connection, f'"day_id" IN ({_marks(some)})', some)


def kind_days(connection: Connection, kinds: Collection[type[DayRow]]) -> tuple[Day, ...]:
    """Return every day, oldest first, with its info and its rows of `kinds` alone."""
    rows: list[DayRow] = []
    wanted: set[type[DayRow]] = {DayInfo, *kinds}
    for kind in wanted:
        rows += table_of(kind).all(connection)
    return days_of(rows)


def days_of(rows: Iterable[DayRow]) -> tuple[Day, ...]:
    """Return the days that some rows are of, oldest first; the info of each is among them."""
    by_day: dict[str, list[DayRow]] = {}
    for row in rows:
        by_day.setdefault(row.day_id, []).append(row)
    days = (Day(found) for found in by_day.values())
    return tuple(sorted(days, key=lambda day: (day.info.date, day.info.public_start, day.id)))


def _marks(values: Collection[str]) -> str:
    return ", ".join(_MARK for _ in values)


def _batches(values: tuple[str, ...], size: int = 500) -> Iterable[tuple[str, ...]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]
