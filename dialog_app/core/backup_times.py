"""Which backups are kept: many of the last hours, one a day of the last week, one a week before."""

import datetime
from collections.abc import Callable, Collection, Iterable
from typing import Final

RECENT: Final = 12
DAYS: Final = 7
WEEKS: Final = 8
MOST: Final = RECENT + DAYS + WEEKS
"""More backups than this are never kept."""


def kept(times: Collection[datetime.datetime]) -> frozenset[datetime.datetime]:
    """Return the times whose backups stay: the newest 12, and the newest of 7 days and 8 weeks.

    Days and weeks without a backup count for nothing, so that an archive that rests for a year
    keeps what it had. What is kept is kept again the next time.
    """
    newest_first = sorted(times, reverse=True)
    days = _first_of_each(newest_first, lambda time: time.date(), DAYS)
    weeks = _first_of_each(newest_first, lambda time: time.isocalendar()[:2], WEEKS)
    return frozenset((*newest_first[:RECENT], *days, *weeks))


def _first_of_each(
    times: Iterable[datetime.datetime],
    part: Callable[[datetime.datetime], object],
    most: int,
) -> list[datetime.datetime]:
    firsts: dict[object, datetime.datetime] = {}
    for time in times:
        firsts.setdefault(part(time), time)
    return list(firsts.values())[:most]
