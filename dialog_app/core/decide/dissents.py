"""Særstandpunkt to a decision: another wording, put down by those who hold it."""

from dataclasses import replace

from dialog_app.core.dissents import DissentGiven, filled
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.catalogue import WorkingMethod
from dialog_app.core.model.practice import DecisionDissent, MethodDecision
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Facts, Step, added, removed
from dialog_app.core.register import Register


def add_dissent(register: Register, laptop: Laptop, decision_id: str, given: DissentGiven) -> Step:
    """Put a dissent down under the decision it is about.

    Raises `RuleBroken`: `row.gone`, `dissent.who_missing`, `dissent.people_wrong`,
    `decision.too_few_dissent` where fewer than five hold it and they have not consented,
    `text.empty`, `text.too_long`.
    """
    decision = register.one(MethodDecision, decision_id)
    bare = DecisionDissent(
        id=laptop.new_id(),
        origin=laptop.name,
        decision_id=decision.id,
        text="",
        number=_next_number(register, decision.id),
        who="",
        people=0,
    )
    row = filled(bare, given)
    return Step("step.decision_dissent_added", added(row), _facts(register, decision))


def change_dissent(
    register: Register, _laptop: Laptop, dissent_id: str, given: DissentGiven
) -> Step:
    """Put a dissent in other words; raises as `add_dissent`. Changes in a row are one undo."""
    before = register.one(DecisionDissent, dissent_id)
    decision = register.one(MethodDecision, before.decision_id)
    after = filled(before, given)
    changes = (Change(before, after),) if before != after else ()
    facts, merge = _facts(register, decision), f"decision_dissent:{dissent_id}"
    return Step("step.decision_dissent_changed", changes, facts, merge)


def remove_dissent(register: Register, _laptop: Laptop, dissent_id: str) -> Step:
    """Take a dissent away; raises `RuleBroken` (`row.gone`)."""
    row = register.one(DecisionDissent, dissent_id)
    decision = register.one(MethodDecision, row.decision_id)
    return Step("step.decision_dissent_removed", removed(row), _facts(register, decision))


def carry_dissent(register: Register, laptop: Laptop, dissent_id: str, decision_id: str) -> Step:
    """Let a dissent stand to a newer decision of the same method too, because its holders say so.

    Raises `RuleBroken`: `row.gone`, `decision.dissent_elsewhere`, `decision.dissent_carried`.
    """
    row = register.one(DecisionDissent, dissent_id)
    before = register.one(MethodDecision, row.decision_id)
    decision = register.one(MethodDecision, decision_id)
    if before.method_id != decision.method_id or before.id == decision.id:
        raise RuleBroken("decision.dissent_elsewhere")
    there = register.grouped(DecisionDissent, "decision_id").get(decision.id, ())
    if any((one.text, one.who) == (row.text, row.who) for one in there):
        raise RuleBroken("decision.dissent_carried")
    copy = replace(
        row,
        id=laptop.new_id(),
        origin=laptop.name,
        decision_id=decision.id,
        number=_next_number(register, decision.id),
    )
    return Step("step.decision_dissent_added", added(copy), _facts(register, decision))


def _next_number(register: Register, decision_id: str) -> int:
    rows = register.grouped(DecisionDissent, "decision_id").get(decision_id, ())
    return max((row.number for row in rows), default=0) + 1


def _facts(register: Register, decision: MethodDecision) -> Facts:
    method = register.one(WorkingMethod, decision.method_id)
    return {"code": method.code, "number": decision.number}
