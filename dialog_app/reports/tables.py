"""Tables as strips: a row is never broken, and the titles come again on every page."""

from collections.abc import Sequence
from functools import partial
from typing import Final, Protocol

from dialog_app.core.minutes.blocks import Table, Text, text
from dialog_app.reports.flow import Strip
from dialog_app.reports.pen import Pen
from dialog_app.reports.theme import Look, Size
from dialog_app.reports.typeset import Line

_PADDING: Final = 4.5
_BETWEEN: Final = 9.0
_TITLES_GAP: Final = 2.0
_SLICE: Final = 6


class Breaking(Protocol):
    """What breaks a text into lines."""

    look: Look
    height: float

    def broken(self, words: Text, size: Size, width: float) -> list[Line]:
        """Return the lines of a text in a size and a width in points."""
        ...


Cell = tuple[float, list[Line]]
"""Where a cell starts, in points from the column's left, and its lines."""


def table_strips(setting: Breaking, table: Table) -> list[Strip[Pen]]:
    """Return the titles and the rows of a table; the titles keep with the first row."""
    look = setting.look
    titles = _titles(setting, table)
    result = [titles]
    for row in table.rows:
        cells = _cells(setting, table, row)
        result += _row(cells, look, setting.height - titles.height)
    for strip in result[1:]:
        strip.header = titles
    return result


def _starts(table: Table, look: Look) -> list[float]:
    """Return where each column starts and, last, where the table ends."""
    whole = sum(column.share for column in table.columns)
    starts = [0.0]
    for column in table.columns:
        starts.append(starts[-1] + look.width * column.share / whole)
    return starts


def _titles(setting: Breaking, table: Table) -> Strip[Pen]:
    size = setting.look.small
    starts = _starts(table, setting.look)
    cells = [
        (start, setting.broken(text(column.title, strong=True), size, end - start - _BETWEEN))
        for column, start, end in zip(table.columns, starts, starts[1:], strict=False)
    ]
    most = max((len(lines) for _, lines in cells), default=0)
    height = most * size.line + 3.0
    return Strip(height, partial(_draw_titles, cells=cells, height=height), _TITLES_GAP, keep=True)


def _draw_titles(pen: Pen, top: float, *, cells: Sequence[Cell], height: float) -> None:
    look = pen.look
    for start, lines in cells:
        if lines:
            pen.lines(look.left + start, top, lines, look.small)
    pen.rule(top - height, 1, look.text)


def _cells(setting: Breaking, table: Table, row: Sequence[Text]) -> list[Cell]:
    look = setting.look
    starts = _starts(table, look)
    cells = []
    for place, words in enumerate(row):
        end = starts[-1] if place == len(row) - 1 else starts[place + 1]
        room = end - starts[place] - (0.0 if end == starts[-1] else _BETWEEN)
        cells.append((starts[place], setting.broken(words, look.base, room)))
    return cells


def _row(cells: list[Cell], look: Look, page: float) -> list[Strip[Pen]]:
    """Return a row as one strip; one that no page can hold is cut at its lines."""
    most = max((len(lines) for _, lines in cells), default=1)
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
    shown = [(start, lines[first:end]) for start, lines in cells if lines[first:end]]
    draw = partial(_draw_row, cells=shown, above=above, foot=height if last else 0.0)
    return Strip(height, draw)


def _draw_row(pen: Pen, top: float, *, cells: Sequence[Cell], above: float, foot: float) -> None:
    look = pen.look
    for start, lines in cells:
        pen.lines(look.left + start, top - above, lines, look.base)
    if foot:
        pen.rule(top - foot, 0.5, look.line)
