"""Recording what was said: reasons, obstacles, possibilities, actions, notes."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from dialog_app.core.commands.closed import changed, require_open
from dialog_app.core.commands.taking_away import reopened, taken_away
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import DayRow, Language, Subject, SubjectKind
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import (
    Action,
    ActionState,
    LabelUse,
    Link,
    LinkKind,
    Note,
    Obstacle,
    ObstacleService,
    ObstacleSource,
    ObstacleStatus,
    Position,
    Possibility,
    Reason,
    Rewording,
    Severity,
    SourceEffect,
    SourceStatus,
)
from dialog_app.core.plain import TEXT_LIMIT, clean, clean_line
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added, removed

LABELS_NOTED = "step.labels_noted"
NOTHING = Subject(SubjectKind.METHOD, "")
Worded = Reason | Obstacle | Possibility | Action | Note | Rewording


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What something that is said is about: a subject, and a service or group (none means all)."""

    subject: Subject = NOTHING
    service_id: str = ""
    group_id: str = ""
    language: Language = "nb"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceGiven:
    """The law, circular or guideline that is said to stand in the way."""

    provision_id: str = ""
    citation: str = ""
    effect: SourceEffect = SourceEffect.UNCLEAR
    status: SourceStatus = SourceStatus.CLAIMED
    who_can_change: str = ""


def add_reason(
    day: Day, laptop: Laptop, about: About, text: str, position: Position, phase: Phase
) -> Step:
    """Add a reason in the professionals' own words.

    Raises `RuleBroken`: `day.closed`, `text.empty`, `text.too_long`.
    """
    reason = Reason(
        **_start(day, laptop, about, text, day.all(Reason)),
        service_id=about.service_id,
        group_id=about.group_id,
        position=position,
        phase=phase,
    )
    return Step("step.reason_added", added(reason))


def add_obstacle(
    day: Day,
    laptop: Laptop,
    about: About,
    text: str,
    category_code: str = "ANNET",
    source: SourceGiven | None = None,
) -> Step:
    """Add an obstacle for one service or group, or for all where `about` names none.

    Raises `RuleBroken`: `day.closed`, `text.empty`, `text.too_long`.
    """
    obstacle = Obstacle(
        **_start(day, laptop, about, text, day.all(Obstacle)),
        category_code=category_code,
        group_id=about.group_id,
    )
    rows: list[DayRow] = [obstacle]
    if about.service_id:
        rows.append(named_for(laptop, obstacle, about.service_id))
    if source is not None:
        rows.append(source_row(laptop, obstacle, source))
    return Step("step.obstacle_added", added(*rows))


def share_obstacle(day: Day, laptop: Laptop, obstacle_id: str, service_id: str) -> Step:
    """Say that an obstacle concerns one more service, or no longer does («gjelder oss også»).

    Raises `RuleBroken`: `day.closed`, `row.gone`, and `merge.names_it` where it is an obstacle that
    was merged into this one that concerns the service.
    """
    require_open(day)
    obstacle = day.one(Obstacle, obstacle_id)
    named = [row for row in day.named(obstacle) if row.service_id == service_id]
    for row in named:
        if row.obstacle_id != obstacle_id:
            number = day.one(Obstacle, row.obstacle_id).number
            raise RuleBroken("merge.names_it", number=number)
    if named:
        return Step("step.obstacle_unshared", removed(*named))
    return Step("step.obstacle_shared", added(named_for(laptop, obstacle, service_id)))


def set_severity(
    day: Day, laptop: Laptop, obstacle_id: str, service_id: str, severity: Severity
) -> Step:
    """Say how hard an obstacle hits one service.

    One that was named for nobody alone still concerns all it did. Raises `RuleBroken`:
    `day.closed`, `row.gone`.
    """
    require_open(day)
    obstacle = day.one(Obstacle, obstacle_id)
    named = [row for row in day.named(obstacle) if row.service_id == service_id]
    if named:
        changes = (Change(row, replace(row, severity=severity)) for row in named)
        return Step("step.severity_set", tuple(changes))
    whole = not any(row.obstacle_id == obstacle_id for row in day.named(obstacle))
    others = (one for one in day.service_ids if whole and day.concerns_alone(obstacle, one))
    fresh = [named_for(laptop, obstacle, one) for one in others if one != service_id]
    hit = replace(named_for(laptop, obstacle, service_id), severity=severity)
    return Step("step.severity_set", added(*fresh, hit))


