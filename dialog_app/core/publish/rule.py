"""Which numbers of one table are hidden: R1 and R2 of measures §4.5, as they are written.

The rule looks at one table alone. What an attacker can still work out is found by `audit`.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

LEAST_IN_CELL: Final = 3
LEAST_IN_ROW: Final = 5
LEAST_SERVICES: Final = 3
_TENTHS: Final = 10
_TENTHS_MOST: Final = 8

Cell = tuple[int, int]
Shares = Mapping[str, int]
"""How many persons each service gives, by its id."""


def may_be_told(persons: int, shares: Shares | None, least: int) -> bool:
    """Tell whether a number may stand (R1).

    Nobody at all, or enough persons, of three services at least, none of which gives over 80 %.
    """
    return not persons or (persons >= least and (shares is None or _many(persons, shares)))


def _many(persons: int, shares: Shares) -> bool:
    giving = [count for count in shares.values() if count]
    return len(giving) >= LEAST_SERVICES and _TENTHS * max(giving) <= _TENTHS_MOST * persons


class Grid:
    """The counts of a table by row and column, with the services' shares where they are known.

    `lines` are all lines, the rows first, then the columns; `small` the cells that may not stand
    by themselves.
    """

    __slots__ = ("counts", "height", "lines", "shares", "small", "width")

    def __init__(
        self,
        counts: Sequence[Sequence[int]],
        shares: Sequence[Sequence[Shares]] | None = None,
        like: "tuple[Grid, Collection[Cell]] | None" = None,
    ) -> None:
        """Look through a table; one `like` another but for some cells is looked through there."""
        self.counts, self.shares = counts, shares
        self.height, self.width = len(counts), len(counts[0])
        places = [(row, column) for row in range(self.height) for column in range(self.width)]
        lines: Iterable[int] = range(self.height + self.width)
        self.lines: list[Heap] = [_NOBODY] * (self.height + self.width)
        self.small: set[Cell] = set()
        if like is not None:
            places = [place for place in like[1] if place in like[0]]
            lines = {line for row, column in places for line in (row, self.height + column)}
            self.lines, self.small = list(like[0].lines), like[0].small - set(places)
        self.small |= {one for one in places if not may_be_told(*self.of(one), LEAST_IN_CELL)}
        for line in lines:
            self.lines[line] = self.heap(self.cells(line))

    def __contains__(self, place: Cell) -> bool:
        return place[0] < self.height and place[1] < self.width

    def of(self, cell: Cell) -> tuple[int, Shares | None]:
        """Return the count of a cell, and what each service gives where that is known."""
        row, column = cell
        return self.counts[row][column], None if self.shares is None else self.shares[row][column]

    def cells(self, line: int) -> list[Cell]:
        """Return the cells of a line."""
        if line < self.height:
            return [(line, column) for column in range(self.width)]
        return [(row, line - self.height) for row in range(self.height)]

    def heap(self, cells: Iterable[Cell]) -> "Heap":
        """Return the persons of some cells put together."""
        heap = Heap()
        for cell in cells:
            heap.add(*self.of(cell))
        return heap


class Heap:
    """Persons put together, with the services they come from where these are known."""

    __slots__ = ("_merged", "_shares", "persons", "places")

    def __init__(self) -> None:
        self.places = 0
        self.persons = 0
        self._shares: list[Shares] = []
        self._merged: dict[str, int] | None = None

    def add(self, persons: int, shares: Shares | None) -> None:
        """Put those of one place more in the heap."""
        self.places += 1
        self.persons += persons
        if shares is not None:
            self._shares.append(shares)
            self._merged = None

    def add_heap(self, other: "Heap") -> None:
        """Put another heap in as one place."""
        self.add(other.persons, other.shares)

    @property
    def shares(self) -> Shares | None:
        """What each service gives, or None where nobody knows."""
        if not self._shares:
            return None
        if self._merged is None:
            merged: dict[str, int] = {}
            for shares in self._shares:
                for service_id, count in shares.items():
                    merged[service_id] = merged.get(service_id, 0) + count
            self._merged = merged
        return self._merged

    def may_be_told(self, least: int) -> bool:
        """Tell whether what is in the heap may stand as a number."""
        return may_be_told(self.persons, self.shares, least)

    def hides_its_parts(self, least: int) -> bool:
        """Tell whether more than one place is in the heap, and persons enough to hide among."""
        return self.places > 1 and self.persons >= least and self.may_be_told(least)


_NOBODY: Final = Heap()


class Board:
    """A table on which one place after another is hidden, with what is hidden in each line.

    A line is known by its number: the rows come first, then the columns.
    """

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.height, self.width = grid.height, grid.width
        self.hidden: set[Cell] = set()
        self.inside = [Heap() for _ in range(self.height + self.width)]
        self.whole = grid.lines

    def hide(self, cell: Cell) -> None:
        """Hide a cell, unless nobody stands in its column: such zeros follow from the total."""
        if cell in self.hidden or not self.whole[self.height + cell[1]].persons:
            return
        self.hidden.add(cell)
        count, shares = self.grid.of(cell)
        self.inside[cell[0]].add(count, shares)
        self.inside[self.height + cell[1]].add(count, shares)

    def complement(self, lines: Sequence[int]) -> None:
        """Hide more, so that no hidden number is what is left of a printed total of its line."""
        is_changed = True
        while is_changed:
            is_changed = False
            for line in lines:
                heap = self.inside[line]
                while heap.places and not heap.hides_its_parts(LEAST_IN_CELL):
                    more = self.cheapest(line)
                    if more is None:
                        break
                    self.hide(more)
                    is_changed = True

    def cheapest(self, line: int) -> Cell | None:
        """Return the cell of a line to hide next, or None where there is none left.

        First where something is hidden in the other line too, then the smallest, with zeros last.
        """
        best: tuple[bool, bool, int, Cell] | None = None
        for cell in self.grid.cells(line):
            column = self.height + cell[1]
            if cell in self.hidden or not self.whole[column].persons:
                continue
            other = column if line < self.height else cell[0]
            count = self.grid.counts[cell[0]][cell[1]]
            cost = (not self.inside[other].places, count == 0, count, cell)
            if best is None or cost < best:
                best = cost
        return best[3] if best is not None else None


def too_small(heaps: Sequence[Heap], least: int, least_other: int = 0) -> set[int]:
    """Return which totals may not stand, and others so that these are not what is left.

    Others go smallest first, from those that hold `least_other` persons or more.
    """
    chosen = {at for at, heap in enumerate(heaps) if not heap.may_be_told(least)}
    if not chosen:
        return chosen
    together = Heap()
    for at in sorted(chosen):
        together.add_heap(heaps[at])
    may_go = {at for at, heap in enumerate(heaps) if heap.persons >= least_other} - chosen
    others = sorted(may_go, key=lambda at: (heaps[at].persons, at))
    while others and not together.hides_its_parts(least):
        at = others.pop(0)
        together.add_heap(heaps[at])
        chosen.add(at)
    return chosen


def ruled(grid: Grid, least_in_row: int = LEAST_IN_ROW) -> tuple[Board, set[int]]:
    """Return what R1 and R2 hide of a table whose totals are printed, and the rows hidden whole."""
    board = Board(grid)
    rows = too_small(board.whole[: board.height], least_in_row)
    for cell in sorted(grid.small.union(*(grid.cells(row) for row in rows))):
        board.hide(cell)
    lines = [line for line in range(board.height + board.width) if line not in rows]
    board.complement(lines)
    return board, rows
