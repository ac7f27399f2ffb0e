"""Which words may be told of single services, as the picture across services tells them.

A count of words that is told is of these: held against the picture it tells nothing more.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from dialog_app.core.across.over import is_ended
from dialog_app.core.across.sums import RoundSum
from dialog_app.core.measures import Label
from dialog_app.core.model.days import Phase
from dialog_app.core.protection import protect, standing_rounds

_PLACE: Final = {phase: place for place, phase in enumerate(Phase)}
_told: Final = lru_cache(maxsize=20_000)(protect)

Whose = tuple[str, str]
"""A service, and a method."""

MethodOf = Callable[[str], str]


def rounds_of(asked: Iterable[RoundSum], method_of: MethodOf) -> Mapping[Whose, list[RoundSum]]:
    """Return all rounds the picture may tell of each service on each method, newest first."""
    found: dict[Whose, list[RoundSum]] = defaultdict(list)
    for row in asked:
        if is_ended(row) and row.service_id and not row.group_id:
            found[row.service_id, method_of(row.version_id)].append(row)
    for rows in found.values():
        rows.sort(key=_newness, reverse=True)
    return found


def _newness(row: RoundSum) -> tuple[str, int, str, str]:
    return row.date.isoformat(), _PLACE[row.phase], row.day_id, row.round_id


class Alone(NamedTuple):
    """What may be told of single services: their words, and whose every number stands."""

    words: Mapping[str, Label]
    whole: frozenset[str]


def told_alone(
    answered: Mapping[str, RoundSum], rounds: Mapping[Whose, list[RoundSum]], method_of: MethodOf
) -> Alone:
    """Return what the picture tells of each of the services that answered."""
    words, whole = {}, set()
    for service_id, row in answered.items():
        told = _told(row.tally) if row.tally is not None else None
        if told is not None and _stands(rounds[service_id, method_of(row.version_id)], row):
            if told.word is not None:
                words[service_id] = told.word
            if told.parts and not told.merged:
                whole.add(service_id)
    return Alone(words, frozenset(whole))


def _stands(rounds: Iterable[RoundSum], wanted: RoundSum) -> bool:
    """Tell whether a round may be told, whatever else is told of the same service and method."""
    every = tuple(rounds)
    told = standing_rounds(row.tally for row in every)
    return next((stood for row, stood in zip(every, told, strict=True) if row is wanted), False)
