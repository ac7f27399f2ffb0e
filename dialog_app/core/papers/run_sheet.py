"""The run sheet: everything those who lead a day need on paper, internal items and notes too."""

from typing import Final

from dialog_app.core import formats
from dialog_app.core.clock import Planned
from dialog_app.core.day import Day
from dialog_app.core.leads import leader_words
from dialog_app.core.minutes.blocks import (
    Block,
    Bullets,
    Column,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
    Text,
    Tone,
    WritingRoom,
    stacked,
    text,
)
from dialog_app.core.minutes.voice import Wording
from dialog_app.core.model.days import AgendaItem, Attendance
from dialog_app.core.model.services import Service
from dialog_app.core.papers.planned import PlannedDay
from dialog_app.core.register import Register
from dialog_app.core.safeguarding import CHILDRENS_LINE, POLICE

_SHARES: Final = {"time": 15, "minutes": 8, "what": 49, "own": 28}
_WRITTEN: Final = 8
_OTHER_ROLE: Final = "other"


def document(day: Day, register: Register, words: Wording) -> Document:
    """Return the run sheet of a day in the language of `words`, for those who lead it alone."""
    planned = PlannedDay.told(day, register, words)
    return Document(
        language=planned.voice.language,
        title=words("agenda.sheet.title", day=day.info.title, date=formats.date(day.info.date)),
        header=day.info.title,
        state=words("agenda.sheet.state").upper(),
        footer=(day.info.title, formats.date(day.info.date), words("agenda.sheet.foot")),
        page_of=words("minutes.page_of", page="{page}", pages="{pages}"),
        blocks=(
            *planned.head(words("agenda.sheet.name")),
            Paragraph(text(words("agenda.sheet.for_whom"), strong=True), Tone.SMALL),
            *_items(planned),
            *planned.subjects(words("agenda.subjects")),
            *_people(planned),
            *_numbers(planned),
            Heading(text(words("agenda.sheet.own"))),
            WritingRoom(_WRITTEN),
        ),
    )


def _items(planned: PlannedDay) -> list[Block]:
    columns = tuple(
        Column(planned.say(f"agenda.column.{name}"), share) for name, share in _SHARES.items()
    )
    rows = tuple(_row(planned, row) for row in planned.every)
    return [Heading(text(planned.say("agenda.heading"))), Table(columns, rows)] if rows else []


def _row(planned: PlannedDay, row: Planned) -> tuple[Text, ...]:
    item, start, end = row
    times = f"{formats.clock(start)}–{formats.clock(end)}"
    minutes = round((end - start).total_seconds() / 60)
    return text(times), text(str(minutes)), _what(planned, item), ()


def _what(planned: PlannedDay, item: AgendaItem) -> Text:
    """Return the title, then who leads and what is special, what it is about, and the notes."""
    title = tuple(Run(run.words, True, run.language) for run in planned.title(item))
    leads = leader_words(item.leader, planned.voice.words)
    led = [planned.say("agenda.sheet.leads", who=leads)] if leads else []
    marks = text(" · ".join([*led, *_marks(planned, item)]))
    about = planned.treated(item)
    told = (Run(planned.say("agenda.sheet.about") + " "), *about) if about else ()
    return stacked((title, marks, told, text(item.notes)))


def _marks(planned: PlannedDay, item: AgendaItem) -> list[str]:
    """Return what is special about an item, in words: «internt, beskyttet, minst 10 min»."""
    marks = ("internal", "protected", "droppable")
    said = [planned.say(f"agenda.sheet.mark.{name}") for name in marks if getattr(item, name)]
    fixed = (("starts", item.starts_at), ("ends", item.ends_at))
    said += [
        planned.say(f"agenda.sheet.mark.{name}", time=planned.said(formats.at_clock(time)))
        for name, time in fixed
        if time is not None
    ]
    if not item.protected and 0 < item.least_minutes < item.minutes:
        least = planned.said(formats.minutes(item.least_minutes))
        said.append(planned.say("agenda.sheet.mark.least", minutes=least))
    return said


def _people(planned: PlannedDay) -> list[Block]:
    """Return who comes, as numbers per role; never a name of anybody in the room."""
    info = planned.day.info
    known = [one for one in planned.day.service_ids if planned.register.find(Service, one)]
    rows = [
        (text(planned.register.full_name(one)), *_number(_present(planned, one))) for one in known
    ]
    rows += [
        (text(planned.say(f"agenda.sheet.{name}")), *_number((str(number), "")))
        for name, number in (("pros", info.pros), ("staff", info.staff))
        if number
    ]
    heads = {"who": 46, "number": 12, "roles": 42}
    columns = tuple(Column(planned.say(f"agenda.column.{name}"), at) for name, at in heads.items())
    head = Heading(text(planned.say("agenda.sheet.people")))
    return [head, Table(columns, tuple(rows))] if rows else []


def _number(present: tuple[str, str]) -> tuple[Text, Text]:
    number, roles = present
    return text(number), text(roles)


def _present(planned: PlannedDay, service_id: str) -> tuple[str, str]:
    """Return how many come from a service, and «leder 1, helsesykepleier 12»."""
    rows = planned.day.where(Attendance, lambda row: row.service_id == service_id)
    by_role = {row.role_code: row.present for row in rows if row.present}
    titles = {row.code: row.title.best(planned.voice.language) for row in planned.register.roles}
    if set(by_role) <= {_OTHER_ROLE}:
        return str(sum(by_role.values())), ""
    named = [
        f"{titles.get(code) or planned.say('terms.role.other')} {number}"
        for code, number in by_role.items()
    ]
    return str(sum(by_role.values())), ", ".join(named)


def _numbers(planned: PlannedDay) -> list[Block]:
    """Return whom to ring when somebody tells of harm; what is missing is left to be written."""
    say = planned.say
    services = [planned.register.find(Service, one) for one in planned.day.service_ids]
    rows = [(text(planned.register.full_name(row.id)), *_phones(row)) for row in services if row]
    columns = tuple(
        Column(say(f"agenda.column.{name}"), share)
        for name, share in {"service": 46, "own_number": 27, "child_welfare": 27}.items()
    )
    police = f"{say('frame.safeguarding.police')}: {POLICE}"
    line = f"{say('frame.safeguarding.childrens_line')}: {CHILDRENS_LINE}"
    everywhere = Bullets((text(police, strong=True), text(line, strong=True)))
    head = Heading(text(say("agenda.sheet.numbers")))
    return [head, everywhere, *([Table(columns, tuple(rows))] if rows else [])]


def _phones(service: Service) -> tuple[Text, Text]:
    return text(service.emergency_phone or _BLANK), text(service.child_welfare_phone or _BLANK)


_BLANK: Final = "…………"
