"""Answers line by line: word, count, bar."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from dialog_app.ui import theme
from dialog_app.ui.widgets.bars import paint_bar
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.patterns import Fill, screen_ground


@dataclass(frozen=True, slots=True)
class BarLine:
    """One line: its word, its fill and how many."""

    word: str
    fill: Fill
    count: int


class RowBar(QWidget):
    """A single bar on its track, drawn as a share of ``whole`` people."""

    def __init__(self, fill: Fill, count: int, whole: int) -> None:
        super().__init__()
        self._share = (fill, count, whole)
        self.setFixedHeight(theme.scaled(theme.current().size.bar))
        self.setMinimumWidth(40)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar."""
        paint_bar(QPainter(self), QRectF(self.rect()), self._share, screen_ground())


class RowBars(QWidget):
    """Lines under each other, so that words, counts and bars stand in columns."""

    def __init__(self, lines: Sequence[BarLine] = (), whole: int = 0) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.current().space.m)
        self._grid.setVerticalSpacing(theme.current().space.s)
        self._grid.setColumnStretch(2, 1)
        self.set_lines(lines, whole)

    def set_lines(self, lines: Sequence[BarLine], whole: int) -> None:
        """Show other lines; ``whole`` people would fill a bar."""
        while (item := self._grid.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.setParent(None)
                part.deleteLater()
        for row, line in enumerate(lines):
            count = Label(str(line.count)).strong().right()
            bar = RowBar(line.fill, line.count, whole)
            bar.setAccessibleName(f"{line.word}: {line.count}")
            self._grid.addWidget(Label(line.word), row, 0)
            self._grid.addWidget(count, row, 1)
            self._grid.addWidget(bar, row, 2)
