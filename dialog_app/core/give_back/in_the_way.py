"""What stands in the way of some methods: how many services name it, and who can change it.

A source is named by services, never by how often it was written (measures §2.5). What it is
called, and whether anybody has found out that it is true, comes from the sources of the obstacles.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Final

from dialog_app.core.give_back.ground import Ground
from dialog_app.core.model.catalogue import Provision, ProvisionKind
from dialog_app.core.model.said import ObstacleSource, SourceStatus, WhoCanChange
from dialog_app.core.obstacle_register import Saying
from dialog_app.core.story.counts import thing_of
from dialog_app.core.story.method import LEAST_SERVICES

_SETTLED: Final = frozenset({SourceStatus.MISUNDERSTOOD, SourceStatus.CHANGED})
_USUALLY: Final = {
    "LOKAL": WhoCanChange.OWNER,
    "TID": WhoCanChange.OWNER,
    "RESS": WhoCanChange.OWNER,
    "IT": WhoCanChange.OWNER,
    "KOMP": WhoCanChange.SERVICE,
    "FAG": WhoCanChange.SERVICE,
    "KULT": WhoCanChange.SERVICE,
    "SAM": WhoCanChange.SERVICE,
}
"""Who decides about what is neither law, circular nor guideline."""


@dataclass(frozen=True, slots=True)
class InTheWay:
    """A kind of obstacle, or a law, circular or guideline, and how many services have it.

    `category_code` is empty for a source. `who` is a value of `WhoCanChange`, words of somebody's
    own, or empty where nobody has said. `confirmed` is whether a source was found to be in the way;
    `settled` whether every service was told that it is not.
    """

    services: int
    category_code: str = ""
    provision: Provision | None = None
    citation: str = ""
    who: str = ""
    confirmed: bool = False
    settled: bool = False

    @property
    def few(self) -> bool:
        """Whether so few services have it that the number may not be told."""
        return self.services < LEAST_SERVICES


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in the way, sources first, most services first; `few` counts what is left out.

    What only one or two services have is not told: it could say which they are.
    """

    told: tuple[InTheWay, ...] = ()
    few: int = 0


def in_the_way(ground: Ground, method_ids: Collection[str]) -> Standing:
    """Return what stands in the way of some methods.

    A kind of obstacle stands where a service named no source for it.
    """
    sources: dict[str, _Source] = {}
    kinds: dict[str, set[str]] = {}
    for said in _sayings(ground, method_ids):
        named = [one for one in said.sources if one.provision_id or one.citation]
        for one in named:
            key = one.provision_id or one.citation.casefold()
            sources.setdefault(key, _Source()).add(one, said)
        if not named:
            kinds.setdefault(said.row.category_code, set()).update(said.service_ids)
    found = [
        *(source.told(ground) for source in sources.values()),
        *(_kind(code, services) for code, services in kinds.items()),
    ]
    told = sorted((one for one in found if not one.few), key=_order)
    return Standing(tuple(told), sum(one.few for one in found))


def _sayings(ground: Ground, method_ids: Collection[str]) -> Iterator[Saying]:
    for known in ground.obstacles.all:
        for said in known.sayings:
            if said.service_ids and thing_of(ground.register, said.row) in method_ids:
                yield said


def _kind(code: str, services: set[str]) -> InTheWay:
    who = _USUALLY.get(code)
    return InTheWay(len(services), code, who=who.value if who else "")


def _order(one: InTheWay) -> tuple[object, ...]:
    return one.settled, bool(one.category_code), not one.confirmed, -one.services, _name(one)


def _name(one: InTheWay) -> str:
    return one.category_code or one.citation


@dataclass(slots=True)
class _Source:
    """What all sayings tell of one source."""

    rows: list[ObstacleSource] = field(default_factory=list)
    services: set[str] = field(default_factory=set)

    def add(self, row: ObstacleSource, said: Saying) -> None:
        """Take in one more saying of it."""
        self.rows.append(row)
        self.services.update(said.service_ids)

    def told(self, ground: Ground) -> InTheWay:
        """Return it as it is told."""
        newest = self.rows[-1]
        provision = ground.register.find(Provision, newest.provision_id)
        return InTheWay(
            len(self.services),
            provision=provision,
            citation=provision.citation if provision else newest.citation,
            who=self._who(provision),
            confirmed=any(row.status is SourceStatus.CONFIRMED for row in self.rows),
            settled=all(row.status in _SETTLED for row in self.rows),
        )

    def _who(self, provision: Provision | None) -> str:
        said = [row.who_can_change for row in self.rows if row.who_can_change]
        if said:
            return said[-1]
        if provision is None:
            return ""
        if provision.who_can_change or provision.kind is not ProvisionKind.LAW:
            return provision.who_can_change
        return WhoCanChange.PARLIAMENT.value
