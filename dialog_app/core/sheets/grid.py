"""A table as it stood in a file: plain texts, with the row numbers people see there."""

from dataclasses import dataclass
from typing import Final, Protocol

NO_VALUE: Final = "\x00"
"""Stands where a file holds a formula whose answer nobody has saved."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row; `number` counts from 1 as the other program shows it."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The first row that holds anything, and every row after it that holds anything."""

    header: tuple[str, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table to be written: texts and whole numbers under their headings.

    `mark` is a line above the headings that says what the table is; a table with one is meant
    for people, and is never taken in again.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...] = ()
    mark: str = ""


class Waiting(Protocol):
    """Tells whether anybody still waits for the work."""

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked the work to stop."""
        ...
