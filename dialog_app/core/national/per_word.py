"""How many services each word fits: the one place every screen, list and paper takes it from.

What is told of a method is of its newest version that was answered, after the dialogue. Two numbers
of one method would else be of other services, and what is between them would be told.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from dialog_app.core.across.sums import RoundSum
from dialog_app.core.measures import Label
from dialog_app.core.model.base import SubjectKind
from dialog_app.core.model.days import Phase
from dialog_app.core.national.measure import Measured, Versions, measured
from dialog_app.core.national.small import LEAST_SERVICES, told_services
from dialog_app.core.national.tables import raw_words, words_table
from dialog_app.core.publish.table import PublishedTable, RawTable

ByPhase = Mapping[Phase, Mapping[str, Measured]]
"""What was answered in each phase, by version."""

_MOST_HIDDEN: Final = LEAST_SERVICES - 1
_NEWEST_FIRST: Final = (Phase.AFTER, Phase.BEFORE, Phase.NONE)


@dataclass(frozen=True, slots=True)
class PerWord:
    """How many services each word fits, of `of` whose word may be told.

    `words` are those that may be told, in the order of `Label`; `most` is the one that fits more
    than half of all that answered, where no number may. `unworded` says that some have a word that
    may not be told. `services` is how many answered, raw; 0 where majorities were noted and never
    counted. `raw` is the table behind, for a paper to have attacked; None where there is nothing to
    tell.
    """

    services: int
    of: int = 0
    words: tuple[tuple[Label, int], ...] = ()
    most: Label | None = None
    unworded: bool = False
    raw: RawTable | None = None

    @property
    def few(self) -> bool:
        """Whether so few services were counted that nothing may be told."""
        return 0 < self.services < LEAST_SERVICES

    @property
    def services_told(self) -> int | None:
        """How many services answered; None where that, or those without a word, are one or two."""
        without = self.services - self.of if self.words else 0
        return told_services(self.services) if told_services(without) is not None else None

    @property
    def others(self) -> int:
        """How many services have a word that is told of nobody."""
        return self.of - sum(count for _, count in self.words)

    def as_told(self, table: PublishedTable | None) -> "PerWord":
        """Return it as a table of it tells it; nothing where there is none, or a coarser one."""
        if table is None or table.level or self.of < LEAST_SERVICES:
            return replace(self, words=(), most=None, unworded=False, raw=None)
        return _told(self, table)


def per_word(measured: Measured, table: PublishedTable | None) -> PerWord:
    """Return what a table of the words of those that answered a version tells of them."""
    found = PerWord(
        services=measured.services,
        of=len(measured.told_words),
        unworded=measured.worded > len(measured.told_words),
        raw=raw_words(measured),
    )
    return found.as_told(table)


def _told(found: PerWord, table: PublishedTable) -> PerWord:
    (row,) = table.rows
    every = {word: count for word in Label if (count := _raw_count(found.raw, word))}
    words = tuple((word, count) for word, count in every.items() if table.of(row, word.value))
    most = next((word for word, count in every.items() if 2 * count > found.services), None)
    # The rest can be one or two services: with either it has to be more than half.
    is_told = not words and 2 * (found.of - _MOST_HIDDEN) > found.services
    return replace(found, words=words, most=most if is_told else None)


def _raw_count(raw: RawTable | None, word: Label) -> int:
    if raw is None or word.value not in raw.columns:
        return 0
    return raw.counts[0][raw.columns.index(word.value)]


def newest_answered(newest_first: Iterable[str], found: ByPhase) -> str:
    """Return the newest version that a service was counted on in any phase; empty for none."""
    heard = {key for known in found.values() for key, one in known.items() if one.tallies}
    return next((one for one in newest_first if one in heard), "")


def of_version(version_id: str, found: ByPhase) -> PerWord | None:
    """Return what is told of a version of a method; None where nobody was counted.

    Words are of after the dialogue; where it was only asked before, it is told how many answered.
    """
    newest = newest_of(version_id, found)
    return told_of(newest) if newest is not None else None


def told_of(newest: Measured) -> PerWord:
    """Return what is told of what was answered last on a version."""
    if newest.phase is not Phase.AFTER:
        return PerWord(services=newest.services)
    return per_word(newest, words_table(newest))


def newest_of(version_id: str, found: ByPhase) -> Measured | None:
    """Return what was answered on a version in the newest phase that anybody was counted in."""
    here = (found.get(phase, {}).get(version_id) for phase in _NEWEST_FIRST)
    return next((one for one in here if one is not None and one.tallies), None)


def of_main_answer(main_answer_id: str, sums: Iterable[RoundSum]) -> PerWord | None:
    """Return the same of what children said, in the newest phase it was asked in."""
    versions, asked = Versions(kind=SubjectKind.MAIN_ANSWER), tuple(sums)
    for phase in _NEWEST_FIRST:
        here = measured(asked, phase=phase, versions=versions).get(main_answer_id)
        if here is not None and here.tallies:
            return per_word(here, words_table(here))
    return None


def by_phase(sums: Iterable[RoundSum], versions: Versions) -> ByPhase:
    """Return what was answered on versions of methods before and after the dialogue."""
    asked = tuple(sums)
    return {
        phase: measured(asked, phase=phase, versions=versions)
        for phase in (Phase.AFTER, Phase.BEFORE)
    }
