"""What one can go to from anywhere: a row of the register, a day, or a row of a day."""

from dataclasses import dataclass

from dialog_app.core.model.base import DayRow, Row
from dialog_app.core.model.days import DayInfo
from dialog_app.core.tables import table_name


@dataclass(frozen=True, slots=True)
class Target:
    """The name of a table, the id of a row in it, and the day it belongs to, if any."""

    kind: str
    id: str
    day_id: str = ""


def target_of(row: Row) -> Target:
    """Return where a row is found."""
    day_id = row.day_id if isinstance(row, DayRow) else ""
    return Target(table_name(type(row)), row.id, day_id)


DAY = table_name(DayInfo)
