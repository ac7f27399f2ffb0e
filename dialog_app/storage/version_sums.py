"""What was answered on some versions, by round and by role, in one small query."""

import datetime
from collections.abc import Collection
from itertools import groupby
from typing import Any, Final

from dialog_app.core.across.sums import RoundSum
from dialog_app.core.measures import Tally
from dialog_app.core.model.base import SubjectKind
from dialog_app.core.model.days import DayState, Phase
from dialog_app.core.national.sources import RoleSum
from dialog_app.core.ports import StoreFailed
from dialog_app.storage.sqlite import Connection

_ANSWERS: Final = """
    SELECT r."id", r."day_id", d."date", d."state", r."service_id", r."group_id",
        r."subject_kind", r."version_id", r."phase", r."present", r."closed", a."role_code",
        SUM(a."count" * (a."position" = 'agree')), SUM(a."count" * (a."position" = 'partly')),
        SUM(a."count" * (a."position" = 'disagree')),
        SUM(a."count" * (a."position" = 'no_position')), MAX(a."count" IS NULL)
    FROM "round" r
    JOIN "day_info" d ON d."id" = r."day_id"
    JOIN "answer" a ON a."round_id" = r."id"
    WHERE r."version_id" = ? AND NOT EXISTS (
        SELECT 1 FROM "answer" b WHERE b."round_id" = a."round_id" AND b."supersedes" = a."id"
    )
    GROUP BY r."id", a."role_code"
    ORDER BY r."id"
"""
_ROUND: Final = 11


def answers_on(
    connection: Connection, version_ids: Collection[str]
) -> tuple[tuple[RoundSum, ...], tuple[RoleSum, ...]]:
    """Return the answered rounds on these versions, and what each role answered in them.

    The same as `sums` and `role_sums` tell of them; raises `StoreFailed`.
    """
    rounds: list[RoundSum] = []
    roles: list[RoleSum] = []
    try:
        for version_id in version_ids:
            rows = connection.execute(_ANSWERS, (version_id,)).fetchall()
            for about, found in groupby(rows, key=lambda row: tuple(row[:_ROUND])):
                of_round = [tuple(row[_ROUND:]) for row in found]
                rounds.append(_round(about, of_round))
                roles += _roles(about[0], of_round)
    except (ValueError, TypeError) as wrong:
        raise StoreFailed("broken") from wrong
    return tuple(rounds), tuple(roles)


def _round(about: tuple[Any, ...], of_round: list[tuple[Any, ...]]) -> RoundSum:
    round_id, day_id, date, state, service, group, kind, version, phase, present, closed = about
    counted = not any(row[-1] for row in of_round)
    return RoundSum(
        round_id=round_id,
        day_id=day_id,
        date=datetime.date.fromisoformat(date),
        state=DayState(state),
        service_id=service,
        group_id=group,
        subject_kind=SubjectKind(kind),
        version_id=version,
        phase=Phase(phase),
        present=present,
        closed=bool(closed),
        tally=Tally(*map(sum, zip(*(row[1:-1] for row in of_round), strict=True)))
        if counted
        else None,
    )


def _roles(round_id: str, of_round: list[tuple[Any, ...]]) -> list[RoleSum]:
    if any(row[-1] for row in of_round):
        return []
    return [
        RoleSum(round_id=round_id, role_code=role, tally=Tally(*counts))
        for role, *counts, _uncounted in of_round
        if role
    ]
