"""Tables in a Word file: titles that come again on every page, rows that are never broken."""

from collections.abc import Sequence
from typing import Final

from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Twips
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from docx.table import _Row as WordRow

from dialog_app.core.minutes.blocks import Bars, Column, Pattern, Table, Text, text
from dialog_app.reports.docx.words import dress, say

WIDTH: Final = 9638
"""How wide the column of text is, in twentieths of a point."""

_BAR_SHARES: Final = (30, 12, 58)
_MARGIN: Final = 140
# What fills a bar: a pattern of Word's, so that black and white print tells them apart.
_FILLS: Final = {
    Pattern.AGREE: "solid",
    Pattern.PARTLY: "diagStripe",
    Pattern.DISAGREE: "thinHorzStripe",
    Pattern.MERGED: "thinDiagCross",
    Pattern.NONE: "pct10",
}


def add_table(made: WordFile, table: Table) -> None:
    """Add a table; where a row has fewer cells than there are columns its last takes the rest."""
    made_table = _framed(made, table.columns, len(table.rows))
    for row, cells in zip(made_table.rows[1:], table.rows, strict=True):
        _fill(row, cells, "Cell")


def add_bars(made: WordFile, bars: Bars, titles: Sequence[str]) -> None:
    """Add protected counts: words, number, and a bar as long as its share."""
    columns = [Column(*pair) for pair in zip(titles, _BAR_SHARES, strict=True)]
    made_table = _framed(made, columns, len(bars.rows))
    for row, bar in zip(made_table.rows[1:], bars.rows, strict=True):
        cells = _fill(row, (text(bar.words), text(str(bar.count), strong=True), ()), "Cell")
        if bar.count and bars.of:
            _draw(cells[-1], bar.count / bars.of, bar.pattern)


def _framed(made: WordFile, columns: Sequence[Column], rows: int) -> WordTable:
    table: WordTable = made.add_table(rows + 1, len(columns))
    table._tbl.tblStyle_val = "MinutesTable"  # noqa: SLF001 - see `dress`
    table.autofit = False
    whole = sum(column.share for column in columns)
    for column, place in zip(columns, table.columns, strict=True):
        place.width = Twips(round(WIDTH * column.share / whole))
    for row in table.rows:
        _property(row, "w:cantSplit")
    first = table.rows[0]
    _property(first, "w:tblHeader")
    _fill(first, [text(column.title) for column in columns], "ColumnTitle")
    return table


def _property(row: WordRow, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - not in python-docx


def _fill(row: WordRow, words: Sequence[Text], style: str) -> list[WordCell]:
    cells = list(row.cells)
    if len(words) < len(cells):
        cells[len(words) - 1].merge(cells[-1])
    for cell, one in zip(cells, words, strict=False):
        say(dress(cell.paragraphs[0], style), one)
    return cells


def _draw(cell: WordCell, share: float, pattern: Pattern) -> None:
    """Draw a bar as a shaded paragraph that ends where the share does."""
    paragraph = cell.paragraphs[0]
    room = WIDTH * _BAR_SHARES[-1] // 100 - _MARGIN
    paragraph.paragraph_format.right_indent = Twips(round(room * (1 - share)))
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), _FILLS[pattern])
    shade.set(qn("w:color"), "000000")
    shade.set(qn("w:fill"), "FFFFFF")
    paragraph._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001 - not in python-docx
        shade, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
