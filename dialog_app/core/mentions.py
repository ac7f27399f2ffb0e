"""Everything that mentions a professional: where it stands, in which words, and what kind of place.

What is found is told to the person it is about. A name that stands whole is a hit; a given or a
family name alone may be somebody else, and is marked so.
"""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dialog_app.core.privacy import names_in
from dialog_app.core.stored import TEXTS, Whose

LEAST: Final = 2
"""The fewest letters a name is looked for with."""


class How(StrEnum):
    """In what kind of place a name stands."""

    NAME = "name"
    ROLE = "role"
    TEXT = "text"
    COPY = "copy"


_HOW: Final = {
    Whose.NAME: How.NAME,
    Whose.ROLE: How.ROLE,
    Whose.COPY: How.COPY,
}
SEARCHED: Final = tuple(
    column
    for column, whose in TEXTS.items()
    if whose not in (Whose.MACHINE, Whose.CODE) and not column.startswith("search_")
)
"""The columns a name is looked for in: all text but codes, and the index made of the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One field, or one kind of copy, in which a name stands.

    `whole` says that all of the name does. `words` is all that stands in the field, nothing for
    copies, of which there are `count`. `consent_id` is the consent a name stands on, if one does,
    and `standing` that it has not been withdrawn. The day is empty outside any.
    """

    table: str
    field: str
    row_id: str
    how: How
    whole: bool
    words: str = ""
    day_id: str = ""
    day_title: str = ""
    date: datetime.date | None = None
    consent_id: str = ""
    standing: bool = False
    count: int = 1


def how_of(column: str) -> How:
    """Return in what kind of place a name stands in a column."""
    return _HOW.get(TEXTS[column], How.TEXT)


class Sought:
    """A name as it was typed, ready to be looked for in many texts."""

    def __init__(self, typed: str) -> None:
        self.name = " ".join(typed.split())
        # Nothing is found where none of its parts stands: a quick look spares the slow one.
        self._parts = [part.casefold() for part in self.name.split() if len(part) >= LEAST]
        whole = r"\W+".join(re.escape(part) for part in self.name.split())
        self._whole = re.compile(rf"(?<!\w){whole}(?:['’]?s)?(?!\w)", re.IGNORECASE)

    @property
    def is_enough(self) -> bool:
        """Whether there is enough of a name to look for."""
        return bool(self._parts)

    def look(self, text: str) -> bool | None:
        """Tell whether the whole name stands in a text; None where no part of it does."""
        folded = text.casefold()
        if not any(part in folded for part in self._parts):
            return None
        if self._whole.search(text):
            return True
        return False if names_in(text, (self.name,)) else None


def in_order(found: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return what was found: whole names first, fields for names first, the newest days first."""
    places = list(How)
    return tuple(
        sorted(
            found,
            key=lambda one: (
                not one.whole,
                places.index(one.how),
                -(one.date.toordinal() if one.date else 0),
                one.table,
                one.row_id,
                one.field,
            ),
        )
    )


def as_plain(found: Sequence[Mention]) -> list[dict[str, object]]:
    """Return what was found as plain values, for JSON."""
    return [
        {
            "table": one.table,
            "field": one.field,
            "id": one.row_id,
            "how": one.how.value,
            "whole_name": one.whole,
            "words": one.words,
            "count": one.count,
            "day": one.day_id,
            "day_title": one.day_title,
            "date": one.date.isoformat() if one.date is not None else "",
            "consent": one.consent_id,
            "consent_stands": one.standing,
        }
        for one in found
    ]
