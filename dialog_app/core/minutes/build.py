"""A day and a service become a document."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dialog_app.core import formats
from dialog_app.core.day import Day
from dialog_app.core.editions import edition
from dialog_app.core.formats import capital
from dialog_app.core.minutes import closing, methods, page_one, since
from dialog_app.core.minutes.blocks import SHORT_HASH, Block, Document, PageBreak, content_hash
from dialog_app.core.minutes.matter import Matter
from dialog_app.core.minutes.voice import Voice, Wording, local
from dialog_app.core.model.base import Language
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.said import Minutes
from dialog_app.core.model.services import Service
from dialog_app.core.next_day import carried_to, seen_by
from dialog_app.core.plain import shortened
from dialog_app.core.register import Register
from dialog_app.core.since_last import same_method

_LONGEST_ROLE: Final = 40
"""Of a longer role only the beginning stands in the footer, which is one line."""


def document(
    day: Day,
    register: Register,
    service_id: str,
    words: Wording,
    version: Minutes | None = None,
    *,
    later: Sequence[Day] = (),
) -> Document:
    """Return the minutes of one service; the same day and version always give the same document.

    `words` are the texts of the language it shall be in (by its attribute `language`; without
    one, the service's own). Without `version` it is the newest there is, see `edition`. `later` are
    the days planned from this one, which say where what was carried over is taken up. It holds
    nothing of another service, no private note and no number that protection keeps back.
    Raises `RuleBroken("row.gone")` when the register has no such service.
    """
    service = register.service(service_id)
    language = _language(words, service)
    voice = Voice(words, language)
    issue = version or edition(day, service_id)
    carried = carried_to(day, seen_by(service_id, later), same_method(register))
    matter = Matter(day, register, service_id, carried)
    first = page_one.blocks(matter, voice, issue)
    rest = [
        *since.blocks(matter, voice),
        *methods.blocks(matter, voice),
        *methods.general(matter, voice),
    ]
    pages: list[Block] = [*first, PageBreak(), *rest] if rest else first
    made = Document(
        language=language,
        title=_title(matter, voice),
        header=_header(matter, voice),
        state=_state(voice, issue.state),
        footer=_footer(matter, voice, issue),
        page_of=words("minutes.page_of", page="{page}", pages="{pages}"),
        blocks=(*pages, *closing.programme(matter, voice)),
        closing=tuple(closing.protection(voice)),
        passing=page_one.until_when(matter, voice, issue),
    )
    short = content_hash(made)[:SHORT_HASH]
    return replace(made, seal=words("minutes.seal", hash=short))


def _language(words: Wording, service: Service) -> Language:
    language: Language = getattr(words, "language", service.language)
    return language


def _title(matter: Matter, voice: Voice) -> str:
    return voice.words(
        "minutes.title",
        service=matter.register.full_name(matter.service_id),
        date=formats.date(matter.day.info.date),
    )


def _header(matter: Matter, voice: Voice) -> str:
    info = matter.day.info
    kind = voice.words(f"terms.day_kind.{info.kind.value}")
    return voice.words("minutes.header", kind=kind, date=formats.date(info.date))


def _state(voice: Voice, state: MinutesState) -> str:
    """Return the state as it stands in its box; a draft shouts, so nobody takes it for more."""
    word = voice.words(f"terms.minutes_state.{state.value}")
    return word.upper() if state is MinutesState.DRAFT else capital(word)


def _footer(matter: Matter, voice: Voice, issue: Minutes) -> tuple[str, ...]:
    parts = [
        matter.register.full_name(matter.service_id),
        voice.words("minutes.version", version=issue.version),
    ]
    if issue.written_at is not None:
        at = local(issue.written_at, matter.day.info.zone)
        stamp = {"date": formats.date(at.date()), "time": formats.clock(at)}
        if issue.state is MinutesState.APPROVED:
            role = shortened(issue.changed_by_role, _LONGEST_ROLE)
            parts.append(voice.words("minutes.approved", role=role, **stamp))
        else:
            parts.append(voice.words("minutes.written", **stamp))
    return tuple(parts)
