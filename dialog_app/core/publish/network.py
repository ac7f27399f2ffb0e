"""A table with some places hidden, as flows between its lines: what can be worked out, exactly.

Each place stands in two lines, a row and a column, totals included, and each line adds up. So a
change that leaves everything printed as it is goes round in a circle: from line to line by hidden
places, each in turn larger and smaller. A hidden number is known exactly when no circle goes
through it.
"""

import heapq
from collections import deque
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final, NamedTuple

from dialog_app.core.publish.rule import Cell, Grid

UP: Final = 1
DOWN: Final = -1


class Turn(NamedTuple):
    """A place on a circle, and which way its number goes there."""

    place: Cell
    way: int


Way = tuple[int, Turn]
Order = Callable[[list[Way]], Iterable[Way]]


class Range(NamedTuple):
    """The smallest and the largest number a place may hold; both can be reached."""

    least: int
    most: int


class Network:
    """The lines and hidden places of one table; the counts are one way to fill it in.

    Everything asked of it but `circle` is the same whichever of the possible counts it is given.
    """

    def __init__(self, grid: Grid, hidden: Collection[Cell]) -> None:
        self._height, self._width = grid.height, grid.width
        self.hidden: Final = tuple(sorted(hidden))
        values = _with_totals(grid.counts)
        self.values: Final = {place: values[place[0]][place[1]] for place in self.hidden}
        self._turns: dict[int, list[Way]] = {}
        for place in self.hidden:
            self._join(place)

    def _join(self, place: Cell) -> None:
        tail, head = self.ends(place)
        self._turns.setdefault(tail, []).append((head, Turn(place, UP)))
        self._turns.setdefault(head, []).append((tail, Turn(place, DOWN)))

    def ends(self, place: Cell) -> tuple[int, int]:
        """Return the two lines a place stands in; more in it takes from the first to the second."""
        row, column = place[0], self._height + 1 + place[1]
        turned = (place[0] == self._height) != (place[1] == self._width)
        return (column, row) if turned else (row, column)

    def pinned(self) -> list[Cell]:
        """Return the hidden places that hold the same number in every way to fill the table in."""
        free: set[Cell] = set()
        for place in self.hidden:
            if place not in free:
                circle = self.circle(place, UP) or self.circle(place, DOWN)
                free.update(turn.place for turn in circle)
        return [place for place in self.hidden if place not in free]

    def circle(self, place: Cell, way: int, order: Order = iter) -> list[Turn]:
        """Return a shortest circle that changes a place one up or down; empty if there is none.

        Of equally short ones `order` chooses, which gives the ways on from a line in an order.
        """
        if way == DOWN and not self.values[place]:
            return []
        tail, head = self.ends(place)
        start, goal = (head, tail) if way == UP else (tail, head)
        path = self._path(start, goal, place, order)
        return [Turn(place, way), *path] if path else []

    def _path(self, start: int, goal: int, without: Cell, order: Order) -> list[Turn]:
        came: dict[int, Way | None] = {start: None}
        waiting = deque([start])
        while waiting:
            here = waiting.popleft()
            for line, turn in order(self._turns.get(here, [])):
                if line in came or turn.place == without or not self._can(turn):
                    continue
                came[line] = (here, turn)
                if line == goal:
                    return _back(came, goal)
                waiting.append(line)
        return []

    def _can(self, turn: Turn) -> bool:
        return turn.way == UP or self.values[turn.place] > 0

    def way_by_showing(self, place: Cell, shown: Iterable[tuple[Cell, int, int]]) -> set[Cell]:
        """Return which shown places, if hidden too, make room for a change of a hidden one.

        `shown` are places with their numbers and what hiding each costs; the cheapest are chosen.
        Empty where nothing helps.
        """
        turns = {line: [(*way, 0) for way in ways] for line, ways in self._turns.items()}
        for other, count, cost in shown:
            tail, head = self.ends(other)
            turns.setdefault(tail, []).append((head, Turn(other, UP), cost))
            if count:
                turns.setdefault(head, []).append((tail, Turn(other, DOWN), cost))
        tail, head = self.ends(place)
        best = {head: 0}
        waiting: list[tuple[int, int, frozenset[Cell]]] = [(0, head, frozenset())]
        while waiting:
            cost, here, opened = heapq.heappop(waiting)
            if here == tail:
                return set(opened)
            for line, turn, more in turns.get(here, []):
                closed = turn.place == place or (not more and not self._can(turn))
                if not closed and cost + more < best.get(line, cost + more + 1):
                    best[line] = cost + more
                    path = opened | {turn.place} if more else opened
                    heapq.heappush(waiting, (cost + more, line, path))
        return set()

    def range(self, place: Cell) -> Range:
        """Return the smallest and largest number a place can hold. The total must be printed."""
        kept = dict(self.values)
        least = self._pushed(place, DOWN)
        self.values.update(kept)
        most = self._pushed(place, UP)
        self.values.update(kept)
        return Range(least, most)

    def _pushed(self, place: Cell, way: int) -> int:
        """Change a place as far as it goes, circle by circle, and return what it then holds."""
        while circle := self.circle(place, way):
            self.push(circle, self.room(circle))
        return self.values[place]

    def room(self, circle: Iterable[Turn]) -> int:
        """Return how far a circle can be gone round, until a number in it is nought.

        A circle that only grows would need a total of all that is hidden; it has no end.
        """
        return min(self.values[turn.place] for turn in circle if turn.way == DOWN)

    def push(self, circle: Iterable[Turn], amount: int) -> None:
        """Change the numbers all around a circle."""
        for turn in circle:
            self.values[turn.place] += turn.way * amount


def _with_totals(counts: Sequence[Sequence[int]]) -> list[list[int]]:
    lines = [[*line, sum(line)] for line in counts]
    return [*lines, [sum(column) for column in zip(*lines, strict=True)]]


def _back(came: dict[int, Way | None], goal: int) -> list[Turn]:
    path: list[Turn] = []
    step = came.get(goal)
    while step is not None:
        path.append(step[1])
        step = came[step[0]]
    return path
