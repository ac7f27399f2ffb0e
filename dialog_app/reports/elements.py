"""Blocks of a document as strips of a page."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final, NamedTuple

from dialog_app.core.charts.kinds import Chart
from dialog_app.core.minutes.blocks import (
    Bar,
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
from dialog_app.reports.charts.strips import chart_strips
from dialog_app.reports.flow import Strip, tie, tie_ends
from dialog_app.reports.outline import Outline
from dialog_app.reports.pen import Pen
from dialog_app.reports.tables import table_strips
from dialog_app.reports.tagged import Element, Role
from dialog_app.reports.theme import Look, Size
from dialog_app.reports.typeset import Faces, Line, Piece, lines, natural_width, spoken

Strips = list[Strip[Pen]]


class Said(NamedTuple):
    """Lines in a size and a colour, and the part of the document that they are."""

    part: Element
    lines: Sequence[Line]
    size: Size
    colour: str = ""


_AFTER_TEXT: Final = 4.0
_BEFORE_SECTION: Final = 15.0
_BEFORE_METHOD: Final = 26.0
_AFTER_RULE: Final = 14.0
_BEFORE_LABEL: Final = 6.0
_BOX: Final = 12.0
_BOX_GAP: Final = 10.0
_BULLET: Final = 15.0
_DISC: Final = 4.0
# As wide as lines on ruled paper.
_WRITTEN_LINE: Final = 23.0
_BAR_ROW: Final = 19.5
_BAR_HEIGHT: Final = 12.0
_BAR_WORDS: Final = 0.28
_COUNT_AT: Final = 0.30
_BAR_AT: Final = 0.325


class Setting:
    """Sets blocks in a look and with faces; what it gives can be broken into pages.

    Everything that is read becomes a part of `root`, in the order of the blocks.
    """

    def __init__(self, look: Look, faces: Faces, height: float) -> None:
        self.look = look
        self.faces = faces
        self.height = height
        self.root = Element(Role.DOCUMENT)
        self._outline = Outline()
        self._new_page = False
        self._ways: dict[type[Any], Callable[[Any], Strips]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            Quote: self._quote,
            Table: self._table,
            Bars: self._bars,
            Chart: self._chart,
            Bullets: self._bullets,
            WritingRoom: self._room,
        }

    def strips(self, blocks: Sequence[Block], *, together: bool = False) -> Strips:
        """Return the strips of the blocks; all on one page if `together` and a page holds them."""
        result: Strips = []
        head = 0
        for block in blocks:
            if isinstance(block, PageBreak):
                self._new_page = True
                continue
            made = self._ways[type(block)](block)
            if made and self._new_page:
                made[0].starts_page = True
                self._new_page = False
            head = self._held(result, head, block)
            result += made
        if together:
            for strip in result[:-1]:
                strip.keep = True
        return result

    def _held(self, strips: Strips, head: int, block: Block) -> int:
        """Tie the head of a method to what comes under it; return where the last head begins.

        A summary holds on to the children's answer, and all of the head to its first section.
        """
        if strips and isinstance(block, Quote):
            strips[-1].keep = True
        if not isinstance(block, Heading):
            return head
        if block.level is Level.SECTION and head:
            tie(strips[head:], self.height / 2)
        return len(strips) if block.level is Level.METHOD else 0

    def leave_method(self) -> None:
        """Let the sections that follow belong to the document, not to the last method."""
        self._outline.leave_method()

    def broken(self, words: Text, size: Size, width: float) -> list[Line]:
        """Return the lines of a text in a size and a width in points."""
        return lines(self.faces, words, width / size.letters * 1000)

    def wide(self, words: Text, size: Size) -> float:
        """Return the width of a text in a size, in points, if nothing breaks its lines."""
        return natural_width(self.faces, words) * size.letters / 1000

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
        title = self.root.add(self._outline.role(heading.level)) if set_lines else self.root
        above = self.broken(heading.above, look.small, look.width)
        if above:
            # It stands over the title, but is read after it: one jumps to the title.
            result.append(_stacked(Said(self._part(), above, look.small, look.text_2)))
        gap = _BEFORE_SECTION if heading.level is Level.SECTION else 0.0
        said = Said(title, set_lines, size)
        result.append(_stacked(said, gap, titled=heading.level is not Level.SECTION))
        for strip in result:
            strip.keep = True
        return result

    def _part(self, role: Role = Role.PARAGRAPH) -> Element:
        return self.root.add(role)

    def _paragraph(self, paragraph: Paragraph) -> Strips:
        small = paragraph.tone is Tone.SMALL
        size = self.look.small if small else self.look.base
        colour = self.look.text_2 if small else ""
        set_lines = self.broken(paragraph.words, size, self.look.width)
        if not set_lines:
            return []
        said = Said(self._part(), set_lines, size, colour)
        if paragraph.tone is Tone.LABEL:
            label = _stacked(said, _BEFORE_LABEL)
            label.keep = True
            return [label]
        gap = _AFTER_TEXT if small else 2.0
        if len(set_lines) <= _SHORT:
            return [_stacked(said, gap)]
        # A strip for each line; the first two and the last two keep together.
        strips = [_stacked(said._replace(lines=[line])) for line in set_lines]
        strips[0].gap = gap
        strips[0].keep = strips[-2].keep = True
        return strips

    def _quote(self, quote: Quote) -> Strips:
        look, width = self.look, self.look.width - 2 * _BOX
        inside: Strips = []
        for words, size, quoted in (
            (text(quote.heading, strong=True), look.small, False),
            (quote.words, look.quote, True),
            (quote.source, look.small, False),
        ):
            set_lines = self.broken(words, size, width)
            if not set_lines:
                continue
            # Only what the children said is the quotation.
            part = (self._part(Role.QUOTE) if quoted else self.root).add(Role.PARAGRAPH)
            colour = "" if quoted else look.text_2
            for line in set_lines:
                draw = partial(_draw_boxed, said=Said(part, [line], size, colour))
                inside.append(Strip(size.line, draw))
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
        """Return each count beside its words, as a list of terms; the ink only repeats them."""
        strips: Strips = []
        size, room = self.look.base, self.look.width * _BAR_WORDS
        entries = self.root.add(Role.LIST, _UNNUMBERED) if bars.rows else self.root
        for bar in bars.rows:
            share = bar.count / bars.of if bars.of else 0.0
            words = self.broken(text(bar.words), size, room)
            entry = entries.add(Role.ITEM)
            said = Said(entry.add(Role.LABEL), words, size)
            count = entry.add(Role.BODY)
            draw = partial(_draw_bar, said=said, counted=(count, bar), share=share)
            height = _BAR_ROW + max(0, len(words) - 1) * size.line
            strips.append(Strip(height, draw, gap=0.0 if strips else 3.0, keep=True))
        return strips

    def _chart(self, chart: Chart) -> Strips:
        """Return title, picture and notes; the title stays with the picture."""
        above = [Paragraph(text(chart.title, strong=True), Tone.LABEL)]
        below = [Paragraph(text(note), Tone.SMALL) for note in chart.notes]
        if chart.about:
            above.append(Paragraph(text(chart.about), Tone.SMALL))
        strips = [strip for one in above for strip in self._paragraph(one)]
        for strip in strips:
            strip.keep = True
        strips += chart_strips(chart, self.look, self.height - _CHART_TITLE, self.root)
        return strips + [strip for one in below for strip in self._paragraph(one)]

    def _bullets(self, bullets: Bullets) -> Strips:
        size = self.look.base
        made: list[Strips] = []
        entries: Element | None = None
        for item in bullets.items:
            set_lines = self.broken(item, size, self.look.width - _BULLET)
            if not set_lines:
                continue
            entries = entries or self.root.add(Role.LIST, _DISCS)
            entry = entries.add(Role.ITEM)
            disc, part = entry.add(Role.LABEL), entry.add(Role.BODY)
            strips: Strips = []
            for place, line in enumerate(set_lines):
                said = Said(part, [line], size)
                draw = partial(_draw_bullet, said=said, disc=None if place else disc)
                keep = len(set_lines) > 1 and place in (0, len(set_lines) - 2)
                strips.append(Strip(size.line, draw, gap=0.0 if place else 3.0, keep=keep))
            made.append(strips)
        tie_ends(made, self.height / _FEW)
        return [strip for strips in made for strip in strips]

    def _room(self, room: WritingRoom) -> Strips:
        """Return the first lines together; the rest stand where there is room on that page."""
        strips = [Strip(_WRITTEN_LINE, _draw_written, spare=True) for _ in range(room.lines)]
        for place, strip in enumerate(strips[:_LEAST_ROOM]):
            strip.keep, strip.spare = place < len(strips[:_LEAST_ROOM]) - 1, False
        return strips


_CHART_TITLE: Final = 60.0
"""The room above a chart that is as high as a page."""

_DISCS: Final = "/O/List/ListNumbering/Disc"
_UNNUMBERED: Final = "/O/List/ListNumbering/None"
_SHORT: Final = 3
_HOLD: Final = 4
_FEW: Final = 8
_LEAST_ROOM: Final = 3


def _draw_written(pen: Pen, top: float) -> None:
    pen.rule(top - _WRITTEN_LINE, 0.5, pen.look.line)


def _rule(pen: Pen, top: float) -> None:
    pen.rule(top, 0.5, pen.look.line_strong)


def _stacked(said: Said, gap: float = 0.0, *, titled: bool = False) -> Strip[Pen]:
    draw = partial(_draw_title if titled else _draw_lines, said=said)
    return Strip(len(said.lines) * said.size.line, draw, gap=gap)


def _draw_lines(pen: Pen, top: float, *, said: Said, indent: float = 0.0) -> None:
    with pen.inside(said.part):
        pen.lines(pen.look.left + indent, top, said.lines, said.size, said.colour)


def _draw_title(pen: Pen, top: float, *, said: Said) -> None:
    pen.mark(" ".join(spoken(line) for line in said.lines), top)
    _draw_lines(pen, top, said=said)


def _draw_boxed(pen: Pen, top: float, *, said: Said) -> None:
    _draw_lines(pen, top, said=said, indent=_BOX)
    _sides(pen, top, said.size.line)


def _draw_lid(pen: Pen, top: float, *, up: bool) -> None:
    height = _BOX - 3
    y = top - height if up else top
    # Half a line further out on both sides, so that the corners are whole.
    pen.stroke(pen.look.left - 0.5, y, pen.look.right + 0.5, y, (1, pen.look.text))
    _sides(pen, top, height)


def _sides(pen: Pen, top: float, height: float) -> None:
    for x in (pen.look.left, pen.look.right):
        pen.stroke(x, top, x, top - height, (1, pen.look.text))


def _draw_bar(
    pen: Pen, top: float, *, said: Said, counted: tuple[Element, Bar], share: float
) -> None:
    look, size = pen.look, said.size
    part, bar = counted
    start = look.left + look.width * _BAR_AT
    foot = top - (size.line + _BAR_HEIGHT) / 2
    _draw_lines(pen, top, said=said)
    with pen.inside(part):
        pen.line_to(look.left + look.width * _COUNT_AT, top, str(bar.count), size, strong=True)
    pen.stroke(start, foot, look.right, foot, (0.5, look.line))
    if bar.count:
        pen.bar(start, foot, ((look.right - start) * share, _BAR_HEIGHT), bar.pattern)
    else:
        pen.stroke(start, foot, start, foot + _BAR_HEIGHT, (1, look.text))


def _draw_bullet(pen: Pen, top: float, *, said: Said, disc: Element | None) -> None:
    if disc is not None:
        _draw_lines(pen, top, said=Said(disc, [(Piece("•"),)], said.size), indent=_DISC)
    _draw_lines(pen, top, said=said, indent=_BULLET)
