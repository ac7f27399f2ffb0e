"""Which places of one table are hidden, totals among them: the rule, and what it leaves open.

A place is a row and a column. The row below the last is that of the column totals, the column after
the last that of the row totals, and where they cross stands the total of all.
"""

from typing import Final

from dialog_app.core.publish.network import Network
from dialog_app.core.publish.rule import (
    LEAST_IN_CELL,
    LEAST_IN_ROW,
    Board,
    Cell,
    Grid,
    Heap,
    ruled,
    too_small,
)

_ZERO_COSTS: Final = 1000


def by_rule(grid: Grid, least_in_row: int = LEAST_IN_ROW) -> frozenset[Cell]:
    """Return the places that R1 and R2 hide, and column totals that may not stand themselves.

    Totals that repeat the cells of a table of one row or one column are hidden where those are.
    Where too few have answered at all, everything is hidden.
    """
    everybody = Heap()
    board, rows = ruled(grid, least_in_row)
    for heap in board.whole[: board.height]:
        everybody.add_heap(heap)
    if not everybody.may_be_told(least_in_row):
        return everything(grid)
    totals = set[int]()
    if board.height > 1:
        totals = too_small(board.whole[board.height :], LEAST_IN_CELL, least_other=1)
        _hide_above(board, rows, totals)
    return _with_totals(board, rows, totals)


def _hide_above(board: Board, rows: set[int], totals: set[int]) -> None:
    """Hide a cell at least over each hidden column total, which could be added up otherwise."""
    if not totals:
        return
    open_lines = range(board.height + board.width)
    hidden = rows | {board.height + column for column in totals}
    for column in sorted(totals):
        line = board.height + column
        more = board.cheapest(line)
        if not board.inside[line].places and more is not None:
            board.hide(more)
    board.complement([line for line in open_lines if line not in hidden])


def _with_totals(board: Board, rows: set[int], totals: set[int]) -> frozenset[Cell]:
    height, width = board.height, board.width
    places = {(height, column) for column in totals if board.whole[height + column].persons}
    places |= {(row, width) for row in rows}
    if height == 1:
        places |= {(1, column) for _, column in board.hidden}
    if width == 1:
        places |= {(row, 1) for row, _ in board.hidden}
    return frozenset(board.hidden | places)


def freed(grid: Grid, places: frozenset[Cell]) -> frozenset[Cell]:
    """Hide more where a hidden number follows from what is printed, as far as that helps."""
    if is_withheld(grid, places):
        return places
    out = _empty_columns(grid)
    while pinned := (network := Network(grid, places)).pinned():
        shown = [
            ((row, column), count, 1 + count if count else _ZERO_COSTS)
            for row, line in enumerate(grid.counts)
            for column, count in enumerate(line)
            if (row, column) not in places and column not in out
        ]
        ways = (network.way_by_showing(place, shown) for place in pinned)
        more = next((way for way in ways if way), None)
        if more is None:
            return places
        places = places | more
    return places


def _empty_columns(grid: Grid) -> set[int]:
    return {at for at, line in enumerate(zip(*grid.counts, strict=True)) if not any(line)}


def everything(grid: Grid) -> frozenset[Cell]:
    """Return every place of a table."""
    return frozenset(
        (row, column) for row in range(grid.height + 1) for column in range(grid.width + 1)
    )


def is_withheld(grid: Grid, places: frozenset[Cell]) -> bool:
    """Tell whether not even the total of all may be told."""
    return (grid.height, grid.width) in places
