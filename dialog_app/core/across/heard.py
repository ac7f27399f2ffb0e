"""Who answered which version when: the rounds of all days, found by version and service.

It is kept while an archive is open, and changes by one day's rounds at a time. It holds raw counts,
for the program's own working. Texts are read when they are asked for, since a picture of two
thousand days needs few of them.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from dialog_app.core.across.filter import Filter
from dialog_app.core.across.sums import RoundSum
from dialog_app.core.measures import Tally
from dialog_app.core.model.base import SubjectKind
from dialog_app.core.model.days import DayState, Phase
from dialog_app.core.protection import standing_rounds

PHASES: Final = tuple(Phase)
"""The rounds of one day, the one that came first first; a kept round tells its place here."""

_ENDED: Final = "1"
_PLACES: Final = {phase: place for place, phase in enumerate(PHASES)}


class HeardRound(NamedTuple):
    """One round of one service on one version; `said` is its word as it is kept, without the place.

    The later of two is the greater: by day, and on one day the round after the one before.
    `last` says that the service answered the version on no later day, where that was looked at.
    """

    date: datetime.date
    place: int
    day_id: str
    version_id: str
    said: str
    last: bool = False

    @property
    def tally(self) -> Tally | None:
        """The counts, or None where nobody counted."""
        return counted(self.said)[1]


class Told(NamedTuple):
    """What one service, or one group, answered to one version, as the store keeps it.

    `days` has a line for each day, newest first: its date, its id, and the words of its answered
    rounds with a bar between two (`line_of`, `word_of`).
    """

    version_id: str
    service_id: str
    group_id: str
    days: str


Key = tuple[str, str]
"""A version and a service."""


class Heard:
    """Everything that was answered, by version and service; changed only by `renew`.

    Of the days that are not closed only the rounds that were ended count.
    """

    def __init__(
        self, open_days: Iterable[str] = (), told: Iterable[tuple[str, str, str, str]] = ()
    ) -> None:
        self._open = set(open_days)
        self._told: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._groups: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._take(told)

    def renew(self, day_id: str, told: Iterable[Told], *, is_open: bool) -> frozenset[Key]:
        """Put a day as it is now in place of what it was.

        `told` are the rows in which the day stands now, whole: none for a day that is gone. Returns
        every version and service for which something may have changed; the service is empty for a
        group.
        """
        changed = set()
        for rows in (self._told, self._groups):
            for version_id, found in rows.items():
                for who in [who for who, text in found.items() if day_id in text]:
                    if (left := without(found[who], day_id)) != found[who]:
                        changed.add((version_id, "" if rows is self._groups else who))
                        self._leave(found, who, left)
        (self._open.add if is_open else self._open.discard)(day_id)
        now = list(told)
        self._take(now)
        return frozenset(changed.union((one.version_id, one.service_id) for one in now))

    def has_any(self, version_id: str) -> bool:
        """Tell whether any service answered a version, counted or not yet."""
        return bool(self._told.get(version_id))

    def has_answered(self, version_id: str, service_id: str) -> bool:
        """Tell whether a service answered a version, counted or not yet."""
        return service_id in self._told.get(version_id, {})

    def rounds(self, version_ids: Iterable[str], service_id: str) -> list[HeardRound]:
        """Return the rounds of a service that count on these versions, newest first."""
        texts = ((one, self._told.get(one, {}).get(service_id, "")) for one in version_ids)
        found = (one for text in texts for one in self._read(*text))
        return sorted(found, key=_order, reverse=True)

    def newest(self, version_id: str, service_id: str, chosen: Filter) -> HeardRound | None:
        """Return what a service answered last to a version, of what the filter lets through."""
        text = self._told.get(version_id, {}).get(service_id, "")
        return self._newest(version_id, text, _PLACES[chosen.phase], _period(chosen))

    def newest_of(self, version_id: str, chosen: Filter) -> dict[str, HeardRound]:
        """Return, by service, what each that did answered last to a version, as `newest`."""
        place, period = _PLACES[chosen.phase], _period(chosen)
        found = {}
        for service_id, text in self._told.get(version_id, {}).items():
            one = self._newest(version_id, text, place, period)
            if one is not None:
                found[service_id] = one
        return found

    def groups(self, version_ids: Iterable[str]) -> set[str]:
        """Return the mixed groups that answered one of these versions."""
        return {
            group_id
            for version_id in version_ids
            for group_id, text in self._groups.get(version_id, {}).items()
            if any(self._read(version_id, text))
        }

    def open_days(self, version_ids: Collection[str]) -> set[str]:
        """Return the days with answers to one of these versions that are not closed yet."""
        if not self._open:
            return set()
        return {
            _day_of(line)
            for rows in (self._told, self._groups)
            for version_id in version_ids
            for text in rows.get(version_id, {}).values()
            if any(day_id in text for day_id in self._open)
            for line in text.split("\n")
        }.intersection(self._open)

    def _take(self, told: Iterable[tuple[str, str, str, str]]) -> None:
        for version_id, service_id, group_id, days in told:
            if group_id:
                self._groups[version_id][group_id] = days
            else:
                self._told[version_id][service_id] = days

    def _leave(self, found: dict[str, str], who: str, left: str) -> None:
        if left:
            found[who] = left
        else:
            del found[who]

    def _newest(
        self, version_id: str, text: str, place: int, period: Filter | None
    ) -> HeardRound | None:
        # Asked for every cell of a picture: of most, the first line is all that is looked at.
        mark, left = f"|{place} ", text
        while left:
            line, _, left = left.partition("\n")
            date, day_id, words = line.split(" ", 2)
            if period is not None and not period.covers(_date(date)):
                continue
            found = None
            # Seldom does a day have two rounds of one phase; then they stand beside each other.
            for part in f"|{words}".split(mark)[1:]:
                word = part.partition("|")[0]
                if word[0] == _ENDED or day_id not in self._open:
                    last = text.startswith(date)
                    one = _round((date, day_id), version_id, place, word, last)
                    found = one if found is None else max(found, one, key=_order)
            if found is not None:
                return found
        return None

    def _read(self, version_id: str, text: str) -> Iterator[HeardRound]:
        """Give the rounds that count."""
        for line in filter(None, text.split("\n")):
            date, day_id, words = line.split(" ", 2)
            for word in words.split("|"):
                place, _, left = word.partition(" ")
                if left[0] == _ENDED or day_id not in self._open:
                    yield _round((date, day_id), version_id, int(place), left)


def hear(sums: Iterable[RoundSum]) -> Heard:
    """Return the sums of working methods as they are kept."""
    methods = [one for one in sums if one.subject_kind is SubjectKind.METHOD]
    open_days = (one.day_id for one in methods if one.state is not DayState.CLOSED)
    return Heard(open_days, told_of(methods))


def told_of(sums: Iterable[RoundSum]) -> Iterator[Told]:
    """Give what is kept of the sums, of whatever they are about."""
    found: dict[tuple[str, str, str], dict[tuple[str, str], list[str]]] = {}
    for one in sums:
        days = found.setdefault((one.version_id, one.service_id, one.group_id), {})
        days.setdefault((one.date.isoformat(), one.day_id), []).append(word_of(one))
    for key, days in found.items():
        yield Told(*key, in_lines(line_of(*day, words) for day, words in days.items()))


def line_of(date: str, day_id: str, words: Iterable[str]) -> str:
    """Return the line of a day in `Told.days`; `date` as 2026-11-18."""
    return f"{date} {day_id} {'|'.join(sorted(words))}"


def in_lines(lines: Iterable[str]) -> str:
    """Return lines as `Told.days`, newest first."""
    return "\n".join(sorted(lines, reverse=True))


def without(days: str, day_id: str) -> str:
    """Return the lines of `Told.days` without that of a day."""
    return "\n".join(line for line in days.split("\n") if line and _day_of(line) != day_id)


def parted(days: str, day_id: str, phase: Phase) -> tuple[list[str], list[str]]:
    """Return the lines of the other days, and the words of a day's other phases."""
    lines = [line for line in days.split("\n") if line]
    others = [line for line in lines if _day_of(line) != day_id]
    mine = (line.split(" ", 2)[2] for line in lines if _day_of(line) == day_id)
    place = str(_PLACES[phase])
    return others, [one for words in mine for one in words.split("|") if one[0] != place]


