"""Moving what was said: to another service or group, to all, or to another subject."""

from dataclasses import replace

from dialog_app.core.commands.closed import changed, require_open
from dialog_app.core.commands.findings import Worded, named_for
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.model.days import Group
from dialog_app.core.model.said import Action, Obstacle, Possibility, Reason, Rewording
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Facts, Step, added, removed
from dialog_app.core.who import Who, answering

ALL = Who()
Attached = Reason | Obstacle | Possibility | Action | Rewording
_FOR_ALL = (Obstacle, Possibility)


def choices(day: Day, kind: type[Worded]) -> tuple[Who, ...]:
    """Return whom something of this kind can be attached to, in the order Tab goes.

    First the services, then the groups, and last all. An action is one service's; a reason and a
    proposed wording are somebody's own, and never everybody's.
    """
    if kind is Action:
        return tuple(Who(service_id) for service_id in day.service_ids)
    return (*answering(day), ALL) if issubclass(kind, _FOR_ALL) else answering(day)


def whose(day: Day, row: Attached) -> tuple[Who, ...]:
    """Return whom something is attached to; an obstacle may be attached to several services."""
    if row.__class__ is Action:
        return (Who(row.service_id),)
    if isinstance(row, Obstacle):
        named = tuple(Who(one.service_id) for one in day.whose(row))
        return named or (Who(group_id=row.group_id),)
    group_id = row.group_id if isinstance(row, Reason | Possibility | Rewording) else ""
    return (Who(row.service_id, group_id),)


def beside(day: Day, row: Attached, by: int) -> Who:
    """Return whom something would be moved to by going `by` steps through the choices."""
    known = choices(day, type(row))
    now = whose(day, row)[0]
    if not known:
        return now
    place = known.index(now) if now in known else -1 if by > 0 else 0
    return known[(place + by) % len(known)]


def attach(day: Day, laptop: Laptop, kind: type[Attached], row_id: str, who: Who) -> Step:
    """Attach something that was said to one service, one group, or all instead.

    Turns of the same row that follow each other are one undo. Raises `RuleBroken`: `day.closed`,
    `row.gone`, `attach.not_possible`.
    """
    require_open(day)
    row = day.one(kind, row_id)
    if who not in choices(day, kind):
        raise RuleBroken("attach.not_possible")
    changes = _obstacle(day, laptop, row, who) if isinstance(row, Obstacle) else _row(row, who)
    label = "step.attached_to_all" if who == ALL else "step.attached"
    return Step(label, changes, _facts(day, who), merge=f"attach:{row_id}")


def attach_subject(
    day: Day, _laptop: Laptop, kind: type[Attached], row_id: str, subject: Subject
) -> Step:
    """Say that something that was said is about another subject (or, with no version, about none).

    Raises `RuleBroken`: `day.closed`, `row.gone`, `attach.not_possible` for a subject the day does
    not treat, for a reason about none, and for a wording of anything but a method.
    """
    require_open(day)
    row = day.one(kind, row_id)
    known = {one.subject for one in day.subjects}
    if subject not in known and (subject.version_id or kind in (Reason, Rewording)):
        raise RuleBroken("attach.not_possible")
    if kind is Rewording and subject.kind is not SubjectKind.METHOD:
        raise RuleBroken("attach.not_possible")
    moved = replace(row, subject_kind=subject.kind, version_id=subject.version_id)
    return changed("step.subject_set", row, moved)


def _row(row: Reason | Possibility | Action | Rewording, who: Who) -> tuple[Change, ...]:
    if isinstance(row, Action):
        moved: Attached = replace(row, service_id=who.service_id)
    else:
        moved = replace(row, service_id=who.service_id, group_id=who.group_id)
    return (Change(row, moved),) if moved != row else ()


def _obstacle(day: Day, laptop: Laptop, row: Obstacle, who: Who) -> tuple[Change, ...]:
    """Return the changes that give an obstacle to one only; how hard it hits that one is kept."""
    named = [one for one in day.whose(row) if one.obstacle_id == row.id]
    gone = [one for one in named if one.service_id != who.service_id]
    kept = len(gone) < len(named)
    fresh = (named_for(laptop, row, who.service_id),) if who.service_id and not kept else ()
    moved = replace(row, group_id=who.group_id)
    turned = (Change(row, moved),) if moved != row else ()
    return (*removed(*gone), *turned, *added(*fresh))


def _facts(day: Day, who: Who) -> Facts:
    """Return the name of a group; a service's stands in the row that was made."""
    group = day.find(Group, who.group_id)
    return {"service": group.name} if group is not None else {}
