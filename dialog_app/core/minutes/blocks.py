"""What minutes are made of: frozen blocks that paper, plain text and the wall can draw.

Everything in a block has passed protection; nothing in it is markup.
"""

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dialog_app.core.charts.kinds import PARTS as CHART_PARTS
from dialog_app.core.charts.kinds import Chart
from dialog_app.core.model.base import Language

SHORT_HASH: Final = 16


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight; `language` is empty where it is the document's own."""

    words: str
    strong: bool = False
    language: Language | None = None


Text = tuple[Run, ...]
LINE_END: Final = Run("\n")
"""What ends a line within a text, between runs of any weight."""


def text(words: str, *, strong: bool = False) -> Text:
    """Return a text of one run in the document's language; empty words give an empty text."""
    return (Run(words, strong),) if words else ()


def plain(runs: Text) -> str:
    """Return the words of a text without weight and language."""
    return "".join(run.words for run in runs)


def stacked(parts: Iterable[Text]) -> Text:
    """Return the parts that hold something, each on a line of its own."""
    return joined(parts, LINE_END.words)


def joined(parts: Iterable[Text], between: str) -> Text:
    """Return the parts that hold something, with `between` between them."""
    result: Text = ()
    for part in parts:
        if part:
            result = (*result, Run(between), *part) if result else part
    return result


class Level(StrEnum):
    """How large a heading is: the service, a working method, or a section."""

    SERVICE = "service"
    METHOD = "method"
    SECTION = "section"


class Tone(StrEnum):
    """How a paragraph is set; a label stands over what it names, on the same page."""

    BASE = "base"
    SMALL = "small"
    LABEL = "label"


class Pattern(StrEnum):
    """What fills a bar, so that it can be told apart without colour."""

    AGREE = "agree"
    PARTLY = "partly"
    DISAGREE = "disagree"
    MERGED = "merged"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `above` is a small line over it. It never stands alone at the foot of a page."""

    words: Text
    level: Level = Level.SECTION
    above: Text = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text."""

    words: Text
    tone: Tone = Tone.BASE


@dataclass(frozen=True, slots=True)
class Quote:
    """A main answer from children, word for word: the only thing in a full box."""

    heading: str
    words: Text
    source: Text


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its title and its share of the line, in per cent."""

    title: str
    share: float


@dataclass(frozen=True, slots=True)
class Table:
    """A table; where a row has fewer cells than there are columns its last cell takes the rest."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One protected count with its words; both stand outside the bar itself."""

    words: str
    count: int
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Bars:
    """Protected counts as bars; a full bar is everybody who was asked (`of`)."""

    rows: tuple[Bar, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without an order."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class WritingRoom:
    """Empty lines to write on by hand."""

    lines: int


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Block = Heading | Paragraph | Quote | Table | Bars | Chart | Bullets | WritingRoom | PageBreak


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The minutes of one service in one version: what stands on the pages, and around it.

    `page_of` holds `{page}` and `{pages}` for whoever counts pages. `closing` stays together. Of
    the blocks those in `passing` hold only until the minutes are approved, and are no part of the
    content. The type of the blocks is `scale` times as large as usual.
    """

    language: Language
    title: str
    header: str
    state: str
    footer: tuple[str, ...]
    page_of: str
    blocks: tuple[Block, ...]
    closing: tuple[Block, ...] = ()
    seal: str = ""
    scale: float = 1.0
    passing: tuple[Block, ...] = ()

    @property
    def content(self) -> tuple[Block, ...]:
        """The blocks that are content: all but those that pass."""
        return tuple(one for one in (*self.blocks, *self.closing) if one not in self.passing)


def content_hash(document: Document) -> str:
    """Return the SHA-256 (hex) of the content: language, title, header and blocks as JSON.

    State, version, time and a deadline for comments are no part of it, so minutes approved as they
    were drafted keep it.
    """
    content = {
        "language": document.language,
        "title": document.title,
        "header": document.header,
        "blocks": document.content,
    }
    return canonical_hash(content)


def canonical_hash(content: Mapping[str, object]) -> str:
    """Return the SHA-256 (hex) of content as JSON in its one form; blocks may be plain objects."""
    canonical = json.dumps(
        content, default=named, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def named(part: object) -> dict[str, object]:
    """Return a part of a document as a plain object that says what kind of part it is."""
    names = _FIELDS[type(part)]
    return {"block": type(part).__name__, **{name: getattr(part, name) for name in names}}


_FIELDS: Final[Mapping[type[object], tuple[str, ...]]] = {
    kind: tuple(field.name for field in dataclasses.fields(kind))
    for kind in (
        Run,
        Heading,
        Paragraph,
        Quote,
        Column,
        Table,
        Bar,
        Bars,
        Bullets,
        WritingRoom,
        PageBreak,
        Document,
        Chart,
        *CHART_PARTS,
    )
}
