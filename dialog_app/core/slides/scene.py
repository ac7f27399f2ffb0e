"""What every maker of a slide is given, and what several slides say."""

import datetime
from dataclasses import dataclass
from typing import Protocol
from zoneinfo import ZoneInfo

from dialog_app.core import clock as times
from dialog_app.core import formats
from dialog_app.core.day import Day
from dialog_app.core.formats import capital
from dialog_app.core.minutes.blocks import Document
from dialog_app.core.model.base import Language, Subject
from dialog_app.core.model.days import AgendaItem, Phase, Wall
from dialog_app.core.register import Register
from dialog_app.core.slides.kinds import Left

_LANGUAGE_TITLES = {"nn": "title_nn", "en": "title_en"}
_HEAD_LIMIT = 28


class WallWords(Protocol):
    """The words of the wall's language."""

    @property
    def language(self) -> Language:
        """The language these words are in."""
        ...

    def __call__(self, key: str, /, **facts: object) -> str:
        """Return the text of the key with the facts put in."""
        ...


class GivenPages(Protocol):
    """Gives the page back to children about a subject of the catalogue, protected as on paper."""

    def __call__(self, subject: Subject, words: WallWords) -> Document | None:
        """Return the page in the words' language, or None where there is none."""
        ...


@dataclass(frozen=True)
class Scene:
    """The day, the register, the time now (aware) and the words a slide is made from.

    `given` gives pages that days before this one have led to; None where nobody gives them.
    """

    day: Day
    register: Register
    now: datetime.datetime
    words: WallWords
    given: GivenPages | None = None

    @property
    def wall(self) -> Wall:
        """What the facilitator has put on the wall."""
        return self.day.wall

    @property
    def clock(self) -> str:
        """The time as it is where the day is held: «13.47»."""
        return formats.clock(self.now.astimezone(ZoneInfo(self.day.info.zone)))

    @property
    def subject(self) -> Subject:
        """What the wall is about."""
        return Subject(self.wall.subject_kind, self.wall.version_id)

    def duration(self, minutes: int) -> str:
        """Return a duration in words: «40 min»."""
        return formats.minutes(minutes).said(self.words)

    def left(self) -> Left:
        """Return how much time is left of the running public item; lateness is never told."""
        forecast = times.forecast(self.day, self.now)
        running = forecast.running
        if running is None or running.item.internal or forecast.remaining is None:
            return Left()
        return self.left_of(forecast)

    def left_of(self, forecast: times.Forecast) -> Left:
        """Return how much time a forecast says is left, in whole minutes begun."""
        if forecast.goes_on is not None:
            until = formats.clock(forecast.goes_on)
            return Left(words=self.words("wall.left.paused_until", time=until))
        if forecast.paused_for is not None:
            return Left(words=self.words("wall.left.paused"))
        seconds = forecast.remaining.total_seconds() if forecast.remaining is not None else 0.0
        if seconds <= 0:
            return Left(words=self.words("wall.left.up"))
        return Left(self.duration(int(-(-seconds // 60))), self.words("wall.left.left"))

    def place(self) -> str:
        """Return which of the day's subjects the wall is about: «Arbeidsmåte 1 av 3»."""
        kind = self.subject.kind
        alike = [row.subject for row in self.day.subjects if row.subject_kind is kind]
        if self.subject not in alike:
            return self.words(f"wall.place.{kind.value}")
        facts = {"number": alike.index(self.subject) + 1, "of": len(alike)}
        return self.words(f"wall.place_of.{kind.value}", **facts)

    def question(self, phase: Phase) -> str:
        """Return what the room is asked in a phase: «Hva mener vi nå?»."""
        return self.words("wall.question.after" if phase is Phase.AFTER else "wall.question.before")


def title_of(item: AgendaItem, language: Language) -> str:
    """Return an item's title in the language, or as it was written."""
    name = _LANGUAGE_TITLES.get(language, "title")
    return str(getattr(item, name)) or item.title


def head_and_rest(title: str) -> tuple[str, str]:
    """Split «Velkommen: mål og trygg ramme» and «Hva mener vi? Hver for seg» in two.

    The rest begins with a capital; it is empty where the title has no such place or a long head.
    """
    for mark, kept in ((": ", ""), ("? ", "?")):
        head, found, rest = title.partition(mark)
        if found and rest and len(head) <= _HEAD_LIMIT:
            return head + kept, capital(rest)
    return title, ""


def digits(left: datetime.timedelta | None) -> str:
    """Return 4:32 or 1:04:32, seconds begun counted as whole; empty when the time is up."""
    seconds = int(-(-left.total_seconds() // 1)) if left is not None else 0
    if seconds <= 0:
        return ""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
