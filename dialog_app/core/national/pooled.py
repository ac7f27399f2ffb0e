"""The share of all services together, with each service as one cluster (measures §1.9)."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from dialog_app.core.measures import Interval, Tally
from dialog_app.core.national.distributions import t_quantile

_UPPER: Final = 0.975

Counts = tuple[tuple[int, int], ...]
"""How many of how many, one pair for each service."""


def agreeing(tallies: Mapping[str, Tally]) -> Counts:
    """Return how many agree of those who took a position, by service; empty rooms are left out."""
    return tuple(
        (one.agree, one.took_position) for one in tallies.values() if one.took_position > 0
    )


@dataclass(frozen=True, slots=True)
class Pooled:
    """The share of all people, and how sure it is when services, not people, were drawn.

    `se` and `interval` (95 %) are None with one service. `mean_of_services` gives each service
    the same weight, so that large ones do not drown small ones.
    """

    services: int
    agree: int
    people: int
    mean_of_services: Fraction
    se: float | None
    interval: Interval | None

    @property
    def share(self) -> Fraction:
        """How large a part of all who took a position agree."""
        return Fraction(self.agree, self.people)


def pooled(counts: Iterable[tuple[int, int]]) -> Pooled | None:
    """Return the share of all services together; None where nobody took a position.

    Every service has taken at least one position and at most all of them agree.
    """
    pairs = tuple(counts)
    if not pairs:
        return None
    agree, people = (sum(column) for column in zip(*pairs, strict=True))
    mean = _divided(pairs) / len(pairs)
    se = _clustered(pairs, Fraction(agree, people), people) if len(pairs) > 1 else None
    interval = None if se is None else _around(agree / people, se, len(pairs) - 1)
    return Pooled(len(pairs), agree, people, mean, se, interval)


def _divided(parts: Iterable[tuple[int, int]]) -> Fraction:
    """Return the sum of x/n, exactly; those with the same n are added up first."""
    by_n: dict[int, int] = defaultdict(int)
    for x, n in parts:
        by_n[n] += x
    return sum((Fraction(x, n) for n, x in by_n.items()), Fraction())


def _clustered(pairs: Counts, share: Fraction, people: int) -> float:
    m = len(pairs)
    both, whole = sum(x * n for x, n in pairs), sum(n * n for _, n in pairs)
    squares = sum(x * x for x, _ in pairs) - 2 * share * both + share**2 * whole
    return math.sqrt(Fraction(m, m - 1) * squares) / people


def _around(share: float, se: float, df: int) -> Interval:
    half = t_quantile(_UPPER, df) * se
    return Interval(max(0.0, share - half), min(1.0, share + half))


@dataclass(frozen=True, slots=True)
class Variation:
    """How much services differ beyond what people in one service differ.

    `icc` is None where nobody differs at all. `design_effect` is how many times fewer people the
    same certainty would need, were they drawn one by one; at least 1.
    """

    msb: float
    msw: float
    n0: float
    icc: float | None
    design_effect: float


def variation(counts: Iterable[tuple[int, int]]) -> Variation | None:
    """Return the variation between services; None unless two services and two people in one."""
    pairs = tuple(counts)
    m, people = len(pairs), sum(n for _, n in pairs)
    if m <= 1 or people <= m:
        return None
    agree, squares = sum(x for x, _ in pairs), _divided((x * x, n) for x, n in pairs)
    # Sum of n(p_i - P)² and of n·p_i(1 - p_i), multiplied out.
    msb = (squares - Fraction(agree * agree, people)) / (m - 1)
    msw = (agree - squares) / (people - m)
    n0 = (people - Fraction(sum(n * n for _, n in pairs), people)) / (m - 1)
    below = msb + (n0 - 1) * msw
    icc = float((msb - msw) / below) if below else None
    effect = 1 + (people / m - 1) * max(0.0, icc or 0.0)
    return Variation(float(msb), float(msw), float(n0), icc, effect)
