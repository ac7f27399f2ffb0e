"""One thing that was said, in a list: its words, what it is about, and the day as a way there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dialog_app.core.target import Target
from dialog_app.ui import theme
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.label import Label

_LETTERS: Final = 300

Go = Callable[[Target], None]


@dataclass(frozen=True, slots=True)
class Way:
    """A link at the end of a line: its words, its name, and where it goes."""

    words: str
    name: str
    target: Target


def said_line(
    text: str, notes: Sequence[str], way: Way, go: Go, between: QWidget | None = None
) -> QWidget:
    """Return the line; long texts are shortened, and `between` stands below the words."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 2, 0, 2)
    column.setSpacing(0)
    shown = text if len(text) <= _LETTERS else text[:_LETTERS].rstrip() + "…"
    column.addWidget(Label(shown).wrapped())
    if between is not None:
        column.addWidget(between)
    below = QHBoxLayout()
    below.setSpacing(theme.current().space.s)
    words = " · ".join(part for part in notes if part)
    below.addWidget(Label(words, "small", muted=True).wrapped(), 1)
    below.addWidget(link_button(way, go))
    column.addLayout(below)
    return box


def link_button(way: Way, go: Go) -> Button:
    """Return underlined words that lead somewhere."""
    link = Button(way.words, ButtonLook("link"))
    link.setObjectName(way.name)
    link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    link.clicked.connect(lambda: go(way.target))
    return link
