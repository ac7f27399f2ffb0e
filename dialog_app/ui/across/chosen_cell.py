"""The chosen cell: what one service answered to one method, as far as it may be told."""

import re
from typing import Final

from PySide6.QtWidgets import QFrame, QVBoxLayout

from dialog_app.core.across.cells import Cell, Row
from dialog_app.core.across.columns import Column
from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.across.heat_words import (
    given_words,
    service_words,
    spoken,
    told_words,
    whole_word,
)
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.patterns import Fill
from dialog_app.ui.widgets.stack_bar import StackBar
from dialog_app.ui.words import language, say


class ChosenCell(QFrame):
    """A bar of protected parts, the same in words, and when and on what it was answered."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chosen_cell")
        self.setProperty("kind", "plan")
        self.setProperty("chosen", True)
        space = theme.current().space
        self._title = Label().strong().wrapped()
        self._title.setObjectName("chosen_title")
        self._bar = StackBar()
        self._told = Label("", "small").wrapped()
        self._told.setObjectName("chosen_told")
        self._given = Label("", "small", muted=True).wrapped()
        self._given.setObjectName("chosen_given")
        column = QVBoxLayout(self)
        column.setContentsMargins(space.m + 2, space.m, space.m + 2, space.m)
        column.setSpacing(space.xs)
        column.addWidget(Label(say("across.chosen"), "small", muted=True))
        for part in (self._title, self._bar, self._told, self._given):
            column.addWidget(part)

    def tell(self, register: Register, row: Row, column: Column, cell: Cell) -> None:
        """Show a cell."""
        title = row.line.title.best(language())
        service = service_words(register, column)
        self._title.setText(say("across.chosen_title", method=title, service=service))
        shown = cell.told
        parts = shown.parts if shown is not None else ()
        counts = [(Fill(part.value), count) for part, count in parts]
        if parts and shown is not None and shown.no_position:
            counts.append((Fill.NO_POSITION, shown.no_position))
        words = told_words(cell)
        self._bar.set_counts(counts, spoken=words)
        self._bar.setVisible(bool(counts))
        why = "" if cell.word is not None else whole_word(cell)
        # No number stands alone on the next line.
        kept = _NUMBER.sub("\u00a0", words)
        self._told.setText("\n".join(part for part in (kept, why) if part))
        self._given.setText(_given(column, cell))
        self._given.setVisible(bool(self._given.text()))
        self.setAccessibleName(spoken(register, row, column, cell))


_NUMBER: Final = re.compile(r" (?=\d)")


def _given(column: Column, cell: Cell) -> str:
    people = cell.told.took_position if cell.told is not None else None
    took = say("across.took", n=people) if people is not None else ""
    return ", ".join(part for part in (took, given_words(column, cell)) if part)
