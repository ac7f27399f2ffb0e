"""A held day of very many services, with a word of its own in every place one can write."""

import datetime
from typing import Any, Final

from dialog_app.core.commands.minutes import passing
from dialog_app.core.day import Day
from dialog_app.core.minutes.passages import passages
from dialog_app.core.model.base import SubjectKind, Words
from dialog_app.core.model.catalogue import (
    MethodVersion,
    ObstacleCategory,
    Provision,
    ProvisionKind,
    WorkingMethod,
)
from dialog_app.core.model.days import (
    AgendaItem,
    Attendance,
    DayInfo,
    DayKind,
    DayService,
    DayState,
    DaySubject,
    Group,
    ItemKind,
    ItemState,
    Phase,
    Place,
    PlanChange,
    PlanChangeKind,
    Projection,
    Side,
    SlideKind,
    SmallTimer,
    Turn,
    Wall,
)
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.minutes import Dissent, MinutesChange, MinutesEvent
from dialog_app.core.model.said import (
    Action,
    ActionState,
    Answer,
    FollowedKind,
    FollowUp,
    LabelUse,
    Link,
    LinkKind,
    Minutes,
    Note,
    Obstacle,
    ObstacleService,
    ObstacleSource,
    Outcome,
    Position,
    Possibility,
    Reason,
    Rewording,
    Round,
    Trial,
)
from dialog_app.core.model.services import Consent, ConsentKind, Service
from dialog_app.core.register import Register
from tests.core.days import TestLaptop
from tests.reports.planted import DAY, METHODS, Planted

AT: Final = datetime.datetime(2026, 11, 18, 8, 0, tzinfo=datetime.UTC)

_MERGED: Final = (1, 5)
"""Where in the day services stand whose obstacle was merged into their neighbour's."""


def planted_day(services: int, *, other: bool = False) -> Planted:
    """Return the day; with `other` changed in all that half of the services may not know."""
    day = Planted(services, other=other)
    _of_all(day)
    for position, service_id in enumerate(day.services):
        _service(day, service_id, position)
        _said(day, service_id)
        _shared(day, service_id, position)
        if position in _MERGED or position == services - 1:
            _merged(day, service_id, day.services[position - 1])
    day.register = Register(day.register_rows)
    day.day = _struck(day, Day(day.day_rows))
    return day


def _of_all(day: Planted) -> None:
    everybody = day.services
    day.day_rows.append(
        DayInfo(
            id=DAY,
            day_id=DAY,
            kind=DayKind.DIALOGUE,
            date=AT.date(),
            title=day.told(*everybody),
            place=day.told(*everybody),
            state=DayState.HELD,
            pros=day.number(*everybody),
            staff=day.number(*everybody),
            template=day.hidden(),
            next_meeting=day.told(*everybody),
            close_reason=day.hidden(),
            retention_reason=day.hidden(),
            started_at=AT,
            ended_at=AT + datetime.timedelta(hours=6),
        )
    )
    held: dict[str, Any] = {"kind": ItemKind.DIALOGUE, "minutes": 30, "state": ItemState.DONE}
    held |= {"started_at": AT, "ended_at": AT + datetime.timedelta(minutes=40)}
    private = {"leader": day.hidden(), "notes": day.hidden()}
    item = day.add(AgendaItem, position=0, title=day.told(*everybody), **private, **held)
    hidden = {"title_nn": day.hidden(), "title_en": day.hidden(), "internal": True}
    day.add(AgendaItem, position=1, title=day.hidden(), **private, **hidden, **held)
    day.add(Note, number=1, text=day.hidden(), item_id=item)
    day.add(Wall, message=day.hidden())
    day.add(
        Projection,
        place=Place.PAST,
        position=0,
        kind=SlideKind.MESSAGE,
        message=day.hidden(),
    )
    day.add(SmallTimer, item_id=item, seconds=day.number(), number=day.number())
    day.add(
        PlanChange,
        kind=PlanChangeKind.BREATHER,
        at=AT,
        item_id=item,
        minutes=day.number(),
    )
    _catalogue(day)


