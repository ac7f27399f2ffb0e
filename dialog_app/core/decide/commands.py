"""Deciding about a working method: the rule has proposed, people decide.

A decision that is changed is a new one with the next number; those before it are kept. What
children said is no part of any decision, and no decision changes it.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from dialog_app.core import norway
from dialog_app.core.commands.days import MOST_PEOPLE
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Language
from dialog_app.core.model.catalogue import MethodState, MethodVersion, Role, WorkingMethod
from dialog_app.core.model.practice import DecidedAs, DecisionRole, MethodDecision
from dialog_app.core.plain import capped
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Facts, Step, added
from dialog_app.core.register import Register

REASON_MOST: Final = 4000
MORE_MOST: Final = 2000
CHOICES: Final = (
    DecidedAs.UNCHANGED,
    DecidedAs.REVISED,
    DecidedAs.NOT_YET,
    DecidedAs.DISCUSSED,
)
"""What people can decide, in the order of their keys; «for lite grunnlag» is only proposed."""


class Proposed(Protocol):
    """What a decision keeps of the rule's proposal: what, by which rule, of which numbers."""

    @property
    def proposed(self) -> DecidedAs:
        """What the rule proposes."""
        ...

    @property
    def legal(self) -> bool:
        """Whether a confirmed legal obstacle puts the method on the legislators' list."""
        ...

    @property
    def rule_version(self) -> str:
        """The version of the rule."""
        ...

    @property
    def input_hash(self) -> str:
        """The SHA-256 (hex) of all the rule was given."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionGiven:
    """What people decide of one version, why, and who took part: roles and numbers, never names.

    `roles` are how many of each role (by its code) took part and `pros` how many pros;
    `decided_on` is today where it is not said.
    """

    version_id: str
    decided: DecidedAs
    reason: str = ""
    roles: Mapping[str, int] = field(default_factory=dict)
    pros: int = 0
    conflict_of_interest: str = ""
    decided_on: datetime.date | None = None
    revisit_on: datetime.date | None = None
    not_covered: str = ""
    language: Language = "nb"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The texts of a decision, put right; what was decided stands."""

    reason: str
    conflict_of_interest: str
    not_covered: str


def decide(
    register: Register, laptop: Laptop, method_id: str, proposal: Proposed, given: DecisionGiven
) -> Step:
    """Decide about a version of a method; the proposal is kept with it as it was.

    Raises `RuleBroken`: `row.gone`, `decision.withdrawn`, `decision.merged`,
    `decision.version_wrong`, `decision.class_missing`, `decision.reason_missing` where it differs
    from the proposal, `decision.legal_reason_missing` for «ikke nå» without a reason where a legal
    obstacle is confirmed, `decision.nobody`, `decision.people_wrong`, `decision.pros_wrong`,
    `decision.role_unknown`, `decision.date_later`, `decision.revisit_before`, `text.too_long`.
    """
    method = decidable(register, method_id)
    version = register.find(MethodVersion, given.version_id)
    if version is None or version.method_id != method.id:
        raise RuleBroken("decision.version_wrong", code=method.code)
    reason = capped(given.reason, REASON_MOST)
    _check_choice(proposal, given.decided, reason)
    decided_on = _checked_dates(laptop, given)
    row = MethodDecision(
        id=laptop.new_id(),
        origin=laptop.name,
        method_id=method.id,
        version_id=version.id,
        number=_next_number(register, method.id),
        proposed=proposal.proposed,
        decided=given.decided,
        legal=proposal.legal,
        reason=reason,
        conflict_of_interest=capped(given.conflict_of_interest, MORE_MOST),
        decided_on=decided_on,
        revisit_on=given.revisit_on,
        pros=given.pros,
        rule_version=proposal.rule_version,
        input_hash=proposal.input_hash,
        not_covered=capped(given.not_covered, MORE_MOST),
        language=given.language,
    )
    roles = _roles(register, laptop, row.id, given)
    facts: Facts = {"code": method.code, "number": row.number, "decided_as": row.decided.value}
    return Step("step.decided", added(row, *roles), facts)


def put_right(register: Register, _laptop: Laptop, decision_id: str, wording: Wording) -> Step:
    """Put the texts of a decision right, an earlier one's too, as where a name stands in them.

    Raises `RuleBroken`: `row.gone`, `decision.reason_missing`, `decision.legal_reason_missing`,
    `text.too_long`.
    """
    before = register.one(MethodDecision, decision_id)
    reason = capped(wording.reason, REASON_MOST)
    if before.reason:
        _check_choice(before, before.decided, reason)
    after = replace(
        before,
        reason=reason,
        conflict_of_interest=capped(wording.conflict_of_interest, MORE_MOST),
        not_covered=capped(wording.not_covered, MORE_MOST),
    )
    changes = (Change(before, after),) if before != after else ()
    method = register.one(WorkingMethod, before.method_id)
    facts: Facts = {"code": method.code, "number": before.number}
    return Step("step.decision_put_right", changes, facts)


def decidable(register: Register, method_id: str) -> WorkingMethod:
    """Return a method that can be decided about.

    Raises `RuleBroken`: `row.gone`, `decision.withdrawn`, `decision.merged`.
    """
    method = register.one(WorkingMethod, method_id)
    if method.merged_into:
        into = register.find(WorkingMethod, method.merged_into)
        raise RuleBroken(
            "decision.merged", code=method.code, into=into.code if into is not None else "–"
        )
    if method.state is MethodState.WITHDRAWN:
        raise RuleBroken("decision.withdrawn", code=method.code)
    return method


def not_later(laptop: Laptop, date: datetime.date, code: str) -> datetime.date:
    """Return a date that has come; raises `RuleBroken` with `code` for one that has not."""
    if date > norway.date(laptop.now()):
        raise RuleBroken(code)
    return date


def _check_choice(proposal: Proposed | MethodDecision, decided: DecidedAs, reason: str) -> None:
    if decided not in CHOICES:
        raise RuleBroken("decision.class_missing")
    if reason:
        return
    if decided is DecidedAs.NOT_YET and proposal.legal:
        raise RuleBroken("decision.legal_reason_missing")
    if decided is not proposal.proposed:
        raise RuleBroken("decision.reason_missing")


def _checked_dates(laptop: Laptop, given: DecisionGiven) -> datetime.date:
    decided_on = given.decided_on or norway.date(laptop.now())
    not_later(laptop, decided_on, "decision.date_later")
    if given.revisit_on is not None and given.revisit_on <= decided_on:
        raise RuleBroken("decision.revisit_before")
    return decided_on


def _roles(
    register: Register, laptop: Laptop, decision_id: str, given: DecisionGiven
) -> tuple[DecisionRole, ...]:
    known = {row.code for row in register.all(Role)}
    for code, present in given.roles.items():
        if code not in known:
            raise RuleBroken("decision.role_unknown")
        if not 0 <= present <= MOST_PEOPLE:
            raise RuleBroken("decision.people_wrong", most=MOST_PEOPLE)
    if not 0 <= given.pros <= MOST_PEOPLE:
        raise RuleBroken("decision.pros_wrong", most=MOST_PEOPLE)
    there = {code: present for code, present in given.roles.items() if present}
    if not there and not given.pros:
        raise RuleBroken("decision.nobody")
    return tuple(
        DecisionRole(
            id=laptop.new_id(),
            origin=laptop.name,
            decision_id=decision_id,
            role_code=code,
            present=present,
        )
        for code, present in there.items()
    )


def _next_number(register: Register, method_id: str) -> int:
    rows = register.grouped(MethodDecision, "method_id").get(method_id, ())
    return max((row.number for row in rows), default=0) + 1
