"""A method's story: what was answered on each version of it, and what came of it.

Services are counted, never people, and versions are never added together. It is made of the
narrowed days of the method's versions (`core.narrow.of_versions`).
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from dialog_app.core.day import Day
from dialog_app.core.measures import Label, Tally
from dialog_app.core.model.catalogue import MethodVersion, WorkingMethod
from dialog_app.core.model.days import DayKind, DayState, Phase
from dialog_app.core.model.minutes import Dissent
from dialog_app.core.model.said import (
    Action,
    FollowUp,
    Obstacle,
    ObstacleService,
    ObstacleSource,
    Possibility,
    Reason,
    Round,
    Trial,
)
from dialog_app.core.protection import protected_word
from dialog_app.core.register import Register
from dialog_app.core.story.counts import newest_follow_ups, tallies

_N = TypeVar("_N", Reason, Dissent, Possibility, Action)

LEAST_SERVICES: Final = 3
"""With fewer services nothing is told that would point one of them out (measures §4.5, R1)."""


@dataclass(frozen=True, slots=True)
class RoundStory:
    """How many services answered a version in one round, and how many of them each word fits.

    A service that answered on several days counts once, as it answered last. `words` is empty
    under three services; services without a word (too few people, uncounted, or a word that would
    tell too much) are those that are left.
    """

    phase: Phase
    services: int
    words: tuple[tuple[Label, int], ...] = ()

    @property
    def few(self) -> bool:
        """Whether too few services answered for any word to be told."""
        return self.services < LEAST_SERVICES

    @property
    def without_word(self) -> int:
        """How many services have no word."""
        return self.services - sum(count for _, count in self.words)


@dataclass(frozen=True, slots=True)
class VersionStory:
    """The answers to one version, round by round; groups across services are only counted."""

    version: MethodVersion
    newest: bool
    services: int
    groups: int
    rounds: tuple[RoundStory, ...]


@dataclass(frozen=True, slots=True)
class MethodDay:
    """A day the method was treated on, and how many services were there."""

    day_id: str
    date: datetime.date
    kind: DayKind
    state: DayState
    title: str
    services: int


@dataclass(frozen=True, slots=True)
class Named:
    """A category or a provision that stands in the way, and how many services name it."""

    code: str
    services: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodStory:
    """Everything the days tell of one method; lists come oldest first, versions newest first.

    `categories` are codes of obstacle categories; `sources` ids of provisions, or citations of
    what is not in the catalogue. Both come with the most named first.
    """

    method_id: str
    versions: tuple[VersionStory, ...] = ()
    days: tuple[MethodDay, ...] = ()
    reasons: tuple[Reason, ...] = ()
    dissents: tuple[Dissent, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    categories: tuple[Named, ...] = ()
    sources: tuple[Named, ...] = ()
    possibilities: tuple[Possibility, ...] = ()
    actions: tuple[Action, ...] = ()
    trials: tuple[Trial, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    merged_in: tuple[str, ...] = ()
    merged_into: str = ""
    split_from: str = ""
    split_off: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether no day has treated the method."""
        return not self.days


def method_story(register: Register, method_id: str, days: Sequence[Day]) -> MethodStory:
    """Return the story of a method; `days` are those of its versions, oldest first.

    Raises `RuleBroken("row.gone")` where there is no such method.
    """
    method = register.one(WorkingMethod, method_id)
    obstacles = [row for day in days for row in day.obstacles]
    categories, sources = _named(days, obstacles)
    newest = newest_follow_ups(days)
    return MethodStory(
        method_id=method_id,
        versions=_versions(register, method_id, days),
        days=tuple(_day(day) for day in days),
        reasons=_in_order(days, Reason),
        dissents=_in_order(days, Dissent),
        obstacles=tuple(obstacles),
        categories=categories,
        sources=sources,
        possibilities=_in_order(days, Possibility),
        actions=_in_order(days, Action),
        trials=_newest_trials(days),
        follow_ups=tuple(sorted(newest.values(), key=lambda row: (row.at, row.id))),
        merged_in=_ids(register, lambda row: row.merged_into == method_id),
        merged_into=method.merged_into,
        split_from=method.split_from,
        split_off=_ids(register, lambda row: row.split_from == method_id),
    )


