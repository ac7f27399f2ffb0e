"""A service's story: its days, what it answered version by version, and what came of it.

Counts leave here only as they may be told (`core.protection`): the story is read beside others,
copied and printed. It is made of the narrowed days of the service (`core.narrow.of_service`).
"""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final, TypeVar

from dialog_app.core.change_of_mind import (
    Change,
    ToldChange,
    change_of_mind,
    kept_moves,
    told_change,
)
from dialog_app.core.day import Day
from dialog_app.core.measures import Label, Tally
from dialog_app.core.model.base import Subject
from dialog_app.core.model.days import DayKind, DayState, Phase
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.minutes import Dissent
from dialog_app.core.model.said import (
    Action,
    ActionState,
    Answer,
    FollowUp,
    Link,
    LinkKind,
    Minutes,
    Obstacle,
    ObstacleService,
    ObstacleSource,
    ObstacleStatus,
    Possibility,
    Reason,
    Round,
    SubjectRow,
    Trial,
)
from dialog_app.core.protection import ProtectedTally, may_stand_side_by_side, protect
from dialog_app.core.register import Register
from dialog_app.core.since_last import SETTLED, late_by
from dialog_app.core.story.counts import newest_follow_ups, tallies, thing_of

_S = TypeVar("_S", bound=SubjectRow)
_PHASES: Final = (Phase.NONE, Phase.BEFORE, Phase.AFTER)


@dataclass(frozen=True, slots=True)
class PastDay:
    """A day of the story; a planned one lies ahead. `minutes` are version and state, if any."""

    day_id: str
    date: datetime.date
    kind: DayKind
    state: DayState
    title: str
    present: int
    minutes: tuple[int, MinutesState] | None


@dataclass(frozen=True, slots=True)
class ToldRound:
    """How the service answered in one round of one day; `shown` None is an uncounted majority.

    `beside` is whether the counts may stand where newer ones of the same thing stand.
    """

    day_id: str
    date: datetime.date
    phase: Phase
    subject: Subject
    round_id: str
    shown: ProtectedTally | None
    beside: bool = True

    @property
    def word(self) -> Label | None:
        """The word that may stand beside the counts."""
        return self.shown.word if self.shown is not None and self.beside else None


@dataclass(frozen=True, slots=True)
class Line:
    """All rounds on one method, tool, value or main answer, oldest first, whatever its version.

    `thing_id` is the method's or the tool's; for what has no versions it is its own.
    """

    thing_id: str
    rounds: tuple[ToldRound, ...]

    @property
    def newest(self) -> Subject:
        """The version that was answered last."""
        return self.rounds[-1].subject

    def on(self, day_id: str) -> tuple[ToldRound, ...]:
        """Return the rounds of one day, before to after."""
        return tuple(row for row in self.rounds if row.day_id == day_id)


@dataclass(frozen=True, slots=True)
class Hindrance:
    """An obstacle of the service, the sources behind it, and whether it still has no answer.

    `last` is what was said of it last on a later day.
    """

    row: Obstacle
    sources: tuple[ObstacleSource, ...]
    unanswered: bool
    last: FollowUp | None = None


@dataclass(frozen=True, slots=True)
class Undertaking:
    """An action with what was said of it last; `open` while nobody called it done or dropped."""

    row: Action
    last: FollowUp | None
    open: bool

    def days_late(self, today: datetime.date) -> int:
        """Return by how many days it is overdue; 0 where it is not, or not open."""
        return late_by(self.row.due, today) if self.open else 0


