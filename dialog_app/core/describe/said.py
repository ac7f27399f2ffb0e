"""What was said on all days about the working methods, gathered once for a description."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from dialog_app.core import obstacle_register
from dialog_app.core.across.over import days_over
from dialog_app.core.across.sums import RoundSum
from dialog_app.core.day import Day
from dialog_app.core.model.base import DayRow, SubjectKind
from dialog_app.core.model.catalogue import (
    MethodVersion,
    ObstacleTie,
    RewordingVerdict,
    TypicalObstacle,
)
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import ObstacleSource, Possibility, Rewording, SubjectRow
from dialog_app.core.national.measure import Measured, Versions, measured
from dialog_app.core.national.sources import MoveSum, RoleSum
from dialog_app.core.obstacle_register import KnownObstacle, ObstacleRegister
from dialog_app.core.register import Register

KINDS: Final[tuple[type[DayRow], ...]] = (
    *obstacle_register.KINDS,
    *obstacle_register.ANSWERS,
    Rewording,
)
"""The kinds of row of the days a description is made from (`ports.Across.kind_days`)."""


@dataclass(frozen=True, slots=True)
class SaidWording:
    """A wording that was proposed on a day, and what was decided about it, if anything."""

    row: Rewording
    day: Day
    verdict: RewordingVerdict | None = None


@dataclass(frozen=True, slots=True)
class SaidPossibility:
    """A possibility that was found on a day."""

    row: Possibility
    day: Day


class Said:
    """What the days say about methods; `days` need only hold rows of `KINDS`.

    `sums`, `roles` and `moves` are raw counts, and leave it only through protection.
    """

    def __init__(
        self,
        register: Register,
        days: Iterable[Day] = (),
        sums: Iterable[RoundSum] = (),
        roles: Iterable[RoleSum] = (),
        moves: Iterable[MoveSum] = (),
    ) -> None:
        self.register = register
        self.days = {day.id: day for day in days}
        self.sums: Sequence[RoundSum] = tuple(sums)
        self.roles: Sequence[RoleSum] = tuple(roles)
        self.moves: Sequence[MoveSum] = tuple(moves)
        versions = register.all(MethodVersion)
        self._method_of = {version.id: version.method_id for version in versions}

    @cached_property
    def obstacles(self) -> ObstacleRegister:
        """Every obstacle once, of the days that are over: services are counted."""
        ties, typical = self.register.all(ObstacleTie), self.register.all(TypicalObstacle)
        return ObstacleRegister(days_over(self.days.values()), ties, typical)

    def with_register(self, register: Register) -> "Said":
        """Return the same days beside another register; what comes to the same is kept."""
        said = Said(register, self.days.values(), self.sums, self.roles, self.moves)
        if all(register.all(kind) == self.register.all(kind) for kind in _WEIGHED):
            known = vars(self)
            vars(said).update({name: known[name] for name in _WORKED_OUT if name in known})
        return said

    def worked_out(self) -> "Said":
        """Return itself, once all that takes long has been worked out, wherever that is done."""
        for name in _WORKED_OUT:
            getattr(self, name)
        return self

    @cached_property
    def measured(self) -> Mapping[Phase, Mapping[str, Measured]]:
        """What was answered before and after the dialogue, by version: raw, never to be shown."""
        methods = [one for one in self.sums if one.subject_kind is SubjectKind.METHOD]
        versions = Versions(lambda version_id: self._method_of.get(version_id, version_id))
        return {
            phase: measured(methods, self.roles, self.moves, phase=phase, versions=versions)
            for phase in (Phase.BEFORE, Phase.AFTER)
        }

    def obstacles_of(self, method_id: str) -> tuple[KnownObstacle, ...]:
        """Return the obstacles said of any version of a method; most services first."""
        return self._obstacles.get(method_id, ())

    def wordings_of(self, method_id: str) -> tuple[SaidWording, ...]:
        """Return the wordings proposed for any version of a method, oldest day first."""
        return self._wordings.get(method_id, ())

    def possibilities_of(self, method_id: str) -> tuple[SaidPossibility, ...]:
        """Return the possibilities found for any version of a method, oldest day first."""
        return self._possibilities.get(method_id, ())

    def sums_of(self, method_id: str) -> tuple[RoundSum, ...]:
        """Return the answered rounds on any version of a method: raw, never to be shown."""
        return self._sums.get(method_id, ())

    def sources_of(self, method_id: str) -> tuple[ObstacleSource, ...]:
        """Return what is behind the obstacles of a method, as it was said."""
        known = self.obstacles_of(method_id)
        return tuple(one for each in known for said in each.sayings for one in said.sources)

    @cached_property
    def _obstacles(self) -> dict[str, tuple[KnownObstacle, ...]]:
        found: dict[str, list[KnownObstacle]] = defaultdict(list)
        for known in self.obstacles.all:
            about = (self._about(one.row) for one in known.sayings)
            for method_id in dict.fromkeys(one for one in about if one):
                found[method_id].append(known)
        return {method_id: tuple(rows) for method_id, rows in found.items()}

    @cached_property
    def _wordings(self) -> dict[str, tuple[SaidWording, ...]]:
        verdicts = {row.rewording_id: row for row in self.register.all(RewordingVerdict)}
        found: dict[str, list[SaidWording]] = defaultdict(list)
        for day in self._in_order:
            for row in sorted(day.all(Rewording), key=_number):
                said = SaidWording(row, day, verdicts.get(row.id))
                found[self._about(row)].append(said)
        return {method_id: tuple(rows) for method_id, rows in found.items()}

    @cached_property
    def _possibilities(self) -> dict[str, tuple[SaidPossibility, ...]]:
        found: dict[str, list[SaidPossibility]] = defaultdict(list)
        for day in self._in_order:
            for row in day.possibilities:
                found[self._about(row)].append(SaidPossibility(row, day))
        return {method_id: tuple(rows) for method_id, rows in found.items()}

    @cached_property
    def _sums(self) -> dict[str, tuple[RoundSum, ...]]:
        found: dict[str, list[RoundSum]] = defaultdict(list)
        for one in self.sums:
            if one.subject_kind is SubjectKind.METHOD:
                found[self._method_of.get(one.version_id, "")].append(one)
        return {method_id: tuple(rows) for method_id, rows in found.items()}

    @property
    def _in_order(self) -> list[Day]:
        return sorted(self.days.values(), key=lambda day: (day.info.date, day.id))

    def _about(self, row: SubjectRow) -> str:
        if row.subject_kind is not SubjectKind.METHOD:
            return ""
        return self._method_of.get(row.version_id, "")


_WORKED_OUT: Final = ("obstacles", "measured", "_obstacles", "_wordings", "_possibilities", "_sums")
_WEIGHED: Final = (MethodVersion, ObstacleTie, RewordingVerdict, TypicalObstacle)
"""The kinds of row of the register that what is worked out hangs on."""


def _number(row: Rewording) -> tuple[int, str]:
    return row.number, row.id
