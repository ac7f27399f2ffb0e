"""What each service answered to each version, added up by day and kept in step.

It is renewed in the transaction that writes an answer, and made anew where it was made by other
rules. Raw counts, like the answers they come from.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from dialog_app.core.model.days import DayInfo, Phase
from dialog_app.core.model.said import Answer, Position, Round
from dialog_app.core.record import Change
from dialog_app.storage import meta
from dialog_app.storage.sqlite import Connection

if TYPE_CHECKING:
    from dialog_app.core.across.heard import Told

_POSITIONS: Final = {position.value: place for place, position in enumerate(Position)}

VERSION: Final = "2"
"""By which rules words are made; another one makes them all anew."""

_ANSWERS: Final = """
    SELECT r."id", a."position", a."count", a."id", a."supersedes", r."closed", r."present"
    FROM "round" r JOIN "answer" a ON a."round_id" = r."id"
    WHERE r."version_id" = ? AND r."service_id" = ? AND r."group_id" = ? AND r."day_id" = ?
        AND r."phase" = ?
"""
_TOLD: Final = 'SELECT "version_id", "service_id", "group_id", "days" FROM "heard"'
_KEPT: Final = """
    SELECT
        (SELECT "date" FROM "day_info" WHERE "id" = ?),
        (SELECT "days" FROM "heard"
            WHERE "version_id" = ? AND "service_id" = ? AND "group_id" = ?)
"""
_GONE: Final = """
    DELETE FROM "heard" WHERE "version_id" = ? AND "service_id" = ? AND "group_id" = ?
"""
_PUT: Final = (
    'INSERT INTO "heard" VALUES (?, ?, ?, ?) ON CONFLICT ("version_id", "service_id", "group_id") '
    'DO UPDATE SET "days" = excluded."days"'
)
_PLACE: Final = """
    SELECT "version_id", "service_id", "group_id", "day_id", "phase" FROM "round" WHERE "id" = ?
"""
_PLACES: Final = """
    SELECT "version_id", "service_id", "group_id", "day_id", "phase" FROM "round"
    WHERE "day_id" = ?
"""
_OF_DAY: Final = """
    SELECT h."version_id", h."service_id", h."group_id", h."days"
    FROM (
        SELECT DISTINCT "version_id", "service_id", "group_id" FROM "round" WHERE "day_id" = ?
    ) r JOIN "heard" h ON h."version_id" = r."version_id" AND h."service_id" = r."service_id"
        AND h."group_id" = r."group_id"
"""


class _Place(NamedTuple):
    """Who answered what on which day, and when on that day."""

    version_id: str
    service_id: str
    group_id: str
    day_id: str
    phase: str


def follow(connection: Connection, changes: Iterable[Change]) -> None:
    """Bring what is kept in step with changes that were just written, in the same transaction."""
    for place in dict.fromkeys(_touched(connection, changes)):
        _renew(connection, place)


def _renew(connection: Connection, place: _Place) -> None:
    from dialog_app.core.across.heard import in_lines, line_of, parted

    key = place[:3]
    date, kept = connection.execute(_KEPT, (place.day_id, *key)).fetchone()
    others, words = parted(kept or "", place.day_id, Phase(place.phase))
    words += _words(connection, place)
    lines = [*others, line_of(date, place.day_id, words)] if words else others
    if lines:
        connection.execute(_PUT, (*key, in_lines(lines)))
    elif kept is not None:
        connection.execute(_GONE, key)


def _words(connection: Connection, place: _Place) -> Iterator[str]:
    """Give the words of the rounds at a place; seldom are there more than one."""
    from dialog_app.core.across.heard import word

    rows = connection.execute(_ANSWERS, place).fetchall()
    heads = {row[0]: row[5:] for row in rows}
    for round_id, counts in added_up(row[:5] for row in rows).items():
        closed, present = heads[round_id]
        yield word(Phase(place.phase), closed == 1, present, counts)


def added_up(
    answers: Iterable[tuple[str, str, int | None, str, str]],
) -> dict[str, list[int] | None]:
    """Return how many took each position in each answered round; None where nobody counted.

    Answers are round, position, count, id, and the id of what they supersede. Raises KeyError for a
    position that is none.
    """
    rows = list(answers)
    gone = {row[4] for row in rows}
    found: dict[str, list[int] | None] = {}
    for round_id, position, count, answer_id, _ in rows:
        if answer_id in gone:
            continue
        counts = found.setdefault(round_id, [0, 0, 0, 0])
        if count is None:
            found[round_id] = None
        elif counts is not None:
            counts[_POSITIONS[position]] += count
    return found


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


def told(connection: Connection) -> Iterable[tuple[str, str, str, str]]:
    """Give everything that is kept, as rows of `Told`."""
    return connection.execute(_TOLD)


def told_of_day(connection: Connection, day_id: str) -> "Iterator[Told]":
    """Yield the rows in which a day stands, whole."""
    from dialog_app.core.across.heard import Told

    return map(Told._make, connection.execute(_OF_DAY, (day_id,)))


def _touched(connection: Connection, changes: Iterable[Change]) -> Iterator[_Place]:
    """Yield the places that changes of days, rounds and answers may have changed."""
    for change in changes:
        if isinstance(change.row, Round):
            rounds = (row for row in (change.before, change.after) if isinstance(row, Round))
            yield from map(_of_round, rounds)
        elif isinstance(change.row, Answer):
            # Where its round is gone too, that round is among the changes.
            yield from _found(connection, _PLACE, change.row.round_id)
        elif _has_another_date(change):
            yield from _found(connection, _PLACES, change.row.id)


def _found(connection: Connection, query: str, id_: str) -> list[_Place]:
    return [_Place(*row) for row in connection.execute(query, (id_,))]


def _has_another_date(change: Change) -> bool:
    before, after = change.before, change.after
    if not isinstance(before, DayInfo) or not isinstance(after, DayInfo):
        return False
    return before.date != after.date


def _of_round(row: Round) -> _Place:
    return _Place(row.version_id, row.service_id, row.group_id, row.day_id, row.phase.value)
