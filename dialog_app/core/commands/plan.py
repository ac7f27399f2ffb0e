"""Planning a day: its name and numbers, its items, its services and what it treats."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from dialog_app.core.commands import wall_queue
from dialog_app.core.commands.closed import changed, require_open
from dialog_app.core.commands.days import attendance, checked_number
from dialog_app.core.commands.groups import without_service
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.formats import clock
from dialog_app.core.model.base import Subject
from dialog_app.core.model.days import (
    AgendaItem,
    Attendance,
    DayService,
    DaySubject,
    ItemKind,
    ItemState,
    Phase,
)
from dialog_app.core.model.said import Round
from dialog_app.core.plain import clean, clean_line
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added, removed

LONGEST_ITEM = 600
EARLIEST_WARNING = 60
NOTES_LIMIT = 2000
_DAY = 24 * 60
_PLANNABLE = {
    "kind",
    "title",
    "minutes",
    "least_minutes",
    "leader",
    "phase",
    "protected",
    "droppable",
    "internal",
    "starts_at",
    "ends_at",
    "warn_minutes",
    "method_version_ids",
    "notes",
}


def change_day(day: Day, _laptop: Laptop, /, **wanted: Any) -> Step:
    """Change fields of the day itself.

    These are title, place, date, public_start, pros, staff, next_meeting, comment_deadline and
    programme_code.

    Raises `RuleBroken`: `day.closed`, `day.title_missing`, `attendance.out_of_range`.
    """
    require_open(day)
    cleaned = {name: _day_field(name, value) for name, value in wanted.items()}
    return changed("step.day_changed", day.info, replace(day.info, **cleaned))


def _day_field(name: str, value: Any) -> Any:
    if name in ("pros", "staff"):
        return checked_number(value)
    if name in ("title", "place", "next_meeting"):
        line = clean_line(value, 120)
        if name == "title" and not line:
            raise RuleBroken("day.title_missing")
        return line
    return value


def add_item(
    day: Day, laptop: Laptop, kind: ItemKind, title: str, minutes: int, after: str = ""
) -> Step:
    """Add an item after the item with id `after`, or last.

    Raises `RuleBroken`: `day.closed`, `item.title_missing`, `item.minutes_out_of_range`.
    """
    require_open(day)
    items = list(day.agenda)
    place = next((n + 1 for n, item in enumerate(items) if item.id == after), len(items))
    item = AgendaItem(
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=day.id,
        position=place,
        kind=kind,
        title=_title(title),
        minutes=_minutes(minutes),
        phase=_phase_for(day, kind),
    )
    changes = (*added(item), *_renumbered([*items[:place], item, *items[place:]]))
    return Step("step.item_added", changes, {"title": item.title})


def _phase_for(day: Day, kind: ItemKind) -> Phase:
    if kind is not ItemKind.POSITIONS:
        return Phase.NONE
    return Phase.AFTER if any(i.phase is Phase.BEFORE for i in day.agenda) else Phase.BEFORE


def change_item(day: Day, _laptop: Laptop, item_id: str, /, **wanted: Any) -> Step:
    """Change fields of an item's plan; least minutes follow when minutes fall below them.

    Raises `RuleBroken`: `day.closed`, `row.gone`, `item.title_missing`,
    `item.minutes_out_of_range`, `item.least_above_minutes`, `item.warning_out_of_range`,
    `item.ends_before_start`, `item.field_unknown`.
    """
    require_open(day)
    item = day.one(AgendaItem, item_id)
    planned = replace(item, **{name: _item_field(name, value) for name, value in wanted.items()})
    if "least_minutes" in wanted and planned.least_minutes > planned.minutes:
        raise RuleBroken("item.least_above_minutes", minutes=planned.minutes)
    _check_fixed(planned)
    least = min(planned.least_minutes, planned.minutes)
    planned = replace(planned, least_minutes=least)
    if "title" in wanted and planned.title != item.title:
        planned = replace(planned, title_nn="", title_en="")
    return changed("step.item_changed", item, planned)


def _check_fixed(item: AgendaItem) -> None:
    """Refuse an item whose fixed end comes before its fixed start, the night in between or not."""
    if item.starts_at is None or item.ends_at is None:
        return
    start, end = (time.hour * 60 + time.minute for time in (item.starts_at, item.ends_at))
    if not 0 < (end - start) % _DAY <= LONGEST_ITEM:
        raise RuleBroken("item.ends_before_start", time=clock(item.starts_at))


def _item_field(name: str, value: Any) -> Any:
    if name not in _PLANNABLE:
        raise RuleBroken("item.field_unknown", field=name)
    if name == "title":
        return _title(value)
    if name in ("minutes", "least_minutes"):
        return _minutes(value, least=0 if name == "least_minutes" else 1)
    if name == "warn_minutes" and not 0 <= value <= EARLIEST_WARNING:
        raise RuleBroken("item.warning_out_of_range", most=EARLIEST_WARNING)
    if name == "notes":
        return clean(value, NOTES_LIMIT)
    return clean_line(value, 120) if name == "leader" else value


def move_item(day: Day, _laptop: Laptop, item_id: str, by: int) -> Step:
    """Move an item up (`by` negative) or down, past items that have not been held.

    Raises `RuleBroken`: `day.closed`, `row.gone`, `item.already_held`.
    """
    require_open(day)
    items = list(day.agenda)
    item = day.one(AgendaItem, item_id)
    start = items.index(item)
    place = max(0, min(len(items) - 1, start + by))
    passed = items[min(start, place) : max(start, place) + 1]
    if any(row.state is not ItemState.COMING for row in passed):
        raise RuleBroken("item.already_held", title=item.title)
    items.insert(place, items.pop(start))
    return Step("step.item_moved", tuple(_renumbered(items)), {"title": item.title})


def remove_item(day: Day, _laptop: Laptop, item_id: str) -> Step:
    """Take an item out of the plan; raises `RuleBroken`: `day.closed`, `item.already_held`."""
    require_open(day)
    item = day.one(AgendaItem, item_id)
    if item.state is not ItemState.COMING:
        raise RuleBroken("item.already_held", title=item.title)
    rest = [row for row in day.agenda if row.id != item_id]
    changes = (*removed(item), *_renumbered(rest))
    return Step("step.item_removed", changes, {"title": item.title})


def _renumbered(items: Iterable[AgendaItem]) -> Iterable[Change]:
    """Give the changes that number items from 0; new items are given with their own number."""
    for position, item in enumerate(items):
        if item.position != position:
            yield Change(item, replace(item, position=position))


def add_service(day: Day, laptop: Laptop, service_id: str, present: int = 0) -> Step:
    """Let a service take part, with how many come from it (all roles together).

    Raises `RuleBroken`: `day.closed`, `service.already_there`, `attendance.out_of_range`.
    """
    require_open(day)
    if service_id in day.service_ids:
        raise RuleBroken("service.already_there")
    taking_part = DayService(
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=day.id,
        service_id=service_id,
        position=len(day.services),
    )
    come = attendance(laptop, day.id, service_id, "other", present)
    return Step("step.service_added", added(taking_part, come))


def remove_service(day: Day, _laptop: Laptop, service_id: str) -> Step:
    """Take a service out of the day; raises `RuleBroken("service.has_answered")` if it has."""
    require_open(day)
    if day.where(Round, lambda row: row.service_id == service_id):
        raise RuleBroken("service.has_answered")
    rows = day.where(DayService, lambda row: row.service_id == service_id)
    come = day.where(Attendance, lambda row: row.service_id == service_id)
    groups = without_service(day, service_id)
    return Step("step.service_removed", (*removed(*rows, *come), *groups))


def set_attendance(day: Day, laptop: Laptop, service_id: str, role_code: str, present: int) -> Step:
    """Set how many of a role came from a service.

    Raises `RuleBroken`: `day.closed`, `attendance.out_of_range` outside 0 to 999.
    """
    require_open(day)
    wanted = (service_id, role_code)
    rows = day.where(Attendance, lambda row: (row.service_id, row.role_code) == wanted)
    if not rows:
        fresh = attendance(laptop, day.id, service_id, role_code, present)
        return Step("step.attendance_set", added(fresh), {"number": present})
    before = rows[0]
    after = replace(before, present=checked_number(present))
    return replace(changed("step.attendance_set", before, after), facts={"number": present})


def add_subject(day: Day, laptop: Laptop, subject: Subject) -> Step:
    """Treat one more method; raises `RuleBroken`: `day.closed`, `subject.already_there`."""
    require_open(day)
    if any(row.subject == subject for row in day.subjects):
        raise RuleBroken("subject.already_there")
    row = DaySubject(
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=day.id,
        subject_kind=subject.kind,
        version_id=subject.version_id,
        position=len(day.subjects),
    )
    return Step("step.subject_added", added(row))


def remove_subject(day: Day, _laptop: Laptop, subject: Subject) -> Step:
    """Treat a method no longer, and take it out of the wall's queue and history.

    Raises `RuleBroken("subject.has_answers")` if it has any.
    """
    require_open(day)
    if day.where(Round, lambda row: row.subject == subject):
        raise RuleBroken("subject.has_answers")
    rows = day.where(DaySubject, lambda row: row.subject == subject)
    return Step("step.subject_removed", removed(*rows) + wall_queue.without(day, subject))


def _title(title: str) -> str:
    line = clean_line(title, 200)
    if not line:
        raise RuleBroken("item.title_missing")
    return line


def _minutes(minutes: int, least: int = 1) -> int:
    if not least <= minutes <= LONGEST_ITEM:
        raise RuleBroken("item.minutes_out_of_range", minutes=minutes, most=LONGEST_ITEM)
    return minutes
