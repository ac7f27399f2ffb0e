"""The key that does a thing, drawn as a key."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dialog_app.ui import theme

_HEIGHT: Final = 20
_PADDING: Final = 6


class _Shown:
    """Whether keys are drawn; the settings decide."""

    keys: bool = True


def show_keys(shown: bool) -> None:
    """Draw keys from now on, or leave them out everywhere."""
    _Shown.keys = shown


def are_shown() -> bool:
    """Return whether keys are drawn."""
    return _Shown.keys


def cap_size(key: str) -> QSize:
    """Return the room a key takes, nothing where keys are left out."""
    if not key or not _Shown.keys:
        return QSize(0, 0)
    words = QFontMetricsF(theme.font("key")).horizontalAdvance(key)
    height = theme.scaled(_HEIGHT)
    return QSize(max(height, round(words + 2 * theme.scaled(_PADDING))), height)


def paint_cap(painter: QPainter, box: QRectF, key: str, ink: QColor, edge: QColor) -> None:
    """Draw a key in the box; nothing where keys are left out."""
    if not key or not _Shown.keys:
        return
    radius = theme.current().radius.key
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setPen(ink)
    painter.setFont(theme.font("key"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()


class KeyCap(QWidget):
    """A key standing by itself beside the words that say what it does."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setAccessibleName(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for the size of the key."""
        return cap_size(self._key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the key."""
        painter = QPainter(self)
        ink, edge = theme.colour("text"), theme.colour("line_strong")
        paint_cap(painter, QRectF(self.rect()), self._key, ink, edge)
