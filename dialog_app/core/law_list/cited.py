"""Which texts the days cite against which methods, by how many services, and how sure it is.

What is found here is raw, service by service; `build` makes of it what may be told.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from dialog_app.core.folding import folded
from dialog_app.core.model.base import SubjectKind
from dialog_app.core.model.catalogue import Provision, ProvisionKind
from dialog_app.core.model.said import Obstacle, ObstacleSource, Severity, SourceStatus
from dialog_app.core.obstacle_register import KnownObstacle, ObstacleRegister, Saying
from dialog_app.core.register import Register
from dialog_app.core.story.counts import thing_of

KIND_OF_CATEGORY: Final = {
    "LOV": ProvisionKind.LAW,
    "RUND": ProvisionKind.CIRCULAR,
    "RETN": ProvisionKind.GUIDELINE,
}
"""What kind of text an obstacle of a category stands in, where its source is in no catalogue."""


@dataclass(frozen=True, slots=True)
class Citing:
    """One obstacle, as it was said on one day, with one text behind it.

    `status` is what is known of the obstacle and the text now: as the newest day left it.
    """

    known: KnownObstacle
    saying: Saying
    source: ObstacleSource
    status: SourceStatus
    method_id: str

    @property
    def service_ids(self) -> tuple[str, ...]:
        """The services it was said for."""
        return self.saying.service_ids

    @property
    def stopped(self) -> bool:
        """Whether it stops one of the services."""
        return any(row.severity is Severity.STOPS for row in self.saying.named)


@dataclass(slots=True)
class CitedText:
    """A text and everything that cites it, oldest day first.

    `key` is the provision's id, or the citation folded. `kind` is None where nobody knows.
    """

    key: str
    citation: str
    provision: Provision | None
    kind: ProvisionKind | None
    citings: list[Citing] = field(default_factory=list)

    @property
    def service_ids(self) -> frozenset[str]:
        """The services that cite it, each once."""
        return services(self.citings)

    def with_status(self, status: SourceStatus) -> frozenset[str]:
        """Return the services for which it has a status."""
        return services(one for one in self.citings if one.status is status)


def services(citings: Iterable[Citing]) -> frozenset[str]:
    """Return the services of all of these, each once."""
    return frozenset(service for one in citings for service in one.service_ids)


def cited_texts(register: Register, obstacles: ObstacleRegister) -> tuple[CitedText, ...]:
    """Return every text that is cited, in no promised order.

    A citation typed by hand is the provision of the catalogue that is cited alike.
    """
    names = {_folded(row.citation): row for row in reversed(register.provisions)}
    found: dict[str, CitedText] = {}
    for known in obstacles.all:
        for citing, key, provision in _citings(register, known, names):
            text = found.get(key)
            if text is None:
                text = found[key] = _text(key, citing, provision)
            text.citings.append(citing)
    return tuple(found.values())


def _citings(
    register: Register,
    known: KnownObstacle,
    names: Mapping[str, Provision],
) -> Iterator[tuple[Citing, str, Provision | None]]:
    said = []
    newest: dict[str, SourceStatus] = {}
    for saying in known.sayings:
        for source in saying.sources:
            provision = register.find(Provision, source.provision_id)
            provision = provision or names.get(_folded(source.citation))
            key = provision.id if provision else source.provision_id or _folded(source.citation)
            newest[key] = source.status
            said.append((saying, source, key, provision))
    for saying, source, key, provision in said:
        method = _method(register, saying.row)
        yield Citing(known, saying, source, newest[key], method), key, provision


def _method(register: Register, row: Obstacle) -> str:
    """Return the id of the method an obstacle is about; empty where it is about none."""
    return thing_of(register, row) if row.subject_kind is SubjectKind.METHOD else ""


def _text(key: str, citing: Citing, provision: Provision | None) -> CitedText:
    if provision is not None:
        return CitedText(key, provision.citation, provision, provision.kind)
    kind = KIND_OF_CATEGORY.get(citing.saying.row.category_code)
    return CitedText(key, citing.source.citation, None, kind)


def _folded(citation: str) -> str:
    return " ".join(folded(citation))
