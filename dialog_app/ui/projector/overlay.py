"""Painting what is laid over a slide, in the corner the slide has kept free for it."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPen

from dialog_app.core.slides.kinds import Overlay
from dialog_app.ui.projector.sheet import Ink, Sheet

TOP: Final = 36.0
HEIGHT: Final = 104.0

_PADDING: Final = 28.0
_BETWEEN: Final = 18.0
_BASE: Final = 75.0
_TIME_ROLE: Final = "summary"
_WORDS_ROLE: Final = "base"
_APART: Final = 36.0
_MOST: Final = 0.45


def width(sheet: Sheet, overlay: Overlay) -> float:
    """Return the width the box takes of the sheet's top, with what keeps texts off it."""
    return _box_width(sheet, overlay) + _APART


def box_of(sheet: Sheet, overlay: Overlay) -> QRectF:
    """Return where the box stands."""
    wide = _box_width(sheet, overlay)
    return QRectF(sheet.right - wide, TOP, wide, HEIGHT)


def paint(sheet: Sheet, overlay: Overlay) -> None:
    """Paint the time left, and whose it is, in a calm box."""
    box = box_of(sheet, overlay)
    painter = sheet.painter
    painter.setPen(QPen(sheet.colour("line_strong"), 3))
    painter.setBrush(sheet.colour("surface"))
    painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 16, 16)
    base = box.top() + _BASE
    left = box.left() + _PADDING
    if overlay.time:
        left += sheet.line(overlay.time, QPointF(left, base), _TIME_ROLE, Ink(bold=True))
        left += _BETWEEN
    role = _WORDS_ROLE if overlay.time else "lead"
    sheet.line(overlay.words, QPointF(left, base - 6), role, Ink(), box.right() - _PADDING - left)


def _box_width(sheet: Sheet, overlay: Overlay) -> float:
    time = sheet.measure(overlay.time, _TIME_ROLE, bold=True) + _BETWEEN if overlay.time else 0.0
    role = _WORDS_ROLE if overlay.time else "lead"
    # One unit more, so that rounding never ends the words in dots.
    words = sheet.measure(overlay.words, role) + 1
    return min(time + words + 2 * _PADDING, _MOST * sheet.room)
