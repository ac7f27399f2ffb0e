"""Two versions of minutes told apart: line by line, and within a line word by word."""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from dialog_app.core.charts.said import in_words
from dialog_app.core.minutes.blocks import (
    Bars,
    Block,
    Bullets,
    Document,
    Heading,
    Level,
    Paragraph,
    Quote,
    Table,
    plain,
)
from dialog_app.core.word_difference import Piece, pieces

GONE: Final = "− "
COME: Final = "+ "
_NEXT_CELL: Final = " | "
_AKIN: Final = 0.4
"""How alike two lines are, from 0 to 1, to be one that was reworded."""


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A line of two versions, in pieces: a paragraph, an item, a row of a table, a bar.

    `under` is the method or part it stands under, and `is_heading` whether it is a heading.
    """

    under: str
    pieces: tuple[Piece, ...]
    is_heading: bool = False

    @property
    def same(self) -> bool:
        """Whether nothing changed in it."""
        return all(piece.same for piece in self.pieces)

    @property
    def gone(self) -> str:
        """The line as it stood in the older version; empty where it is new."""
        return "".join(piece.gone for piece in self.pieces)

    @property
    def come(self) -> str:
        """The line as it stands in the newer version; empty where it was taken out."""
        return "".join(piece.come for piece in self.pieces)


class _Line(NamedTuple):
    """A line of one version: what it is, its words, and the part it stands under."""

    kind: str
    words: str
    under: str


def compared(older: Document, newer: Document) -> tuple[ComparedLine, ...]:
    """Return every line of two versions in order, those that changed and those that did not.

    State, version, time and a deadline for comments are no part of it: the content is compared.
    """
    old, new = list(_lines(older)), list(_lines(newer))
    matcher = difflib.SequenceMatcher(
        None, [line[:2] for line in old], [line[:2] for line in new], autojunk=False
    )
    found: list[ComparedLine] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            found += [_told(line, line) for line in new[c:d]]
        else:
            found += _paired(old[a:b], new[c:d])
    return tuple(found)


def as_lines(lines: Iterable[ComparedLine]) -> list[str]:
    """Return what changed as plain lines: «− before» and «+ after», each part under its name."""
    told: list[str] = []
    under = ""
    for line in lines:
        if line.same:
            continue
        if line.under != under and line.under not in (line.gone, line.come):
            told.append(line.under)
        under = line.under
        told += [f"{GONE}{line.gone}"] if line.gone else []
        told += [f"{COME}{line.come}"] if line.come else []
    return told


def _paired(old: list[_Line], new: list[_Line]) -> Iterator[ComparedLine]:
    """Give lines that changed: a line beside the next one of its kind that is like it."""
    left = list(old)
    for line in new:
        akin = next((place for place, one in enumerate(left) if _are_akin(one, line)), None)
        if akin is None:
            yield _told(None, line)
            continue
        yield from (_told(one, None) for one in left[:akin])
        yield _told(left[akin], line)
        del left[: akin + 1]
    yield from (_told(one, None) for one in left)


def _are_akin(old: _Line, new: _Line) -> bool:
    if old.kind != new.kind:
        return False
    matcher = difflib.SequenceMatcher(None, old.words.split(), new.words.split())
    return matcher.real_quick_ratio() > _AKIN and matcher.quick_ratio() > _AKIN


def _told(old: _Line | None, new: _Line | None) -> ComparedLine:
    before, after = old.words if old else "", new.words if new else ""
    line = new or old
    under, kind = (line.under, line.kind) if line else ("", "")
    told = (Piece(before, after),) if before == after else tuple(pieces(before, after))
    return ComparedLine(under, told, kind == Heading.__name__)


def _lines(document: Document) -> Iterator[_Line]:
    under = document.title
    yield _Line("title", f"{document.title}. {document.header}", under)
    for block in in_words(document.content):
        if isinstance(block, Heading) and block.level is not Level.SECTION:
            under = plain(block.words)
        yield from (_Line(type(block).__name__, words, under) for words in _words(block) if words)


def _words(block: Block) -> Iterator[str]:
    """Give the words of a block, line by line."""
    if isinstance(block, Heading):
        yield ". ".join(part for part in (plain(block.above), plain(block.words)) if part)
    elif isinstance(block, Paragraph):
        yield plain(block.words)
    elif isinstance(block, Quote):
        yield from (block.heading, plain(block.words), plain(block.source))
    elif isinstance(block, Table):
        for row in block.rows:
            yield _NEXT_CELL.join(cell for cell in map(plain, row) if cell)
    elif isinstance(block, Bars):
        yield from (f"{bar.words}: {bar.count}" for bar in block.rows)
    elif isinstance(block, Bullets):
        yield from map(plain, block.items)
