"""Working methods: new ones, new wordings and translations of them."""

import datetime
from dataclasses import dataclass, replace

from dialog_app.core import norway
from dialog_app.core.commands.shelf.texts import (
    SUMMARY_LIMIT,
    TITLE_LIMIT,
    checked_title,
    clean_code,
    clean_words,
)
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Language, Provenance, Source, Words
from dialog_app.core.model.catalogue import MethodState, MethodVersion, WorkingMethod
from dialog_app.core.plain import clean, clean_line
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added
from dialog_app.core.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMethod:
    """A working method written here, in `written_in` first; other languages are translations."""

    description_code: str
    code: str
    title: Words
    summary: Words
    crc_articles: tuple[str, ...] = ()
    written_in: Language = "nb"


def add_method(register: Register, laptop: Laptop, new: NewMethod) -> Step:
    """Add a local working method with its first version.

    Raises `RuleBroken`: `method.title_missing`, `method.code_missing`, `method.code_taken`.
    """
    method = WorkingMethod(
        id=laptop.new_id(),
        origin=laptop.name,
        source=Source.LOCAL,
        code=free_code(register, new.code),
        description_code=new.description_code,
        provenance=Provenance.OWN,
        crc_articles=new.crc_articles,
        position=len(register.methods_of(new.description_code)),
    )
    text = NewText(title=new.title, summary=new.summary, written_in=new.written_in)
    version = _version(laptop, method.id, 1, text)
    return Step("step.method_added", added(method, version), {"code": method.code})


def free_code(register: Register, typed: str) -> str:
    """Return a code that no method has.

    Raises `RuleBroken`: `method.code_missing`, `method.code_taken`.
    """
    code = clean_code(typed)
    if not code:
        raise RuleBroken("method.code_missing")
    if any(row.code.casefold() == code.casefold() for row in register.methods):
        raise RuleBroken("method.code_taken", code=code)
    return code


@dataclass(frozen=True, slots=True, kw_only=True)
class NewText:
    """A new wording of a method: who wrote it (a role), when and why, and in which language."""

    title: Words
    summary: Words
    author_role: str = ""
    written_on: datetime.date | None = None
    reason: str = ""
    written_in: Language = "nb"


def new_version(register: Register, laptop: Laptop, method_id: str, text: NewText) -> Step:
    """Add a version of a method; answers stay on the version they were given on.

    Raises `RuleBroken`: `row.gone`, `method.title_missing`, `method.unchanged`.
    """
    register.one(WorkingMethod, method_id)
    newest = register.newest(method_id)
    number = max(row.number for row in register.versions(method_id)) + 1
    version = _version(laptop, method_id, number, text)
    if (version.title, version.summary) == (newest.title, newest.summary):
        raise RuleBroken("method.unchanged")
    dated = replace(version, written_on=text.written_on or norway.date(laptop.now()))
    return Step("step.method_versioned", added(dated), {"number": number})


def set_state(register: Register, _laptop: Laptop, method_id: str, state: MethodState) -> Step:
    """Say how far a method has come; a withdrawn one stays on its days and in its stories.

    Raises `RuleBroken("row.gone")`.
    """
    before = register.one(WorkingMethod, method_id)
    after = replace(before, state=state)
    changes = (Change(before, after),) if before != after else ()
    return Step("step.method_state_set", changes, {"code": before.code, "method_state": state})


def translate(
    register: Register, _laptop: Laptop, version_id: str, title: Words, summary: Words
) -> Step:
    """Fill or correct translations in place: it is no new version, and answers stand.

    Raises `RuleBroken`: `row.gone`, and `method.not_a_translation` where the language the version
    was written in says anything new, which only a new version may.
    """
    before = register.one(MethodVersion, version_id)
    own = written_in(before)
    after = replace(
        before,
        title=clean_words(title, TITLE_LIMIT),
        summary=clean_words(summary, SUMMARY_LIMIT),
    )
    if _says(after, own) != _says(before, own):
        raise RuleBroken("method.not_a_translation")
    changes = (Change(before, after),) if before != after else ()
    return Step("step.method_translated", changes, {"number": before.number})


def _says(version: MethodVersion, language: Language) -> tuple[str, str]:
    return version.title.written(language), version.summary.written(language)


def written_in(version: MethodVersion) -> Language:
    """Return the language a version was written in; the others are translations of it."""
    return _with_text(version.title, version.written_in)


def _with_text(title: Words, wanted: Language) -> Language:
    order: tuple[Language, ...] = (wanted, "nb", "nn", "en")
    return next((one for one in order if title.has(one)), wanted)


def _version(laptop: Laptop, method_id: str, number: int, text: NewText) -> MethodVersion:
    title = checked_title(text.title, "method.title_missing")
    return MethodVersion(
        id=laptop.new_id(),
        origin=laptop.name,
        source=Source.LOCAL,
        method_id=method_id,
        number=number,
        title=title,
        summary=clean_words(text.summary, SUMMARY_LIMIT),
        author_role=clean_line(text.author_role, 80),
        written_on=text.written_on,
        reason=clean(text.reason, SUMMARY_LIMIT),
        written_in=_with_text(title, text.written_in),
    )