def version_ids(register: Register, method_id: str) -> tuple[str, ...]:
    """Return the ids of a method's versions, which its days are found by."""
    return tuple(row.id for row in register.versions(method_id))


def _ids(register: Register, keep: Callable[[WorkingMethod], bool]) -> tuple[str, ...]:
    return tuple(row.id for row in register.methods if keep(row))


def _day(day: Day) -> MethodDay:
    info = day.info
    services = len(day.service_ids)
    return MethodDay(info.id, info.date, info.kind, info.state, info.title, services)


def _in_order(days: Iterable[Day], kind: type[_N]) -> tuple[_N, ...]:
    found: list[_N] = []
    for day in days:
        found += sorted(day.all(kind), key=lambda row: (row.number, row.id))
    return tuple(found)


def _newest_trials(days: Iterable[Day]) -> tuple[Trial, ...]:
    """Return the newest trial of each service."""
    newest = {row.service_id: row for day in days for row in day.all(Trial)}
    return tuple(newest.values())


@dataclass(slots=True)
class _Heard:
    """Who answered one version: by phase and service the answer given last, and the groups."""

    last: dict[Phase, dict[str, Tally | None]]
    groups: set[str]


def _versions(register: Register, method_id: str, days: Sequence[Day]) -> tuple[VersionStory, ...]:
    heard: dict[str, _Heard] = {}
    for day in days:
        counted = tallies(day)
        for asked in day.all(Round):
            if asked.id in counted:
                _hear(heard, asked, counted[asked.id])
    versions = register.versions(method_id)
    return tuple(
        _version(version, heard.get(version.id), newest=version is versions[-1])
        for version in reversed(versions)
    )


def _hear(heard: dict[str, _Heard], asked: Round, tally: Tally | None) -> None:
    one = heard.setdefault(asked.version_id, _Heard({}, set()))
    if asked.group_id:
        one.groups.add(asked.group_id)
    else:
        one.last.setdefault(asked.phase, {})[asked.service_id] = tally


def _version(version: MethodVersion, heard: _Heard | None, *, newest: bool) -> VersionStory:
    if heard is None:
        return VersionStory(version, newest, 0, 0, ())
    services = {service for answers in heard.last.values() for service in answers}
    rounds = tuple(_round(phase, heard.last[phase]) for phase in Phase if phase in heard.last)
    return VersionStory(version, newest, len(services), len(heard.groups), rounds)


def _round(phase: Phase, answers: Mapping[str, Tally | None]) -> RoundStory:
    if len(answers) < LEAST_SERVICES:
        return RoundStory(phase, len(answers))
    words = Counter(protected_word(tally) for tally in answers.values() if tally is not None)
    told = tuple((word, words[word]) for word in Label if words[word])
    return RoundStory(phase, len(answers), told)


def _named(
    days: Iterable[Day], obstacles: Iterable[Obstacle]
) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """Return the categories and the sources that are named, each by how many services."""
    by_category: dict[str, set[str]] = {}
    by_source: dict[str, set[str]] = {}
    category_of = {row.id: row.category_code for row in obstacles}
    whose: dict[str, set[str]] = {row_id: set() for row_id in category_of}
    for day in days:
        for tie in day.all(ObstacleService):
            whose.setdefault(tie.obstacle_id, set()).add(tie.service_id)
    for row_id, code in category_of.items():
        by_category.setdefault(code, set()).update(whose[row_id])
    for day in days:
        for source in day.all(ObstacleSource):
            if source.obstacle_id in category_of:
                name = source.provision_id or source.citation
                by_source.setdefault(name, set()).update(whose[source.obstacle_id])
    return _most_first(by_category), _most_first(by_source)


def _most_first(found: Mapping[str, set[str]]) -> tuple[Named, ...]:
    rows = (Named(code, len(services)) for code, services in found.items() if code)
    return tuple(sorted(rows, key=lambda row: (-row.services, row.code)))
