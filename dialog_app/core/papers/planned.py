"""What every paper made before a day looks at: its plan, told in the language of the paper."""

from dataclasses import dataclass

from dialog_app.core import clock, formats
from dialog_app.core.clock import GONE, Planned
from dialog_app.core.day import Day
from dialog_app.core.formats import Phrase
from dialog_app.core.minutes.blocks import (
    Block,
    Bullets,
    Heading,
    Level,
    Paragraph,
    Run,
    Text,
    joined,
    text,
)
from dialog_app.core.minutes.page_one import titled
from dialog_app.core.minutes.topics import topic
from dialog_app.core.minutes.voice import Voice, Wording, written_in
from dialog_app.core.model.base import Language, Subject, Words
from dialog_app.core.model.days import AgendaItem
from dialog_app.core.register import Register


@dataclass(frozen=True)
class PlannedDay:
    """A day as it is planned, and the voice it is told in."""

    day: Day
    register: Register
    voice: Voice

    @classmethod
    def told(cls, day: Day, register: Register, words: Wording) -> "PlannedDay":
        """Return a day told in the language of `words` (its attribute `language`, else bokmål)."""
        language: Language = getattr(words, "language", "nb")
        return cls(day, register, Voice(words, language))

    def say(self, key: str, **facts: object) -> str:
        """Return a text in the language of the paper."""
        return self.voice.words(key, **facts)

    def said(self, phrase: Phrase) -> str:
        """Return a phrase in the language of the paper."""
        return phrase.said(self.voice.words)

    @property
    def every(self) -> list[Planned]:
        """Every item that is held, with its planned start and end."""
        return [row for row in clock.plan(self.day) if row[0].state not in GONE]

    @property
    def public(self) -> list[Planned]:
        """The items that everybody may see."""
        return [row for row in self.every if not row[0].internal]

    @property
    def span(self) -> str:
        """When the public part of the day is: «kl. 12.00–15.30», or when it starts."""
        rows = self.public
        if not rows:
            return self.said(formats.at_clock(self.day.info.public_start))
        return self.said(formats.clock_span(rows[0][1].time(), rows[-1][2].time()))

    @property
    def when_and_where(self) -> str:
        """Return «onsdag 18.11.2026 kl. 12.00–15.30, Bergen»."""
        date = self.said(formats.weekday_date(self.day.info.date))
        return ", ".join(part for part in (f"{date} {self.span}", self.day.info.place) if part)

    def title(self, item: AgendaItem) -> Text:
        """Return an item's title, marked as another language's where it is not the paper's."""
        said = Words(item.title, item.title_nn, item.title_en)
        language = written_in(said, self.voice.language)
        foreign = None if language == self.voice.language else language
        return (Run(said.best(self.voice.language), language=foreign),)

    def head(self, above: str) -> list[Block]:
        """Return the day's name under a small line, and when and where it is."""
        return [
            Heading(text(self.day.info.title), Level.SERVICE, text(above)),
            Paragraph(text(formats.capital(self.when_and_where))),
        ]

    def treated(self, item: AgendaItem) -> Text:
        """Return what an item alone is about, by codes; empty where it is about all of the day."""
        own = item.method_version_ids
        chosen = self.day.subjects_of(item) if own else ()
        return joined((self._short(row.subject) for row in chosen), ", ")

    def subjects(self, heading: str) -> list[Block]:
        """Return what the day is about in full, with what is a starter example said to be one."""
        rows = [titled(self.voice, topic(self.register, row.subject)) for row in self.day.subjects]
        return [Heading(text(heading)), Bullets(tuple(rows))] if rows else []

    def _short(self, subject: Subject) -> Text:
        named = topic(self.register, subject)
        return text(named.code) if named.code else titled(self.voice, named, marked=False)
