"""A document as plain text, for mail, for case systems, and for whoever reads with the ears."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from dialog_app.core.charts.kinds import Chart
from dialog_app.core.charts.said import as_blocks
from dialog_app.core.minutes.blocks import (
    Bars,
    Bullets,
    Document,
    Heading,
    Level,
    PageBreak,
    Paragraph,
    Quote,
    Table,
    Text,
    WritingRoom,
    plain,
)
from dialog_app.reports.unprintable import fit

WIDE: Final = 78
"""How many letters are read comfortably on a line."""

_INDENT: Final = "  "
_QUOTED: Final = "  | "
_BULLET: Final = "  - "
_UNDER: Final = {Level.SERVICE: "=", Level.METHOD: "=", Level.SECTION: "-"}

Lines = Iterator[str]


def render(document: Document, row: int = WIDE) -> str:
    """Return the document as text: everything that stands on paper, in the same order.

    Lines are never wrapped. Headings are underlined, quotations stand behind «|», and the cells of
    a table name their columns: rows are one line each where all have at most `row` letters. The
    same document always gives the same text.
    """
    lines = [fit(f"{document.header} · {document.state}"), ""]
    for block in (*document.blocks, *document.closing):
        lines += _table(block, row) if isinstance(block, Table) else _WAYS[type(block)](block)
    if document.seal:
        lines += [fit(document.seal), ""]
    return "\n".join([*lines, fit(" · ".join(document.footer)), ""])


def _heading(heading: Heading) -> Lines:
    if heading.above:
        yield fit(plain(heading.above))
    words = fit(plain(heading.words)).replace("\n", " ")
    yield words
    yield _UNDER[heading.level] * min(len(words), WIDE)


def _paragraph(paragraph: Paragraph) -> Lines:
    yield fit(plain(paragraph.words))
    yield ""


def _quote(quote: Quote) -> Lines:
    for part in (f"{quote.heading}:", plain(quote.words), plain(quote.source)):
        yield from _indented(part, _QUOTED, _QUOTED)
    yield ""


def _table(table: Table, most: int) -> Lines:
    """Give a line for each row where all are short, else a line for each cell, rows set apart."""
    rows = [_named(table, row) for row in table.rows]
    lines = ["; ".join(parts) for _, parts in rows]
    if all(len(line) <= most and "\n" not in line for line in lines):
        for (number, _), line in zip(rows, lines, strict=True):
            yield f"{_INDENT}{number}{line}"
        yield ""
        return
    for number, parts in rows:
        yield from _stacked(number, parts)
        yield ""


def _named(table: Table, row: tuple[Text, ...]) -> tuple[str, list[str]]:
    """Return what stands in a column without a title, and the other cells with their titles."""
    number, parts = "", list[str]()
    for column, cell in zip(table.columns, row, strict=False):
        words = fit(plain(cell))
        if words and column.title:
            parts.append(f"{fit(column.title)}: {words}")
        elif words:
            number = f"{words}  "
    return number, parts


def _stacked(number: str, parts: list[str]) -> Lines:
    start = _INDENT + number
    blank = " " * len(start)
    for part in parts:
        yield from _indented(part, start, blank)
        start = blank


def _bars(bars: Bars) -> Lines:
    for bar in bars.rows:
        yield f"{_INDENT}{fit(bar.words)}: {bar.count}"
    yield ""


def _chart(chart: Chart) -> Lines:
    for block in as_blocks(chart):
        yield from _bullets(block) if isinstance(block, Bullets) else _paragraph(block)


def _bullets(bullets: Bullets) -> Lines:
    for item in bullets.items:
        yield from _indented(plain(item), _BULLET, " " * len(_BULLET))
    yield ""


def _room(room: WritingRoom) -> Lines:
    yield from ["_" * WIDE] * room.lines
    yield ""


def _nothing(_block: PageBreak) -> Lines:
    return iter(())


def _indented(words: str, first: str, rest: str) -> Lines:
    start = first
    for line in fit(words).split("\n"):
        yield f"{start}{line}".rstrip()
        start = rest


_WAYS: Final[Mapping[type[Any], Callable[[Any], Iterable[str]]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Quote: _quote,
    Bars: _bars,
    Chart: _chart,
    Bullets: _bullets,
    WritingRoom: _room,
    PageBreak: _nothing,
}
