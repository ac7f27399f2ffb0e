"""What a chart is: a frozen value made of protected things only, with its words beside it.

Whoever makes one has protected everything in it: a number that may not be told is not there.
Texts are in the language of whoever reads, and none is markup.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Fill(StrEnum):
    """What a part of a chart means; the look gives each its own pattern, not only its colour.

    The positions and their merged neighbours have the values of `protection.Part`, the words those
    of `measures.Label`.
    """

    AGREE = "agree"
    PARTLY = "partly"
    DISAGREE = "disagree"
    AGREE_OR_PARTLY = "agree_or_partly"
    PARTLY_OR_DISAGREE = "partly_or_disagree"
    AGREE_TOGETHER = "agree_together"
    AGREE_WITH_RESERVATIONS = "agree_with_reservations"
    MIXED = "mixed"
    DIVIDED = "divided"
    DISAGREE_TOGETHER = "disagree_together"
    TOO_FEW = "too_few"
    """Answers are there, and nothing of them may be told."""
    NO_WORD = "no_word"
    """Answers are there, and no word for them may be told."""
    NOT_ASKED = "not_asked"
    OTHER_VERSION = "other_version"
    """Answers are there, to another version than the row's."""
    COUNT = "count"
    """A number of services, where there is only one kind of part."""


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend."""

    fill: Fill
    words: str


class Worded:
    """What is said in `words`, which may be short; `also` is then the whole of it."""

    __slots__ = ()
    words: str
    also: str

    @property
    def whole(self) -> str:
        """What is said in full."""
        return self.also or self.words


@dataclass(frozen=True, slots=True)
class HeatCell(Worded):
    """What one service, or kind of service, said of one method: a tint, and always a word.

    `also` is the whole word where `words` is a short one.
    """

    fill: Fill
    words: str
    also: str = ""


@dataclass(frozen=True, slots=True)
class HeatColumn(Worded):
    """A service, or a kind of them; `also` is the whole name where `words` is a short one."""

    words: str
    also: str = ""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A method and its cells, one for each column."""

    code: str
    title: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """Methods down, services (or kinds of them) across; `corner` says what the rows are."""

    corner: str
    columns: tuple[HeatColumn, ...]
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True, slots=True)
class StackPart:
    """A part of a bar with its count and its words."""

    fill: Fill
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class StackRow:
    """One bar; without parts there is no bar, and `said` says why. `said` may also add to it."""

    words: str
    parts: tuple[StackPart, ...]
    said: str = ""

    @property
    def count(self) -> int:
        """How many all parts hold together."""
        return sum(part.count for part in self.parts)


@dataclass(frozen=True, slots=True)
class Stacks:
    """Bars of parts, all in one scale: positions of people, or words of services."""

    rows: tuple[StackRow, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """What was answered before and after; `moved` says how people moved, `said` why it does not."""

    before: StackRow
    after: StackRow
    moved: tuple[str, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class ShareRow:
    """How many services of how many; `count` is None where only `said` may be told."""

    words: str
    about: str
    count: int | None
    of: int
    said: str


@dataclass(frozen=True, slots=True)
class Shares:
    """Services that name something, each beside those that could have: the law list."""

    rows: tuple[ShareRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A picture with its title, its legend, and what it says in words.

    `about` says what was chosen (programme, period); `notes` what is hidden and what it means;
    `instead` is the text for whoever does not see the picture.
    """

    title: str
    picture: Heat | Stacks | Flow | Shares
    instead: str
    about: str = ""
    legend: tuple[Key, ...] = ()
    notes: tuple[str, ...] = ()


PARTS: Final[tuple[type[object], ...]] = (
    *(Heat, HeatColumn, HeatRow, HeatCell, Stacks, StackRow, StackPart, Flow, Shares, ShareRow),
    Key,
)
"""What a chart is made of."""
