"""Which numbers of one table are hidden: R1 and R2 of measures §4.5, as they are written.

The rule looks at one table alone. What an attacker can still work out is found by `audit`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

LEAST_IN_CELL: Final = 3
LEAST_IN_ROW: Final = 5
LEAST_SERVICES: Final = 3
LARGEST_SHARE: Final = Fraction(4, 5)

Cell = tuple[int, int]
Shares = Mapping[str, int]
"""How many persons each service gives, by its id."""


@dataclass(slots=True)
class Heap:
    """Persons put together, with the services they come from where these are known."""

    persons: int = 0
    shares: dict[str, int] = field(default_factory=dict)
    known: bool = True

    def add(self, persons: int, shares: Shares | None) -> None:
        """Put more persons in the heap."""
        self.persons += persons
        if shares is None:
            self.known = False
            return
        for service_id, count in shares.items():
            self.shares[service_id] = self.shares.get(service_id, 0) + count

    def may_be_told(self, least: int) -> bool:
        """Tell whether nobody shows: persons enough, of three services, none of them over 80 %."""
        if self.persons < least:
            return False
        return not self.known or _many(self.persons, self.shares)


def may_be_told(persons: int, shares: Shares | None, least: int) -> bool:
    """Tell whether a number may stand: nobody at all, or enough of three services or more (R1)."""
    if persons == 0:
        return True
    return persons >= least and (shares is None or _many(persons, shares))


def _many(persons: int, shares: Shares) -> bool:
    giving = [count for count in shares.values() if count]
    return len(giving) >= LEAST_SERVICES and max(giving) <= LARGEST_SHARE * persons


@dataclass(frozen=True, slots=True)
class Grid:
    """The counts of a table by row and column, with the services' shares where they are known."""

    counts: Sequence[Sequence[int]]
    shares: Sequence[Sequence[Shares]] | None = None

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.counts)

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.counts[0]) if self.counts else 0

    def of(self, cell: Cell) -> tuple[int, Shares | None]:
        """Return the count of a cell and its services' shares."""
        row, column = cell
        return self.counts[row][column], None if self.shares is None else self.shares[row][column]

    def heap(self, cells: Iterable[Cell]) -> Heap:
        """Return the persons of some cells put together."""
        heap = Heap(known=self.shares is not None)
        for cell in cells:
            heap.add(*self.of(cell))
        return heap

    def row(self, row: int) -> list[Cell]:
        """Return the cells of a row."""
        return [(row, column) for column in range(self.width)]

    def column(self, column: int) -> list[Cell]:
        """Return the cells of a column."""
        return [(row, column) for row in range(self.height)]


@dataclass(frozen=True, slots=True)
class Hidden:
    """What the rule hides: cells, and the rows whose totals go with all their cells."""

    cells: frozenset[Cell]
    rows: frozenset[int]


def hidden(grid: Grid, least_in_row: int = LEAST_IN_ROW) -> Hidden:
    """Return what R1 and R2 hide of a table whose totals are printed.

    A column nobody stands in stays as it is: its zeros follow from its total.
    """
    rows = _hidden_rows(grid, least_in_row)
    cells = {cell for row in rows for cell in grid.row(row)}
    for row in range(grid.height):
        cells |= {one for one in grid.row(row) if not may_be_told(*grid.of(one), LEAST_IN_CELL)}
    cells -= empty_columns(grid)
    lines = [grid.row(row) for row in range(grid.height) if row not in rows]
    complement(grid, [*lines, *columns(grid)], cells)
    return Hidden(frozenset(cells), frozenset(rows))


def _hidden_rows(grid: Grid, least: int) -> set[int]:
    """Return the rows that are too small, and others that go with them."""
    heaps = [grid.heap(grid.row(row)) for row in range(grid.height)]
    rows = {at for at, heap in enumerate(heaps) if heap.persons and not heap.may_be_told(least)}
    others = sorted(set(range(grid.height)) - rows, key=lambda at: (heaps[at].persons, at))
    while rows and others:
        together = grid.heap(cell for row in rows for cell in grid.row(row))
        if len(rows) > 1 and together.may_be_told(least):
            break
        rows.add(others.pop(0))
    return rows


def empty_columns(grid: Grid) -> set[Cell]:
    """Return the cells of the columns nobody stands in."""
    lines = (grid.column(column) for column in range(grid.width))
    return {cell for line in lines if not any(grid.of(one)[0] for one in line) for cell in line}


def columns(grid: Grid) -> list[list[Cell]]:
    """Return the lines of cells below each other, where anybody stands in them."""
    empty = empty_columns(grid)
    lines = (grid.column(column) for column in range(grid.width))
    return [line for line in lines if line[0] not in empty]


def complement(grid: Grid, lines: Sequence[list[Cell]], cells: set[Cell]) -> None:
    """Hide more, so that no hidden number is what is left of a printed total of its line."""
    out = empty_columns(grid)
    is_changed = True
    while is_changed:
        is_changed = False
        for line in lines:
            while (more := _one_more(grid, line, cells, out)) is not None:
                cells.add(more)
                is_changed = True


def _one_more(grid: Grid, line: list[Cell], cells: set[Cell], out: set[Cell]) -> Cell | None:
    """Return the cell of a line that must be hidden too, or None where it is safe or all hidden."""
    inside = [cell for cell in line if cell in cells]
    if not inside or (len(inside) > 1 and grid.heap(inside).may_be_told(LEAST_IN_CELL)):
        return None
    return cheapest(grid, line, cells, out)


def cheapest(grid: Grid, line: list[Cell], cells: set[Cell], out: set[Cell]) -> Cell | None:
    """Return the cell of a line to hide next, or None where there is none left.

    First where something is hidden in the other line too, then the smallest, with zeros last.
    """
    others = [cell for cell in line if cell not in cells and cell not in out]
    is_row = line[0][0] == line[-1][0]
    crossed = {cell[is_row] for cell in cells}

    def cost(cell: Cell) -> tuple[bool, bool, int, Cell]:
        count = grid.counts[cell[0]][cell[1]]
        return cell[is_row] not in crossed, count == 0, count, cell

    return min(others, key=cost, default=None)
