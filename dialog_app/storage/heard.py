"""What each service answered to each version, added up by day and kept in step.

It is renewed in the transaction that writes an answer, and made anew where it was made by other
rules. Raw counts, like the answers they come from.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from dialog_app.core.model.said import Answer, Round
from dialog_app.core.record import Change
from dialog_app.storage import meta
from dialog_app.storage.sqlite import Connection

if TYPE_CHECKING:
    from dialog_app.core.across.heard import Told

VERSION: Final = "1"
"""By which rules words are made; another one makes them all anew."""

_WORDS: Final = """
    SELECT CASE r."phase" WHEN '' THEN 0 WHEN 'before' THEN 1 ELSE 2 END
        || ' ' || r."closed" || ' ' || r."present"
        || CASE WHEN MAX(a."count" IS NULL) THEN '' ELSE
            ' ' || SUM(a."count" * (a."position" = 'agree'))
            || ' ' || SUM(a."count" * (a."position" = 'partly'))
            || ' ' || SUM(a."count" * (a."position" = 'disagree'))
            || ' ' || SUM(a."count" * (a."position" = 'no_position')) END
    FROM "round" r JOIN "answer" a ON a."round_id" = r."id"
    WHERE r."version_id" = ? AND r."service_id" = ? AND r."group_id" = ? AND r."day_id" = ?
        AND NOT EXISTS (
            SELECT 1 FROM "answer" b WHERE b."round_id" = a."round_id" AND b."supersedes" = a."id"
        )
    GROUP BY r."id"
"""
_TOLD: Final = 'SELECT "version_id", "service_id", "group_id", "days" FROM "heard"'
_MINE: Final = '"version_id" = ? AND "service_id" = ? AND "group_id" = ?'
_DAYS: Final = f'SELECT "days" FROM "heard" WHERE {_MINE}'  # noqa: S608 - our own names
_GONE: Final = f'DELETE FROM "heard" WHERE {_MINE}'  # noqa: S608
_PUT: Final = (
    'INSERT INTO "heard" VALUES (?, ?, ?, ?) ON CONFLICT ("version_id", "service_id", "group_id") '
    'DO UPDATE SET "days" = excluded."days"'
)
_PLACE: Final = (
    'SELECT "version_id", "service_id", "group_id", "day_id" FROM "round" WHERE "id" = ?'
)
_OF_DAY: Final = """
    SELECT h."version_id", h."service_id", h."group_id", h."days"
    FROM (
        SELECT DISTINCT "version_id", "service_id", "group_id" FROM "round" WHERE "day_id" = ?
    ) r JOIN "heard" h ON h."version_id" = r."version_id" AND h."service_id" = r."service_id"
        AND h."group_id" = r."group_id"
"""


class _Place(NamedTuple):
    """Who answered what on which day."""

    version_id: str
    service_id: str
    group_id: str
    day_id: str


def follow(connection: Connection, changes: Iterable[Change]) -> None:
    """Bring what is kept in step with changes that were just written, in the same transaction."""
    for place in dict.fromkeys(_touched(connection, changes)):
        _renew(connection, place)


def _renew(connection: Connection, place: _Place) -> None:
    from dialog_app.core.across.heard import line_of, without

    row = connection.execute(_DAYS, place[:3]).fetchone()
    words = [word for (word,) in connection.execute(_WORDS, place)]
    lines = [without(row[0], place.day_id)] if row else []
    if words:
        lines.append(line_of(place.day_id, words))
    days = "\n".join(filter(None, lines))
    if days:
        connection.execute(_PUT, (*place[:3], days))
    elif row:
        connection.execute(_GONE, place[:3])


def make_anew(connection: Connection, right: "Iterable[Told]") -> None:
    """Keep these rows in place of all others, inside the caller's transaction."""
    connection.execute('DELETE FROM "heard"')
    # In the order of their keys, so that they are written one beside the other.
    for one in sorted(right):
        connection.execute(_PUT, one)
    mark_current(connection)


def is_current(connection: Connection) -> bool:
    """Tell whether what is kept was made by the rules of today."""
    return meta.get(connection, meta.HEARD) == VERSION


def mark_current(connection: Connection) -> None:
    """Note that all there is has been kept."""
    meta.put(connection, meta.HEARD, VERSION)


def told(connection: Connection) -> Iterator[tuple[str, str, str, str]]:
    """Yield everything that is kept, as rows of `Told`."""
    yield from connection.execute(_TOLD)


def told_of_day(connection: Connection, day_id: str) -> "Iterator[Told]":
    """Yield the rows in which a day stands, whole."""
    from dialog_app.core.across.heard import Told

    return map(Told._make, connection.execute(_OF_DAY, (day_id,)))


def _touched(connection: Connection, changes: Iterable[Change]) -> Iterator[_Place]:
    """Yield the places that changes of rounds and answers may have changed."""
    for change in changes:
        if isinstance(change.row, Round):
            for row in (change.before, change.after):
                if isinstance(row, Round):
                    yield _Place(row.version_id, row.service_id, row.group_id, row.day_id)
        elif isinstance(change.row, Answer):
            # Where its round is gone too, that round is among the changes.
            found = connection.execute(_PLACE, (change.row.round_id,)).fetchone()
            if found is not None:
                yield _Place(*found)
