"""Dates, times and durations as people here write them, in and out.

Functions that read typed text raise RuleBroken with a code under ``format.``. Functions that need
words return a `Phrase`, a key of the texts and its facts, since the core knows no language.
"""

import datetime
import re
from dataclasses import dataclass, field
from typing import Final, Protocol

from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Language

LEAST_MINUTES: Final = 1
MOST_MINUTES: Final = 24 * 60
_HOUR: Final = 60
_LETTERS: Final = 26


class Voice(Protocol):
    """Whatever turns a key and its facts into a sentence, such as the texts of one language."""

    def __call__(self, key: str, /, **facts: object) -> str:
        """Return the text of the key with the facts put in."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text to be said in some language: the key and what to put in it, phrases included."""

    key: str
    facts: dict[str, object] = field(default_factory=dict)

    def said(self, voice: Voice) -> str:
        """Return the phrase in the words of one language, its inner phrases first."""
        facts = {
            name: fact.said(voice) if isinstance(fact, Phrase) else fact
            for name, fact in self.facts.items()
        }
        return voice(self.key, **facts)


def date(day: datetime.date) -> str:
    """Return the date as 21.11.2026."""
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"


def date_within(text: str) -> str:
    """Return the first whole date a text holds, as 21.11.2026; empty where it holds none."""
    for found in _DATE_WITHIN.finditer(text):
        day, month, year = (int(part) for part in found.groups())
        try:
            return date(datetime.date(year, month, day))
        except ValueError:
            continue
    return ""


def weekday_date(day: datetime.date) -> Phrase:
    """Return the date with its weekday: «lørdag 21.11.2026»."""
    return Phrase(f"format.weekday_date.{_WEEKDAYS[day.weekday()]}", {"date": date(day)})


def long_date(day: datetime.date) -> Phrase:
    """Return the date with the month in words: «21. november 2026»."""
    facts: dict[str, object] = {"day": day.day, "year": day.year}
    return Phrase(f"format.long_date.{_MONTHS[day.month - 1]}", facts)


def clock(time: datetime.time | datetime.datetime) -> str:
    """Return the time as 09.00, without the word before it."""
    return f"{time.hour:02d}.{time.minute:02d}"


def at_clock(time: datetime.time | datetime.datetime) -> Phrase:
    """Return the time within a sentence: «kl. 09.00»."""
    return Phrase("format.at_clock", {"time": clock(time)})


def clock_span(start: datetime.time, end: datetime.time) -> Phrase:
    """Return a span of time within a sentence: «kl. 09.00–15.30»."""
    return Phrase("format.clock_span", {"start": clock(start), "end": clock(end)})


def minutes(count: int) -> Phrase:
    """Return a duration in words: «12 min», «1 t», «1 t 30 min»; never negative."""
    hours, rest = divmod(abs(count), _HOUR)
    if not hours:
        return Phrase("format.duration.minutes", {"minutes": rest})
    if not rest:
        return Phrase("format.duration.hours", {"hours": hours})
    return Phrase("format.duration.hours_minutes", {"hours": hours, "minutes": rest})


def against_plan(late: int) -> Phrase:
    """Return how the day stands in minutes: «12 min etter planen», «5 min før planen», «i rute»."""
    if late == 0:
        return Phrase("format.against_plan.on_time")
    key = "late" if late > 0 else "early"
    return Phrase(f"format.against_plan.{key}", {"duration": minutes(late)})


def number(value: float, language: Language, decimals: int = 0) -> str:
    """Return a number with the decimal sign and the thousands space of the language."""
    text = f"{value:,.{decimals}f}"
    if language == "en":
        return text
    return text.replace(",", "\u00a0").replace(".", ",")


def quoted(text: str, language: Language) -> str:
    """Return the text in the quotation marks of the language."""
    return f"“{text}”" if language == "en" else f"«{text}»"


def read_date(typed: str, today: datetime.date) -> datetime.date:
    """Read 21.11.2026, 21.11.26, 21/11, 21.11 or 2026-11-21.

    Without a year it is the first such date from today on.
    Raises RuleBroken `format.date.empty`, `.unreadable` or `.impossible`.
    """
    text = _typed(typed, "format.date.empty")
    if found := _ISO_DATE.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
        return _real_date(year, month, day, text)
    found = _DATE.fullmatch(text)
    if found is None:
        raise RuleBroken("format.date.unreadable")
    day, month = int(found["day"]), int(found["month"])
    if found["year"] is None:
        return _next_date(today, month, day, text)
    return _real_date(_full_year(found["year"]), month, day, text)


