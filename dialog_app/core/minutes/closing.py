"""The end of the minutes: the programme as it was held, and how small numbers were protected."""

from dialog_app.core import formats
from dialog_app.core.measures import RULE_VERSION
from dialog_app.core.minutes.blocks import Block, Heading, Level, Paragraph, Table, Text, Tone, text
from dialog_app.core.minutes.changes import changes
from dialog_app.core.minutes.findings import columns
from dialog_app.core.minutes.matter import Matter
from dialog_app.core.minutes.voice import Voice, local
from dialog_app.core.model.base import Words
from dialog_app.core.model.days import AgendaItem


def programme(matter: Matter, voice: Voice) -> list[Block]:
    """Return the public items that were held, when they were, and what was changed on the way."""
    rows = tuple(
        (text(_when(matter, voice, item)), _title(voice, item))
        for item in matter.day.agenda
        if item.started_at is not None and not item.internal
    )
    heading = Heading(text(voice.words("minutes.programme.heading")), Level.METHOD)
    if not rows:
        return [heading, Paragraph(text(voice.words("minutes.programme.not_held")))]
    table = Table(columns(voice, "programme", {"when": 18, "what": 82}), rows)
    return [heading, table, *changes(matter, voice)]


def _when(matter: Matter, voice: Voice, item: AgendaItem) -> str:
    zone = matter.day.info.zone
    if item.started_at is None:
        return ""
    start = formats.clock(local(item.started_at, zone))
    if item.ended_at is None:
        return voice.words("minutes.programme.from", time=start)
    return f"{start}–{formats.clock(local(item.ended_at, zone))}"


def _title(voice: Voice, item: AgendaItem) -> Text:
    return voice.best(Words(item.title, item.title_nn, item.title_en))


def protection(voice: Voice) -> list[Block]:
    """Return how small numbers were protected, in plain words."""
    words = voice.words
    return [
        Heading(text(words("minutes.protection.heading"))),
        Paragraph(text(words("minutes.protection.merged")), Tone.SMALL),
        Paragraph(text(words("minutes.protection.words", rule=RULE_VERSION)), Tone.SMALL),
        Paragraph(text(words("minutes.protection.advice")), Tone.SMALL),
    ]
