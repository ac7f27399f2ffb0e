"""What every command on minutes asks first, and how it is noted what was done to them."""

from dataclasses import replace
from typing import Any

from dialog_app.core.day import Day
from dialog_app.core.editions import edition
from dialog_app.core.errors import RuleBroken
from dialog_app.core.measures import RULE_VERSION
from dialog_app.core.model.base import DayRow, Subject, SubjectKind
from dialog_app.core.model.days import Side
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.minutes import MinutesChange, MinutesEvent
from dialog_app.core.model.said import Minutes, SubjectRow
from dialog_app.core.model.services import Service
from dialog_app.core.owners import split_owner
from dialog_app.core.plain import clean_line
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change
from dialog_app.core.tables import table_name

ROLE_LIMIT = 120
READ = (MinutesState.READ_THROUGH, MinutesState.FOR_COMMENTS)
"""States in which minutes are read, and may be struck in and worded anew."""


def role_words(role: str) -> str:
    """Return a role on one line; what looks like a name is left out, since none is kept."""
    return split_owner(clean_line(role, ROLE_LIMIT)).role


def under_way(day: Day, service_id: str, *states: MinutesState) -> Minutes:
    """Return the newest version of a service's minutes where it may be worked on.

    `states` are those it may be in; without any, all but approved. Raises `RuleBroken`:
    `row.gone` for a service that takes no part, `minutes.not_started`, `minutes.approved`,
    `minutes.not_possible` in any other state.
    """
    if service_id not in day.service_ids:
        raise RuleBroken("row.gone", kind=Service.__name__)
    if not day.has_started:
        raise RuleBroken("minutes.not_started")
    newest = edition(day, service_id)
    if newest.state is MinutesState.APPROVED:
        raise RuleBroken("minutes.approved")
    if states and newest.state not in states:
        raise RuleBroken("minutes.not_possible")
    return newest


def renewed(laptop: Laptop, newest: Minutes, **new: Any) -> Minutes:
    """Return a version with new values and the time of now; its first time gives it its id."""
    began = newest if newest.id else replace(newest, id=laptop.new_id(), origin=laptop.name)
    return replace(began, written_at=laptop.now(), rule_version=RULE_VERSION, **new)


def change_of(newest: Minutes, after: Minutes) -> Change:
    """Return the change from the newest version, which may not be written down yet."""
    return Change(newest if newest.id else None, after)


def noted(
    day: Day, laptop: Laptop, issue: Minutes, kind: MinutesEvent, **what: Any
) -> MinutesChange:
    """Return the row that says what was done to a version."""
    return MinutesChange(
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=day.id,
        service_id=issue.service_id,
        version=issue.version,
        kind=kind,
        state=issue.state,
        at=laptop.now(),
        **what,
    )


def noted_once(
    day: Day,
    laptop: Laptop,
    issue: Minutes,
    kind: MinutesEvent,
    about: DayRow,
    side: Side | None,
    role: str = "",
) -> Change:
    """Return the change that says what was done to a row; done again, the newest time stands."""
    subject = about.subject if isinstance(about, SubjectRow) else Subject(SubjectKind.METHOD, "")
    fresh = noted(
        day,
        laptop,
        issue,
        kind,
        subject_kind=subject.kind,
        version_id=subject.version_id,
        by_role=role_words(role),
        side=side,
        row_kind=table_name(type(about)),
        row_id=about.id,
    )
    before = next((row for row in day.all(MinutesChange) if _is_same(row, fresh)), None)
    if before is None:
        return Change(None, fresh)
    return Change(before, replace(fresh, id=before.id, origin=before.origin))


def _is_same(one: MinutesChange, other: MinutesChange) -> bool:
    def what(row: MinutesChange) -> tuple[object, ...]:
        return row.service_id, row.version, row.kind, row.row_kind, row.row_id

    return what(one) == what(other)