def _catalogue(day: Planted) -> None:
    everybody = day.services
    day.register_rows += [
        ObstacleCategory(id="c-TID", code="TID", title=Words("Tid"), meaning=Words(day.hidden())),
        Provision(
            id="p-1",
            kind=ProvisionKind.LAW,
            full_name=day.hidden(),
            short_name=day.hidden(),
            section=day.hidden(),
            heading=day.hidden(),
        ),
    ]
    for number in range(METHODS):
        day.register_rows += [
            WorkingMethod(id=f"m-{number}", code=f"G{number}", description_code="G"),
            MethodVersion(
                id=f"v-{number}",
                method_id=f"m-{number}",
                number=1,
                title=Words(day.told(*everybody)),
                summary=Words(day.told(*everybody)),
                author_role=day.hidden(),
                reason=day.hidden(),
            ),
        ]
        day.add(
            DaySubject, subject_kind=SubjectKind.METHOD, version_id=f"v-{number}", position=number
        )


def _service(day: Planted, service_id: str, position: int) -> None:
    day.mails[service_id] = f"{day.hidden()}@example.org"
    leader = day.hidden()
    # A letter before the day may be addressed to its own leader by name; minutes name nobody.
    day.leaders[service_id] = {leader}
    day.register_rows.append(
        Service(
            id=service_id,
            name=day.told(service_id),
            kind="SH",
            owner_name=day.told(service_id),
            leader_name=leader,
            leader_email=day.mails[service_id],
            emergency_phone=day.hidden(),
            child_welfare_phone=day.hidden(),
            size=day.number(),
        )
    )
    day.add(DayService, service_id=service_id, position=position)
    present = day.number(service_id)
    day.add(Attendance, service_id=service_id, role_code="other", present=present)
    turn = {"position": position, "since": AT, "seconds": day.number(), "item_id": "id-1"}
    day.add(Turn, side=Side.PROFESSIONALS, service_id=service_id, **turn)
    day.add(
        Minutes,
        service_id=service_id,
        version=2,
        state=MinutesState.READ_THROUGH,
        content_hash=day.hidden(),
        pdf_sha256=day.hidden(),
        written_at=AT,
        changed_by_role=day.hidden(),
        reason=day.told(service_id),
        recipients=(day.hidden(),),
    )
    day.add(
        MinutesChange,
        service_id=service_id,
        version=2,
        kind=MinutesEvent.STATE,
        state=MinutesState.READ_THROUGH,
        at=AT,
        by_role=day.hidden(),
    )


def _said(day: Planted, service_id: str) -> None:
    """Say everything there is to say of the first method, and answer to all."""
    mine: dict[str, Any] = {"version_id": "v-0", "service_id": service_id}
    for number in range(METHODS):
        _answered(day, service_id, f"v-{number}")
    day.add(Reason, **mine, number=1, text=day.told(service_id))
    day.add(Reason, **mine, number=2, text=day.hidden(), printable=False)
    quoted = day.add(Reason, **mine, number=3, text=day.hidden())
    _consent(day, ConsentKind.QUOTATION, quoted, withdrawn=True)
    # The title that was proposed is for the catalogue; the reason for it too.
    proposed = {"title": day.hidden(), "why": day.hidden(), "text": day.told(service_id)}
    day.add(Rewording, **mine, number=1, **proposed)
    day.add(
        Dissent,
        **mine,
        number=1,
        text=day.told(service_id),
        who=day.told(service_id),
        people=day.number(),
        why=day.told(service_id),
        would_change=day.told(service_id),
    )
    day.add(Trial, **mine, how_it_went=day.told(service_id))
    _actions(day, mine, service_id)
    for about, reader in (("day-0", (service_id,)), (DAY, ())):
        day.add(
            FollowUp,
            **mine,
            kind=FollowedKind.ACTION,
            about_id=f"earlier-{service_id}",
            about_day_id=about,
            outcome=Outcome.PARTLY,
            at=AT,
            words=day.told(*reader),
            text=day.told(*reader),
        )


def _actions(day: Planted, mine: dict[str, Any], service_id: str) -> None:
    for number, (named, withdrawn) in enumerate(((True, False), (True, True), (False, False))):
        action = f"action-{service_id}-{number}"
        consent = _consent(day, ConsentKind.OWNER_NAMED, action, withdrawn) if named else ""
        day.add(
            Action,
            id=action,
            **mine,
            number=number,
            text=day.told(service_id),
            who=day.told(service_id),
            owner_name=day.told(*([service_id] if named and not withdrawn else [])),
            owner_consent_id=consent,
        )
    why = {"why": day.told(service_id), "who": day.told(service_id)}
    day.add(Action, **mine, number=4, text=day.told(service_id), needs_mandate=True, **why)
    dropped = {"who": day.hidden(), "state": ActionState.DROPPED}
    day.add(Action, **mine, number=5, text=day.hidden(), **dropped)


