"""What the next day begins with, and where what a day carried over was taken up."""

from collections.abc import Iterable, Mapping

from dialog_app.core.day import Day
from dialog_app.core.model.base import SubjectKind
from dialog_app.core.model.days import AgendaItem, DayInfo, DayKind
from dialog_app.core.since_last import SameMethod, carried_by, takes_up

_TREATED = (SubjectKind.METHOD, SubjectKind.TOOL)

CarriedTo = Mapping[str, DayInfo]
"""The day that takes up what was carried: by the item's id, or the method's version id."""


def carried_items(day: Day) -> tuple[AgendaItem, ...]:
    """Return the items a day carried over, in its order."""
    rows = (left.row for left in carried_by(day))
    return tuple(row for row in rows if isinstance(row, AgendaItem))


def methods_for_next(day: Day) -> tuple[str, ...]:
    """Return the versions of methods and tools the next day begins with: first what was carried.

    Where nothing was carried, it goes on with everything the day treated.
    """
    carried = [left.subject.version_id for left in carried_by(day)]
    whole = [one for item in carried_items(day) for one in item.method_version_ids]
    rows = (row for row in day.subjects if row.subject_kind in _TREATED)
    every = [row.version_id for row in rows]
    return tuple(dict.fromkeys(one for one in (*carried, *whole, *every) if one))


def kind_of_next(day: Day) -> DayKind:
    """Return the kind of day that comes after: whoever has met once goes deeper."""
    return DayKind.DEEP_DIVE if day.info.kind is DayKind.DIALOGUE else day.info.kind


def carried_to(day: Day, later: Iterable[Day], same: SameMethod = str.__eq__) -> CarriedTo:
    """Return which of the later days first takes up each thing a day carried over."""
    found: dict[str, DayInfo] = {}
    in_time = sorted(later, key=lambda one: (one.info.date, one.id))
    for left in carried_by(day):
        name = left.subject.version_id or left.row.id
        takers = (one.info for one in in_time if takes_up(one, left, same))
        taker = next(takers, None)
        if taker is not None:
            found[name] = taker
    return found


def seen_by(service_id: str, later: Iterable[Day]) -> tuple[Day, ...]:
    """Return the later days that a service takes part in: of others its paper does not tell."""
    return tuple(day for day in later if service_id in day.service_ids)
