"""Blocks of a document as strips of a page."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from dialog_app.core.minutes.blocks import (
    Bars,
    Block,
    Bullets,
    Heading,
    Level,
    PageBreak,
    Paragraph,
    Quote,
    Run,
    Table,
    Text,
    Tone,
    WritingRoom,
    text,
)
from dialog_app.reports.flow import Strip
from dialog_app.reports.pen import Pen
from dialog_app.reports.tables import table_strips
from dialog_app.reports.theme import Look, Size
from dialog_app.reports.typeset import Faces, Line, lines

Strips = list[Strip[Pen]]

_AFTER_TEXT: Final = 4.0
_BEFORE_SECTION: Final = 15.0
_BEFORE_METHOD: Final = 26.0
_AFTER_RULE: Final = 14.0
_BEFORE_LABEL: Final = 6.0
_BOX: Final = 12.0
_BOX_GAP: Final = 10.0
_BULLET: Final = 15.0
# As wide as lines on ruled paper.
_WRITTEN_LINE: Final = 23.0
_BAR_ROW: Final = 19.5
_BAR_HEIGHT: Final = 12.0
_COUNT_AT: Final = 0.30
_BAR_AT: Final = 0.325


class Setting:
    """Sets blocks in a look and with faces; what it gives can be broken into pages."""

    def __init__(self, look: Look, faces: Faces, height: float) -> None:
        self.look = look
        self.faces = faces
        self.height = height
        self._new_page = False
        self._ways: dict[type[Any], Callable[[Any], Strips]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            Quote: self._quote,
            Table: self._table,
            Bars: self._bars,
            Bullets: self._bullets,
            WritingRoom: self._room,
        }

    def strips(self, blocks: Sequence[Block], *, together: bool = False) -> Strips:
        """Return the strips of the blocks; all on one page if `together` and a page holds them."""
        result: Strips = []
        for block in blocks:
            if isinstance(block, PageBreak):
                self._new_page = True
                continue
            made = self._ways[type(block)](block)
            if made and self._new_page:
                made[0].starts_page = True
                self._new_page = False
            _hold_head(result, block)
            result += made
        if together:
            for strip in result[:-1]:
                strip.keep = True
        return result

    def broken(self, words: Text, size: Size, width: float) -> list[Line]:
        """Return the lines of a text in a size and a width in points."""
        return lines(self.faces, words, width / size.letters * 1000)

    def _heading(self, heading: Heading) -> Strips:
        look = self.look
        size = {Level.SERVICE: look.service, Level.METHOD: look.title}.get(
            heading.level, look.heading
        )
        strong = tuple(Run(run.words, True, run.language) for run in heading.words)
        set_lines = self.broken(strong, size, look.width)
        result: Strips = []
        if heading.level is Level.METHOD:
            result.append(Strip(_AFTER_RULE, _rule, gap=_BEFORE_METHOD, keep=True, dropped=True))
        above = self.broken(heading.above, look.small, look.width)
        if above:
            result.append(self._lines(above, look.small, look.text_2))
        gap = _BEFORE_SECTION if heading.level is Level.SECTION else 0.0
        height = len(set_lines) * size.line
        draw = partial(_draw_lines, lines=set_lines, size=size, colour="")
        if heading.level is not Level.SECTION:
            draw = partial(_draw_title, lines=set_lines, size=size)
        result.append(Strip(height, draw, gap=gap))
        for strip in result:
            strip.keep = True
        return result

    def _paragraph(self, paragraph: Paragraph) -> Strips:
        small = paragraph.tone is Tone.SMALL
        size = self.look.small if small else self.look.base
        colour = self.look.text_2 if small else ""
        set_lines = self.broken(paragraph.words, size, self.look.width)
        if paragraph.tone is Tone.LABEL:
            return [self._lines(set_lines, size, colour, _BEFORE_LABEL, keep=True)]
        return self._text(set_lines, size, colour, gap=_AFTER_TEXT if small else 2.0)

    def _text(self, set_lines: list[Line], size: Size, colour: str, gap: float) -> Strips:
        """Return a strip for each line; the first two and the last two keep together."""
        if len(set_lines) <= _SHORT:
            return [self._lines(set_lines, size, colour, gap)] if set_lines else []
        strips = [self._lines([line], size, colour) for line in set_lines]
        strips[0].gap = gap
        strips[0].keep = strips[-2].keep = True
        return strips

    def _lines(
        self,
        set_lines: Sequence[Line],
        size: Size,
        colour: str,
        gap: float = 0.0,
        *,
        keep: bool = False,
    ) -> Strip[Pen]:
        draw = partial(_draw_lines, lines=set_lines, size=size, colour=colour)
        return Strip(len(set_lines) * size.line, draw, gap=gap, keep=keep)

    def _quote(self, quote: Quote) -> Strips:
        look, width = self.look, self.look.width - 2 * _BOX
        parts = (
            (self.broken(text(quote.heading, strong=True), look.small, width), look.small),
            (self.broken(quote.words, look.quote, width), look.quote),
            (self.broken(quote.source, look.small, width), look.small),
        )
        inside = [
            Strip(size.line, partial(_draw_boxed, line=line, size=size))
            for set_lines, size in parts
            for line in set_lines
        ]
        strips = [
            Strip(_BOX - 3, partial(_draw_lid, up=False), gap=_BOX_GAP),
            *inside,
            Strip(_BOX - 3, partial(_draw_lid, up=True)),
        ]
        # A quotation longer than half a page may be broken; its first and last lines hold on.
        breaks = sum(strip.height for strip in strips) > self.height / 2
        for place, strip in enumerate(strips[:-1]):
            middle = _HOLD <= place < len(strips) - 1 - _HOLD
            strip.keep = not (breaks and middle)
        return strips

    def _table(self, table: Table) -> Strips:
        return table_strips(self, table)

    def _bars(self, bars: Bars) -> Strips:
        strips = []
        for bar in bars.rows:
            share = bar.count / bars.of if bars.of else 0.0
            words = self.broken(text(bar.words), self.look.base, self.look.width * 0.28)
            draw = partial(_draw_bar, words=words[:1], bar=bar, share=share)
            strips.append(Strip(_BAR_ROW, draw, keep=True))
        strips[0].gap = 3.0
        return strips

    def _bullets(self, bullets: Bullets) -> Strips:
        size = self.look.base
        result: Strips = []
        for item in bullets.items:
            set_lines = self.broken(item, size, self.look.width - _BULLET)
            for place, line in enumerate(set_lines):
                draw = partial(_draw_bullet, line=line, size=size, first=not place)
                keep = len(set_lines) > 1 and place in (0, len(set_lines) - 2)
                result.append(Strip(size.line, draw, gap=0.0 if place else 2.0, keep=keep))
        return result

    def _room(self, room: WritingRoom) -> Strips:
        return [Strip(_WRITTEN_LINE, _draw_written) for _ in range(room.lines)]


_SHORT: Final = 3
_HOLD: Final = 4


def _hold_head(strips: Strips, block: Block) -> None:
    """Tie a method's summary to the children's answer under it."""
    if strips and isinstance(block, Quote):
        strips[-1].keep = True


def _draw_written(pen: Pen, top: float) -> None:
    pen.rule(top - _WRITTEN_LINE, 0.5, pen.look.line)


def _rule(pen: Pen, top: float) -> None:
    pen.rule(top, 0.5, pen.look.line_strong)


def _draw_lines(pen: Pen, top: float, *, lines: Sequence[Line], size: Size, colour: str) -> None:
    pen.lines(pen.look.left, top, lines, size, colour)


def _draw_title(pen: Pen, top: float, *, lines: Sequence[Line], size: Size) -> None:
    title = " ".join("".join(words for words, _ in line) for line in lines)
    pen.mark(title, top)
    pen.lines(pen.look.left, top, lines, size)


def _draw_boxed(pen: Pen, top: float, *, line: Line, size: Size) -> None:
    look = pen.look
    colour = look.text_2 if size is look.small else ""
    pen.lines(look.left + _BOX, top, [line], size, colour)
    _sides(pen, top, size.line)


def _draw_lid(pen: Pen, top: float, *, up: bool) -> None:
    height = _BOX - 3
    y = top - height if up else top
    # Half a line further out on both sides, so that the corners are whole.
    pen.stroke(pen.look.left - 0.5, y, pen.look.right + 0.5, y, (1, pen.look.text))
    _sides(pen, top, height)


def _sides(pen: Pen, top: float, height: float) -> None:
    for x in (pen.look.left, pen.look.right):
        pen.stroke(x, top, x, top - height, (1, pen.look.text))


def _draw_bar(pen: Pen, top: float, *, words: list[Line], bar: Any, share: float) -> None:
    look = pen.look
    size = look.base
    start = look.left + look.width * _BAR_AT
    foot = top - (size.line + _BAR_HEIGHT) / 2
    pen.lines(look.left, top, words, size)
    pen.line_to(look.left + look.width * _COUNT_AT, top, str(bar.count), size, strong=True)
    pen.stroke(start, foot, look.right, foot, (0.5, look.line))
    if bar.count:
        pen.bar(start, foot, ((look.right - start) * share, _BAR_HEIGHT), bar.pattern)
    else:
        pen.stroke(start, foot, start, foot + _BAR_HEIGHT, (1, look.text))


def _draw_bullet(pen: Pen, top: float, *, line: Line, size: Size, first: bool) -> None:
    if first:
        pen.lines(pen.look.left + 4, top, [(("•", False),)], size)
    pen.lines(pen.look.left + _BULLET, top, [line], size)