@dataclass(frozen=True, slots=True)
class Tried:
    """The newest trial of one thing, and what was said of it last."""

    row: Trial
    last: FollowUp | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceStory:
    """Everything the days tell of one service; lists come oldest first."""

    service_id: str
    days: tuple[PastDay, ...] = ()
    lines: tuple[Line, ...] = ()
    reasons: tuple[Reason, ...] = ()
    dissents: tuple[Dissent, ...] = ()
    obstacles: tuple[Hindrance, ...] = ()
    possibilities: tuple[Possibility, ...] = ()
    actions: tuple[Undertaking, ...] = ()
    trials: tuple[Tried, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    changes: Mapping[tuple[str, Subject], Change] = field(default_factory=dict)

    def change(self, day_id: str, subject: Subject) -> ToldChange | None:
        """Return what may be told of those who answered both times; None unless both were asked."""
        found = self.changes.get((day_id, subject))
        return told_change(found) if found is not None else None

    @property
    def answered_days(self) -> tuple[PastDay, ...]:
        """The days with answers."""
        told = {row.day_id for line in self.lines for row in line.rounds}
        return tuple(day for day in self.days if day.day_id in told)

    @property
    def open_actions(self) -> tuple[Undertaking, ...]:
        """The actions still open, soonest due first; those without a date last."""
        rows = (action for action in self.actions if action.open)
        return tuple(sorted(rows, key=lambda one: one.row.due or datetime.date.max))

    @property
    def unanswered(self) -> tuple[Hindrance, ...]:
        """The obstacles nobody has answered."""
        return tuple(one for one in self.obstacles if one.unanswered)


def service_story(register: Register, service_id: str, days: Sequence[Day]) -> ServiceStory:
    """Return the story of a service; `days` are its narrowed days, oldest first."""
    last = newest_follow_ups(days)
    return ServiceStory(
        service_id=service_id,
        days=tuple(_day(day, service_id) for day in days),
        lines=_lines(register, service_id, days),
        reasons=_its(days, Reason, service_id),
        dissents=_its(days, Dissent, service_id),
        obstacles=_obstacles(days, service_id, last),
        possibilities=_its(days, Possibility, service_id),
        actions=tuple(_action(row, last) for row in _its(days, Action, service_id)),
        trials=_trials(register, days, service_id, last),
        changes=_changes(service_id, days),
        follow_ups=tuple(row for day in days for row in sorted(day.all(FollowUp), key=_said_at)),
    )


def _said_at(row: FollowUp) -> tuple[datetime.datetime, str]:
    return row.at, row.id


def _day(day: Day, service_id: str) -> PastDay:
    info = day.info
    minutes = day.where(Minutes, lambda row: row.service_id == service_id)
    newest = max(minutes, key=lambda row: row.version, default=None)
    return PastDay(
        day_id=info.id,
        date=info.date,
        kind=info.kind,
        state=info.state,
        title=info.title,
        present=day.present(service_id),
        minutes=(newest.version, newest.state) if newest else None,
    )


def _its(days: Iterable[Day], kind: type[_S], service_id: str) -> tuple[_S, ...]:
    """Return the service's own rows of a kind, day by day in the order they were said."""
    found: list[_S] = []
    for day in days:
        rows = [row for row in day.all(kind) if getattr(row, "service_id", "") == service_id]
        found += sorted(rows, key=lambda row: (getattr(row, "number", 0), row.id))
    return tuple(found)


def _lines(register: Register, service_id: str, days: Sequence[Day]) -> tuple[Line, ...]:
    found: dict[str, list[tuple[ToldRound, Tally | None]]] = {}
    for day in days:
        counted = tallies(day)
        rows = [row for row in day.all(Round) if row.service_id == service_id]
        for asked in sorted(rows, key=lambda row: (_PHASES.index(row.phase), row.id)):
            if asked.id in counted:
                tally = counted[asked.id]
                told = _told(day, asked, tally)
                found.setdefault(thing_of(register, asked), []).append((told, tally))
    lines = [Line(thing, _beside(rounds)) for thing, rounds in found.items()]
    return tuple(sorted(lines, key=partial(_newest_first, _places(days))))


def _places(days: Sequence[Day]) -> dict[tuple[str, Subject], tuple[int, int]]:
    """Return where each subject of each day stands: the newest day first, then as on the day."""
    return {
        (day.id, row.subject): (-number, place)
        for number, day in enumerate(days)
        for place, row in enumerate(day.subjects)
    }


def _newest_first(
    places: Mapping[tuple[str, Subject], tuple[int, int]], line: Line
) -> tuple[int, int]:
    newest = line.rounds[-1]
    return places.get((newest.day_id, newest.subject), (1, 0))


def _changes(service_id: str, days: Iterable[Day]) -> dict[tuple[str, Subject], Change]:
    """Return both rounds of each subject and day where there are two, with who moved."""
    found: dict[tuple[str, Subject], Change] = {}
    for day in days:
        kept, counted = kept_moves(day), tallies(day)
        carded = any(row.card for row in day.all(Answer))
        rounds = {
            (row.subject, row.phase): counted[row.id]
            for row in day.all(Round)
            if row.service_id == service_id and row.id in counted
        }
        for (subject, phase), after in rounds.items():
            if phase is not Phase.AFTER or (subject, Phase.BEFORE) not in rounds:
                continue
            before = rounds[subject, Phase.BEFORE]
            moves = kept.get((service_id, "", subject), {})
            told = change_of_mind(day, service_id, subject) if carded else None
            found[day.id, subject] = told or Change(before, after, moves)
    return found


def _told(day: Day, asked: Round, tally: Tally | None) -> ToldRound:
    shown = protect(tally) if tally is not None else None
    return ToldRound(day.id, day.info.date, asked.phase, asked.subject, asked.id, shown)


def _beside(rounds: Sequence[tuple[ToldRound, Tally | None]]) -> tuple[ToldRound, ...]:
    """Return the rounds, marking those that may not stand beside the newer ones that stand.

    The newest always stands; an earlier one only where the difference in how many answered cannot
    tell what the few who came or left did (P5 of measures §4.4).
    """
    standing: list[Tally] = []
    told: list[ToldRound] = []
    for row, tally in reversed(rounds):
        beside = tally is None or all(may_stand_side_by_side(tally, one) for one in standing)
        if tally is not None and beside:
            standing.append(tally)
        told.append(row if beside else _held_back(row))
    return tuple(reversed(told))


def _held_back(row: ToldRound) -> ToldRound:
    """Return the round without its counts, so that nobody can show them by mistake."""
    return ToldRound(row.day_id, row.date, row.phase, row.subject, row.round_id, None, beside=False)


def _obstacles(
    days: Sequence[Day], service_id: str, last: dict[str, FollowUp]
) -> tuple[Hindrance, ...]:
    rows = [row for day in days for row in _concerning(day, service_id)]
    # What was taken up again on a later day is the same obstacle, as it stands there.
    taken_up = {row.row.same_as for row in rows if row.row.same_as}
    return tuple(_stands(one, last) for one in rows if one.row.id not in taken_up)


def _concerning(day: Day, service_id: str) -> list[Hindrance]:
    whose: dict[str, set[str]] = {}
    for tie in day.all(ObstacleService):
        whose.setdefault(tie.obstacle_id, set()).add(tie.service_id)
    sources: dict[str, list[ObstacleSource]] = {}
    for source in day.all(ObstacleSource):
        sources.setdefault(source.obstacle_id, []).append(source)
    answered = {row.to_id for row in day.all(Link) if row.kind is LinkKind.ANSWERS}
    return [
        Hindrance(row, tuple(sources.get(row.id, ())), row.id not in answered)
        for row in day.obstacles
        if _concerns(day, row, whose.get(row.id), service_id)
    ]


def _concerns(day: Day, row: Obstacle, named: Collection[str] | None, service_id: str) -> bool:
    if named:
        return service_id in named
    return not row.group_id or service_id in day.group_services(row.group_id)


def _stands(one: Hindrance, last: dict[str, FollowUp]) -> Hindrance:
    said = last.get(one.row.id)
    over = said is not None and said.outcome in SETTLED
    unanswered = one.row.status is ObstacleStatus.OPEN and not over
    return Hindrance(one.row, one.sources, unanswered, said)


def _action(row: Action, last: dict[str, FollowUp]) -> Undertaking:
    said = last.get(row.id)
    settled = said is not None and said.outcome in SETTLED
    return Undertaking(row, said, row.state is ActionState.OPEN and not settled)


def _trials(
    register: Register, days: Sequence[Day], service_id: str, last: dict[str, FollowUp]
) -> tuple[Tried, ...]:
    newest = {thing_of(register, row): row for row in _its(days, Trial, service_id)}
    return tuple(Tried(row, last.get(row.id)) for row in newest.values())
