"""The law list: for each text how many services cite it, and what is behind it (measures §2.5).

What it holds may be told: one or two services stand as None, «færre enn 3 tjenester», and nothing
says which services, or of what kind, they are. Mentions are never added up as persons.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from dialog_app.core import obstacle_register
from dialog_app.core.across.sums import RoundSum
from dialog_app.core.day import Day
from dialog_app.core.folding import folded
from dialog_app.core.law_list.cited import CitedText, Citing, Wanted, cited_texts
from dialog_app.core.model.base import DayRow, Language, SubjectKind
from dialog_app.core.model.catalogue import MethodVersion, ObstacleTie, ProvisionKind
from dialog_app.core.model.days import DayState, DaySubject
from dialog_app.core.model.said import (
    LinkKind,
    Obstacle,
    Possibility,
    SourceEffect,
    SourceStatus,
)
from dialog_app.core.national.small import told_services
from dialog_app.core.obstacle_register import ANSWERS, ObstacleRegister, Saying
from dialog_app.core.register import Register

KINDS: Final[tuple[type[DayRow], ...]] = (*obstacle_register.KINDS, *ANSWERS, DaySubject)
"""The kinds of row of a day the law list is made from."""

_Said = TypeVar("_Said", SourceEffect, str)

LADDER: Final = (
    SourceStatus.CONFIRMED,
    SourceStatus.ASSESSED,
    SourceStatus.FOUND,
    SourceStatus.CLAIMED,
    SourceStatus.INTERPRETATION,
    SourceStatus.MISUNDERSTOOD,
    SourceStatus.CHANGED,
)
"""The statuses in the order they are told: what stands most surely in the way first."""


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many services have a text with one status; None is one or two.

    It has no number at all (`told`) where the sum of all would tell one or two.
    """

    status: SourceStatus
    services: int | None
    told: bool = True


@dataclass(frozen=True, slots=True)
class HitMethod:
    """A method the text stands in the way of, and for how many services; None is one or two."""

    method_id: str
    services: int | None


@dataclass(frozen=True, slots=True)
class Answered:
    """A possibility that answers an obstacle, in the words it was said in, and its day."""

    possibility_id: str
    day_id: str
    text: str
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class LawLine:
    """One section of an act, circular or guideline, or one citation that is in no catalogue.

    `services` cite it, of `discussed` that discussed a method it hits (or cite it without a
    method); either is None where it is one or two. `statuses` stand in the order of `LADDER`.
    `solved` was found under today's text, `needs_change` takes another one. `who_can_change` are
    values of `said.WhoCanChange` or words of one's own, those most services say first.
    `obstacle_ids` are those behind it, each once, with the day each was said on first.
    """

    key: str
    provision_id: str
    citation: str
    heading: str
    kind: ProvisionKind | None
    services: int | None
    discussed: int | None
    statuses: tuple[StatusCount, ...]
    effects: tuple[SourceEffect, ...]
    methods: tuple[HitMethod, ...]
    solved: tuple[Answered, ...]
    needs_change: tuple[Answered, ...]
    who_can_change: tuple[str, ...]
    articles: tuple[str, ...]
    obstacle_ids: tuple[tuple[str, str], ...]

    @property
    def confirmed(self) -> bool:
        """Whether it is a confirmed obstacle for some service."""
        return self.status is SourceStatus.CONFIRMED

    @property
    def status(self) -> SourceStatus:
        """What stands most surely in the way."""
        return self.statuses[0].status


def law_list(
    register: Register,
    days: Iterable[Day],
    sums: Iterable[RoundSum] = (),
    wanted: Wanted | None = None,
) -> tuple[LawLine, ...]:
    """Return the law list of days, oldest first, that hold at least rows of `KINDS`.

    Confirmed obstacles come first, those most services have before others; then what most
    services cite, and by citation. `wanted` leaves out what was said about other things.
    """
    every = tuple(days)
    return lines(register, texts_of(register, every, wanted), discussed_by(register, every, sums))


def texts_of(
    register: Register,
    days: Iterable[Day],
    wanted: Wanted | None = None,
) -> tuple[CitedText, ...]:
    """Return the texts these days cite, raw; what `legal` and `lines` are made from."""
    known = ObstacleRegister(days, register.all(ObstacleTie))
    return cited_texts(register, known, wanted)


def lines(
    register: Register,
    texts: Iterable[CitedText],
    discussed: Mapping[str, frozenset[str]],
) -> tuple[LawLine, ...]:
    """Return the lines of texts; `discussed` gives the services that discussed each method."""
    order = {row.id: place for place, row in enumerate(register.methods)}
    return tuple(_line(text, discussed, order) for text in sorted(texts, key=_first))


def _first(text: CitedText) -> tuple[int, int, str]:
    confirmed = len(text.with_status(SourceStatus.CONFIRMED))
    return -confirmed, -len(text.service_ids), text.citation.casefold()


