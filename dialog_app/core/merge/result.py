"""The day that comes of two copies once everything is chosen, as one step from ours."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from dialog_app.core import codec
from dialog_app.core.commands.answers import MOST
from dialog_app.core.day import Day
from dialog_app.core.editions import is_frozen
from dialog_app.core.errors import RuleBroken
from dialog_app.core.merge.alike import as_one
from dialog_app.core.merge.compare import (
    HANGING,
    Choice,
    Comparison,
    Difference,
    Fate,
    leads_to,
)
from dialog_app.core.merge.parts import (
    AGENDA,
    INFO,
    OF_WALL,
    ORDER,
    PLACED,
    ROUND,
    RUN,
    RUN_OF_DAY,
    RUN_OF_ITEM,
    Part,
    at_place,
    in_place,
    key_of,
    place_of,
    standing,
)
from dialog_app.core.merge.states import Copy, States, all_joined, copy_of
from dialog_app.core.model import days, said
from dialog_app.core.model.base import DayRow
from dialog_app.core.record import Change, Step
from dialog_app.core.tables import table_name

MERGED: Final = "step.day_merged"
MERGED_FOR_GOOD: Final = "step.day_merged_for_good"
"""What taking in is called where approved minutes came along, which nothing takes back."""

_OF_RUN: Final = (days.PlanChange, days.SmallTimer, days.Turn)
Chosen = Mapping[str, Choice]


@dataclass(frozen=True)
class Taken:
    """What taking in a copy comes to: the step from our day, and what is known of it then."""

    step: Step
    copy: Copy


def taken(comparison: Comparison, chosen: Chosen, pairs: Iterable[tuple[str, str]] = ()) -> Taken:
    """Return what comes of it. `pairs` are ids of two that are the same, as `alike` gives them.

    Raises `RuleBroken("merge.not_chosen")` (fact `n`) while something is yet to be chosen.
    """
    left = [one for one in comparison.conflicts if chosen.get(one.key) not in one.choices]
    if left:
        raise RuleBroken("merge.not_chosen", n=len(left))
    mine, theirs = comparison.mine, comparison.theirs
    states = all_joined(mine.states, theirs.states)
    if comparison.parts[RUN].fate is Fate.ROOM:
        states[RUN] = mine.states[RUN]
    rows = _placed(_Rows(comparison, chosen).all(), comparison, chosen, states)
    day = _with_same(Day(rows), pairs)
    return Taken(_step(mine.day, day, comparison), copy_of(day, states))


def _step(before: Day, after: Day, comparison: Comparison) -> Step:
    earlier = {(type(row), row.id): row for row in before.rows()}
    later = {(type(row), row.id): row for row in after.rows()}
    keys = sorted({*earlier, *later}, key=lambda key: (table_name(key[0]), key[1]))
    pairs = ((earlier.get(key), later.get(key)) for key in keys)
    changes = tuple(Change(*pair) for pair in pairs if pair[0] != pair[1])
    facts = {
        "added": comparison.count(Fate.NEW),
        "changed": comparison.count(Fate.CHANGED, Fate.GONE),
        "chosen": len(comparison.conflicts),
    }
    fresh = (change.after for change in changes)
    for_good = any(isinstance(row, said.Minutes) and is_frozen(row) for row in fresh)
    return Step(MERGED_FOR_GOOD if for_good else MERGED, changes, facts)


class _Rows:
    """Gathers the rows of the day that comes of it, part by part."""

    def __init__(self, comparison: Comparison, chosen: Chosen) -> None:
        self._mine, self._theirs = comparison.mine, comparison.theirs
        self._parts = comparison.parts
        self._chosen = chosen
        self._kept = self._held()

    def all(self) -> list[DayRow]:
        """Return every row; numbers and places are yet to be given."""
        rows: list[DayRow] = [self._info(), *self._of_room()]
        for key, difference in sorted(self._parts.items()):
            if key != RUN and not key.startswith((INFO, ORDER)):
                rows += self._part(difference)
        return _without_loose([self._run_of(row) for row in rows])

    def side(self, key: str) -> Choice:
        """Return whose part stands."""
        difference = self._parts[key]
        fate = difference.fate
        if fate is Fate.CONFLICT:
            return self._chosen[key]
        if key in self._kept:
            return self._kept[key]
        if fate is Fate.STAYS:
            return Choice.MINE if difference.mine is not None else Choice.THEIRS
        theirs = fate in (Fate.NEW, Fate.CHANGED, Fate.GONE)
        return Choice.THEIRS if theirs else Choice.MINE

    def _held(self) -> dict[str, Choice]:
        """Return what comes back with what is kept though one laptop took it away."""
        held: dict[str, Choice] = {}
        for key, one in self._parts.items():
            live = Choice.MINE if one.mine is not None else Choice.THEIRS
            if one.fate not in (Fate.CONFLICT, Fate.STAYS) or (one.mine and one.theirs):
                continue
            if self._chosen.get(key, live) is live:
                copy = self._mine if live is Choice.MINE else self._theirs
                hanging = (child for child in copy.parts.values() if child.key.startswith(HANGING))
                held |= {child.key: live for child in hanging if key in leads_to(child.rows)}
        return held

    def _part(self, difference: Difference) -> tuple[DayRow, ...]:
        here, there = difference.mine, difference.theirs
        if difference.fate is Fate.SAME and here is not None and there is not None:
            rows = min(here.rows, there.rows, key=_by_ids)
        else:
            side = self.side(difference.key)
            if side is Choice.BOTH and here is not None and there is not None:
                rows = _added_up(here, there)
            else:
                part = here if side is Choice.MINE else there
                rows = part.rows if part is not None else ()
        return _closed(rows, here, there) if difference.key.startswith(ROUND) else rows

    def _info(self) -> days.DayInfo:
        mine, theirs = self._mine.day.info, self._theirs.day.info
        fields = [key[len(INFO) :] for key in self._parts if key.startswith(INFO)]
        taken_over = [name for name in fields if self.side(INFO + name) is Choice.THEIRS]
        if self.side(RUN) is Choice.THEIRS:
            taken_over += RUN_OF_DAY
        return replace(mine, **{name: getattr(theirs, name) for name in taken_over})

    def _of_room(self) -> list[DayRow]:
        ran = self._mine if self.side(RUN) is Choice.MINE else self._theirs
        rows: list[DayRow] = [row for kind in OF_WALL for row in self._mine.day.all(kind)]
        return rows + [row for kind in _OF_RUN for row in ran.day.all(kind)]

    def _run_of(self, row: DayRow) -> DayRow:
        """Return an item with what became of it in the room whose clock stands."""
        if not isinstance(row, days.AgendaItem):
            return row
        ran = self._mine if self.side(RUN) is Choice.MINE else self._theirs
        known = ran.day.find(days.AgendaItem, row.id)
        if known is None:
            known = self._mine.day.find(days.AgendaItem, row.id) or _UNTOUCHED
        return replace(row, **{name: getattr(known, name) for name in RUN_OF_ITEM})


_UNTOUCHED: Final = days.AgendaItem(
    id="", day_id="", position=0, kind=days.ItemKind.BUFFER, title="", minutes=0
)


def _by_ids(rows: tuple[DayRow, ...]) -> tuple[list[str], str]:
    return sorted(row.id for row in rows), repr([codec.plain(row) for row in rows])


def _closed(rows: tuple[DayRow, ...], here: Part | None, there: Part | None) -> tuple[DayRow, ...]:
    """Return a round closed where it is on either laptop: what is changed later supersedes."""
    both = (row for part in (here, there) if part is not None for row in part.rows)
    closed = any(isinstance(row, said.Round) and row.closed for row in both)
    return tuple(
        replace(row, closed=closed) if isinstance(row, said.Round) else row for row in rows
    )


def _added_up(here: Part, there: Part) -> tuple[DayRow, ...]:
    """Return two counts of one round as one: they were people in two rooms.

    The rows are those of the copy whose ids come first, on every laptop; the other's are added.
    """
    first, second = sorted((here.rows, there.rows), key=_by_ids)
    asked = next(row for row in first if isinstance(row, said.Round))
    more = next(row for row in second if isinstance(row, said.Round))
    rows: dict[str, DayRow] = {row.id: row for row in first if isinstance(row, said.Answer)}
    counted = {_place(row): row for row in standing(_answers(first))}
    for row in standing(_answers(second)):
        known = counted.get(_place(row))
        if known is not None and not row.card:
            total = min((known.count or 0) + (row.count or 0), MOST)
            rows[known.id] = replace(known, count=total)
        else:
            rows[row.id] = replace(row, round_id=asked.id, supersedes="")
    present = min(asked.present + more.present, MOST)
    return (replace(asked, present=present), *rows.values())


def _answers(rows: Iterable[DayRow]) -> list[said.Answer]:
    return [row for row in rows if isinstance(row, said.Answer)]


def _place(row: said.Answer) -> tuple[str, ...]:
    return row.position, row.no_position, row.way, row.role_code, row.card


def _without_loose(rows: Iterable[DayRow]) -> list[DayRow]:
    """Return rows without those about an obstacle, or an end of a link, that is not there."""
    kept = list(rows)
    there = {
        row.id for row in kept if isinstance(row, said.Obstacle | said.Possibility | said.Action)
    }
    return [row for row in kept if _ends(row) <= there]


def _ends(row: DayRow) -> set[str]:
    if isinstance(row, said.ObstacleService | said.ObstacleSource):
        return {row.obstacle_id}
    return {row.from_id, row.to_id} if isinstance(row, said.Link) else set()


def _placed(
    rows: Iterable[DayRow], comparison: Comparison, chosen: Chosen, states: States
) -> list[DayRow]:
    """Return rows in the order that stands, each kind with places of its own."""
    kept = list(rows)
    for kind in PLACED:
        key = ORDER + table_name(kind)
        difference = comparison.parts.get(key)
        if difference is not None:
            live = {key_of(row): place_of(row) for row in kept if isinstance(row, kind)}
            places = _as_first(difference, chosen, live)
            if places is None:
                turn = _in_turn(f"{table_name(kind)}:", live, states)
                places = _woven(difference, chosen, live) if key == AGENDA else turn
            kept = [_moved(row, kind, places) for row in kept]
    return kept


Places = list[tuple[int, str]]


def _in_turn(name: str, live: Mapping[str, int], states: States) -> dict[str, int]:
    """Return places that no two share, the same on every laptop.

    Each has the place it had first, or the next free one after those that had one before it; on a
    tie the key decides. What was taken away keeps its place.
    """
    known = {key: state.first for key, state in states.items() if key.startswith(name)}
    firsts = {key: first for key, first in known.items() if first}
    firsts |= {key: 1 + place for key, place in live.items() if key not in firsts}
    places: dict[str, int] = {}
    place = 0
    for first, key in sorted((first, key) for key, first in firsts.items()):
        place = max(place + 1, first)
        places[key] = place - 1
    return places


def _listed(part: Part | None, live: Container[str]) -> Places:
    rows = in_place(part.rows) if part is not None else []
    return [(place, key_of(row)) for place, row in rows if key_of(row) in live]


def _as_first(
    difference: Difference, chosen: Chosen, live: Container[str]
) -> dict[str, int] | None:
    """Return the places of the copy that alone went on, or None where both did."""
    if difference.fate in (Fate.STAYS, Fate.CONFLICT):
        return None
    here, there = (_listed(part, live) for part in (difference.mine, difference.theirs))
    places = {key: place for place, key in _first(difference, chosen, here, there)}
    return places if {key for _, key in (*here, *there)} <= set(places) else None


def _woven(difference: Difference, chosen: Chosen, live: Container[str]) -> dict[str, int]:
    """Return the place of every key: in the first order, the other's own after what they follow."""
    here, there = (_listed(part, live) for part in (difference.mine, difference.theirs))
    first = _first(difference, chosen, here, there)
    second = there if first is here else here
    known = {key for _, key in first}
    order = [key for _, key in first]
    at = 0
    for _, key in second:
        if key in known:
            at = order.index(key) + 1
        else:
            order.insert(at, key)
            at += 1
    return {key: place for place, key in enumerate(order)}


def _first(difference: Difference, chosen: Chosen, here: Places, there: Places) -> Places:
    """Return the order that goes first; where both only grew, the same one on every laptop."""
    if difference.fate is Fate.STAYS:
        return min(here, there, key=lambda places: [key for _, key in places])
    side = chosen.get(difference.key, Choice.MINE)
    theirs = difference.fate in (Fate.NEW, Fate.CHANGED) or side is Choice.THEIRS
    return there if theirs else here


def _moved(row: DayRow, kind: type[DayRow], places: Mapping[str, int]) -> DayRow:
    if not isinstance(row, kind):
        return row
    return at_place(row, places.get(key_of(row), len(places)))


def _with_same(day: Day, pairs: Iterable[tuple[str, str]]) -> Day:
    for one, other in pairs:
        day = as_one(day, one, other)
    return day
