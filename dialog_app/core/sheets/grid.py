"""A table as it stood in a file: plain texts, with the row numbers people see there."""

from dataclasses import dataclass
from pathlib import Path
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


class SheetFiles(Protocol):
    """Reads and writes table files; the work is done away from the window's thread."""

    def read(self, path: Path, waiting: Waiting) -> Grid:
        """Return the table in a file; raises `OSError`, and `RuleBroken` for what is refused."""
        ...

    def write(self, path: Path, table: Table) -> None:
        """Put a table in its place whole, as XLSX or CSV by its name; raises `OSError`."""
        ...
