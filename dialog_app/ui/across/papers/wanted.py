"""A document that is looked at: what it is, and how it is made."""

from collections.abc import Callable
from dataclasses import dataclass

from dialog_app.core.issue import About
from dialog_app.core.sheets.grid import Table
from dialog_app.desk.issuing import Make


@dataclass(frozen=True)
class Wanted:
    """A document by what it is about; `name` is what its files are called, without an ending.

    `make` draws up any version of it, and `table` gives the same as a table, where there is one;
    both work on frozen values, away from the window's thread. What `make` raises is shown.
    """

    about: About
    title: str
    name: str
    make: Make
    table: Callable[[], Table] | None = None
