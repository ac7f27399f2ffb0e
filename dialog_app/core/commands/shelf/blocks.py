"""The library of blocks: items kept to be put into any day."""

from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Source, Words
from dialog_app.core.model.catalogue import Block
from dialog_app.core.model.days import AgendaItem
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Step, added, removed
from dialog_app.core.register import Register


def save_block(register: Register, laptop: Laptop, item: AgendaItem) -> Step:
    """Keep an item of a day in the library, with all but its times on the clock and its methods.

    Raises `RuleBroken("block.already_there")` for one the library holds just so.
    """
    block = Block(
        id=laptop.new_id(),
        origin=laptop.name,
        source=Source.LOCAL,
        kind=item.kind.value,
        title=Words(item.title, item.title_nn, item.title_en),
        minutes=item.minutes,
        least_minutes=item.least_minutes,
        leader=item.leader,
        phase=item.phase.value,
        protected=item.protected,
        droppable=item.droppable,
        internal=item.internal,
        notes=item.notes,
        warn_minutes=item.warn_minutes,
    )
    if any(_says(block) == _says(other) for other in register.all(Block)):
        raise RuleBroken("block.already_there", title=item.title)
    return Step("step.block_saved", added(block), {"title": item.title})


def remove_block(register: Register, _laptop: Laptop, block_id: str) -> Step:
    """Take a block out of the library; days it was put into keep their items.

    Raises `RuleBroken("row.gone")`.
    """
    block = register.one(Block, block_id)
    return Step("step.block_removed", removed(block), {"title": block.title.best("nb")})


def _says(block: Block) -> tuple[object, ...]:
    """Return everything about a block but which one it is."""
    return (
        *(block.kind, block.title, block.minutes, block.least_minutes, block.leader, block.phase),
        *(block.protected, block.droppable, block.internal, block.notes, block.warn_minutes),
    )
