"""From a sentence of a description to everything behind it.

What is found is for the screen of those who write, and for paper: texts as they were said or kept,
and no numbers but those that may be told. Services are never named.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from dialog_app.core.describe.paragraphs import (
    of_sentence,
    paragraphs,
    parts_of,
    standing,
    told_sentences,
)
from dialog_app.core.describe.said import Said
from dialog_app.core.model.base import Language, Words
from dialog_app.core.model.catalogue import (
    CrcArticle,
    MainAnswer,
    MethodVersion,
    Provision,
    Value,
    WorkingMethod,
)
from dialog_app.core.model.practice import (
    Grounding,
    GroundKind,
    MethodDecision,
    Paragraph,
    ParagraphVersion,
)
from dialog_app.core.model.said import Obstacle, Possibility, Rewording


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """One thing a sentence rests on, in words.

    `text` is as it was said or kept, whole; where it stands in one language alone, in that.
    `code` is the method's, `number` that of its version or decision, `date` the day it was said
    or decided. `gone` says that the row is not there any more: its day was deleted, for one.
    """

    kind: GroundKind
    about_id: str
    day_id: str = ""
    text: Words = field(default_factory=Words)
    code: str = ""
    number: int = 0
    date: datetime.date | None = None
    row: object = None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a description: where it stands, its words, and all that is behind it."""

    paragraph: Paragraph
    version: ParagraphVersion
    number: int
    words: str
    behind: tuple[Behind, ...]


def follow(said: Said, code: str, language: Language = "nb") -> Iterator[Sentence]:
    """Give every sentence of a description, the common base part first, with all behind it.

    Raises `RuleBroken("row.gone")` for a code that is not there.
    """
    for part in parts_of(said.register, code):
        for paragraph in paragraphs(said.register, part):
            yield from of_paragraph(said, paragraph, language)


def of_paragraph(said: Said, paragraph: Paragraph, language: Language) -> Iterator[Sentence]:
    """Give the sentences of a paragraph as it stands, in a language, with all behind them."""
    version = standing(said.register, paragraph.id)
    for number, words in enumerate(told_sentences(version, language), 1):
        rows = of_sentence(said.register, version.id, number)
        found = tuple(behind(said, row) for row in rows)
        yield Sentence(paragraph, version, number, words, found)


def behind(said: Said, row: Grounding) -> Behind:
    """Return what a ground leads to; one that leads nowhere any more says so."""
    found = _OUTSIDE[row.kind](said, row) if row.kind in _OUTSIDE else _on_a_day(said, row)
    if found is None:
        return Behind(kind=row.kind, about_id=row.about_id, day_id=row.day_id, gone=True)
    return found


def _value(said: Said, row: Grounding) -> Behind | None:
    value = said.register.find(Value, row.about_id)
    if value is None:
        return None
    return Behind(kind=row.kind, about_id=value.id, text=value.title, row=value)


def _answer(said: Said, row: Grounding) -> Behind | None:
    answer = said.register.find(MainAnswer, row.about_id)
    if answer is None:
        return None
    return Behind(kind=row.kind, about_id=answer.id, text=answer.text, row=answer)


def _version(said: Said, row: Grounding) -> Behind | None:
    version = said.register.find(MethodVersion, row.about_id)
    if version is None:
        return None
    method = said.register.find(WorkingMethod, version.method_id)
    return Behind(
        kind=row.kind,
        about_id=version.id,
        text=version.title,
        code=method.code if method is not None else "",
        number=version.number,
        date=version.written_on,
        row=version,
    )


def _provision(said: Said, row: Grounding) -> Behind | None:
    provision = said.register.find(Provision, row.about_id)
    if provision is None:
        return None
    said_as = f"{provision.citation} {provision.heading}".strip()
    return Behind(kind=row.kind, about_id=provision.id, text=Words(said_as), row=provision)


def _article(said: Said, row: Grounding) -> Behind | None:
    article = said.register.find(CrcArticle, row.about_id)
    if article is None:
        return None
    return Behind(
        kind=row.kind, about_id=article.id, text=article.title, code=article.article, row=article
    )


def _decision(said: Said, row: Grounding) -> Behind | None:
    decision = said.register.find(MethodDecision, row.about_id)
    if decision is None:
        return None
    method = said.register.find(WorkingMethod, decision.method_id)
    return Behind(
        kind=row.kind,
        about_id=decision.id,
        text=Words(**{decision.language: decision.reason}),
        code=method.code if method is not None else "",
        number=decision.number,
        date=decision.decided_on,
        row=decision,
    )


_OUTSIDE = {
    GroundKind.VALUE: _value,
    GroundKind.MAIN_ANSWER: _answer,
    GroundKind.METHOD_VERSION: _version,
    GroundKind.ANSWERS: _version,
    GroundKind.PROVISION: _provision,
    GroundKind.ARTICLE: _article,
    GroundKind.DECISION: _decision,
}


def _on_a_day(said: Said, row: Grounding) -> Behind | None:
    day = said.days.get(row.day_id)
    if day is None:
        return None
    found = (
        day.find(Rewording, row.about_id)
        or day.find(Obstacle, row.about_id)
        or day.find(Possibility, row.about_id)
    )
    if found is None:
        return None
    return Behind(
        kind=row.kind,
        about_id=found.id,
        day_id=day.id,
        text=Words(**{found.language: found.text}),
        number=found.number,
        date=day.info.date,
        row=found,
    )
