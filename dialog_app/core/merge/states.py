"""What a laptop knows of each part: where it stands now, and what it has already left behind.

A state is a set of heads, each a mark with the hash of what it says, and of every mark seen on the
way to them. Joining two states keeps a head unless the other has seen it and gone on. Joining in
any order, and again and again, gives the same: nothing is chosen by who came first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import dropwhile, groupby

from dialog_app.core.day import Day
from dialog_app.core.merge.parts import (
    AGENDA,
    GONE,
    ORDER,
    PLACED,
    Part,
    Split,
    digest,
    parts,
    place_of,
)
from dialog_app.core.ports import Entry
from dialog_app.core.tables import table_name

_PLACED = tuple(f"{table_name(kind)}:" for kind in PLACED)


@dataclass(frozen=True, slots=True)
class State:
    """Where one part stands: `heads` by mark, all marks `seen`, and its `first` place.

    The first place counts from one; it is 0 for what stands in no order.
    """

    heads: Mapping[str, str]
    seen: frozenset[str]
    first: int = 0

    def says(self, told: str) -> bool:
        """Whether all that is known is that the part says this."""
        return set(self.heads.values()) == {told}


States = Mapping[str, State]


@dataclass(frozen=True)
class Copy:
    """One laptop's copy of a day, with what it knows of each part."""

    day: Day
    states: States
    parts: Mapping[str, Part] = field(default_factory=dict)

    def hash(self, key: str) -> str:
        """What a part says here, as a hash; `GONE` where it is not there."""
        return self.parts[key].hash if key in self.parts else GONE


def joined(one: State, other: State) -> State:
    """Return what is known when both are."""
    kept = {mark: told for mark, told in one.heads.items() if not _is_past(mark, other)}
    kept |= {mark: told for mark, told in other.heads.items() if not _is_past(mark, one)}
    numbers = [number for number in (one.first, other.first) if number]
    return State(kept, one.seen | other.seen, min(numbers, default=0))


def _is_past(mark: str, known: State) -> bool:
    return mark in known.seen and mark not in known.heads


def all_joined(one: States, other: States) -> dict[str, State]:
    """Return what is known of every part when both are."""
    keys = {*one, *other}
    return {
        key: joined(one[key], other[key])
        if key in one and key in other
        else (one.get(key) or other[key])
        for key in keys
    }


def copy_of(day: Day, states: States, entries: Iterable[Entry] = ()) -> Copy:
    """Return a copy as it stands, with every part marked.

    What has changed since it was marked last gets a mark of its own. What was never marked gets
    one for each thing it has said by `entries`, the day's journal: copies of one archive then agree
    on what was before they parted.
    """
    now = parts(day)
    before = _earlier(day, entries) if set(now) - set(states) else {}
    keys = {*now, *states, *before}
    marked = {
        key: _marked(day.id, key, now.get(key), states.get(key), before.get(key, []))
        for key in keys
    }
    return Copy(day, marked, now)


def _marked(
    day_id: str, key: str, part: Part | None, state: State | None, before: list[str]
) -> State:
    told = part.hash if part is not None else GONE
    if state is None:
        return _first(day_id, key, [*before, told], _number(key, part))
    if state.says(told):
        return state
    mark = digest(day_id, key, *sorted(state.heads or state.seen), told)
    return replace(state, heads={mark: told}, seen=state.seen | {mark})


def _first(day_id: str, key: str, said: list[str], number: int) -> State:
    """Return the state of what was never marked, by all it has said, oldest first.

    What comes back to what it said before gets a mark of its own: somebody wanted it so. A file
    without marks says of nothing what it said before, and so each thing is known alone as well.
    """
    oldest, *later = said
    marks = [_first_mark(day_id, key, oldest)]
    for told in later:
        marks.append(digest(day_id, key, marks[-1], told))
    alone = {_first_mark(day_id, key, told) for told in said[:-1]}
    return State({marks[-1]: said[-1]}, frozenset({*marks, *alone}), number)


def _first_mark(day_id: str, key: str, told: str) -> str:
    return digest(day_id, key, "first", told)


def _number(key: str, part: Part | None) -> int:
    if part is None or not key.startswith(_PLACED):
        return 0
    return 1 + max(place_of(row) for row in part.rows)


def _earlier(day: Day, entries: Iterable[Entry]) -> dict[str, list[str]]:
    """Return what each part said before it says what it does, oldest first."""
    split = Split(day)
    told: dict[str, list[str]] = {}
    for entry in reversed(tuple(entries)):
        if entry.step is None:
            break
        for key in filter(_has_a_past, split.go_back(reversed(entry.step.changes))):
            told.setdefault(key, []).append(split.part(key).hash)
    now = Split(day)
    return {key: _without_repeats(found, now.part(key).hash) for key, found in told.items()}


def _has_a_past(key: str) -> bool:
    """Tell whether it matters what a part said before; numbers are given anew where they differ."""
    return key == AGENDA or not key.startswith(ORDER)


def _without_repeats(newest_first: Iterable[str], now: str) -> list[str]:
    """Return what was said; before a part was first written, nobody had taken it away."""
    oldest_first = dropwhile(lambda told: told == GONE, list(newest_first)[::-1])
    said = [told for told, _ in groupby(oldest_first)]
    return said[:-1] if said and said[-1] == now else said
