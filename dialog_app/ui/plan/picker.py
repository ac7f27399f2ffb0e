"""A card one picks from by searching, with the keyboard all the way."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dialog_app.ui.plan.cards import NearCard
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.pick_list import Option, PickList, row_height
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

_ROWS: Final = 11


class Picker(NearCard):
    """Search, choose with the arrows, take with Enter; it stays open for the next one.

    `picked` carries the value of the option. `tell` says below what came of it.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget, heading: str, options: Sequence[Option]) -> None:
        super().__init__(parent, "picker", heading, 500)
        self._options = tuple(options)
        self._search = TextField(say("plan.picker.search"), hint=say("plan.picker.search"))
        self._search.setObjectName("picker_search")
        self._list = PickList("picker_list", heading)
        self._list.picked.connect(self.picked)
        self._search.textChanged.connect(self._on_search)
        self._search.installEventFilter(self._list)
        self._told = Label("", "small", muted=True).wrapped()
        self._told.setObjectName("picker_told")
        for part in (self._search, self._list, self._told):
            self.body.addWidget(part)
        self._on_search("")
        rows = max(3, min(_ROWS, len(self._list.shown)))
        self._list.setFixedHeight(row_height() * rows)

    def tell(self, sentence: str) -> None:
        """Say what came of the last pick."""
        self._told.setText(sentence)

    def words_of(self, value: object) -> str:
        """Return what the option of a value says."""
        return next((option.spoken for option in self._options if option.value == value), "")

    def leave_out(self, value: object) -> None:
        """Offer a value no more; the choice stays where it was."""
        row = self._list.currentIndex().row()
        self._options = tuple(option for option in self._options if option.value != value)
        self._list.offer(_holding(self._options, self._search.text()))
        self._list.choose_from(row)
        self._search.selectAll()

    def _on_search(self, words: str) -> None:
        self._list.offer(_holding(self._options, words))
        if not self._options:
            self.tell(say("plan.picker.nothing"))
        else:
            self.tell(say("plan.picker.no_hits" if self._list.is_empty else "plan.picker.hint"))


def _holding(options: Sequence[Option], words: str) -> list[Option]:
    """Return the options that hold every word."""
    wanted = words.casefold().split()

    def text(option: Option) -> str:
        return f"{option.strong} {option.words} {option.group}".casefold()

    return [option for option in options if all(word in text(option) for word in wanted)]
