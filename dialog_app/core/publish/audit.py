"""What an attacker who knows the rule works out from all tables of a document.

A hidden number is safe when another table, told in the very same way by the whole of the program,
holds another number there: nobody can tell the two apart, however well they know the rule. Such a
twin is looked for at every hidden place. Where a number follows from what is printed it is pinned;
where no twin is found it is undecided, and counts as given away.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Final, NamedTuple

from dialog_app.core.publish import linked
from dialog_app.core.publish.hiding import is_withheld
from dialog_app.core.publish.network import Network
from dialog_app.core.publish.rule import LEAST_IN_ROW, LEAST_SERVICES, Cell, Grid
from dialog_app.core.publish.steps import hidden_places, hides_these
from dialog_app.core.publish.table import RawTable, Unit
from dialog_app.core.publish.twins import Twin, Twins

_BLENDS: Final = 6
_TRIES: Final = 48
_MORE_TABLES: Final = 3
_LEAST_TRIES: Final = 100
_TRIES_FOR_EACH: Final = 8

Places = frozenset[Cell]
Progress = Callable[[int, int], None]
"""Told how many of all hidden numbers have been looked at."""


class Number(NamedTuple):
    """A number of a document; `row` is empty for a column's total, `column` for a row's."""

    table: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Told:
    """A raw table with the places of it that are hidden, and what else looks so."""

    raw: RawTable
    hidden: Places
    is_told_alike: Callable[[Grid], bool]
    """Whether another table would be told in the very same way."""


@dataclass(frozen=True, slots=True)
class Audit:
    """The hidden numbers that are given away, and those nobody can be sure of."""

    pinned: tuple[Number, ...] = ()
    undecided: tuple[Number, ...] = ()

    @property
    def passes(self) -> bool:
        """Whether a document of these tables may be made."""
        return not self.pinned and not self.undecided


def told(raw: RawTable) -> Told:
    """Return a table with what the program's own rule hides of it."""
    least = LEAST_IN_ROW if raw.unit is Unit.PERSONS else LEAST_SERVICES
    hidden = hidden_places(raw.grid, least)
    return Told(raw, hidden, partial(hides_these, places=hidden, least_in_row=least))


def audit(tables: Iterable[Told], progress: Progress = lambda done, of: None) -> Audit:
    """Play the attacker against all tables of a document, and return what is given away.

    Tables with the same `totals` are taken together where some of those are hidden. Exact where a
    number is called pinned; what stands in neither list is safe for sure.
    """
    every = list(tables)
    count = _Count(progress, sum(len(one.hidden) for one in every))
    pinned: list[Number] = []
    undecided: list[Number] = []
    ordered = sorted(every, key=lambda one: (one.raw.totals, one.raw.key))
    for totals, group in groupby(ordered, key=lambda one: one.raw.totals):
        together = list(group)
        if totals and len(together) > 1 and any(map(_hides_totals, together)):
            found = _of_linked(together, count)
        else:
            found = [_of_one(one, count) for one in together]
        for one, (sure, unsure) in zip(together, found, strict=True):
            pinned += _numbers(one, sure)
            undecided += _numbers(one, unsure)
    count.all_done()
    return Audit(tuple(pinned), tuple(undecided))


Found = tuple[set[Cell], set[Cell]]


class _Count:
    """Counts the hidden numbers that have been looked at, and tells of it."""

    def __init__(self, progress: Progress, of: int) -> None:
        self._progress, self._of, self._done = progress, of, 0

    def done(self, more: int) -> None:
        """Tell that so many more have been looked at."""
        self._done += more
        self._progress(self._done, self._of)

    def all_done(self) -> None:
        """Tell that all have been looked at; of some nobody can be sure."""
        self.done(self._of - self._done)


def _hides_totals(one: Told) -> bool:
    below = one.raw.grid.height
    return not is_withheld(one.raw.grid, one.hidden) and any(row == below for row, _ in one.hidden)


def _numbers(one: Told, places: set[Cell]) -> list[Number]:
    rows, columns = (*one.raw.rows, "", ""), (*one.raw.columns, "")
    seen = len(one.raw.rows)
    return [
        Number(one.raw.key, rows[min(row, seen)], columns[column]) for row, column in sorted(places)
    ]


