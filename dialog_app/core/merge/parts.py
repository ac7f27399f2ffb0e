"""A day taken apart into what can be changed on its own, each part under a key that all know it by.

Most rows are a part of their own. What stands for the same thing whoever wrote it first (how many
came from a service, a service's answers in a round, a trial, a link) is known by what it is about,
not by the id it happened to get. How the day ran is one part, and so is each field of the day and
each order that rows stand in. The wall is no part: it belongs to the machine it hangs on.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from dialog_app.core import codec
from dialog_app.core.day import Day
from dialog_app.core.editions import is_frozen
from dialog_app.core.model import days, minutes, said
from dialog_app.core.model.base import DayRow
from dialog_app.core.record import Change
from dialog_app.core.tables import table_name

RUN: Final = "run"
"""How the day ran: the clock, what became of each item, and who had the word."""

ORDER: Final = "order."
AGENDA: Final = ORDER + "agenda_item"
"""The one order that people move things about in; the others are those things were said in."""

INFO: Final = "info."
ROUND: Final = "round:"
GONE: Final = ""
"""What stands for a part that is not there."""

RUN_OF_DAY: Final = frozenset(
    {"state", "started_at", "paused_at", "ended_at", "pause_minutes", "agreed_end"}
)
RUN_OF_ITEM: Final = frozenset(
    {"state", "added_minutes", "paused_seconds", "started_at", "ended_at", "carried_to"}
)
# Set when a day is closed, after which nothing is taken in.
_OF_CLOSING: Final = frozenset({"id", "origin", "day_id", "closed_at", "close_reason"})
OF_WALL: Final = (days.Wall, days.Projection)
_OF_RUN: Final = (days.PlanChange, days.SmallTimer, days.Turn)
ORDERED: Final = (days.AgendaItem, days.Group, days.DayService, days.DaySubject)
NUMBERED: Final = (
    said.Reason,
    said.Obstacle,
    said.Possibility,
    said.Action,
    said.Note,
    said.Rewording,
    minutes.Dissent,
)
PLACED: Final = (*ORDERED, *NUMBERED)
"""Kinds of row that stand in an order, by their position or by their number."""

_NATURAL: Final[dict[type[DayRow], tuple[str, ...]]] = {
    days.Attendance: ("service_id", "role_code"),
    days.DayService: ("service_id",),
    days.DaySubject: ("subject_kind", "version_id"),
    said.ObstacleService: ("obstacle_id", "service_id"),
    said.Link: ("kind", "from_id", "to_id"),
    said.Trial: ("service_id", "subject_kind", "version_id"),
    said.Minutes: ("service_id", "version"),
    said.FollowUp: ("about_id", "service_id"),
}
_PLAIN_ID: Final = re.compile("[!-~]{0,200}")
_ASKED: Final = ("service_id", "group_id", "subject_kind", "version_id", "phase")
# When something was said again is no other word, nor is a number or a place in a list.
_BESIDE: Final = frozenset({"day_id", "id", "at", "written_at"})


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a day: the rows it is made of, and a hash of what they say."""

    key: str
    rows: tuple[DayRow, ...]
    hash: str


def parts(day: Day) -> dict[str, Part]:
    """Return every part of a day by its key."""
    split = Split(day)
    found = (split.part(key) for key in dict.fromkeys(split))
    return {part.key: part for part in found if part.hash != GONE}


