"""Yes or no."""

from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon

_BOX: Final = 18


class Check(QCheckBox):
    """Yes or no, with a tick."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        """Ask for the box and the words."""
        tokens = theme.current()
        words = self.fontMetrics().horizontalAdvance(self._words)
        box = theme.scaled(_BOX)
        return QSize(words + box + tokens.space.s + 2, theme.scaled(tokens.size.hit_min))

    def hitButton(self, position: QPoint) -> bool:
        """Take a click anywhere on box or words."""
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, tick and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.scaled(_BOX)
        box = QRectF(0.5, (self.height() - side) / 2 + 0.5, side - 1, side - 1)
        checked, off = self.isChecked(), not self.isEnabled()
        edge = "line" if off else "accent" if checked else "line_strong"
        painter.setPen(QPen(theme.colour(edge), 1))
        painter.setBrush(theme.colour("accent" if checked and not off else "surface"))
        radius = theme.current().radius.key
        painter.drawRoundedRect(box, radius, radius)
        if checked:
            ink = theme.colour("text_off" if off else "on_accent")
            icons.paint(painter, box, Icon.SAVED, ink)
        painter.setPen(theme.colour("text_off" if off else "text"))
        painter.setFont(self.font())
        words = QRectF(self.rect()).adjusted(side + theme.current().space.s, 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self._words)
