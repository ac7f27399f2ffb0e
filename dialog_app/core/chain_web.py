"""The chain of some days as a web of links: who said what about which method, and what of it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from dialog_app.core.chain import Chain, Kind, Node, Web
from dialog_app.core.day import Day
from dialog_app.core.model.base import DayRow, Row, Subject, SubjectKind
from dialog_app.core.model.catalogue import (
    MainAnswer,
    MethodVersion,
    Tool,
    ToolVersion,
    Value,
    WorkingMethod,
)
from dialog_app.core.model.days import Group, Phase
from dialog_app.core.model.said import (
    Action,
    FollowUp,
    Link,
    Obstacle,
    ObstacleService,
    Position,
    Possibility,
    Reason,
    Rewording,
    Round,
    SubjectRow,
    Trial,
)
from dialog_app.core.protection import protect
from dialog_app.core.register import Register
from dialog_app.core.story.counts import tallies
from dialog_app.core.target import DAY, Target, target_of

_LATEST_FIRST: Final = (Phase.AFTER, Phase.BEFORE, Phase.NONE)
_DOUBTS: Final = frozenset({Position.PARTLY, Position.DISAGREE})


def chain_of(
    register: Register, days: Sequence[Day], row_id: str, service_id: str = ""
) -> Chain | None:
    """Return the chain of a row of some days or of the catalogue, or None where it has none.

    `days` are those that could be part of it, whole or narrowed, oldest first. Links that lead
    nowhere or round in a circle end where they are.
    """
    return web_of(register, days).chain(row_id, service_id)


def web_of(register: Register, days: Sequence[Day]) -> Web:
    """Return the web of some days, oldest first."""
    web = Web()
    spinners = [_Spinner(web, register, day) for day in days]
    for spinner in spinners:
        spinner.spin()
    # Two days of one date come in any order, and what is followed up must be there already.
    for spinner in spinners:
        spinner.follow_up()
    for day in days:
        _next_days(web, day, days)
    return web


class _Spinner:
    """Puts the links of one day into a web, each kind after those it comes from."""

    def __init__(self, web: Web, register: Register, day: Day) -> None:
        self._web = web
        self._register = register
        self._day = day
        self._groups = {row.id: frozenset(row.service_ids) for row in day.all(Group)}
        self._answers: dict[tuple[str, Subject], list[str]] = {}
        self._reasons: dict[tuple[str, Subject], list[str]] = {}
        self._origins: dict[str, list[str]] = {}
        self._whose: dict[str, set[str]] = {}

    def spin(self) -> None:
        """Put in everything the day itself said."""
        for link in self._day.all(Link):
            self._origins.setdefault(link.from_id, []).append(link.to_id)
        for tie in self._day.all(ObstacleService):
            self._whose.setdefault(tie.obstacle_id, set()).add(tie.service_id)
        self._rounds()
        for reason in self._day.all(Reason):
            self._reason(reason)
        for obstacle in self._day.all(Obstacle):
            self._obstacle(obstacle)
        for kind, rows in _SAID.items():
            for row in self._day.all(rows):
                self._said(kind, row)

    def follow_up(self) -> None:
        """Put in how things of any of the days went, once all of them are in."""
        for follow_up in self._day.all(FollowUp):
            self._follow_up(follow_up)

    def _rounds(self) -> None:
        """Put in one link for all rounds of somebody on a subject: the latest with answers."""
        counted = tallies(self._day)
        rounds: dict[tuple[str, str, Subject], list[Round]] = {}
        for row in self._day.all(Round):
            if row.id in counted:
                rounds.setdefault((row.service_id, row.group_id, row.subject), []).append(row)
        for (_, _, subject), rows in rounds.items():
            rows.sort(key=lambda row: _LATEST_FIRST.index(row.phase))
            newest, tally = rows[0], counted[rows[0].id]
            services = self._belongs_to(newest)
            shown = protect(tally) if tally is not None else None
            node = Node(Kind.ANSWERS, newest, target_of(newest), services, shown)
            self._web.add(node, self._subject(newest))
            for other in rows[1:]:
                self._web.rename(other.id, newest.id)
            for service in services:
                self._answers.setdefault((service, subject), []).append(newest.id)

    def _reason(self, row: Reason) -> None:
        services = self._belongs_to(row)
        self._add(Kind.REASON, row, services, self._base(row, services))
        if row.position in _DOUBTS:
            for service in services:
                self._reasons.setdefault((service, row.subject), []).append(row.id)

    def _obstacle(self, row: Obstacle) -> None:
        if row.merged_into:
            self._web.rename(row.id, row.merged_into)
            return
        services = frozenset(self._whose.get(row.id, ())) or self._belongs_to(row)
        everyone = services or self._day.service_ids
        doubts = [one for who in everyone for one in self._reasons.get((who, row.subject), ())]
        before = doubts or self._base(row, services)
        self._add(Kind.OBSTACLE, row, services, [*before, *filter(None, [row.same_as])])

    def _said(self, kind: Kind, row: SubjectRow) -> None:
        """Put in what comes from obstacles or possibilities, or else from its subject.

        What helps everybody comes from its subject too: the obstacle may be another service's.
        """
        services = self._belongs_to(row)
        origins = self._origins.get(row.id, [])
        covered = any(self._is_about(one, row.subject) for one in origins)
        base = [] if covered and services else self._base(row, services)
        self._add(kind, row, services, [*origins, *base])

    def _follow_up(self, row: FollowUp) -> None:
        services = self._belongs_to(row)
        known = self._web.holds(row.about_id)
        before = [row.about_id] if known else self._base(row, services)
        self._add(Kind.FOLLOW_UP, row, services, before)

    def _add(self, kind: Kind, row: Row, services: frozenset[str], before: Iterable[str]) -> None:
        self._web.add(Node(kind, row, target_of(row), services), before)

    def _belongs_to(self, row: DayRow) -> frozenset[str]:
        service_id = getattr(row, "service_id", "")
        if service_id:
            return frozenset({service_id})
        return self._groups.get(getattr(row, "group_id", ""), frozenset())

    def _is_about(self, row_id: str, subject: Subject) -> bool:
        node = self._web.node(row_id)
        return node is not None and isinstance(node.row, SubjectRow) and node.row.subject == subject

    def _base(self, row: SubjectRow, services: Iterable[str]) -> list[str]:
        """Return what a row comes from by its subject: its services' answers, else the method.

        What belongs to nobody alone comes from everybody's answers.
        """
        mine = tuple(services)
        everyone = mine or self._day.service_ids
        found = [one for who in everyone for one in self._answers.get((who, row.subject), ())]
        # For a service that was not asked it comes from the method alone.
        return found if found and mine else [*found, *self._subject(row)]

    def _subject(self, row: SubjectRow) -> list[str]:
        """Put in the version a row is about, with the advice behind it; return its id."""
        subject = row.subject
        if not subject.version_id or self._web.holds(subject.version_id):
            return [subject.version_id] if subject.version_id else []
        node = subject_node(self._register, subject)
        if node is None:
            return []
        advice = [] if node.kind is Kind.ADVICE else _advice(self._register, subject)
        for answer in advice:
            if not self._web.holds(answer.id):
                self._web.add(Node(Kind.ADVICE, answer, target_of(answer)))
        self._web.add(node, [answer.id for answer in advice])
        return [node.id]


_SAID: Final[dict[Kind, type[SubjectRow]]] = {
    Kind.POSSIBILITY: Possibility,
    Kind.ACTION: Action,
    Kind.TRIAL: Trial,
    Kind.REWORDING: Rewording,
}


def subject_node(register: Register, subject: Subject) -> Node | None:
    """Return the link of a version that is answered to, or None where it is gone."""
    row = register.find(_SUBJECTS[subject.kind], subject.version_id)
    if row is None:
        return None
    kind = Kind.ADVICE if subject.kind is SubjectKind.MAIN_ANSWER else Kind.METHOD
    return Node(kind, row, _stands(register, row))


_SUBJECTS: Final[dict[SubjectKind, type[Row]]] = {
    SubjectKind.METHOD: MethodVersion,
    SubjectKind.TOOL: ToolVersion,
    SubjectKind.MAIN_ANSWER: MainAnswer,
    SubjectKind.VALUE: Value,
    SubjectKind.PARAGRAPH: MethodVersion,
}


def _stands(register: Register, row: Row) -> Target:
    """Return where a version is found: at its method or its tool."""
    if isinstance(row, MethodVersion):
        return target_of(register.one(WorkingMethod, row.method_id))
    if isinstance(row, ToolVersion):
        return target_of(register.one(Tool, row.tool_id))
    return target_of(row)


def _advice(register: Register, subject: Subject) -> list[MainAnswer]:
    """Return the advice behind a version: of its method, of those behind it, or of its tool's."""
    found: dict[str, MainAnswer] = {}
    for method_id in _methods(register, subject):
        found |= {answer.id: answer for answer in register.advice(method_id)}
    return list(found.values())


