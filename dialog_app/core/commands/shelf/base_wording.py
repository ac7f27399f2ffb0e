"""Choosing between the wording written here and a new one that came with the program."""

from dataclasses import replace

from dialog_app.core.commands.shelf.methods import NewText, new_version
from dialog_app.core.errors import RuleBroken
from dialog_app.core.lineage import base_waiting
from dialog_app.core.model.catalogue import MethodVersion, WorkingMethod
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step
from dialog_app.core.register import Register


def take_base(
    register: Register, laptop: Laptop, method_id: str, reason: str, author_role: str = ""
) -> Step:
    """Let the shipped wording apply, as a new version written here with a reason.

    Raises `RuleBroken`: `row.gone`, `method.nothing_waits`.
    """
    waiting = _waiting(register, method_id)
    text = NewText(
        title=waiting.title,
        summary=waiting.summary,
        author_role=author_role,
        reason=reason,
        written_in=waiting.written_in,
    )
    step = new_version(register, laptop, method_id, text)
    facts = {"code": register.one(WorkingMethod, method_id).code}
    return Step("step.base_taken", (*step.changes, _seen(register, method_id, waiting)), facts)


def keep_ours(register: Register, _laptop: Laptop, method_id: str) -> Step:
    """Leave the shipped wording aside; it stays among the versions.

    Raises `RuleBroken`: `row.gone`, `method.nothing_waits`.
    """
    waiting = _waiting(register, method_id)
    facts = {"code": register.one(WorkingMethod, method_id).code}
    return Step("step.base_left", (_seen(register, method_id, waiting),), facts)


def _waiting(register: Register, method_id: str) -> MethodVersion:
    register.one(WorkingMethod, method_id)
    waiting = base_waiting(register, method_id)
    if waiting is None:
        raise RuleBroken("method.nothing_waits")
    return waiting


def _seen(register: Register, method_id: str, waiting: MethodVersion) -> Change:
    before = register.one(WorkingMethod, method_id)
    return Change(before, replace(before, base_seen=waiting.id))
