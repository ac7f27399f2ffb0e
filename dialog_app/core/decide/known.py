"""What the days tell about the methods one decides about, gathered once for all of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dialog_app.core.across.sums import RoundSum
from dialog_app.core.decide.rule import Legal, Proposal, propose
from dialog_app.core.law_list.build import KINDS, LawLine, discussed_by, lines, texts_of
from dialog_app.core.law_list.legal import legal
from dialog_app.core.model.base import SubjectKind
from dialog_app.core.model.catalogue import MethodVersion
from dialog_app.core.model.days import Phase
from dialog_app.core.national.measure import Measured, measured
from dialog_app.core.national.roles import together
from dialog_app.core.ports import Across
from dialog_app.core.register import Register


@dataclass(frozen=True, slots=True)
class Known:
    """What was answered, by version, and what is known of the law, by method.

    It holds raw counts: they are told only through `core.national.told`, never as they are.
    """

    measured: Mapping[str, Measured]
    legal: Mapping[str, Legal]
    law: tuple[LawLine, ...]
    answered: Mapping[str, frozenset[str]]
    methods: Mapping[str, str]
    _proposals: dict[str, Proposal] = field(default_factory=dict)

    def of(self, version_id: str) -> Measured:
        """Return what was answered after the dialogue on a version, nothing where nobody was."""
        return self.measured.get(version_id) or _nothing(version_id)

    def proposal(self, version_id: str) -> Proposal:
        """Return what the rule proposes for a version, with its method's law beside it."""
        if version_id not in self._proposals:
            there = self.legal.get(self.methods.get(version_id, ""), Legal())
            self._proposals[version_id] = propose(self.of(version_id), there)
        return self._proposals[version_id]

    def services(self, method_id: str) -> int:
        """Return how many services have answered to a method, any version of it in any round."""
        return len(self.answered.get(method_id, frozenset()))

    def law_of(self, method_id: str) -> tuple[LawLine, ...]:
        """Return the texts that stand in the way of a method, confirmed ones first."""
        return tuple(
            line for line in self.law if any(one.method_id == method_id for one in line.methods)
        )

    def provision_ids(self, method_id: str) -> tuple[str, ...]:
        """Return the provisions that at least three services cite about a method."""
        return tuple(
            line.provision_id
            for line in self.law
            for one in line.methods
            if line.provision_id and one.method_id == method_id and one.services is not None
        )


def known(register: Register, across: Across) -> Known:
    """Gather what the days tell; raises `StoreFailed`."""
    sums, days = across.sums(), across.kind_days(KINDS)
    methods = {row.id: row.method_id for row in register.all(MethodVersion)}
    texts = texts_of(register, days)
    return Known(
        measured=measured(sums, across.role_sums(), across.moves()),
        legal=legal(texts),
        law=lines(register, texts, discussed_by(register, days, sums)),
        answered=_answered(sums, methods),
        methods=methods,
    )


def _answered(sums: Iterable[RoundSum], methods: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in sums:
        if row.subject_kind is SubjectKind.METHOD and row.service_id and row.version_id in methods:
            found[methods[row.version_id]].add(row.service_id)
    return {method_id: frozenset(services) for method_id, services in found.items()}


def _nothing(version_id: str) -> Measured:
    return Measured(
        about_id=version_id, phase=Phase.AFTER, tallies={}, total=together(()), words={}
    )
