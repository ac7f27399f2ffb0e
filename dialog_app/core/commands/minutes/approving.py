"""Approving a version of minutes, which is for good, and correcting one in a version after it."""

import datetime
from dataclasses import replace

from dialog_app.core.approval import approved, check_approved, corrected
from dialog_app.core.commands.minutes.noted import READ, noted, under_way
from dialog_app.core.day import Day
from dialog_app.core.editions import edition
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.days import DayState
from dialog_app.core.model.minutes import MinutesEvent
from dialog_app.core.model.said import Minutes
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added

APPROVED = "step.minutes_approved"


def as_approved(day: Day, service_id: str, role: str, at: datetime.datetime) -> Minutes:
    """Return the newest version as it will be once it is approved, but for its hashes.

    Its document is made from it. Raises `RuleBroken`: `row.gone`, `minutes.not_held`,
    `minutes.approved`, `minutes.not_read` for a draft, `minutes.role_missing`.
    """
    newest = under_way(day, service_id)
    if day.info.state not in (DayState.HELD, DayState.CLOSED):
        raise RuleBroken("minutes.not_held")
    if newest.state not in READ:
        raise RuleBroken("minutes.not_read")
    return approved(newest, role, at)


def approve(day: Day, laptop: Laptop, issue: Minutes) -> Step:
    """Approve what `as_approved` gave, now with the hashes of its content and of its PDF.

    The step cannot be taken back. Raises as `as_approved`, and `minutes.hash_wrong`.
    """
    at = issue.written_at or laptop.now()
    wanted = as_approved(day, issue.service_id, issue.changed_by_role, at)
    check_approved(wanted, issue)
    before = edition(day, issue.service_id)
    told = noted(day, laptop, issue, MinutesEvent.STATE, by_role=issue.changed_by_role)
    return Step(APPROVED, (Change(before, issue), *added(replace(told, at=at))))


def correct(day: Day, laptop: Laptop, service_id: str, role: str, reason: str) -> Step:
    """Begin a version after an approved one, as a draft; the approved one stays as it is.

    Raises `RuleBroken`: `minutes.not_approved`, `minutes.role_missing`, `minutes.reason_missing`.
    """
    newest = edition(day, service_id)
    begun = corrected(newest, laptop, role, reason)
    told = noted(day, laptop, begun, MinutesEvent.CORRECTED, by_role=begun.changed_by_role)
    return Step("step.minutes_corrected", added(begun, told), {"version": begun.version})