def _consent(day: Planted, kind: ConsentKind, about: str, withdrawn: bool) -> str:
    consent = Consent(
        id=f"consent-{about}",
        kind=kind,
        about=about,
        basis=day.hidden(),
        given_on=AT.date(),
        withdrawn_on=AT.date() if withdrawn else None,
        day_id=DAY,
    )
    day.register_rows.append(consent)
    return consent.id


def _answered(day: Planted, service_id: str, version_id: str) -> None:
    asked = day.add(
        Round,
        version_id=version_id,
        service_id=service_id,
        phase=Phase.AFTER,
        present=day.number(),
        closed=True,
    )
    counts = day.counts(service_id, version_id)
    for position, count in zip(Position, counts, strict=True):
        card = {"card": day.hidden(), "role_code": "leader"}
        day.add(Answer, round_id=asked, position=position, count=count, **card)
    label = {"label": day.hidden(), "rule_version": day.hidden(), "input_hash": day.hidden()}
    place = {"place": day.hidden(), "phase": Phase.AFTER, "version_id": version_id}
    day.add(LabelUse, service_id=service_id, **place, **label)


def _shared(day: Planted, service_id: str, position: int) -> None:
    """Let a service share with its neighbour, and sit with it in a group, where it has one."""
    about: dict[str, Any] = {"version_id": "v-0"}
    pair = tuple(dict.fromkeys((service_id, day.services[position - position % 2])))
    place = day.add(Obstacle, **about, number=1, text=day.told(*pair), category_code="TID")
    for one in pair:
        day.add(ObstacleService, obstacle_id=place, service_id=one)
    source = {"citation": day.told(*pair), "who_can_change": day.hidden()}
    day.add(ObstacleSource, obstacle_id=place, **source)
    way = day.add(Possibility, **about, number=1, service_id=service_id, text=day.told(service_id))
    day.add(Link, kind=LinkKind.ANSWERS, from_id=way, to_id=place)
    group = day.add(
        Group, name=day.hidden(), position=position, service_ids=pair, present=day.number()
    )
    alone = pair if len(pair) == 1 else ()
    day.add(Reason, **about, number=9, group_id=group, text=day.told(*alone))
    day.add(Obstacle, **about, number=2, text=day.told(*pair), category_code="TID", group_id=group)
    day.add(Possibility, **about, number=2, text=day.told(*pair), group_id=group)


def _merged(day: Planted, service_id: str, other: str) -> None:
    """Merge an obstacle of a service into one of another's; each reads its own words."""
    kept = ""
    for one in (other, service_id):
        named: dict[str, Any] = {"version_id": "v-0", "number": 3, "category_code": "TID"}
        kept_now = day.add(Obstacle, **named, text=day.told(one), merged_into=kept)
        day.add(ObstacleService, obstacle_id=kept_now, service_id=one)
        day.add(ObstacleSource, obstacle_id=kept_now, citation=day.told(one))
        kept = kept or kept_now


def _struck(day: Planted, held: Day) -> Day:
    """Return the day after the first services struck a reason and worded an action anew."""
    laptop = TestLaptop(AT)
    for service_id in (*day.services[:2], *day.services[-2:]):
        for kind, deed in ((Reason, _strike), (Action, _reword)):
            found = passages(held, day.register, service_id)
            passage = next(one for one in found if isinstance(one.row, kind))
            # Nobody may read it any more.
            day.may_read[passage.words] = frozenset()
            held = held.after(deed(held, laptop, service_id, passage.key, day))
    return held


def _strike(held: Day, laptop: TestLaptop, service_id: str, key: Any, _day: Planted) -> Any:
    return passing.strike(held, laptop, service_id, key)


def _reword(held: Day, laptop: TestLaptop, service_id: str, key: Any, day: Planted) -> Any:
    return passing.reword(held, laptop, service_id, key, day.told(service_id))
