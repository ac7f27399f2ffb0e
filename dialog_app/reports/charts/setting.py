"""Text and painted boxes of a chart, set in its look."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from dialog_app.core.minutes.blocks import Text, text
from dialog_app.reports.charts.looks import ChartLook, Paint
from dialog_app.reports.charts.strokes import Box, Mark, Words, patterned
from dialog_app.reports.fonts import faces
from dialog_app.reports.theme import Size
from dialog_app.reports.typeset import Line, Piece, directed, fitted, lines, width_of

LEFT: Final = 0.0
MIDDLE: Final = 0.5
RIGHT: Final = 1.0
_EDGE: Final = 6.0
_CUT: Final = "…"


@dataclass(frozen=True, slots=True)
class Part:
    """Marks that stand together, from `y` = 0 downwards, and how high they are."""

    height: float
    marks: tuple[Mark, ...]


def wide(line: Line, size: Size) -> float:
    """Return the width of a line."""
    return width_of(faces(), line) * size.letters / 1000


def broken(words: Text, size: Size, width: float, most: int = 0) -> list[Line]:
    """Return the lines of a text; at most `most` of them, the last cut with «…» (0: all)."""
    made = lines(faces(), words, width / size.letters * 1000)
    if not most or len(made) <= most:
        return made
    rest = "".join(piece.words for line in made[most - 1 :] for piece in line)
    return [*made[: most - 1], _cut(rest, size, width, strong=made[most - 1][0].strong)]


def on_one(words: str, size: Size, width: float, *, strong: bool = False) -> Line:
    """Return words on one line, cut with «…» where they are too long."""
    (line, *_) = broken(text(words, strong=strong), size, width, 1) or [()]
    return line


def _cut(words: str, size: Size, width: float, *, strong: bool) -> Line:
    # A letter more than fits, so that the sign that something is left out always stands.
    shown = fitted(
        faces(), f"{words.rstrip()} {_CUT * 2}", width / size.letters * 1000, strong=strong
    )
    return directed((Piece(shown, strong),))


def put(
    line: Line, at: tuple[float, float], size: Size, colour: str, hold: float = LEFT
) -> Iterator[Words]:
    """Give a line that hangs from `at`: by its left end, its middle or its right end."""
    if line:
        space = wide(line, size)
        yield Words(at[0] - hold * space, at[1] + size.baseline, line, size.letters, colour, space)


def column(
    made: Iterable[Line], at: tuple[float, float], size: Size, colour: str, hold: float = LEFT
) -> Iterator[Words]:
    """Give lines below each other."""
    for place, line in enumerate(made):
        yield from put(line, (at[0], at[1] + place * size.line), size, colour, hold)


def painted(box: Box, paint: Paint, corner: float = 0.0) -> Iterator[Mark]:
    """Give a box painted with ground, pattern, edges and outline."""
    if paint.ground:
        yield replace(box, fill=paint.ground, corner=corner)
    if paint.second:
        half = box.width / 2
        yield Box(box.x + half, box.y, half, box.height, paint.second)
    yield from patterned(box, paint.pattern, paint.mark)
    if paint.edge:
        yield Box(box.x, box.y, _EDGE, box.height, paint.edge, corner=min(corner, _EDGE / 2))
    if paint.far_edge:
        yield Box(box.x + box.width - _EDGE, box.y, _EDGE, box.height, paint.far_edge)
    if paint.line:
        # Half its width inwards, so that the outline ends where the box does.
        yield replace(box.inset(0.5), line=paint.line, corner=corner, dash=paint.dash)


def moved(marks: Iterable[Mark], x: float, y: float) -> Iterator[Mark]:
    """Give marks further to the right and further down."""
    return (mark.moved(x, y) for mark in marks)


def stacked(parts: Iterable[Part], gap: float = 0.0) -> Part:
    """Return parts below each other as one."""
    marks: list[Mark] = []
    y = 0.0
    for part in parts:
        y += gap if marks else 0.0
        marks += moved(part.marks, 0, y)
        y += part.height
    return Part(y, tuple(marks))


def told(words: str, size: Size, colour: str, width: float, *, strong: bool = False) -> Part:
    """Return a paragraph as wide as `width` as a part; nothing where there are no words."""
    made = broken(text(words, strong=strong), size, width)
    return Part(len(made) * size.line, tuple(column(made, (0, 0), size, colour)))


def ink(look: ChartLook, *, muted: bool = False) -> str:
    """Return the colour of words."""
    return look.text_2 if muted else look.text
