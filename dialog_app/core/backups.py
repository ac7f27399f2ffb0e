"""What a backup is to people: when it was made, what it holds, and how it differs from now."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dialog_app.core.ports import DayLine


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup as it lies on the disk; when it was made, in UTC, is None where nothing says it."""

    path: Path
    at: datetime.datetime | None
    size: int


@dataclass(frozen=True, slots=True)
class HeldDay:
    """A day as an archive or a backup holds it, and what was last written in it (UTC)."""

    line: DayLine
    answers: int = 0
    obstacles: int = 0
    actions: int = 0
    written_at: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """What an archive or a backup holds: its days, newest first."""

    days: tuple[HeldDay, ...]

    @property
    def answers(self) -> int:
        """How many answers there are in all."""
        return sum(day.answers for day in self.days)

    @property
    def obstacles(self) -> int:
        """How many obstacles there are in all."""
        return sum(day.obstacles for day in self.days)


class Difference(StrEnum):
    """How a day in a backup differs from the same day now."""

    SAME = "same"
    NEWER_NOW = "newer_now"
    OTHER = "other"
    GONE_NOW = "gone_now"
    NOT_IN_COPY = "not_in_copy"


@dataclass(frozen=True, slots=True)
class Compared:
    """A day of a backup, or one that only stands in the archive now, and how the two differ."""

    day: HeldDay
    difference: Difference


def compared(copy: Held, now: Held) -> tuple[Compared, ...]:
    """Compare the days of a backup with what there is now, newest first; every day once."""
    here = {day.line.id: day for day in now.days}
    there = {day.line.id for day in copy.days}
    found = [Compared(day, _difference(day, here.get(day.line.id))) for day in copy.days]
    only_now = (day for day in now.days if day.line.id not in there)
    found += [Compared(day, Difference.NOT_IN_COPY) for day in only_now]
    return tuple(sorted(found, key=lambda one: one.day.line.date, reverse=True))


def _difference(day: HeldDay, now: HeldDay | None) -> Difference:
    if now is None:
        return Difference.GONE_NOW
    if day == now:
        return Difference.SAME
    if (
        day.written_at is not None
        and now.written_at is not None
        and day.written_at < now.written_at
    ):
        return Difference.NEWER_NOW
    return Difference.OTHER


def would_be_lost(differences: Sequence[Compared]) -> int:
    """Return how many days hold something now that going back to the backup would take away."""
    kinds = (Difference.NEWER_NOW, Difference.NOT_IN_COPY)
    return sum(one.difference in kinds for one in differences)
