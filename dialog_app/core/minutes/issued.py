"""The minutes of a service as they are now: as approved, or as the day says today."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from dialog_app.core.day import Day
from dialog_app.core.editions import edition, is_frozen
from dialog_app.core.errors import RuleBroken
from dialog_app.core.minutes.blocks import Document
from dialog_app.core.minutes.build import document
from dialog_app.core.minutes.document_json import from_json, hash_of
from dialog_app.core.minutes.voice import Wording
from dialog_app.core.model.editions import Edition
from dialog_app.core.model.said import Minutes
from dialog_app.core.ports import KeptPaper
from dialog_app.core.register import Register

Papers = Mapping[str, KeptPaper]
"""Papers of approved versions by the ids of their rows."""

NO_PAPERS: Final[Papers] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Issued:
    """A version of minutes; `pdf` is as approved, and empty where it is still to be drawn."""

    document: Document
    pdf: bytes = b""


def issued(
    day: Day,
    register: Register,
    service_id: str,
    words: Wording,
    version: Minutes | None = None,
    *,
    later: Sequence[Day] = (),
    papers: Papers = NO_PAPERS,
) -> Issued:
    """Return a version of a service's minutes (the newest, if None): the one place to ask.

    An approved one is as it was kept in `papers`, in the language it was approved in; it is never
    worked out anew. Raises `RuleBroken`: `row.gone`, `paper.missing`, `paper.damaged`.
    """
    issue = version or edition(day, service_id)
    if is_frozen(issue):
        return opened(papers.get(issue.id), issue)
    return Issued(document(day, register, service_id, words, issue, later=later))


def opened(paper: KeptPaper | None, issue: Edition) -> Issued:
    """Return a kept paper once it has been proved to be the one that was approved.

    Raises `RuleBroken`: `paper.missing`, `paper.damaged`.
    """
    if paper is None:
        raise RuleBroken("paper.missing")
    if not is_whole(paper, issue):
        raise RuleBroken("paper.damaged")
    return Issued(from_json(paper.content), paper.pdf)


def is_whole(paper: KeptPaper, issue: Edition) -> bool:
    """Tell whether both hashes of a paper are those its version was approved with."""
    if hashlib.sha256(paper.pdf).hexdigest() != issue.pdf_sha256:
        return False
    try:
        return hash_of(paper.content) == issue.content_hash
    except RuleBroken:
        return False
