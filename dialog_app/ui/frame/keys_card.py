"""The keys, on one card, drawn from the table of keys."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.ui import actions, theme
from dialog_app.ui.frame.overlay import OverCard
from dialog_app.ui.text import key_words
from dialog_app.ui.widgets.badge import Badge
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say

NAME: Final = "keys_card"
_WIDTH: Final = 1280
_KEYS_WIDTH: Final = 206
_STACKED_FROM: Final = 120
_COLUMNS: Final = (("clock", "answers", "cards"), ("anywhere", "write", "wall", "days"))


def keys_card() -> OverCard:
    """Return a new card with every key of the program."""
    card = OverCard(NAME, say("keys.title"), _WIDTH)
    beside = theme.scaled(100) < _STACKED_FROM
    direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
    row = QBoxLayout(direction)
    row.setSpacing(theme.current().space.xxl if beside else theme.current().space.s)
    for headings in _COLUMNS:
        column = QVBoxLayout()
        column.setSpacing(theme.current().space.xs)
        for heading in headings:
            column.addWidget(Label(say(f"keys.heading.{heading}")).strong())
            column.addWidget(
                _Lines({line: actions.keys_on(line) for line in actions.CARD[heading]})
            )
        column.addStretch(1)
        row.addLayout(column, 1)
    card.inside.addLayout(row)
    return card


class _Lines(QWidget):
    """One part of the card: keys at the left, what they do at the right."""

    def __init__(self, lines: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        space = theme.current().space
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space.m)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, theme.scaled(_KEYS_WIDTH))
        for row, (line, keys) in enumerate(lines.items()):
            grid.addLayout(_caps(keys), row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(Label(say(f"keys.line.{line}")).wrapped(), row, 1)


def _caps(keys: Sequence[str]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.current().space.xs)
    for key in keys:
        # Badges, since the caps beside buttons can be switched off and this card cannot.
        row.addWidget(Badge(key_words(key)))
    return row
