"""Blocks one can put into an agenda: those of the library, then the items of the templates."""

from dataclasses import dataclass

from dialog_app.core.model.catalogue import Block, TemplateItem
from dialog_app.core.register import Register
from dialog_app.ui.templates import template_title
from dialog_app.ui.words import language, say


@dataclass(frozen=True, slots=True)
class ReadyBlock:
    """An item that is ready to be put in, and under which heading it stands."""

    group: str
    item: TemplateItem | Block


def ready_blocks(register: Register) -> tuple[ReadyBlock, ...]:
    """Return the library by title, then the templates' items; what two share stands in the first.

    Templates of one's own come before those that follow with the program.
    """
    seen: set[tuple[str, str]] = set()
    found = [ReadyBlock(say("templates.own_blocks"), block) for block in library(register)]
    for template in register.templates:
        for item in register.template(template):
            if (item.kind, item.title.nb) not in seen:
                seen.add((item.kind, item.title.nb))
                found.append(ReadyBlock(template_title(template), item))
    return tuple(found)


def library(register: Register) -> tuple[Block, ...]:
    """Return the blocks somebody kept here, by title."""
    return register.in_order(
        Block, lambda row: (row.title.best(language()).casefold(), row.minutes, row.id)
    )
