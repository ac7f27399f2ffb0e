"""What is written to word something anew, and the commands that follow from it."""

import datetime
from collections.abc import Callable
from typing import Any

from dialog_app.core.commands import findings
from dialog_app.core.commands.findings import ActionPlan, Worded
from dialog_app.core.model.said import Action
from dialog_app.core.owners import split_owner
from dialog_app.core.record import Step
from dialog_app.ui.live.reading import Planned, read_action

Deed = tuple[Callable[..., Step], tuple[Any, ...]]


def written(row: Worded) -> str:
    """Return a row as it is written; who and when stand in an action's own line."""
    if isinstance(row, Action):
        return Planned(row.text, row.who, row.due).written
    return row.text


def deeds(row: Worded, text: str, today: datetime.date) -> list[Deed]:
    """Return the commands that make the row say `text`; none where it says so already."""
    if not isinstance(row, Action):
        same = text.strip() == row.text
        return [] if same else [(findings.reword, (type(row), row.id, text))]
    planned = read_action(text, today)
    found: list[Deed] = []
    if planned.text != row.text:
        found.append((findings.reword, (Action, row.id, planned.text)))
    if (planned.who, planned.due) != (row.who, row.due):
        plan = ActionPlan(
            who=planned.who, due=planned.due, needs_mandate=row.needs_mandate, why=row.why
        )
        found.append((findings.plan_action, (row.id, plan)))
    return found


def names_somebody(row: Worded, text: str, today: datetime.date) -> bool:
    """Tell whether new words put a name where an action had a role: that takes consent."""
    if not isinstance(row, Action):
        return False
    who = read_action(text, today).who
    return who != row.who and bool(split_owner(who).name)
