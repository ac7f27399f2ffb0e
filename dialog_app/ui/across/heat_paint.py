"""A cell of the picture as it is drawn: tint, border and word, so that none is told by colour."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from dialog_app.ui import theme, tokens
from dialog_app.ui.tokens import Tokens
from dialog_app.ui.widgets.patterns import Fill, Ground, paint_fill

NO_FRAME: Final = frozenset({"not_asked", "other_version"})
"""What stands as a word alone: nothing was answered here."""

_RADIUS: Final = 3
_SIDE: Final = 8
_DASHED: Final = [3.0, 2.0]
_DOTTED: Final = [1.0, 1.5]


@dataclass(frozen=True, slots=True)
class Look:
    """How one kind of cell is drawn: its tints from left to right, its border and its side bar."""

    tints: tuple[str, ...]
    line: str
    dashes: tuple[float, ...] = ()
    side: Fill | None = None
    ink: str = "text"


def look_of(kind: str) -> Look:
    """Return the look of a label (`measures.Label`) or of a reason for none (`cells.Why`)."""
    return _looks(theme.current().name).get(kind, _hidden())


def paint_cell(painter: QPainter, box: QRectF, kind: str, words: str = "") -> None:
    """Draw a cell of a kind with its word in the middle, shortened where it does not fit."""
    look = look_of(kind)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if kind not in NO_FRAME:
        _paint_ground(painter, box, look)
    if words:
        left = _SIDE if look.side else 0
        room = box.adjusted(left + 1, 0, -1, 0)
        painter.setPen(theme.colour(look.ink))
        elided = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(words, elided, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()


def stamp(painter: QPainter, box: QRect, kind: str, words: str) -> None:
    """Draw a cell as `paint_cell`, from a picture of it: few differ, and a table has thousands."""
    font = theme.font("small")
    look = theme.current().name, font.pointSizeF()
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(box.topLeft(), _stamp(kind, words, box.width(), box.height(), ratio, look))


@lru_cache(maxsize=256)
def _stamp(
    kind: str, words: str, width: int, height: int, ratio: float, _look: tuple[str, float]
) -> QPixmap:
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setFont(theme.font("small"))
    paint_cell(painter, QRectF(0, 0, width, height), kind, words)
    painter.end()
    return picture


def _paint_ground(painter: QPainter, box: QRectF, look: Look) -> None:
    edge = box.adjusted(0.5, 0.5, -0.5, -0.5)
    shape = QPainterPath()
    shape.addRoundedRect(edge, _RADIUS, _RADIUS)
    painter.save()
    painter.setClipPath(shape)
    width = edge.width() / max(1, len(look.tints))
    for place, tint in enumerate(look.tints):
        part = QRectF(edge.left() + place * width, edge.top(), width + 1, edge.height())
        painter.fillRect(part, QColor(tint))
    if look.side is not None:
        side = QRectF(box.left(), box.top(), _SIDE, box.height())
        paint_fill(painter, side, look.side, Ground(theme.current(), radius=0))
    painter.restore()
    pen = QPen(QColor(look.line), 1)
    if look.dashes:
        pen.setDashPattern(look.dashes)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)


@cache
def _looks(name: tokens.ThemeName) -> dict[str, Look]:
    heat = tokens.heat(name)
    together = Look((heat.agree,), heat.agree_line, side=Fill.AGREE)
    return {
        "agree_together": together,
        "agree_with_reservations": Look((heat.reservations,), heat.agree_line, tuple(_DASHED)),
        "mixed": Look((heat.mixed,), heat.mixed_line),
        "divided": Look((heat.agree, heat.disagree), heat.divided_line),
        "disagree_together": Look((heat.disagree,), heat.divided_line, side=Fill.DISAGREE),
        "no_word": Look((), _colour("line_strong", tokens.load(name))),
        "not_asked": Look((), "", ink="text_2"),
        "other_version": Look((), "", ink="text_2"),
    }


def _hidden() -> Look:
    """Return the look of answers that are there and may not be told."""
    return Look((), _colour("line_strong", theme.current()), tuple(_DOTTED), ink="text_2")


def _colour(role: str, of: Tokens) -> str:
    return theme.colour(role, of).name()
