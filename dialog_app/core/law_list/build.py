"""The law list: for each text how many services cite it, and what is behind it (measures §2.5).

What it holds may be told: one or two services stand as None, «færre enn 3 tjenester», and nothing
says which services, or of what kind, they are. Mentions are never added up as persons.
"""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from dialog_app.core import obstacle_register
from dialog_app.core.across.over import counts, days_over
from dialog_app.core.across.sums import RoundSum
from dialog_app.core.day import Day
from dialog_app.core.folding import folded
from dialog_app.core.law_list.cited import CitedText, Citing, cited_texts
from dialog_app.core.law_list.counted import (
    Discussed,
    by_status,
    methods_hit,
    tellable,
    told_statuses,
    whole_of,
)
from dialog_app.core.model.base import DayRow, Language, SubjectKind
from dialog_app.core.model.catalogue import MethodVersion, ObstacleTie, ProvisionKind
from dialog_app.core.model.days import DaySubject
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


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many services know a text no surer than with one status; None is one or two.

    It has no number at all (`told`) where the sum of all would tell one or two.
    """

    status: SourceStatus
    services: int | None
    told: bool = True


@dataclass(frozen=True, slots=True)
class HitMethod:
    """A method the text stands in the way of, and for how many services; None is one or two.

    It has no number at all (`told`) where others beside it would tell of one or two.
    """

    method_id: str
    services: int | None
    told: bool = True


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
    method). The first is None where it is one or two, the other where it or what is between them
    is. `statuses` are the surest and those with a number, in the order of `LADDER`: how many the
    others are could be worked out where all are named.
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

    @property
    def others(self) -> int:
        """How many services have a status that is not told, where any is; what is left of all."""
        told = sum(one.services or 0 for one in self.statuses)
        return (self.services or 0) - told if told else 0

    @property
    def all_statuses(self) -> bool:
        """Whether every status it has is told with its number; others are none."""
        return self.services == sum(one.services or 0 for one in self.statuses)


def law_list(
    register: Register, days: Iterable[Day], sums: Iterable[RoundSum] = ()
) -> tuple[LawLine, ...]:
    """Return the law list of days, oldest first, that hold at least rows of `KINDS`.

    Confirmed obstacles come first, those most services have before others; then what most
    services cite, and by citation. Days that are not over are left out.
    """
    every = tuple(days)
    return lines(register, texts_of(register, every), discussed_by(register, every, sums))


def texts_of(register: Register, days: Iterable[Day]) -> tuple[CitedText, ...]:
    """Return the texts the days that are over cite, raw; `legal` and `lines` are made of them."""
    known = ObstacleRegister(days_over(days), register.all(ObstacleTie))
    return cited_texts(register, known)


def lines(
    register: Register,
    texts: Iterable[CitedText],
    discussed: Discussed,
) -> tuple[LawLine, ...]:
    """Return the lines of texts; `discussed` gives the services that discussed each method."""
    order = {row.id: place for place, row in enumerate(register.methods)}
    return tuple(_line(text, discussed, order) for text in sorted(texts, key=_first))


def hitting(
    found: Iterable[LawLine], method_ids: Collection[str], *, of_none: bool = True
) -> tuple[LawLine, ...]:
    """Return the lines that hit one of some methods; with `of_none` those that hit none too.

    Their numbers are of the whole list: of some methods alone they would, beside it, tell of those
    who met the text elsewhere.
    """
    wanted = set(method_ids)
    return tuple(
        line
        for line in found
        if (of_none and not line.methods) or any(one.method_id in wanted for one in line.methods)
    )


def _first(text: CitedText) -> tuple[int, int, str]:
    confirmed = len(text.with_status(SourceStatus.CONFIRMED))
    return -confirmed, -len(text.service_ids), text.citation.casefold()


def discussed_by(
    register: Register, days: Iterable[Day], sums: Iterable[RoundSum] = ()
) -> dict[str, frozenset[str]]:
    """Return the services that discussed each method, by its id.

    They answered it, named an obstacle to it, or were where it was treated. Only days that are over
    count: until then nobody knows what will be reached.
    """
    method = {row.id: row.method_id for row in register.all(MethodVersion)}
    found: dict[str, set[str]] = defaultdict(set)
    for day in days_over(days):
        for row, service_ids in _treated(day):
            if row.subject_kind is SubjectKind.METHOD and row.version_id in method:
                found[method[row.version_id]].update(service_ids)
    for one in filter(counts, sums):
        if one.subject_kind is SubjectKind.METHOD and one.service_id and one.version_id in method:
            found[method[one.version_id]].add(one.service_id)
    return {key: frozenset(ids) for key, ids in found.items()}


def _treated(day: Day) -> Iterator[tuple[DaySubject | Obstacle, Iterable[str]]]:
    for subject in day.all(DaySubject):
        yield subject, day.service_ids
    for row in day.all(Obstacle):
        yield row, (one for one in day.service_ids if day.concerns_alone(row, one))


def _line(text: CitedText, discussed: Discussed, order: Mapping[str, int]) -> LawLine:
    cited, provision = text.service_ids, text.provision
    others = len(whole_of(text, discussed)) - len(cited)
    answered = tuple(_answered(text.citings))
    return LawLine(
        key=text.key,
        provision_id=provision.id if provision else "",
        citation=text.citation,
        heading=provision.heading if provision else "",
        kind=text.kind,
        services=told_services(len(cited)),
        discussed=None if told_services(others) is None else told_services(len(cited) + others),
        statuses=tuple(_statuses(text)),
        effects=_by_services((one.source.effect, one) for one in text.citings),
        methods=_hit(text, order),
        solved=tuple(one for one, needs in answered if not needs),
        needs_change=tuple(one for one, needs in answered if needs),
        who_can_change=_who(text),
        articles=tuple(sorted({a for one in text.citings if (a := one.saying.row.crc_article)})),
        obstacle_ids=_obstacles(text.citings),
    )


def _statuses(text: CitedText) -> Iterator[StatusCount]:
    found = by_status(text)
    if told_services(len(text.service_ids)) is None:
        yield StatusCount(next(iter(found)), None)
        return
    told = told_statuses(found)
    for place, (status, count) in enumerate(found.items()):
        if status in told:
            yield StatusCount(status, count)
        elif not place:
            yield StatusCount(status, None, told=False)


def _hit(text: CitedText, order: Mapping[str, int]) -> tuple[HitMethod, ...]:
    """Return the methods most services meet it in first, then in catalogue order."""
    methods, last = methods_hit(text), len(order)
    keys = sorted(methods, key=lambda one: (-len(methods[one]), order.get(one, last), one))
    told = tellable(methods, text.service_ids)
    return tuple(_hit_method(key, len(methods[key]), told) for key in keys)


def _hit_method(method_id: str, services: int, told: Container[str]) -> HitMethod:
    number = told_services(services)
    may_be_told = number is None or method_id in told
    return HitMethod(method_id, number if may_be_told else None, told=may_be_told)


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
