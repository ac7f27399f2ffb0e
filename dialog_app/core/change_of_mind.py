"""How people answered before the dialogue and after it, and who changed their mind.

Only people who are known to be the same, by their numbered cards, are paired (measures §1.7); one
day is never paired with another. What `Change` holds is raw, for the room's own screen; whatever
stands elsewhere goes through `told_change`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

from dialog_app.core.day import Day
from dialog_app.core.measures import Movement, Tally, movement
from dialog_app.core.model.base import Subject
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import RISING, Move, Position
from dialog_app.core.protection import (
    LEAST_ANSWERS,
    LEAST_FOR_PERCENT,
    LEAST_PART,
    Part,
    ProtectedRow,
    Row,
    protected_row,
)
from dialog_app.core.roster import pairs

Table = tuple[tuple[int, int, int], tuple[int, int, int], tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Change:
    """The two rounds of one service or group on one subject, and who moved between them.

    A tally is None where a majority was noted and not counted. `moves` counts people by their
    answers before and after, those who took no position too; it is empty where nobody is known
    to have answered both times.
    """

    before: Tally | None
    after: Tally | None
    moves: Mapping[tuple[Position, Position], int]

    @property
    def table(self) -> Table:
        """Those who took a position both times: rows before, columns after, as `RISING`."""
        rows = [tuple(self.moves.get((one, two), 0) for two in RISING) for one in RISING]
        return rows[0], rows[1], rows[2]  # type: ignore[return-value]

    @property
    def movement(self) -> Movement | None:
        """How those who took a position both times moved; None where there are none."""
        found = movement(self.table)
        return found if found.people else None

    @property
    def everybody(self) -> bool:
        """Whether all who took a position in either round did so in both, by the same cards."""
        people = sum(map(sum, self.table))
        rounds = (self.before, self.after)
        return people > 0 and all(one is not None and one.took_position == people for one in rounds)


def change_of_mind(
    day: Day, service_id: str, subject: Subject, group_id: str = ""
) -> Change | None:
    """Return both rounds of a service or group on a subject; None unless both have answers."""
    rounds = (
        day.round(service_id, subject, Phase.BEFORE, group_id),
        day.round(service_id, subject, Phase.AFTER, group_id),
    )
    if not all(asked is not None and day.answers(asked) for asked in rounds):
        return None
    before, after = (day.tally(asked) if asked else None for asked in rounds)
    return Change(before, after, _moves(day, service_id, subject, group_id))


def _moves(
    day: Day, service_id: str, subject: Subject, group_id: str
) -> dict[tuple[Position, Position], int]:
    found: dict[tuple[Position, Position], int] = {}
    for pair in pairs(day, service_id, subject, group_id):
        found[pair] = found.get(pair, 0) + 1
    # Of a closed day the cards are gone, and the moves are what is left of them.
    return found or kept_moves(day).get((service_id, group_id, subject), {})


Kept = dict[tuple[str, str, Subject], dict[tuple[Position, Position], int]]


def kept_moves(day: Day) -> Kept:
    """Return the moves of a closed day by service, group and subject."""
    found: Kept = {}
    for row in day.all(Move):
        moves = found.setdefault((row.service_id, row.group_id, row.subject), {})
        pair = (row.before, row.after)
        moves[pair] = moves.get(pair, 0) + row.count
    return found


class Way(NamedTuple):
    """Parts of those who moved that stand as one, and the word for them: ``story.moved.<key>``."""

    key: str
    holds_up: bool


UP, SAME, DOWN = Way("up", True), Way("same", False), Way("down", False)
UP_OR_SAME, SAME_OR_DOWN = Way("up_or_same", True), Way("same_or_down", False)


@dataclass(frozen=True, slots=True)
class ToldChange:
    """What may be told of a change anywhere but in the room.

    `people` answered both times, and is None where not even that is told. `parts` are empty where
    only their number is. `same_people` is whether there was anything to tell: without it the
    rounds stand alone, and the change cannot be known.
    """

    same_people: bool
    people: int | None = None
    parts: tuple[tuple[Way, int], ...] = ()


NOT_THE_SAME: Final = ToldChange(same_people=False)


def told_change(change: Change) -> ToldChange:
    """Return what may be told of a change beside the protected rows of both rounds.

    Small parts are merged as in a row (P2 and P5 of measures §4.4), towards the merge whose
    smallest part is largest. A row of moves stands only where it cannot be combined with the
    rows of the rounds to work out anything they keep back, nor a move that only one or two made.
    Unless all who took a position did so both times nothing is told: the difference would tell
    what the others answered.
    """
    if not change.everybody or change.before is None or change.after is None:
        return NOT_THE_SAME
    return _told(change.table)


_Parts = tuple[tuple[Way, int], ...]
_Told = tuple[ProtectedRow, ProtectedRow]
_DEPTH: Final = 2
"""How many times over a number kept back must have another that would have been told alike."""


def _told(table: Table) -> ToldChange:
    people = sum(map(sum, table))
    if people < LEAST_ANSWERS:
        return ToldChange(same_people=True)
    return ToldChange(same_people=True, people=people, parts=_standing(table, _DEPTH))


@lru_cache(maxsize=1 << 16)
def _standing(table: Table, depth: int) -> _Parts:
    """Return the row of moves that stands for a table, or nothing where it would tell too much.

    With `depth` 0 only the rule for small parts is asked. Never another row instead of one that
    tells too much: that it stands there would itself tell something.
    """
    parts = _by_rule(movement(table))
    if not depth or _safe(table, parts, depth):
        return parts
    return ()


def _by_rule(moved: Movement) -> _Parts:
    """Return the row that P2 and P3 let stand, or nothing."""
    up, same, down = moved.up, moved.same, moved.down
    merged: list[_Parts] = [
        ((UP, up), (SAME_OR_DOWN, same + down)),
        ((UP_OR_SAME, up + same), (DOWN, down)),
    ]
    # As in a row of answers the first stands on a tie: what stayed joins what moved away.
    merged.sort(key=lambda parts: -min(count for _, count in parts))
    rows: list[_Parts] = [((UP, up), (SAME, same), (DOWN, down)), *merged]
    parts = next((parts for parts in rows if _large(parts)), ())
    return () if _on_everybody(parts, moved.people) else parts


def _large(parts: _Parts) -> bool:
    return all(count == 0 or count >= LEAST_PART for _, count in parts)


def _on_everybody(parts: _Parts, people: int) -> bool:
    """Tell whether a small group would see what each of them did (P3)."""
    filled = [way for way, count in parts if count]
    return people < LEAST_FOR_PERCENT and len(filled) == 1 and not filled[0].holds_up


def _safe(table: Table, parts: _Parts, depth: int) -> bool:
    """Tell whether each number that is kept back could be another one, for all that is told.

    Kept back are the positions that the rows merge, the moves that `parts` merges, and how many
    made each single move where that is one or two. Another table counts only if the very same
    would be told of it, as whoever knows these rules knows too. Such tables are sought close by:
    what is found is possible, so that whatever passes is safe; a few safe ones may be refused.
    """
    told = _margins(table)
    wanted = _hidden(table, parts, told) if parts else set()
    numbers = _numbers(table)
    for other in _close_by(table, parts, told):
        if not wanted:
            break
        now = _numbers(other)
        news = {name for name in wanted if now[name] != numbers[name]}
        if news and _standing(other, depth - 1) == parts:
            wanted -= news
    return not wanted


def _close_by(table: Table, parts: _Parts, told: _Told) -> Iterator[Table]:
    """Give the tables close by whose rounds are told as these are."""
    cells = _flat(table)
    for step in _steps(_fixed(told[0]), _fixed(told[1]), _still(parts)):
        other = tuple(number + by for number, by in zip(cells, step, strict=True))
        if min(other) >= 0 and _margins(beside := _table(other)) == told:
            yield beside


def _flat(table: Table) -> tuple[int, ...]:
    return (*table[0], *table[1], *table[2])


def _table(cells: tuple[int, ...]) -> Table:
    return cells[:3], cells[3:6], cells[6:]  # type: ignore[return-value]


def _before(table: Table) -> tuple[int, int, int]:
    return sum(table[0]), sum(table[1]), sum(table[2])


def _after(table: Table) -> tuple[int, int, int]:
    one, two, three = table
    return one[0] + two[0] + three[0], one[1] + two[1] + three[1], one[2] + two[2] + three[2]


def _margins(table: Table) -> _Told:
    """Return the rows of both rounds as they are told."""
    return _row(_before(table)), _row(_after(table))


@lru_cache(maxsize=4096)
def _row(rising: tuple[int, int, int]) -> ProtectedRow:
    disagree, partly, agree = rising
    return protected_row(Tally(agree, partly, disagree))


def _numbers(table: Table) -> tuple[int, ...]:
    """Return what could be asked for: nine cells, three and three answers, three moves."""
    moved = movement(table)
    ways = (moved.up, moved.same, moved.down)
    return (*_flat(table), *_before(table), *_after(table), *ways)


_BEFORE, _AFTER, _WAYS = 9, 12, 15
_OF_PART: Final = {Part.DISAGREE: 0, Part.PARTLY: 1, Part.AGREE: 2}


def _hidden(table: Table, parts: _Parts, told: _Told) -> set[int]:
    """Return the places in `_numbers` of what must not be known."""
    cells = {place for place, count in enumerate(_flat(table)) if 0 < count < LEAST_PART}
    for start, row in ((_BEFORE, told[0]), (_AFTER, told[1])):
        cells |= {start + place for place in range(3) if place not in _fixed(row)}
    still = _still(parts)
    return cells | {_WAYS + place for place in range(3) if place not in still}


def _fixed(row: ProtectedRow) -> tuple[int, ...]:
    """Return the positions a row tells by themselves, as places in `RISING`."""
    if not isinstance(row, Row):
        return ()
    return tuple(_OF_PART[part] for part, _ in row.parts if part in _OF_PART)


def _still(parts: _Parts) -> tuple[int, ...]:
    """Return which of up, same and down are told by themselves."""
    return tuple(place for place, way in enumerate((UP, SAME, DOWN)) if way in dict(parts))


@lru_cache(maxsize=256)
def _steps(
    before: tuple[int, ...], after: tuple[int, ...], ways: tuple[int, ...]
) -> tuple[tuple[int, ...], ...]:
    """Return the small changes of a table that leave alone what is told by itself."""
    still = (*before, *(3 + place for place in after), *(6 + place for place in ways))
    return tuple(step for step, does in _all_steps() if not any(does[place] for place in still))


@lru_cache(maxsize=1)
def _all_steps() -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Return every change by one at most of each cell, with what it does to sums and moves."""
    steps = (step for step in product((-1, 0, 1), repeat=9) if sum(step) == 0 and any(step))
    return tuple((step, _does(step)) for step in steps)


def _does(step: tuple[int, ...]) -> tuple[int, ...]:
    rows = (sum(step[3 * place : 3 * place + 3]) for place in range(3))
    columns = (sum(step[place::3]) for place in range(3))
    ways = (step[1] + step[2] + step[5], step[0] + step[4] + step[8], step[3] + step[6] + step[7])
    return (*rows, *columns, *ways)
