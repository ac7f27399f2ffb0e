"""Who answered which version when: the rounds of all days, found by version and service.

It is kept while an archive is open, and changes by one day's rounds at a time. It holds raw counts,
for the program's own working. Texts are read when they are asked for, since a picture of two
thousand days needs few of them.
"""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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

_COUNTED: Final = 4
"""Of how many parts the word of a counted round is: the last holds the counts."""
_PLACES: Final = {phase: place for place, phase in enumerate(PHASES)}


class HeardDay(NamedTuple):
    """When a day was, and whether it is closed."""

    date: datetime.date
    closed: bool


class HeardRound(NamedTuple):
    """One round of one service on one version; `counts` is empty where nobody counted.

    The later of two is the greater: by day, and on one day the round after the one before.
    `last` says that the service answered the version on no later day, where that was looked at.
    """

    date: datetime.date
    place: int
    day_id: str
    version_id: str
    present: int
    counts: str
    last: bool = False

    @property
    def phase(self) -> Phase:
        """Before or after the dialogue."""
        return PHASES[self.place]

    @property
    def tally(self) -> Tally | None:
        """The counts, or None."""
        return tally_of(self.counts)


class Told(NamedTuple):
    """What one service, or one group, answered to one version, as the store keeps it.

    `days` has a line for each day: its id, a blank, and a word for each answered round, with a bar
    between two (`word_of`).
    """

    version_id: str
    service_id: str
    group_id: str
    days: str


Key = tuple[str, str]
"""A version and a service."""


class Heard:
    """Everything that was answered, by version and service; changed only by `renew`."""

    def __init__(
        self, days: Mapping[str, HeardDay], told: Iterable[tuple[str, str, str, str]] = ()
    ) -> None:
        self._days = dict(days)
        self._told: dict[str, dict[str, str]] = {}
        self._groups: dict[str, dict[str, str]] = {}
        for one in told:
            self._put(*one)

    def renew(self, day_id: str, day: HeardDay | None, told: Iterable[Told]) -> frozenset[Key]:
        """Put a day as it is now in place of what it was; None is a day that is gone.

        `told` are the rows in which the day stands now, whole. Returns every version and service
        for which something may have changed; the service is empty for a group.
        """
        changed = set()
        for rows in (self._told, self._groups):
            for version_id, found in rows.items():
                for who in [who for who, text in found.items() if day_id in text]:
                    if (left := without(found[who], day_id)) != found[who]:
                        changed.add((version_id, "" if rows is self._groups else who))
                        self._leave(found, who, left)
        if day is None:
            self._days.pop(day_id, None)
        else:
            self._days[day_id] = day
        for one in told:
            self._put(*one)
            changed.add((one.version_id, one.service_id))
        return frozenset(changed)

    def has_any(self, version_id: str) -> bool:
        """Tell whether any service answered a version, counted or not yet."""
        return bool(self._told.get(version_id))

    def has_answered(self, version_id: str, service_id: str) -> bool:
        """Tell whether a service answered a version, counted or not yet."""
        return service_id in self._told.get(version_id, {})

    def rounds(self, version_ids: Iterable[str], service_id: str) -> list[HeardRound]:
        """Return the rounds of a service that count on these versions, newest first."""
        texts = ((one, self._told.get(one, {}).get(service_id, "")) for one in version_ids)
        return sorted((one for text in texts for one in self._read(*text)), reverse=True)

    def newest(self, version_id: str, service_id: str, chosen: Filter) -> HeardRound | None:
        """Return what a service answered last to a version, of what the filter lets through."""
        text = self._told.get(version_id, {}).get(service_id)
        return self._newest(version_id, text, chosen) if text is not None else None

    def newest_of(self, version_id: str, chosen: Filter) -> dict[str, HeardRound]:
        """Return, by service, what each that did answered last to a version, as `newest`."""
        found = {}
        for service_id, text in self._told.get(version_id, {}).items():
            one = self._newest(version_id, text, chosen)
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
        days = [day_id for day_id, day in self._days.items() if not day.closed]
        if not days:
            return set()
        return {
            line.partition(" ")[0]
            for rows in (self._told, self._groups)
            for version_id in version_ids
            for text in rows.get(version_id, {}).values()
            if any(day_id in text for day_id in days)
            for line in text.split("\n")
        }.intersection(days)

    def _put(self, version_id: str, service_id: str, group_id: str, days: str) -> None:
        rows, who = (self._groups, group_id) if group_id else (self._told, service_id)
        found = rows.get(version_id)
        if found is None:
            found = rows[version_id] = {}
        found[who] = days

    def _leave(self, found: dict[str, str], who: str, left: str) -> None:
        if left:
            found[who] = left
        else:
            del found[who]

    def _newest(self, version_id: str, text: str, chosen: Filter) -> HeardRound | None:
        # Asked for every cell of a picture: only what stands in the end is read in full.
        place, days, all_days = str(_PLACES[chosen.phase]), self._days, chosen.covers_all_days
        latest = newest = datetime.date.min
        found: tuple[str, str] | None = None
        for line in text.split("\n"):
            day_id, _, words = line.partition(" ")
            date, closed = days[day_id]
            latest = max(latest, date)
            if date < newest or not (all_days or chosen.covers(date)):
                continue
            for word in words.split("|"):
                if word[0] != place or not (closed or word[2] == "1"):
                    continue
                if found is None or date > newest or _later((word, day_id), found):
                    found, newest = (word, day_id), date
        if found is None:
            return None
        return _round(found[0], newest, found[1], version_id, last=newest == latest)

    def _read(self, version_id: str, text: str) -> Iterator[HeardRound]:
        """Give the rounds that count."""
        for line in filter(None, text.split("\n")):
            day_id, _, words = line.partition(" ")
            day = self._days[day_id]
            for word in words.split("|"):
                if day.closed or word[2] == "1":
                    yield _round(word, day.date, day_id, version_id)


