"""Tables as strips: a row is never broken, and the titles come again on every page."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol

from dialog_app.core.minutes.blocks import Table, Text, plain, text
from dialog_app.reports import columns
from dialog_app.reports.columns import BETWEEN, Measuring
from dialog_app.reports.flow import Strip, tie_ends
from dialog_app.reports.pen import Pen
from dialog_app.reports.tagged import Decoration, Element, Role
from dialog_app.reports.theme import Look, Size
from dialog_app.reports.typeset import Line

_PADDING: Final = 4.5
_TITLES_GAP: Final = 4.5
_SLICE: Final = 6
_SMALL: Final = 8
_OF_COLUMN: Final = "/O/Table/Scope/Column"
_OF_ROW: Final = "/O/Table/Scope/Row"


class Breaking(Measuring, Protocol):
    """What breaks a text into lines."""

    height: float
    root: Element

    def broken(self, words: Text, size: Size, width: float) -> list[Line]:
        """Return the lines of a text in a size and a width in points."""
        ...


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a cell starts, in points from the column's left, its lines, and what it is."""

    start: float
    lines: list[Line]
    part: Element | Decoration


def table_strips(setting: Breaking, table: Table) -> list[Strip[Pen]]:
    """Return the titles and the rows of a table; the titles keep with the first row.

    What stands first in a row names it: a number, a time, a method or a source. Where the titles
    come again on a later page, they only decorate.
    """
    part = setting.root.add(Role.TABLE)
    starts = columns.starts(setting, table)
    titles = _titles(setting, table, starts, part.add(Role.ROW))
    again = _titles(setting, table, starts, None)
    room = setting.height - titles.height
    rows = [
        _row(_cells(setting, row, starts, part.add(Role.ROW)), setting.look, room)
        for row in table.rows
    ]
    tie_ends(rows, setting.height / _SMALL)
    result = [strip for row in rows for strip in row]
    for strip in result:
        strip.header = again
    return [titles, *result]


def _titles(
    setting: Breaking, table: Table, starts: Sequence[float], row: Element | None
) -> Strip[Pen]:
    size = setting.look.small
    cells = [
        Cell(
            start,
            setting.broken(text(column.title, strong=True), size, end - start - BETWEEN),
            row.add(Role.TITLE_CELL, _OF_COLUMN) if row else Decoration.LAYOUT,
        )
        for column, start, end in zip(table.columns, starts, starts[1:], strict=False)
    ]
    most = max((len(cell.lines) for cell in cells), default=0)
    height = most * size.line + 3.0
    return Strip(height, partial(_draw_titles, cells=cells, height=height), _TITLES_GAP, keep=True)


def _draw_titles(pen: Pen, top: float, *, cells: Sequence[Cell], height: float) -> None:
    _draw_cells(pen, top, cells, pen.look.small)
    pen.rule(top - height, 1, pen.look.text)


def _draw_cells(pen: Pen, top: float, cells: Sequence[Cell], size: Size) -> None:
    for cell in cells:
        if cell.lines:
            with pen.inside(cell.part):
                pen.lines(pen.look.left + cell.start, top, cell.lines, size)


def _cells(
    setting: Breaking, row: Sequence[Text], starts: Sequence[float], part: Element
) -> list[Cell]:
    size, count = setting.look.base, len(starts) - 1
    cells: list[Cell] = []
    for place, words in enumerate(row or ((),)):
        spans = count - place if place == len(row or ((),)) - 1 else 1
        end = starts[place + spans]
        room = end - starts[place] - (0.0 if end == starts[-1] else BETWEEN)
        attributes = f"/O/Table/ColSpan {spans}" if spans > 1 else ""
        names = not place and len(row) > 1 and bool(plain(words).strip())
        cell = part.add(Role.TITLE_CELL, _OF_ROW) if names else part.add(Role.CELL, attributes)
        cells.append(Cell(starts[place], setting.broken(words, size, room), cell))
    return cells


def _row(cells: list[Cell], look: Look, page: float) -> list[Strip[Pen]]:
    """Return a row as one strip; one that no page can hold is cut at its lines."""
    most = max(len(cell.lines) for cell in cells)
    fit = int((page - 2 * _PADDING) / look.base.line)
    if most <= fit:
        return [_slice(cells, (0, most), look, last=True)]
    return [
        _slice(cells, (at, min(at + _SLICE, most)), look, last=at + _SLICE >= most)
        for at in range(0, most, _SLICE)
    ]


def _slice(cells: list[Cell], part: tuple[int, int], look: Look, *, last: bool) -> Strip[Pen]:
    first, end = part
    above = _PADDING if first == 0 else 0.0
    below = _PADDING if last else 0.0
    height = above + (end - first) * look.base.line + below
    shown = [Cell(cell.start, cell.lines[first:end], cell.part) for cell in cells]
    draw = partial(_draw_row, cells=shown, above=above, foot=height if last else 0.0)
    return Strip(height, draw)


def _draw_row(pen: Pen, top: float, *, cells: Sequence[Cell], above: float, foot: float) -> None:
    _draw_cells(pen, top - above, cells, pen.look.base)
    if foot:
        pen.rule(top - foot, 0.5, pen.look.line)
