"""What pages back to children are made of: the days that are over, and what they added up to."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeVar

from dialog_app.core.across.over import days_over
from dialog_app.core.across.sums import RoundSum
from dialog_app.core.day import Day
from dialog_app.core.law_list import build
from dialog_app.core.law_list.cited import CitedText, cited_texts
from dialog_app.core.model.base import DayRow, Subject
from dialog_app.core.model.catalogue import ObstacleTie
from dialog_app.core.model.said import Action, FollowUp, Trial
from dialog_app.core.obstacle_register import ObstacleRegister
from dialog_app.core.ports import Across
from dialog_app.core.publish.telling import Telling
from dialog_app.core.register import Register
from dialog_app.core.story.counts import newest_follow_ups
from dialog_app.core.story.method import LEAST_SERVICES

T = TypeVar("T")

KINDS: Final[tuple[type[DayRow], ...]] = (*build.KINDS, Trial, Action, FollowUp)
"""The kinds of row of a day that are asked for; `Across.kind_days` gives them."""


@dataclass(frozen=True)
class Ground:
    """The register, the days that are over, and what was answered on every day, oldest first.

    A day that still goes on is left out: what its services answer would be told one by one. Its
    sums are here for what may not stand beside them; whoever counts leaves them out.
    """

    register: Register
    days: tuple[Day, ...] = ()
    sums: tuple[RoundSum, ...] = ()
    _known: dict[object, object] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def once(self, key: object, make: Callable[[], T]) -> T:
        """Return what was worked out under a key; it is worked out the first time it is asked."""
        if key not in self._known:
            self._known[key] = make()
        return self._known[key]  # type: ignore[return-value]  # what this key was made of

    def worked_out(self) -> "Ground":
        """Return itself, once all that takes long has been worked out, wherever that is done."""
        _ = (self.obstacles, self.discussed, self.sums_by_subject, self.texts, self.followed_up)
        return self

    @property
    def least(self) -> int:
        """The fewest services that may be told as a number (measures §4.5, R1)."""
        return LEAST_SERVICES

    @cached_property
    def telling(self) -> Telling:
        """What judges which texts may stand."""
        return Telling(self.register)

    @cached_property
    def obstacles(self) -> ObstacleRegister:
        """What stands in the way, each obstacle once."""
        return ObstacleRegister(self.days, self.register.all(ObstacleTie))

    @cached_property
    def discussed(self) -> dict[str, frozenset[str]]:
        """The services that discussed each method."""
        return build.discussed_by(self.register, self.days, self.sums)

    @cached_property
    def sums_by_subject(self) -> dict[Subject, tuple[RoundSum, ...]]:
        """What each service answered to each subject, oldest first."""
        found: dict[Subject, list[RoundSum]] = {}
        for one in self.sums:
            if one.service_id:
                found.setdefault(one.subject, []).append(one)
        return {subject: tuple(rows) for subject, rows in found.items()}

    @cached_property
    def texts(self) -> dict[str, CitedText]:
        """The laws, circulars, guidelines and routines that are cited, raw, by their keys."""
        return {one.key: one for one in cited_texts(self.register, self.obstacles)}

    @cached_property
    def followed_up(self) -> dict[str, FollowUp]:
        """What was said last of each thing that was followed up, by its id."""
        return newest_follow_ups(self.days)


def ground(register: Register, days: Iterable[Day], sums: Iterable[RoundSum]) -> Ground:
    """Return what is over of some days, and all sums, in the order it was held."""
    return Ground(register, days_over(days), tuple(sorted(sums, key=_when)))


def read(register: Register, across: Across) -> Ground:
    """Read all that is needed from an archive; raises `StoreFailed`."""
    days: Sequence[Day] = across.kind_days(KINDS)
    return ground(register, days, across.sums())


def _when(one: RoundSum) -> tuple[object, ...]:
    return one.date, one.day_id, one.round_id