def read_time(typed: str) -> datetime.time:
    """Read 9, 9.00, 09:30, 930 or «kl. 9.30» as a time of day.

    Raises RuleBroken `format.time.empty`, `.unreadable` or `.impossible`.
    """
    text = _typed(typed, "format.time.empty")
    found = _TIME.fullmatch(text) or _TIME_DIGITS.fullmatch(text)
    if found is None:
        raise RuleBroken("format.time.unreadable")
    try:
        return datetime.time(int(found["hour"]), int(found["minute"] or 0))
    except ValueError:
        raise RuleBroken("format.time.impossible") from None


def read_duration(typed: str, least: int = LEAST_MINUTES, most: int = MOST_MINUTES) -> int:
    """Read 10, 90m, 10 min, 1h, 1h30, 1 t 30 min or 1:30 as minutes.

    Raises RuleBroken `format.duration.empty`, `.unreadable`, `.too_short` or `.too_long`.
    """
    text = _typed(typed, "format.duration.empty").lower()
    found = _HOURS.fullmatch(text) or _MINUTES.fullmatch(text)
    if found is None:
        raise RuleBroken("format.duration.unreadable")
    hours = found.groupdict().get("hours")
    total = int(hours or 0) * _HOUR + int(found["minutes"] or 0)
    if total < least:
        raise RuleBroken("format.duration.too_short", least=least)
    if total > most:
        raise RuleBroken("format.duration.too_long", most=most)
    return total


_WEEKDAYS: Final = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
_MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)

# Digits of other scripts are digits to `\d`, but nobody here types a date in them.
_ISO_DATE: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DATE: Final = re.compile(
    r"(?P<day>[0-9]{1,2})[./-] ?(?P<month>[0-9]{1,2})(?:[./-] ?(?P<year>[0-9]{4}|[0-9]{2}))?[.]?"
)
_DATE_WITHIN: Final = re.compile(r"(?<![0-9])([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4})(?![0-9])")
_TIME: Final = re.compile(
    r"(?:kl(?:okka|okken)?[.]? ?)?(?P<hour>[0-9]{1,2})(?:[.:,](?P<minute>[0-9]{2}))?",
    re.IGNORECASE,
)
_TIME_DIGITS: Final = re.compile(r"(?P<hour>[0-9]{1,2})(?P<minute>[0-9]{2})")
_MINUTES: Final = re.compile(r"(?P<minutes>[0-9]{1,5}) ?(?:m|min|minutt|minutter|minutes)?[.]?")
_HOURS: Final = re.compile(
    r"(?P<hours>[0-9]{1,3}) ?(?:t|h|time|timar|timer|hours?|:)"
    r"(?: ?(?:og |and )?(?P<minutes>[0-5]?[0-9])(?: ?(?:m|min|minutt|minutter|minutes))?)?[.]?"
)


def _typed(typed: str, empty: str) -> str:
    text = " ".join(typed.split())
    if not text:
        raise RuleBroken(empty)
    return text


def _full_year(digits: str) -> int:
    return int(digits if len(digits) == len("2026") else f"20{digits}")


def _real_date(year: int, month: int, day: int, typed: str) -> datetime.date:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise RuleBroken("format.date.impossible", typed=typed) from None


def _next_date(today: datetime.date, month: int, day: int, typed: str) -> datetime.date:
    # A 29 February that is neither this year nor next is a slip of the finger, not a plan.
    if (month, day) >= (today.month, today.day):
        try:
            return datetime.date(today.year, month, day)
        except ValueError:
            pass
    return _real_date(today.year + 1, month, day, typed)


def letter(place: int) -> str:
    """Return a, b … z, aa, ab and so on for 0, 1 … 25, 26, 27."""
    more, last = divmod(place, _LETTERS)
    return (letter(more - 1) if more else "") + chr(ord("a") + last)


def capital(text: str) -> str:
    """Return the text with a capital first letter, as at the start of a line."""
    return text[:1].upper() + text[1:]
