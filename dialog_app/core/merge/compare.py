"""Two copies of one day side by side: what is new, what is the same, what people must choose."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from dialog_app.core.editions import is_frozen
from dialog_app.core.errors import RuleBroken
from dialog_app.core.merge.parts import (
    AGENDA,
    GONE,
    INFO,
    ORDER,
    ROUND,
    RUN,
    Part,
    in_place,
    key_of,
    standing,
)
from dialog_app.core.merge.states import Copy, State, joined
from dialog_app.core.model import days, said
from dialog_app.core.model.base import DayRow


class Fate(StrEnum):
    """What becomes of a part when the other copy is taken in.

    `MINE` stands as it does here, since nothing newer is in the other copy. `ROOM` stands so too,
    though the other has something else: what the clock did there is not ours. `STAYS` was taken
    away on one laptop and written about on the other, and so is kept.
    """

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    CONFLICT = "conflict"
    STAYS = "stays"
    ROOM = "room"
    MINE = "mine"
    SAME = "same"


class Choice(StrEnum):
    """Which of two is to stand."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Difference:
    """One part in both copies, what becomes of it, and what can be chosen where nobody knows."""

    key: str
    fate: Fate
    mine: Part | None
    theirs: Part | None
    choices: tuple[Choice, ...] = ()

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to tell: nothing becomes different that people would see."""
        if self.fate in (Fate.SAME, Fate.MINE):
            return True
        return self.key.startswith(ORDER) and self.fate is not Fate.CONFLICT


@dataclass(frozen=True)
class Comparison:
    """What becomes of every part of a day when the other copy is taken in."""

    mine: Copy
    theirs: Copy
    parts: Mapping[str, Difference]

    @property
    def told(self) -> tuple[Difference, ...]:
        """What there is to tell, in order; what comes along with something is told by it."""
        parts = (one for _, one in sorted(self.parts.items()) if not one.is_quiet)
        return tuple(one for one in parts if not self._comes_along(one))

    @property
    def same(self) -> int:
        """How many parts with something said or planned are the same in both copies."""
        alike = (one for one in self.parts.values() if one.fate is Fate.SAME and one.mine)
        return sum(not one.key.startswith((INFO, ORDER, RUN)) for one in alike)

    def _comes_along(self, one: Difference) -> bool:
        """Tell whether a part comes or goes with what it is about."""
        if one.fate not in (Fate.NEW, Fate.GONE) or not one.key.startswith(HANGING):
            return False
        rows = (row for part in (one.mine, one.theirs) if part is not None for row in part.rows)
        return any(self.parts[key].fate is one.fate for key in leads_to(rows) if key in self.parts)

    @property
    def conflicts(self) -> tuple[Difference, ...]:
        """What people must choose between."""
        return tuple(one for one in self.told if one.fate is Fate.CONFLICT)

    def count(self, *fates: Fate) -> int:
        """How many parts with something to tell have one of these fates."""
        counted = Counter(one.fate for one in self.told)
        return sum(counted[fate] for fate in fates)


def compared(mine: Copy, theirs: Copy) -> Comparison:
    """Lay the other copy beside ours.

    Raises `RuleBroken`: `merge.other_day`; `merge.closed_here`, `merge.closed_there` where one of
    them takes and gives nothing any more, and the other is not the same; `merge.approved_twice`
    (fact `version`) where minutes were approved on both, since neither may ever change.
    """
    _check(mine, theirs)
    keys = {*mine.states, *theirs.states}
    plain = {key: _difference(mine, theirs, key) for key in keys}
    kept = dict(_held_up(mine, theirs, plain))
    return Comparison(mine, theirs, {**plain, **kept})


def _check(mine: Copy, theirs: Copy) -> None:
    if mine.day.id != theirs.day.id:
        raise RuleBroken("merge.other_day")
    # The same copy once more takes nothing in, and needs no telling off.
    alike = all(mine.hash(key) == theirs.hash(key) for key in {*mine.states, *theirs.states})
    for copy, code in ((mine, "closed_here"), (theirs, "closed_there")):
        if not alike and copy.day.info.state is days.DayState.CLOSED:
            raise RuleBroken(f"merge.{code}")
    approved = {key_of(row): row for row in mine.day.where(said.Minutes, is_frozen)}
    for row in theirs.day.where(said.Minutes, is_frozen):
        known = approved.get(key_of(row))
        if known is not None and known.pdf_sha256 != row.pdf_sha256:
            raise RuleBroken("merge.approved_twice", version=row.version)


def _difference(mine: Copy, theirs: Copy, key: str) -> Difference:
    here, there = mine.parts.get(key), theirs.parts.get(key)
    fate = _fate(mine, theirs, key)
    if fate is Fate.CONFLICT and key == RUN:
        fate = Fate.ROOM
    difference = Difference(key, fate, here, there)
    if fate is not Fate.CONFLICT:
        return difference
    settled = _settled(difference)
    if settled is not None:
        return replace(difference, fate=settled)
    return replace(difference, choices=_choices(difference))


def _fate(mine: Copy, theirs: Copy, key: str) -> Fate:
    here, there = mine.states.get(key), theirs.states.get(key)
    if mine.hash(key) == theirs.hash(key):
        return Fate.SAME
    if here is None or there is None:
        return Fate.NEW if here is None else Fate.MINE
    told = set(joined(here, there).heads.values())
    if told == {mine.hash(key)}:
        return Fate.MINE
    return _taken_over(mine, theirs, key) if told == {theirs.hash(key)} else Fate.CONFLICT


def _taken_over(mine: Copy, theirs: Copy, key: str) -> Fate:
    if theirs.hash(key) == GONE:
        return Fate.GONE
    return Fate.NEW if mine.hash(key) == GONE else Fate.CHANGED


def _settled(difference: Difference) -> Fate | None:
    """Return what becomes of a conflict that needs nobody to choose, else None."""
    here, there = difference.mine, difference.theirs
    if difference.key.startswith(ORDER) and difference.key != AGENDA:
        return Fate.STAYS
    if difference.key == AGENDA and here is not None and there is not None:
        first, second = (_order(part) for part in (here, there))
        common = set(first) & set(second)
        if [key for key in first if key in common] == [key for key in second if key in common]:
            return Fate.STAYS
    for part, fate in ((here, Fate.MINE), (there, Fate.CHANGED)):
        # What was approved has been printed and given away.
        if part is not None and any(
            isinstance(r, said.Minutes) and is_frozen(r) for r in part.rows
        ):
            return fate
    return None


def _order(part: Part) -> list[str]:
    return [key_of(row) for _, row in in_place(part.rows)]


def _choices(difference: Difference) -> tuple[Choice, ...]:
    if difference.key.startswith(ROUND) and can_be_added(difference):
        return Choice.MINE, Choice.THEIRS, Choice.BOTH
    return Choice.MINE, Choice.THEIRS


def can_be_added(difference: Difference) -> bool:
    """Tell whether two counts of one round can be people in two rooms, and so one sum."""
    if difference.mine is None or difference.theirs is None:
        return False
    cards: list[str] = []
    for part in (difference.mine, difference.theirs):
        answers = standing(row for row in part.rows if isinstance(row, said.Answer))
        if any(row.count is None for row in answers):
            return False
        cards += [row.card for row in answers if row.card]
    return len(cards) == len(set(cards))


HANGING: Final = ("obstacle_service:", "obstacle_source:", "link:", "attendance:")
"""What goes with what it is about, and comes back with it."""

_FIRM: Final = ("obstacle:", "possibility:", "action:")
_LOOSE: Final = ("day_service:", "day_subject:", "group:")


def _held_up(
    mine: Copy, theirs: Copy, plain: Mapping[str, Difference]
) -> Iterator[tuple[str, Difference]]:
    """Give what one laptop took away while the other wrote something more about it."""
    for copy, other in ((mine, theirs), (theirs, mine)):
        away = {key for key in plain if key in copy.parts and _took_away(other, key)}
        if not away:
            continue
        for child, part in copy.parts.items():
            if not _is_unknown(child, copy, other):
                continue
            for key in away.intersection(leads_to(part.rows)):
                if key.startswith(_FIRM):
                    ways = (Choice.MINE, Choice.THEIRS)
                    yield key, replace(plain[key], fate=Fate.CONFLICT, choices=ways)
                elif key.startswith(_LOOSE) and plain[key].fate is not Fate.CONFLICT:
                    yield key, replace(plain[key], fate=Fate.STAYS)


def _took_away(copy: Copy, key: str) -> bool:
    return key in copy.states and copy.hash(key) == GONE


def _is_unknown(key: str, copy: Copy, other: Copy) -> bool:
    """Tell whether a part of a copy is more than the other has ever seen."""
    known: State | None = other.states.get(key)
    return known is None or not set(copy.states[key].heads) <= known.seen


def leads_to(rows: Iterable[DayRow]) -> set[str]:
    """Return the keys of what rows are about, and mean nothing or little without."""
    found: set[str] = set()
    for row in rows:
        if isinstance(row, said.ObstacleService | said.ObstacleSource):
            found.add(f"obstacle:{row.obstacle_id}")
        if isinstance(row, said.Link):
            ends = (row.from_id, row.to_id)
            found.update(f"{kind}{end}" for kind in _FIRM for end in ends)
        if isinstance(row, said.SubjectRow):
            found.add(f"day_subject:{row.subject_kind}:{row.version_id}")
        for name, kind in (("service_id", "day_service:"), ("group_id", "group:")):
            if value := getattr(row, name, ""):
                found.add(f"{kind}{value}")
    return found


def is_field(key: str) -> bool:
    """Tell whether a part is one field of the day itself."""
    return key.startswith(INFO)
