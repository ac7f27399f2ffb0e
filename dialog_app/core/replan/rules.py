"""Which items a new plan may touch, and how far; the same rules for proposals and by hand."""

import math
from typing import Final

from dialog_app.core.model.days import AgendaItem, ItemKind

UNTOUCHED: Final = frozenset(
    {
        ItemKind.CHECKIN,
        ItemKind.PRESENTATION,
        ItemKind.BREAK,
        ItemKind.LUNCH,
        ItemKind.READ_THROUGH,
        ItemKind.CHECKOUT,
    }
)
"""Kinds that are only ever moved in time, whether they are marked as protected or not."""

CARRIED: Final = frozenset(
    {
        ItemKind.WORKING_METHODS,
        ItemKind.DIALOGUE,
        ItemKind.PLENARY,
        ItemKind.OBSTACLES,
        ItemKind.SOLUTIONS,
        ItemKind.STATUS,
        ItemKind.EXERCISE,
        ItemKind.LECTURE,
    }
)
"""Kinds a proposal may carry to the next day.

Not what the day is for: answers, agreements and the leaders' round. Those are carried by hand.
"""

BY_METHOD: Final = frozenset(
    {
        ItemKind.WORKING_METHODS,
        ItemKind.DIALOGUE,
        ItemKind.PLENARY,
        ItemKind.OBSTACLES,
        ItemKind.SOLUTIONS,
    }
)
"""Kinds whose time is shared by the methods they treat: one method fewer frees its share."""


def may_change(item: AgendaItem) -> bool:
    """Tell whether a new plan may do more to an item than move it in time."""
    return not item.internal and not item.protected and item.kind not in UNTOUCHED


def may_shorten(item: AgendaItem) -> bool:
    """Tell whether an item may be made shorter.

    Air gives way by itself, and an item that ends by the clock is as long as the clock says.
    """
    return may_change(item) and item.kind is not ItemKind.BUFFER and item.ends_at is None


def may_leave(item: AgendaItem) -> bool:
    """Tell whether an item may leave the day: nobody counts on its time of the day."""
    return may_change(item) and item.starts_at is None and item.ends_at is None


def may_drop(item: AgendaItem) -> bool:
    """Tell whether a proposal may drop an item: whoever planned the day said so."""
    return may_leave(item) and item.droppable


def may_carry(item: AgendaItem) -> bool:
    """Tell whether a proposal may carry an item to the next day."""
    return may_leave(item) and item.kind in CARRIED


def least(item: AgendaItem) -> int:
    """Return the fewest whole minutes of an item: as planned, else half of what was planned."""
    return item.least_minutes or math.ceil(item.minutes / 2)
