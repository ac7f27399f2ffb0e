"""The rounds of all days with their answers added up, in one query."""

import datetime
from collections.abc import Iterator
from typing import Any, Final

from dialog_app.core.across.sums import RoundSum
from dialog_app.core.measures import Tally
from dialog_app.core.model.base import SubjectKind
from dialog_app.core.model.days import DayState, Phase
from dialog_app.core.ports import StoreFailed
from dialog_app.storage.sqlite import Connection

_SUMS: Final = """
    SELECT r."id", r."day_id", d."date", d."state", r."service_id", r."group_id",
        r."subject_kind", r."version_id", r."phase", r."present", r."closed",
        SUM(a."count" * (a."position" = 'agree')), SUM(a."count" * (a."position" = 'partly')),
        SUM(a."count" * (a."position" = 'disagree')),
        SUM(a."count" * (a."position" = 'no_position')), MAX(a."count" IS NULL)
    FROM "round" r
    JOIN "day_info" d ON d."id" = r."day_id"
    JOIN "answer" a ON a."round_id" = r."id"
    WHERE a."id" NOT IN (SELECT "supersedes" FROM "answer" WHERE "supersedes" <> '')
    GROUP BY r."id"
"""


def sums(connection: Connection) -> tuple[RoundSum, ...]:
    """Return every round that was answered, in no promised order; raises `StoreFailed`."""
    try:
        return tuple(_read(connection))
    except (ValueError, TypeError) as wrong:
        raise StoreFailed("broken") from wrong


def _read(connection: Connection) -> Iterator[RoundSum]:
    for cells in connection.execute(_SUMS):
        yield _sum(cells)


def _sum(cells: tuple[Any, ...]) -> RoundSum:
    round_id, day_id, date, state, *of_round = cells[:11]
    service, group, kind, version, phase, present, closed = of_round
    *counts, uncounted = cells[11:]
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
        tally=None if uncounted else Tally(*counts),
    )
