"""Dialogue groups of a day: what each is called, whose people are in it, and how many."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from dialog_app.core.commands.closed import changed, require_open
from dialog_app.core.commands.days import checked_number
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.days import Group
from dialog_app.core.model.said import Obstacle, Possibility, Reason, Rewording, Round
from dialog_app.core.plain import clean_line
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added, removed

NAME_LIMIT: Final = 60


def add_group(
    day: Day, laptop: Laptop, name: str, service_ids: Iterable[str] = (), present: int = 0
) -> Step:
    """Make a dialogue group, mixed across the services named.

    Raises `RuleBroken`: `day.closed`, `group.name_missing`, `attendance.out_of_range`.
    """
    require_open(day)
    group = Group(
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=day.id,
        name=_name(name),
        position=max((row.position + 1 for row in day.groups), default=0),
        service_ids=_of_day(day, service_ids),
        present=checked_number(present),
    )
    return Step("step.group_added", added(group), {"name": group.name})


def change_group(day: Day, _laptop: Laptop, group_id: str, /, **wanted: Any) -> Step:
    """Change name, present or service_ids of a group.

    Raises `RuleBroken`: `day.closed`, `row.gone`, `group.name_missing`,
    `attendance.out_of_range`, `group.has_answered` where other services shall be in a group that
    has answered: its answers were theirs.
    """
    require_open(day)
    group = day.one(Group, group_id)
    if "name" in wanted:
        wanted["name"] = _name(wanted["name"])
    if "present" in wanted:
        checked_number(wanted["present"])
    if "service_ids" in wanted:
        wanted["service_ids"] = _of_day(day, wanted["service_ids"])
        if wanted["service_ids"] != group.service_ids and has_answered(day, group_id):
            raise RuleBroken("group.has_answered")
    return changed("step.group_changed", group, replace(group, **wanted))


def remove_group(day: Day, _laptop: Laptop, group_id: str) -> Step:
    """Take a group away.

    Raises `RuleBroken`: `day.closed`, `row.gone`, `group.has_answered` where it has answered or
    said something.
    """
    require_open(day)
    group = day.one(Group, group_id)
    if has_answered(day, group_id) or _has_said(day, group_id):
        raise RuleBroken("group.has_answered")
    return Step("step.group_removed", removed(group), {"name": group.name})


def has_answered(day: Day, group_id: str) -> bool:
    """Tell whether a group was asked about anything."""
    return bool(day.where(Round, lambda row: row.group_id == group_id))


def _has_said(day: Day, group_id: str) -> bool:
    said: tuple[Reason | Obstacle | Possibility | Rewording, ...] = (
        *day.all(Reason),
        *day.all(Obstacle),
        *day.all(Possibility),
        *day.all(Rewording),
    )
    return any(row.group_id == group_id for row in said)


def without_service(day: Day, service_id: str) -> tuple[Change, ...]:
    """Return the changes that take a service out of the groups it is in.

    Raises `RuleBroken("service.has_answered")` where one of them has answered.
    """
    mixed = day.where(Group, lambda row: service_id in row.service_ids)
    if any(has_answered(day, group.id) for group in mixed):
        raise RuleBroken("service.has_answered")
    return tuple(Change(group, _without(group, service_id)) for group in mixed)


def _without(group: Group, service_id: str) -> Group:
    return replace(group, service_ids=tuple(one for one in group.service_ids if one != service_id))


def _name(name: str) -> str:
    line = clean_line(name, NAME_LIMIT)
    if not line:
        raise RuleBroken("group.name_missing")
    return line


def _of_day(day: Day, service_ids: Iterable[str]) -> tuple[str, ...]:
    """Return those of the services that take part in the day, in its order."""
    wanted = set(service_ids)
    return tuple(one for one in day.service_ids if one in wanted)
