"""What earlier days left, and how it stands now: what a new day begins from.

A row of a held day is never changed by what is said later. How it stands is its own state, and
over it the newest follow-up that anybody has said of it since, on whatever day.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dialog_app.core.day import Day
from dialog_app.core.model.base import Language, Subject, SubjectKind
from dialog_app.core.model.catalogue import MethodVersion, ToolVersion
from dialog_app.core.model.days import (
    AgendaItem,
    DayInfo,
    DayState,
    ItemState,
    PlanChange,
    PlanChangeKind,
)
from dialog_app.core.model.said import (
    Action,
    ActionState,
    FollowedKind,
    FollowUp,
    LinkKind,
    Obstacle,
    ObstacleStatus,
    Outcome,
    Trial,
    TrialState,
)
from dialog_app.core.register import Register

CHOICES: Final[Mapping[FollowedKind, tuple[Outcome, ...]]] = {
    FollowedKind.ACTION: tuple(Outcome),
    FollowedKind.TRIAL: tuple(one for one in Outcome if one is not Outcome.NEEDS_OTHERS),
    FollowedKind.OBSTACLE: tuple(one for one in Outcome if one is not Outcome.NOT_DONE),
    FollowedKind.ITEM: (Outcome.DONE, Outcome.STILL_OPEN, Outcome.DROPPED),
}
"""How it can have gone with each kind of thing."""

SETTLED: Final = frozenset({Outcome.DONE, Outcome.DROPPED, Outcome.NEEDS_OTHERS})
"""Outcomes after which a thing is left no longer; whatever else was said, it comes again."""

_NOTHING: Final = Subject(SubjectKind.METHOD, "")
_OVER: Final = (DayState.HELD, DayState.CLOSED)
_ORDER: Final = (
    FollowedKind.ACTION,
    FollowedKind.TRIAL,
    FollowedKind.OBSTACLE,
    FollowedKind.ITEM,
)

LeftRow = Action | Obstacle | Trial | AgendaItem | PlanChange
SameMethod = Callable[[str, str], bool]
"""Tells whether two versions are of one method."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Something a day left, for one service (empty: for the day as a whole).

    `newest` is what was said of it last before today, and `answer` what is said of it today.
    `planned` is whether today's plan takes it up anyway.
    """

    row: LeftRow
    day: DayInfo
    service_id: str = ""
    newest: FollowUp | None = None
    answer: FollowUp | None = None
    planned: bool = False

    @property
    def kind(self) -> FollowedKind:
        """What kind of thing it is."""
        return _KINDS[type(self.row)]

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from everything else that is left."""
        return self.row.id, self.service_id

    @property
    def words(self) -> str:
        """What the row says in words; empty where only its subject says what it is."""
        if isinstance(self.row, AgendaItem):
            return self.row.title
        return getattr(self.row, "text", "")

    @property
    def language(self) -> Language:
        """The language of the words."""
        found: Language = getattr(self.row, "language", "nb")
        return found

    @property
    def subject(self) -> Subject:
        """What it is about; without a version where it is about nothing of the catalogue."""
        if isinstance(self.row, PlanChange):
            return Subject(SubjectKind.METHOD, self.row.version_id)
        return _NOTHING if isinstance(self.row, AgendaItem) else self.row.subject

    @property
    def due(self) -> datetime.date | None:
        """By when it was to be done, or until when it is tried."""
        if isinstance(self.row, Action):
            return self.row.due
        return self.row.until if isinstance(self.row, Trial) else None

    @property
    def stands(self) -> FollowUp | None:
        """What was said of it last, today's answer included."""
        both = [one for one in (self.newest, self.answer) if one is not None]
        return max(both, key=_when, default=None)


_KINDS: Final[Mapping[type[LeftRow], FollowedKind]] = {
    Action: FollowedKind.ACTION,
    Obstacle: FollowedKind.OBSTACLE,
    Trial: FollowedKind.TRIAL,
    AgendaItem: FollowedKind.ITEM,
    PlanChange: FollowedKind.ITEM,
}


def late_by(due: datetime.date | None, today: datetime.date) -> int:
    """Return by how many days something is past its date; 0 where it is not."""
    return max(0, (today - due).days) if due is not None else 0


def answer_to(day: Day, about_id: str, service_id: str) -> FollowUp | None:
    """Return what was said on a day of something, for one service; None where nothing was."""
    wanted = (about_id, service_id)
    rows = day.where(FollowUp, lambda row: (row.about_id, row.service_id) == wanted)
    return next(iter(rows), None)


def left_by(day: Day, service_id: str) -> tuple[Left, ...]:
    """Return what a day left for one service as it stood when the day was over."""
    rows: list[LeftRow] = [
        *(one for one in day.actions if _is_open(one) and one.service_id == service_id),
        *sorted(
            day.where(
                Trial,
                lambda one: one.service_id == service_id and one.state is not TrialState.STOPPED,
            ),
            key=lambda one: (one.version_id, one.id),
        ),
        *(one for one in day.obstacles if _is_unanswered(day, one, service_id)),
    ]
    return tuple(Left(row=row, day=day.info, service_id=service_id) for row in rows)


def carried_by(day: Day) -> tuple[Left, ...]:
    """Return the items and methods a day left to the next one, for all its services."""
    items = [one for one in day.agenda if one.state is ItemState.CARRIED and not one.internal]
    notes = day.where(
        PlanChange, lambda one: one.kind is PlanChangeKind.CARRIED and bool(one.version_id)
    )
    methods = {one.version_id: one for one in sorted(notes, key=lambda one: one.id, reverse=True)}
    order = {row.version_id: place for place, row in enumerate(day.subjects)}
    placed = sorted(methods.values(), key=lambda one: order.get(one.version_id, len(order)))
    rows: list[LeftRow] = [*items, *placed]
    return tuple(Left(row=row, day=day.info) for row in rows)


