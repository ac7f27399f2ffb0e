"""Words and numbers of which it is known which of very many services may read them.

All else of them is hidden. A day can be made a second time with all changed that half of the
services may not know.
"""

import dataclasses
import functools
import itertools
import random
import re
from collections.abc import Iterable
from typing import Any, Final

from dialog_app.core.day import Day
from dialog_app.core.measures import Tally
from dialog_app.core.model.base import Row
from dialog_app.core.protection import protect
from dialog_app.core.register import Register

DAY: Final = "day-1"
METHODS: Final = 2
WORD: Final = re.compile(r"ord[0-9]{6}[ab]slutt")
NUMBER: Final = re.compile(r"\b7[0-9]{5}\b")

Counts = tuple[int, int, int, int]


class Planted:
    """The rows of a day of many services, and who may read what was planted in them.

    With `other` everything is another that none of the services in `watched` may know.
    """

    def __init__(self, services: int, *, other: bool = False) -> None:
        self.services = tuple(f"s-{number}" for number in range(services))
        self.watched = self.services[: services // 2]
        self.other = other
        self.may_read: dict[str, frozenset[str]] = {}
        self.mails: dict[str, str] = {}
        self.leaders: dict[str, set[str]] = {}
        self.tallies: dict[tuple[str, str], Counts] = {}
        self.day_rows: list[Row] = []
        self.register_rows: list[Row] = []
        self._ids, self._numbers = itertools.count(), itertools.count()
        self._chance = random.Random(5)  # noqa: S311 - the same day each time
        self.day, self.register = Day(), Register()

    def told(self, *readers: str) -> str:
        """Return a word that these may read, and nobody else."""
        number = next(self._numbers)
        changed = self.other and not set(readers) & set(self.watched)
        word = f"ord{number:06}{'b' if changed else 'a'}slutt"
        self.may_read[word] = frozenset(readers)
        return word

    def hidden(self) -> str:
        """Return a word that nobody may read."""
        return self.told()

    def number(self, *readers: str) -> int:
        """Return a number that these may read, and nobody else."""
        number = 700_000 + 2 * next(self._numbers)
        found = number + (self.other and not set(readers) & set(self.watched))
        self.may_read[str(found)] = frozenset(readers)
        return found

    def add(self, kind: type[Any], /, **values: Any) -> str:
        """Add a row of the day, and return its id."""
        row_id = values.pop("id", None) or f"id-{next(self._ids)}"
        self.day_rows.append(kind(id=row_id, day_id=DAY, **values))
        return row_id

    def counts(self, service_id: str, version_id: str) -> Counts:
        """Return how a service answered; the second time other counts of which the same is told."""
        people = self._chance.randint(0, 18)
        cuts = sorted(self._chance.randint(0, people) for _ in range(2))
        none = self._chance.randint(0, 3)
        counts = (cuts[0], cuts[1] - cuts[0], people - cuts[1], none)
        other = self._chance.choice(alike(counts))
        if self.other:
            counts = other if service_id in self.watched else (counts[2], *counts[:2], none + 1)
        self.tallies[service_id, version_id] = counts
        return counts

    def tallies_of(self, service_id: str) -> list[Tally]:
        """Return how a service answered to each method, in order."""
        return [Tally(*self.tallies[service_id, f"v-{number}"]) for number in range(METHODS)]

    def own(self, service_id: str) -> set[str]:
        """Return the words and numbers a service may read."""
        return {word for word, readers in self.may_read.items() if service_id in readers}


def planted_in(text: str) -> set[str]:
    """Return the planted words and numbers in a text."""
    return set(WORD.findall(text)) | set(NUMBER.findall(text))


@functools.cache
def alike(counts: Counts) -> list[Counts]:
    """Return all counts of as many people of which protection tells the same."""
    agree, partly, disagree, none = counts
    people, told = agree + partly + disagree, protect(Tally(*counts))
    found = [
        (one, two, people - one - two, none)
        for one in range(people + 1)
        for two in range(people - one + 1)
    ]
    return [other for other in found if protect(Tally(*other)) == told]


def planted_fields(rows: Iterable[Row]) -> set[tuple[str, str]]:
    """Return every kind of row and field that a word or number was planted in."""
    return {
        (type(row).__name__, field.name)
        for row in rows
        for field in dataclasses.fields(row)
        if planted_in(str(getattr(row, field.name)))
    }
