"""A chart laid out: whole for a file of its own, and in pieces for a page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dialog_app.core.charts.kinds import Chart, Fill, Flow, Heat, Key, Shares, Stacks
from dialog_app.core.minutes.blocks import Run
from dialog_app.reports.charts import bars, heat
from dialog_app.reports.charts.looks import ChartLook
from dialog_app.reports.charts.setting import (
    MIDDLE,
    Part,
    broken,
    column,
    moved,
    painted,
    put,
    stacked,
    told,
    wide,
)
from dialog_app.reports.charts.strokes import Box, Drawing, Mark
from dialog_app.reports.typeset import Piece

_NONE: Final = (Piece("–"),)
"""What stands where nobody was asked."""

_MARGIN: Final = 24.0
_GAP: Final = 10.0
_WIDTH: Final = 760.0
_SWATCH: Final = (26.0, 16.0)
_AFTER_SWATCH: Final = 7.0
_BETWEEN_KEYS: Final = 18.0


def whole(chart: Chart, look: ChartLook) -> Drawing:
    """Return the whole chart with title, legend and notes, as large as it needs to be."""
    width = _WIDTH
    if isinstance(chart.picture, Heat):
        width = max(_WIDTH, heat.natural_width(look, chart.picture))
    parts = [
        told(chart.title, look.heading, look.text, width, strong=True),
        told(chart.about, look.small, look.text_2, width),
        legend(chart.legend, look, width, cells=isinstance(chart.picture, Heat)),
        stacked(_parts(chart.picture, look, width)),
        stacked(told(note, look.small, look.text_2, width) for note in chart.notes),
    ]
    made = stacked((part for part in parts if part.height), _GAP)
    height = made.height + 2 * _MARGIN
    ground = Box(0, 0, width + 2 * _MARGIN, height, look.paper)
    return Drawing(ground.width, height, (ground, *moved(made.marks, _MARGIN, _MARGIN)))


def least_pixels(chart: Chart, look: ChartLook) -> float:
    """Return how large a heat picture is at least, before it is laid out; 0 for other charts."""
    picture = chart.picture
    if not isinstance(picture, Heat):
        return 0.0
    return heat.natural_width(look, picture) * heat.rough_height(look, picture)


def pieces(chart: Chart, look: ChartLook, width: float, height: float) -> list[tuple[Chart, Part]]:
    """Return the chart's picture in pieces that fit a column of a page, in reading order.

    Each comes with the chart that it shows, so that it can be told in words. Title, legend and
    notes are not among them.
    """
    picture = chart.picture
    some: tuple[Heat | Stacks | Flow | Shares, ...] = (picture,)
    if isinstance(picture, Heat):
        some = heat.divided(look, picture, width)
        # The pieces have about as many columns each, and so their cells can be alike.
        look = heat.widened(look, some[0], width)
    return [piece for one in some for piece in _paged(chart, one, look, (width, height))]


def _paged(
    chart: Chart, picture: Heat | Stacks | Flow | Shares, look: ChartLook, page: tuple[float, float]
) -> Iterator[tuple[Chart, Part]]:
    width, height = page
    head = [heat.head(look, picture)] if isinstance(picture, Heat) else []
    rows = _rows(picture, look, width)
    room = height - sum(part.height for part in head)
    at = 0
    while at < len(rows):
        count = heat.fits(rows[at:], room)
        shown = _some(chart, picture, slice(at, at + count))
        yield shown, stacked((*head, *rows[at : at + count]))
        at += count


def _some(chart: Chart, picture: Heat | Stacks | Flow | Shares, rows: slice) -> Chart:
    if isinstance(picture, Flow):
        return chart
    if isinstance(picture, Heat):
        return replace(chart, picture=replace(picture, rows=picture.rows[rows]))
    if isinstance(picture, Stacks):
        return replace(chart, picture=Stacks(picture.rows[rows]))
    return replace(chart, picture=Shares(picture.rows[rows]))


def _parts(picture: Heat | Stacks | Flow | Shares, look: ChartLook, width: float) -> Sequence[Part]:
    rows = _rows(picture, look, width)
    return [heat.head(look, picture), *rows] if isinstance(picture, Heat) else rows


def _rows(picture: Heat | Stacks | Flow | Shares, look: ChartLook, width: float) -> list[Part]:
    if isinstance(picture, Heat):
        return heat.rows(look, picture)
    if isinstance(picture, Stacks):
        return bars.of_stacks(look, picture, width)
    if isinstance(picture, Shares):
        return bars.of_shares(look, picture, width)
    return bars.of_flow(look, picture, width)


def legend(keys: Sequence[Key], look: ChartLook, width: float, *, cells: bool) -> Part:
    """Return the legend in as many lines as it needs; nothing where there are no keys."""
    size, (swatch, high) = look.small, _SWATCH
    paints = look.cells if cells else look.bars
    line = max(size.line, high) + 4
    marks: list[Mark] = []
    x = y = 0.0
    for key in keys:
        (words, *_) = broken((Run(key.words),), size, width, 1) or [()]
        room = swatch + _AFTER_SWATCH + wide(words, size)
        if x and x + room > width:
            x, y = 0.0, y + line
        marks += painted(Box(x, y, swatch, high), paints[key.fill], look.corner)
        if key.fill is Fill.NOT_ASKED:
            at = (x + swatch / 2, y + (high - size.line) / 2)
            marks += put(_NONE, at, size, look.text_2, MIDDLE)
        at = (x + swatch + _AFTER_SWATCH, y + (high - size.line) / 2)
        marks += column([words], at, size, look.text_2)
        x += room + _BETWEEN_KEYS
    return Part(y + line if keys else 0.0, tuple(marks))
