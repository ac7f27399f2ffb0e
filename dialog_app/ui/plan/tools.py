"""The row over the agenda: new items, ready blocks, papers, and how one moves an item."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.commands.blocks import add_block
from dialog_app.core.model.catalogue import Block, TemplateItem
from dialog_app.ui import actions, theme
from dialog_app.ui.actions import Action
from dialog_app.ui.icons import Icon
from dialog_app.ui.plan.blocks import ReadyBlock, ready_blocks
from dialog_app.ui.plan.invite_card import InviteCard
from dialog_app.ui.plan.papers_card import PapersCard
from dialog_app.ui.plan.picker import Picker
from dialog_app.ui.plan.room import PlanRoom
from dialog_app.ui.plan.template_card import TemplateCard
from dialog_app.ui.templates import template_title
from dialog_app.ui.text import key_words, said
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.key_cap import KeyCap
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.pick_list import Option
from dialog_app.ui.words import language, say


class Tools(QWidget):
    """`new_wanted` asks for an empty item; `put` carries the id of one that was put in.

    Its cards open over `page` and give the keyboard back with `left`. `after` says which item
    new ones come after.
    """

    new_wanted = Signal()
    put = Signal(str)
    left = Signal()

    def __init__(self, room: PlanRoom, page: QWidget, after: Callable[[], str]) -> None:
        super().__init__()
        self._room = room
        self._page = page
        self._after = after
        self._template = Button("", ButtonLook("quiet"))
        self._template.setObjectName("open_template")
        self._template.setAccessibleDescription(say("templates.save"))
        self._template.clicked.connect(self._on_template)
        self._new = self._button("new_item", say("plan.new_item"), Icon.ADD)
        self._new.setAccessibleDescription(key_words(actions.first_key(Action.NEW)))
        self._new.clicked.connect(self.new_wanted)
        self._blocks = self._button("open_blocks", say("plan.blocks.open"), Icon.BLOCKS)
        self._blocks.clicked.connect(self._on_blocks)
        self._papers = self._button("open_papers", say("agenda.papers_button"), Icon.PRINT)
        self._papers.clicked.connect(self._on_papers)
        self._invite = self._button("open_invite", say("invite.panel.open"), Icon.MESSAGE)
        self._invite.clicked.connect(self._on_invite)
        self._lay_out()

    def follow(self) -> None:
        """Say which template the day was made from."""
        name = self._room.day.info.template
        words = say("plan.template", words=template_title(name)) if name else say("templates.save")
        self._template.set_words(words)

    @staticmethod
    def _button(name: str, words: str, icon: Icon) -> Button:
        button = Button(words, ButtonLook(icon=icon))
        button.setObjectName(name)
        return button

    def _lay_out(self) -> None:
        space = theme.current().space
        parts = FlowBox()
        for part in (self._new, self._blocks, self._papers, self._invite, _moving()):
            parts.flow.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(space.xl, space.s + 2, space.xl, space.s + 2)
        row.setSpacing(space.s)
        row.addWidget(parts, 1)
        row.addWidget(self._template)

    def _near(self, button: Button) -> QRect:
        return QRect(button.mapTo(self._page, QPoint()), button.size())

    def _on_papers(self) -> None:
        card = PapersCard(self._page, lambda: self._room.day, self._room.register)
        card.closed.connect(self.left)
        card.open_at(self._near(self._papers))

    def _on_invite(self) -> None:
        card = InviteCard(self._page, self._room)
        card.closed.connect(self.left)
        card.open_at(self._near(self._invite))

    def _on_template(self) -> None:
        card = TemplateCard(self._page, self._room)
        card.closed.connect(self.left)
        card.open_at(self._near(self._template))

    def _on_blocks(self) -> None:
        options = [_option(block) for block in ready_blocks(self._room.register)]
        picker = Picker(self._page, say("plan.blocks.heading"), options)
        picker.picked.connect(lambda block: self._take_block(picker, block))
        picker.closed.connect(self.left)
        picker.open_at(self._near(self._blocks))

    def _take_block(self, picker: Picker, block: TemplateItem | Block) -> None:
        before = {item.id for item in self._room.day.agenda}
        sentence = self._room.run(add_block, block, self._after())
        picker.tell(sentence or say("plan.picker.added", words=block.title.best(language())))
        new = [item.id for item in self._room.day.agenda if item.id not in before]
        if new:
            self.put.emit(new[0])


def _option(block: ReadyBlock) -> Option:
    minutes = said(formats.minutes(block.item.minutes))
    words = block.item.title.best(language())
    return Option(words, block.item, note=minutes, group=block.group)


def _moving() -> QWidget:
    """Say with which keys an item is moved."""
    holder = QWidget()
    # In the middle of the buttons it stands beside.
    holder.setMinimumHeight(theme.scaled(theme.current().size.button))
    row = QHBoxLayout(holder)
    row.setContentsMargins(theme.current().space.m, 0, 0, 0)
    row.addWidget(Label(say("plan.move")))
    for cap in ("Alt", say("plan.key_up"), say("plan.key_down")):
        row.addWidget(KeyCap(cap))
    return holder
