"""How minutes go from draft to read-through to comments, and back."""

import datetime
from collections.abc import Iterable
from typing import Any

from dialog_app.core.commands.minutes.noted import (
    change_of,
    noted,
    renewed,
    role_words,
    under_way,
)
from dialog_app.core.day import Day
from dialog_app.core.editions import comment_deadline
from dialog_app.core.errors import RuleBroken
from dialog_app.core.minutes.recipients import RECIPIENT_LIMIT
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.minutes import MinutesEvent
from dialog_app.core.model.said import Minutes
from dialog_app.core.plain import clean_line
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Step, added

MOST_RECIPIENTS = 50
_EARLIER = {
    MinutesState.DRAFT: (MinutesState.READ_THROUGH, MinutesState.FOR_COMMENTS),
    MinutesState.READ_THROUGH: (MinutesState.FOR_COMMENTS,),
}


def begin_read_through(day: Day, laptop: Laptop, service_id: str, role: str = "") -> Step:
    """Begin to read a draft through in the room.

    Raises `RuleBroken`: `row.gone`, `minutes.not_started`, `minutes.approved`,
    `minutes.not_possible` for anything but a draft.
    """
    newest = under_way(day, service_id, MinutesState.DRAFT)
    return _moved(day, laptop, newest, MinutesState.READ_THROUGH, role)


def send_for_comments(
    day: Day,
    laptop: Laptop,
    service_id: str,
    role: str = "",
    deadline: datetime.date | None = None,
    recipients: Iterable[str] = (),
) -> Step:
    """Give the minutes to those who may comment, until `deadline`.

    Without one it is that of the version, see `comment_deadline`. `recipients` are kept as they are
    now. Raises as `begin_read_through`, and `minutes.deadline_gone` for a deadline before the day.
    """
    newest = under_way(day, service_id, MinutesState.DRAFT, MinutesState.READ_THROUGH)
    until = deadline or comment_deadline(day, newest)
    if until is not None and until < day.info.date:
        raise RuleBroken("minutes.deadline_gone")
    named = (clean_line(one, RECIPIENT_LIMIT) for one in recipients)
    kept = tuple(dict.fromkeys(one for one in named if one))[:MOST_RECIPIENTS]
    to = {"comment_deadline": until, "recipients": kept or newest.recipients}
    return _moved(day, laptop, newest, MinutesState.FOR_COMMENTS, role, **to)


def step_back(
    day: Day,
    laptop: Laptop,
    service_id: str,
    state: MinutesState = MinutesState.READ_THROUGH,
    role: str = "",
) -> Step:
    """Take minutes that are out for comments back to the read-through, or to a draft.

    Raises as `begin_read_through`, with `minutes.not_possible` where they are not that far.
    """
    newest = under_way(day, service_id)
    if newest.state not in _EARLIER.get(state, ()):
        raise RuleBroken("minutes.not_possible")
    return _moved(day, laptop, newest, state, role)


def _moved(
    day: Day, laptop: Laptop, newest: Minutes, state: MinutesState, role: str, **new: Any
) -> Step:
    by = role_words(role)
    issue = renewed(laptop, newest, state=state, changed_by_role=by, **new)
    told = noted(day, laptop, issue, MinutesEvent.STATE, by_role=by)
    return Step("step.minutes_state_set", (change_of(newest, issue), *added(told)))
