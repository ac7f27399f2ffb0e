"""Tables that share their column totals, some of them hidden: what can be worked out together.

Whole numbers only: bounds go from line to line until nothing changes, and where that is not enough
one number after another is tried. After so many tries it gives up, and says so.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from dialog_app.core.publish.hiding import is_withheld
from dialog_app.core.publish.network import Range
from dialog_app.core.publish.rule import Cell, Grid

MOST_TRIES: Final = 20_000
_QUICK_TRIES: Final = 300
"""Enough to tell what is pinned from what is not sure; both are given away."""

Name = tuple[int, int, int]
"""A hidden number: its table, row and column; a shared one has the number −1 as its table."""
Sum = tuple[tuple[Name, ...], tuple[Name, ...], int]
"""What is added, what is taken away, and what that makes."""
Tables = Sequence[tuple[Grid, frozenset[Cell]]]


class GivenUp(Exception):
    """There was too much to try."""


def range_of(tables: Tables, at: int, place: Cell, most_tries: int = MOST_TRIES) -> Range | None:
    """Return the least and the most a hidden place can hold, or None where it was given up."""
    puzzle = _Puzzle(tables, most_tries)
    name, true = puzzle.name(at, place), puzzle.true(at, place)
    try:
        least = next((n for n in range(true) if puzzle.can_be(name, n)), true)
        most = next((n for n in range(puzzle.most, true, -1) if puzzle.can_be(name, n)), true)
    except GivenUp:
        return None
    return Range(least, most)


def is_pinned(tables: Tables, at: int, place: Cell) -> bool:
    """Tell whether a place holds the same number in every way; False where it was given up."""
    found = range_of(tables, at, place, _QUICK_TRIES)
    return found is not None and found.least == found.most


class _Puzzle:
    """The hidden numbers of some tables, and what they must add up to."""

    def __init__(self, tables: Tables, most_tries: int) -> None:
        self._tables = tables
        self._left = most_tries
        self.most = max(sum(map(sum, grid.counts)) for grid, _ in tables)
        self._sums = [one for at in range(len(tables)) for one in self._lines(at)]
        self._of: dict[Name, list[Sum]] = {}
        for one in self._sums:
            for name in (*one[0], *one[1]):
                self._of.setdefault(name, []).append(one)

    def name(self, at: int, place: Cell) -> Name:
        """Return what a place of a table is called here."""
        below = self._tables[at][0].height
        return (-1, 0, place[1]) if place[0] == below else (at, *place)

    def true(self, at: int, place: Cell) -> int:
        """Return what stands in a place of a table."""
        counts = self._tables[at][0].counts
        rows = counts if place[0] == len(counts) else [counts[place[0]]]
        return sum(sum(row) if place[1] == len(row) else row[place[1]] for row in rows)

    def _lines(self, at: int) -> Iterable[Sum]:
        grid, hidden = self._tables[at]
        if is_withheld(grid, hidden):
            return
        for row in range(grid.height + 1):
            yield self._sum(at, [(row, column) for column in range(grid.width + 1)])
        for column in range(grid.width + 1):
            yield self._sum(at, [(row, column) for row in range(grid.height + 1)])

    def _sum(self, at: int, line: list[Cell]) -> Sum:
        """Return what the hidden places of a line must add up to; the last one is its total."""
        hidden = self._tables[at][1]
        parts = tuple(self.name(at, place) for place in line[:-1] if place in hidden)
        whole = tuple(self.name(at, place) for place in line[-1:] if place in hidden)
        shown = sum(self.true(at, place) for place in line[:-1] if place not in hidden)
        total = 0 if whole else self.true(at, line[-1])
        return parts, whole, total - shown

    def can_be(self, name: Name, number: int) -> bool:
        """Tell whether a number can stand in a place; raises `GivenUp`."""
        bounds = dict.fromkeys(self._of, (0, self.most))
        bounds[name] = (number, number)
        return self._solved(bounds, list(self._sums))

    def _solved(self, bounds: dict[Name, tuple[int, int]], fresh: list[Sum]) -> bool:
        self._left -= 1
        if self._left < 0:
            raise GivenUp
        if not self._narrow(bounds, fresh):
            return False
        open_ones = [name for name, (low, high) in bounds.items() if low < high]
        if not open_ones:
            return True
        name = min(open_ones, key=lambda one: bounds[one][1] - bounds[one][0])
        low, high = bounds[name]
        middle = (low + high) // 2
        halves = ((low, middle), (middle + 1, high))
        return any(self._solved({**bounds, name: half}, list(self._of[name])) for half in halves)

    def _narrow(self, bounds: dict[Name, tuple[int, int]], fresh: list[Sum]) -> bool:
        """Let bounds follow from each other; False where nothing is possible any more."""
        while fresh:
            parts, whole, total = fresh.pop()
            signed = [(name, 1) for name in parts] + [(name, -1) for name in whole]
            if not signed and total:
                return False
            for name, sign in signed:
                others = [(bounds[one], way) for one, way in signed if one != name]
                low = total - sum(b[1] if way > 0 else -b[0] for b, way in others)
                high = total - sum(b[0] if way > 0 else -b[1] for b, way in others)
                if sign < 0:
                    low, high = -high, -low
                now = (max(low, bounds[name][0]), min(high, bounds[name][1]))
                if now[0] > now[1]:
                    return False
                if now != bounds[name]:
                    bounds[name] = now
                    fresh += self._of[name]
        return True
