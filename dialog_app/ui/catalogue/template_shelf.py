"""The shelf of day templates, and of blocks kept to be put into any day."""

from collections.abc import Collection
from typing import Final

from dialog_app.core import formats
from dialog_app.core.commands.days import TEMPLATES
from dialog_app.core.model.catalogue import Block, TemplateItem
from dialog_app.core.record import Step
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.form_stack import FormStack
from dialog_app.ui.catalogue.row_list import Row
from dialog_app.ui.catalogue.shelf import Headings, Shelf, holds
from dialog_app.ui.catalogue.template_detail import TEMPLATE, TemplateDetail
from dialog_app.ui.catalogue.template_form import TemplateForm
from dialog_app.ui.plan.blocks import library
from dialog_app.ui.templates import own_templates, template_title
from dialog_app.ui.text import said
from dialog_app.ui.words import language, say

_DAYS: Final = "templates days"
_BLOCKS: Final = "templates blocks"


class TemplateShelf(Shelf):
    """Own templates first, then those that follow with the program; blocks by title."""

    key = "templates"
    kinds = ("block",)

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._detail = TemplateDetail(around)
        self._detail.rename_wanted.connect(self.edit)
        self.right = FormStack(around, self._detail)

    def tree_rows(self, closed: Collection[str]) -> list[Row]:
        """Return a row for templates and one for blocks, with how many there are."""
        blocks = len(self.register.all(Block))
        return [
            Row(_DAYS, say("templates.days"), note=str(len(self._templates())), level=1),
            Row(_BLOCKS, say("templates.blocks"), note=_count(blocks), level=1),
        ]

    def title(self, tree_key: str) -> str:
        """Return what the list holds."""
        return say("templates.blocks" if tree_key == _BLOCKS else "templates.days")

    def headings(self) -> Headings:
        """Return the words over names and lengths."""
        return Headings(words=say("templates.column.name"), note=say("templates.column.length"))

    def rows(self, tree_key: str) -> list[Row]:
        """Return the templates, or the blocks."""
        if tree_key == _BLOCKS:
            return [_block_row(block) for block in library(self.register)]
        return [self._template_row(name) for name in self._templates()]

    def none_words(self) -> tuple[str, str]:
        """Return how a block is kept; there are always templates."""
        return say("templates.no_blocks"), say("templates.no_blocks_hint")

    def found(self, words: str) -> list[Row]:
        """Return the templates and blocks whose name, items or notes hold every word."""
        templates = [name for name in self._templates() if holds(self._text(name), words)]
        blocks = [block for block in library(self.register) if holds(_text(block), words)]
        return [*map(self._template_row, templates), *map(_block_row, blocks)]

    def search_words(self) -> str:
        """Return what the field is called."""
        return say("templates.search")

    def edit(self, row_id: str) -> None:
        """Open the form that renames a template of one's own."""
        if row_id.removeprefix(TEMPLATE) in own_templates(self.register):
            self.right.open(TemplateForm).open_for(row_id.removeprefix(TEMPLATE))

    def show(self, row_id: str) -> None:
        """Show a template with its items, or a block."""
        self._detail.show_row(row_id)

    def place_of(self, row_id: str) -> str:
        """Return the row of the tree where a template or a block stands."""
        if self.register.find(Block, row_id):
            return _BLOCKS
        known = row_id.removeprefix(TEMPLATE) in self.register.templates
        return _DAYS if known and row_id.startswith(TEMPLATE) else ""

    def new_in(self, step: Step) -> str:
        """Return the id of a block that was just kept, or of a template saved or renamed."""
        block = step.added(Block)
        if block is not None:
            return block.id
        after = (change.after for change in step.changes)
        item = next((row for row in after if isinstance(row, TemplateItem)), None)
        return f"{TEMPLATE}{item.template}" if item is not None else ""

    def _templates(self) -> tuple[str, ...]:
        shipped = [name for name in TEMPLATES.values() if name in self.register.templates]
        return (*own_templates(self.register), *shipped)

    def _template_row(self, name: str) -> Row:
        items = self.register.template(name)
        minutes = sum(item.minutes for item in items if not item.internal)
        below = say("templates.items", n=len(items))
        length = said(formats.minutes(minutes))
        return Row(f"{TEMPLATE}{name}", template_title(name), note=length, below=below)

    def _text(self, name: str) -> str:
        return " ".join([template_title(name), *map(_text, self.register.template(name))])


def _block_row(block: Block) -> Row:
    return Row(
        block.id,
        block.title.best(language()),
        note=said(formats.minutes(block.minutes)),
        below=say(f"terms.item_type.{block.kind}"),
    )


def _text(item: Block | TemplateItem) -> str:
    return " ".join((item.title.nb, item.title.nn, item.title.en, item.notes))


def _count(number: int) -> str:
    return str(number) if number else say("catalogue.empty")
