"""Reading minutes through in a room: the printed minutes in steps that can be read from afar."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from dialog_app.core.day import Day
from dialog_app.core.minutes.blocks import (
    Block,
    Document,
    Heading,
    Level,
    PageBreak,
    WritingRoom,
    plain,
)
from dialog_app.core.minutes.build import document
from dialog_app.core.minutes.passages import Key
from dialog_app.core.minutes.printed import Line, lines, marked, numbered
from dialog_app.core.minutes.shares import Shares
from dialog_app.core.minutes.voice import Wording
from dialog_app.core.register import Register
from dialog_app.core.slides.kinds import Look, PrintedLine

ROOM: Final = 13.0
"""How many lines of the wall's text one step has room for, its title not counted."""

LETTERS: Final = 66
"""How many letters stand on one line of the wall."""

_BELOW_LETTERS: Final = 90
_BELOW: Final = 0.8
_APART: Final = 0.35
_HEADING: Final = 1.6
_BAR: Final = 1.1
_HEADS: Final = frozenset({Look.HEADING, Look.LABEL})


@dataclass(frozen=True, slots=True)
class ReadingStep:
    """A part of the minutes that is read through at once; `name` is what lists call it.

    `part` of `parts` says which one it is where what belongs together takes several steps.
    """

    name: str
    title: str
    above: str
    lines: tuple[Line, ...]
    part: int = 1
    parts: int = 1

    @property
    def keys(self) -> tuple[Key, ...]:
        """The passages that stand on it, from above."""
        return tuple(dict.fromkeys(line.key for line in self.lines if line.key is not None))


@dataclass(frozen=True, slots=True)
class _Part:
    """What belongs together: page one, or one method."""

    name: str
    title: str
    above: str
    lines: tuple[Line, ...]


class Reader:
    """Gives the steps of one service's minutes; asked again about the same day it remembers them.

    `words` are the texts of the document's language, `later` as `minutes.document` has it.
    """

    def __init__(self, service_id: str, words: Wording, later: Sequence[Day] = ()) -> None:
        self.service_id = service_id
        self.words = words
        self._later = later
        self._known: tuple[Day, Register, tuple[ReadingStep, ...]] | None = None

    def steps(self, day: Day, register: Register) -> tuple[ReadingStep, ...]:
        """Return the minutes step by step; every word of them is printed, in order.

        Nothing stands in a step that is not in the blocks of `minutes.document`, so it has passed
        protection. What is too long for one step goes on in the next. Raises
        `RuleBroken("row.gone")` when the register has no such service.
        """
        known = self._known
        if known is None or known[0] is not day or known[1] is not register:
            known = self._known = (day, register, tuple(self._worked_out(day, register)))
        return known[2]

    def _worked_out(self, day: Day, register: Register) -> Iterator[ReadingStep]:
        day = Shares(day).of(self.service_id)
        made = self._document(day, register)
        shadow_day, keys = marked(day, register, self.service_id)
        shadow = self._document(shadow_day, register).blocks
        same = len(shadow) == len(made.blocks)
        pairs = zip_longest((*made.blocks, *made.closing), shadow if same else ())
        for part in _parts(pairs, keys, self.words("read.page_one")):
            packed = _packed(part.lines)
            for place, found in enumerate(packed, 1):
                yield ReadingStep(part.name, part.title, part.above, found, place, len(packed))

    def _document(self, day: Day, register: Register) -> Document:
        return document(day, register, self.service_id, self.words, later=self._later)


def _parts(
    pairs: Iterable[tuple[Block, Block | None]], keys: Sequence[Key], first: str
) -> Iterator[_Part]:
    """Give page one and then each method and each other chapter, with all the lines of it."""
    head = _Part(first, "", "", ())
    held: list[Line] = []
    for block, shadow in pairs:
        if isinstance(block, Heading) and block.level is not Level.SECTION:
            if held:
                yield replace(head, lines=numbered(held))
            held = []
            title = plain(block.words)
            name = first if block.level is Level.SERVICE else title
            head = _Part(name, title, plain(block.above), ())
        elif not isinstance(block, PageBreak | WritingRoom):
            held += lines(block, shadow, keys)
    if held:
        yield replace(head, lines=numbered(held))


