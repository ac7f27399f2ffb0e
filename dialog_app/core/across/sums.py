"""What one service, or a mixed group, answered in one round, added up once."""

import datetime
from dataclasses import dataclass

from dialog_app.core.day import Day
from dialog_app.core.measures import Tally
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.model.days import DayState, Phase
from dialog_app.core.model.said import Round
from dialog_app.core.story.counts import tallies


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundSum:
    """One round with its counts; `tally` is None where a majority was noted but not counted.

    It holds raw counts: for the program's own working, never to be shown or printed as they are.
    `service_id` is empty for a mixed group's round, `group_id` for a service's own.
    """

    round_id: str
    day_id: str
    date: datetime.date
    state: DayState
    service_id: str
    group_id: str
    subject_kind: SubjectKind
    version_id: str
    phase: Phase
    present: int
    closed: bool
    tally: Tally | None

    @property
    def subject(self) -> Subject:
        """What was asked about."""
        return Subject(self.subject_kind, self.version_id)


def sums_of(day: Day) -> tuple[RoundSum, ...]:
    """Return every answered round of one day, in no promised order."""
    counted = tallies(day)
    rounds = (row for row in day.all(Round) if row.id in counted)
    return tuple(_sum(day, row, counted[row.id]) for row in rounds)


def _sum(day: Day, asked: Round, tally: Tally | None) -> RoundSum:
    return RoundSum(
        round_id=asked.id,
        day_id=day.id,
        date=day.info.date,
        state=day.info.state,
        service_id=asked.service_id,
        group_id=asked.group_id,
        subject_kind=asked.subject_kind,
        version_id=asked.version_id,
        phase=asked.phase,
        present=asked.present,
        closed=asked.closed,
        tally=tally,
    )
