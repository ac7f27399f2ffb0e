"""The left column: sections, what is written in them, and what could be taken in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dialog_app.core.describe.grow import Proposed, proposals
from dialog_app.core.describe.news import ASKS_TO_GO, news
from dialog_app.core.describe.paragraphs import paragraphs, parts_of, standing, told_sentences
from dialog_app.core.describe.said import Said
from dialog_app.core.model.base import Language
from dialog_app.core.model.catalogue import WorkingMethod
from dialog_app.core.model.practice import Paragraph, Section
from dialog_app.core.register import Register
from dialog_app.ui.catalogue.row_list import Row
from dialog_app.ui.words import language as own
from dialog_app.ui.words import say

_SECTION = "section:"
_PROPOSED = "proposed:"


@dataclass(frozen=True, slots=True)
class Place:
    """A section of one of the codes a description is made of."""

    code: str
    section: Section

    @property
    def key(self) -> str:
        """What its row goes by."""
        return f"{_SECTION}{self.code}:{self.section.value}"


@dataclass(frozen=True)
class Rows:
    """The rows, and what each stands for."""

    rows: tuple[Row, ...]
    places: dict[str, Place]
    proposed: dict[str, Proposed]

    def key_of(self, register: Register, about: str) -> str:
        """Return the row of a paragraph, or the first about a method, by id; empty for none."""
        for row in self.rows:
            paragraph = register.find(Paragraph, row.key)
            proposed = self.proposed.get(row.key)
            method = paragraph.method_id if paragraph else proposed.method_id if proposed else ""
            if about in (row.key, method):
                return row.key
        return ""

    def section(self, key: str) -> tuple[str, str, str]:
        """Return what a section is called, what is said where nothing stands, and how to begin."""
        place = self.places.get(key)
        name = next((row.strong for row in self.rows if row.key == key), "")
        if place is None:
            return name, "", ""
        here = {one for one, at in self.places.items() if at == place} - {key}
        waiting = here & self.proposed.keys()
        none = "proposals" if waiting else "written" if here else place.section.value
        hint = say("describe.take_hint" if waiting else "describe.none_hint")
        return name, say(f"describe.none.{none}"), hint


def rows(said: Said, code: str, language: Language) -> Rows:
    """Return the rows of a description, in the order it is read."""
    found: list[Row] = []
    places: dict[str, Place] = {}
    proposed: dict[str, Proposed] = {}
    waiting = proposals(said, code)
    for place in _places(said, code):
        here = [one for one in waiting if (one.code, one.section) == (place.code, place.section)]
        lines = [*_written(said, place, language), *_proposed(said, here, language)]
        found += [_section(said, place), *(row for row, _one in lines)]
        places |= {row.key: place for row in (found[-len(lines) - 1], *(r for r, _ in lines))}
        proposed |= {row.key: one for row, one in lines if one is not None}
    return Rows(tuple(found), places, proposed)


def first_words(said: Said, row: Paragraph, language: Language) -> str:
    """Return the first sentence of a paragraph."""
    found = told_sentences(standing(said.register, row.id), language)
    return found[0] if found else ""


def _places(said: Said, code: str) -> Iterator[Place]:
    parts = parts_of(said.register, code)
    for section in (Section.VALUES, Section.CHILD_VIEW):
        yield Place(parts[0], section)
        if len(parts) > 1 and _holds(said, parts[1], section):
            yield Place(parts[1], section)
    for part in parts:
        yield Place(part, Section.METHODS)
    yield Place(code, Section.NOT_COVERED)


def _holds(said: Said, code: str, section: Section) -> bool:
    return any(row.section is section for row in paragraphs(said.register, code, withdrawn=True))


def _section(said: Said, place: Place) -> Row:
    words = say(f"describe.section.{place.section.value}")
    if place.section is Section.METHODS:
        titles = {row.code: row.title for row in said.register.descriptions}
        words = titles[place.code].best(own()) if place.code in titles else place.code
    return Row(place.key, "", strong=words)


def _written(said: Said, place: Place, language: Language) -> Iterator[tuple[Row, Proposed | None]]:
    for row in paragraphs(said.register, place.code, withdrawn=True):
        if row.section is place.section:
            yield _paragraph(said, row, language), None


def _paragraph(said: Said, row: Paragraph, language: Language) -> Row:
    method = said.register.find(WorkingMethod, row.method_id)
    note = ""
    if row.withdrawn:
        note = say("describe.row.withdrawn")
    elif found := news(said, row):
        asks = found[0].news in ASKS_TO_GO
        note = say("describe.row.asks_to_go" if asks else "describe.row.changed")
    words = first_words(said, row, language)
    below = note
    return Row(row.id, words, method.code if method else "", below=below, level=1)


def _proposed(
    said: Said, found: Sequence[Proposed], language: Language
) -> Iterator[tuple[Row, Proposed | None]]:
    for one in found:
        method = said.register.find(WorkingMethod, one.method_id)
        words = one.text.best(language)
        code = method.code if method else ""
        below = say("describe.row.proposed")
        yield Row(f"{_PROPOSED}{one.about_id}", words, code, below=below, level=1), one
