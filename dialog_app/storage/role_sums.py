"""Answers by role and moves by card, of all days, in one query each."""

from collections.abc import Iterator
from typing import Final

from dialog_app.core.measures import Tally
from dialog_app.core.model.base import SubjectKind
from dialog_app.core.model.said import Position
from dialog_app.core.national.sources import MoveSum, RoleSum, table_of
from dialog_app.core.ports import StoreFailed
from dialog_app.storage.sqlite import Connection

_ROLES: Final = """
    SELECT a."round_id", a."role_code", MAX(a."count" IS NULL),
        SUM(a."count" * (a."position" = 'agree')), SUM(a."count" * (a."position" = 'partly')),
        SUM(a."count" * (a."position" = 'disagree')),
        SUM(a."count" * (a."position" = 'no_position'))
    FROM "answer" a
    WHERE a."id" NOT IN (SELECT "supersedes" FROM "answer" WHERE "supersedes" <> '')
    GROUP BY a."round_id", a."role_code"
"""

_MOVES: Final = """
    SELECT "day_id", "service_id", "group_id", "subject_kind", "version_id",
        "before", "after", SUM("count")
    FROM "move" WHERE "from_phase" = 'before' AND "to_phase" = 'after'
    GROUP BY 1, 2, 3, 4, 5, 6, 7
"""


def role_sums(connection: Connection) -> tuple[RoleSum, ...]:
    """Return what each role answered in each counted round; raises `StoreFailed`."""
    try:
        return tuple(_roles(connection))
    except (ValueError, TypeError) as wrong:
        raise StoreFailed("broken") from wrong


def _roles(connection: Connection) -> Iterator[RoleSum]:
    rows = tuple(connection.execute(_ROLES))
    uncounted = {round_id for round_id, _, is_uncounted, *_ in rows if is_uncounted}
    for round_id, role, _, *counts in rows:
        if role and round_id not in uncounted:
            yield RoleSum(round_id=round_id, role_code=role, tally=Tally(*counts))


def moves(connection: Connection) -> tuple[MoveSum, ...]:
    """Return the moves from before to after of all days; raises `StoreFailed`."""
    try:
        return tuple(_moves(connection))
    except (ValueError, TypeError) as wrong:
        raise StoreFailed("broken") from wrong


def _moves(connection: Connection) -> Iterator[MoveSum]:
    found: dict[tuple[str, ...], dict[tuple[Position, Position], int]] = {}
    for *whose, before, after, count in connection.execute(_MOVES):
        pairs = found.setdefault(tuple(whose), {})
        pairs[Position(before), Position(after)] = count
    for (day_id, service, group, kind, version), pairs in found.items():
        yield MoveSum(
            day_id=day_id,
            service_id=service,
            group_id=group,
            subject_kind=SubjectKind(kind),
            version_id=version,
            table=table_of(pairs),
        )
