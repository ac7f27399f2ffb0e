"""One day template with its items, or one block."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.commands.shelf import blocks, templates
from dialog_app.core.leads import leader_words
from dialog_app.core.model.catalogue import Block, TemplateItem
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.chosen import Chosen, deed_button, top_row
from dialog_app.ui.catalogue.facts import facts
from dialog_app.ui.icons import Icon
from dialog_app.ui.templates import is_shipped, kind_of, template_title
from dialog_app.ui.text import said
from dialog_app.ui.widgets.badge import Badge
from dialog_app.ui.widgets.button import ButtonLook
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import language, say

TEMPLATE: Final = "template:"
"""Begins the key of a template in the list, followed by its name."""

_Removal = Callable[[Register, Laptop, str], Step]


class TemplateDetail(Chosen):
    """Shows either; `rename_wanted` carries the key of a template of one's own."""

    rename_wanted = Signal(str)

    def __init__(self, around: Around) -> None:
        super().__init__(around, "template_detail")

    def parts(self, row_id: str) -> Sequence[QWidget]:
        """Return what is known of a template and its agenda, or of a block."""
        block = self.around.register.find(Block, row_id)
        if block is not None:
            return list(self._block(block))
        name = row_id.removeprefix(TEMPLATE)
        items = self.around.register.template(name)
        return list(self._template(name, items)) if items else ()

    def _template(self, name: str, items: tuple[TemplateItem, ...]) -> Iterator[QWidget]:
        badges = [Badge(say("templates.with_program"), Icon.CATALOGUE)] if is_shipped(name) else []
        yield top_row(badges, *self._deeds(name))
        yield _name(template_title(name))
        kind = kind_of(self.around.register, name)
        yield Label(say(f"days.kind.{kind.value}"), muted=True)
        yield Label(say("templates.copies"), "small", muted=True).wrapped()
        yield _agenda(items)

    def _deeds(self, name: str) -> list[QWidget]:
        if is_shipped(name):
            return []
        key = f"{TEMPLATE}{name}"
        rename = say("templates.rename")
        look = ButtonLook(icon=Icon.EDIT)
        return [
            deed_button("rename_template", rename, lambda: self.rename_wanted.emit(key), look),
            deed_button(
                "remove_template",
                say("templates.remove"),
                lambda: self._run(templates.remove_template, name),
                ButtonLook("link"),
            ),
        ]

    def _block(self, block: Block) -> Iterator[QWidget]:
        remove = deed_button(
            "remove_block",
            say("templates.remove_block"),
            lambda: self._run(blocks.remove_block, block.id),
            ButtonLook("link"),
        )
        yield top_row([Badge(say("templates.one_block"), Icon.BLOCKS)], remove)
        yield _name(block.title.best(language()))
        yield facts(_known(block))
        if block.notes:
            yield Label(block.notes).wrapped().selectable()

    def _run(self, command: _Removal, row_id: str) -> None:
        self.deed(self.around.register_bridge.run(command, row_id))


def _name(words: str) -> Label:
    label = Label(words, "heading").wrapped()
    label.setObjectName("template_title")
    return label


def _known(block: Block) -> Iterator[tuple[str, str]]:
    yield say("templates.kind"), say(f"terms.item_type.{block.kind}")
    yield say("templates.length"), said(formats.minutes(block.minutes))
    least = said(formats.minutes(block.least_minutes))
    yield say("templates.least"), least if block.least_minutes < block.minutes else ""
    yield say("templates.leader"), leader_words(block.leader, say)
    yield say("templates.marks"), ", ".join(_marks(block))


def _marks(item: Block | TemplateItem) -> list[str]:
    names = ("internal", "protected", "droppable")
    return [say(f"plan.mark.{name}") for name in names if getattr(item, name)]


def _agenda(items: tuple[TemplateItem, ...]) -> QWidget:
    """Return the items with their minutes and, below a title, what is special and the notes."""
    lines = QWidget()
    grid = QGridLayout(lines)
    grid.setContentsMargins(0, theme.current().space.s, 0, 0)
    grid.setHorizontalSpacing(theme.current().space.m)
    grid.setVerticalSpacing(theme.current().space.xs)
    grid.setColumnStretch(1, 1)
    for number, item in enumerate(items):
        minutes = Label(str(item.minutes), muted=True).right()
        minutes.setAccessibleName(said(formats.minutes(item.minutes)))
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(minutes, 2 * number, 0, top)
        grid.addWidget(Label(item.title.best(language())).wrapped(), 2 * number, 1)
        below = " · ".join(part for part in (*_marks(item), item.notes) if part)
        if below:
            grid.addWidget(Label(below, "small", muted=True).wrapped(), 2 * number + 1, 1)
    return lines
