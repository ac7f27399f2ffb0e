"""Columns beside each other, or under each other where large text leaves no room beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dialog_app.ui import theme
from dialog_app.ui.widgets.rule import Rule

_PEEK: Final = 0.9
_MOST: Final = 16777215


@dataclass(frozen=True, slots=True)
class Column:
    """One column and its width in pixels at 100 %; 0 takes what is left, at least `least`."""

    part: QWidget
    width: int = 0
    least: int = 0


class Columns(QScrollArea):
    """Lays columns out; under each other each fills the window, with a line between them.

    `turned` says whether they stand under each other now.
    """

    turned = Signal(bool)

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self._parts = tuple(columns)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        self._box = QHBoxLayout(inside)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._rules = [Rule(strong=True) for _ in self._parts[1:]]
        for column, rule in zip(self._parts, (None, *self._rules), strict=True):
            if rule is not None:
                rule.hide()
                self._box.addWidget(rule)
            self._box.addWidget(column.part, 0 if column.width else 1)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)

    @property
    def stacked(self) -> bool:
        """Whether the columns stand under each other."""
        return self._box.direction() is QBoxLayout.Direction.TopToBottom

    def bring(self, part: QWidget) -> None:
        """Scroll to a column that stands under the others."""
        inside = self.widget()
        if self.stacked and inside is not None:
            self.verticalScrollBar().setValue(part.mapTo(inside, QPoint()).y())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the arrows nobody wanted; with Alt they are the page's."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the way that fits the new width."""
        wanted = sum(column.width or column.least for column in self._parts)
        stacked = self.width() < theme.scaled(wanted)
        before, ways = self.stacked, QBoxLayout.Direction
        self._box.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)
        for column in self._parts:
            fixed = bool(column.width) and not stacked
            width = theme.scaled(column.width)
            column.part.setMinimumWidth(width if fixed else 0)
            column.part.setMaximumWidth(width if fixed else _MOST)
            # The last one fills the window, so that nothing of another is left above it.
            share = 1 if column is self._parts[-1] else _PEEK
            column.part.setMinimumHeight(round(self.height() * share) if stacked else 0)
        for rule in self._rules:
            rule.setVisible(stacked)
        if stacked is not before:
            self.turned.emit(stacked)
        super().resizeEvent(event)


def framed(kind: str, *parts: QWidget) -> QFrame:
    """Return a column with parts under each other, of which the first takes what room there is."""
    frame = QFrame()
    frame.setProperty("kind", kind)
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for place, part in enumerate(parts):
        column.addWidget(part, 0 if place else 1)
    return frame
