"""Every obstacle of an archive once, with all the days and services it was said on.

Obstacles are one when one was taken up from the other (`same_as`), merged into it on its day
(`merged_into`), or tied to it later (`ObstacleTie`). Which were joined first makes no difference,
and chains that run in a ring do no harm. An obstacle is counted by services, never by how often it
was written: measures §2.5.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from dialog_app.core.commands.obstacles import Earlier, given, source_name
from dialog_app.core.day import Day
from dialog_app.core.model.base import DayRow, Language
from dialog_app.core.model.catalogue import ObstacleTie, TypicalObstacle
from dialog_app.core.model.days import DayService, Group
from dialog_app.core.model.said import (
    Link,
    Obstacle,
    ObstacleService,
    ObstacleSource,
    ObstacleStatus,
    Possibility,
)

KINDS: Final[tuple[type[DayRow], ...]] = (
    Obstacle,
    ObstacleService,
    ObstacleSource,
    DayService,
    Group,
)
"""The kinds of row of a day the register is made from."""

ANSWERS: Final[tuple[type[DayRow], ...]] = (Possibility, Link)
"""The kinds that tell what answers an obstacle."""


@dataclass(frozen=True)
class Saying:
    """An obstacle as it was said on one day, with the services it concerned by its own rows."""

    day: Day
    row: Obstacle
    service_ids: tuple[str, ...]

    @property
    def named(self) -> tuple[ObstacleService, ...]:
        """The services it named, with how hard it hit each."""
        return self.day.where(ObstacleService, lambda row: row.obstacle_id == self.row.id)

    @property
    def sources(self) -> tuple[ObstacleSource, ...]:
        """What is behind it, by its own rows."""
        rows = self.day.where(ObstacleSource, lambda row: row.obstacle_id == self.row.id)
        return tuple(sorted(rows, key=lambda row: row.id))


@dataclass(frozen=True)
class KnownObstacle:
    """One obstacle: all its sayings, oldest day first, and the typical one it was taken from.

    Its id is that of the typical one, else of the first saying; there is at least one of them.
    """

    sayings: tuple[Saying, ...] = ()
    typical: TypicalObstacle | None = None

    @property
    def id(self) -> str:
        """The id it goes by; joining others to it may give it another."""
        return self.typical.id if self.typical is not None else self.sayings[0].row.id

    def words(self, language: Language) -> str:
        """Return its words: as it was kept on the first day, else as the typical one has them."""
        if self.sayings:
            return self._kept[0].text
        return self.typical.text.best(language) if self.typical is not None else ""

    def wordings(self, language: Language) -> Iterator[str]:
        """Give every way it was put."""
        yield from (one.row.text for one in self.sayings)
        if self.typical is not None:
            yield self.typical.text.best(language)

    @property
    def newest(self) -> Obstacle:
        """The newest saying, as it was kept; only where it has been said."""
        return self._kept[-1]

    @property
    def category_code(self) -> str:
        """Its category, as it was sorted last."""
        if self.sayings:
            return self.newest.category_code
        return self.typical.category_code if self.typical is not None else ""

    @property
    def status(self) -> ObstacleStatus:
        """Whether it is open, as the newest day left it."""
        if not self.sayings:
            return ObstacleStatus.OPEN
        newest = self.newest
        day = next(one.day for one in self.sayings if one.row is newest)
        return day.status(newest)

    @cached_property
    def service_ids(self) -> frozenset[str]:
        """The services that have it, each once."""
        return frozenset(service for one in self.sayings for service in one.service_ids)

    def taken(self, language: Language) -> Earlier:
        """Return it as it is taken up on another day: as kept last, with every source once."""
        if not self.sayings:
            text = self.words(language)
            return Earlier(
                id=self.id, text=text, language=language, category_code=self.category_code
            )
        row = self.newest
        sources = {source_name(one): one for said in self.sayings for one in said.sources}
        return Earlier(
            id=row.id,
            text=row.text,
            language=row.language,
            category_code=row.category_code,
            second_category_code=row.second_category_code,
            crc_article=row.crc_article,
            sources=tuple(given(one) for one in sources.values()),
        )

    @cached_property
    def _kept(self) -> tuple[Obstacle, ...]:
        """The rows that stand for themselves; where a ring leaves none, all of them."""
        rows = tuple(one.row for one in self.sayings)
        return tuple(row for row in rows if not row.merged_into) or rows


class ObstacleRegister:
    """The obstacles of these days (which need only hold rows of `KINDS`), each once."""

    def __init__(
        self,
        days: Iterable[Day],
        ties: Iterable[ObstacleTie] = (),
        typical: Iterable[TypicalObstacle] = (),
    ) -> None:
        known = tuple(said for day in days for said in said_on(day))
        shipped = tuple(typical)
        joined = _Joined()
        for one in known:
            for other in (one.row.same_as, one.row.merged_into):
                if other:
                    joined.join(one.row.id, other)
        for tie in ties:
            joined.join(tie.tied_id, tie.into_id)
        self._joined = joined
        self._found = _gathered(joined, known, shipped)

    @cached_property
    def all(self) -> tuple[KnownObstacle, ...]:
        """Those most services have first; where as many have them, as they were first said."""
        return tuple(sorted(self._found.values(), key=lambda one: -len(one.service_ids)))

    def of_category(self, code: str) -> tuple[KnownObstacle, ...]:
        """Return those of one category, in the same order."""
        return tuple(one for one in self.all if one.category_code == code)

    def find(self, row_id: str) -> KnownObstacle | None:
        """Return the one that an obstacle of any day, or a typical one, belongs to."""
        return self._found.get(self._joined.head(row_id))


def said_on(day: Day) -> Iterator[Saying]:
    """Give the obstacles of a day, each with its services; whom each concerns is looked up once."""
    named: dict[str, set[str]] = defaultdict(set)
    for row in day.all(ObstacleService):
        named[row.obstacle_id].add(row.service_id)
    every = day.service_ids
    for obstacle in sorted(day.all(Obstacle), key=_order):
        group = day.group_services(obstacle.group_id) if obstacle.group_id else every
        wanted = named.get(obstacle.id, group)
        yield Saying(day, obstacle, tuple(one for one in every if one in wanted))


def _order(row: Obstacle) -> tuple[bool, int, str]:
    return bool(row.merged_into), row.number, row.id


def _gathered(
    joined: "_Joined", known: Iterable[Saying], shipped: Iterable[TypicalObstacle]
) -> dict[str, KnownObstacle]:
    sayings: dict[str, list[Saying]] = {}
    for one in known:
        sayings.setdefault(joined.head(one.row.id), []).append(one)
    typical: dict[str, TypicalObstacle] = {}
    for row in shipped:
        typical.setdefault(joined.head(row.id), row)
    heads = dict.fromkeys([*sayings, *typical])
    return {one: KnownObstacle(tuple(sayings.get(one, ())), typical.get(one)) for one in heads}


class _Joined:
    """Ids that are one, in no order and in any number of steps."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def head(self, one: str) -> str:
        """Return the id that stands for all that are one with this."""
        way = list(self._way(one))
        for passed in way[:-1]:
            self._above[passed] = way[-1]
        return way[-1]

    def join(self, one: str, other: str) -> None:
        """Say that two are one."""
        first, second = sorted((self.head(one), self.head(other)))
        if first != second:
            self._above[second] = first

    def _way(self, one: str) -> Iterator[str]:
        yield one
        while one in self._above:
            one = self._above[one]
            yield one
