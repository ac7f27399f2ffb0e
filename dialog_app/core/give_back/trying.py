"""What services try and have agreed to do because of a method: how many of them, never which."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from dialog_app.core.folding import folded
from dialog_app.core.give_back.ground import Ground
from dialog_app.core.law_list.counted import of_one
from dialog_app.core.model.base import Language
from dialog_app.core.model.said import Action, ActionState, Outcome, Trial, TrialState
from dialog_app.core.story.counts import thing_of
from dialog_app.core.story.method import LEAST_SERVICES

_UNDER_WAY: Final = frozenset({TrialState.UNDER_WAY, TrialState.ADJUSTED})
_BEGUN: Final = frozenset({Outcome.PARTLY, Outcome.STILL_OPEN, Outcome.DONE})


@dataclass(frozen=True, slots=True)
class SharedDeed:
    """Something at least three services have agreed to do, in the words they share."""

    text: str
    language: Language
    services: int | None


@dataclass(frozen=True, slots=True)
class Trying:
    """How many services try a method now, will try it, have stopped, have agreed on actions.

    None is some, where a number of several methods would tell of those who are in one of them.
    """

    under_way: int | None = 0
    chosen: int | None = 0
    stopped: int | None = 0
    acting: int | None = 0
    shared: tuple[SharedDeed, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether no service tries anything or has agreed on anything."""
        return {self.under_way, self.chosen, self.stopped, self.acting} == {0}


Services = frozenset[str]
ByMethod = dict[str, set[str]]


@dataclass(slots=True)
class _Deed:
    row: Action
    services: ByMethod = field(default_factory=lambda: defaultdict(set))


def trying(ground: Ground, method_ids: Collection[str]) -> Trying:
    """Return what services do because of some methods, each service once in each number.

    A text stands only where at least three services have written it in the same words: what one
    service wrote is in its own minutes, and in nobody else's paper.
    """
    wanted = frozenset(method_ids)
    return ground.once(("trying", wanted), lambda: _trying(ground, wanted))


def _trying(ground: Ground, method_ids: frozenset[str]) -> Trying:
    parts = _states(ground, method_ids)
    under_way, chosen, stopped = (_all(parts[one]) for one in ("under_way", "chosen", "stopped"))
    deeds = _deeds(ground, method_ids)
    acting: ByMethod = defaultdict(set)
    for deed in deeds.values():
        for method_id, services in deed.services.items():
            acting[method_id] |= services
    # Who tries one of the methods tries something, whatever became of another.
    return Trying(
        under_way=_number(under_way, parts["under_way"]),
        chosen=_number(chosen - under_way, parts["chosen"]),
        stopped=_number(stopped - under_way - chosen, parts["stopped"]),
        acting=_number(_all(acting), acting),
        shared=_shared(deeds),
    )


def _all(parts: ByMethod) -> Services:
    return frozenset().union(*parts.values())


def _number(together: Services, parts: ByMethod) -> int | None:
    """Return a number of services; one or two are told as few wherever they stand."""
    if len(together) < LEAST_SERVICES:
        return len(together)
    return of_one(together, parts.values())


def _states(ground: Ground, method_ids: Collection[str]) -> Mapping[str, ByMethod]:
    """Return the services by how far they have come with each method, as the newest day says."""
    newest: dict[tuple[str, str], str] = {}
    for day in ground.days:
        for row in day.all(Trial):
            method_id = thing_of(ground.register, row)
            if method_id in method_ids:
                newest[row.service_id, method_id] = _state(ground, row)
    found: dict[str, ByMethod] = defaultdict(lambda: defaultdict(set))
    for (service_id, method_id), state in newest.items():
        found[state][method_id].add(service_id)
    return found


def _state(ground: Ground, row: Trial) -> str:
    said = ground.followed_up.get(row.id)
    if row.state is TrialState.STOPPED or (said and said.outcome is Outcome.DROPPED):
        return "stopped"
    begun = row.state in _UNDER_WAY or (said is not None and said.outcome in _BEGUN)
    return "under_way" if begun else "chosen"


def _deeds(ground: Ground, method_ids: Collection[str]) -> dict[str, _Deed]:
    found: dict[str, _Deed] = {}
    for day in ground.days:
        for row in sorted(day.all(Action), key=lambda one: one.number):
            said = ground.followed_up.get(row.id)
            dropped = said is not None and said.outcome is Outcome.DROPPED
            if dropped or row.state is ActionState.DROPPED:
                continue
            method_id = thing_of(ground.register, row)
            if method_id in method_ids:
                key = " ".join(folded(row.text))
                found.setdefault(key, _Deed(row)).services[method_id].add(row.service_id)
    return found


def _shared(deeds: dict[str, _Deed]) -> tuple[SharedDeed, ...]:
    many = [
        (deed, services)
        for deed in deeds.values()
        if len(services := _all(deed.services)) >= LEAST_SERVICES
    ]
    many.sort(key=lambda one: (-len(one[1]), one[0].row.text))
    return tuple(
        SharedDeed(deed.row.text, deed.row.language, _number(services, deed.services))
        for deed, services in many
    )
