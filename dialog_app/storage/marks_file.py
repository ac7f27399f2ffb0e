"""The marks of a day's parts in a day file: by them copies of one day are told apart."""

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.merge.parts import GONE, parts
from dialog_app.core.merge.states import State

PART: Final = "marks"
KEY: Final = r"[!-~]{1,1100}"
MARK: Final = r"[0-9a-f]{32}"
MOST: Final = 200_000
MOST_NUMBER: Final = 10_000_000
_FIELDS: Final = {"now", "seen", "first"}


class Marks(NamedTuple):
    """What a file says of one part: the marks it bears now, all seen, and its first number."""

    now: frozenset[str]
    seen: frozenset[str]
    first: int


def read(part: Any) -> dict[str, Marks]:
    """Return the marks by part; raises `RuleBroken("import.part_wrong")` for anything else."""
    if not isinstance(part, dict) or len(part) > MOST:
        raise RuleBroken("import.part_wrong", part=PART)
    try:
        return {key: _marks(key, told) for key, told in part.items()}
    except (ValueError, TypeError, KeyError) as wrong:
        raise RuleBroken("import.part_wrong", part=PART) from wrong


def _marks(key: str, told: Any) -> Marks:
    first = told["first"]
    if set(told) != _FIELDS or not re.fullmatch(KEY, key) or isinstance(first, bool):
        raise ValueError
    now, seen = _set(told["now"]), _set(told["seen"])
    if not isinstance(first, int) or not 0 <= first <= MOST_NUMBER or not now or not now <= seen:
        raise ValueError
    return Marks(now, seen, first)


def _set(told: Any) -> frozenset[str]:
    if not isinstance(told, list) or not all(re.fullmatch(MARK, one) for one in told):
        raise ValueError
    return frozenset(told)


def states(day: Day, marks: Mapping[str, Marks]) -> dict[str, State]:
    """Return what whoever made a file knew of each part of the day in it."""
    here = parts(day) if marks else {}
    return {
        key: State(
            dict.fromkeys(one.now, here[key].hash if key in here else GONE), one.seen, one.first
        )
        for key, one in marks.items()
    }