class Split:
    """The rows of a day by the parts they belong to, which follows as the day goes back in time."""

    def __init__(self, day: Day) -> None:
        self._day_id = day.id
        self._rounds: dict[str, str] = {}
        # Rows by the table and the key of their group: an order is asked of one table alone.
        self._tables: dict[str, dict[str, dict[str, DayRow]]] = {}
        self._know_rounds(day.all(said.Round))
        for row in day.rows():
            if isinstance(row, DayRow):
                self._put(row)

    def __iter__(self) -> Iterator[str]:
        """Give the key of every part that is there."""
        for groups in self._tables.values():
            for key in tuple(groups):
                yield from _told_by(key)

    def go_back(self, changes: Iterable[Change]) -> frozenset[str]:
        """Undo changes; returns the keys of the parts that became different."""
        undone = tuple(changes)
        both = [row for one in undone for row in (one.before, one.after)]
        self._know_rounds(row for row in both if isinstance(row, said.Round))
        touched: set[str] = set()
        for change in undone:
            for row, do in ((change.after, self._take), (change.before, self._put)):
                if isinstance(row, DayRow):
                    do(row)
                    touched.update(_told_by(self._group_of(row), row))
        return frozenset(touched)

    def part(self, key: str) -> Part:
        """Return a part as it is now; its hash is `GONE` where it is not there."""
        rows = tuple(sorted(self._rows(key), key=_in_order))
        told = _TOLD.get(key.partition(".")[0], _told_row)(key, rows)
        if told is None or not rows:
            return Part(key, (), GONE)
        return Part(key, rows, digest(self._day_id, key, _dumped(told)))

    def _rows(self, key: str) -> Iterable[DayRow]:
        if key == RUN:
            return [row for name in _RUNNING for row in self._of_table(name)]
        if key.startswith(ORDER):
            return self._of_table(key[len(ORDER) :])
        if key.startswith(INFO):
            return self._of_table("day_info")
        return self._tables.get(_table(key), {}).get(key, {}).values()

    def _of_table(self, name: str) -> list[DayRow]:
        return [row for group in self._tables.get(name, {}).values() for row in group.values()]

    def _know_rounds(self, rounds: Iterable[said.Round]) -> None:
        self._rounds.update({row.id: _round_key(row) for row in rounds})

    def _group_of(self, row: DayRow) -> str:
        if isinstance(row, said.Answer):
            return self._rounds.get(row.round_id, f"{ROUND}{row.round_id}")
        return key_of(row)

    def _put(self, row: DayRow) -> None:
        key = self._group_of(row)
        group = self._tables.setdefault(_table(key), {}).setdefault(key, {})
        group[f"{type(row).__name__}:{row.id}"] = row

    def _take(self, row: DayRow) -> None:
        key = self._group_of(row)
        groups = self._tables.get(_table(key), {})
        group = groups.get(key, {})
        group.pop(f"{type(row).__name__}:{row.id}", None)
        if not group:
            groups.pop(key, None)


def _table(key: str) -> str:
    return key.partition(":")[0]


def key_of(row: DayRow) -> str:
    """Return the key of the part a row is of; answers go with their round."""
    if isinstance(row, said.Round):
        return _round_key(row)
    natural = _NATURAL.get(type(row))
    names = [getattr(row, name) for name in natural] if natural else [row.id]
    return ":".join((table_name(type(row)), *map(_in_key, names)))


def _in_key(value: object) -> str:
    """Return an id or a code as it stands in a key; other text, which a code may be, is hashed."""
    text = str(value)
    return text if _PLAIN_ID.fullmatch(text) else digest(text)


