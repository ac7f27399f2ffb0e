"""The little square that shows a fill beside its word."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dialog_app.ui import theme
from dialog_app.ui.widgets.patterns import Fill, paint_fill, screen_ground


class Swatch(QWidget):
    """A square filled as one part of the answers; the word stands beside it."""

    def __init__(self, fill: Fill) -> None:
        super().__init__()
        self._fill = fill
        side = theme.scaled(theme.current().size.swatch)
        self.setFixedSize(side, side)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the square."""
        paint_fill(QPainter(self), QRectF(self.rect()), self._fill, screen_ground())
