"""The heat picture: methods down, services across, a word in every cell."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from dialog_app.core.charts.kinds import Fill, Heat, HeatCell, HeatRow
from dialog_app.core.minutes.blocks import Run
from dialog_app.reports.charts.looks import ChartLook
from dialog_app.reports.charts.setting import (
    MIDDLE,
    Part,
    broken,
    column,
    moved,
    on_one,
    painted,
    put,
)
from dialog_app.reports.charts.strokes import Box, Mark

_TITLE_LINES: Final = 2
_COLUMN_LINES: Final = 4
_INSIDE: Final = 3.0
_BETWEEN: Final = 10.0
_APART: Final = 3.0
_WIDEST: Final = 1.6


Cells = Callable[[HeatCell, float], tuple[Mark, ...]]


def columns_in(look: ChartLook, width: float) -> int:
    """Return how many columns stand beside each other in a width; at least one."""
    return max(1, int((width - look.heads + look.gap) / (look.cell[0] + look.gap)))


def natural_width(look: ChartLook, heat: Heat) -> float:
    """Return how wide the whole picture is."""
    return look.heads + len(heat.columns) * (look.cell[0] + look.gap) - look.gap


def divided(look: ChartLook, heat: Heat, width: float) -> tuple[Heat, ...]:
    """Return the picture as pictures no wider than `width`, with about as many columns each."""
    most = columns_in(look, width)
    count = -(-len(heat.columns) // most) or 1
    each = -(-len(heat.columns) // count)
    return tuple(_taken(heat, slice(at * each, (at + 1) * each)) for at in range(count))


def widened(look: ChartLook, heat: Heat, width: float) -> ChartLook:
    """Return the look with cells so wide that the picture fills `width`, within reason."""
    each = (width - look.heads + look.gap) / max(1, len(heat.columns)) - look.gap
    return replace(look, cell=(min(each, look.cell[0] * _WIDEST), look.cell[1]))


def _taken(heat: Heat, some: slice) -> Heat:
    rows = tuple(replace(row, cells=row.cells[some]) for row in heat.rows)
    return Heat(heat.corner, heat.columns[some], rows)


def head(look: ChartLook, heat: Heat) -> Part:
    """Return the titles of the columns, which stand on the same line at the foot."""
    size, (wide, _high) = look.small, look.cell
    rooms = (look.heads - _BETWEEN, *(wide - _APART for _ in heat.columns))
    names = (column.words for column in heat.columns)
    titles = [
        broken((Run(words),), size, room, _COLUMN_LINES)
        for words, room in zip((heat.corner, *names), rooms, strict=True)
    ]
    most = max(map(len, titles))
    marks: list[Mark] = []
    for place, made in enumerate(titles):
        x = look.heads + (place - 1) * (wide + look.gap) if place else 0.0
        top = (most - len(made)) * size.line
        marks += column(made, (x, top), size, look.text_2)
    return Part(most * size.line + look.gap, tuple(marks))


def rows(look: ChartLook, heat: Heat) -> list[Part]:
    """Return each method with its cells."""
    cells = _cells(look)
    return [_row(look, row, cells) for row in heat.rows]


def _row(look: ChartLook, row: HeatRow, cells: Cells) -> Part:
    size, (wide, least) = look.base, look.cell
    code = (Run(f"{row.code} ", strong=True),) if row.code else ()
    title = broken((*code, Run(row.title)), size, look.heads - _BETWEEN, _TITLE_LINES)
    high = max(least, len(title) * size.line)
    top = (high - len(title) * size.line) / 2
    marks: list[Mark] = [*column(title, (0, top), size, look.text)]
    for place, cell in enumerate(row.cells):
        x = look.heads + place * (wide + look.gap)
        marks += moved(cells(cell, high), x, 0)
    return Part(high + look.gap, tuple(marks))


def rough_height(look: ChartLook, heat: Heat) -> float:
    """Return how high the whole picture is at least, without laying it out."""
    return len(heat.rows) * (look.cell[1] + look.gap)


def _cells(look: ChartLook) -> Cells:
    """Return what makes the marks of a cell in a height, each only once."""

    @cache
    def made(cell: HeatCell, high: float) -> tuple[Mark, ...]:
        return tuple(_cell(look, Box(0, 0, look.cell[0], high), cell))

    return made


def _cell(look: ChartLook, box: Box, cell: HeatCell) -> Iterator[Mark]:
    paint, size = look.cells[cell.fill], look.small
    yield from painted(box, paint, look.corner)
    edges = [edge for edge in (paint.edge, paint.far_edge) if edge]
    inner = box.inset(_INSIDE)
    # A word stands in the middle of what its edge leaves free.
    push = 3.0 * (bool(paint.edge) - bool(paint.far_edge))
    line = on_one(cell.words, size, inner.width - 6.0 * len(edges))
    colour = look.text_2 if cell.fill in _QUIET else look.text
    top = box.y + (box.height - size.line) / 2
    yield from put(line, (box.x + box.width / 2 + push, top), size, colour, MIDDLE)


_QUIET: Final = frozenset({Fill.TOO_FEW, Fill.NO_WORD, Fill.NOT_ASKED, Fill.OTHER_VERSION})


def fits(parts: Sequence[Part], height: float) -> int:
    """Return how many parts from the first on are no higher than `height`; at least one."""
    used = 0.0
    for place, part in enumerate(parts):
        used += part.height
        if used > height:
            return max(1, place)
    return len(parts)
