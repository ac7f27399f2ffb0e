"""Merging methods and splitting them; where each comes from is kept, and so are its answers."""

from dataclasses import replace

from dialog_app.core.commands.shelf.methods import NewMethod, add_method
from dialog_app.core.errors import RuleBroken
from dialog_app.core.lineage import leads_to
from dialog_app.core.model.base import Source
from dialog_app.core.model.catalogue import AdviceLink, WorkingMethod
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added
from dialog_app.core.register import Register


def merge(register: Register, _laptop: Laptop, method_id: str, into_id: str) -> Step:
    """Merge a method into another: it is folded away, and its answers stay on its versions.

    Raises `RuleBroken`: `row.gone`, `method.merged_with_itself`, `method.merged_in_circle`.
    """
    before, into = register.one(WorkingMethod, method_id), register.one(WorkingMethod, into_id)
    if method_id == into_id:
        raise RuleBroken("method.merged_with_itself", code=before.code)
    if leads_to(register, into_id, method_id):
        raise RuleBroken("method.merged_in_circle", code=before.code, into=into.code)
    after = replace(before, merged_into=into_id)
    changes = (Change(before, after),) if before != after else ()
    return Step("step.method_merged", changes, {"code": before.code, "into": into.code})


def unmerge(register: Register, _laptop: Laptop, method_id: str) -> Step:
    """Let a merged method stand by itself again; raises `RuleBroken("row.gone")`."""
    before = register.one(WorkingMethod, method_id)
    after = replace(before, merged_into="")
    changes = (Change(before, after),) if before != after else ()
    return Step("step.method_unmerged", changes, {"code": before.code})


def split(register: Register, laptop: Laptop, method_id: str, new: NewMethod) -> Step:
    """Split a new method out of another, with the same children's words and knowledge behind it.

    It begins with a version of its own, so no answer follows it. Raises `RuleBroken` as
    `methods.add_method`, and `row.gone`.
    """
    origin = register.one(WorkingMethod, method_id)
    step = add_method(register, laptop, new)
    made = step.added(WorkingMethod)
    if made is None:
        raise RuleBroken("row.gone", kind=WorkingMethod.__name__)
    grown = replace(
        made,
        split_from=origin.id,
        knowledge_bases=origin.knowledge_bases,
        crc_articles=made.crc_articles or origin.crc_articles,
        typical_obstacles=origin.typical_obstacles,
    )
    changes = (Change(None, grown) if change.after is made else change for change in step.changes)
    links = (_link(laptop, answer.id, made.id) for answer in register.advice(method_id))
    facts = {"code": made.code, "origin": origin.code}
    return Step("step.method_split", (*changes, *added(*links)), facts)


def _link(laptop: Laptop, answer_id: str, method_id: str) -> AdviceLink:
    return AdviceLink(
        id=laptop.new_id(),
        origin=laptop.name,
        source=Source.LOCAL,
        main_answer_id=answer_id,
        method_id=method_id,
    )
