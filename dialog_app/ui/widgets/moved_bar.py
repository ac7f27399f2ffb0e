"""How many moved which way, as one bar whose parts also tell without colour."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dialog_app.ui import theme

_SOLID: Final = Qt.BrushStyle.SolidPattern
_STYLES: Final = {
    "up": ("accent", _SOLID),
    "same": ("sunken", _SOLID),
    "down": ("accent", Qt.BrushStyle.FDiagPattern),
    "up_or_same": ("accent", Qt.BrushStyle.HorPattern),
    "same_or_down": ("accent", Qt.BrushStyle.Dense6Pattern),
}
"""Those who rose are filled, those who stayed pale, those who went down in slanted lines."""


class MovedBar(QWidget):
    """Draws protected parts after each other; the words stand outside it."""

    def __init__(self, parts: Sequence[tuple[str, int]], spoken: str) -> None:
        super().__init__()
        self._parts = [(key, count) for key, count in parts if count]
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for a thin bar."""
        return QSize(120, theme.scaled(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the parts."""
        painter = QPainter(self)
        total = sum(count for _, count in self._parts)
        left = 0.5
        for key, count in self._parts:
            width = (self.width() - 1) * count / total
            colour, style = _STYLES[key]
            painter.setPen(QPen(theme.colour("line_strong"), 1))
            painter.fillRect(QRectF(left, 0.5, width, self.height() - 1), theme.colour("surface"))
            painter.setBrush(QBrush(theme.colour(colour), style))
            painter.drawRect(QRectF(left, 0.5, width - 1, self.height() - 1.5))
            left += width
