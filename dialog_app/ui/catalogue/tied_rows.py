"""Rows that lead to something else of the catalogue, each with a way to untie it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core.model.catalogue import WorkingMethod
from dialog_app.core.register import Register
from dialog_app.core.target import Target, target_of
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.marks import mark_words
from dialog_app.ui.icons import Icon
from dialog_app.ui.plan.row_button import RowButton
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.words import language, say


@dataclass(frozen=True, slots=True)
class Tied:
    """Something tied to the chosen row: where it stands, what it is called, a note, where from."""

    target: Target
    words: str
    strong: str = ""
    note: str = ""
    below: str = ""


def tied_methods(register: Register, methods: Sequence[WorkingMethod]) -> list[Tied]:
    """Return methods by code, as they are shown where something is tied to them."""
    return [
        Tied(
            target_of(row),
            register.newest(row.id).title.best(language()),
            strong=row.code,
            below=mark_words(row),
        )
        for row in methods
    ]


def tied_rows(
    around: Around, rows: Sequence[Tied], untie: Callable[[str], object] | None = None
) -> QWidget:
    """Return a row for each, which goes there when pressed; `untie` is asked with its id."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for row in rows:
        column.addWidget(_row(around, row, untie))
    return whole


def _row(around: Around, tied: Tied, untie: Callable[[str], object] | None) -> QWidget:
    name = tied.strong or tied.target.id
    way = RowButton(f"go_to_{name}")
    way.setCheckable(False)
    way.set_row(tied.words, tied.note, strong=tied.strong, below=tied.below)
    way.clicked.connect(lambda: around.show_target(tied.target))
    if untie is None:
        return way
    out = Button(say("shelves.untie"), ButtonLook("quiet", icon=Icon.CLOSE))
    out.setObjectName(f"untie_{name}")
    out.setAccessibleName(say("shelves.untie_spoken", words=f"{tied.strong} {tied.words}".strip()))
    out.clicked.connect(lambda: untie(tied.target.id))
    whole = QWidget()
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(way, 1)
    line.addWidget(out, 0, Qt.AlignmentFlag.AlignVCenter)
    return whole
