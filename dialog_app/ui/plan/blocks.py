"""Blocks one can put into an agenda: the items of the templates, each kind and title once."""

from dataclasses import dataclass

from dialog_app.core.model.catalogue import TemplateItem
from dialog_app.core.register import Register


@dataclass(frozen=True, slots=True)
class Block:
    """An item that is ready to be put in."""

    template: str
    item: TemplateItem


def blocks(register: Register) -> tuple[Block, ...]:
    """Return the blocks in the order of their templates; one that two share stands in the first."""
    seen: set[tuple[str, str]] = set()
    found: list[Block] = []
    for template in register.templates:
        for item in register.template(template):
            if (item.kind, item.title.nb) not in seen:
                seen.add((item.kind, item.title.nb))
                found.append(Block(template, item))
    return tuple(found)
