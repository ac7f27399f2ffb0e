"""Rounds of many services, for what is measured across them."""

import datetime
from dataclasses import replace
from itertools import count
from typing import Any

from dialog_app.core.across.sums import RoundSum
from dialog_app.core.measures import Tally
from dialog_app.core.model.base import SubjectKind
from dialog_app.core.model.days import DayState, Phase
from dialog_app.core.national.sources import MoveSum, RoleSum

DATE = datetime.date(2026, 11, 21)
_numbers = count(1)


def asked(service: str, *counts: int, **given: Any) -> RoundSum:
    """Return a round: how many agree, partly, disagree and took no position; none: uncounted."""
    number = next(_numbers)
    row = RoundSum(
        round_id=f"round-{number}",
        day_id=f"day-{number}",
        date=DATE,
        state=DayState.HELD,
        service_id=service,
        group_id="",
        subject_kind=SubjectKind.METHOD,
        version_id="v-1",
        phase=Phase.AFTER,
        present=sum(counts),
        closed=True,
        tally=Tally(*counts) if counts else None,
    )
    return replace(row, **given)


def services(*tallies: tuple[int, ...], **given: Any) -> list[RoundSum]:
    """Return a round of each of as many services."""
    return [asked(f"service-{n}", *counts, **given) for n, counts in enumerate(tallies)]


def of_role(row: RoundSum, role: str, *counts: int) -> RoleSum:
    """Return what a role answered in a round."""
    return RoleSum(round_id=row.round_id, role_code=role, tally=Tally(*counts))


def moved(row: RoundSum, table: Any) -> MoveSum:
    """Return the moves to a round, before by after in the order disagree, partly, agree."""
    return MoveSum(
        day_id=row.day_id,
        service_id=row.service_id,
        group_id=row.group_id,
        subject_kind=row.subject_kind,
        version_id=row.version_id,
        table=table,
    )
