"""One day as a frozen value, with the questions that screens, wall and minutes ask of it."""

from collections.abc import Iterable

from dialog_app.core.day_plan import DayPlan
from dialog_app.core.measures import Tally
from dialog_app.core.model.base import Subject
from dialog_app.core.model.days import Group, Phase
from dialog_app.core.model.said import (
    Action,
    Answer,
    Link,
    LinkKind,
    Obstacle,
    ObstacleService,
    ObstacleSource,
    Position,
    Possibility,
    Reason,
    Round,
    Trial,
)


class Day(DayPlan):
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
        rows = self.where(Answer, lambda row: row.round_id == asked.id)
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
    def obstacles(self) -> tuple[Obstacle, ...]:
        """All obstacles but merged ones, in the order they were said."""
        rows = self.where(Obstacle, lambda row: not row.merged_into)
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

    def whose(self, obstacle: Obstacle) -> tuple[ObstacleService, ...]:
        """The services an obstacle is said to concern; none means all."""
        rows = self.where(ObstacleService, lambda row: row.obstacle_id == obstacle.id)
        order = {service_id: place for place, service_id in enumerate(self.service_ids)}
        return tuple(sorted(rows, key=lambda row: order.get(row.service_id, len(order))))

    def concerns(self, obstacle: Obstacle, service_id: str) -> bool:
        """Whether an obstacle concerns a service: named for it, or named for nobody alone."""
        rows = self.whose(obstacle)
        if rows:
            return any(row.service_id == service_id for row in rows)
        return not obstacle.group_id or service_id in self.group_services(obstacle.group_id)

    def group_services(self, group_id: str) -> tuple[str, ...]:
        """The services in a dialogue group."""
        group = self.find(Group, group_id)
        return group.service_ids if group else ()

    def sources(self, obstacle: Obstacle) -> tuple[ObstacleSource, ...]:
        """The laws, circulars and guidelines behind an obstacle."""
        return self.where(ObstacleSource, lambda row: row.obstacle_id == obstacle.id)

    def linked_from(self, to_id: str, kind: LinkKind) -> tuple[str, ...]:
        """The ids that point at `to_id`."""
        rows = self.where(Link, lambda row: row.kind is kind and row.to_id == to_id)
        return tuple(row.from_id for row in rows)

    def linked_to(self, from_id: str, kind: LinkKind) -> tuple[str, ...]:
        """The ids that `from_id` points at."""
        rows = self.where(Link, lambda row: row.kind is kind and row.from_id == from_id)
        return tuple(row.to_id for row in rows)


def _sum_of(rows: Iterable[Answer], position: Position) -> int:
    return sum(row.count or 0 for row in rows if row.position is position)
