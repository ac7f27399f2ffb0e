"""Lines of print: the blocks of minutes one line at a time, each with the passage it holds.

Where a passage stands is found by printing the same minutes with a mark in place of each passage.
So it holds for whatever the blocks look like, and nothing of it has to stand in them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

from dialog_app.core.charts.kinds import Chart
from dialog_app.core.charts.said import as_blocks
from dialog_app.core.day import Day
from dialog_app.core.minutes.blocks import (
    Bars,
    Block,
    Bullets,
    Heading,
    Paragraph,
    Pattern,
    Quote,
    Table,
    Text,
    Tone,
    plain,
)
from dialog_app.core.minutes.passages import Key, passages
from dialog_app.core.model.base import DayRow
from dialog_app.core.register import Register
from dialog_app.core.slides.kinds import Fill, Look, PrintedLine

# Neither is ever part of a text that was stored: see `plain.clean`.
_OPEN, _CLOSE = "\x02", "\x03"
_MARK: Final = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_FILLS: Final = {
    Pattern.AGREE: Fill.AGREE,
    Pattern.PARTLY: Fill.PARTLY,
    Pattern.DISAGREE: Fill.DISAGREE,
    Pattern.NONE: Fill.NO_POSITION,
}
_LOOKS: Final = {Tone.BASE: Look.TEXT, Tone.SMALL: Look.SMALL, Tone.LABEL: Look.LABEL}
_WIDE: Final = 2
"""A table with more columns than these says what its cells are."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print, and the passage that stands on it; `key` is None where none does.

    `piece` of `pieces` says which one it is where a long passage takes several lines.
    """

    printed: PrintedLine
    key: Key | None = None
    piece: int = 1
    pieces: int = 1


def marked(day: Day, register: Register, service_id: str) -> tuple[Day, tuple[Key, ...]]:
    """Return the day with a mark in place of each passage of a service, and what they stand for."""
    found = passages(day, register, service_id)
    fields: dict[str, dict[str, str]] = {}
    kinds: dict[str, type[DayRow]] = {}
    for number, passage in enumerate(found):
        fields.setdefault(passage.row.id, {})[passage.field] = f"{_OPEN}{number}{_CLOSE}"
        kinds[passage.row.id] = type(passage.row)
    rows = (_with(row, fields, kinds) for row in day.rows())
    return Day(rows), tuple(passage.key for passage in found)


def _with(row: Any, fields: Mapping[str, dict[str, str]], kinds: Mapping[str, type[DayRow]]) -> Any:
    return replace(row, **fields[row.id]) if kinds.get(row.id) is type(row) else row


def lines(block: Block, shadow: Block | None, keys: Sequence[Key]) -> tuple[Line, ...]:
    """Return the lines of a block; `shadow` is the same block printed with marks for passages."""
    if shadow is not None and type(shadow) is not type(block):
        shadow = None
    found = _Found(keys)
    if isinstance(block, Chart):
        return tuple(line for part in as_blocks(block) for line in found.lines(part, None))
    return tuple(found.lines(block, shadow))


@dataclass(frozen=True, slots=True)
class _Found:
    """Reads lines out of blocks, and passages out of marks."""

    keys: Sequence[Key]

    def lines(self, block: Block, shadow: Any) -> Iterator[Line]:
        if isinstance(block, Paragraph):
            look = _LOOKS[block.tone]
            yield from self._texts(look, block.words, shadow.words if shadow else ())
        elif isinstance(block, Heading):
            yield Line(PrintedLine(Look.HEADING, plain(block.words)))
        elif isinstance(block, Quote):
            yield Line(PrintedLine(Look.LABEL, block.heading))
            yield Line(PrintedLine(Look.QUOTE, plain(block.words), below=plain(block.source)))
        elif isinstance(block, Bars):
            yield from _bars(block)
        elif isinstance(block, Bullets):
            yield from self._bullets(block, shadow)
        elif isinstance(block, Table):
            yield from self._table(block, shadow)

    def _texts(self, look: Look, words: Text, shadow: Text) -> Iterator[Line]:
        """Give a text as one line, or as one for each passage in it."""
        starts = [place for place, run in enumerate(shadow) if _MARK.search(run.words)]
        if len(shadow) != len(words) or not starts:
            yield Line(PrintedLine(look, plain(words)))
            return
        bounds = [0, *starts[1:], len(words)]
        for start, end in pairwise(bounds):
            key = self._key(shadow[start:end])
            shown = look if key is None else Look.ITEM
            yield Line(PrintedLine(shown, plain(words[start:end]).strip()), key)

    def _bullets(self, block: Bullets, shadow: Any) -> Iterator[Line]:
        shadows = _alike(shadow.items if shadow else (), len(block.items))
        for item, other in zip(block.items, shadows, strict=True):
            yield from self._texts(Look.ITEM, item, other)

    def _table(self, block: Table, shadow: Any) -> Iterator[Line]:
        shadows = _alike(shadow.rows if shadow else (), len(block.rows))
        titles = [column.title for column in block.columns]
        for row, other in zip(block.rows, shadows, strict=True):
            yield from self._row(titles, row, _alike(other, len(row)))

    def _row(
        self, titles: Sequence[str], row: Sequence[Text], shadow: Sequence[Text]
    ) -> Iterator[Line]:
        """Give a row as a line for each passage in it, the rest below the first."""
        mark = plain(row[0]) if not titles[0] and row else ""
        cells = range(0 if titles[0] else 1, len(row))
        held = [place for place in cells if self._key(shadow[place]) is not None]
        wide = bool(held) or len(cells) > _WIDE
        beside = [
            _named(titles[place] if wide else "", plain(row[place]))
            for place in cells
            if place not in held and row[place]
        ]
        if not held:
            yield Line(_plain_row(beside, titles[cells.start], wide=wide))
        for number, place in enumerate(held):
            words = plain(row[place]) if not number else _named(titles[place], plain(row[place]))
            below = "" if number else " · ".join(beside)
            printed = PrintedLine(Look.ITEM, words, mark=mark, below=below)
            yield Line(printed, self._key(shadow[place]))

    def _key(self, shadow: Text) -> Key | None:
        found = _MARK.search(plain(shadow))
        number = int(found[1]) if found else len(self.keys)
        return self.keys[number] if number < len(self.keys) else None


def _plain_row(cells: list[str], title: str, *, wide: bool) -> PrintedLine:
    """Return a row in which nobody said anything; what it is about stands first, without title."""
    first, *more = cells or [""]
    if not wide:
        return PrintedLine(Look.TEXT, " · ".join(cells))
    return PrintedLine(Look.TEXT, first.removeprefix(f"{title}: "), below=" · ".join(more))


def _alike(found: Sequence[Any], number: int) -> Sequence[Any]:
    """Return what was printed with marks where it is as long as what was printed without."""
    return found if len(found) == number else [()] * number


def _named(title: str, words: str) -> str:
    return f"{title}: {words}" if title else words


def _bars(block: Bars) -> Iterator[Line]:
    for place, bar in enumerate(block.rows):
        fill = _FILLS.get(bar.pattern)
        if fill is None:
            fill = Fill.PARTLY_OR_DISAGREE if place else Fill.AGREE_OR_PARTLY
        yield Line(PrintedLine(Look.BAR, bar.words, fill=fill, count=bar.count, whole=block.of))


def numbered(found: Iterable[Line]) -> tuple[Line, ...]:
    """Return lines with a number on each passage: the printed one, else its place in its section.

    A passage that is one of several in a printed row has the number of the row.
    """
    place = 0
    result: list[Line] = []
    for line in found:
        printed = line.printed
        if printed.look in {Look.HEADING, Look.LABEL}:
            place = 0
        elif line.key is not None and not printed.mark:
            place += 1
            printed = replace(printed, mark=str(place))
        result.append(replace(line, printed=printed))
    return tuple(result)
