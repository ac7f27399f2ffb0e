"""Programmes with their descriptions, and how many methods each holds."""

from collections.abc import Collection

from dialog_app.core.model.catalogue import Description, Programme
from dialog_app.core.register import Register
from dialog_app.ui.catalogue.row_list import Row
from dialog_app.ui.words import language, say

PROGRAMME = "programme "
DESCRIPTION = "description "
NEW_PROGRAMME = "new programme"


def tree_rows(register: Register, closed: Collection[str]) -> list[Row]:
    """Return programmes and, under those that are open, their descriptions with counts.

    The last row is where a new programme is made.
    """
    rows: list[Row] = []
    for programme in sorted(register.programmes, key=lambda row: not _filled(register, row.code)):
        key = f"{PROGRAMME}{programme.code}"
        inside = _descriptions(register, programme.code)
        fold = "" if not inside else "closed" if key in closed else "open"
        empty = "" if inside else say("catalogue.empty")
        title = programme.title.best(language())
        # A programme without descriptions keeps its place in the column of the others.
        rows.append(Row(key, title, note=empty, fold=fold, level=0 if inside else 1))
        if fold == "open":
            rows += inside
    return [*rows, Row(NEW_PROGRAMME, say("programmes.new_row"), level=1)]


def programme_at(register: Register, tree_key: str) -> Programme | None:
    """Return the programme at a row of the tree, or None."""
    code = tree_key.removeprefix(PROGRAMME)
    rows = register.programmes if code != tree_key else ()
    return next((row for row in rows if row.code == code), None)


def description_at(register: Register, tree_key: str) -> Description | None:
    """Return the description at a row of the tree, or None."""
    code = tree_key.removeprefix(DESCRIPTION)
    rows = register.descriptions if code != tree_key else ()
    return next((row for row in rows if row.code == code), None)


def description_rows(register: Register, programme_code: str) -> list[Row]:
    """Return the descriptions of a programme by id, with codes and how many methods each has."""
    return [
        Row(row.id, row.title.best(language()), strong=row.code, note=_methods(register, row))
        for row in register.descriptions
        if row.programme_code == programme_code
    ]


def _filled(register: Register, programme_code: str) -> bool:
    return any(row.programme_code == programme_code for row in register.descriptions)


def _descriptions(register: Register, programme_code: str) -> list[Row]:
    found = [row for row in register.descriptions if row.programme_code == programme_code]
    return [
        Row(
            f"{DESCRIPTION}{row.code}",
            row.title.best(language()),
            note=_methods(register, row),
            level=1,
        )
        for row in found
    ]


def _methods(register: Register, row: Description) -> str:
    number = len(register.methods_of(row.code))
    return str(number) if number else say("catalogue.empty")
