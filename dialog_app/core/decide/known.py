"""What the days tell about the methods one decides about, gathered once for all of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dialog_app.core.across.over import days_over
from dialog_app.core.across.sums import RoundSum
from dialog_app.core.day import Day
from dialog_app.core.decide.rule import Legal, Proposal, propose
from dialog_app.core.law_list.build import KINDS, LawLine, discussed_by, lines, texts_of
from dialog_app.core.law_list.cited import CitedText
from dialog_app.core.law_list.legal import legal
from dialog_app.core.model.catalogue import MethodVersion
from dialog_app.core.model.days import Phase
from dialog_app.core.national.measure import Measured, Versions, measured
from dialog_app.core.national.per_word import newest_answered, newest_of, told_of
from dialog_app.core.national.roles import together
from dialog_app.core.national.sources import MoveSum, RoleSum
from dialog_app.core.obstacle_register import said_on
from dialog_app.core.ports import Across
from dialog_app.core.register import Register
from dialog_app.core.story.method import Named


@dataclass(frozen=True, slots=True)
class Known:
    """What was answered, by version, and what is known of the law, by method.

    It holds raw counts: they are told only through `core.national.told`, never as they are.
    """

    measured: Mapping[str, Measured]
    legal: Mapping[str, Legal]
    law: tuple[LawLine, ...]
    named: Mapping[str, tuple[Named, ...]]
    answered: Mapping[str, Measured | None]
    methods: Mapping[str, str]
    _proposals: dict[str, Proposal] = field(default_factory=dict)

    def worked_out(self) -> "Known":
        """Return itself, once it is worked out what the rule proposes for all that was asked."""
        for version_id in self.measured:
            self.proposal(version_id)
        return self

    def of(self, version_id: str) -> Measured:
        """Return what was answered after the dialogue on a version, nothing where nobody was."""
        return self.measured.get(version_id) or _nothing(version_id)

    def proposal(self, version_id: str) -> Proposal:
        """Return what the rule proposes for a version, with its method's law beside it."""
        if version_id not in self._proposals:
            there = self.legal.get(self.methods.get(version_id, ""), Legal())
            self._proposals[version_id] = propose(self.of(version_id), there)
        return self._proposals[version_id]

    def services(self, method_id: str) -> int | None:
        """Return how many services have answered to a method, as it is told everywhere.

        None is some, where the number would tell how few of them have no word.
        """
        newest = self.answered.get(method_id)
        if newest is None:
            return 0
        told = told_of(newest)
        return told.services if told.few else told.services_told

    def law_of(self, method_id: str) -> tuple[LawLine, ...]:
        """Return the texts that stand in the way of a method, confirmed ones first."""
        return tuple(
            line for line in self.law if any(one.method_id == method_id for one in line.methods)
        )

    def categories(self, method_id: str) -> tuple[Named, ...]:
        """Return the categories of obstacles named about a method, most services first."""
        return self.named.get(method_id, ())

    def provision_ids(self, method_id: str) -> tuple[str, ...]:
        """Return the provisions that at least three services cite about a method."""
        return tuple(
            line.provision_id
            for line in self.law
            for one in line.methods
            if line.provision_id
            and one.method_id == method_id
            and (one.services is not None or not one.told)
        )


@dataclass(frozen=True, slots=True)
class Read:
    """What has been read of all days: the answers, the days with rows of `law_list.KINDS`, texts.

    `texts` are those the days cite, and `discussed` the services that discussed each method.
    """

    sums: Sequence[RoundSum]
    roles: Sequence[RoleSum]
    moves: Sequence[MoveSum]
    days: Sequence[Day]
    texts: Sequence[CitedText]
    discussed: Mapping[str, frozenset[str]]


def known(register: Register, across: Across) -> Known:
    """Gather what the days tell; raises `StoreFailed`."""
    sums, days = across.sums(), across.kind_days(KINDS)
    texts, discussed = texts_of(register, days), discussed_by(register, days, sums)
    read = Read(sums, across.role_sums(), across.moves(), days, texts, discussed)
    return gathered(register, read)


def gathered(register: Register, read: Read) -> Known:
    """Gather what is known out of what has been read."""
    methods = {row.id: row.method_id for row in register.all(MethodVersion)}
    versions = Versions(lambda version_id: methods.get(version_id, version_id))
    after = measured(read.sums, read.roles, read.moves, versions=versions)
    return Known(
        measured=after,
        legal=legal(read.texts),
        law=lines(register, read.texts, read.discussed),
        named=_named(read.days, methods),
        answered=_answered(register, after, read.sums),
        methods=methods,
    )


def _named(days: Iterable[Day], methods: Mapping[str, str]) -> Mapping[str, tuple[Named, ...]]:
    """Return by method the categories of its obstacles, each with how many services have it."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for day in days_over(days):
        for said in said_on(day):
            row = said.row
            if row.version_id in methods and row.category_code:
                found[methods[row.version_id]][row.category_code].update(said.service_ids)
    return {method_id: _most_first(named) for method_id, named in found.items()}


def _most_first(named: Mapping[str, set[str]]) -> tuple[Named, ...]:
    rows = (Named(code, len(services)) for code, services in named.items())
    return tuple(sorted(rows, key=lambda row: (-row.services, row.code)))


def _answered(
    register: Register, after: Mapping[str, Measured], sums: Iterable[RoundSum]
) -> Mapping[str, Measured | None]:
    """Return what was answered last on the newest version of each method that was answered."""
    heard = {key for key, one in after.items() if one.tallies}
    asked = (row for row in sums if row.phase is Phase.BEFORE and row.version_id not in heard)
    found = {Phase.AFTER: after, Phase.BEFORE: measured(asked, phase=Phase.BEFORE)}
    newest = {}
    for row in register.methods:
        newest_first = [one.id for one in register.versions(row.id)[::-1]]
        newest[row.id] = newest_of(newest_answered(newest_first, found), found)
    return newest


def _nothing(version_id: str) -> Measured:
    return Measured(
        about_id=version_id, phase=Phase.AFTER, tallies={}, total=together(()), words={}
    )
