"""What was let stand in a service's minutes as it is: marks of wordings, and never the words."""

import hashlib
import json
from typing import Final

from dialog_app.core.day import Day
from dialog_app.core.minutes.passages import Key
from dialog_app.core.model.minutes import MinutesChange, MinutesEvent
from dialog_app.core.remark import Remark

_BETWEEN: Final = ":"
_DIGITS: Final = 5
"""Hexadecimal digits of a mark: too few to find a telephone number by trying them all."""


def mark(remark: Remark) -> str:
    """Return what tells a remark about one wording from a remark about any other.

    It holds where the words stand and the beginning of a hash, which many other words share.
    """
    said = json.dumps((remark.kind, remark.sign, remark.words))
    digest = hashlib.sha256(said.encode()).hexdigest()[:_DIGITS]
    return _BETWEEN.join((*remark.passage, digest))


def let_stand_in(day: Day) -> frozenset[tuple[str, str]]:
    """Return the service and the mark of everything that was let stand on a day."""
    return frozenset((row.service_id, row.row_id) for row in day.all(MinutesChange) if _is(row))


def let_stand_at(day: Day, service_id: str, key: Key) -> tuple[MinutesChange, ...]:
    """Return the rows that say so of one passage of a service's minutes."""
    begins = _BETWEEN.join((*key, ""))
    rows = day.where(MinutesChange, lambda row: row.service_id == service_id)
    return tuple(row for row in rows if _is(row) and row.row_id.startswith(begins))


def _is(row: MinutesChange) -> bool:
    return row.kind is MinutesEvent.LET_STAND
