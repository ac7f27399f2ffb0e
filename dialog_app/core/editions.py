"""The versions of a service's minutes: which there are, and which is the newest."""

import datetime

from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.editions import Edition, MinutesState
from dialog_app.core.model.said import Minutes


def versions(day: Day, service_id: str) -> tuple[Minutes, ...]:
    """Return every version that was begun, oldest first; often none."""
    rows = day.where(Minutes, lambda row: row.service_id == service_id)
    return tuple(sorted(rows, key=lambda row: (row.version, row.id)))


def edition(day: Day, service_id: str) -> Minutes:
    """Return the newest version of a service's minutes; before the first, an unnumbered draft's.

    The time of that draft is when the day ended, so that it too can be rebuilt byte by byte.
    """
    kept = versions(day, service_id)
    if kept:
        return kept[-1]
    return Minutes(id="", day_id=day.id, service_id=service_id, written_at=day.info.ended_at)


def at_version(day: Day, service_id: str, number: int) -> Day:
    """Return the day as if a version were the newest: its minutes, files and letter are that one's.

    Raises `RuleBroken("minutes.no_version")` where that version was never begun.
    """
    found = {row.version: row for row in versions(day, service_id)}
    if number not in found:
        raise RuleBroken("minutes.no_version", version=number)
    later = {row.id for row in found.values() if row.version > number}
    return Day(row for row in day.rows() if row.id not in later)


def comment_deadline(day: Day, issue: Minutes) -> datetime.date | None:
    """Return until when a version can be commented on; None where no time was set, or it is over.

    The day's own deadline is that of the first version: a correction has one once it gets one.
    What is approved takes no more comments.
    """
    if issue.state is MinutesState.APPROVED:
        return None
    return issue.comment_deadline or (day.info.comment_deadline if issue.version == 1 else None)


def is_frozen(issue: Edition) -> bool:
    """Tell whether a version of any document stands as approved, never worked out anew."""
    return issue.state is MinutesState.APPROVED and bool(issue.pdf_sha256)
