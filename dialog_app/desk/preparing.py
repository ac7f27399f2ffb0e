"""A version of any document as it will be approved: its hashes, and what is kept of it."""

import hashlib
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from dialog_app.core.minutes.blocks import Document, content_hash
from dialog_app.core.minutes.document_json import to_json
from dialog_app.core.model.editions import Edition
from dialog_app.core.ports import KeptPaper

V = TypeVar("V", bound=Edition)


@dataclass(frozen=True, slots=True)
class Approval(Generic[V]):
    """A version as it will be approved, and its document, which is still to be drawn as PDF."""

    issue: V
    document: Document

    def with_pdf(self, pdf: bytes) -> tuple[V, KeptPaper]:
        """Return the row with the hash of the PDF, and the paper that is kept of it."""
        issue = replace(self.issue, pdf_sha256=hashlib.sha256(pdf).hexdigest())
        return issue, KeptPaper(to_json(self.document), pdf)


def approval_of(issue: V, made: Document) -> Approval[V]:
    """Return the approval of a version whose document this is, with the hash of its content."""
    return Approval(replace(issue, content_hash=content_hash(made)), made)
