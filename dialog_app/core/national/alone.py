"""Which words may be told of single services, as the picture across services tells them.

A count of words that is told is of these: held against the picture it tells nothing more.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Final

from dialog_app.core.across.sums import RoundSum
from dialog_app.core.measures import Label, Tally
from dialog_app.core.model.days import DayState, Phase
from dialog_app.core.protection import may_stand_side_by_side, protected_word

_PLACE: Final = {phase: place for place, phase in enumerate(Phase)}
_word: Final = lru_cache(maxsize=20_000)(protected_word)

Whose = tuple[str, str]
"""A service, and a method."""

MethodOf = Callable[[str], str]


def counts(row: RoundSum) -> bool:
    """Tell whether a round counts: it has been ended, or its day is closed."""
    return row.closed or row.state is DayState.CLOSED


def rounds_of(asked: Iterable[RoundSum], method_of: MethodOf) -> Mapping[Whose, list[RoundSum]]:
    """Return all rounds that count of each service on each method, newest first."""
    found: dict[Whose, list[RoundSum]] = defaultdict(list)
    for row in asked:
        if counts(row) and row.service_id and not row.group_id:
            found[row.service_id, method_of(row.version_id)].append(row)
    for rows in found.values():
        rows.sort(key=_newness, reverse=True)
    return found


def _newness(row: RoundSum) -> tuple[str, int, str, str]:
    return row.date.isoformat(), _PLACE[row.phase], row.day_id, row.round_id


def told_words(
    answered: Mapping[str, RoundSum], rounds: Mapping[Whose, list[RoundSum]], method_of: MethodOf
) -> dict[str, Label]:
    """Return the words that may be told of single services, by service."""
    found = {}
    for service_id, row in answered.items():
        word = _word(row.tally) if row.tally is not None else None
        if word is not None and _stands(rounds[service_id, method_of(row.version_id)], row):
            found[service_id] = word
    return found


def _stands(rounds: Iterable[RoundSum], wanted: RoundSum) -> bool:
    """Tell whether a round may be told, whatever else is told of the same service and method.

    The newest always stands; an earlier one only where its number of answers differs from that of
    no newer one that stands by one to four (P5 of measures §4.4).
    """
    standing: list[Tally] = []
    for row in rounds:
        tally = row.tally
        told = tally is None or all(may_stand_side_by_side(tally, newer) for newer in standing)
        if row is wanted:
            return told
        if tally is not None and told:
            standing.append(tally)
    return False
