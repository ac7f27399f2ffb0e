"""The words of three languages that headings and cells of a table may be written with."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from dialog_app.core.errors import RuleBroken
from dialog_app.core.formats import Voice
from dialog_app.core.model.base import Provenance
from dialog_app.core.model.catalogue import ProvisionKind
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import NoPosition, Position
from dialog_app.core.model.services import OwnerKind
from dialog_app.core.sheets.grid import Grid
from dialog_app.core.sheets.kinds import COLUMNS, SheetKind

_VALUES: Final[dict[str, tuple[str, ...]]] = {
    "position": (*(one.value for one in Position), *(one.value for one in NoPosition)),
    "phase": (Phase.BEFORE.value, Phase.AFTER.value),
    "language": ("nb", "nn", "en"),
    "owner_kind": tuple(one.value for one in OwnerKind),
    "provision_kind": tuple(one.value for one in ProvisionKind),
    "provenance": tuple(one.value for one in Provenance),
}


class Lexicon:
    """Finds the field of a heading and the value of a cell, whatever language they are in.

    The first of the voices is the language that people are answered in.
    """

    def __init__(self, voices: Sequence[Voice]) -> None:
        self._own: Final = voices[0]
        self._fields: Final = {kind: _headings(kind, voices) for kind in SheetKind}
        self._values: Final = {
            group: _words(group, values, voices) for group, values in _VALUES.items()
        }
        self._marks: Final = frozenset(plain(voice("sheets.mark.short")) for voice in voices)

    def heading(self, field: str) -> str:
        """Return the heading of a field in the language people are answered in."""
        return self._own(f"sheets.header.{field}")

    def field(self, kind: SheetKind, heading: str) -> str | None:
        """Return the field a heading names, or None for a column nobody here knows."""
        return self._fields[kind].get(plain(heading))

    def value(self, group: str, word: str) -> str | None:
        """Return the value of a `group` (position, phase …) that a word names, or None."""
        return self._values[group].get(plain(word))

    def is_protected(self, grid: Grid) -> bool:
        """Tell whether a table says of itself that it is protected, and never to be taken in."""
        first = plain(grid.header[0]) if grid.header else ""
        return any(first.startswith(mark) for mark in self._marks)


def plain(text: str) -> str:
    """Return a heading or a word as it is compared: small letters, single blanks, no marks."""
    spaced = text.casefold().replace("_", " ").replace("-", " ")
    return " ".join(spaced.strip(" \t*:.").split())


def columns(kind: SheetKind, grid: Grid, lexicon: Lexicon) -> Mapping[str, int]:
    """Return the place of each field's column.

    Raises `RuleBroken`: `sheet.protected`, `sheet.empty`, `sheet.column_missing`,
    `sheet.column_twice`.
    """
    if not grid.header:
        raise RuleBroken("sheet.empty")
    if lexicon.is_protected(grid):
        raise RuleBroken("sheet.protected")
    places: dict[str, int] = {}
    for place, heading in enumerate(grid.header):
        field = lexicon.field(kind, heading)
        if field in places:
            raise RuleBroken("sheet.column_twice", column=heading)
        if field is not None:
            places[field] = place
    for field in COLUMNS[kind].needed:
        if field not in places:
            raise RuleBroken("sheet.column_missing", column=lexicon.heading(field))
    return places


def unknown(kind: SheetKind, grid: Grid, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the headings that name nothing here; their columns are left aside."""
    return tuple(word for word in grid.header if word and lexicon.field(kind, word) is None)


def _headings(kind: SheetKind, voices: Sequence[Voice]) -> dict[str, str]:
    found: dict[str, str] = {}
    for field in COLUMNS[kind].fields:
        for voice in voices:
            words = [voice(f"sheets.header.{field}"), *_split(voice(f"sheets.also.{field}"))]
            found |= dict.fromkeys(map(plain, words), field)
        found[plain(field)] = field
    return found


def _words(group: str, values: Iterable[str], voices: Sequence[Voice]) -> dict[str, str]:
    found: dict[str, str] = {}
    for value in values:
        for voice in voices:
            found |= dict.fromkeys(map(plain, _said(group, value, voice)), value)
        found[plain(value)] = value
    return found


def _said(group: str, value: str, voice: Voice) -> list[str]:
    if group in ("phase", "language"):
        return _split(voice(f"sheets.value.{value}"))
    if value in {one.value for one in NoPosition}:
        return [voice(f"terms.no_position.{value}")]
    return [voice(f"terms.{group}.{value}")]


def _split(words: str) -> list[str]:
    return words.split("|")
