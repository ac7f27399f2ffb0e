"""Which days are told of in numbers of several services: those that are over, and no others.

What a day that goes on adds would be told one service at a time, and a number that counts it beside
one that does not tells what was added. So every screen, list and paper asks here.
"""

from collections.abc import Iterable
from typing import Final

from dialog_app.core.across.sums import RoundSum
from dialog_app.core.day import Day
from dialog_app.core.model.days import DayState

OVER: Final = frozenset({DayState.HELD, DayState.CLOSED})
"""The states of a day that is over."""


def days_over(days: Iterable[Day]) -> tuple[Day, ...]:
    """Return the days that are over, in the order they came in."""
    return tuple(day for day in days if day.info.state in OVER)


def is_ended(row: RoundSum) -> bool:
    """Tell whether a round has been ended, or its day is closed."""
    return row.closed or row.state is DayState.CLOSED


def counts(row: RoundSum) -> bool:
    """Tell whether a round is in the numbers of several services."""
    return row.state in OVER and is_ended(row)
