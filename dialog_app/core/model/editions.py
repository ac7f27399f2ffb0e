"""What all documents that come in versions have in common: their states, hashes and changes."""

import datetime
from dataclasses import dataclass
from enum import StrEnum


class MinutesState(StrEnum):
    """How far the minutes of a service have come."""

    DRAFT = "draft"
    READ_THROUGH = "read_through"
    FOR_COMMENTS = "for_comments"
    APPROVED = "approved"


@dataclass(frozen=True, kw_only=True)
class Edition:
    """How far a version of a document has come; the rows that hold it give the fields their slots.

    `content_hash` is of the canonical content and is printed; `pdf_sha256` of the PDF's bytes.
    """

    __slots__ = ()

    version: int = 1
    state: MinutesState = MinutesState.DRAFT
    content_hash: str = ""
    pdf_sha256: str = ""
    rule_version: str = ""
    written_at: datetime.datetime | None = None
    changed_by_role: str = ""
    reason: str = ""
