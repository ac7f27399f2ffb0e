"""The column of methods: what they are of, a way to write a new one, and the list."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.ui import actions, theme
from dialog_app.ui.actions import Action
from dialog_app.ui.catalogue.row_list import CODE_WIDTH, Row, RowList
from dialog_app.ui.icons import Icon
from dialog_app.ui.text import key_words
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.elided_label import ElidedLabel
from dialog_app.ui.widgets.empty_state import EmptyState
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.words import say


class MethodColumn(QWidget):
    """Shows methods; `moved` carries the id of the one that is chosen."""

    moved = Signal(str)
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = RowList("method_list", say("catalogue.methods"))
        self.list.moved.connect(self.moved)
        self._title = ElidedLabel("").strong()
        self._title.setObjectName("method_list_title")
        self._headings = _headings()
        self._none = EmptyState(Icon.CATALOGUE, say("catalogue.none"), say("catalogue.none_hint"))
        self._none.setObjectName("no_methods")
        self._lay_out()

    def show_methods(self, title: str, rows: Sequence[Row], wanted: str = "") -> None:
        """Show methods under a title, and go to the one that is wanted."""
        self._title.setText(title)
        self.list.set_rows(rows, wanted)
        self._none.setVisible(not rows)
        self._headings.setVisible(bool(rows))
        self.list.setVisible(bool(rows))

    def key(self) -> str:
        """Return the id of the method that is chosen, or nothing."""
        return self.list.key()

    def choose(self, method_id: str) -> bool:
        """Go to a method; tell whether it is in the list."""
        return self.list.choose(method_id)

    def _lay_out(self) -> None:
        space = theme.current().space
        new = Button(say("catalogue.new_method"), ButtonLook(icon=Icon.ADD))
        new.setObjectName("new_method")
        new.setAccessibleDescription(key_words(actions.first_key(Action.NEW)))
        new.clicked.connect(self.new_wanted)
        top = QHBoxLayout()
        top.setContentsMargins(space.l, space.s + 2, space.l, space.s + 2)
        top.addWidget(self._title, 1)
        top.addWidget(new)
        empty = QHBoxLayout()
        empty.setContentsMargins(space.l, 0, space.l, 0)
        empty.addWidget(self._none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(empty)
        column.addWidget(self._headings)
        column.addWidget(self.list, 1)
        column.addStretch(0)


def _headings() -> QWidget:
    space = theme.current().space
    whole = QWidget()
    row = QHBoxLayout()
    row.setContentsMargins(space.l, 0, space.l, space.xs)
    row.setSpacing(0)
    code = Label(say("catalogue.column.code"), "small", muted=True)
    code.setFixedWidth(theme.scaled(CODE_WIDTH))
    row.addWidget(code)
    row.addWidget(Label(say("catalogue.column.method"), "small", muted=True), 1)
    row.addWidget(Label(say("catalogue.column.version"), "small", muted=True))
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(row)
    column.addWidget(Rule(strong=True))
    return whole
