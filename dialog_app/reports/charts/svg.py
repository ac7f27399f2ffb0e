"""A chart as SVG: text stays text, and title and description are there for who hears it."""

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from dialog_app.core.charts.kinds import Chart
from dialog_app.core.charts.said import whole as in_words
from dialog_app.core.model.base import Language
from dialog_app.reports.charts.layout import whole
from dialog_app.reports.charts.looks import on_screen
from dialog_app.reports.charts.strokes import Box, Mark, Stroke, Words
from dialog_app.reports.right_to_left import plain_letters
from dialog_app.reports.typeset import Piece
from dialog_app.reports.unprintable import fit, fit_line

_FAMILY: Final = "'Noto Sans', 'DejaVu Sans', sans-serif"
_TEXT: Final = "text{white-space:pre;font-family:" + _FAMILY + "}.b{font-weight:700}"


def svg(chart: Chart, language: Language) -> bytes:
    """Return the chart as an SVG file; the same chart is always the same bytes."""
    drawing = whole(chart, on_screen())
    width, height = _n(drawing.width), _n(drawing.height)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="title desc" '
        f'xml:lang="{language}">',
        f'<title id="title">{escape(fit_line(chart.title))}</title>',
        f'<desc id="desc">{escape(fit(in_words(chart)))}</desc>',
        f"<style>{_TEXT}</style>",
        *(line for mark in drawing.marks for line in _mark(mark)),
        "</svg>",
        "",
    ]
    return "\n".join(lines).encode("utf-8")


def _mark(mark: Mark) -> Iterator[str]:
    if isinstance(mark, Words):
        yield from _words(mark)
    elif isinstance(mark, Stroke):
        yield (
            f'<path d="M{_n(mark.x)} {_n(mark.y)}L{_n(mark.to_x)} {_n(mark.to_y)}" '
            f"stroke={quoteattr(mark.colour)} stroke-width={quoteattr(_n(mark.thick))}/>"
        )
    else:
        yield _box(mark)


def _box(box: Box) -> str:
    parts = [f"x={quoteattr(_n(box.x))} y={quoteattr(_n(box.y))}"]
    parts.append(f"width={quoteattr(_n(box.width))} height={quoteattr(_n(box.height))}")
    parts.append(f"fill={quoteattr(box.fill or 'none')}")
    if box.line:
        parts.append(f"stroke={quoteattr(box.line)} stroke-width={quoteattr(_n(box.thick))}")
    if box.dash:
        parts.append(f"stroke-dasharray={quoteattr(' '.join(map(_n, box.dash)))}")
    if box.corner:
        parts.append(f"rx={quoteattr(_n(box.corner))}")
    return f"<rect {' '.join(parts)}/>"


def _words(words: Words) -> Iterator[str]:
    """Give a line in one weight or more; its width is said, so that no other font breaks out.

    Its letters are those the paper has, and so they are fit for XML.
    """
    spans = "".join(map(_span, words.line)).rstrip()
    if spans:
        yield (
            f'<text x="{_n(words.x)}" y="{_n(words.y)}" font-size="{_n(words.size)}" '
            f'fill={quoteattr(words.colour)} textLength="{_n(words.wide)}" '
            f'lengthAdjust="spacingAndGlyphs">{spans}</text>'
        )


def _span(piece: Piece) -> str:
    words = escape(plain_letters(piece.words))
    return f'<tspan class="b">{words}</tspan>' if piece.strong else words


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
