"""Other tables that look the same when printed: what an attacker cannot tell from the true one.

A twin is a whole raw table, services and all, that differs from another one in hidden places only
and keeps every printed number.
"""

import random
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dialog_app.core.publish.network import DOWN, UP, Network, Way
from dialog_app.core.publish.rule import LEAST_SERVICES, Cell, Grid, Shares

_MOST_AT_ONCE = 5
_BEFORE_MORE = 4
_MOST_MORE = 4
_NEW_SERVICE = "?"


class Twin(NamedTuple):
    """Another table with the same printed numbers, and the places where it differs."""

    grid: Grid
    places: frozenset[Cell]


class Twins:
    """Makes twins of a table, always the same ones of the same table."""

    def __init__(self, grid: Grid, hidden: frozenset[Cell]) -> None:
        self._grid = grid
        self._network = Network(grid, hidden)
        self._true = dict(self._network.values)
        self._chance = random.Random(len(hidden))  # noqa: S311 - only to look in many directions

    def about(self, place: Cell, tries: int) -> Iterator[Twin]:
        """Give twins that differ in a place: by one circle through it, later by more circles."""
        for number in range(tries):
            if not self._turned(place, DOWN if number % 2 else UP, bold=number % 4 > 1):
                continue
            for _ in range(number // _BEFORE_MORE % _MOST_MORE):
                other = self._chance.choice(self._network.hidden)
                self._turned(other, self._chance.choice((UP, DOWN)), bold=number % 4 > 1)
            twin = self._twin()
            if place in twin.places:
                yield twin

    def blend(self, places: list[Cell], most: int) -> Twin:
        """Return a twin by many circles on top of each other, through `most` of some places."""
        for place in self._chance.sample(places, min(most, len(places))):
            self._turned(place, self._chance.choice((UP, DOWN)), bold=False)
        return self._twin()

    def _turned(self, place: Cell, way: int, *, bold: bool) -> bool:
        circle = self._network.circle(place, way, self._from_anywhere)
        if circle:
            room = self._network.room(circle)
            most = self._chance.choice((*range(1, _MOST_AT_ONCE), room)) if bold else 1
            self._network.push(circle, min(room, most))
        return bool(circle)

    def _from_anywhere(self, ways: list[Way]) -> list[Way]:
        first = int(self._chance.random() * len(ways))
        return ways[first:] + ways[:first]

    def _twin(self) -> Twin:
        """Return the table as it now stands, and go back to the true one."""
        now = self._network.values
        changed = {
            place: now[place] - was for place, was in self._true.items() if now[place] != was
        }
        now.update(self._true)
        return Twin(changed_grid(self._grid, changed), frozenset(changed))


def changed_grid(grid: Grid, changed: Mapping[Cell, int]) -> Grid:
    """Return a table with some counts changed, and services that could have given them.

    Who comes and goes is chosen so that a number of few services stays one, and one of many too.
    """
    counts = [list(line) for line in grid.counts]
    shares = None if grid.shares is None else [list(line) for line in grid.shares]
    for (row, column), more in changed.items():
        if row < grid.height and column < grid.width:
            counts[row][column] += more
            if shares is not None:
                shares[row][column] = _changed_shares(shares[row], column, more)
    return Grid(counts, shares, like=(grid, changed))


def _changed_shares(line: list[Shares], column: int, more: int) -> dict[str, int]:
    here = {service: count for service, count in line[column].items() if count}
    if more > 0:
        if not here:
            others = sorted(service for shares in line for service in shares)
            here[others[0] if others else _NEW_SERVICE] = 0
        choose = min if len(here) >= LEAST_SERVICES else max
        chosen = choose(here, key=lambda service: (here[service], service))
        here[chosen] += more
        return here
    for _ in range(-more):
        largest = max(here, key=lambda service: (here[service], service))
        here[largest] -= 1
    return {service: count for service, count in here.items() if count}
