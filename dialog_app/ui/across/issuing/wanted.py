"""A document that is looked at: what it is, and how it is made."""

from collections.abc import Callable
from dataclasses import dataclass

from dialog_app.core.issue import About
from dialog_app.core.model.practice import PracticePaper
from dialog_app.core.sheets.grid import Table
from dialog_app.desk.issuing import Make


@dataclass(frozen=True)
class Wanted:
    """A document by what it is about; `name` gives a version's files their name, without an ending.

    `make_now` is asked on the window's thread whenever the document is to be made, and is quick:
    what it returns draws up any version from frozen values, on whatever thread. `table` gives the
    same as a table, where there is one. What these raise is shown.
    """

    about: About
    title: str
    name: Callable[[PracticePaper], str]
    make_now: Callable[[], Make]
    table: Callable[[], Table] | None = None


def numbered(name: str) -> Callable[[PracticePaper], str]:
    """Return names of files for the versions of a document: the first has no number."""
    return lambda paper: name if paper.version == 1 else f"{name}_v{paper.version}"
