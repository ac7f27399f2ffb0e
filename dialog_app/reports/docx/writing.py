"""Blocks of a document as paragraphs, lists and tables of a Word file."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from docx.document import Document as WordFile
from docx.text.paragraph import Paragraph as WordParagraph

from dialog_app.base.texts import Texts
from dialog_app.core.charts.kinds import Chart
from dialog_app.core.charts.said import as_blocks
from dialog_app.core.minutes.blocks import (
    Bars,
    Block,
    Bullets,
    Document,
    Heading,
    Level,
    PageBreak,
    Paragraph,
    Quote,
    Table,
    Text,
    Tone,
    WritingRoom,
    text,
)
from dialog_app.reports.docx.package import empty, packed
from dialog_app.reports.docx.running import run_along
from dialog_app.reports.docx.tables import add_bars, add_table
from dialog_app.reports.docx.words import dress, say

_TONES: Final = {Tone.BASE: "Normal", Tone.SMALL: "Small", Tone.LABEL: "Label"}


def written(document: Document) -> bytes:
    """Return the document as a Word file; the same document always gives the same bytes."""
    made = empty(document.language, document.title)
    run_along(made, document)
    writer = _Writer(made, Texts(document.language))
    writer.write(document.blocks)
    writer.close((*document.closing, *_seal(document)))
    return packed(made)


def _seal(document: Document) -> tuple[Block, ...]:
    return (Paragraph(text(document.seal), Tone.SMALL),) if document.seal else ()


class _Writer:
    """Writes blocks one after the other into a file."""

    def __init__(self, made: WordFile, words: Texts) -> None:
        self._made = made
        self._bar_titles = [words(f"minutes.bars.{name}") for name in ("answer", "count", "share")]
        self._under_method = False
        self._new_page = False
        self._ways: dict[type[Any], Callable[[Any], None]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            Quote: self._quote,
            Table: self._table,
            Bars: self._bars,
            Chart: self._chart,
            Bullets: self._bullets,
            WritingRoom: self._room,
            PageBreak: self._page_break,
        }

    def write(self, blocks: Sequence[Block]) -> None:
        """Write the blocks."""
        for block in blocks:
            self._ways[type(block)](block)

    def close(self, blocks: Sequence[Block]) -> None:
        """Write the blocks that stay together at the end."""
        self._under_method = False
        first = len(self._made.paragraphs)
        self.write(blocks)
        for paragraph in self._made.paragraphs[first:-1]:
            paragraph.paragraph_format.keep_with_next = True

    def _add(self, words: Text, style: str) -> WordParagraph:
        paragraph = dress(self._made.add_paragraph(), style)
        if self._new_page:
            paragraph.paragraph_format.page_break_before = True
            paragraph.paragraph_format.space_before = 0
            self._new_page = False
        say(paragraph, words)
        return paragraph

    def _heading(self, heading: Heading) -> None:
        method = heading.level is Level.METHOD
        self._under_method = self._under_method or method
        if heading.above:
            self._add(heading.above, "OverMethod" if method else "OverHeading")
        levels = {Level.SERVICE: 1, Level.METHOD: 2, Level.SECTION: 3 if self._under_method else 2}
        self._add(heading.words, f"Heading{levels[heading.level]}")

    def _paragraph(self, paragraph: Paragraph) -> None:
        self._add(paragraph.words, _TONES[paragraph.tone])

    def _quote(self, quote: Quote) -> None:
        self._add(text(quote.heading), "QuoteHeading")
        self._add(quote.words, "Quote").paragraph_format.keep_with_next = True
        self._add(quote.source, "QuoteSource")

    def _table(self, table: Table) -> None:
        self._make_room()
        add_table(self._made, table)
        dress(self._made.add_paragraph(), "AfterTable")

    def _bars(self, bars: Bars) -> None:
        self._make_room()
        add_bars(self._made, bars, self._bar_titles)
        dress(self._made.add_paragraph(), "AfterTable")

    def _chart(self, chart: Chart) -> None:
        """Write what the picture says: Word files hold no drawing of ours."""
        self.write(as_blocks(chart))

    def _make_room(self) -> None:
        """Start a new page above a table, which cannot ask for one itself."""
        if self._new_page:
            self._add((), "AfterTable")

    def _bullets(self, bullets: Bullets) -> None:
        for item in bullets.items:
            self._add(item, "ListBullet")

    def _room(self, room: WritingRoom) -> None:
        for _ in range(room.lines):
            self._add((), "WritingLine")

    def _page_break(self, _block: PageBreak) -> None:
        self._new_page = True
