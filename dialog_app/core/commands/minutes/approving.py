"""Approving a version of minutes, which is for good, and correcting one in a version after it."""

import datetime
import re
from dataclasses import replace

from dialog_app.core.commands.minutes.noted import (
    READ,
    next_version,
    noted,
    role_words,
    under_way,
)
from dialog_app.core.day import Day
from dialog_app.core.editions import edition
from dialog_app.core.errors import RuleBroken
from dialog_app.core.measures import RULE_VERSION
from dialog_app.core.model.days import DayState
from dialog_app.core.model.minutes import MinutesEvent
from dialog_app.core.model.said import Minutes, MinutesState
from dialog_app.core.plain import clean_line
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added

APPROVED = "step.minutes_approved"
REASON_LIMIT = 200
_SHA256 = re.compile(r"[0-9a-f]{64}")


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
    by = role_words(role)
    if not by:
        raise RuleBroken("minutes.role_missing")
    return replace(
        newest,
        state=MinutesState.APPROVED,
        changed_by_role=by,
        written_at=at,
        rule_version=RULE_VERSION,
    )


def approve(day: Day, laptop: Laptop, issue: Minutes) -> Step:
    """Approve what `as_approved` gave, now with the hashes of its content and of its PDF.

    The step cannot be taken back. Raises as `as_approved`, and `minutes.hash_wrong`.
    """
    at = issue.written_at or laptop.now()
    wanted = as_approved(day, issue.service_id, issue.changed_by_role, at)
    hashes = (issue.content_hash, issue.pdf_sha256)
    if not all(_SHA256.fullmatch(one) for one in hashes):
        raise RuleBroken("minutes.hash_wrong")
    if replace(wanted, content_hash=hashes[0], pdf_sha256=hashes[1]) != issue:
        raise RuleBroken("step.stale", kind=Minutes.__name__)
    before = edition(day, issue.service_id)
    told = noted(day, laptop, issue, MinutesEvent.STATE, by_role=issue.changed_by_role)
    return Step(APPROVED, (Change(before, issue), *added(replace(told, at=at))))


def correct(day: Day, laptop: Laptop, service_id: str, role: str, reason: str) -> Step:
    """Begin a version after an approved one, as a draft; the approved one stays as it is.

    Raises `RuleBroken`: `minutes.not_approved`, `minutes.role_missing`, `minutes.reason_missing`.
    """
    newest = edition(day, service_id)
    if newest.state is not MinutesState.APPROVED:
        raise RuleBroken("minutes.not_approved")
    by, why = role_words(role), clean_line(reason, REASON_LIMIT)
    if not by:
        raise RuleBroken("minutes.role_missing")
    if not why:
        raise RuleBroken("minutes.reason_missing")
    begun = Minutes(
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=day.id,
        service_id=service_id,
        version=next_version(day, service_id),
        rule_version=RULE_VERSION,
        written_at=laptop.now(),
        changed_by_role=by,
        reason=why,
        recipients=newest.recipients,
    )
    told = noted(day, laptop, begun, MinutesEvent.CORRECTED, by_role=by)
    return Step("step.minutes_corrected", added(begun, told), {"version": begun.version})
