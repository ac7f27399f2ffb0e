"""The paragraphs of a description as they stand: their wordings, their order, their grounds."""

import re
from typing import Final

from dialog_app.core.describe.sentences import sentences
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Language
from dialog_app.core.model.catalogue import Description
from dialog_app.core.model.practice import (
    Grounding,
    GroundKind,
    Paragraph,
    ParagraphVersion,
    Section,
)
from dialog_app.core.register import Register

BASE_CODE: Final = "G"
"""The description that is the common base part of the others of its programme."""

_SECTIONS: Final = {section: place for place, section in enumerate(Section)}
_KINDS: Final = {kind: place for place, kind in enumerate(GroundKind)}
_DIGITS: Final = re.compile(r"\d+")


def described(register: Register, code: str) -> Description:
    """Return the description of a code; raises `RuleBroken("row.gone")` if there is none."""
    found = next((row for row in register.descriptions if row.code == code), None)
    if found is None:
        raise RuleBroken("row.gone", kind=Description.__name__)
    return found


def base_of(register: Register, code: str) -> str:
    """Return the code of the common base part a description shares; empty where it has none.

    The base part has none itself. Raises `RuleBroken("row.gone")`.
    """
    programme = described(register, code).programme_code
    if code == BASE_CODE:
        return ""
    shared = (row.programme_code for row in register.descriptions if row.code == BASE_CODE)
    return BASE_CODE if programme in shared else ""


def parts_of(register: Register, code: str) -> tuple[str, ...]:
    """Return the codes whose text a description is made of, the common base part first."""
    base = base_of(register, code)
    return (base, code) if base else (code,)


def paragraphs(register: Register, code: str, *, withdrawn: bool = False) -> tuple[Paragraph, ...]:
    """Return the paragraphs of one code in the order they are read; with those taken out if asked.

    The common base part is not among them: it has a code of its own.
    """
    rows = register.grouped(Paragraph, "description_code").get(code, ())
    standing = (row for row in rows if withdrawn or not row.withdrawn)
    return tuple(sorted(standing, key=_place))


def _place(row: Paragraph) -> tuple[int, int, str]:
    return _SECTIONS[row.section], row.position, row.id


def versions_of(register: Register, paragraph_id: str) -> tuple[ParagraphVersion, ...]:
    """Return the wordings of a paragraph, oldest first; there is at least one."""
    rows = register.grouped(ParagraphVersion, "paragraph_id").get(paragraph_id, ())
    return tuple(sorted(rows, key=lambda row: (row.number, row.id)))


def standing(register: Register, paragraph_id: str) -> ParagraphVersion:
    """Return the wording that stands; raises `RuleBroken("row.gone")` where there is none."""
    rows = versions_of(register, paragraph_id)
    if not rows:
        raise RuleBroken("row.gone", kind=Paragraph.__name__)
    return rows[-1]


def grounds_of(register: Register, version_id: str) -> tuple[Grounding, ...]:
    """Return what a wording rests on: what all of it does first, then sentence by sentence.

    Each wording has it in the same order, § 3 before § 12, whoever wrote it down.
    """
    rows = register.grouped(Grounding, "paragraph_version_id").get(version_id, ())
    return tuple(sorted(rows, key=_ground_place))


def _ground_place(row: Grounding) -> tuple[int, int, str, str]:
    about = _DIGITS.sub(lambda found: found[0].zfill(4), row.about_id)
    return row.sentence, _KINDS[row.kind], about, row.id


def of_sentence(register: Register, version_id: str, sentence: int) -> tuple[Grounding, ...]:
    """Return what one sentence rests on (from 1), what all of the paragraph does among it."""
    rows = grounds_of(register, version_id)
    return tuple(row for row in rows if row.sentence in (0, sentence))


def told_sentences(version: ParagraphVersion, language: Language) -> tuple[str, ...]:
    """Return the sentences of a wording in a language, else in the one it was written in."""
    return sentences(version.text.written(language) or version.text.best(version.written_in))
