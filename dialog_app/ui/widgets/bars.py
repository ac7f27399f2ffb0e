"""Bars of counts, painted alike in the window and on the wall."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from dialog_app.ui import theme
from dialog_app.ui.widgets.patterns import Fill, Ground, paint_fill

Counts = Sequence[tuple[Fill, int]]

_GAP: Final = 2.0


def paint_track(painter: QPainter, box: QRectF, ground: Ground) -> None:
    """Draw the empty bar."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("sunken", ground.tokens))
    painter.drawRoundedRect(box, ground.radius, ground.radius)
    painter.restore()


def paint_stack(painter: QPainter, box: QRectF, counts: Counts, whole: int, ground: Ground) -> None:
    """Draw the counts after each other in one bar; parts with nobody take no room."""
    shown = [(fill, count) for fill, count in counts if count > 0]
    total = sum(count for _, count in shown)
    whole = max(whole, total)
    paint_track(painter, box, ground)
    if not shown:
        return
    gap = _GAP * ground.outline
    room = box.width() * total / whole - gap * (len(shown) - 1)
    left = box.left()
    for fill, count in shown:
        # Whole pixels, so that outlines stay sharp.
        width = round(max(room * count / total, 3 * ground.outline))
        paint_fill(painter, QRectF(left, box.top(), width, box.height()), fill, ground)
        left += width + gap
