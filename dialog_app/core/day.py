"""One day as a frozen value, with the questions that screens, wall and minutes ask of it."""

from collections.abc import Iterable

from dialog_app.core.day_obstacles import DayObstacles
from dialog_app.core.measures import Tally
from dialog_app.core.model.base import Subject
from dialog_app.core.model.days import Group, Phase
from dialog_app.core.model.said import (
    Action,
    Answer,
    Position,
    Possibility,
    Reason,
    Round,
    Trial,
)


class Day(DayObstacles):
    """All rows of one day. Lists come in the order people see them."""

    __slots__ = ()

    def round(
        self, service_id: str, subject: Subject, phase: Phase, group_id: str = ""
    ) -> Round | None:
        """The round of a service on a subject in a phase; None means it was not asked.

        A mixed group's round is known by `group_id` and belongs to no service.
        """
        wanted = (service_id, group_id, subject, phase)
        rounds = self.all(Round)
        return next(
            (r for r in rounds if (r.service_id, r.group_id, r.subject, r.phase) == wanted), None
        )

    @property
    def groups(self) -> tuple[Group, ...]:
        """The dialogue groups, in order."""
        return tuple(sorted(self.all(Group), key=lambda row: (row.position, row.id)))

    def answers(self, asked: Round) -> tuple[Answer, ...]:
        """The answers that count in a round: those no later answer supersedes."""
        rows = self.grouped(Answer, "round_id").get(asked.id, ())
        gone = {row.supersedes for row in rows}
        return tuple(row for row in rows if row.id not in gone)

    def tally(self, asked: Round) -> Tally | None:
        """The counts of a round, or None where a majority was noted but not counted."""
        rows = self.answers(asked)
        if any(row.count is None for row in rows):
            return None
        return Tally(*(_sum_of(rows, position) for position in Position))

    def reasons(self, service_id: str, subject: Subject) -> tuple[Reason, ...]:
        """The reasons one service gave on a subject, in the order they were said."""
        rows = self.where(Reason, lambda r: r.service_id == service_id and r.subject == subject)
        return tuple(sorted(rows, key=lambda row: row.number))

    @property
    def possibilities(self) -> tuple[Possibility, ...]:
        """All possibilities, in the order they were said."""
        return tuple(sorted(self.all(Possibility), key=lambda row: row.number))

    @property
    def actions(self) -> tuple[Action, ...]:
        """All actions, in the order they were agreed."""
        return tuple(sorted(self.all(Action), key=lambda row: row.number))

    def trial(self, service_id: str, subject: Subject) -> Trial | None:
        """What a service tries of a subject, or None."""
        rows = self.where(Trial, lambda r: (r.service_id, r.subject) == (service_id, subject))
        return rows[0] if rows else None


def _sum_of(rows: Iterable[Answer], position: Position) -> int:
    return sum(row.count or 0 for row in rows if row.position is position)
