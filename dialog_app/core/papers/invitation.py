"""The invitation to a day: what a calendar needs to know, and a letter to a service's leader."""

import datetime
from dataclasses import dataclass
from typing import Final

from dialog_app.core import formats
from dialog_app.core.day import Day
from dialog_app.core.minutes.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Level,
    Paragraph,
    Text,
    plain,
    text,
)
from dialog_app.core.minutes.voice import Wording
from dialog_app.core.papers.planned import PlannedDay
from dialog_app.core.papers.public_agenda import public_items
from dialog_app.core.plain import clean, clean_line
from dialog_app.core.register import Register

CONTACT_LIMIT: Final = 200
_PREPARE: Final = ("talk", "who", "whole", "no_names")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A day as calendars know it: local times in `zone`, and the public agenda as description.

    `uid` is the same every time, so that a calendar changes what it has instead of adding to it.
    `ends` is None for a day without public items.
    """

    uid: str
    title: str
    place: str
    zone: str
    starts: datetime.datetime
    ends: datetime.datetime | None
    description: str


def event(day: Day, register: Register, words: Wording, contact: str = "") -> Event:
    """Return a day for calendars in the language of `words`; nothing internal and nobody's name.

    `contact` is what whoever invites wrote about whom to ask.
    """
    planned = PlannedDay.told(day, register, words)
    rows = planned.public
    opening = datetime.datetime.combine(day.info.date, day.info.public_start)
    return Event(
        uid=f"{day.id}@dialogdag",
        title=clean_line(day.info.title),
        place=clean_line(day.info.place),
        zone=day.info.zone,
        starts=rows[0][1].replace(tzinfo=None) if rows else opening,
        ends=rows[-1][2].replace(tzinfo=None) if rows else None,
        description=clean("\n".join(_described(planned, contact))),
    )


def _described(planned: PlannedDay, contact: str) -> list[str]:
    lines = [
        f"{formats.clock(start)}–{formats.clock(end)} {plain(planned.title(item))}"
        for item, start, end in planned.public
    ]
    ask = clean_line(contact, CONTACT_LIMIT)
    return [*lines, "", planned.say("invite.ask", contact=ask)] if ask else lines


def letter(
    day: Day, register: Register, service_id: str, words: Wording, contact: str = ""
) -> Document:
    """Return the letter to the leader of a service, in the language of `words`.

    It holds nothing internal and nothing of another service. Raises `RuleBroken("row.gone")` when
    the register has no such service.
    """
    planned = PlannedDay.told(day, register, words)
    name = register.full_name(service_id)
    kind = words(f"terms.day_kind.{day.info.kind.value}")
    return Document(
        language=planned.voice.language,
        title=words("invite.title", service=name, date=formats.date(day.info.date)),
        header=day.info.title,
        state=words("invite.state"),
        footer=(name, formats.date(day.info.date)),
        page_of=words("minutes.page_of", page="{page}", pages="{pages}"),
        blocks=(
            *_addressed(planned, service_id, kind),
            *_about(planned),
            *public_items(planned),
            *planned.subjects(words("agenda.subjects")),
            *_to_do(planned),
        ),
        closing=tuple(_closing(planned, contact)),
    )


def _addressed(planned: PlannedDay, service_id: str, kind: str) -> list[Block]:
    service = planned.register.service(service_id)
    name = planned.register.full_name(service_id)
    leader = service.leader_name
    whom = planned.say("invite.to_named" if leader else "invite.to", service=name, leader=leader)
    heading = text(planned.say("invite.heading", kind=kind))
    return [Heading(heading, Level.SERVICE, text(whom))]


def _about(planned: PlannedDay) -> list[Block]:
    """Return when, where and what the day is, for somebody who has never been on one."""
    info = planned.day.info
    date = planned.said(formats.weekday_date(info.date))
    facts: list[Text] = [
        (
            *text(planned.say("invite.when") + " ", strong=True),
            *text(f"{date} {planned.span}"),
        )
    ]
    if info.place:
        where = text(planned.say("invite.where") + " ", strong=True)
        facts.append((*where, *text(info.place)))
    what = planned.say(f"invite.what.{info.kind.value}")
    return [*(Paragraph(fact) for fact in facts), Paragraph(text(what))]


def _to_do(planned: PlannedDay) -> list[Block]:
    kind = planned.day.info.kind.value
    keys = [f"invite.prepare.{kind}", *(f"invite.prepare.{name}" for name in _PREPARE)]
    heading = Heading(text(planned.say("invite.prepare.heading")))
    return [heading, Bullets(tuple(text(planned.say(key)) for key in keys))]


def _closing(planned: PlannedDay, contact: str) -> list[Block]:
    ask = clean_line(contact, CONTACT_LIMIT)
    if not ask:
        return []
    heading = Heading(text(planned.say("invite.questions")))
    return [heading, Paragraph(text(planned.say("invite.ask", contact=ask)))]
