"""A plan in the making: what is taken from which item, and the day as it would be then."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dialog_app.core.day import Day
from dialog_app.core.model.days import AgendaItem, ItemState
from dialog_app.core.record import Change, Step

Minutes = tuple[tuple[str, int], ...]
"""Minutes by the id of an item, sorted by it; none is 0."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a plan changes, by the ids of items.

    `cuts` are minutes taken from items that are held; `freed` are those of them that nobody
    misses, because `method` (a method's version id) is left to the next day. `gone` says which
    items leave the day, and how. `agreed_end` is the end the room is told, where it is a new one.
    """

    cuts: Minutes = ()
    freed: Minutes = ()
    gone: tuple[tuple[str, ItemState], ...] = ()
    method: str = ""
    agreed_end: datetime.datetime | None = None

    def cut_of(self, item_id: str) -> int:
        """Return the minutes taken from an item."""
        return dict(self.cuts).get(item_id, 0)

    def freed_of(self, item_id: str) -> int:
        """Return those of them that the carried method frees."""
        return dict(self.freed).get(item_id, 0)

    def cut(self, item_id: str, minutes: int) -> "Draft":
        """Return the draft with more minutes (negative: fewer) taken from an item."""
        return replace(self, cuts=_added(self.cuts, item_id, minutes))

    def free(self, item_id: str, minutes: int) -> "Draft":
        """Return the draft with minutes taken that the carried method frees."""
        return replace(self.cut(item_id, minutes), freed=_added(self.freed, item_id, minutes))

    def without(self, item_id: str, state: ItemState) -> "Draft":
        """Return the draft with one more item gone from the day."""
        return replace(self, gone=(*self.gone, (item_id, state)))

    def holds(self, item_id: str) -> bool:
        """Tell whether an item is still held."""
        return item_id not in dict(self.gone)


def _added(minutes: Minutes, item_id: str, more: int) -> Minutes:
    known = dict(minutes)
    known[item_id] = known.get(item_id, 0) + more
    return tuple(sorted((name, count) for name, count in known.items() if count))


def row_changes(day: Day, draft: Draft) -> tuple[Change, ...]:
    """Return the changes of the day and its items that carry a draft out; the plan stays."""
    items = tuple(_item_changes(day.agenda, draft))
    if draft.agreed_end is None or draft.agreed_end == day.info.agreed_end:
        return items
    return (Change(day.info, replace(day.info, agreed_end=draft.agreed_end)), *items)


def _item_changes(agenda: Iterable[AgendaItem], draft: Draft) -> Iterable[Change]:
    cuts, gone = dict(draft.cuts), dict(draft.gone)
    for item in agenda:
        if item.id in gone:
            yield Change(item, replace(item, state=gone[item.id]))
        elif item.id in cuts:
            yield Change(item, replace(item, added_minutes=item.added_minutes - cuts[item.id]))


def carried_out(day: Day, draft: Draft) -> Day:
    """Return the day as it would be with a draft carried out."""
    return day.after(Step("", row_changes(day, draft)))
