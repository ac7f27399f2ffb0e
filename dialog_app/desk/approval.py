"""Approving minutes: the document is made, drawn by whoever draws, and kept with its hashes."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dialog_app.core.commands.minutes.approving import as_approved
from dialog_app.core.day import Day
from dialog_app.core.minutes.blocks import Document
from dialog_app.core.minutes.build import document
from dialog_app.core.minutes.shares import Shares
from dialog_app.core.minutes.voice import Wording
from dialog_app.core.model.said import Minutes
from dialog_app.core.register import Register
from dialog_app.desk.preparing import Approval, approval_of

Render = Callable[[Document], bytes]
"""Draws a document as PDF; the same document always gives the same bytes."""


MinutesApproval = Approval[Minutes]


@dataclass(frozen=True, slots=True)
class Approving:
    """Who approves which service's minutes, in the words of which language."""

    service_id: str
    role: str
    words: Wording


def prepared(
    day: Day,
    register: Register,
    asked: Approving,
    at: datetime.datetime,
    later: Sequence[Day] = (),
) -> MinutesApproval:
    """Return what would be approved at `at`; raises as `as_approved`."""
    issue = as_approved(day, asked.service_id, asked.role, at)
    share = Shares(day).of(asked.service_id)
    made = document(share, register, asked.service_id, asked.words, issue, later=later)
    return approval_of(issue, made)
