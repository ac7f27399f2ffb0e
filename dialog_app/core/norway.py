"""The calendar of the program: every date that belongs to no day of its own is Norway's.

Times are kept in UTC. An evening in Norway is still the day before in UTC, and a laptop may have
been set to any zone, so neither says what «today» is to the people who read the date.
"""

import datetime
from typing import Final
from zoneinfo import ZoneInfo

NAME: Final = "Europe/Oslo"
"""The time zone of what belongs to no day, by its name in the tz database."""
ZONE: Final = ZoneInfo(NAME)


def clock(at: datetime.datetime) -> datetime.datetime:
    """Return what clocks in Norway show at a time that knows its zone."""
    return at.astimezone(ZONE)


def date(at: datetime.datetime) -> datetime.date:
    """Return the date in Norway at a time that knows its zone; of `now()` it is today."""
    return clock(at).date()