def set_category(day: Day, _laptop: Laptop, obstacle_id: str, category_code: str) -> Step:
    """Move an obstacle to another category; raises `RuleBroken` (`day.closed`, `row.gone`)."""
    require_open(day)
    obstacle = day.one(Obstacle, obstacle_id)
    return changed("step.category_set", obstacle, replace(obstacle, category_code=category_code))


def set_status(day: Day, _laptop: Laptop, obstacle_id: str, status: ObstacleStatus) -> Step:
    """Say whether an obstacle is open, answered or needs others; raises `RuleBroken`."""
    require_open(day)
    obstacle = day.one(Obstacle, obstacle_id)
    return changed("step.status_set", obstacle, replace(obstacle, status=status))


def add_possibility(
    day: Day,
    laptop: Laptop,
    about: About,
    text: str,
    answers: Iterable[str] = (),
    *,
    needs_law_change: bool = False,
) -> Step:
    """Add a possibility, linked to the obstacles it answers (their ids).

    Obstacles answered so become *answered*. Raises `RuleBroken`: `day.closed`, `text.empty`,
    `text.too_long`, `row.gone`.
    """
    possibility = Possibility(
        **_start(day, laptop, about, text, day.all(Possibility)),
        service_id=about.service_id,
        group_id=about.group_id,
        needs_law_change=needs_law_change,
    )
    links = [_link(laptop, day, LinkKind.ANSWERS, possibility.id, one) for one in answers]
    answered = (day.one(Obstacle, link.to_id) for link in links)
    changes = tuple(change for obstacle in answered for change in _answered(obstacle))
    return Step("step.possibility_added", (*added(possibility, *links), *changes))


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPlan:
    """Who does an action (a role), when, and whether the leader must give a mandate."""

    who: str = ""
    due: datetime.date | None = None
    needs_mandate: bool = False
    why: str = ""


def add_action(
    day: Day,
    laptop: Laptop,
    about: About,
    text: str,
    plan: ActionPlan | None = None,
    comes_from: Iterable[str] = (),
) -> Step:
    """Add an action of one service, linked to the possibilities it comes from (their ids).

    Raises `RuleBroken`: `day.closed`, `text.empty`, `text.too_long`, `action.no_service`.
    """
    if not about.service_id:
        raise RuleBroken("action.no_service")
    plan = plan or ActionPlan()
    action = Action(
        **_start(day, laptop, about, text, day.all(Action)),
        service_id=about.service_id,
        who=clean_line(plan.who, 120),
        due=plan.due,
        needs_mandate=plan.needs_mandate,
        why=clean(plan.why, 2000),
    )
    links = [_link(laptop, day, LinkKind.COMES_FROM, action.id, one) for one in comes_from]
    return Step("step.action_added", added(action, *links))


def plan_action(day: Day, _laptop: Laptop, action_id: str, plan: ActionPlan) -> Step:
    """Say who does an action and when; raises `RuleBroken` (`day.closed`, `row.gone`)."""
    require_open(day)
    action = day.one(Action, action_id)
    planned = replace(
        action,
        who=clean_line(plan.who, 120),
        due=plan.due,
        needs_mandate=plan.needs_mandate,
        why=clean(plan.why, 2000),
    )
    return changed("step.action_planned", action, planned)


def set_action_state(day: Day, _laptop: Laptop, action_id: str, state: ActionState) -> Step:
    """Say how far an action has come; raises `RuleBroken` (`row.gone`)."""
    action = day.one(Action, action_id)
    return changed("step.action_state_set", action, replace(action, state=state))


def add_note(day: Day, laptop: Laptop, text: str) -> Step:
    """Add a private note to the running item; notes are never shown on the wall or printed.

    Raises `RuleBroken`: `day.closed`, `text.empty`, `text.too_long`.
    """
    require_open(day)
    note = Note(
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=day.id,
        text=checked_text(text),
        number=_next_number(day.all(Note)),
        item_id=day.running.id if day.running else "",
    )
    return Step("step.note_added", added(note))


