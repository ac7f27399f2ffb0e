"""What every part of the report looks at: the day, its forecast, and how times are said."""

import datetime
from dataclasses import dataclass, field
from functools import cached_property

from dialog_app.core import formats
from dialog_app.core.clock import Forecast, forecast
from dialog_app.core.day import Day
from dialog_app.core.formats import Phrase
from dialog_app.core.minutes.blocks import Heading, text
from dialog_app.core.minutes.voice import Voice, local
from dialog_app.core.model.base import Words
from dialog_app.core.model.days import AgendaItem, DayState, PlanChange
from dialog_app.core.next_day import CarriedTo
from dialog_app.core.register import Register


@dataclass(frozen=True)
class Look:
    """A day as it stands at a time, and the voice it is told in."""

    day: Day
    register: Register
    voice: Voice
    at: datetime.datetime | None
    carried_to: CarriedTo = field(default_factory=dict)

    def say(self, key: str, **facts: object) -> str:
        """Return a text of the report."""
        return self.voice.words(key, **facts)

    def said(self, phrase: Phrase) -> str:
        """Return a phrase in the report's language."""
        return phrase.said(self.voice.words)

    def length(self, minutes: int) -> str:
        """Return a number of minutes in words, never negative."""
        return self.said(formats.minutes(minutes))

    def time(self, at: datetime.datetime) -> str:
        """Return when something happened, local to the day."""
        return formats.clock(local(at, self.day.info.zone))

    def title(self, item: AgendaItem) -> str:
        """Return the title of an item in the report's language, else as it was written."""
        return Words(item.title, item.title_nn, item.title_en).best(self.voice.language)

    def head(self, name: str) -> Heading:
        """Return the heading of a part."""
        return Heading(text(self.say(f"report.heading.{name}")))

    @property
    def is_over(self) -> bool:
        """Whether the day has been held."""
        return self.day.info.state in (DayState.HELD, DayState.CLOSED)

    @cached_property
    def changes(self) -> list[PlanChange]:
        """What was changed on the way, in the order it was."""
        return sorted(self.day.all(PlanChange), key=lambda row: (row.at, row.kind, row.id))

    @cached_property
    def forecast(self) -> Forecast:
        """The day's times; before anybody knows the time, as in its first minute."""
        start = datetime.datetime.combine(self.day.info.date, datetime.time(), datetime.UTC)
        return forecast(self.day, self.at or start)