def word_of(one: RoundSum) -> str:
    """Return a round as one word."""
    tally = one.tally
    counts = (
        None if tally is None else (tally.agree, tally.partly, tally.disagree, tally.no_position)
    )
    return word(one.phase, one.closed, one.present, counts)


def word(phase: Phase, closed: bool, present: int, counts: Iterable[int] | None) -> str:
    """Return the word of a round: place of its phase, ended or not, present, and the counts."""
    head = f"{_PLACES[phase]} {closed:d} {present}"
    return head if counts is None else " ".join((head, *map(str, counts)))


def stands(rounds: Sequence[HeardRound], wanted: HeardRound) -> bool:
    """Tell whether a round may be told, whatever else of the same service and method is told.

    It is decided from all rounds there are (`standing_rounds`), newest first, so that two pictures
    with different filters cannot be held against each other.
    """
    told = standing_rounds(one.tally for one in rounds)
    pairs = zip(rounds, told, strict=True)
    return next((stood for one, stood in pairs if one[:-1] == wanted[:-1]), False)


@lru_cache(maxsize=20_000)
def counted(said: str) -> tuple[int, Tally | None]:
    """Return how many were present in a kept round, and the counts, or None where there are none.

    `said` is as in `HeardRound`.
    """
    _, present, *counts = said.split(" ")
    return int(present), Tally(*map(int, counts)) if counts else None


def _order(one: HeardRound) -> tuple[object, ...]:
    """Return by what rounds are put in order; of two like rounds of one day the fuller is later."""
    present, _ = counted(one.said)
    return (*one[:4], present, one.said.partition(" ")[2])


def _day_of(line: str) -> str:
    return line.split(" ", 2)[1]


@lru_cache(maxsize=20_000)
def _date(written: str) -> datetime.date:
    return datetime.date.fromisoformat(written)


def _period(chosen: Filter) -> Filter | None:
    """Return a filter that leaves days out, or None where it leaves none."""
    return None if chosen.covers_all_days else chosen


def _round(
    day: tuple[str, str], version_id: str, place: int, said: str, last: bool = False
) -> HeardRound:
    # Thousands are made for a picture, and the constructor takes longer.
    return HeardRound._make((_date(day[0]), place, day[1], version_id, said, last))
