"""What every command on a day asks first, and how a row that changes becomes a step."""

from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import DayRow
from dialog_app.core.model.days import DayState
from dialog_app.core.record import Change, Step


def require_open(day: Day) -> None:
    """Raise `RuleBroken("day.closed")` when the day has been closed for good."""
    if day.info.state is DayState.CLOSED:
        raise RuleBroken("day.closed")


def changed(label: str, before: DayRow, after: DayRow) -> Step:
    """Return the step that changes one row; empty when nothing is different."""
    return Step(label, () if before == after else (Change(before, after),))
