"""Putting a ready block, of a template or of the library, into the agenda of a day."""

from dataclasses import replace

from dialog_app.core.commands import plan
from dialog_app.core.day import Day
from dialog_app.core.model.catalogue import Block, TemplateItem
from dialog_app.core.model.days import AgendaItem, ItemKind, Phase
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step


def add_block(day: Day, laptop: Laptop, block: TemplateItem | Block, after: str = "") -> Step:
    """Put a block in after an item, or last, with all that is kept about it.

    A fixed end belongs to the day it was made for and is left out. Raises `RuleBroken` as
    `plan.add_item`.
    """
    kind = ItemKind(block.kind)
    step = plan.add_item(day, laptop, kind, block.title.nb, block.minutes, after)
    changes = tuple(_filled(change, block) for change in step.changes)
    return replace(step, changes=changes)


def _filled(change: Change, block: TemplateItem | Block) -> Change:
    added = change.after
    if change.before is not None or not isinstance(added, AgendaItem):
        return change
    whole = replace(
        added,
        least_minutes=block.least_minutes,
        title_nn=block.title.nn,
        title_en=block.title.en,
        leader=block.leader,
        phase=Phase(block.phase) if block.phase else added.phase,
        protected=block.protected,
        droppable=block.droppable,
        internal=block.internal,
        notes=block.notes,
        warn_minutes=block.warn_minutes,
    )
    return Change(None, whole)