def _of_one(one: Told, count: _Count, *, fixed: Places = frozenset()) -> Found:
    """Look at one table by itself; `fixed` are places that no twin may change."""
    grid, hidden = one.raw.grid, one.hidden
    if not hidden or is_withheld(grid, hidden):
        return set(), set()
    todo = _without_twins(one, set(hidden) - fixed, fixed, count)
    pinned = set(Network(grid, hidden).pinned()) if not fixed else set()
    return pinned, (todo | fixed) - pinned


def _without_twins(one: Told, todo: set[Cell], fixed: Places, count: _Count) -> set[Cell]:
    """Return the places for which no twin is found, of the table or of one of its twins."""
    bases, left = [one.raw.grid], _LEAST_TRIES + _TRIES_FOR_EACH * len(todo)
    for at in range(1 + _MORE_TABLES):
        if not todo or at >= len(bases):
            break
        for twin in _tried(Twins(bases[at], one.hidden), todo):
            left -= 1
            if left < 0:
                return todo
            if twin.places.isdisjoint(fixed) and one.is_told_alike(twin.grid):
                before = len(todo)
                todo -= _where_different(one.raw.grid, twin.grid, one.hidden)
                count.done(before - len(todo))
                bases.append(twin.grid)
                if not todo:
                    return todo
    return todo


def _tried(twins: Twins, todo: set[Cell]) -> Iterable[Twin]:
    """Give twins to try, first such as differ in many places; `todo` is emptied meanwhile."""
    most = len(todo)
    while most > 1 and todo:
        for _ in range(_BLENDS):
            yield twins.blend(sorted(todo), most)
        most //= 2
    for place in sorted(todo):
        for twin in twins.about(place, _TRIES):
            if place not in todo:
                break
            yield twin


def _where_different(one: Grid, other: Grid, hidden: Places) -> set[Cell]:
    mine, others = Network(one, hidden).values, Network(other, hidden).values
    return {place for place in hidden if mine[place] != others[place]}


def _of_linked(group: Sequence[Told], count: _Count) -> list[Found]:
    """Look at tables that share column totals, some of which are hidden.

    A twin of one that keeps those is a twin of all; the totals themselves need one in each.
    """
    shared = [frozenset(place for place in one.hidden if _is_below(one, place)) for one in group]
    found = [_of_one(one, count, fixed=fixed) for one, fixed in zip(group, shared, strict=True)]
    open_ones = [unsure for _, unsure in found]
    _join_twins(group, shared, open_ones)
    return [
        _decided(group, at, unsure) if unsure else (set[Cell](), unsure)
        for at, unsure in enumerate(open_ones)
    ]


def _is_below(one: Told, place: Cell) -> bool:
    return place[0] == one.raw.grid.height and not is_withheld(one.raw.grid, one.hidden)


def _join_twins(
    group: Sequence[Told], shared: Sequence[Places], open_ones: Sequence[set[Cell]]
) -> None:
    """Find twins that change the same totals by the same in every table, and cross places off."""
    kinds = [_by_totals(one, places) for one, places in zip(group, shared, strict=True)]
    common = set.intersection(*(set(kind) for kind in kinds)) if kinds else set()
    for change in common:
        for places, kind in zip(open_ones, kinds, strict=True):
            places.difference_update(kind[change])


Change = frozenset[tuple[str, int]]


def _by_totals(one: Told, shared: Places) -> dict[Change, set[Cell]]:
    """Return where twins differ that change the shared totals, by how they change these."""
    kinds: dict[Change, set[Cell]] = {}
    if is_withheld(one.raw.grid, one.hidden):
        return kinds
    true = Network(one.raw.grid, one.hidden).values
    twins = Twins(one.raw.grid, one.hidden)
    for place in sorted(shared):
        for twin in twins.about(place, _TRIES):
            if one.is_told_alike(twin.grid):
                now = Network(twin.grid, one.hidden).values
                # By the column's key: another table may have put columns together.
                change = frozenset(
                    (one.raw.columns[at], now[below, at] - true[below, at]) for below, at in shared
                )
                kinds.setdefault(change, set()).update(twin.places)
    return kinds


def _decided(group: Sequence[Told], at: int, unsure: set[Cell]) -> Found:
    """Part what no twin was found for into what is pinned and what nobody can be sure of."""
    if len({one.raw.columns for one in group}) > 1:
        return set(), unsure
    tables = [(one.raw.grid, one.hidden) for one in group]
    pinned = {place for place in unsure if linked.is_pinned(tables, at, place)}
    return pinned, unsure - pinned
