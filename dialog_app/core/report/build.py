"""A day becomes a report: the whole, item by item, pauses, and what was changed."""

import datetime
from collections.abc import Iterable
from typing import Final

from dialog_app.core import formats
from dialog_app.core.clock import GONE
from dialog_app.core.day import Day
from dialog_app.core.formats import capital
from dialog_app.core.minutes import since
from dialog_app.core.minutes.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Level,
    Paragraph,
    Text,
    Tone,
    joined,
    text,
)
from dialog_app.core.minutes.heard import Heard
from dialog_app.core.minutes.voice import Voice, Wording
from dialog_app.core.model.base import Language, SubjectKind
from dialog_app.core.model.days import (
    AgendaItem,
    PlanChange,
    PlanChangeKind,
)
from dialog_app.core.model.said import FollowUp
from dialog_app.core.next_day import carried_to
from dialog_app.core.register import Register
from dialog_app.core.report.items import items, minutes_of
from dialog_app.core.report.look import Look
from dialog_app.core.since_last import same_method
from dialog_app.core.step_words import subject_name

_MINUTE: Final = datetime.timedelta(minutes=1)


def document(
    day: Day,
    register: Register,
    words: Wording,
    now: datetime.datetime | None = None,
    later: Iterable[Day] = (),
) -> Document:
    """Return the report of a day as it stands at `now`; of a held day always the same.

    `later` are the days planned from it.

    `words` are the texts of the language it shall be in (by its attribute `language`).
    """
    language: Language = getattr(words, "language", "nb")
    at = day.info.ended_at or now or day.info.started_at
    carried = carried_to(day, later, same_method(register))
    look = Look(day, register, Voice(words, language), at, carried)
    kind = words(f"terms.day_kind.{day.info.kind.value}")
    date = formats.date(day.info.date)
    return Document(
        language=language,
        title=words("report.title", day=day.info.title, date=date),
        header=words("report.header", kind=kind, date=date),
        state=words("report.state").upper(),
        footer=(day.info.title, words("report.foot")),
        page_of=words("minutes.page_of", page="{page}", pages="{pages}"),
        blocks=(
            *_what_it_is(look),
            *_whole(look),
            *_since(look),
            *items(look),
            *_pauses(look),
            *_changes(look),
        ),
    )


def _what_it_is(look: Look) -> list[Block]:
    info = look.day.info
    said = look.say("report.for_whom")
    place = "" if info.place in info.title else info.place
    head = Heading(text(info.title), Level.SERVICE, text(look.say("report.name")))
    where = ", ".join(part for part in (formats.date(info.date), place) if part)
    return [head, Paragraph(text(where)), Paragraph(text(said, strong=True), Tone.SMALL)]


def _whole(look: Look) -> list[Block]:
    """Return how the public day went as a whole."""
    looks = look.forecast
    starts, planned, ends = looks.starts, looks.planned_ends, looks.ends
    if starts is None or planned is None or ends is None:
        return []
    lines = [
        look.say("report.planned_span", start=formats.clock(starts), end=formats.clock(planned))
    ]
    first = next((t for t in looks.public if t.item.started_at is not None), None)
    if first is None:
        lines.append(look.say("report.not_started"))
    else:
        key = "held" if look.is_over else "becomes"
        span = {"start": formats.clock(first.start), "end": formats.clock(_real_end(look, ends))}
        late = round((_real_end(look, ends) - planned) / _MINUTE)
        lines.append(
            look.say(f"report.{key}_span", **span, late=look.said(formats.against_plan(late)))
        )
    return [look.head("whole"), Bullets(tuple(text(line) for line in (*lines, *_sums(look))))]


def _real_end(look: Look, ends: datetime.datetime) -> datetime.datetime:
    """Return when the public day ended, or will: what was not reached does not count."""
    held = [timing.end for timing in look.forecast.public if timing.item.started_at is not None]
    return max(held, default=ends) if look.is_over else ends


def _sums(look: Look) -> list[str]:
    """Return the totals: what items took beside what was planned, and what was left out."""
    done = [t for t in look.forecast.public if t.item.ended_at is not None]
    planned = sum(round((t.planned_end - t.planned_start) / _MINUTE) for t in done)
    took = sum(minutes_of(t) for t in done)
    facts = {"planned": look.length(planned), "took": look.length(took)}
    lines = [look.say("report.sum.held", n=len(done), **facts)] if done else []
    for state in GONE:
        gone = [i for i in look.day.agenda if i.state is state]
        minutes = look.length(sum(item.minutes for item in gone))
        if gone:
            lines.append(look.say(f"report.sum.{state}", n=len(gone), minutes=minutes))
    return lines


def _since(look: Look) -> list[Block]:
    """Return how it went with what earlier days left, service by service."""
    lines: list[Text] = []
    for service_id in ("", *look.day.service_ids):
        rows = Heard(look.day, look.register, service_id).followed_up
        lines += [_followed(look, row) for row in rows if row.service_id == service_id]
    return [look.head("since"), Bullets(tuple(lines))] if lines else []


def _followed(look: Look, row: FollowUp) -> Text:
    name = look.register.full_name(row.service_id) if row.service_id else ""
    said = (since.what(look.register, look.voice, row), since.how(look.voice, row))
    return joined((text(name, strong=True), *said), ". " if not name else " – ")


def _pauses(look: Look) -> list[Block]:
    """Return the breathers, and how long the clock stood in all."""
    breathers = [row for row in look.changes if row.kind is PlanChangeKind.BREATHER]
    lines = [
        look.say("report.breather", time=look.time(row.at), minutes=look.length(row.minutes))
        for row in breathers
    ]
    paused = round(sum(item.paused_seconds for item in look.day.agenda) / 60)
    if paused:
        lines.append(look.say("report.paused", minutes=look.length(paused)))
    return _list(look, "pauses", lines)


def _changes(look: Look) -> list[Block]:
    rows = [row for row in look.changes if row.kind is not PlanChangeKind.BREATHER]
    return _list(look, "changes", [_change(look, row) for row in rows])


def _change(look: Look, row: PlanChange) -> str:
    facts = {"time": look.time(row.at), "minutes": look.length(row.minutes)}
    if row.version_id:
        language = look.voice.language
        name = subject_name(look.register, SubjectKind.METHOD, row.version_id, language)
        return look.say("report.change.method", method=name, **facts)
    item = look.day.find(AgendaItem, row.item_id)
    if item is None:
        return look.say("report.change.day", **facts)
    return look.say(f"report.change.{row.kind}", title=look.title(item), **facts)


def _list(look: Look, name: str, lines: list[str]) -> list[Block]:
    if not lines:
        return [look.head(name), Paragraph(text(look.say(f"report.none.{name}")))]
    return [look.head(name), Bullets(tuple(text(capital(line)) for line in lines))]
