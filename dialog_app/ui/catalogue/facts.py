"""What is known of a thing, a line for each: its name at the left, what is known beside it."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from dialog_app.ui import theme
from dialog_app.ui.widgets.label import Label

_NAMES: Final = 150


def facts(pairs: Iterable[tuple[str, str]]) -> QWidget:
    """Return the lines; those without words are left out."""
    whole = QWidget()
    grid = QGridLayout(whole)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.current().space.m)
    grid.setVerticalSpacing(theme.current().space.xs)
    grid.setColumnStretch(1, 1)
    for line, (name, words) in enumerate(pair for pair in pairs if pair[1]):
        label = Label(name, muted=True).wrapped()
        label.setFixedWidth(theme.scaled(_NAMES))
        said = Label(words).wrapped().selectable()
        said.setAccessibleName(f"{name}: {words}")
        grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(said, line, 1)
    return whole
