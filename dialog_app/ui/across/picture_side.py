"""Beside the picture: the chosen cell and what lies behind it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dialog_app.core.across.cells import Cell, Row
from dialog_app.core.across.columns import Column
from dialog_app.core.register import Register
from dialog_app.ui import actions, theme
from dialog_app.ui.across.chosen_cell import ChosenCell
from dialog_app.ui.actions import Action
from dialog_app.ui.icons import Icon
from dialog_app.ui.text import key_words
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.words import say


class PictureSide(QFrame):
    """The chosen cell, and below it `behind`.

    `story_wanted` asks for the method's story, `draft_wanted` for its text.
    """

    story_wanted = Signal()
    draft_wanted = Signal()

    def __init__(self, behind: QWidget, *, can_draft: bool) -> None:
        super().__init__()
        self.setObjectName("picture_side")
        self.setProperty("kind", "column-right")
        self.setProperty("column", True)
        space = theme.current().space
        self.cell = ChosenCell()
        key = key_words(actions.first_key(Action.ACROSS_STORY))
        self.story = Button(say("across.story"), ButtonLook(key=key))
        self.story.setObjectName("across_story")
        self.story.clicked.connect(self.story_wanted)
        self._column = ScrollColumn(padding=space.l + space.xs)
        for part in (self.cell, self.story, behind):
            self._column.body.addWidget(part)
        self._column.body.addStretch(1)
        self.draft = Button(say("across.draft"), ButtonLook("primary", icon=Icon.NEXT, tall=True))
        self.draft.setObjectName("across_draft")
        self.draft.clicked.connect(self.draft_wanted)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._column, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(space.l + space.xs, space.s, space.l + space.xs, space.l)
        foot.addWidget(self.draft)
        whole.addLayout(foot)
        self.draft.setVisible(can_draft)

    def tell(self, register: Register, row: Row, column: Column, cell: Cell) -> None:
        """Show a cell and what lies behind it."""
        self.cell.tell(register, row, column, cell)