def link(day: Day, laptop: Laptop, from_id: str, to_id: str) -> Step:
    """Link a possibility to an obstacle, or an action to a possibility; again unlinks them.

    Raises `RuleBroken`: `day.closed`, `link.not_possible`.
    """
    require_open(day)
    kind = _link_kind(day, from_id, to_id)
    links = [row for row in day.links_to(to_id, kind) if row.from_id == from_id]
    if links:
        return Step("step.unlinked", (*removed(*links), *reopened(day, links)))
    fresh = added(_link(laptop, day, kind, from_id, to_id))
    obstacle = day.find(Obstacle, to_id)
    return Step("step.linked", (*fresh, *(_answered(obstacle) if obstacle else ())))


def reword(day: Day, _laptop: Laptop, kind: type[Worded], row_id: str, text: str) -> Step:
    """Word something anew; successive rewordings of one row are one undo.

    Raises `RuleBroken`: `day.closed`, `text.empty`, `text.too_long`, `row.gone`.
    """
    require_open(day)
    row = day.one(kind, row_id)
    reworded = replace(row, text=checked_text(text))
    return replace(changed("step.reworded", row, reworded), merge=f"reword:{row_id}")


def withdraw(day: Day, _laptop: Laptop, kind: type[Worded], row_id: str) -> Step:
    """Take something said away, with its links and whom it concerns.

    An obstacle that nothing answers any more is open again, and what was merged into one that is
    taken away stands by itself again. Raises `RuleBroken`: `day.closed`,
    `row.gone`.
    """
    require_open(day)
    return Step("step.withdrawn", taken_away(day, day.one(kind, row_id)))


def note_labels(_day: Day, _laptop: Laptop, uses: Iterable[LabelUse]) -> Step:
    """Record the labels that were printed, with rule version and input hash."""
    return Step(LABELS_NOTED, added(*uses))


def checked_text(text: str) -> str:
    """Return free text made harmless; raises `RuleBroken`: `text.empty`, `text.too_long`."""
    if len(text) > TEXT_LIMIT:
        raise RuleBroken("text.too_long", length=len(text), limit=TEXT_LIMIT)
    cleaned = clean(text, TEXT_LIMIT).strip()
    if not cleaned:
        raise RuleBroken("text.empty")
    return cleaned


def _start(
    day: Day, laptop: Laptop, about: About, text: str, earlier: Iterable[Worded]
) -> dict[str, Any]:
    """Return the fields that everything said about a subject has in common."""
    require_open(day)
    return {
        "id": laptop.new_id(),
        "origin": laptop.name,
        "day_id": day.id,
        "subject_kind": about.subject.kind,
        "version_id": about.subject.version_id,
        "text": checked_text(text),
        "number": _next_number(earlier),
        "language": about.language,
    }


def _next_number(rows: Iterable[Worded]) -> int:
    return max((row.number for row in rows), default=0) + 1


def named_for(laptop: Laptop, obstacle: Obstacle, service_id: str) -> ObstacleService:
    """Return the row that says an obstacle is one of a service's."""
    return ObstacleService(
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=obstacle.day_id,
        obstacle_id=obstacle.id,
        service_id=service_id,
    )


def source_row(laptop: Laptop, obstacle: Obstacle, source: SourceGiven) -> ObstacleSource:
    """Return the row that says which source is behind an obstacle."""
    return ObstacleSource(
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=obstacle.day_id,
        obstacle_id=obstacle.id,
        provision_id=source.provision_id,
        citation=clean_line(source.citation, 300),
        effect=source.effect,
        status=source.status,
        who_can_change=clean_line(source.who_can_change, 120),
    )


def _link(laptop: Laptop, day: Day, kind: LinkKind, from_id: str, to_id: str) -> Link:
    return Link(
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=day.id,
        kind=kind,
        from_id=from_id,
        to_id=to_id,
    )


def _link_kind(day: Day, from_id: str, to_id: str) -> LinkKind:
    if day.find(Possibility, from_id) and day.find(Obstacle, to_id):
        return LinkKind.ANSWERS
    if day.find(Action, from_id) and (day.find(Possibility, to_id) or day.find(Obstacle, to_id)):
        return LinkKind.COMES_FROM
    raise RuleBroken("link.not_possible")


def _answered(obstacle: Obstacle) -> tuple[Change, ...]:
    if obstacle.status is not ObstacleStatus.OPEN:
        return ()
    return (Change(obstacle, replace(obstacle, status=ObstacleStatus.ANSWERED)),)
