"""What every part of a printed description is made from."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from dialog_app.core.decide.view import Standing, standing
from dialog_app.core.describe.grow import PRACTICE
from dialog_app.core.describe.numbers import Answered
from dialog_app.core.describe.paragraphs import paragraphs, parts_of
from dialog_app.core.describe.said import Said
from dialog_app.core.errors import RuleBroken
from dialog_app.core.minutes.blocks import Text, text
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.base import Language
from dialog_app.core.model.practice import DecidedAs, Paragraph, PracticePaper, Section
from dialog_app.core.publish import telling as publish_telling
from dialog_app.core.publish.telling import Named
from dialog_app.core.register import Register


class NamesSomebody(RuleBroken):
    """A description is not made: one of its paragraphs names what must not be told.

    People wrote it and people word it anew; it is neither cut nor held back by the program.
    """

    def __init__(self, paragraph_id: str, named: Named) -> None:
        super().__init__(f"description.names.{named.kind.value}", words=named.words)
        self.paragraph_id = paragraph_id
        self.named = named


_SUPERSCRIPT: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Telling:
    """A description of one code in one language and version, about to be told."""

    said: Said
    code: str
    paper: PracticePaper
    voice: Voice
    answered: Mapping[str, Answered]
    services: int | None

    @property
    def register(self) -> Register:
        """The register as it is now."""
        return self.said.register

    @property
    def parts(self) -> tuple[str, ...]:
        """The codes whose text it is made of, the common base part first."""
        return parts_of(self.register, self.code)

    def tell(self, key: str, **facts: object) -> str:
        """Return a text of a description."""
        return self.voice.words(f"describe.paper.{key}", **facts)

    def line(self, key: str, **facts: object) -> Text:
        """Return the same as a text of one run."""
        return text(self.tell(key, **facts))

    def may_stand(self, words: str) -> bool:
        """Tell whether words somebody wrote seem to say nothing of whom they are about."""
        return self._names.may_stand(words)

    def named(self, words: str) -> tuple[Named, ...]:
        """Return what words somebody wrote name that must not stand in a description."""
        return self._names.named(words)

    def quoted(self, words: str, language: Language) -> Text:
        """Return words somebody wrote as a quotation, or that they are held back."""
        if not self.may_stand(words):
            return text(self.voice.words("recommend.held"))
        return self.voice.quotation(words, language)

    def children_may_stand(self, words: str) -> bool:
        """Tell whether what children said may stand, word for word or not at all."""
        return self._names.children_may_stand(words)

    def own(self, words: str, language: Language) -> Text:
        """Return words somebody wrote in a language of their own, or that they are held back."""
        if not self.may_stand(words):
            return text(self.voice.words("recommend.held"))
        return self.voice.own(words, language)

    @cached_property
    def _names(self) -> publish_telling.Telling:
        return publish_telling.Telling(self.register)

    def paragraphs(self, code: str, section: Section) -> tuple[Paragraph, ...]:
        """Return the paragraphs of one section of one code, as they stand."""
        return tuple(row for row in paragraphs(self.register, code) if row.section is section)

    def methods(self, code: str) -> tuple[Standing, ...]:
        """Return the methods of one code as they stand, in the order of their paragraphs."""
        written = [row.method_id for row in self.paragraphs(code, Section.METHODS)]
        order = {method_id: place for place, method_id in reversed(list(enumerate(written)))}
        known = {row.id: row for row in self.register.methods if row.description_code == code}
        wanted = [one for one in known.values() if not one.merged_into or one.id in order]
        found = sorted(wanted, key=lambda row: order.get(row.id, len(order)))
        return tuple(standing(self.register, row.id) for row in found)


def method_ids(said: Said, code: str) -> tuple[str, ...]:
    """Return the methods a description of a code is about, those of the base part among them."""
    parts = parts_of(said.register, code)
    rows = (row for row in said.register.methods if row.description_code in parts)
    return tuple(row.id for row in rows)


def is_told_as_practice(there: Standing) -> bool:
    """Tell whether a method was decided to be practice, and has not been withdrawn since."""
    return there.open and there.decided in PRACTICE


def is_told_as_open(there: Standing) -> bool:
    """Tell whether a method was decided about, and is not practice."""
    return there.open and there.decided in (DecidedAs.NOT_YET, DecidedAs.DISCUSSED)


def mark(number: int) -> str:
    """Return a number as a small one: «¹²»."""
    return str(number).translate(_SUPERSCRIPT)
