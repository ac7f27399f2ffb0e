"""Deciding about a wording that a service proposed on a day; what was said there never changes."""

import datetime
from dataclasses import dataclass, replace

from dialog_app.core import norway
from dialog_app.core.commands.shelf.merging import split
from dialog_app.core.commands.shelf.methods import NewMethod, NewText, new_version
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Source
from dialog_app.core.model.catalogue import (
    MethodVersion,
    RewordingVerdict,
    Verdict,
    WorkingMethod,
)
from dialog_app.core.model.said import Rewording
from dialog_app.core.plain import clean, clean_line
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Step, added
from dialog_app.core.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Who decided (a role), when (today where it is not said) and why."""

    author_role: str = ""
    decided_on: datetime.date | None = None
    reason: str = ""


def accept(register: Register, laptop: Laptop, rewording: Rewording, text: NewText) -> Step:
    """Make a new version of the method out of a proposed wording.

    Raises `RuleBroken`: `rewording.decided`, and as `methods.new_version`.
    """
    method = _undecided(register, rewording)
    step = new_version(register, laptop, method.id, text)
    version = step.added(MethodVersion)
    verdict = replace(
        _verdict(laptop, rewording, method, Verdict.ACCEPTED),
        became_id=version.id if version is not None else "",
        author_role=clean_line(text.author_role, 80),
        decided_on=text.written_on or norway.date(laptop.now()),
        reason=clean(text.reason, 2000),
    )
    facts = {**step.facts, "code": method.code}
    return Step("step.rewording_accepted", (*step.changes, *added(verdict)), facts)


def reject(register: Register, laptop: Laptop, rewording: Rewording, decision: Decision) -> Step:
    """Leave a proposed wording aside, with a reason.

    Raises `RuleBroken`: `rewording.decided`, `rewording.reason_missing`, `row.gone`.
    """
    method = _undecided(register, rewording)
    if not decision.reason.strip():
        raise RuleBroken("rewording.reason_missing")
    verdict = _decided(laptop, _verdict(laptop, rewording, method, Verdict.REJECTED), decision)
    return Step("step.rewording_rejected", added(verdict), {"code": method.code})


def keep_as_variant(
    register: Register, laptop: Laptop, rewording: Rewording, new: NewMethod, decision: Decision
) -> Step:
    """Keep a proposed wording as a method of its own, split out of the one it is about.

    Raises `RuleBroken`: `rewording.decided`, and as `merging.split`.
    """
    method = _undecided(register, rewording)
    step = split(register, laptop, method.id, new)
    made = step.added(WorkingMethod)
    verdict = _decided(laptop, _verdict(laptop, rewording, method, Verdict.VARIANT), decision)
    became = replace(verdict, became_id=made.id if made is not None else "")
    return Step("step.rewording_variant", (*step.changes, *added(became)), step.facts)


def verdict_of(register: Register, rewording_id: str) -> RewordingVerdict | None:
    """Return what was decided about a proposed wording, or None."""
    found = register.where(RewordingVerdict, lambda row: row.rewording_id == rewording_id)
    return found[0] if found else None


def _undecided(register: Register, rewording: Rewording) -> WorkingMethod:
    """Return the method a proposal is about; raises `RuleBroken` where it was decided."""
    if verdict_of(register, rewording.id) is not None:
        raise RuleBroken("rewording.decided")
    return register.method_of(rewording.version_id)


def _verdict(
    laptop: Laptop, rewording: Rewording, method: WorkingMethod, verdict: Verdict
) -> RewordingVerdict:
    return RewordingVerdict(
        id=laptop.new_id(),
        origin=laptop.name,
        source=Source.LOCAL,
        rewording_id=rewording.id,
        said_on=rewording.day_id,
        method_id=method.id,
        verdict=verdict,
    )


def _decided(laptop: Laptop, verdict: RewordingVerdict, decision: Decision) -> RewordingVerdict:
    return replace(
        verdict,
        author_role=clean_line(decision.author_role, 80),
        decided_on=decision.decided_on or norway.date(laptop.now()),
        reason=clean(decision.reason, 2000),
    )
