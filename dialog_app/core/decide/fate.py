"""What became of each advice from children in a working method; the advice itself never changes."""

from dataclasses import dataclass
from typing import Final

from dialog_app.core.commands.shelf.advice import ties
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.catalogue import WorkingMethod
from dialog_app.core.model.practice import AdviceFate, Fate
from dialog_app.core.plain import capped
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added, removed
from dialog_app.core.register import Register

WHY_MOST: Final = 2000


@dataclass(frozen=True, slots=True)
class FateGiven:
    """What became of an advice, and why."""

    fate: Fate
    why: str = ""


def set_fate(
    register: Register, laptop: Laptop, main_answer_id: str, method_id: str, given: FateGiven
) -> Step:
    """Say what became of an advice in a method that grows out of it.

    Raises `RuleBroken`: `row.gone`, `fate.not_tied`, `fate.why_missing` unless it is unchanged,
    `text.too_long`.
    """
    method = register.one(WorkingMethod, method_id)
    if not ties(register, main_answer_id, method_id):
        raise RuleBroken("fate.not_tied", code=method.code)
    reason = capped(given.why, WHY_MOST)
    if given.fate is not Fate.UNCHANGED and not reason:
        raise RuleBroken("fate.why_missing")
    facts = {"code": method.code, "fate": given.fate.value}
    before = fate_of(register, main_answer_id, method_id)
    after = AdviceFate(
        id=before.id if before is not None else laptop.new_id(),
        origin=before.origin if before is not None else laptop.name,
        main_answer_id=main_answer_id,
        method_id=method.id,
        fate=given.fate,
        why=reason,
    )
    if before is None:
        return Step("step.fate_set", added(after), facts)
    changes = (Change(before, after),) if before != after else ()
    return Step("step.fate_set", changes, facts)


def clear_fate(register: Register, _laptop: Laptop, main_answer_id: str, method_id: str) -> Step:
    """Say nothing any more of what became of an advice; raises `RuleBroken` (`row.gone`)."""
    method = register.one(WorkingMethod, method_id)
    found = fate_of(register, main_answer_id, method_id)
    if found is None:
        raise RuleBroken("row.gone", kind=AdviceFate.__name__)
    return Step("step.fate_cleared", removed(found), {"code": method.code})


def fate_of(register: Register, main_answer_id: str, method_id: str) -> AdviceFate | None:
    """Return what became of an advice in a method, or None where nobody has said."""
    rows = register.grouped(AdviceFate, "method_id").get(method_id, ())
    wanted = (row for row in rows if row.main_answer_id == main_answer_id)
    return min(wanted, key=lambda row: row.id, default=None)
