"""A chart on a page: drawn as vectors, and a figure with its words for who hears the page."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from dialog_app.core.charts.kinds import Chart, Heat
from dialog_app.core.charts.said import lines
from dialog_app.reports.charts.layout import legend, pieces
from dialog_app.reports.charts.looks import on_paper
from dialog_app.reports.charts.setting import Part, stacked
from dialog_app.reports.charts.strokes import Box, Mark, Stroke
from dialog_app.reports.flow import Strip
from dialog_app.reports.pen import Pen
from dialog_app.reports.tagged import Element, Role
from dialog_app.reports.theme import Look, Size
from dialog_app.reports.typeset import Line
from dialog_app.reports.unprintable import fit

_GAP: Final = 6.0
_LEGEND_GAP: Final = 4.0


def chart_strips(chart: Chart, look: Look, height: float, root: Element) -> list[Strip[Pen]]:
    """Return the picture of a chart as strips of a page; title and notes are not among them.

    What is too wide or too high for a page is drawn in pieces, each a figure of its own.
    """
    inks = on_paper().scaled(look.base.letters / on_paper().base.letters)
    keys = legend(chart.legend, inks, look.width, cells=isinstance(chart.picture, Heat))
    room = height - keys.height - _LEGEND_GAP
    strips: list[Strip[Pen]] = []
    for shown, part in pieces(chart, inks, look.width, room):
        first = not strips
        drawn = stacked((keys, part), _LEGEND_GAP) if first and keys.height else part
        figure = root.add(Role.FIGURE)
        figure.alternative = "\n".join(_told(shown, first=first))
        draw = partial(_draw, part=drawn, figure=figure)
        strips.append(Strip(drawn.height, draw, gap=_GAP))
    return strips


def _told(chart: Chart, *, first: bool) -> Iterator[str]:
    """Give what a piece says; what holds for the whole is said with the first."""
    if first:
        yield fit(f"{chart.title}. {chart.instead}")
        if chart.legend:
            yield fit(", ".join(key.words for key in chart.legend))
    for about, said in lines(chart):
        yield fit(": ".join(part for part in (about, said) if part))


def _draw(pen: Pen, top: float, *, part: Part, figure: Element) -> None:
    left = pen.look.left
    figure.attributes = (
        f"/O/Layout/Placement/Block/BBox[{left:.2f} {top - part.height:.2f} "
        f"{pen.look.right:.2f} {top:.2f}]"
    )
    with pen.inside(figure):
        for mark in part.marks:
            _put(pen, mark, left, top)


def _put(pen: Pen, mark: Mark, left: float, top: float) -> None:
    if isinstance(mark, Box):
        _box(pen, mark, left + mark.x, top - mark.y - mark.height)
    elif isinstance(mark, Stroke):
        ends = left + mark.x, top - mark.y, left + mark.to_x, top - mark.to_y
        pen.stroke(*ends, (mark.thick, mark.colour))
    else:
        size = Size(mark.size, mark.size)
        line = _apart(mark.line)
        pen.lines(left + mark.x, top - mark.y + size.baseline, [line], size, mark.colour)


def _apart(line: Line) -> Line:
    """Return a line with a space after it, so that no two words run together when read aloud."""
    *before, last = line
    return (*before, last.part(f"{last.words} ") if not last.leftwards else last)


def _box(pen: Pen, box: Box, x: float, y: float) -> None:
    if box.fill:
        pen.area((x, y, box.width, box.height), box.fill)
    if box.line:
        pen.outline((x, y, box.width, box.height), (box.thick, box.line), box.dash)
