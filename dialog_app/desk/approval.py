"""Approving minutes: the document is made, drawn by whoever draws, and kept with its hashes."""

import datetime
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dialog_app.core.commands.minutes.approving import as_approved
from dialog_app.core.day import Day
from dialog_app.core.minutes.blocks import Document, content_hash
from dialog_app.core.minutes.build import document
from dialog_app.core.minutes.document_json import to_json
from dialog_app.core.minutes.shares import Shares
from dialog_app.core.minutes.voice import Wording
from dialog_app.core.model.said import Minutes
from dialog_app.core.ports import KeptPaper
from dialog_app.core.register import Register

Render = Callable[[Document], bytes]
"""Draws a document as PDF; the same document always gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Approval:
    """A version as it will be approved, and its document, which is still to be drawn."""

    issue: Minutes
    document: Document

    def with_pdf(self, pdf: bytes) -> tuple[Minutes, KeptPaper]:
        """Return the row with the hash of the PDF, and the paper that is kept of it."""
        issue = replace(self.issue, pdf_sha256=hashlib.sha256(pdf).hexdigest())
        return issue, KeptPaper(to_json(self.document), pdf)


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
) -> Approval:
    """Return what would be approved at `at`; raises as `as_approved`."""
    issue = as_approved(day, asked.service_id, asked.role, at)
    share = Shares(day).of(asked.service_id)
    made = document(share, register, asked.service_id, asked.words, issue, later=later)
    return Approval(replace(issue, content_hash=content_hash(made)), made)
