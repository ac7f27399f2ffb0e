"""Text that grows from what was decided: paragraphs are proposed, people write.

Nothing here changes what is written. A proposal says what it would rest on, so that what is taken
in can be followed from the first moment.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dialog_app.core import tools
from dialog_app.core.decide.view import Standing, newest_decision, standing
from dialog_app.core.describe.grounds import Ground
from dialog_app.core.describe.paragraphs import (
    base_of,
    grounds_of,
    paragraphs,
    versions_of,
)
from dialog_app.core.describe.said import Said, SaidWording
from dialog_app.core.describe.sentences import sentences
from dialog_app.core.formats import capital
from dialog_app.core.model.base import Language, Words
from dialog_app.core.model.catalogue import (
    CrcArticle,
    MethodVersion,
    Value,
    Verdict,
    WorkingMethod,
)
from dialog_app.core.model.practice import DecidedAs, GroundKind, Section
from dialog_app.core.register import Register

LANGUAGES: Final[tuple[Language, ...]] = ("nb", "nn", "en")


class Origin(StrEnum):
    """Where a proposed paragraph comes from; the words are `describe.origin.<value>`."""

    VALUE = "value"
    METHOD = "method"
    WORDING = "wording"
    """A wording proposed on a day, which nobody has decided about or that was kept aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A paragraph that could be taken in, with all it would rest on.

    `code` is the description it belongs to: of what is common, that of the base part. `about_id` is
    the value, the version of the method, or the wording it comes from.
    """

    code: str
    section: Section
    origin: Origin
    about_id: str
    text: Words
    written_in: Language = "nb"
    method_id: str = ""
    grounds: tuple[Ground, ...] = ()


PRACTICE: Final = (DecidedAs.UNCHANGED, DecidedAs.REVISED)
"""What a method is decided as to be told as practice; others are told as what they are."""


def is_practice(there: Standing) -> bool:
    """Tell whether a method was decided to be practice, and still is a method."""
    return there.open and there.decided in PRACTICE


def proposals(said: Said, code: str) -> tuple[Proposed, ...]:
    """Return what could be taken into the description of a code, in the order it is read.

    Values and child view come first and belong to the common base part. A method that is decided as
    practice and has no paragraph yet gives one of its current version. Raises
    `RuleBroken("row.gone")` for a code that is not there.
    """
    register = said.register
    base = base_of(register, code)
    found = [*_values(register, base or code)]
    for part in (base, code) if base else (code,):
        found += _methods(said, part)
    return tuple(found)


def from_days(said: Said, method_id: str) -> tuple[Proposed, ...]:
    """Return the wordings proposed on days for a method, newest first, each as a paragraph.

    Those that were accepted stand in the method's version already; those left aside are not
    proposed again.
    """
    method = said.register.one(WorkingMethod, method_id)
    left = (one for one in said.wordings_of(method_id) if not _is_settled(one))
    return tuple(_of_wording(method, one) for one in reversed(tuple(left)))


def grounds_of_method(said: Said, method: WorkingMethod) -> tuple[Ground, ...]:
    """Return what the current version of a method rests on, each thing once.

    The version, children's advice, the answers, obstacles and possibilities, what law they name,
    articles, the decision, and sentence by sentence the wordings from days that made it.
    """
    register = said.register
    version = register.newest(method.id)
    found = [Ground(GroundKind.METHOD_VERSION, version.id)]
    found += [Ground(GroundKind.MAIN_ANSWER, row.id) for row in register.advice(method.id)]
    if said.sums_of(method.id):
        found.append(Ground(GroundKind.ANSWERS, version.id))
    found += _of_obstacles(said, method.id)
    found += _articles(said, method)
    decided = newest_decision(register, method.id)
    found += [Ground(GroundKind.DECISION, decided.id)] if decided is not None else []
    found += _wordings(said, method.id, version)
    return tuple(dict.fromkeys(found))


def _values(register: Register, code: str) -> Iterator[Proposed]:
    sets = tools.value_sets(register)
    written = {
        about
        for row in paragraphs(register, code, withdrawn=True)
        for about in _about(register, row.id, GroundKind.VALUE)
    }
    for value in tools.values_of(register, sets[0]) if sets else ():
        if value.id not in written:
            yield Proposed(
                code=code,
                section=Section.VALUES,
                origin=Origin.VALUE,
                about_id=value.id,
                text=_value_text(value),
                grounds=(Ground(GroundKind.VALUE, value.id),),
            )


def _value_text(value: Value) -> Words:
    return Words(*(_value_said(value, language) for language in LANGUAGES))


def _value_said(value: Value, language: Language) -> str:
    title, practice = value.title.written(language), value.in_practice.written(language)
    if not title or (value.in_practice.nb and not practice):
        return ""
    said = f"{capital(title)}: {practice}" if practice else capital(title)
    return said if said.endswith((".", "!", "?", "…")) else f"{said}."


def _about(register: Register, paragraph_id: str, kind: GroundKind) -> Iterator[str]:
    for version in versions_of(register, paragraph_id):
        yield from (row.about_id for row in grounds_of(register, version.id) if row.kind is kind)


def _methods(said: Said, code: str) -> Iterator[Proposed]:
    register = said.register
    # One that people took out on purpose does not grow back.
    written = {row.method_id for row in paragraphs(register, code, withdrawn=True)}
    for method in register.methods_of(code):
        if method.id in written or not is_practice(standing(register, method.id)):
            continue
        version = register.newest(method.id)
        text, language = _of_version(version)
        yield Proposed(
            code=code,
            section=Section.METHODS,
            origin=Origin.METHOD,
            about_id=version.id,
            text=text,
            written_in=language,
            method_id=method.id,
            grounds=grounds_of_method(said, method),
        )


def _of_version(version: MethodVersion) -> tuple[Words, Language]:
    """Return the text of a version; a translation that has other sentences is left out."""
    said = version.summary if version.summary.best("nb") else version.title
    order: tuple[Language, ...] = (version.written_in, *LANGUAGES)
    own: Language = next((one for one in order if said.has(one)), "nb")
    wanted = len(sentences(said.written(own)))
    kept = (said.written(one) for one in LANGUAGES)
    return Words(*(one if len(sentences(one)) == wanted else "" for one in kept)), own


def _of_obstacles(said: Said, method_id: str) -> Iterator[Ground]:
    for known in said.obstacles_of(method_id):
        first = known.sayings[0]
        yield Ground(GroundKind.OBSTACLE, first.row.id, first.day.id)
    for found in said.possibilities_of(method_id):
        yield Ground(GroundKind.POSSIBILITY, found.row.id, found.day.id)
    provisions = sorted({row.provision_id for row in said.sources_of(method_id)} - {""})
    known_here = {row.id for row in said.register.provisions}
    yield from (Ground(GroundKind.PROVISION, one) for one in provisions if one in known_here)


def _articles(said: Said, method: WorkingMethod) -> Iterator[Ground]:
    wanted = set(method.crc_articles)
    for known in said.obstacles_of(method.id):
        wanted |= {one.row.crc_article for one in known.sayings}
    rows = said.register.in_order(CrcArticle, lambda row: (row.position, row.id))
    yield from (Ground(GroundKind.ARTICLE, row.id) for row in rows if row.article in wanted)


def _wordings(said: Said, method_id: str, version: MethodVersion) -> Iterator[Ground]:
    """Give the wordings a version was made of, at the sentences that came of them."""
    every = said.wordings_of(method_id)
    made = [one for one in every if one.verdict and one.verdict.became_id == version.id]
    text, language = _of_version(version) if made else (version.summary, version.written_in)
    own = sentences(text.written(language)) if made else ()
    for one in made:
        theirs = set(sentences(one.row.text))
        places = [at for at, sentence in enumerate(own, 1) if sentence in theirs] or [0]
        for place in places:
            yield Ground(GroundKind.REWORDING, one.row.id, one.day.id, place)


def _is_settled(one: SaidWording) -> bool:
    return one.verdict is not None and one.verdict.verdict is not Verdict.VARIANT


def _of_wording(method: WorkingMethod, one: SaidWording) -> Proposed:
    row = one.row
    text = Words(**{row.language: row.text})
    return Proposed(
        code=method.description_code,
        section=Section.METHODS,
        origin=Origin.WORDING,
        about_id=row.id,
        text=text,
        written_in=row.language,
        method_id=method.id,
        grounds=(
            Ground(GroundKind.REWORDING, row.id, one.day.id),
            Ground(GroundKind.METHOD_VERSION, row.version_id),
        ),
    )
