"""How people answered, as fills that also tell without colour."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from math import sqrt
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QPixmap

from dialog_app.ui import theme
from dialog_app.ui.tokens import Pattern, ThemeName, Tokens, load


class Fill(Enum):
    """How one part of the answers is filled; the values are those of positions and parts."""

    AGREE = "agree"
    PARTLY = "partly"
    DISAGREE = "disagree"
    NO_POSITION = "no_position"
    PARTLY_OR_DISAGREE = "partly_or_disagree"
    AGREE_OR_PARTLY = "agree_or_partly"


_GROUND: Final = {
    Fill.AGREE: "agree",
    Fill.PARTLY: "partly",
    Fill.DISAGREE: "disagree",
    Fill.NO_POSITION: "none",
    Fill.PARTLY_OR_DISAGREE: "partly",
    Fill.AGREE_OR_PARTLY: "partly",
}
_PATTERN: Final = {Fill.NO_POSITION: "none"}
_MARK: Final = {
    Fill.AGREE: "agree",
    Fill.PARTLY: "partly_mark",
    Fill.DISAGREE: "disagree_mark",
    Fill.NO_POSITION: "none_mark",
    Fill.PARTLY_OR_DISAGREE: "disagree",
    Fill.AGREE_OR_PARTLY: "agree",
}
_EDGE: Final = {
    Fill.AGREE: "agree",
    Fill.PARTLY: "partly_mark",
    Fill.DISAGREE: "disagree",
    Fill.NO_POSITION: "none_mark",
    Fill.PARTLY_OR_DISAGREE: "disagree_ink",
    Fill.AGREE_OR_PARTLY: "agree_ink",
}


@dataclass(frozen=True, slots=True)
class Ground:
    """Where parts are drawn: whose colours, how much larger than 100 %, how thick an outline."""

    tokens: Tokens
    factor: float = 1.0
    outline: float = 1.0
    radius: float = 3.0


def screen_ground(radius: float | None = None) -> Ground:
    """Return the ground of the window in the theme in use."""
    tokens = theme.current()
    return Ground(tokens, radius=tokens.radius.bar if radius is None else radius)


def wall_ground(tokens: Tokens, scale: float = 1.0) -> Ground:
    """Return the ground of the wall; ``scale`` is its height over 1080 pixels."""
    return Ground(
        tokens,
        factor=tokens.tile_wall_factor * scale,
        outline=2 * scale,
        radius=tokens.radius.bar * scale,
    )


def paint_fill(painter: QPainter, box: QRectF, fill: Fill, ground: Ground) -> None:
    """Fill the box as one part of the answers, its pattern starting in the box's own corner."""
    ratio = painter.device().devicePixelRatioF()
    half = ground.outline / 2
    inner = box.adjusted(half, half, -half, -half)
    if inner.width() <= 0 or inner.height() <= 0:
        return
    shape = QPainterPath()
    shape.addRoundedRect(inner, ground.radius, ground.radius)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrushOrigin(inner.topLeft())
    painter.setPen(QPen(theme.colour(_EDGE[fill], ground.tokens), ground.outline))
    painter.setBrush(brush(fill, ground, ratio))
    painter.drawPath(shape)
    painter.restore()


def brush(fill: Fill, ground: Ground, ratio: float = 1.0) -> QBrush:
    """Return the brush of a fill for a screen of the given pixel ratio."""
    if fill is Fill.AGREE:
        return QBrush(theme.colour("agree", ground.tokens))
    return QBrush(_tile(fill, ground.tokens.name, round(ground.factor, 3), round(ratio, 3)))


@lru_cache(maxsize=128)
def _tile(fill: Fill, name: ThemeName, factor: float, ratio: float) -> QPixmap:
    tokens = load(name)
    pattern = tokens.patterns[_PATTERN.get(fill, fill.value)]
    draw, slant = _DRAWN[pattern.name]
    # A tile repeats without a seam only when it is whole device pixels wide.
    pixels = max(2, round(_period(pattern) * slant * factor * ratio))
    tile = QPixmap(pixels, pixels)
    tile.setDevicePixelRatio(ratio)
    tile.fill(theme.colour(_GROUND[fill], tokens))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, pattern.name != "horizontal")
    painter.setPen(QPen(theme.colour(_MARK[fill], tokens), pattern.line * factor))
    painter.setBrush(theme.colour(_MARK[fill], tokens))
    draw(painter, pixels / ratio, pattern.line * factor)
    painter.end()
    return tile


def _period(pattern: Pattern) -> float:
    # A row of dots repeats at its gap; stripes at gap and line together.
    return pattern.gap if pattern.name == "dots" else pattern.gap + pattern.line


def _rising(painter: QPainter, side: float, _line: float) -> None:
    # The neighbours' lines are drawn too, for the corners they cut off.
    for shift in (-side, 0.0, side):
        painter.drawLine(QLineF(shift - side, 2 * side, shift + 2 * side, -side))


def _crossed(painter: QPainter, side: float, line: float) -> None:
    _rising(painter, side, line)
    for shift in (-side, 0.0, side):
        painter.drawLine(QLineF(shift - side, -side, shift + 2 * side, 2 * side))


def _dotted(painter: QPainter, side: float, line: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    corner = QPointF((side - line) / 2, (side - line) / 2)
    painter.drawEllipse(QRectF(corner, QSizeF(line, line)))


def _striped(painter: QPainter, side: float, line: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRect(QRectF(0, side - line, side, line))


_Draw = Callable[[QPainter, float, float], None]
_DRAWN: Final[dict[str, tuple[_Draw, float]]] = {
    "bdiag": (_rising, sqrt(2)),
    "diagcross": (_crossed, sqrt(2)),
    "dots": (_dotted, 1.0),
    "horizontal": (_striped, 1.0),
}
