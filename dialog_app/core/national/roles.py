"""Roles across services: which agrees least, and how far the agreement reaches (measures §1.8)."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from dialog_app.core.measures import Tally

LEAST_PEOPLE: Final = 20
"""How many of a role must have taken a position, everywhere together, for it to be told of."""

LEAST_SERVICES: Final = 5
"""In how many services they must have done so (measures §3.2)."""


@dataclass(frozen=True, slots=True)
class RoleShare:
    """How one role answered, everywhere together, in how many services, and in the largest."""

    role_code: str
    tally: Tally
    services: int
    largest: int = 0

    @property
    def share(self) -> Fraction:
        """How large a part of those who took a position agree; there is at least one."""
        return Fraction(self.tally.agree, self.tally.took_position)

    @property
    def is_of_one(self) -> bool:
        """Whether more than 80 % are of one service, so that it is not told of (R1 of §4.5)."""
        return 5 * self.largest > 4 * self.tally.took_position


def role_shares(answered: Mapping[str, Iterable[Tally]]) -> tuple[RoleShare, ...]:
    """Return how each role answered, by its code; `answered` has a tally for each service.

    Services in which nobody of the role took a position are left out, and so are such roles.
    """
    found = []
    for role, tallies in sorted(answered.items()):
        present = [one for one in tallies if one.took_position]
        if present:
            largest = max(one.took_position for one in present)
            found.append(RoleShare(role, together(present), len(present), largest))
    return tuple(found)


def together(tallies: Iterable[Tally]) -> Tally:
    """Return all tallies added up."""
    agree = partly = disagree = without = 0
    for one in tallies:
        agree += one.agree
        partly += one.partly
        disagree += one.disagree
        without += one.no_position
    return Tally(agree, partly, disagree, without)


def least_agreeing(
    roles: Iterable[RoleShare],
    *,
    least_people: int = LEAST_PEOPLE,
    least_services: int = LEAST_SERVICES,
) -> RoleShare | None:
    """Return the role of which the smallest part agrees, of those that are large enough.

    On a tie the larger role stands, then the first by code. None where no role is large enough.
    """
    large = [
        one
        for one in roles
        if one.tally.took_position >= least_people and one.services >= least_services
    ]
    order = {one: (one.share, -one.tally.took_position, one.role_code) for one in large}
    return min(large, key=order.__getitem__, default=None)


@dataclass(frozen=True, slots=True)
class RoleScores:
    """How far agreement reaches across groups, in the forms that the literature has.

    `geometric` is the one we use (G of measures §1.8). `product` is Polis' original, which falls
    with the number of groups; `jeffreys` is a mean too, but pulls less towards the middle. `least`
    is the smallest share, None where nobody answered.
    """

    geometric: float
    product: float
    jeffreys: float
    least: float | None


def role_scores(groups: Iterable[Tally]) -> RoleScores | None:
    """Return the scores of known groups; None where there are none.

    A group in which nobody took a position counts as one that leans neither way.
    """
    found = tuple(groups)
    if not found:
        return None
    smoothed = [(one.agree + 1) / (one.took_position + 2) for one in found]
    shares = [one.agree / one.took_position for one in found if one.took_position]
    return RoleScores(
        geometric=_mean(smoothed),
        product=math.prod(smoothed),
        jeffreys=_mean([(one.agree + 0.5) / (one.took_position + 1) for one in found]),
        least=min(shares, default=None),
    )


def _mean(shares: list[float]) -> float:
    """Return the geometric mean."""
    return math.exp(math.fsum(map(math.log, shares)) / len(shares))
