"""The few strokes that charts are made of; every output draws these and nothing else.

Lengths are points on paper and pixels on a screen, `y` counts downwards from the upper edge.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from dialog_app.reports.typeset import Line

_STEP: Final = 4.0
_STRIPE: Final = 3.0
_DOT: Final = 1.1


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle; without a colour it is not filled, or has no outline.

    `dash` is how long each dash of the outline is, and the gap after it; None for a whole line.
    """

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    line: str = ""
    thick: float = 1.0
    corner: float = 0.0
    dash: tuple[float, float] | None = None

    def moved(self, x: float, y: float) -> "Box":
        """Return the box further to the right and further down."""
        at = (self.x + x, self.y + y, self.width, self.height)
        return Box(*at, self.fill, self.line, self.thick, self.corner, self.dash)

    def inset(self, by: float) -> "Box":
        """Return the box with its edges moved inwards."""
        width, height = self.width - 2 * by, self.height - 2 * by
        return replace(self, x=self.x + by, y=self.y + by, width=width, height=height)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    colour: str
    thick: float = 1.0

    def moved(self, x: float, y: float) -> "Stroke":
        """Return the line further to the right and further down."""
        ends = self.x + x, self.y + y, self.to_x + x, self.to_y + y
        return Stroke(*ends, self.colour, self.thick)


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; `x` is its left edge, `y` the line it stands on, `wide` its width."""

    x: float
    y: float
    line: Line
    size: float
    colour: str
    wide: float

    def moved(self, x: float, y: float) -> "Words":
        """Return the text further to the right and further down."""
        return Words(self.x + x, self.y + y, self.line, self.size, self.colour, self.wide)


Mark = Box | Stroke | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks on a ground, first to last; what comes later lies above."""

    width: float
    height: float
    marks: tuple[Mark, ...]


class Pattern(StrEnum):
    """What fills a shape, so that it can be told apart without colour."""

    NONE = "none"
    RISING = "rising"
    FALLING = "falling"
    CROSSED = "crossed"
    STRIPED = "striped"
    DOTTED = "dotted"


def patterned(box: Box, pattern: Pattern, colour: str) -> Iterator[Mark]:
    """Give the marks of a pattern within a box, none outside it."""
    if pattern in (Pattern.RISING, Pattern.CROSSED):
        yield from _slanted(box, colour, rising=True)
    if pattern in (Pattern.FALLING, Pattern.CROSSED):
        yield from _slanted(box, colour, rising=False)
    if pattern is Pattern.STRIPED:
        yield from _striped(box, colour)
    if pattern is Pattern.DOTTED:
        yield from _dotted(box, colour)


def _slanted(box: Box, colour: str, *, rising: bool) -> Iterator[Stroke]:
    """Give the lines at 45 degrees that cross a box, each cut off at its edges."""
    steps = int((box.width + box.height) / _STEP)
    for place in range(steps + 1):
        # How far along the lower and right edges, taken as one, the line begins.
        along = (place + 0.5) * _STEP
        start = max(0.0, along - box.height)
        end = min(box.width, along)
        if end <= start:
            continue
        down, up = along - start, along - end
        y, to_y = (down, up) if rising else (box.height - down, box.height - up)
        yield Stroke(box.x + start, box.y + y, box.x + end, box.y + to_y, colour)


def _striped(box: Box, colour: str) -> Iterator[Box]:
    count = int(box.height / _STRIPE / 2 + 0.5)
    for place in range(count):
        y = _STRIPE * (2 * place + 0.5)
        height = min(_STRIPE, box.height - y)
        if height > 0:
            yield Box(box.x, box.y + y, box.width, height, colour)


def _dotted(box: Box, colour: str) -> Iterator[Box]:
    for row in range(int(box.height / _STEP)):
        for column in range(int(box.width / _STEP)):
            x, y = (column + 0.5) * _STEP, (row + 0.5) * _STEP
            yield Box(box.x + x - _DOT / 2, box.y + y - _DOT / 2, _DOT, _DOT, colour)


def dashed(box: Box, dash: tuple[float, float]) -> Iterator[Stroke]:
    """Give a box's outline in dashes, for what draws only whole lines."""
    right, foot = box.x + box.width, box.y + box.height
    for x, y, to_x, to_y in (
        (box.x, box.y, right, box.y),
        (right, box.y, right, foot),
        (right, foot, box.x, foot),
        (box.x, foot, box.x, box.y),
    ):
        long = abs(to_x - x) + abs(to_y - y)
        count = max(1, round(long / sum(dash)))
        part = dash[0] / sum(dash) / count
        for place in range(count):
            start, end = place / count, place / count + part
            yield Stroke(
                x + (to_x - x) * start,
                y + (to_y - y) * start,
                x + (to_x - x) * end,
                y + (to_y - y) * end,
                box.line,
                box.thick,
            )
