"""How much of one table is hidden, step by step, until nobody who knows the rule can tell more.

The rule alone gives much away to who knows it: that a number is hidden says that it is one or two,
or that it was the smallest left, and often only one table fits. So what the rule hides stands only
where for every hidden number there is a twin by the same rule; else more is hidden, in three steps:
whole rows, all but the totals, all but the totals below.
"""

from collections.abc import Callable
from typing import Final

from dialog_app.core.publish.hiding import by_rule, freed, is_withheld
from dialog_app.core.publish.rule import LEAST_IN_ROW, Cell, Grid
from dialog_app.core.publish.twins import Twins

_TRIES: Final = 12
_MANY: Final = 12
Places = frozenset[Cell]


def hidden_places(grid: Grid, least_in_row: int = LEAST_IN_ROW) -> Places:
    """Return every place of a table that may not be told."""
    ruled = by_rule(grid, least_in_row)
    if not ruled or is_withheld(grid, ruled):
        return ruled
    for step in _STEPS:
        places = freed(grid, step(grid, ruled))
        if _has_twins(grid, places, step, least_in_row):
            return places
    return _all_but_totals_below(grid, ruled)


def hides_these(grid: Grid, places: Places, least_in_row: int = LEAST_IN_ROW) -> bool:
    """Tell whether just these places of a table may not be told; as `hidden_places`, but faster."""
    ruled = by_rule(grid, least_in_row)
    if not ruled or is_withheld(grid, ruled) or not ruled <= places:
        return ruled == places
    before = [step(grid, ruled) for step in _STEPS]
    last = _all_but_totals_below(grid, ruled)
    if not any(one <= places and freed(grid, one) == places for one in before) and places != last:
        return False
    for step, one in zip(_STEPS, before, strict=True):
        found = freed(grid, one)
        if _has_twins(grid, found, step, least_in_row):
            return found == places
    return last == places


Step = Callable[[Grid, Places], Places]


def _has_twins(grid: Grid, places: Places, step: Step, least_in_row: int) -> bool:
    """Tell whether every hidden place has a twin that this step hides the same places of."""
    twins, todo = Twins(grid, places), set(places)
    most = len(places)
    while most > _MANY and todo:
        twin = twins.blend(sorted(todo), most)
        if _same(twin.grid, places, step, least_in_row):
            todo -= twin.places
        most //= 2
    for place in sorted(todo):
        if place not in todo:
            continue
        for twin in twins.about(place, _TRIES):
            if _same(twin.grid, places, step, least_in_row):
                todo -= twin.places
                break
        else:
            return False
    return True


def _same(grid: Grid, places: Places, step: Step, least_in_row: int) -> bool:
    ruled = by_rule(grid, least_in_row)
    if not ruled or is_withheld(grid, ruled):
        return ruled == places
    found = step(grid, ruled)
    # What is printed is the same, so nothing more follows from it than did.
    return found == places or (found < places and freed(grid, found) == places)


def _as_ruled(_grid: Grid, ruled: Places) -> Places:
    return ruled


def _rows(grid: Grid, ruled: Places) -> Places:
    """Hide every row whole, though not its total, in which a number is hidden."""
    rows = {row for row, _ in ruled if row < grid.height}
    if len(rows) == 1 < grid.height:
        others = [row for row in range(grid.height) if row not in rows]
        rows.add(
            min(others, key=lambda row: (not grid.lines[row].persons, grid.lines[row].persons))
        )
    return _with_rows(grid, rows, ruled)


def _inside(grid: Grid, ruled: Places) -> Places:
    """Hide all but the totals that may stand."""
    return _with_rows(grid, set(range(grid.height)), ruled)


def _with_rows(grid: Grid, rows: set[int], ruled: Places) -> Places:
    height, width = grid.height, grid.width
    filled = [column for column in range(width) if grid.lines[height + column].persons]
    places = {(row, column) for row in rows for column in filled}
    places |= {place for place in ruled if place not in grid}
    if height == 1:
        places |= {(1, column) for column in filled}
    if width == 1:
        places |= {(row, 1) for row in rows if filled}
    return frozenset(places)


def _all_but_totals_below(grid: Grid, ruled: Places) -> Places:
    """Hide all but the total of all, and those column totals that may stand."""
    inside = _inside(grid, ruled)
    if grid.height == 1:
        return inside
    return inside | {(row, grid.width) for row in range(grid.height)}


_STEPS: Final[tuple[Step, ...]] = (_as_ruled, _rows, _inside)