def discussed_by(
    register: Register, days: Iterable[Day], sums: Iterable[RoundSum] = ()
) -> dict[str, frozenset[str]]:
    """Return the services that discussed each method, by its id.

    They answered it, named an obstacle to it, or were where it was treated. What stands on the plan
    counts once the day has been held: until then nobody knows what will be reached.
    """
    method = {row.id: row.method_id for row in register.all(MethodVersion)}
    found: dict[str, set[str]] = defaultdict(set)
    for day in days:
        for row, service_ids in _treated(day):
            if row.subject_kind is SubjectKind.METHOD and row.version_id in method:
                found[method[row.version_id]].update(service_ids)
    for one in sums:
        if one.subject_kind is SubjectKind.METHOD and one.service_id and one.version_id in method:
            found[method[one.version_id]].add(one.service_id)
    return {key: frozenset(ids) for key, ids in found.items()}


def _treated(day: Day) -> Iterator[tuple[DaySubject | Obstacle, Iterable[str]]]:
    if day.info.state in (DayState.HELD, DayState.CLOSED):
        for subject in day.all(DaySubject):
            yield subject, day.service_ids
    for row in day.all(Obstacle):
        yield row, (one for one in day.service_ids if day.concerns_alone(row, one))


def _line(
    text: CitedText, discussed: Mapping[str, frozenset[str]], order: Mapping[str, int]
) -> LawLine:
    cited, provision = text.service_ids, text.provision
    methods = _by_method(text.citings)
    whole = cited.union(*(discussed.get(one, frozenset()) for one in methods))
    answered = tuple(_answered(text.citings))
    return LawLine(
        key=text.key,
        provision_id=provision.id if provision else "",
        citation=text.citation,
        heading=provision.heading if provision else "",
        kind=text.kind,
        services=told_services(len(cited)),
        discussed=told_services(len(whole)),
        statuses=tuple(_statuses(text)),
        effects=_by_services((one.source.effect, one) for one in text.citings),
        methods=_hit(methods, order),
        solved=tuple(one for one, needs in answered if not needs),
        needs_change=tuple(one for one, needs in answered if needs),
        who_can_change=_who(text),
        articles=tuple(sorted({a for one in text.citings if (a := one.saying.row.crc_article)})),
        obstacle_ids=_obstacles(text.citings),
    )


def _statuses(text: CitedText) -> Iterator[StatusCount]:
    found = {status: ids for status in LADDER if (ids := text.with_status(status))}
    whole = told_services(len(text.service_ids)) is not None
    untold = _untold(found) if whole else frozenset[SourceStatus]()
    for status, ids in found.items():
        told = status not in untold
        yield StatusCount(status, told_services(len(ids)) if told else None, told=told)


def _untold(found: Mapping[SourceStatus, frozenset[str]]) -> frozenset[SourceStatus]:
    """Return the statuses without a number: those of few, and more until they are not few."""
    untold = {status for status, ids in found.items() if told_services(len(ids)) is None}
    others = sorted(found.keys() - untold, key=lambda one: (len(found[one]), one))
    while others and told_services(len(frozenset().union(*(found[one] for one in untold)))) is None:
        untold.add(others.pop(0))
    return frozenset(untold)


def _by_method(citings: Iterable[Citing]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one in citings:
        if one.method_id:
            found[one.method_id].update(one.service_ids)
    return {key: frozenset(ids) for key, ids in found.items()}


def _hit(methods: Mapping[str, frozenset[str]], order: Mapping[str, int]) -> tuple[HitMethod, ...]:
    """Return the methods most services meet it in first, then in catalogue order."""
    last = len(order)
    keys = sorted(methods, key=lambda one: (-len(methods[one]), order.get(one, last), one))
    return tuple(HitMethod(one, told_services(len(methods[one]))) for one in keys)


def _who(text: CitedText) -> tuple[str, ...]:
    said = _by_services((one.source.who_can_change, one) for one in text.citings)
    told = tuple(one for one in said if one)
    if told or text.provision is None or not text.provision.who_can_change:
        return told
    return (text.provision.who_can_change,)


def _by_services(said: Iterable[tuple[_Said, Citing]]) -> tuple[_Said, ...]:
    """Return what was said, each once, that of most services first."""
    found: dict[_Said, set[str]] = defaultdict(set)
    for what, one in said:
        found[what].update(one.service_ids)
    return tuple(sorted(found, key=lambda what: (-len(found[what]), what)))


def _answered(citings: Iterable[Citing]) -> Iterator[tuple[Answered, bool]]:
    """Give what answers the obstacles, oldest day first, and whether it takes another text.

    What was said in the same words on several days is given once, as it was said first.
    """
    seen: set[tuple[str, ...]] = set()
    for saying in _sayings(citings):
        day = saying.day
        for row_id in day.linked_from(saying.row.id, LinkKind.ANSWERS):
            row = day.find(Possibility, row_id)
            if row is None:
                continue
            same = (str(row.needs_law_change), *(folded(row.text) or [row.text]))
            if same not in seen:
                seen.add(same)
                yield Answered(row.id, day.id, row.text, row.language), row.needs_law_change


def _sayings(citings: Iterable[Citing]) -> Iterator[Saying]:
    """Give all sayings of the obstacles: what answers one of them answers the obstacle."""
    known = {one.known.id: one.known for one in citings}
    for obstacle in known.values():
        yield from obstacle.sayings


def _obstacles(citings: Iterable[Citing]) -> tuple[tuple[str, str], ...]:
    first = {one.known.id: one.known.sayings[0] for one in citings}
    return tuple((said.row.id, said.day.id) for said in first.values())
