"""How long a day is kept: a date for all of it, and an earlier one for what was never for paper.

A day is deleted twelve months after it was held, unless somebody says otherwise. What was never
for paper (private notes, reasons not to be printed, what stood on the wall, the day's history)
goes 90 days after the last of its minutes was approved (reliability §6).
"""

import calendar
import datetime
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from dialog_app.core import norway
from dialog_app.core.day import Day
from dialog_app.core.editions import edition, is_frozen
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import DayRow
from dialog_app.core.model.days import AgendaItem, DayInfo, DayState, Projection, Wall
from dialog_app.core.model.said import Note, Reason
from dialog_app.core.plain import clean_line
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, removed

MONTHS: Final = 12
"""How long a day is kept, and the most that it is kept longer in one go, in months."""
RAW_DAYS: Final = 90
REASON_MOST: Final = 200


class What(StrEnum):
    """What is due: a whole day, or only what of it was never for paper."""

    DAY = "day"
    RAW = "raw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something that is to be deleted: from which day, and since when.

    `approved` says how many services' approved minutes go with it; `reason` why it was kept
    longer than usual.
    """

    what: What
    day_id: str
    date: datetime.date
    title: str
    state: DayState
    since: datetime.date
    approved: int = 0
    services: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Purged:
    """What was deleted, and when: kinds and counts, and never a word of it."""

    id: str
    at: datetime.datetime
    what: What
    held_on: datetime.date
    counts: dict[str, int]


def after_months(date: datetime.date, months: int) -> datetime.date:
    """Return the same day some months later, or the last day of a month that is too short."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1]))


def usual(info: DayInfo) -> datetime.date:
    """Return the date a day is deleted from where nobody says otherwise."""
    return after_months(info.date, MONTHS)


def until(info: DayInfo) -> datetime.date:
    """Return the date from which a day is due to be deleted."""
    return info.retention_until or usual(info)


def raw_until(day: Day, written: datetime.date | None = None) -> datetime.date | None:
    """Return the date from which what was never for paper is due; None while minutes are open.

    `written` is when something was last written on the day.
    """
    issues = [edition(day, service_id) for service_id in day.service_ids]
    if day.info.state is not DayState.CLOSED or not issues:
        return None
    if not all(is_frozen(issue) for issue in issues):
        return None
    dates = [norway.date(issue.written_at) for issue in issues if issue.written_at is not None]
    last = max((*dates, *([written] if written else ())), default=day.info.date)
    return last + datetime.timedelta(days=RAW_DAYS)


def keep_until(day: Day, laptop: Laptop, date: datetime.date, reason: str = "") -> Step:
    """Return the step that gives a day another date to be deleted from; on a closed day too.

    Longer than twelve months after the day takes a reason, and is at most twelve months from
    today: then somebody is asked again. Raises `RuleBroken`: `retention.past`,
    `retention.reason_missing`, `retention.too_long`.
    """
    info, today = day.info, norway.date(laptop.now())
    why = clean_line(reason, REASON_MOST)
    if date < min(info.date, today):
        raise RuleBroken("retention.past")
    longer = date > usual(info)
    if longer and date > after_months(max(today, info.date), MONTHS):
        raise RuleBroken("retention.too_long")
    if longer and not why:
        raise RuleBroken("retention.reason_missing")
    kept = replace(info, retention_until=date, retention_reason=why if longer else "")
    return Step("step.retention_changed", () if kept == info else (Change(info, kept),))


def raw_changes(day: Day) -> tuple[Change, ...]:
    """Return the changes that take away what of a day was never for paper."""
    unprinted = day.where(Reason, lambda row: not row.printable)
    gone: list[DayRow] = [*day.all(Note), *day.all(Projection), *unprinted]
    before: list[DayRow] = [day.info, *day.all(AgendaItem), *day.all(Wall)]
    cleared = (Change(row, _cleared(row)) for row in before)
    return (*removed(*gone), *(change for change in cleared if change.before != change.after))


def _cleared(row: DayRow) -> DayRow:
    if isinstance(row, DayInfo):
        return replace(row, close_reason="")
    if isinstance(row, AgendaItem):
        return replace(row, notes="")
    return replace(row, message="", shown=()) if isinstance(row, Wall) else row
