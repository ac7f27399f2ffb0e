"""Whether the same people answer otherwise after the dialogue than before it (measures §1.7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from dialog_app.core.measures import Movement, movement
from dialog_app.core.national.distributions import chi_square_above

Table = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Marginal:
    """A test of whether the positions are as common after as before; `p` is None where none moved.

    `bhapkar` and its p are None where everybody moved in one way, so that it has no limit.
    """

    stuart_maxwell: float
    df: int
    p: float | None
    bhapkar: float | None
    bhapkar_p: float | None


@dataclass(frozen=True, slots=True)
class PairedChange:
    """How the same people answered before and after, all services together.

    `movement` counts all moves, `agree_or_not` those into *enig* and out of it. Only of people
    who are known to be the same by their cards, and who took a position both times.
    """

    movement: Movement
    agree_or_not: Movement
    marginal: Marginal


def paired_change(table: Table) -> PairedChange | None:
    """Return the change in a table of people; None where there is nobody in it.

    Rows are before and columns after, in the order disagree, partly, agree.
    Raises ValueError when the table is not square.
    """
    moved = movement(table)
    if not moved.people:
        return None
    return PairedChange(moved, movement(_agree_or_not(table)), marginal(table))


def _agree_or_not(table: Table) -> Table:
    """Return the table with all positions but the last, *enig*, as one."""
    rest = range(len(table) - 1)
    apart = sum(table[i][j] for i in rest for j in rest)
    return [
        [apart, sum(table[i][-1] for i in rest)],
        [sum(table[-1][j] for j in rest), table[-1][-1]],
    ]


def marginal(table: Table) -> Marginal:
    """Return the Stuart-Maxwell test of a table, and Bhapkar's form of it.

    Sources: Stuart 1955, Maxwell 1970, Bhapkar 1966. Positions that nobody left or came to are
    left out; Bhapkar's is Stuart-Maxwell's divided by what is left of 1 less its part of n.
    """
    size, people = len(table), sum(map(sum, table))
    rows = [sum(row) for row in table]
    columns = [sum(row[j] for row in table) for j in range(size)]
    apart = [Fraction(rows[i] - columns[i]) for i in range(size)]
    spread = [
        [
            Fraction(rows[i] + columns[i] - 2 * table[i][i])
            if i == j
            else Fraction(-table[i][j] - table[j][i])
            for j in range(size)
        ]
        for i in range(size)
    ]
    found, df = _quadratic(spread, apart)
    if not df:
        return Marginal(0.0, 0, None, None, None)
    p = chi_square_above(float(found), df)
    if found >= people:
        return Marginal(float(found), df, p, None, None)
    bhapkar = float(found / (1 - found / people))
    return Marginal(float(found), df, p, bhapkar, chi_square_above(bhapkar, df))


def _quadratic(spread: list[list[Fraction]], apart: list[Fraction]) -> tuple[Fraction, int]:
    """Return dᵀV⁻d and the rank of V, exactly; d is always a sum of V's columns.

    Taking away one row after the other leaves the same answer whichever row is left over, so
    that neither the last position nor an empty one needs a case of its own.
    """
    found, rank = Fraction(), 0
    spread, apart = [row[:] for row in spread], apart[:]
    for at in range(len(apart)):
        pivot = spread[at][at]
        if not pivot:
            continue
        found, rank = found + apart[at] ** 2 / pivot, rank + 1
        for below in range(at + 1, len(apart)):
            part = spread[below][at] / pivot
            apart[below] -= part * apart[at]
            spread[below] = [
                one - part * other for one, other in zip(spread[below], spread[at], strict=True)
            ]
    return found, rank


def benjamini_hochberg(chances: Sequence[float]) -> tuple[float, ...]:
    """Return q for each p, in the same order, when all are looked at together.

    Source: Benjamini & Hochberg 1995; the smallest share of false finds among all those that are
    at least as clear.
    """
    order = sorted(range(len(chances)), key=chances.__getitem__, reverse=True)
    found, least = [0.0] * len(chances), 1.0
    for place, at in zip(range(len(chances), 0, -1), order, strict=True):
        least = min(least, chances[at] * len(chances) / place)
        found[at] = least
    return tuple(found)
