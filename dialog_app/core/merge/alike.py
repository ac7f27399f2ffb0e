"""What was written in two rooms and may be the same: shown beside each other, joined when asked.

An obstacle is joined by pointing, so that both keep their words, sources and services. What has
nothing to point with can be taken as one only where both say the same words of the same subject.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from dialog_app.core.day import Day
from dialog_app.core.folding import folded
from dialog_app.core.merge.compare import Comparison, Difference
from dialog_app.core.model.said import Action, Link, Obstacle, Possibility, Reason
from dialog_app.core.suggest.alike import Alike
from dialog_app.core.suggest.wordings import Spoken

Said = Obstacle | Possibility | Action | Reason
KINDS: Final[tuple[type[Said], ...]] = (Obstacle, Possibility, Action, Reason)
_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that may be the same: one of ours, one of theirs, and whether every word is."""

    mine: Said
    theirs: Said
    is_exact: bool

    @property
    def ids(self) -> tuple[str, str]:
        """What `taken` joins them by."""
        return self.mine.id, self.theirs.id


def pairs(comparison: Comparison, spoken: Spoken) -> tuple[Pair, ...]:
    """Return what is new on both sides and says much the same of the same subject."""
    found: list[Pair] = []
    for kind in KINDS:
        here, there = _unknown(comparison, kind)
        found += _alike(here, there, spoken)
    return tuple(found)


def _unknown(comparison: Comparison, kind: type[Said]) -> tuple[list[Said], list[Said]]:
    """Return what of a kind only we have, and what only the other has."""
    here: list[Said] = []
    there: list[Said] = []
    for one in comparison.parts.values():
        here += _only(one, kind, of_mine=True)
        there += _only(one, kind, of_mine=False)
    return sorted(here, key=_in_order), sorted(there, key=_in_order)


def _only(one: Difference, kind: type[Said], *, of_mine: bool) -> list[Said]:
    part, other = (one.mine, one.theirs) if of_mine else (one.theirs, one.mine)
    if part is None or other is not None or one.choices:
        return []
    return [row for row in part.rows if isinstance(row, kind)]


def _in_order(row: Said) -> tuple[int, str]:
    return row.number, row.id


def _alike(here: Iterable[Said], there: Iterable[Said], spoken: Spoken) -> list[Pair]:
    found: list[Pair] = []
    left = list(here)
    for row in there:
        near = [one for one in left if _place(one) == _place(row)]
        exact = next((one for one in near if folded(one.text) == folded(row.text)), None)
        if exact is not None:
            found.append(Pair(exact, row, is_exact=True))
        elif isinstance(row, Obstacle) and near:
            texts = {one.id: one.text for one in near}
            likest = Alike(texts, spoken).find(row.text, _MOST)
            found += [Pair(one, row, is_exact=False) for one in near if one.id in likest[:1]]
    return found


def _place(row: Said) -> tuple[object, ...]:
    """Return what two must share to be the same."""
    if isinstance(row, Obstacle):
        return Obstacle, row.subject
    own = (row.position, row.phase) if isinstance(row, Reason) else ()
    return type(row), row.subject, row.service_id, getattr(row, "group_id", ""), own


def as_one(day: Day, one_id: str, other_id: str) -> Day:
    """Return the day with two taken as one; nothing happens where one of them is not there."""
    for kind in KINDS:
        one, same = day.find(kind, one_id), day.find(kind, other_id)
        if one is not None and same is not None:
            kept, other = sorted((one, same), key=_in_order)
            return _joined(day, kept, other)
    return day


def _joined(day: Day, kept: Said, other: Said) -> Day:
    if isinstance(other, Obstacle):
        if day.survivor(other.id) == other.id and day.survivor(kept.id) == kept.id:
            return _with(day, other, replace(other, merged_into=kept.id))
        return day
    if folded(kept.text) != folded(other.text):
        return day
    links = [link for link in day.all(Link) if other.id in (link.from_id, link.to_id)]
    gone = {other.id, *(link.id for link in links)}
    rows = [row for row in day.rows() if row.id not in gone]
    known = {(link.kind, link.from_id, link.to_id) for link in day.all(Link)}
    moved = (_pointing(link, other.id, kept.id) for link in links)
    fresh = [link for link in moved if (link.kind, link.from_id, link.to_id) not in known]
    return Day([*rows, *fresh])


def _pointing(link: Link, other_id: str, kept_id: str) -> Link:
    ends = {other_id: kept_id}
    return replace(
        link,
        from_id=ends.get(link.from_id, link.from_id),
        to_id=ends.get(link.to_id, link.to_id),
    )


def _with(day: Day, before: Obstacle, after: Obstacle) -> Day:
    return Day(after if row == before else row for row in day.rows())
