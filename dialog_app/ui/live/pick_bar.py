"""A quiet bar that asks which one: type, choose with the arrows, take with Enter."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from dialog_app.ui import theme
from dialog_app.ui.live.paragraph import Paragraph
from dialog_app.ui.live.pick_list import Offers, PickList
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say

_ROWS = 5


class PickBar(QFrame):
    """Asks one question at a time; `taken(key)` answers it, `left` gives it up.

    `came` and `went` tell when it asks, so that other things can make room.
    """

    taken = Signal(str)
    left = Signal()
    came = Signal()
    went = Signal()

    def __init__(self, name: str = "pick") -> None:
        super().__init__()
        self.setObjectName(f"{name}_bar")
        self.setProperty("kind", "quiet")
        self._asked = Paragraph("")
        self._asked.setObjectName(f"{name}_question")
        leave = Label(say("obstacles.pick.keys"), "small", muted=True)
        self._none = Paragraph("", "small", muted=True)
        self._none.setObjectName(f"{name}_none")
        # Large text leaves room for the field and one row: the question then stands in the field.
        self._list = PickList(name, say("obstacles.pick.name"), rows=1 if is_tight() else _ROWS)
        self._error = ErrorLine()
        self._error.setObjectName(f"{name}_error")
        self._list.taken.connect(self.taken)
        self._list.left.connect(self._on_left)
        self._list.field.textChanged.connect(self._tell)
        self._empty = ""
        space = theme.current().space
        top = QHBoxLayout()
        if not is_tight():
            top.addWidget(self._asked, 1)
            top.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.m, space.xs, space.m, space.s)
        column.setSpacing(space.xs)
        column.addLayout(top)
        for part in (self._list, self._none, self._error):
            column.addWidget(part)
        self.hide()

    def ask(self, question: str, offers: Offers, empty: str) -> None:
        """Ask a question; `empty` is said where nothing is offered."""
        self._asked.setText(question)
        self._list.field.setPlaceholderText(question if is_tight() else "")
        self._empty = empty
        self._error.clear()
        self._list.show()
        self.show()
        self._list.begin(offers)
        self._list.field.setFocus()
        self._tell()
        self.came.emit()

    def offer_again(self, empty: str) -> None:
        """Look again at what can be offered, while the question is asked."""
        if not self._list.isHidden():
            self._empty = empty
            self._list.refresh()
            self._tell()

    def refuse(self, sentence: str) -> None:
        """Say why nothing was done; what is typed stays."""
        self._error.tell(sentence)
        self.show()

    def say_first(self, sentence: str) -> None:
        """Say what has to be done first, without asking anything."""
        self._asked.setText("")
        self._list.hide()
        self._none.hide()
        self.refuse(sentence)

    def _tell(self) -> None:
        self._none.setText("" if self._list.offering else self._empty)
        self._none.setVisible(not self._list.offering)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it asks no more; not where only its page is gone."""
        super().hideEvent(event)
        if self.isHidden():
            self.went.emit()

    def _on_left(self) -> None:
        self.left.emit()
        self.hide()
