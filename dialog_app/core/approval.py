"""What approving a version and beginning the next one ask, of any document there are versions of.

They are minutes, or what grows out of the days; the codes of what is refused begin with which.
"""

import datetime
import re
from dataclasses import replace
from typing import Any, Final, TypeVar

from dialog_app.core.commands.minutes.noted import role_words
from dialog_app.core.errors import RuleBroken
from dialog_app.core.measures import RULE_VERSION
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.practice import PracticePaper
from dialog_app.core.model.said import Minutes
from dialog_app.core.plain import clean_line
from dialog_app.core.ports import Laptop

REASON_LIMIT: Final = 200
_SHA256: Final = re.compile(r"[0-9a-f]{64}")

V = TypeVar("V", Minutes, PracticePaper)
_CODES: Final[dict[type, str]] = {Minutes: "minutes", PracticePaper: "practice_paper"}


def approved(newest: V, role: str, at: datetime.datetime, **more: Any) -> V:
    """Return a version as it will be once it is approved, but for its hashes.

    Raises `RuleBroken` (`role_missing`).
    """
    return replace(
        newest,
        state=MinutesState.APPROVED,
        changed_by_role=_role_of(newest, role),
        written_at=at,
        rule_version=RULE_VERSION,
        **more,
    )


def check_approved(wanted: V, given: V) -> None:
    """Check that a version is the one that was prepared, with both its hashes.

    Raises `RuleBroken`: `hash_wrong`, and `step.stale` where it is another one.
    """
    content, pdf = given.content_hash, given.pdf_sha256
    if not all(_SHA256.fullmatch(one) for one in (content, pdf)):
        raise _refusal(given, "hash_wrong")
    if replace(wanted, content_hash=content, pdf_sha256=pdf) != given:
        raise RuleBroken("step.stale", kind=type(given).__name__)


def corrected(newest: V, laptop: Laptop, role: str, reason: str) -> V:
    """Return the draft after an approved version, with who begins it and why.

    Raises `RuleBroken`: `not_approved`, `role_missing`, `reason_missing`.
    """
    if newest.state is not MinutesState.APPROVED:
        raise _refusal(newest, "not_approved")
    by, why = _role_of(newest, role), clean_line(reason, REASON_LIMIT)
    if not why:
        raise _refusal(newest, "reason_missing")
    return replace(
        newest,
        id=laptop.new_id(),
        origin=laptop.name,
        version=newest.version + 1,
        state=MinutesState.DRAFT,
        content_hash="",
        pdf_sha256="",
        comment_deadline=None,
        rule_version=RULE_VERSION,
        written_at=laptop.now(),
        changed_by_role=by,
        reason=why,
    )


def _role_of(newest: V, role: str) -> str:
    by = role_words(role)
    if not by:
        raise _refusal(newest, "role_missing")
    return by


def _refusal(version: V, why: str) -> RuleBroken:
    return RuleBroken(f"{_CODES[type(version)]}.{why}")