def _methods(register: Register, subject: Subject) -> Iterator[str]:
    """Give the ids of a version's method and of those it was merged or split from, each once."""
    version = register.find(MethodVersion, subject.version_id)
    tool = register.find(ToolVersion, subject.version_id)
    rest = [version.method_id] if version else []
    if tool is not None:
        codes = register.one(Tool, tool.tool_id).method_codes
        rest = [row.id for row in register.all(WorkingMethod) if row.code in codes]
    seen: set[str] = set()
    while rest:
        method = register.find(WorkingMethod, rest.pop())
        if method is None or method.id in seen:
            continue
        seen.add(method.id)
        yield method.id
        rest += [row.id for row in register.all(WorkingMethod) if row.merged_into == method.id]
        rest += [method.split_from] if method.split_from else []


def _next_days(web: Web, day: Day, days: Iterable[Day]) -> None:
    """Put in the day something was followed up on, or the day that comes after."""
    said = [row.id for row in day.all(FollowUp)]
    if said:
        web.add(_day_node(day), said)
    loose = [row.id for kind in (Action, Trial) for row in day.all(kind)]
    for later in days:
        if later.info.previous_day_id == day.id:
            web.add(_day_node(later), loose)


def _day_node(day: Day) -> Node:
    return Node(Kind.NEXT_DAY, day.info, Target(DAY, day.id))
