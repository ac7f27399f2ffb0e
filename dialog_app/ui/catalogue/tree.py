"""Programmes with their descriptions, and how many methods each holds."""

from collections.abc import Collection

from dialog_app.core.register import Register
from dialog_app.ui.catalogue.row_list import Row
from dialog_app.ui.words import language, say

PROGRAMME = "programme "
DESCRIPTION = "description "


def tree_rows(register: Register, closed: Collection[str]) -> list[Row]:
    """Return programmes and, under those that are open, their descriptions with counts."""
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
    return rows


def _filled(register: Register, programme_code: str) -> bool:
    return any(row.programme_code == programme_code for row in register.descriptions)


def _descriptions(register: Register, programme_code: str) -> list[Row]:
    found = [row for row in register.descriptions if row.programme_code == programme_code]
    return [
        Row(
            f"{DESCRIPTION}{row.code}",
            row.title.best(language()),
            note=_count(len(register.methods_of(row.code))),
            level=1,
        )
        for row in found
    ]


def _count(number: int) -> str:
    return str(number) if number else say("catalogue.empty")
