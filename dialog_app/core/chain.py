"""The chain, from a child's advice to what happened next, walked from any row of it.

advice → method → answers → reasons → obstacles → possibilities → actions → follow-ups → next day
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dialog_app.core.model.base import Row
from dialog_app.core.protection import ProtectedTally
from dialog_app.core.target import Target


class Kind(StrEnum):
    """What a link of the chain is; they stand in this order, the words ``story.chain.<value>``."""

    ADVICE = "advice"
    METHOD = "method"
    ANSWERS = "answers"
    REASON = "reason"
    OBSTACLE = "obstacle"
    POSSIBILITY = "possibility"
    ACTION = "action"
    TRIAL = "trial"
    REWORDING = "rewording"
    FOLLOW_UP = "follow_up"
    NEXT_DAY = "next_day"


ORDER: Final = tuple(Kind)


@dataclass(frozen=True, slots=True)
class Node:
    """One link: the row it stands for, where that is found, and the services it belongs to.

    `services` is empty for what belongs to nobody alone. `shown` are protected counts, for
    answers that were counted.
    """

    kind: Kind
    row: Row
    target: Target
    services: frozenset[str] = frozenset()
    shown: ProtectedTally | None = None

    @property
    def id(self) -> str:
        """The id of the row."""
        return self.row.id


@dataclass(frozen=True, slots=True)
class Chain:
    """The links before and after one of them, each kind by itself, in the order of the chain.

    Everything in it is on the screen at once: opening it is one step, going to any link of it is
    the next.
    """

    focus: Node
    levels: tuple[tuple[Node, ...], ...]
    links: frozenset[tuple[str, str]]

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Every link, in order."""
        return tuple(node for level in self.levels for node in level)

    @property
    def advice(self) -> tuple[Node, ...]:
        """The advice from children that it all comes from."""
        return tuple(node for node in self.nodes if node.kind is Kind.ADVICE)

    def before(self, node: Node) -> tuple[Node, ...]:
        """Return the links that lead straight to one."""
        return tuple(one for one in self.nodes if (one.id, node.id) in self.links)

    def after(self, node: Node) -> tuple[Node, ...]:
        """Return the links that one leads straight to."""
        return tuple(one for one in self.nodes if (node.id, one.id) in self.links)


class Web:
    """Every link there is between the rows of some days and the catalogue, to walk in."""

    def __init__(self) -> None:
        self._nodes: dict[str, Node] = {}
        self._known_as: dict[str, str] = {}
        self._back: dict[str, list[str]] = {}
        self._forth: dict[str, list[str]] = {}

    def add(self, node: Node, before: Iterable[str] = ()) -> None:
        """Put in a link that comes after those with the ids `before`, known or not."""
        self._nodes[node.id] = node
        for one in before:
            self.tie(one, node.id)

    def tie(self, before: str, after: str) -> None:
        """Say that one link comes after another; a link never comes after itself."""
        first, last = self.known_as(before), self.known_as(after)
        if first != last and last not in self._forth.setdefault(first, []):
            self._forth[first].append(last)
            self._back.setdefault(last, []).append(first)

    def rename(self, old: str, new: str) -> None:
        """Let one id stand for another, as with rows that were merged."""
        self._known_as[old] = new

    def known_as(self, row_id: str) -> str:
        """Return the id of the link a row stands for; circles end where they began."""
        seen = {row_id}
        while (other := self._known_as.get(row_id, row_id)) not in seen:
            seen.add(other)
            row_id = other
        return row_id

    def holds(self, row_id: str) -> bool:
        """Tell whether there is a link of this id."""
        return self.known_as(row_id) in self._nodes

    def node(self, row_id: str) -> Node | None:
        """Return the link a row stands for, or None."""
        return self._nodes.get(self.known_as(row_id))

    def before(self, row_id: str) -> list[str]:
        """Return the ids that come before one."""
        return self._back.get(self.known_as(row_id), [])

    def chain(self, row_id: str, service_id: str = "") -> Chain | None:
        """Return the chain of a row, or None where it is part of none.

        With `service_id` what other services answered and said is left out, else what is not of
        the services the row itself belongs to.
        """
        focus = self.node(row_id)
        if focus is None:
            return None
        mine = frozenset({service_id} if service_id else focus.services)
        found = {
            *self._walked(focus, self._back, mine),
            *self._walked(focus, self._forth, mine),
        }
        nodes = [node for one, node in self._nodes.items() if one in found]
        levels = (_level(nodes, kind) for kind in ORDER)
        links = ((one, two) for one in found for two in self._forth.get(one, ()) if two in found)
        return Chain(focus, tuple(level for level in levels if level), frozenset(links))

    def _walked(
        self, focus: Node, roads: Mapping[str, list[str]], mine: Collection[str]
    ) -> set[str]:
        """Return the ids that roads lead to from a link, circles and loose ends included."""
        seen, rest = {focus.id}, [focus.id]
        while rest:
            for one in roads.get(rest.pop(), ()):
                node = self._nodes.get(one)
                if one not in seen and node is not None and _belongs(node, mine):
                    seen.add(one)
                    rest.append(one)
        return seen


def _belongs(node: Node, mine: Collection[str]) -> bool:
    return not mine or not node.services or not node.services.isdisjoint(mine)


def _level(nodes: Iterable[Node], kind: Kind) -> tuple[Node, ...]:
    """Return the links of one kind, day by day as they came and then by number."""
    here = [node for node in nodes if node.kind is kind]
    days = list(dict.fromkeys(node.target.day_id for node in here))
    return tuple(sorted(here, key=lambda node: (days.index(node.target.day_id), _number(node))))


def _number(node: Node) -> int:
    number: int = getattr(node.row, "number", 0)
    return number