def hear(sums: Iterable[RoundSum]) -> Heard:
    """Return the sums of working methods as they are kept."""
    methods = [one for one in sums if one.subject_kind is SubjectKind.METHOD]
    days = {one.day_id: HeardDay(one.date, one.state is DayState.CLOSED) for one in methods}
    return Heard(days, told_of(methods))


def told_of(sums: Iterable[RoundSum]) -> Iterator[Told]:
    """Give what is kept of the sums, of whatever they are about."""
    found: dict[tuple[str, str, str], dict[str, list[str]]] = {}
    for one in sums:
        days = found.setdefault((one.version_id, one.service_id, one.group_id), {})
        days.setdefault(one.day_id, []).append(word_of(one))
    for key, days in found.items():
        yield Told(*key, "\n".join(line_of(day_id, words) for day_id, words in days.items()))


def line_of(day_id: str, words: Iterable[str]) -> str:
    """Return the line of a day in `Told.days`."""
    return f"{day_id} {'|'.join(sorted(words))}"


def without(days: str, day_id: str) -> str:
    """Return the lines of `Told.days` without that of a day."""
    lines = (line for line in days.split("\n") if line.partition(" ")[0] != day_id)
    return "\n".join(lines)


def parted(days: str, day_id: str, phase: Phase) -> tuple[list[str], list[str]]:
    """Return the lines of the other days, and the words of a day's other phases."""
    lines = [line for line in days.split("\n") if line]
    others = [line for line in lines if line.partition(" ")[0] != day_id]
    mine = (line.partition(" ")[2] for line in lines if line.partition(" ")[0] == day_id)
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
def tally_of(counts: str) -> Tally | None:
    """Return the counts of a kept round, or None where there are none."""
    return Tally(*map(int, counts.split(" "))) if counts else None


def _round(
    word: str, date: datetime.date, day_id: str, version_id: str, *, last: bool = False
) -> HeardRound:
    parts = word.split(" ", 3)
    counts = parts[3] if len(parts) == _COUNTED else ""
    return HeardRound(date, int(parts[0]), day_id, version_id, int(parts[2]), counts, last)


def _later(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell which of two rounds of one date stands, in the order of `HeardRound`."""
    date = datetime.date.min
    return _round(one[0], date, one[1], "") > _round(other[0], date, other[1], "")
