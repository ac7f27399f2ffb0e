"""One service's part of a day: in the order of its minutes, and numbered as there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Generic, TypeVar

from dialog_app.core.day import Day
from dialog_app.core.formats import letter
from dialog_app.core.minutes.heard import Heard
from dialog_app.core.minutes.told import told_by
from dialog_app.core.minutes.topics import Topic, topic
from dialog_app.core.model.base import Subject
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import (
    Action,
    LinkKind,
    Obstacle,
    ObstacleStatus,
    Possibility,
    Reason,
    Round,
    SubjectRow,
    Trial,
)
from dialog_app.core.next_day import CarriedTo
from dialog_app.core.register import Register

_Row = TypeVar("_Row", bound=SubjectRow)

_PHASES: Final = {phase: place for place, phase in enumerate(Phase)}


class BySubject(Generic[_Row]):
    """Rows to be asked for by subject; None asks for those that belong to no known one."""

    def __init__(self, rows: Iterable[_Row], known: frozenset[Subject]) -> None:
        self._found: dict[Subject | None, list[_Row]] = {}
        for row in rows:
            subject = row.subject
            self._found.setdefault(subject if subject in known else None, []).append(row)

    def __call__(self, subject: Subject | None) -> tuple[_Row, ...]:
        """Return the rows of a subject, in the order they came."""
        return tuple(self._found.get(subject, ()))


@dataclass(frozen=True)
class Matter:
    """One service's part of a day; lists come in the order they stand in the minutes.

    `day` is told in the service's own words, whatever was merged with another's. `carried_to` says
    which later day takes up what was carried over.
    """

    day: Day
    register: Register
    service_id: str
    carried_to: CarriedTo = field(default_factory=dict)

    def __post_init__(self) -> None:
        """See the day as the service may read it, so that nobody can forget to."""
        object.__setattr__(self, "day", told_by(self.day, self.service_id))

    @cached_property
    def heard(self) -> Heard:
        """The rows that concern the service."""
        return Heard(self.day, self.register, self.service_id)

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """What the day treats, and after it anything else this service was asked or said."""
        planned = [row.subject for row in self.day.subjects]
        known = set(planned)
        rows: list[SubjectRow] = [
            *self.heard.rounds,
            *self.heard.reasons,
            *self.heard.rewordings,
            *self.heard.trials,
            *self.heard.dissents,
        ]
        found = {row.subject for row in rows if row.version_id} | self.heard.in_groups
        more = found - known
        return tuple(topic(self.register, one) for one in (*planned, *sorted(more)))

    def rounds(self, subject: Subject) -> tuple[Round, ...]:
        """The rounds in which the service was asked about a subject, before to after."""
        rows = self._rounds(subject)
        return tuple(sorted(rows, key=lambda row: (_PHASES[row.phase], row.id)))

    @cached_property
    def reasons(self) -> BySubject[Reason]:
        """The reasons that may be printed."""
        return BySubject(self.heard.reasons, self._subjects)

    @cached_property
    def obstacles(self) -> BySubject[Obstacle]:
        """What stands in the way."""
        return BySubject(self.heard.obstacles, self._subjects)

    @cached_property
    def possibilities(self) -> BySubject[Possibility]:
        """What could help."""
        return BySubject(self.heard.possibilities, self._subjects)

    @cached_property
    def actions(self) -> BySubject[Action]:
        """What was agreed."""
        return BySubject(self.heard.actions, self._subjects)

    @cached_property
    def trials(self) -> BySubject[Trial]:
        """What the service tries."""
        return BySubject(self.heard.trials, self._subjects)

    @cached_property
    def agreed(self) -> tuple[Action, ...]:
        """The actions the service can do itself."""
        return tuple(row for row in self.heard.actions if not row.needs_mandate)

    @cached_property
    def for_the_leader(self) -> tuple[Action, ...]:
        """The actions that need a mandate."""
        return tuple(row for row in self.heard.actions if row.needs_mandate)

    def has_something(self, subject: Subject) -> bool:
        """Whether anything at all was asked, said or agreed about a subject."""
        lists: tuple[Sequence[object], ...] = (
            self.rounds(subject),
            self.reasons(subject),
            self.heard.proposed(subject),
            self.obstacles(subject),
            self.possibilities(subject),
            self.actions(subject),
            self.trials(subject),
            self.heard.dissented(subject),
        )
        return any(lists) or subject in self.heard.in_groups

    @cached_property
    def action_numbers(self) -> dict[str, str]:
        """The number of each action: those the service does itself come first."""
        return _numbered((*self.agreed, *self.for_the_leader))

    @cached_property
    def obstacle_numbers(self) -> dict[str, str]:
        """The number of each obstacle, 1 and on through the whole document."""
        return _numbered(row for place in _places(self.topics) for row in self.obstacles(place))

    @cached_property
    def letters(self) -> dict[str, str]:
        """The letter of each possibility, a and on through the whole document."""
        rows = [row for place in _places(self.topics) for row in self.possibilities(place)]
        return {row.id: letter(number) for number, row in enumerate(rows)}

    def answers(self, possibility: Possibility) -> list[str]:
        """The numbers of the obstacles a possibility answers."""
        ids = self.day.linked_to(possibility.id, LinkKind.ANSWERS)
        return _known(self.obstacle_numbers, ids)

    def is_open(self, obstacle: Obstacle) -> bool:
        """Whether nothing in these minutes answers an obstacle, nor was it called answered.

        What another service found stays unsaid, also where it answers a shared obstacle.
        """
        ways = self.day.linked_from(obstacle.id, LinkKind.ANSWERS)
        if not ways:
            return self.day.status(obstacle) is not ObstacleStatus.ANSWERED
        return not any(way in self.letters for way in ways)

    def comes_from(self, action: Action) -> tuple[list[str], list[str]]:
        """The letters of the possibilities and the numbers of the obstacles behind an action."""
        ids = self.day.linked_to(action.id, LinkKind.COMES_FROM)
        return _known(self.letters, ids), _known(self.obstacle_numbers, ids)

    @cached_property
    def _subjects(self) -> frozenset[Subject]:
        return frozenset(topic.subject for topic in self.topics)

    @cached_property
    def _rounds(self) -> BySubject[Round]:
        return BySubject(self.heard.rounds, self._subjects)


def _places(topics: Iterable[Topic]) -> tuple[Subject | None, ...]:
    """Return what things stand under, in order; None for what belongs to no one topic."""
    return (*(topic.subject for topic in topics), None)


def _numbered(rows: Iterable[Action] | Iterable[Obstacle]) -> dict[str, str]:
    return {row.id: str(number) for number, row in enumerate(rows, start=1)}


def _known(names: dict[str, str], ids: Iterable[str]) -> list[str]:
    wanted = set(ids)
    return [name for one, name in names.items() if one in wanted]
