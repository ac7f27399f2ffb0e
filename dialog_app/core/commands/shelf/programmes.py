"""Programmes and their descriptions of good practice, written here or changed here."""

from dataclasses import dataclass, replace
from typing import Final

from dialog_app.core.commands.shelf.texts import checked_title, clean_code
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Source, Words
from dialog_app.core.model.catalogue import Description, Programme
from dialog_app.core.plain import clean_line
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added
from dialog_app.core.register import Register

LINE_LIMIT: Final = 300


def add_programme(register: Register, laptop: Laptop, title: Words) -> Step:
    """Add a programme without descriptions; raises `RuleBroken("programme.title_missing")`."""
    programme_id = laptop.new_id()
    programme = Programme(
        id=programme_id,
        origin=laptop.name,
        source=Source.LOCAL,
        code=programme_id,
        title=checked_title(title, "programme.title_missing"),
        position=_after(register.programmes),
    )
    return Step("step.programme_written", added(programme))


def rename_programme(register: Register, _laptop: Laptop, programme_id: str, title: Words) -> Step:
    """Give a programme another title.

    Raises `RuleBroken`: `row.gone`, `programme.title_missing`.
    """
    before = register.one(Programme, programme_id)
    after = replace(before, title=checked_title(title, "programme.title_missing"))
    return Step("step.programme_written", (Change(before, after),) if before != after else ())


@dataclass(frozen=True, slots=True, kw_only=True)
class DescriptionText:
    """What a description is called, whose work it is about, and the law it stands on."""

    title: Words
    professionals: str = ""
    central_law: str = ""


def add_description(
    register: Register, laptop: Laptop, programme_code: str, code: str, text: DescriptionText
) -> Step:
    """Add a description to a programme; its code is what its methods' codes begin with.

    Raises `RuleBroken`: `programme.unknown`, `description.code_missing`,
    `description.code_taken`, `description.title_missing`.
    """
    if all(row.code != programme_code for row in register.programmes):
        raise RuleBroken("programme.unknown")
    cleaned = clean_code(code)
    if not cleaned:
        raise RuleBroken("description.code_missing")
    if any(row.code.casefold() == cleaned.casefold() for row in register.descriptions):
        raise RuleBroken("description.code_taken", code=cleaned)
    description = Description(
        id=laptop.new_id(),
        origin=laptop.name,
        source=Source.LOCAL,
        code=cleaned,
        programme_code=programme_code,
        title=checked_title(text.title, "description.title_missing"),
        professionals=clean_line(text.professionals, LINE_LIMIT),
        central_law=clean_line(text.central_law, LINE_LIMIT),
        position=_after(register.descriptions),
    )
    return Step("step.description_written", added(description), {"code": cleaned})


def change_description(
    register: Register, _laptop: Laptop, description_id: str, text: DescriptionText
) -> Step:
    """Change what a description says; its code stays, since methods and services know it by it.

    Raises `RuleBroken`: `row.gone`, `description.title_missing`.
    """
    before = register.one(Description, description_id)
    after = replace(
        before,
        title=checked_title(text.title, "description.title_missing"),
        professionals=clean_line(text.professionals, LINE_LIMIT),
        central_law=clean_line(text.central_law, LINE_LIMIT),
    )
    changes = (Change(before, after),) if before != after else ()
    return Step("step.description_written", changes, {"code": before.code})


def _after(rows: tuple[Programme, ...] | tuple[Description, ...]) -> int:
    return max((row.position for row in rows), default=-1) + 1