def digest(*parts_of_it: str) -> str:
    """Return a short hash of several texts, which tells nothing of them to who has not the day."""
    return hashlib.sha256("\0".join(parts_of_it).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _round_key(row: said.Round) -> str:
    return ROUND + ":".join(_in_key(getattr(row, name)) for name in _ASKED)


def _told_by(group: str, row: DayRow | None = None) -> Iterator[str]:
    """Give the keys of the parts that a group of rows has a say in."""
    table = group.partition(":")[0]
    if table == "day_info":
        yield from (INFO + field.name for field in codec.fields_of(days.DayInfo) if _is_told(field))
        yield RUN
    elif table in _RUN_TABLES:
        yield RUN
    elif not (row is not None and isinstance(row, OF_WALL)) and table not in _WALL_TABLES:
        yield group
    if table == "agenda_item":
        yield RUN
    if table in _PLACED_TABLES:
        yield ORDER + table


def _is_told(field: codec.Field) -> bool:
    return field.name not in RUN_OF_DAY | _OF_CLOSING


_RUNNING: Final = [table_name(kind) for kind in (days.DayInfo, days.AgendaItem, *_OF_RUN)]
_RUN_TABLES: Final = frozenset(table_name(kind) for kind in _OF_RUN)
_WALL_TABLES: Final = frozenset(table_name(kind) for kind in OF_WALL)
_PLACED_TABLES: Final = frozenset(table_name(kind) for kind in PLACED)


def _in_order(row: DayRow) -> tuple[str, str]:
    return type(row).__name__, row.id


def _told_row(_key: str, rows: tuple[DayRow, ...]) -> Any:
    """Return what rows say, without what is told elsewhere and what says nothing."""
    told = [_plain(row) for row in rows if not isinstance(row, said.Answer)]
    if any(isinstance(row, said.Round) for row in rows):
        answers = [row for row in rows if isinstance(row, said.Answer)]
        return [told, sorted(map(_counted, standing(answers)))]
    return sorted(told, key=_dumped)


def standing(answers: Iterable[said.Answer]) -> list[said.Answer]:
    """Return the answers that no later one supersedes."""
    rows = list(answers)
    gone = {row.supersedes for row in rows}
    return [row for row in rows if row.id not in gone]


def _counted(row: said.Answer) -> tuple[str, ...]:
    count = "" if row.count is None else str(row.count)
    return row.position, row.no_position, row.way, row.role_code, row.card, count


def _plain(row: DayRow) -> dict[str, Any]:
    left_out = set(_BESIDE)
    if isinstance(row, (said.Round, *_NATURAL)):
        left_out.add("origin")
    if isinstance(row, said.Round):
        left_out.add("closed")
    if isinstance(row, NUMBERED):
        left_out.add("number")
    if isinstance(row, ORDERED):
        left_out.add("position")
    if isinstance(row, days.AgendaItem):
        left_out |= RUN_OF_ITEM
    if isinstance(row, said.Minutes) and is_frozen(row):
        left_out.clear()
    return {name: value for name, value in codec.plain(row).items() if name not in left_out}


def _told_field(key: str, rows: tuple[DayRow, ...]) -> Any:
    name = key[len(INFO) :]
    return [codec.plain(row)[name] for row in rows]


def _told_order(_key: str, rows: tuple[DayRow, ...]) -> Any:
    return [[key_of(row), position] for position, row in in_place(rows)]


def in_place(rows: Iterable[DayRow]) -> list[tuple[int, DayRow]]:
    """Return rows in the order they stand in, each with its place."""
    placed = [(place_of(row), row) for row in rows]
    return sorted(placed, key=lambda one: (one[0], one[1].id))


def place_of(row: DayRow) -> int:
    """Return the position or the number by which a row stands among others of its kind."""
    return int(getattr(row, "number" if isinstance(row, NUMBERED) else "position", 0))


def at_place(row: DayRow, place: int) -> DayRow:
    """Return a row at another place among others of its kind."""
    changed: Any = {"number" if isinstance(row, NUMBERED) else "position": place}
    return replace(row, **changed)


def _told_run(_key: str, rows: tuple[DayRow, ...]) -> Any:
    """Return how the day ran; items that nothing has happened to say nothing."""
    told: list[Any] = []
    for row in rows:
        plain = codec.plain(row)
        if isinstance(row, days.DayInfo):
            told.append({name: plain[name] for name in sorted(RUN_OF_DAY)})
        elif not isinstance(row, days.AgendaItem):
            told.append([table_name(type(row)), plain])
        elif ran := {name: plain[name] for name in RUN_OF_ITEM if plain[name] != _UNTOUCHED[name]}:
            told.append([row.id, ran])
    return told


_UNTOUCHED: Final[Mapping[str, Any]] = codec.plain(
    days.AgendaItem(id="", day_id="", position=0, kind=days.ItemKind.BUFFER, title="", minutes=0)
)
_TOLD: Final = {"run": _told_run, "order": _told_order, "info": _told_field}


def _dumped(told: Any) -> str:
    return json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
