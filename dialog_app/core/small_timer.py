"""The small timer inside an item: how much is left of it, and how its length is written.

Everything follows from stamps, so that it is right after a crash too. It stands still with the
day's pause and breathers, and ends with its item.
"""

import datetime
import re
from dataclasses import dataclass
from typing import Final

from dialog_app.core import turns, watch
from dialog_app.core.clock_face import LOOKED_AT
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.days import SmallTimer

LEAST: Final = 10
MOST: Final = 3600
"""The shortest and the longest time, in seconds."""

_MINUTE: Final = 60
_SECOND: Final = datetime.timedelta(seconds=1)
_LENGTH: Final = re.compile(r"([0-9]{1,3})(?:[.:,]([0-5][0-9]))? ?(?:m|min)?[.]?")
_SECONDS: Final = re.compile(r"([0-9]{1,4}) ?(?:s|sek|sekund|sekunder|sec|seconds)[.]?")


@dataclass(frozen=True, slots=True)
class SmallTime:
    """The small timer as it stands: which report it is for (from 1; 0 is a turn) and what is left.

    `left` is below nothing when the time is out, `length` what it began from. `paused` says that
    it stands still with the day.
    """

    number: int
    left: datetime.timedelta
    length: datetime.timedelta
    paused: bool

    @property
    def seconds(self) -> int:
        """The seconds left, those begun counted as whole; 0 when the time is out."""
        return max(0, int(-(-self.left.total_seconds() // 1)))

    @property
    def stays(self) -> datetime.timedelta:
        """How long it looks the same: until another second begins, if any does."""
        goes_on = self.seconds and not self.paused
        return self.left % _SECOND or _SECOND if goes_on else LOOKED_AT


def kept(day: Day) -> SmallTimer:
    """Return the day's row; one with the usual three minutes where there is none yet."""
    found = next(iter(day.all(SmallTimer)), None)
    return found or SmallTimer(id=f"small-timer-{day.id}", day_id=day.id)


def small_timer_left(day: Day, now: datetime.datetime) -> SmallTime | None:
    """Return the small timer of the running item as it stands at `now` (aware), or None.

    This is all that the clock, the wall's overlay and the countdown need to ask: there is one
    only while it runs, and none when its item has ended. A report's goes before that of the turn
    that goes on, which is there where each turn has its time and has the number 0.
    """
    return report_left(day, now) or _turn_left(day, now)


def report_left(day: Day, now: datetime.datetime) -> SmallTime | None:
    """Return the small timer of a report, whatever turns there are; None where none runs."""
    row, item = kept(day), day.running
    if row.started_at is None or item is None or row.item_id != item.id:
        return None
    gone = watch.ran(day, item.id, (row.started_at, row.paused_seconds), now)
    return _time(day, row.number, gone)


def _turn_left(day: Day, now: datetime.datetime) -> SmallTime | None:
    turn = turns.speaking(day) if kept(day).per_turn else None
    return _time(day, 0, turns.spoken(day, turn, now)) if turn is not None else None


def _time(day: Day, number: int, gone: datetime.timedelta) -> SmallTime:
    length = datetime.timedelta(seconds=kept(day).seconds)
    return SmallTime(number, length - gone, length, day.info.paused_at is not None)


def digits(seconds: int) -> str:
    """Return a short time in minutes and seconds: «1.40», «0.05»; never negative."""
    minutes, rest = divmod(max(0, seconds), _MINUTE)
    return f"{minutes}.{rest:02d}"


def read_length(typed: str) -> int:
    """Read 3, 3 min, 1.30, 1:30 or 90 s as seconds.

    Raises RuleBroken `small_timer.unreadable` or `small_timer.out_of_range`.
    """
    text = " ".join(typed.split()).lower()
    if found := _SECONDS.fullmatch(text):
        return checked_length(int(found[1]))
    found = _LENGTH.fullmatch(text)
    if found is None:
        raise RuleBroken("small_timer.unreadable")
    return checked_length(int(found[1]) * _MINUTE + int(found[2] or 0))


def checked_length(seconds: int) -> int:
    """Return a length from ten seconds to an hour; raises `small_timer.out_of_range`."""
    if not LEAST <= seconds <= MOST:
        raise RuleBroken("small_timer.out_of_range", least=LEAST, most=MOST // _MINUTE)
    return seconds
