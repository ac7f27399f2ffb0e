"""What stands in the way of some methods: how many services name it, and who can change it.

Laws, circulars and guidelines come from the law list (measures §2.5), so that children and
ministries are told the same; kinds of obstacles stand where no source was named.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from dialog_app.core.give_back.ground import Ground
from dialog_app.core.law_list.build import LawLine, lines
from dialog_app.core.law_list.cited import CitedText
from dialog_app.core.law_list.counted import methods_hit, of_one, tellable
from dialog_app.core.model.said import SourceStatus, WhoCanChange
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
    cited = (_of_these(text, method_ids) for text in ground.texts.values())
    texts = lines(ground.register, (one for one in cited if one.citings), ground.discussed)
    sources = [_source(ground, line, method_ids) for line in texts if line.services]
    by_kind = ground.once("kinds", lambda: _kinds(ground))
    here = {code: kind for code, kind in by_kind.items() if method_ids & kind.sourceless.keys()}
    kinds = (_kind(code, kind, method_ids) for code, kind in here.items())
    told = [one for one in kinds if one is not None]
    few = len(texts) - len(sources) + len(here) - len(told)
    order = sorted((*sources, *told), key=lambda one: (one.settled, bool(one.category_code)))
    return Standing(tuple(order), few)


def _of_these(text: CitedText, method_ids: frozenset[str]) -> CitedText:
    """Return a text with what is said of it in some methods."""
    citings = [one for one in text.citings if one.method_id in method_ids and one.service_ids]
    return replace(text, citings=citings)


@dataclass(slots=True)
class _Kind:
    """Whom a kind of obstacle stands in the way of, by method: all, and those without a source."""

    every: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    sourceless: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def _kinds(ground: Ground) -> dict[str, _Kind]:
    """Return every kind of obstacle that a service named no source for, by its code."""
    found: dict[str, _Kind] = defaultdict(_Kind)
    for known in ground.obstacles.all:
        for said in known.sayings:
            if said.service_ids:
                kind, about = found[said.row.category_code], thing_of(ground.register, said.row)
                kind.every[about].update(said.service_ids)
                if not any(one.provision_id or one.citation for one in said.sources):
                    kind.sourceless[about].update(said.service_ids)
    return dict(found)


def _source(ground: Ground, line: LawLine, method_ids: frozenset[str]) -> InTheWay:
    text = ground.texts[line.key]
    parts, whole = methods_hit(text), text.service_ids
    together = _together(parts, method_ids)
    # All who cite it are told too, in the law list: what is left has to be told of as well.
    may_be_told = together == whole or method_ids & parts.keys() <= tellable(parts, whole)
    who = line.who_can_change[0] if line.who_can_change else ""
    return InTheWay(len(together) if may_be_told else None, line=line, who=who)


def _kind(code: str, kind: _Kind, method_ids: frozenset[str]) -> InTheWay | None:
    together = _together(kind.sourceless, method_ids)
    if len(together) < LEAST_SERVICES:
        return None
    # Beside the decisions stands how many have it, source or not: that number, or none.
    number = of_one(together, (kind.every[one] for one in method_ids & kind.every.keys()))
    who = _USUALLY.get(code)
    return InTheWay(number, code, who=who.value if who else "")


def _together(parts: Mapping[str, Collection[str]], method_ids: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*(parts[one] for one in method_ids & parts.keys()))
