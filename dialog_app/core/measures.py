"""What a count of answers may be called, and how it moved, by rules written down beforehand.

Sources and worked examples of every formula: Diamond 2014 (thresholds), Newcombe 1998
(Wilson interval), Fagerland, Lydersen & Laake 2013 (mid-p).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final


class Label(StrEnum):
    """The few words that may stand beside the counts; the text is ``terms.label.<value>``."""

    AGREE_TOGETHER = "agree_together"
    AGREE_WITH_RESERVATIONS = "agree_with_reservations"
    MIXED = "mixed"
    DIVIDED = "divided"
    DISAGREE_TOGETHER = "disagree_together"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many took each position in one round; counts of people, never negative."""

    agree: int
    partly: int
    disagree: int
    no_position: int = 0

    def __post_init__(self) -> None:
        if min(self.agree, self.partly, self.disagree, self.no_position) < 0:
            raise ValueError("a count of people is never negative")

    @property
    def took_position(self) -> int:
        """How many agreed, partly agreed or disagreed (n)."""
        return self.agree + self.partly + self.disagree

    @property
    def asked(self) -> int:
        """How many were present and asked (N): those who took a position and those who did not."""
        return self.took_position + self.no_position


@dataclass(frozen=True, slots=True)
class LabelRule:
    """The thresholds behind the words, as exact shares of those who took a position.

    A new set of thresholds is a new version: the version stands with every word shown.
    """

    version: str
    least_answers: int
    together: Fraction
    together_against_below: Fraction
    divided: Fraction
    reservations: Fraction
    reservations_against_below: Fraction
    many_without_position_above: Fraction


RULE: Final = LabelRule(
    version="1",
    least_answers=5,
    together=Fraction(3, 4),
    together_against_below=Fraction(3, 20),
    divided=Fraction(1, 3),
    reservations=Fraction(3, 4),
    reservations_against_below=Fraction(1, 3),
    many_without_position_above=Fraction(1, 3),
)

RULE_VERSION: Final = RULE.version


def label(tally: Tally, rule: LabelRule = RULE) -> Label:
    """Return the word for the tally; the first that fits counts, without any rounding.

    *Samlet enig* is at least 75 % agree and under 15 % disagree of those who took a position;
    *delt* is at least a third each. Those who took no position never count as disagreement.
    """
    n = tally.took_position
    if n < rule.least_answers:
        return Label.TOO_FEW
    agree, disagree = Fraction(tally.agree, n), Fraction(tally.disagree, n)
    if agree >= rule.together and disagree < rule.together_against_below:
        return Label.AGREE_TOGETHER
    if disagree >= rule.together and agree < rule.together_against_below:
        return Label.DISAGREE_TOGETHER
    if agree >= rule.divided and disagree >= rule.divided:
        return Label.DIVIDED
    not_against = agree + Fraction(tally.partly, n)
    if not_against >= rule.reservations and disagree < rule.reservations_against_below:
        return Label.AGREE_WITH_RESERVATIONS
    return Label.MIXED


def many_without_position(no_position: int, asked: int, rule: LabelRule = RULE) -> bool:
    """Tell whether more than a third of those asked took no position."""
    return no_position > rule.many_without_position_above * asked


_Z: Final = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Interval:
    """A lower and an upper limit, both shares between 0 and 1."""

    lower: float
    upper: float


def wilson(k: int, n: int) -> Interval:
    """Return the 95 % Wilson interval of k of n (Newcombe 1998, method 3).

    Raises ValueError unless 0 ≤ k ≤ n and n > 0.
    """
    if not 0 <= k <= n or n == 0:
        raise ValueError("k of n needs 0 <= k <= n and n > 0")
    share, z2 = k / n, _Z * _Z
    whole = 1 + z2 / n
    middle = (share + z2 / (2 * n)) / whole
    half = _Z * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / whole
    return Interval(0.0 if k == 0 else middle - half, 1.0 if k == n else middle + half)


@dataclass(frozen=True, slots=True)
class Movement:
    """How the same people moved between two rounds: towards agree, not at all, away from it."""

    up: int
    same: int
    down: int

    @property
    def people(self) -> int:
        """How many answered in both rounds."""
        return self.up + self.same + self.down

    @property
    def net(self) -> float:
        """The share that moved towards agree less the share that moved away, from -1 to 1."""
        return (self.up - self.down) / self.people if self.people else 0.0

    @property
    def exact(self) -> float:
        """The two-sided exact sign test on those who moved; 1 where nobody moved."""
        return min(1.0, 2 * self._tail())

    @property
    def mid_p(self) -> float:
        """The two-sided mid-p sign test on those who moved; 1 where nobody moved."""
        moved, least = self.up + self.down, min(self.up, self.down)
        if moved == 0:
            return 1.0
        point: float = math.comb(moved, least) / 2**moved
        return 1 - point / 2 if self.up == self.down else 2 * (self._tail() - point / 2)

    def _tail(self) -> float:
        moved, least = self.up + self.down, min(self.up, self.down)
        tail: float = sum(math.comb(moved, i) for i in range(least + 1)) / 2**moved
        return tail


def movement(table: Sequence[Sequence[int]]) -> Movement:
    """Count the moves in a table of people, rows before and columns after.

    Both run in the order disagree, partly, agree (or any rising order of the same length).
    Only for the same people in both rounds, otherwise it is not movement. It holds raw counts:
    for the room's own screen and national sums, not for one service's paper.
    Raises ValueError when the table is not square.
    """
    if any(len(row) != len(table) for row in table):
        raise ValueError("rows and columns must be the same positions")
    cells = [(i, j, count) for i, row in enumerate(table) for j, count in enumerate(row)]
    return Movement(
        up=sum(count for i, j, count in cells if j > i),
        same=sum(count for i, j, count in cells if j == i),
        down=sum(count for i, j, count in cells if j < i),
    )


def least_agreeing_role(tallies: Mapping[str, Tally], rule: LabelRule = RULE) -> str | None:
    """Return the code of the role where the smallest share agrees, or None.

    Only a role in which at least five took a position, while at least five others did and
    agree more when taken together, may be named; on a tie nobody is. For the facilitator's
    screen, never for printed minutes.
    """
    people = sum(tally.took_position for tally in tallies.values())
    agree = sum(tally.agree for tally in tallies.values())
    shares = {
        role: Fraction(tally.agree, tally.took_position)
        for role, tally in tallies.items()
        if tally.took_position >= rule.least_answers
        and people - tally.took_position >= rule.least_answers
    }
    lowest = [role for role, share in shares.items() if share == min(shares.values())]
    if len(lowest) != 1:
        return None
    role = tallies[lowest[0]]
    others = Fraction(agree - role.agree, people - role.took_position)
    return lowest[0] if shares[lowest[0]] < others else None
