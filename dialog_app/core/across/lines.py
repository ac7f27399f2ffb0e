"""Which working methods, on which versions, are the rows of a picture."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from dialog_app.core.across.filter import VersionChoice
from dialog_app.core.model.base import Provenance, Words
from dialog_app.core.model.catalogue import (
    MethodState,
    MethodVersion,
    WorkingMethod,
)
from dialog_app.core.register import Register

BASE_PART: Final = "G"
"""The code of the common base part, which every description of its programme shares."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row to be: a method, and the version that is asked for, or any where it is empty.

    `title` and `number` are those of that version, else of the one that applies.
    """

    method_id: str
    code: str
    description_code: str
    version_id: str
    number: int
    title: Words
    newest: bool
    withdrawn: bool
    starter_example: bool

    @property
    def base(self) -> bool:
        """Whether the method belongs to the common base part."""
        return self.description_code == BASE_PART


def description_codes(register: Register, code: str) -> tuple[str, ...]:
    """Return what a code covers: a description with its programme's base part, or a programme.

    The base part alone is only itself. Empty where nothing has the code.
    """
    found = next((row for row in register.descriptions if row.code == code), None)
    if found is None:
        return tuple(row.code for row in register.descriptions if row.programme_code == code)
    base = any(
        row.code == BASE_PART and row.programme_code == found.programme_code
        for row in register.descriptions
    )
    return (BASE_PART, code) if base and code != BASE_PART else (code,)


def methods(register: Register, code: str) -> tuple[WorkingMethod, ...]:
    """Return the methods a code covers in catalogue order, with those merged or withdrawn."""
    places = {row: place for place, row in enumerate(description_codes(register, code))}
    found = [row for row in register.methods if row.description_code in places]
    return tuple(sorted(found, key=lambda row: places[row.description_code]))


def method_of_version(register: Register, found: Iterable[WorkingMethod]) -> dict[str, str]:
    """Return the id of the method of each version of these methods."""
    versions = register.grouped(MethodVersion, "method_id")
    return {version.id: row.id for row in found for version in versions.get(row.id, ())}


def lines(
    register: Register,
    found: Iterable[WorkingMethod],
    answered: Mapping[str, frozenset[str]],
    choice: VersionChoice,
) -> tuple[Line, ...]:
    """Return the rows; `answered` gives the versions of each method that somebody answered.

    A method that was merged into another or withdrawn has a row only where it was answered; an
    earlier version too. Versions of one method come newest first.
    """
    result: list[Line] = []
    for row in found:
        heard = answered.get(row.id, frozenset())
        versions = register.versions(row.id)
        gone = row.merged_into or row.state is MethodState.WITHDRAWN
        if not versions or (gone and not heard):
            continue
        newest = register.newest(row.id)
        if choice is VersionChoice.EACH:
            kept = [one for one in versions if one is newest or one.id in heard]
            result += [_line(row, one, newest) for one in reversed(kept)]
        else:
            result.append(_line(row, newest, newest, choice is VersionChoice.TOGETHER))
    return tuple(result)


def _line(
    row: WorkingMethod, version: MethodVersion, newest: MethodVersion, together: bool = False
) -> Line:
    return Line(
        method_id=row.id,
        code=row.code,
        description_code=row.description_code,
        version_id="" if together else version.id,
        number=version.number,
        title=version.title,
        newest=version is newest,
        withdrawn=row.state is MethodState.WITHDRAWN or bool(row.merged_into),
        starter_example=row.provenance is Provenance.STARTER_EXAMPLE,
    )
