"""What stands of a working method: the newest decision, the earlier ones, the marks around it."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from dialog_app.core.decide.fate import fate_of
from dialog_app.core.decide.research import research_of
from dialog_app.core.model.catalogue import MainAnswer, MethodState, MethodVersion, WorkingMethod
from dialog_app.core.model.practice import (
    AdviceFate,
    DecidedAs,
    DecisionDissent,
    DecisionRole,
    MethodDecision,
    Research,
    ResearchFinding,
)
from dialog_app.core.register import Register


class Missing(StrEnum):
    """What nobody has written down yet; the words are `decide.missing.<value>`."""

    DECISION = "decision"
    OTHER_VERSION = "other_version"
    """The newest decision is about an earlier wording than the one that applies."""
    ADVICE = "advice"
    FATES = "fates"
    RESEARCH = "research"
    REVISIT = "revisit"
    NOT_COVERED = "not_covered"


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision with those who took part, by role, and the dissents to it."""

    row: MethodDecision
    version: MethodVersion | None
    roles: tuple[DecisionRole, ...] = ()
    dissents: tuple[DecisionDissent, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether people decided otherwise than the rule proposed."""
        return self.row.decided is not self.row.proposed

    @property
    def people(self) -> int:
        """How many took part, the pros not among them."""
        return sum(row.present for row in self.roles)


@dataclass(frozen=True, slots=True)
class AdviceThere:
    """A main answer from children exactly as it was given, and what became of it, if it is said."""

    answer: MainAnswer
    fate: AdviceFate | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """All that stands of one method outside the days; decisions come newest first.

    `advice` is every main answer the method grows out of, whatever was decided or answered.
    """

    method: WorkingMethod
    version: MethodVersion
    decisions: tuple[Decided, ...]
    advice: tuple[AdviceThere, ...]
    research: Research | None

    @property
    def newest(self) -> Decided | None:
        """The decision that stands, or None where nobody has decided."""
        return self.decisions[0] if self.decisions else None

    @property
    def history(self) -> tuple[Decided, ...]:
        """The decisions before it, newest first."""
        return self.decisions[1:]

    @property
    def decided(self) -> DecidedAs | None:
        """What was decided last, or None."""
        return self.decisions[0].row.decided if self.decisions else None

    @property
    def finding(self) -> ResearchFinding:
        """What research says; not searched where nobody has said."""
        return self.research.finding if self.research else ResearchFinding.NOT_SEARCHED

    @property
    def open(self) -> bool:
        """Whether one can decide about it: neither withdrawn nor merged into another."""
        return not self.method.merged_into and self.method.state is not MethodState.WITHDRAWN

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What nobody has written down yet, in the order people see it."""
        return tuple(one for one in Missing if self._lacks(one))

    def changed_since(self, input_hash: str) -> bool:
        """Tell whether the numbers are others now than when it was decided last.

        `input_hash` is that of the rule's proposal as it is now.
        """
        newest = self.newest
        return newest is not None and newest.row.input_hash != input_hash

    def due(self, today: datetime.date) -> bool:
        """Tell whether the decision was to be looked at again by now."""
        revisit = self.newest.row.revisit_on if self.newest else None
        return revisit is not None and revisit <= today

    def _lacks(self, one: Missing) -> bool:
        newest = self.newest
        return {
            Missing.DECISION: newest is None,
            Missing.OTHER_VERSION: newest is not None and newest.row.version_id != self.version.id,
            Missing.ADVICE: not self.advice,
            Missing.FATES: any(there.fate is None for there in self.advice),
            Missing.RESEARCH: self.finding is ResearchFinding.NOT_SEARCHED,
            Missing.REVISIT: newest is not None and newest.row.revisit_on is None,
            Missing.NOT_COVERED: newest is not None and not newest.row.not_covered,
        }[one]


def standing(register: Register, method_id: str) -> Standing:
    """Return what stands of a method, withdrawn and merged ones too.

    Raises `RuleBroken("row.gone")` where there is no such method.
    """
    method = register.one(WorkingMethod, method_id)
    rows = register.grouped(MethodDecision, "method_id").get(method_id, ())
    newest_first = sorted(rows, key=lambda row: (-row.number, row.id))
    return Standing(
        method=method,
        version=register.newest(method_id),
        decisions=tuple(_decided(register, row) for row in newest_first),
        advice=tuple(
            AdviceThere(answer, fate_of(register, answer.id, method_id))
            for answer in register.advice(method_id)
        ),
        research=research_of(register, method_id),
    )


def newest_decision(register: Register, method_id: str) -> MethodDecision | None:
    """Return the decision that stands about a method, or None."""
    rows = register.grouped(MethodDecision, "method_id").get(method_id, ())
    return max(rows, key=lambda row: (row.number, row.id), default=None)


def method_of(register: Register, row_id: str) -> str:
    """Return the method that a decision, a dissent, a finding or a fate is about, by any id.

    An id of nothing of these is returned as it is.
    """
    dissent = register.find(DecisionDissent, row_id)
    decision = register.find(MethodDecision, dissent.decision_id if dissent else row_id)
    found = decision or register.find(Research, row_id) or register.find(AdviceFate, row_id)
    return found.method_id if found is not None else row_id


def _decided(register: Register, row: MethodDecision) -> Decided:
    order = {role.code: place for place, role in enumerate(register.roles)}
    roles = register.grouped(DecisionRole, "decision_id").get(row.id, ())
    dissents = register.grouped(DecisionDissent, "decision_id").get(row.id, ())
    return Decided(
        row=row,
        version=register.find(MethodVersion, row.version_id),
        roles=tuple(sorted(roles, key=lambda one: (order.get(one.role_code, 999), one.id))),
        dissents=tuple(sorted(dissents, key=lambda one: (one.number, one.id))),
    )
