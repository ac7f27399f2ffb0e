"""Bars of counts, painted alike in the window and on the wall."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from dialog_app.ui import theme
from dialog_app.ui.widgets.patterns import Fill, Ground, paint_fill

Counts = Sequence[tuple[Fill, int]]

_GAP: Final = 2.0
_TICK: Final = 1.5


def paint_track(painter: QPainter, box: QRectF, ground: Ground) -> None:
    """Draw the empty bar."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("sunken", ground.tokens))
    painter.drawRoundedRect(box, ground.radius, ground.radius)
    painter.restore()


def paint_bar(painter: QPainter, box: QRectF, share: tuple[Fill, int, int], ground: Ground) -> None:
    """Draw one bar: its fill, its count and the number that fills the whole box.

    Nobody is a tick at the left edge; a count never shows as nothing.
    """
    fill, count, whole = share
    paint_track(painter, box, ground)
    if count <= 0 or whole <= 0:
        tick = QRectF(box.left(), box.top(), _TICK * ground.outline, box.height())
        painter.fillRect(tick, theme.colour("line_strong", ground.tokens))
        return
    width = round(min(1.0, count / whole) * box.width())
    shown = QRectF(box.left(), box.top(), max(width, 4 * ground.outline), box.height())
    paint_fill(painter, shown, fill, ground)


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