def _packed(found: Sequence[Line]) -> list[tuple[Line, ...]]:
    """Share lines out on steps: sections whole where they can be, else their heading again.

    There is always one step, and none is empty.
    """
    result: list[tuple[Line, ...]] = []
    now: tuple[Line, ...] = ()
    for section in _sections(found):
        if now and _height((*now, *section)) > ROOM >= _height(section):
            result.append(now)
            now = ()
        *full, now = _filled(now, section)
        result += full
    return [*result, now]


def _sections(found: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Give the lines under each heading, the heading with them."""
    held: list[Line] = []
    for line in (piece for one in found for piece in _pieces(one)):
        if line.printed.look is Look.HEADING and held:
            yield tuple(held)
            held = []
        held.append(line)
    yield tuple(held)


def _filled(before: tuple[Line, ...], section: Sequence[Line]) -> list[tuple[Line, ...]]:
    """Share a section out after what stands before it, on as many steps as it takes."""
    heading = tuple(line for line in section[:1] if line.printed.look is Look.HEADING)
    result: list[tuple[Line, ...]] = []
    now, least = before, 0
    for row in _rows_of(section):
        if len(now) > least and _height((*now, *row)) > ROOM:
            result.append(now)
            now, least = (() if row[:1] == heading else heading), len(heading)
        now = (*now, *row)
    return [*result, now]


def _rows_of(section: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Give the lines that never stand apart: a heading with what follows it, a row of a table."""
    held: tuple[Line, ...] = ()
    for line in section:
        if held and not (_stands_with(held[-1].printed, line.printed) and _height(held) < ROOM / 2):
            yield held
            held = ()
        held = (*held, line)
    if held:
        yield held


def _stands_with(last: PrintedLine, line: PrintedLine) -> bool:
    if last.look is Look.BAR:
        return line.look in {Look.BAR, Look.SMALL}
    return last.look in _HEADS or bool(last.mark and last.mark == line.mark)


def _height(found: Iterable[Line]) -> float:
    return sum(_line_height(line.printed) for line in found)


def _line_height(line: PrintedLine) -> float:
    if line.look in _HEADS:
        return _HEADING
    if line.look is Look.BAR:
        return _BAR
    below = _BELOW * _rows(line.below, _BELOW_LETTERS) if line.below else 0
    return _rows(line.words, LETTERS) + below + _APART


def _rows(words: str, letters: int) -> int:
    return sum(max(1, -(-len(part) // letters)) for part in words.split("\n"))


def _is_longer(words: str, rows: int) -> bool:
    """Tell whether words take more rows; no more of them is looked at than can stand on those."""
    return _rows(words[: rows * (LETTERS + 1) + 1], LETTERS) > rows


def _pieces(line: Line) -> Iterator[Line]:
    """Give a line as it is, or in pieces that each fill no more than a step."""
    room = int(ROOM - _HEADING - 1)
    if not _is_longer(line.printed.words, room):
        yield line
        return
    cut = list(_cut(line.printed.words, room))
    for place, words in enumerate(cut):
        before, after = "… " * bool(place), " …" * (place < len(cut) - 1)
        below = line.printed.below if place == len(cut) - 1 else ""
        printed = replace(line.printed, words=f"{before}{words}{after}", below=below)
        yield replace(line, printed=printed, piece=place + 1, pieces=len(cut))


def _cut(words: str, rows: int) -> Iterator[str]:
    """Cut a long text between words, or within a word that is too long."""
    rest = words
    while _is_longer(rest, rows):
        room = (rows - 1) * LETTERS
        while _is_longer(rest[:room], rows):
            room //= 2
        end = max(rest.rfind(" ", room // 2, room), rest.rfind("\n", room // 2, room))
        end = end if end > 0 else room
        yield rest[:end].rstrip()
        rest = rest[end:].lstrip()
    if rest:
        yield rest
