"""The column between tree and chosen one: its title, a way to make a new one, and the list."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.ui import actions, theme
from dialog_app.ui.actions import Action
from dialog_app.ui.catalogue.row_list import CODE_WIDTH, Row, RowList
from dialog_app.ui.catalogue.shelf import Headings
from dialog_app.ui.icons import Icon
from dialog_app.ui.text import key_words
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.elided_label import ElidedLabel
from dialog_app.ui.widgets.empty_state import EmptyState
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.words import say


class ShelfColumn(QWidget):
    """Shows what stands on a shelf; `moved` carries the id of the one that is chosen."""

    moved = Signal(str)
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = RowList("method_list", say("catalogue.methods"))
        self.list.moved.connect(self.moved)
        self._title = ElidedLabel("").strong()
        self._title.setObjectName("method_list_title")
        self._headings = _HeadingRow()
        self._new = Button("", ButtonLook(icon=Icon.ADD))
        self._new.setObjectName("new_method")
        self._new.setAccessibleDescription(key_words(actions.first_key(Action.NEW)))
        self._new.clicked.connect(self.new_wanted)
        self._none = EmptyState(Icon.CATALOGUE, say("catalogue.none"), say("catalogue.none_hint"))
        self._none.setObjectName("no_methods")
        self._lay_out()

    def head(self, title: str, headings: Headings, new_words: str) -> None:
        """Say what the list holds, and whether a new one can be made."""
        self.list.setAccessibleName(title)
        self._title.setText(title)
        self._headings.tell(headings)
        self._new.set_words(new_words)
        self._new.setVisible(bool(new_words))

    def say_none(self, words: str, hint: str) -> None:
        """Say what stands where there are no rows."""
        self._none.tell(words, hint)

    def show_rows(self, rows: Sequence[Row], wanted: str = "") -> None:
        """Show rows, and go to the one that is wanted."""
        self.list.set_rows(rows, wanted)
        self._none.setVisible(not rows)
        self._headings.setVisible(bool(rows) and self._headings.says)
        self.list.setVisible(bool(rows))

    def key(self) -> str:
        """Return the id of the chosen one, or nothing."""
        return self.list.key() if self.list.rows() else ""

    def choose(self, row_id: str) -> bool:
        """Go to one; tell whether it is in the list."""
        return self.list.choose(row_id)

    def _lay_out(self) -> None:
        space = theme.current().space
        top = QHBoxLayout()
        top.setContentsMargins(space.l, space.s + 2, space.l, space.s + 2)
        top.addWidget(self._title, 1)
        top.addWidget(self._new)
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


class _HeadingRow(QWidget):
    """The words over the columns of a list."""

    def __init__(self) -> None:
        super().__init__()
        space = theme.current().space
        self.says = False
        self._code = Label("", "small", muted=True)
        self._code.setFixedWidth(theme.scaled(CODE_WIDTH))
        self._words = Label("", "small", muted=True)
        self._note = Label("", "small", muted=True)
        row = QHBoxLayout()
        row.setContentsMargins(space.l, 0, space.l, space.xs)
        row.setSpacing(0)
        row.addWidget(self._code)
        row.addWidget(self._words, 1)
        row.addWidget(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Rule(strong=True))

    def tell(self, headings: Headings) -> None:
        """Show other words; a list without codes needs no room for them."""
        self.says = bool(headings.words)
        self._code.setText(headings.code)
        self._code.setVisible(bool(headings.code))
        self._words.setText(headings.words)
        self._note.setText(headings.note)
