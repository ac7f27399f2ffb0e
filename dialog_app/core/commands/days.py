"""Making a day from a template, and closing it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.measures import RULE_VERSION
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.model.catalogue import TemplateItem
from dialog_app.core.model.days import (
    AgendaItem,
    Attendance,
    DayInfo,
    DayKind,
    DayService,
    DayState,
    DaySubject,
    ItemKind,
    ItemState,
    Phase,
    SmallTimer,
    Turn,
)
from dialog_app.core.plain import clean_line
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added, removed
from dialog_app.core.register import Register
from dialog_app.core.roster import moves, tallied

MOST_PEOPLE = 999
_OPENING = (ItemKind.WELCOME, ItemKind.CHECKIN, ItemKind.STATUS)
CLOSE_REASON_LIMIT = 200
TEMPLATES = {DayKind.DIALOGUE: "dialogdag", DayKind.DEEP_DIVE: "fordypningsdag"}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDay:
    """What the facilitator chooses for a new day; everything can be changed afterwards.

    `carried` are items of the day before that were carried over to this one.
    """

    kind: DayKind
    date: datetime.date
    title: str
    place: str = ""
    public_start: datetime.time = datetime.time(9)
    services: tuple[tuple[str, int], ...] = ()
    carried: tuple[AgendaItem, ...] = ()
    subjects: tuple[Subject, ...] = ()
    pros: int = 0
    staff: int = 0
    programme_code: str = ""
    previous_day_id: str = ""
    template: str = ""

    @property
    def template_name(self) -> str:
        """The template the day is made from: the one that was chosen, or the one of its kind."""
        return self.template or TEMPLATES[self.kind]


def make(register: Register, laptop: Laptop, plan: NewDay) -> Step:
    """Return the step that makes a day; templates never change it afterwards.

    Raises `RuleBroken`: `day.title_missing`, `day.template_empty` (a template without items),
    `attendance.out_of_range`.
    """
    title = clean_line(plan.title, 120)
    if not title:
        raise RuleBroken("day.title_missing")
    template = register.template(plan.template_name)
    if not template:
        raise RuleBroken("day.template_empty", template=plan.template_name)
    day_id = laptop.new_id()
    rows = (
        _info(laptop, plan, day_id, title),
        *_items(laptop, day_id, template, plan.carried),
        *_services(laptop, day_id, plan.services),
        *_subjects(laptop, day_id, plan.subjects),
    )
    return Step("step.day_made", added(*rows), {"title": title})


def _info(laptop: Laptop, plan: NewDay, day_id: str, title: str) -> DayInfo:
    return DayInfo(
        id=day_id,
        origin=laptop.name,
        day_id=day_id,
        kind=plan.kind,
        date=plan.date,
        title=title,
        place=clean_line(plan.place, 120),
        programme_code=plan.programme_code,
        public_start=plan.public_start,
        pros=checked_number(plan.pros),
        staff=checked_number(plan.staff),
        template=plan.template_name,
        previous_day_id=plan.previous_day_id,
        rule_version=RULE_VERSION,
    )


def _items(
    laptop: Laptop,
    day_id: str,
    template: Iterable[TemplateItem],
    carried: Iterable[AgendaItem],
) -> Iterable[AgendaItem]:
    """Give the items of a template, and what was carried right after what a day opens with."""
    items = [_item(laptop, day_id, line) for line in template]
    opening = [place for place, item in enumerate(items) if item.kind in _OPENING]
    place = opening[-1] + 1 if opening else 0
    items[place:place] = [_carried(laptop, day_id, item) for item in carried]
    for position, item in enumerate(items):
        yield replace(item, position=position)


def _carried(laptop: Laptop, day_id: str, item: AgendaItem) -> AgendaItem:
    """Return an item of an earlier day as it was planned there, with the way back to it."""
    return replace(
        item,
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=day_id,
        state=ItemState.COMING,
        added_minutes=0,
        paused_seconds=0,
        started_at=None,
        ended_at=None,
        starts_at=None,
        ends_at=None,
        carried_to="",
        carried_from=item.id,
    )


def _item(laptop: Laptop, day_id: str, line: TemplateItem) -> AgendaItem:
    return AgendaItem(
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=day_id,
        position=line.position,
        kind=ItemKind(line.kind),
        title=line.title.nb,
        title_nn=line.title.nn,
        title_en=line.title.en,
        minutes=line.minutes,
        least_minutes=line.least_minutes,
        leader=line.leader,
        phase=Phase(line.phase),
        protected=line.protected,
        droppable=line.droppable,
        internal=line.internal,
        ends_at=line.ends_at,
        warn_minutes=line.warn_minutes,
        notes=line.notes,
    )


def _services(
    laptop: Laptop, day_id: str, services: tuple[tuple[str, int], ...]
) -> tuple[DayService | Attendance, ...]:
    rows: list[DayService | Attendance] = []
    for position, (service_id, present) in enumerate(services):
        rows.append(
            DayService(
                id=laptop.new_id(),
                origin=laptop.name,
                day_id=day_id,
                service_id=service_id,
                position=position,
            )
        )
        rows.append(attendance(laptop, day_id, service_id, "other", present))
    return tuple(rows)


def attendance(
    laptop: Laptop, day_id: str, service_id: str, role_code: str, present: int
) -> Attendance:
    """Return a row saying how many of a role came from a service.

    Raises `RuleBroken("attendance.out_of_range")` below 0 or above 999.
    """
    return Attendance(
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=day_id,
        service_id=service_id,
        role_code=role_code,
        present=checked_number(present),
    )


def _subjects(laptop: Laptop, day_id: str, subjects: tuple[Subject, ...]) -> tuple[DaySubject, ...]:
    return tuple(
        DaySubject(
            id=laptop.new_id(),
            origin=laptop.name,
            day_id=day_id,
            subject_kind=SubjectKind(subject.kind),
            version_id=subject.version_id,
            position=position,
        )
        for position, subject in enumerate(subjects)
    )


def checked_number(number: int) -> int:
    """Return a number of people, 0 to 999; raises `RuleBroken("attendance.out_of_range")`."""
    if not 0 <= number <= MOST_PEOPLE:
        raise RuleBroken("attendance.out_of_range", number=number)
    return number


def close(day: Day, laptop: Laptop, reason: str = "", *, remarks_left: bool = False) -> Step:
    """Return the step that closes a held day: cards become tallies and moves, what was said stays.

    `reason` says why it is closed with remarks left. Raises `RuleBroken`: `day.not_held` unless the
    day has been held, `day.close_reason_missing`.
    """
    info = day.info
    why = clean_line(reason, CLOSE_REASON_LIMIT)
    if info.state is not DayState.HELD:
        raise RuleBroken("day.not_held")
    if remarks_left and not why:
        raise RuleBroken("day.close_reason_missing")
    closed = replace(info, state=DayState.CLOSED, closed_at=laptop.now(), close_reason=why)
    changes = (Change(info, closed), *moves(day, laptop), *tallied(day, laptop))
    return Step("step.day_closed", (*changes, *removed(*day.all(Turn), *day.all(SmallTimer))))
