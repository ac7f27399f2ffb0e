"""The keys, on one card, drawn from the table of keys."""

from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.ui import actions, theme
from dialog_app.ui.frame.key_lines import CARD
from dialog_app.ui.frame.overlay import OverCard
from dialog_app.ui.text import key_words
from dialog_app.ui.widgets.badge import Badge
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say

NAME: Final = "keys_card"
_WIDTH: Final = 1280
_KEYS_WIDTH: Final = 132
_STACKED_FROM: Final = 120
_COLUMNS: Final = 3
_RUN: Final = 3
_DIGITS: Final = frozenset("123456789")


def keys_card() -> OverCard:
    """Return a new card with every key of the program."""
    card = OverCard(NAME, say("keys.title"), _WIDTH)
    beside = theme.scaled(100) < _STACKED_FROM
    direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
    row = QBoxLayout(direction)
    row.setSpacing(theme.current().space.xl if beside else theme.current().space.s)
    for headings in columns():
        column = QVBoxLayout()
        column.setSpacing(theme.current().space.xs)
        for heading in headings:
            column.addWidget(Label(say(f"keys.heading.{heading}")).wrapped().strong())
            column.addWidget(_Lines({line: actions.keys_on(line) for line in CARD[heading]}))
        column.addStretch(1)
        row.addLayout(column, 1)
    card.inside.addLayout(row)
    return card


def columns() -> list[list[str]]:
    """Return the headings of the card in three columns, in order, the highest as low as can be."""
    headings = list(CARD)
    cuts = combinations(range(1, len(headings)), _COLUMNS - 1)
    splits = (
        [headings[start:end] for start, end in pairwise((0, *cut, len(headings)))] for cut in cuts
    )
    return min(splits, key=lambda split: max(_height(column) for column in split))


def _height(headings: Sequence[str]) -> int:
    return sum(len(CARD[heading]) + 1 for heading in headings)


def runs(keys: Sequence[str]) -> list[str]:
    """Return keys in words, three or more digits in a row as one: «Shift 1–4»."""
    words = [key_words(key) for key in keys]
    if len(words) < _RUN or not all(word[-1] in _DIGITS for word in words):
        return words
    stems = {word[:-1] for word in words}
    digits = [int(word[-1]) for word in words]
    in_a_row = digits == list(range(digits[0], digits[0] + len(digits)))
    return [f"{words[0]}–{digits[-1]}"] if len(stems) == 1 and in_a_row else words


class _Lines(QWidget):
    """One part of the card: keys at the left, what they do at the right."""

    def __init__(self, lines: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        space = theme.current().space
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space.s)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, theme.scaled(_KEYS_WIDTH))
        for row, (line, keys) in enumerate(lines.items()):
            grid.addLayout(_caps(keys), row, 0, Qt.AlignmentFlag.AlignLeft)
            words = Label(say(f"keys.line.{line}"), "small").wrapped()
            grid.addWidget(words, row, 1)


def _caps(keys: Sequence[str]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.current().space.xs)
    for words in runs(keys):
        # Badges, since the caps beside buttons can be switched off and this card cannot.
        row.addWidget(Badge(words))
    return row
