"""One complete plan: what it changes, when everything will be, and what is lost by it."""

import datetime
from dataclasses import astuple, dataclass, replace
from enum import StrEnum

from dialog_app.core.clock import GONE, Forecast, Timing, given
from dialog_app.core.day import Day
from dialog_app.core.model.days import AgendaItem, ItemState, PlanChangeKind
from dialog_app.core.replan.draft import Draft
from dialog_app.core.replan.study import END, Study
from dialog_app.core.replan.trouble import Late

_MINUTE = datetime.timedelta(minutes=1)
_KINDS = {
    ItemState.DROPPED: PlanChangeKind.DROPPED,
    ItemState.CARRIED: PlanChangeKind.CARRIED,
}


class Way(StrEnum):
    """How a plan comes to its end, in the order plans are offered."""

    AIR = "air"
    SHORTEN = "shorten"
    HOLD = "hold"
    SHARE = "share"
    DROP = "drop"
    METHOD = "method"
    CARRY = "carry"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What a plan does to one item; `minutes` is what it takes, `freed` what nobody misses of it.

    `item` is the item as it is before.
    """

    item: AgendaItem
    kind: PlanChangeKind
    minutes: int
    freed: int = 0

    @property
    def left(self) -> int:
        """The minutes the item has then; 0 where it is not held."""
        if self.kind is not PlanChangeKind.SHORTENED:
            return 0
        return given(self.item) // _MINUTE - self.minutes


@dataclass(frozen=True, slots=True)
class Cost:
    """What a plan costs, less is better in each.

    Minutes past the told end; minutes by which fixed points move; minutes taken from what is
    held; the largest part, in per cent, that one item loses; items dropped; items and methods
    carried to the next day.
    """

    past_end: int
    moved: int
    cut: int
    hardest: int
    dropped: int
    carried: int

    def is_beaten_by(self, other: "Cost") -> bool:
        """Tell whether another plan is as good in everything and better in something."""
        pairs = list(zip(astuple(other), astuple(self), strict=True))
        return all(its <= ours for its, ours in pairs) and any(its < ours for its, ours in pairs)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A plan as it is offered; nothing of it has happened.

    `forecast` is the day as the clock will tell it. `past_end` is by how many whole minutes the
    plan fails to end when the room was told, 0 where it does not fail; `moved` are the fixed
    points it does not hold, `saved` those that hold because of it. `draft` is what it was made
    from, and `seen` the day it is for.
    """

    way: Way
    changes: tuple[ItemChange, ...]
    forecast: Forecast
    past_end: int
    moved: tuple[Late, ...]
    saved: tuple[Timing, ...]
    cost: Cost
    draft: Draft
    seen: tuple[object, ...]

    @property
    def is_whole(self) -> bool:
        """Whether everything people count on holds with it."""
        return not self.past_end and not self.moved

    @property
    def gone(self) -> tuple[ItemChange, ...]:
        """The items that leave the day by it."""
        return tuple(row for row in self.changes if row.kind is not PlanChangeKind.SHORTENED)

    @property
    def shortened(self) -> tuple[ItemChange, ...]:
        """The items that are held with fewer minutes."""
        return tuple(row for row in self.changes if row.kind is PlanChangeKind.SHORTENED)


def seen(day: Day) -> tuple[object, ...]:
    """Return everything of a day that a plan for it follows from, to be compared later."""
    return (day.info, *day.agenda)


def proposal(study: Study, way: Way, draft: Draft) -> Proposal:
    """Return a draft as a proposal; where it ends later, a later end is part of it."""
    past_end = study.missed(draft, END)
    moved = study.moved(draft)
    changes = tuple(_changes(study.day.agenda, draft))
    if past_end:
        draft = replace(draft, agreed_end=_end_of(study, draft))
    return Proposal(
        way,
        changes,
        study.looks(draft),
        past_end,
        moved,
        _saved(study, draft),
        _cost(changes, past_end, moved, draft),
        draft,
        seen(study.day),
    )


def _saved(study: Study, draft: Draft) -> tuple[Timing, ...]:
    late = {late.timing.item.id for late in study.moved(Draft())}
    late -= {late.timing.item.id for late in study.moved(draft)}
    return tuple(t for t in study.looks(draft).public if t.item.id in late)


def _end_of(study: Study, draft: Draft) -> datetime.datetime | None:
    """Return the end in UTC, a minute begun counted as whole: what is told must hold."""
    ends = study.looks(draft).ends
    if ends is None:
        return None
    whole = ends.replace(second=0, microsecond=0)
    return (whole if whole == ends else whole + _MINUTE).astimezone(datetime.UTC)


def _changes(agenda: tuple[AgendaItem, ...], draft: Draft) -> list[ItemChange]:
    gone = dict(draft.gone)
    changes = []
    for item in agenda:
        minutes = draft.cut_of(item.id)
        if item.id in gone:
            changes.append(ItemChange(item, _KINDS[gone[item.id]], given(item) // _MINUTE))
        elif minutes:
            freed = draft.freed_of(item.id)
            changes.append(ItemChange(item, PlanChangeKind.SHORTENED, minutes, freed))
    return changes


def _cost(
    changes: tuple[ItemChange, ...], past_end: int, moved: tuple[Late, ...], draft: Draft
) -> Cost:
    cut = [row for row in changes if row.kind is PlanChangeKind.SHORTENED]
    states = [state for _, state in draft.gone]
    return Cost(
        past_end,
        sum(late.minutes for late in moved),
        sum(row.minutes - row.freed for row in cut),
        max((_part(row) for row in cut), default=0),
        states.count(GONE[0]),
        states.count(GONE[1]) + bool(draft.method),
    )


def _part(change: ItemChange) -> int:
    has = max(1, change.minutes + change.left)
    return round(100 * (change.minutes - change.freed) / has)
