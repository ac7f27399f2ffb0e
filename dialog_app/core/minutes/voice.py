"""How minutes speak: the words of the document's language, and quotations from other ones."""

import datetime
from dataclasses import dataclass
from typing import Protocol
from zoneinfo import ZoneInfo

from dialog_app.core import formats
from dialog_app.core.minutes.blocks import Run, Text
from dialog_app.core.model.base import Language, Words


class Wording(Protocol):
    """The texts of one language: a key and the facts the sentence needs."""

    def __call__(self, key: str, /, **facts: object) -> str:
        """Return the text of the key with the facts put in."""
        ...


@dataclass(frozen=True, slots=True)
class Voice:
    """The document's words and language; what is in another language becomes a quotation."""

    words: Wording
    language: Language

    def own(self, said: str, language: Language) -> Text:
        """Return what somebody said or wrote, marked as a quotation where the language differs."""
        if not said:
            return ()
        if language == self.language:
            return (Run(said),)
        return (Run(formats.quoted(said, self.language), language=language),)

    def best(self, said: Words) -> Text:
        """Return a text of the catalogue in the document's language, else bokmål as a quotation."""
        return self.own(said.best(self.language), written_in(said, self.language))

    def quotation(self, said: str, language: Language) -> Text:
        """Return somebody's own words in quotation marks, whatever the language."""
        foreign = None if language == self.language else language
        return (Run(formats.quoted(said, self.language), language=foreign),)

    def date(self, day: datetime.date | None) -> str:
        """Return a date as 21.11.2026; empty for none."""
        return formats.date(day) if day is not None else ""

    def listed(self, parts: list[str]) -> str:
        """Return «a, b og c»."""
        *rest, last = parts
        return self.words("minutes.list", first=", ".join(rest), last=last) if rest else last


def titled(title: str, words: Wording, *, starter: bool) -> str:
    """Return a title, and that it is an example from the starter catalogue if it is (rulings §2).

    The same on paper and in every file that is saved.
    """
    return f"{title}, {words('terms.provenance.starter_example')}" if starter else title


def written_in(said: Words, wanted: Language) -> Language:
    """Return the language `Words.best` answers in."""
    languages: tuple[Language, ...] = (wanted, "nb", "nn", "en")
    return next((language for language in languages if said.has(language)), wanted)


def local(stamp: datetime.datetime, zone: str) -> datetime.datetime:
    """Return a UTC stamp in the day's own time."""
    return stamp.astimezone(ZoneInfo(zone))
