"""Random tables across services, protected and then attacked by somebody who knows the rule."""

import os
import random
from concurrent.futures import ProcessPoolExecutor
from typing import Final, NamedTuple

from dialog_app.core.publish.audit import Told, audit
from dialog_app.core.publish.check import check
from dialog_app.core.publish.network import Network
from dialog_app.core.publish.rule import Cell, Grid
from dialog_app.core.publish.table import Given, RawTable, Shape, raw_table
from torture_table import Line, Scale, control, none_of

_TABLES: Final[dict[Scale, int]] = {"quick": 40, "ci": 10_000, "full": 10_000}
_PAIRS: Final[dict[Scale, int]] = {"quick": 8, "ci": 1_000, "full": 1_000}
_FEW_COARSER: Final = 10
"""At most one table of so many may have to be made coarser before it can be told."""
_SHARE: Final = 50
_SIZES: Final = (6, 12, 40, 90)


class Found(NamedTuple):
    """How many documents were tried, and what was found of them."""

    tried: int
    pinned: int
    coarser: int
    never: int


def run(scale: Scale) -> list[Line]:
    """Tell of random tables, alone and in pairs that share their totals, and attack them."""
    few = _TABLES["quick"]
    noticed = sum(bool(audit([_primary_only(_alone(random.Random(n)))]).pinned) for n in range(few))  # noqa: S311
    alone, pairs = _tried(_TABLES[scale], pair=False), _tried(_PAIRS[scale], pair=True)
    return [
        control("only the small numbers hidden", few, noticed),
        none_of("tables with a number that is pinned", alone.tried, alone.pinned),
        none_of("tables that no coarsening lets be told", alone.tried, alone.never),
        _few("tables that had to be coarser first", alone),
        none_of("pairs with a number that is pinned", pairs.tried, pairs.pinned),
        none_of("pairs that no coarsening lets be told", pairs.tried, pairs.never),
    ]


def _few(what: str, found: Found) -> Line:
    return Line(
        what, found.tried, found.coarser, "≤ 10%", holds=found.coarser * _FEW_COARSER <= found.tried
    )


def _tried(tables: int, *, pair: bool) -> Found:
    parts = [(at, min(at + _SHARE, tables), pair) for at in range(0, tables, _SHARE)]
    workers = min(2, os.cpu_count() or 1, len(parts))
    with ProcessPoolExecutor(workers) as pool:
        found = list(pool.map(_part, parts))
    return Found(*map(sum, zip(*found, strict=True)))


def _part(part: tuple[int, int, bool]) -> Found:
    first, end, pair = part
    tried = [_document(random.Random(seed), pair=pair) for seed in range(first, end)]  # noqa: S311
    return Found(*map(sum, zip(*tried, strict=True)))


def _document(chance: random.Random, *, pair: bool) -> Found:
    """Make one document, coarser and coarser until it may be made, and look at what it tells."""
    raws = _pair(chance) if pair else [_alone(chance)]
    levels: dict[str, int] = {}
    verdict = check(raws, levels)
    while not verdict.may_be_made and verdict.level is not None:
        levels[verdict.coarsen] = verdict.level
        verdict = check(raws, levels)
    pinned = any(_pinned(one) for one in verdict.told)
    return Found(1, int(pinned), int(bool(levels)), int(not verdict.may_be_made))


def _pinned(one: Told) -> bool:
    """Tell whether a hidden number has one value only, by a way of its own to find that out."""
    grid = one.raw.grid
    if (grid.height, grid.width) in one.hidden:
        return False
    network = Network(grid, one.hidden)
    return any(least == most for least, most in map(network.range, one.hidden))


def _primary_only(raw: RawTable) -> Told:
    """Return a table in which only one and two are hidden, as somebody might think is enough."""

    def small(grid: Grid) -> frozenset[Cell]:
        places = ((row, column) for row in range(grid.height) for column in range(grid.width))
        return frozenset(
            (row, column) for row, column in places if grid.counts[row][column] in {1, 2}
        )

    hidden = small(raw.grid)
    return Told(raw, hidden, lambda grid: small(grid) == hidden)


def _alone(chance: random.Random) -> RawTable:
    """Return a table; in half of them nobody knows the services."""
    rows, columns = chance.randint(1, 6), chance.randint(2, 4)
    shape = _shape("roles", rows, columns)
    raw = raw_table(shape, _people(chance, (rows, columns)))
    if chance.random() < 1 / 2:
        return raw
    return RawTable(key="roles", rows=raw.rows, columns=raw.columns, counts=raw.counts)


def _pair(chance: random.Random) -> list[RawTable]:
    """Return the same persons by role and by kind of service."""
    rows, columns, kinds = chance.randint(2, 4), chance.randint(2, 4), chance.randint(2, 3)
    people = _people(chance, (rows, columns))
    other = [given._replace(row=f"{int(given.service_id[1:]) % kinds}") for given in people]
    return [
        raw_table(_shape("roles", rows, columns), people),
        raw_table(_shape("kinds", kinds, columns), other),
    ]


def _shape(key: str, rows: int, columns: int) -> Shape:
    return Shape(
        key=key,
        rows=tuple(map(str, range(rows))),
        columns=tuple(f"c{at}" for at in range(columns)),
        totals="everybody",
    )


def _people(chance: random.Random, size: tuple[int, int]) -> list[Given]:
    """Return persons of some services, most of whom stand in few columns."""
    services, people = chance.randint(4, 15), []
    for row in range(size[0]):
        weights = [chance.random() ** 2 + 1 / _SHARE for _ in range(size[1])]
        for _ in range(chance.randint(0, chance.choice(_SIZES))):
            column = chance.choices(range(size[1]), weights)[0]
            people.append(Given(str(row), f"c{column}", f"s{chance.randrange(services)}", 1))
    return people
