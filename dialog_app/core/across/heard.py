"""Who answered which working method when: the sums sorted for a picture, newest first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dialog_app.core.across.sums import RoundSum
from dialog_app.core.model.base import SubjectKind
from dialog_app.core.model.days import DayState, Phase
from dialog_app.core.protection import may_stand_side_by_side, protect

if TYPE_CHECKING:
    from dialog_app.core.measures import Tally

protected: Final = lru_cache(maxsize=20_000)(protect)
"""As `protection.protect`; few tallies differ, and each is worked out once."""

_PHASES: Final = {phase: place for place, phase in enumerate(Phase)}


@dataclass(frozen=True, slots=True)
class Heard:
    """The rounds that count, by method and service, newest first; and what is not in them.

    `groups` are the mixed groups that answered, `open_days` the days that are not closed yet.
    """

    rounds: Mapping[str, Mapping[str, Sequence[RoundSum]]]
    groups: frozenset[str]
    open_days: frozenset[str]


def counts(one: RoundSum) -> bool:
    """Tell whether a round counts: it has been ended, or its day is closed."""
    return one.closed or one.state is DayState.CLOSED


def hear(sums: Iterable[RoundSum], method_of: Mapping[str, str]) -> Heard:
    """Sort the sums of those versions that `method_of` (version to method) knows."""
    rounds: dict[str, dict[str, list[RoundSum]]] = {}
    groups: set[str] = set()
    open_days: set[str] = set()
    for one in sums:
        method_id = method_of.get(one.version_id)
        if method_id is None or one.subject_kind is not SubjectKind.METHOD:
            continue
        if one.state is not DayState.CLOSED:
            open_days.add(one.day_id)
            if not one.closed:
                continue
        if one.group_id:
            groups.add(one.group_id)
        else:
            rounds.setdefault(method_id, {}).setdefault(one.service_id, []).append(one)
    for services in rounds.values():
        for found in services.values():
            found.sort(key=newness, reverse=True)
    return Heard(rounds, frozenset(groups), frozenset(open_days))


def newness(one: RoundSum) -> tuple[str, int, str, str]:
    """Return what rounds are sorted by: the day, and on one day the round after the one before."""
    return one.date.isoformat(), _PHASES[one.phase], one.day_id, one.round_id


def stands(rounds: Sequence[RoundSum], wanted: RoundSum) -> bool:
    """Tell whether a round may be told, whatever else of the same service and method is told.

    The newest always stands; an earlier one only where its number of answers differs from that of
    no newer one that stands by one to four (P5 of measures §4.4). It is decided from all rounds
    there are, so that two pictures with different filters cannot be held against each other.
    """
    standing: list[Tally] = []
    for one in rounds:
        tally = one.tally
        told = tally is None or all(may_stand_side_by_side(tally, newer) for newer in standing)
        if one is wanted:
            return told
        if tally is not None and told:
            standing.append(tally)
    return False
