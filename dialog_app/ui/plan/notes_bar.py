"""Notes to the item one is in: how it is done, and what is needed for it."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from dialog_app.core.commands import plan
from dialog_app.core.commands.shelf import blocks
from dialog_app.core.model.days import AgendaItem
from dialog_app.ui import theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.plan.lines import item_title
from dialog_app.ui.plan.room import PlanRoom
from dialog_app.ui.soon import Soon
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_area import TextArea
from dialog_app.ui.words import say

_LINES: Final = 3


class NotesBar(QFrame):
    """One line that grows while one writes; handed in when one leaves it, kept meanwhile.

    `left` says that Esc was pressed. The item can be kept as a block from here.
    """

    left = Signal()

    def __init__(self, room: PlanRoom) -> None:
        super().__init__()
        self.setObjectName("notes_bar")
        self._room = room
        self._item_id = ""
        self._notes = TextArea(say("templates.notes"), limit=plan.NOTES_LIMIT)
        self._notes.setObjectName("item_notes")
        self._notes.setPlaceholderText(say("templates.notes_hint"))
        self._notes.set_lines(1)
        self._keep = Soon(self._on_keep, self)
        self._notes.textChanged.connect(self._keep.ask)
        self._notes.installEventFilter(self)
        self._block = Button(say("templates.save_block"), ButtonLook(icon=Icon.BLOCKS))
        self._block.setObjectName("save_block")
        self._block.clicked.connect(self._on_block)
        self._told = Label("", "small", muted=True).wrapped()
        self._told.setObjectName("block_told")
        self._told.hide()
        self._error = ErrorLine()
        self._error.setObjectName("notes_error")
        self._lay_out()

    def follow(self, item_id: str) -> None:
        """Show the notes of an item; those of the one before are handed in first."""
        if item_id != self._item_id:
            self.hand_in()
            self._told.hide()
            self._error.clear()
            self._item_id = item_id
        item = self._item()
        self.setEnabled(item is not None)
        if item is None or self._notes.hasFocus():
            return
        shown = self._room.bridge.draft(self._draft) or item.notes
        if shown != self._notes.toPlainText():
            self._notes.setPlainText(shown)
        self._keep.stop()
        title = item_title(item)
        self._notes.setAccessibleName(say("templates.notes_of", title=title))
        self._block.setAccessibleDescription(title)

    def hand_in(self) -> None:
        """Write down what was changed."""
        self._keep.stop()
        item, typed = self._item(), self._notes.toPlainText()
        if item is None:
            return
        if typed.strip() == item.notes:
            if self._room.bridge.draft(self._draft):
                self._room.bridge.keep_draft(self._draft, "")
            return
        bridge = self._room.bridge
        refused = bridge.run_clearing(
            self._draft, plan.change_item, self._item_id, notes=typed.strip()
        )
        if refused is not None:
            self._error.tell(refused.sentence)
        else:
            self._error.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow while one writes; Esc goes back to the agenda."""
        if watched is self._notes:
            if event.type() == QEvent.Type.FocusIn:
                self._notes.set_lines(_LINES)
            elif event.type() == QEvent.Type.FocusOut:
                self._notes.set_lines(1)
                self.hand_in()
            elif _is_escape(event):
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _item(self) -> AgendaItem | None:
        return self._room.day.find(AgendaItem, self._item_id)

    @property
    def _draft(self) -> str:
        return f"notes:{self._item_id}"

    def _on_keep(self) -> None:
        if self._item() is not None:
            self._room.bridge.keep_draft(self._draft, self._notes.toPlainText())

    def _on_block(self) -> None:
        self.hand_in()
        item = self._item()
        if item is None:
            return
        refused = self._room.around.register_bridge.run(blocks.save_block, item)
        self._told.setVisible(refused is None)
        if refused is not None:
            self._error.tell(refused.sentence)
            return
        self._error.clear()
        self._told.setText(say("templates.block_saved", title=item_title(item)))

    def _lay_out(self) -> None:
        space = theme.current().space
        row = QHBoxLayout()
        row.setSpacing(space.m)
        row.addWidget(Label(say("templates.notes"), muted=True))
        row.addWidget(self._notes, 1)
        row.addWidget(self._block)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl, space.xs, space.xl, space.xs)
        column.setSpacing(space.xs)
        column.addLayout(row)
        column.addWidget(self._told)
        column.addWidget(self._error)


def _is_escape(event: QEvent) -> bool:
    pressed = event.type() == QEvent.Type.KeyPress
    return pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
