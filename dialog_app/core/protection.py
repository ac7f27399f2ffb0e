"""What may be told of one service's answers on the wall, on paper and in exports.

Small numbers are protected: nobody shall be able to tell from a row who answered what.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from dialog_app.core.measures import RULE_VERSION, Label, Tally, label

LEAST_ANSWERS: Final = 5
LEAST_PART: Final = 3
LEAST_FOR_PERCENT: Final = 10


class Part(StrEnum):
    """One part of a printed row; its words are ``terms.part.<value>``."""

    AGREE = "agree"
    PARTLY = "partly"
    DISAGREE = "disagree"
    AGREE_OR_PARTLY = "agree_or_partly"
    PARTLY_OR_DISAGREE = "partly_or_disagree"


@dataclass(frozen=True, slots=True)
class NoDistribution:
    """Too few answered for anything but that they were asked."""


@dataclass(frozen=True, slots=True)
class OnlyCount:
    """Only how many took a position may be told."""

    n: int


@dataclass(frozen=True, slots=True)
class Row:
    """The parts that may be told, in the order agree to disagree, each with its count.

    The counts add up to all who took a position; merged parts stand as one.
    """

    parts: tuple[tuple[Part, int], ...]

    @property
    def n(self) -> int:
        """How many took a position."""
        return sum(count for _, count in self.parts)

    @property
    def merged(self) -> bool:
        """Whether two positions stand as one part."""
        return Part.PARTLY not in dict(self.parts)


ProtectedRow = NoDistribution | OnlyCount | Row

# Where two merges are equally good the first stands: delvis joins uenig.
_MERGES: Final = (
    (Part.AGREE, Part.PARTLY_OR_DISAGREE),
    (Part.AGREE_OR_PARTLY, Part.DISAGREE),
)
_WITH_AGREE: Final = frozenset({Part.AGREE, Part.AGREE_OR_PARTLY})


def protected_row(tally: Tally) -> ProtectedRow:
    """Return what may be told of the tally.

    Under five answers: nothing. Parts of one or two people are merged with their neighbour;
    of two possible merges the one whose smallest part is largest stands, on a tie *delvis*
    joins *uenig*; where no merge helps, only the number of answers is told. Under ten answers a
    row in which everybody stands in one part that holds no *enig* tells only the number: it
    would tell what each person answered. (The written rule says "leaves nobody among *enig*";
    the agreed cases keep such a row when it has two filled parts, and the cases win.)
    """
    n = tally.took_position
    if n < LEAST_ANSWERS:
        return NoDistribution()
    row = _best_row(tally)
    if row is None or (n < LEAST_FOR_PERCENT and _tells_on_everybody(row)):
        return OnlyCount(n)
    return row


def protected_word(tally: Tally) -> Label | None:
    """Return the word that may stand beside the protected row, or None.

    A word may stand only where every split of the same number of answers that is told by the
    very same row gives that word; else the word would tell what the row keeps back. Under five
    answers no word stands.
    """
    row = protected_row(tally)
    if not isinstance(row, Row):
        return None
    return _common_word(row)


def percentages_allowed(tally: Tally) -> bool:
    """Tell whether (whole) percentages may stand beside the counts: from ten answers on."""
    return tally.took_position >= LEAST_FOR_PERCENT


def may_stand_side_by_side(before: Tally, after: Tally) -> bool:
    """Tell whether two rounds of the same people may be told beside each other.

    Not when the numbers of answers differ by one to four: the difference would tell what the
    few who came or left answered. Then only a table of the same people's moves may be told.
    """
    return not 1 <= abs(before.took_position - after.took_position) < LEAST_ANSWERS


def standing_rounds(newest_first: Iterable[Tally | None]) -> Iterator[bool]:
    """Give for each round of the same service and thing whether it may be told beside the others.

    The newest always stands; an earlier one only where its number of answers differs from that of
    no newer one that stands by one to four (P5 of measures §4.4). None is one nobody counted.
    """
    standing: list[Tally] = []
    for tally in newest_first:
        told = tally is None or all(may_stand_side_by_side(tally, newer) for newer in standing)
        if tally is not None and told:
            standing.append(tally)
        yield told


@dataclass(frozen=True, slots=True)
class ProtectedTally:
    """All that the wall, a printed page or an export may know of one round."""

    row: ProtectedRow
    word: Label | None
    no_position: int
    rule_version: str = RULE_VERSION

    @property
    def took_position(self) -> int | None:
        """How many took a position, or None where not even that is told."""
        return None if isinstance(self.row, NoDistribution) else self.row.n

    @property
    def present_shown(self) -> bool:
        """Whether the number asked may be told for this round on a screen; never on paper."""
        return self.took_position is not None

    @property
    def percentages_allowed(self) -> bool:
        """Whether (whole) percentages may stand beside the counts: from ten answers on."""
        return self.took_position is not None and self.took_position >= LEAST_FOR_PERCENT

    @property
    def merged(self) -> bool:
        """Whether two positions stand as one part."""
        return isinstance(self.row, Row) and self.row.merged

    @property
    def parts(self) -> tuple[tuple[Part, int], ...]:
        """The parts that may be drawn as a bar, agree first; empty where there is no bar."""
        return self.row.parts if isinstance(self.row, Row) else ()

    @property
    def input_hash(self) -> str:
        """The SHA-256 (hex) of rule version and what is told; it gives nothing more away.

        The word is decided by these alone, so a changed hash is the sign to look again.
        """
        told = [f"{part.value}={count}" for part, count in self.parts]
        text = "|".join(
            ["protected", self.rule_version, str(self.took_position), *told, str(self.no_position)]
        )
        return hashlib.sha256(text.encode("ascii")).hexdigest()


def protect(tally: Tally) -> ProtectedTally:
    """Return what may be told of the tally; those who took no position are told as they are."""
    return ProtectedTally(protected_row(tally), protected_word(tally), tally.no_position)


def _best_row(tally: Tally) -> Row | None:
    separate = (
        (Part.AGREE, tally.agree),
        (Part.PARTLY, tally.partly),
        (Part.DISAGREE, tally.disagree),
    )
    if _large_enough(separate):
        return Row(separate)
    counts = (
        (tally.agree, tally.partly + tally.disagree),
        (tally.agree + tally.partly, tally.disagree),
    )
    rows = [
        tuple(zip(names, sums, strict=True)) for names, sums in zip(_MERGES, counts, strict=True)
    ]
    possible = [parts for parts in rows if _large_enough(parts)]
    if not possible:
        return None
    return Row(max(possible, key=lambda parts: min(count for _, count in parts)))


def _large_enough(parts: tuple[tuple[Part, int], ...]) -> bool:
    return all(count == 0 or count >= LEAST_PART for _, count in parts)


def _tells_on_everybody(row: Row) -> bool:
    filled = [part for part, count in row.parts if count]
    return len(filled) == 1 and filled[0] not in _WITH_AGREE


@cache
def _common_word(row: Row) -> Label | None:
    words = {label(split) for split in _splits(row) if protected_row(split) == row}
    return words.pop() if len(words) == 1 else None


def _splits(row: Row) -> list[Tally]:
    """Every tally that could lie behind the row's parts, before the rule is asked."""
    first, last = row.parts[0][1], row.parts[-1][1]
    if not row.merged:
        return [Tally(first, row.parts[1][1], last)]
    if row.parts[0][0] is Part.AGREE_OR_PARTLY:
        return [Tally(first - partly, partly, last) for partly in range(first + 1)]
    return [Tally(first, partly, last - partly) for partly in range(last + 1)]
