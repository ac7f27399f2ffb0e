"""Whether a count of all may be told to those who know what the picture tells of each service."""

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from itertools import permutations
from typing import Final

from dialog_app.core.measures import Tally
from dialog_app.core.national.measure import Measured
from dialog_app.core.protection import protected_row
from dialog_app.core.publish.table import Given, PublishedTable, Shape, publish, raw_table

_COLUMNS: Final = ("agree", "partly", "disagree", "no_position")
_ROW: Final = "rest"
_SHAPE: Final = Shape(key="national.rest", rows=(_ROW,), columns=_COLUMNS)
_STEPS: Final = frozenset(permutations((1, 0, -1)))
"""One person who answers otherwise: what is added to agree, partly and disagree."""

_TWO: Final = 2

Step = tuple[int, ...]


def may_stand_beside_the_picture(measured: Measured, told: PublishedTable) -> bool:
    """Tell whether what is told of all gives away nothing that the picture keeps back.

    `told` has one row, and the positions as columns.

    Whoever takes away the services of which the picture tells every number has the others left.
    What is told must pass in a table of these alone; and where all of it stands, each must have
    another that could have answered one person more where it answered one less, so that neither is
    the only possible one. Of versions together, those who answered another must pass as well.
    """
    rest = {key: one for key, one in measured.tallies.items() if key not in measured.told_whole}
    return (
        _passes(rest, told)
        and all(_passes(one, told) for one in _without_a_version(measured))
        and (not told.is_whole or _have_others(rest.values()))
    )


def _without_a_version(measured: Measured) -> Iterator[Mapping[str, Tally]]:
    """Give what is left of versions together when one of them is taken away."""
    if len(measured.version_ids) < _TWO:
        return
    for version_id in measured.version_ids:
        yield {
            key: one
            for key, one in measured.tallies.items()
            if measured.version_of[key] != version_id
        }


def _passes(tallies: Mapping[str, Tally], told: PublishedTable) -> bool:
    """Tell whether each number that is told might be told of these services alone."""
    given = [
        Given(_ROW, column, service_id, people)
        for service_id, one in tallies.items()
        for column, people in zip(
            _COLUMNS, (one.agree, one.partly, one.disagree, one.no_position), strict=True
        )
    ]
    if not any(one.persons for one in given):
        return True
    left = publish(raw_table(_SHAPE, given))
    (row,) = told.rows
    return all(
        left.of(_ROW, column) is not None for column in _COLUMNS if told.of(row, column) is not None
    )


def _have_others(tallies: Collection[Tally]) -> bool:
    """Tell whether each could have answered otherwise with nothing that is told being otherwise."""
    could = [_could(one) for one in tallies if one.took_position]
    able = {step: sum(step in one for one in could) for step in _STEPS}

    def has_other(mine: frozenset[Step]) -> bool:
        backs = ((step, tuple(-one for one in step)) for step in mine)
        return any(able[back] > (back in mine) for _, back in backs)

    return all(map(has_other, could))


@lru_cache(maxsize=20_000)
def _could(tally: Tally) -> frozenset[Step]:
    """Return the steps after which the picture tells the very same of a service."""
    told, counts = protected_row(tally), (tally.agree, tally.partly, tally.disagree)
    found = set()
    for step in _STEPS:
        after = [count + more for count, more in zip(counts, step, strict=True)]
        if min(after) >= 0 and protected_row(Tally(*after)) == told:
            found.add(step)
    return frozenset(found)
