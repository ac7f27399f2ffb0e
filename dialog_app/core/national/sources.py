"""What the days know beside the sums of rounds: answers by role, and who moved by their cards."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dialog_app.core.day import Day
from dialog_app.core.measures import Tally
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import RISING, Answer, Move, Position, Round

POSITIONS: Final = tuple(Position)

Table = tuple[tuple[int, int, int], tuple[int, int, int], tuple[int, int, int]]
"""People by what they answered before (rows) and after (columns), as `RISING`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSum:
    """What one role answered in one round; raw, and never to be shown as it is.

    Only rounds that were counted have any; those who answered without a role are in none.
    """

    round_id: str
    role_code: str
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveSum:
    """How the same people of one service or group moved on one day; raw, never to be shown.

    `table` is of those who took a position both times.
    """

    day_id: str
    service_id: str
    group_id: str
    subject_kind: SubjectKind
    version_id: str
    table: Table

    @property
    def subject(self) -> Subject:
        """What was asked about."""
        return Subject(self.subject_kind, self.version_id)


def role_sums_of(day: Day) -> Iterator[RoleSum]:
    """Give what each role answered in each counted round of one day, in no promised order."""
    for asked in day.all(Round):
        answers = day.answers(asked)
        if all(row.count is not None for row in answers):
            yield from _by_role(asked, answers)


def _by_role(asked: Round, answers: tuple[Answer, ...]) -> Iterator[RoleSum]:
    counts: dict[str, list[int]] = {}
    for row in answers:
        if row.role_code:
            count = counts.setdefault(row.role_code, [0] * len(POSITIONS))
            count[POSITIONS.index(row.position)] += row.count or 0
    for role, count in counts.items():
        yield RoleSum(round_id=asked.id, role_code=role, tally=Tally(*count))


def move_sums_of(day: Day) -> Iterator[MoveSum]:
    """Give the moves from before to after that were kept when one day was closed."""
    found: dict[tuple[str, str, Subject], dict[tuple[Position, Position], int]] = {}
    for row in day.all(Move):
        if (row.from_phase, row.to_phase) == (Phase.BEFORE, Phase.AFTER):
            moves = found.setdefault((row.service_id, row.group_id, row.subject), {})
            pair = (row.before, row.after)
            moves[pair] = moves.get(pair, 0) + row.count
    for (service, group, subject), moves in found.items():
        yield MoveSum(
            day_id=day.id,
            service_id=service,
            group_id=group,
            subject_kind=subject.kind,
            version_id=subject.version_id,
            table=table_of(moves),
        )


def table_of(moves: dict[tuple[Position, Position], int]) -> Table:
    """Return the moves between positions as a table in rising order, rows before."""
    rows = [tuple(moves.get((one, two), 0) for two in RISING) for one in RISING]
    return rows[0], rows[1], rows[2]  # type: ignore[return-value]  # three of three each
