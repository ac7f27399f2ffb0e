"""What stands in the way of some methods: how many services name it, and who can change it.

Laws, circulars and guidelines come from the law list (measures §2.5), so that children and
ministries are told the same; kinds of obstacles stand where no source was named.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from dialog_app.core.give_back.ground import Ground
from dialog_app.core.law_list.build import LawLine, lines
from dialog_app.core.law_list.cited import cited_texts
from dialog_app.core.law_list.counted import methods_hit, tellable
from dialog_app.core.model.said import SourceStatus, WhoCanChange
from dialog_app.core.obstacle_register import Saying
from dialog_app.core.story.counts import thing_of
from dialog_app.core.story.method import LEAST_SERVICES

SETTLED: Final = frozenset({SourceStatus.MISUNDERSTOOD, SourceStatus.CHANGED})
"""Statuses of a source that turned out not to stand in the way, or does so no more."""

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
    """A kind of obstacle, or a line of the law list, and how many services have it, at least three.

    `services` is None where the number beside those of other pages would tell of one or two. `who`
    is a value of `WhoCanChange`, words of somebody's own, or empty where nobody has said.
    """

    services: int | None
    category_code: str = ""
    line: LawLine | None = None
    who: str = ""

    @property
    def settled(self) -> bool:
        """Whether it is a source that does not stand in the way after all."""
        return self.line is not None and settled(self.line)


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in the way, sources first, confirmed ones before others; `few` is what is left.

    What only one or two services have is not told: it could say which they are.
    """

    told: tuple[InTheWay, ...] = ()
    few: int = 0


def settled(line: LawLine) -> bool:
    """Tell whether nobody says any more that a source stands in the way."""
    return line.status in SETTLED


def in_the_way(ground: Ground, method_ids: Collection[str]) -> Standing:
    """Return what stands in the way of some methods.

    A kind of obstacle stands where a service named no source for it.
    """
    wanted_ids = frozenset(method_ids)
    return ground.once(("in_the_way", wanted_ids), lambda: _in_the_way(ground, wanted_ids))


def _in_the_way(ground: Ground, method_ids: frozenset[str]) -> Standing:
    def wanted(said: Saying) -> bool:
        return bool(said.service_ids) and thing_of(ground.register, said.row) in method_ids

    cited = cited_texts(ground.register, ground.obstacles, wanted)
    texts = lines(ground.register, cited, ground.discussed)
    sources = [_source(ground, line, method_ids) for line in texts if line.services]
    by_kind = ground.once("kinds", lambda: _kinds(ground))
    here = {code: parts for code, parts in by_kind.items() if method_ids & parts.keys()}
    kinds = (_kind(code, parts, method_ids) for code, parts in here.items())
    told = [one for one in kinds if one is not None]
    few = len(texts) - len(sources) + len(here) - len(told)
    order = sorted((*sources, *told), key=lambda one: (one.settled, bool(one.category_code)))
    return Standing(tuple(order), few)


Parts = dict[str, frozenset[str]]
"""The services that said something of each method, by its id, most services first."""


def _kinds(ground: Ground) -> dict[str, Parts]:
    """Return whom each kind of obstacle without a source stands in the way of, by method."""
    found: dict[str, dict[str, set[str]]] = {}
    for known in ground.obstacles.all:
        for said in known.sayings:
            if not any(one.provision_id or one.citation for one in said.sources):
                parts = found.setdefault(said.row.category_code, {})
                about = thing_of(ground.register, said.row)
                parts.setdefault(about, set()).update(said.service_ids)
    return {code: _most_first(parts) for code, parts in found.items()}


def _most_first(parts: Mapping[str, Collection[str]]) -> Parts:
    keys = sorted((key for key in parts if parts[key]), key=lambda key: (-len(parts[key]), key))
    return {key: frozenset(parts[key]) for key in keys}


def _source(ground: Ground, line: LawLine, method_ids: frozenset[str]) -> InTheWay:
    text = ground.texts[line.key]
    who = line.who_can_change[0] if line.who_can_change else ""
    number = _told(methods_hit(text), method_ids, text.service_ids)
    return InTheWay(number, line=line, who=who)


def _kind(code: str, parts: Parts, method_ids: frozenset[str]) -> InTheWay | None:
    if len(_together(parts, method_ids)) < LEAST_SERVICES:
        return None
    who = _USUALLY.get(code)
    return InTheWay(_told(parts, method_ids), code, who=who.value if who else "")


def _told(parts: Parts, method_ids: frozenset[str], whole: Collection[str] = ()) -> int | None:
    """Return how many services some methods have together, where that tells nothing of others."""
    together = _together(parts, method_ids)
    of_these = method_ids & parts.keys()
    may_be_told = together == whole or of_these <= tellable(parts, whole)
    return len(together) if may_be_told else None


def _together(parts: Parts, method_ids: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*(parts[one] for one in method_ids & parts.keys()))
