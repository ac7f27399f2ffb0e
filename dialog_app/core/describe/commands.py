"""Writing a description: paragraphs and their wordings. What was printed once is kept for good."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from dialog_app.core import norway
from dialog_app.core.commands.minutes.noted import role_words
from dialog_app.core.describe.grounds import Ground, checked, row_of
from dialog_app.core.describe.paragraphs import (
    described,
    grounds_of,
    paragraphs,
    standing,
)
from dialog_app.core.describe.sentences import sentences
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Language, Words
from dialog_app.core.model.catalogue import WorkingMethod
from dialog_app.core.model.practice import (
    Grounding,
    Paragraph,
    ParagraphVersion,
    Section,
)
from dialog_app.core.plain import capped
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Facts, Step, added
from dialog_app.core.register import Register

TEXT_MOST: Final = 5000
REASON_MOST: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class NewParagraph:
    """A paragraph to be written, last in its section; `grounds` is what it rests on."""

    description_code: str
    section: Section
    text: Words
    method_id: str = ""
    written_in: Language = "nb"
    author_role: str = ""
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWording:
    """Another wording of a paragraph: by whom (a role), and why.

    Without `grounds`, sentences that stand keep what they rest on, and those that were put
    otherwise take it over.
    """

    text: Words
    written_in: Language = "nb"
    author_role: str = ""
    reason: str = ""
    grounds: tuple[Ground, ...] | None = None


def write(register: Register, laptop: Laptop, new: NewParagraph) -> Step:
    """Write a paragraph with its first wording.

    Raises `RuleBroken`: `row.gone`, `paragraph.text_missing`, `text.too_long`, and as `checked`.
    """
    code = described(register, new.description_code).code
    if new.method_id:
        register.one(WorkingMethod, new.method_id)
    here = (row for row in paragraphs(register, code, withdrawn=True) if row.section is new.section)
    paragraph = Paragraph(
        id=laptop.new_id(),
        origin=laptop.name,
        description_code=code,
        section=new.section,
        position=max((row.position for row in here), default=-1) + 1,
        method_id=new.method_id,
    )
    wording = NewWording(
        text=new.text, written_in=new.written_in, author_role=new.author_role, grounds=new.grounds
    )
    version = _version(laptop, paragraph.id, 1, wording)
    rows = _grounded(register, laptop, version, new.grounds)
    return Step("step.paragraph_written", added(paragraph, version, *rows), _facts(paragraph, 1))


def reword(register: Register, laptop: Laptop, paragraph_id: str, new: NewWording) -> Step:
    """Put a paragraph otherwise: a new wording, and the earlier ones are kept.

    A text in one language alone leaves the translations behind, since they say something else now.
    Raises `RuleBroken`: `row.gone`, `paragraph.text_missing`, `paragraph.unchanged`,
    `text.too_long`, and as `checked`.
    """
    paragraph = register.one(Paragraph, paragraph_id)
    before = standing(register, paragraph_id)
    number = before.number + 1
    version = _version(laptop, paragraph_id, number, new)
    if version.text == before.text and new.grounds is None:
        raise RuleBroken("paragraph.unchanged")
    grounds = new.grounds if new.grounds is not None else carried(register, before, version)
    rows = _grounded(register, laptop, version, grounds)
    return Step("step.paragraph_reworded", added(version, *rows), _facts(paragraph, number))


def carried(
    register: Register, before: ParagraphVersion, after: ParagraphVersion
) -> tuple[Ground, ...]:
    """Return what a new wording takes over: each sentence what it, or the one it replaces, had."""
    own = before.written_in
    old = sentences(before.text.best(own))
    new = sentences(after.text.written(own) or after.text.best(after.written_in))
    place = _places(old, new)
    rows = grounds_of(register, before.id)
    moved = (Ground.of(row, place.get(row.sentence, -1)) for row in rows)
    return tuple(dict.fromkeys(one for one in moved if one.sentence >= 0))


def _places(old: tuple[str, ...], new: tuple[str, ...]) -> dict[int, int]:
    """Return where each sentence went, from 1; 0 is all of the paragraph, and stays."""
    places = {0: 0}
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag in ("equal", "replace"):
            places.update({at + 1: min(c + at - a, d - 1) + 1 for at in range(a, b)})
    return places


def translate(register: Register, _laptop: Laptop, paragraph_id: str, text: Words) -> Step:
    """Fill or correct translations of the wording that stands: it is no new wording.

    Raises `RuleBroken`: `row.gone`, `paragraph.not_a_translation` where the language it was written
    in says anything else, `paragraph.sentences_differ` (facts `n`, `wanted`) where a translation
    has not as many sentences, `text.too_long`.
    """
    paragraph = register.one(Paragraph, paragraph_id)
    before = standing(register, paragraph_id)
    after = replace(before, text=_clean(text))
    own = before.written_in
    if after.text.written(own) != before.text.written(own):
        raise RuleBroken("paragraph.not_a_translation")
    wanted = len(sentences(before.text.written(own)))
    for said in (after.text.nb, after.text.nn, after.text.en):
        if said and len(sentences(said)) != wanted:
            raise RuleBroken("paragraph.sentences_differ", n=len(sentences(said)), wanted=wanted)
    changes = (Change(before, after),) if after != before else ()
    return Step("step.paragraph_translated", changes, _facts(paragraph, before.number))


def move(register: Register, _laptop: Laptop, paragraph_id: str, by: int) -> Step:
    """Move a paragraph `by` places within its section (negative: up); at its end it stays.

    Raises `RuleBroken("row.gone")`.
    """
    paragraph = register.one(Paragraph, paragraph_id)
    rows = paragraphs(register, paragraph.description_code)
    here = [row for row in rows if row.section is paragraph.section]
    if paragraph not in here:
        raise RuleBroken("row.gone", kind=Paragraph.__name__)
    at = here.index(paragraph)
    here.insert(max(0, min(len(here) - 1, at + by)), here.pop(at))
    placed = ((row, replace(row, position=place)) for place, row in enumerate(here))
    changes = tuple(Change(row, after) for row, after in placed if row != after)
    return Step("step.paragraph_moved", changes, _facts(paragraph))


def withdraw(register: Register, _laptop: Laptop, paragraph_id: str) -> Step:
    """Take a paragraph out of the description; it and its wordings are kept.

    Raises `RuleBroken("row.gone")`.
    """
    return _set_withdrawn(register, paragraph_id, "step.paragraph_withdrawn", withdrawn=True)


def bring_back(register: Register, _laptop: Laptop, paragraph_id: str) -> Step:
    """Put a paragraph that was taken out back where it stood; raises `RuleBroken("row.gone")`."""
    return _set_withdrawn(register, paragraph_id, "step.paragraph_brought_back", withdrawn=False)


def _set_withdrawn(register: Register, paragraph_id: str, label: str, *, withdrawn: bool) -> Step:
    before = register.one(Paragraph, paragraph_id)
    after = replace(before, withdrawn=withdrawn)
    changes = (Change(before, after),) if after != before else ()
    return Step(label, changes, _facts(before))


def add_ground(register: Register, laptop: Laptop, paragraph_id: str, ground: Ground) -> Step:
    """Say that a sentence of the wording that stands rests on something more.

    Raises `RuleBroken`: `row.gone`, `paragraph.ground_twice`, and as `checked`.
    """
    paragraph = register.one(Paragraph, paragraph_id)
    version = standing(register, paragraph_id)
    if any(Ground.of(row, row.sentence) == ground for row in grounds_of(register, version.id)):
        raise RuleBroken("paragraph.ground_twice")
    rows = _grounded(register, laptop, version, [ground])
    return Step("step.ground_added", added(*rows), _facts(paragraph))


def remove_ground(register: Register, _laptop: Laptop, grounding_id: str) -> Step:
    """Say that a sentence does not rest on something after all; raises `RuleBroken("row.gone")`."""
    row = register.one(Grounding, grounding_id)
    version = register.one(ParagraphVersion, row.paragraph_version_id)
    paragraph = register.one(Paragraph, version.paragraph_id)
    return Step("step.ground_removed", (Change(row, None),), _facts(paragraph))


def _version(laptop: Laptop, paragraph_id: str, number: int, new: NewWording) -> ParagraphVersion:
    text = _clean(new.text)
    order: tuple[Language, ...] = (new.written_in, "nb", "nn", "en")
    written_in = next((one for one in order if text.has(one)), None)
    if written_in is None:
        raise RuleBroken("paragraph.text_missing")
    return ParagraphVersion(
        id=laptop.new_id(),
        origin=laptop.name,
        paragraph_id=paragraph_id,
        number=number,
        text=text,
        written_in=written_in,
        author_role=role_words(new.author_role),
        written_on=norway.date(laptop.now()),
        reason=capped(new.reason, REASON_MOST),
    )


def _grounded(
    register: Register, laptop: Laptop, version: ParagraphVersion, grounds: Iterable[Ground]
) -> list[Grounding]:
    count = len(sentences(version.text.written(version.written_in)))
    wanted = dict.fromkeys(checked(register, ground, count) for ground in grounds)
    return [row_of(laptop, version.id, ground) for ground in wanted]


def _clean(text: Words) -> Words:
    return Words(*(capped(said, TEXT_MOST) for said in (text.nb, text.nn, text.en)))


def _facts(paragraph: Paragraph, number: int = 0) -> Facts:
    facts: dict[str, str | int] = {"code": paragraph.description_code}
    return {**facts, "number": number} if number else facts
