"""All points of a document at its front: sources as bars of services, the others in a table."""

from collections.abc import Iterator, Sequence
from typing import Final

from dialog_app.core.charts.kinds import Chart, ShareRow
from dialog_app.core.charts.of_law import sources_chart
from dialog_app.core.formats import capital
from dialog_app.core.minutes.blocks import Block, Column, Table, Text, text
from dialog_app.core.recommend.brief import Brief
from dialog_app.core.recommend.points import Point, TextPoint

_LEAST_DRAWN: Final = 3
"""From so many sources on a picture says at a glance what a table does not."""
_LEAST_BARS: Final = 2
_TITLES: Final = (("number", 6.0), ("what", 46.0), ("status", 26.0), ("services", 22.0))

Numbered = tuple[int, Point]


def blocks(brief: Brief, points: Sequence[Point]) -> Iterator[Block]:
    """Give every point once, with the number it has in the document."""
    numbered: list[Numbered] = list(enumerate(points, 1))
    drawn = _chart(brief, numbered)
    if drawn is not None:
        yield drawn
        numbered = [one for one in numbered if not isinstance(one[1], TextPoint)]
    if numbered:
        columns = (Column(brief.voice.words(f"recommend.column.{key}"), at) for key, at in _TITLES)
        yield Table(tuple(columns), tuple(_row(brief, number, one) for number, one in numbered))


def _chart(brief: Brief, numbered: Sequence[Numbered]) -> Chart | None:
    """Return the sources as a chart, or None where there are too few of them to compare."""
    rows = tuple(_share(brief, at, one) for at, one in numbered if isinstance(one, TextPoint))
    if len(rows) < _LEAST_DRAWN or sum(row.count is not None for row in rows) < _LEAST_BARS:
        return None
    return sources_chart(rows, brief.voice)


def _share(brief: Brief, number: int, point: TextPoint) -> ShareRow:
    line, found = point.line, brief.cited(point.line)
    # A section sign never stands at the end of a line without its number.
    title = capital(brief.citation(line)).replace("§ ", "§\u00a0")
    both = found.number is not None and found.whole is not None
    return ShareRow(
        words=brief.voice.words("recommend.point", number=number, title=title),
        about="",
        count=found.number if both else None,
        of=found.whole or 0 if both else 0,
        said=f"{brief.of(line)} · {brief.status(line.status)}",
    )


def _row(brief: Brief, number: int, point: Point) -> tuple[Text, ...]:
    if isinstance(point, TextPoint):
        return (
            text(str(number)),
            text(capital(brief.citation(point.line)), strong=True),
            text(brief.status(point.line.status)),
            text(brief.of(point.line)),
        )
    stands = point.stands
    return (
        text(str(number)),
        brief.method(stands, strong=True),
        text(brief.decided(stands)),
        text(brief.answered(stands.method.id)),
    )
