"""Tables of the register for other programs, which can be taken in again, and empty ones."""

from collections.abc import Callable, Iterable
from typing import Final

from dialog_app.core.errors import RuleBroken
from dialog_app.core.formats import Voice
from dialog_app.core.model.catalogue import Provision, WorkingMethod
from dialog_app.core.model.services import Service
from dialog_app.core.register import Register
from dialog_app.core.sheets.grid import Table
from dialog_app.core.sheets.kinds import COLUMNS, SheetKind
from dialog_app.core.sheets.shown import cell, said

_RENAMED: Final = {"service_kind": "kind", "provision_kind": "kind"}

Values = dict[str, str]


def template(kind: SheetKind, voice: Voice) -> Table:
    """Return an empty table with the columns of a kind, to be filled in and taken in."""
    return Table(_header(kind, voice))


def of_register(kind: SheetKind, register: Register, voice: Voice) -> Table:
    """Return the services, methods or provisions as a table that can be taken in again.

    A method is given in its newest wording; one that is a starter example says so. Raises
    `RuleBroken("sheet.day_missing")` for what belongs to a day.
    """
    rows = _OF_REGISTER.get(kind)
    if rows is None:
        raise RuleBroken("sheet.day_missing")
    fields = COLUMNS[kind].fields
    told = (
        tuple(said(field, values.get(field, ""), voice) for field in fields)
        for values in rows(register)
    )
    return Table(_header(kind, voice), tuple(told))


def _header(kind: SheetKind, voice: Voice) -> tuple[str, ...]:
    return tuple(voice(f"sheets.header.{field}") for field in COLUMNS[kind].fields)


def _services(register: Register) -> Iterable[Values]:
    for row in register.services:
        values = _values(row, SheetKind.SERVICES)
        yield values | {"municipality": cell(register.places(row.id))}


def _provisions(register: Register) -> Iterable[Values]:
    for row in register.provisions:
        yield _values(row, SheetKind.PROVISIONS)


def _methods(register: Register) -> Iterable[Values]:
    descriptions = {row.code: row for row in register.descriptions}
    programmes = {row.code: row.title.best("nb") for row in register.programmes}
    for row in register.methods:
        newest = register.newest(row.id)
        about = descriptions.get(row.description_code)
        yield {
            **_values(row, SheetKind.METHODS),
            **{f"title_{one}": newest.title.written(one) for one in ("nb", "nn", "en")},
            **{f"summary_{one}": newest.summary.written(one) for one in ("nb", "nn", "en")},
            "description": row.description_code,
            "description_title": about.title.best("nb") if about else "",
            "programme": programmes.get(about.programme_code, "") if about else "",
            "author_role": newest.author_role,
            "reason": newest.reason,
            "version": str(newest.number),
        }


def _values(row: Service | Provision | WorkingMethod, kind: SheetKind) -> Values:
    names = ((field, _RENAMED.get(field, field)) for field in COLUMNS[kind].fields)
    return {field: cell(getattr(row, name)) for field, name in names if hasattr(row, name)}


_OF_REGISTER: Final[dict[SheetKind, Callable[[Register], Iterable[Values]]]] = {
    SheetKind.SERVICES: _services,
    SheetKind.METHODS: _methods,
    SheetKind.PROVISIONS: _provisions,
}
