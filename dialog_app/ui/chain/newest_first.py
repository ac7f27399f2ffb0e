"""A list of what was said, the newest first: some of it at once, and all of it when asked for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from dialog_app.ui import theme
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say

_R = TypeVar("_R")
_AT_A_TIME: Final = 40


class NewestFirst(QWidget):
    """Shows the last `most` of `rows`, and the rest when «Vis alle» is pressed.

    `make` gives the line of a row; the rest come some at a time, so that the window stays quick.
    """

    def __init__(self, rows: Sequence[_R], make: Callable[[_R], QWidget], most: int) -> None:
        super().__init__()
        self._rest: Iterator[QWidget] = (make(row) for row in reversed(rows))
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._more)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.current().space.s)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.s)
        column.addLayout(self._lines)
        self._add(most)
        if len(rows) > most:
            column.addWidget(self._all_button(len(rows)))

    def _all_button(self, number: int) -> Button:
        button = Button(say("story.show_all", n=number), ButtonLook("link"))
        button.setObjectName("show_all")
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(button.hide)
        button.clicked.connect(self._more)
        return button

    def _more(self) -> None:
        if self._add(_AT_A_TIME):
            self._soon.start()

    def _add(self, number: int) -> bool:
        """Add as many lines; tell whether there may be more."""
        for _ in range(number):
            line = next(self._rest, None)
            if line is None:
                return False
            self._lines.addWidget(line)
            self._lines.addWidget(Rule())
        return True


def told(
    name: str, words: str, rows: Sequence[_R], make: Callable[[_R], QWidget], most: int
) -> Iterable[QWidget]:
    """Give a heading with how many there are, and the newest of them; nothing where none are."""
    if not rows:
        return
    header = SectionHeader(words)
    header.setObjectName(name)
    header.add_right(Label(str(len(rows)), "small", muted=True))
    yield header
    yield NewestFirst(rows, make, most)