def _is_open(action: Action) -> bool:
    return action.state is ActionState.OPEN


def _is_unanswered(day: Day, obstacle: Obstacle, service_id: str) -> bool:
    answered = day.linked_from(obstacle.id, LinkKind.ANSWERS)
    is_open = obstacle.status is ObstacleStatus.OPEN and not answered
    return is_open and day.concerns(obstacle, service_id)


def since_last(
    today: Day, days: Mapping[str, Sequence[Day]], same: SameMethod = str.__eq__
) -> tuple[Left, ...]:
    """Return what is left when a day begins, and what it has answered so far.

    `days` are the days of each service of `today` as `Across.service_days` gives them, in any
    order; later ones, those not held yet and the day itself are left out. Services come in the
    day's order, and last what was carried over for all.
    """
    found: dict[tuple[str, str], Left] = {}
    every: dict[str, Day] = {}
    for service_id in today.service_ids:
        earlier = [day for day in days.get(service_id, ()) if _is_before(day, today)]
        every.update((day.id, day) for day in earlier)
        for left in _left_over(earlier, service_id, same):
            found[left.key] = left
    for left in _carried_over(_in_time(every.values()), same):
        found[left.key] = left
    return tuple(_as_of(today, left, same) for left in found.values())


def _is_before(day: Day, today: Day) -> bool:
    over = day.info.state in _OVER and day.id != today.id
    return over and day.info.date <= today.info.date


def _in_time(days: Iterable[Day]) -> list[Day]:
    return sorted(days, key=lambda day: (day.info.date, day.id))


def _left_over(days: Iterable[Day], service_id: str, same: SameMethod) -> Iterator[Left]:
    """Give what days left for a service and nobody has settled since, by kind."""
    in_time = _in_time(days)
    every = [
        (place, left) for place, day in enumerate(in_time) for left in left_by(day, service_id)
    ]
    kept = [
        left
        for place, left in every
        if not any(_goes_on(left, day, same) for day in in_time[place + 1 :])
    ]
    for left in sorted(kept, key=lambda one: _ORDER.index(one.kind)):
        yield from _unsettled(left, in_time)


def _goes_on(left: Left, later: Day, same: SameMethod) -> bool:
    """Tell whether a later day has a row of its own for the same thing."""
    row = left.row
    if isinstance(row, Trial):
        mine = later.where(Trial, lambda one: one.service_id == left.service_id)
        return any(
            one.subject_kind is row.subject_kind and same(one.version_id, row.version_id)
            for one in mine
        )
    if isinstance(row, Obstacle):
        again = (one for one in later.obstacles if one.same_as == row.id)
        return any(later.concerns(one, left.service_id) for one in again)
    return False


def _carried_over(days: Sequence[Day], same: SameMethod) -> Iterator[Left]:
    for place, day in enumerate(days):
        for left in carried_by(day):
            if not any(takes_up(later, left, same) for later in days[place + 1 :]):
                yield from _unsettled(left, days)


def takes_up(day: Day, left: Left, same: SameMethod = str.__eq__) -> bool:
    """Tell whether a day's plan takes up what was carried over to it."""
    if isinstance(left.row, AgendaItem):
        return any(item.carried_from == left.row.id for item in day.agenda)
    methods = (row for row in day.subjects if row.subject_kind is SubjectKind.METHOD)
    return any(same(row.version_id, left.subject.version_id) for row in methods)


def _unsettled(left: Left, days: Iterable[Day]) -> Iterator[Left]:
    newest = newest_of(left, days)
    if newest is None or newest.outcome not in SETTLED:
        yield Left(row=left.row, day=left.day, service_id=left.service_id, newest=newest)


def newest_of(left: Left, days: Iterable[Day]) -> FollowUp | None:
    """Return what was said last of something a day left, on any of these days."""
    said = (answer_to(day, *left.key) for day in days)
    return max((one for one in said if one is not None), key=_when, default=None)


def _when(said: FollowUp) -> tuple[datetime.datetime, str]:
    return said.at, said.id


def _as_of(today: Day, left: Left, same: SameMethod) -> Left:
    return Left(
        row=left.row,
        day=left.day,
        service_id=left.service_id,
        newest=left.newest,
        answer=answer_to(today, *left.key),
        planned=left.kind is FollowedKind.ITEM and takes_up(today, left, same),
    )


def to_answer(lines: Iterable[Left]) -> tuple[int, int]:
    """Return how many are answered, and of how many; what today's plan takes up needs no answer."""
    asked = [left for left in lines if not left.planned]
    return sum(left.answer is not None for left in asked), len(asked)


def how_it_stands(day: Day, service_id: str, days: Iterable[Day]) -> tuple[Left, ...]:
    """Return what a held day left for a service, or with an empty id what it carried on.

    Each with what was said of it last on any of `days`; settled things are among them.
    """
    left = left_by(day, service_id) if service_id else carried_by(day)
    kept = tuple(days)
    return tuple(
        Left(
            row=one.row,
            day=one.day,
            service_id=one.service_id,
            newest=newest_of(one, kept),
            answer=answer_to(day, *one.key),
        )
        for one in left
    )


def same_method(register: Register) -> SameMethod:
    """Return what tells whether two versions are of one method (or tool) of the catalogue."""

    def owner(version_id: str) -> str:
        method = register.find(MethodVersion, version_id)
        tool = register.find(ToolVersion, version_id)
        return method.method_id if method else tool.tool_id if tool else version_id

    return lambda one, other: one == other or owner(one) == owner(other)
