"""Which places of one table are hidden, totals among them: the rule, and what it leaves open.

A place is a row and a column. The row below the last is that of the column totals, the column after
the last that of the row totals, and where they cross stands the total of all.
"""

from dialog_app.core.publish.rule import (
    LEAST_IN_CELL,
    LEAST_IN_ROW,
    Cell,
    Grid,
    cheapest,
    columns,
    complement,
    empty_columns,
    hidden,
)


def hidden_places(grid: Grid, least_in_row: int = LEAST_IN_ROW) -> frozenset[Cell]:
    """Return every place of a table that may not be told.

    Totals that repeat the cells of a table of one row or one column are hidden where those are.
    """
    everybody = grid.heap(cell for row in range(grid.height) for cell in grid.row(row))
    if everybody.persons and not everybody.may_be_told(least_in_row):
        return frozenset((r, c) for r in range(grid.height + 1) for c in range(grid.width + 1))
    by_rule = hidden(grid, least_in_row)
    cells = set(by_rule.cells)
    totals = _hidden_totals(grid)
    _hide_below(grid, by_rule.rows, totals, cells)
    places = cells | {(grid.height, column) for column in totals}
    places |= {(row, grid.width) for row in by_rule.rows}
    if grid.height == 1:
        places |= {(1, column) for _, column in cells}
    if grid.width == 1:
        places |= {(row, 1) for row, _ in cells}
    return frozenset(places)


def _hidden_totals(grid: Grid) -> set[int]:
    """Return the columns whose totals are too small to stand, and others that go with them."""
    if grid.height == 1:
        return set()
    heaps = [grid.heap(grid.column(column)) for column in range(grid.width)]
    chosen = {
        at for at, heap in enumerate(heaps) if heap.persons and not heap.may_be_told(LEAST_IN_CELL)
    }
    others = sorted(
        (at for at, heap in enumerate(heaps) if heap.persons and at not in chosen),
        key=lambda at: (heaps[at].persons, at),
    )
    while chosen and others:
        together = grid.heap(cell for at in chosen for cell in grid.column(at))
        if len(chosen) > 1 and together.may_be_told(LEAST_IN_CELL):
            break
        chosen.add(others.pop(0))
    return chosen


def _hide_below(grid: Grid, rows: frozenset[int], totals: set[int], cells: set[Cell]) -> None:
    """Hide a cell at least under each hidden column total, which could be added up otherwise."""
    out = empty_columns(grid)
    lines = [grid.row(row) for row in range(grid.height) if row not in rows]
    lines += [line for line in columns(grid) if line[0][1] not in totals]
    for column in sorted(totals):
        line = grid.column(column)
        if cells.isdisjoint(line) and (more := cheapest(grid, line, cells, out)) is not None:
            cells.add(more)
    complement(grid, lines, cells)
