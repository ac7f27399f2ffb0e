"""What services try and have agreed to do because of a method: how many of them, never which."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from dialog_app.core.folding import folded
from dialog_app.core.give_back.ground import Ground
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
    services: int


@dataclass(frozen=True, slots=True)
class Trying:
    """How many services try a method now, will try it, have stopped, have agreed on actions."""

    under_way: int = 0
    chosen: int = 0
    stopped: int = 0
    acting: int = 0
    shared: tuple[SharedDeed, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether no service tries anything or has agreed on anything."""
        return not (self.under_way or self.chosen or self.stopped or self.acting)


@dataclass(slots=True)
class _Deed:
    row: Action
    services: set[str] = field(default_factory=set)


def trying(ground: Ground, method_ids: Collection[str]) -> Trying:
    """Return what services do because of some methods, each service once in each number.

    A text stands only where at least three services have written it in the same words: what one
    service wrote is in its own minutes, and in nobody else's paper.
    """
    wanted = frozenset(method_ids)
    return ground.once(("trying", wanted), lambda: _trying(ground, wanted))


def _trying(ground: Ground, method_ids: frozenset[str]) -> Trying:
    states = _states(ground, method_ids)
    by_state: dict[str, set[str]] = defaultdict(set)
    for (service_id, _method), state in states.items():
        by_state[state].add(service_id)
    # Who tries one of the methods tries something, whatever became of another.
    by_state["chosen"] -= by_state["under_way"]
    by_state["stopped"] -= by_state["under_way"] | by_state["chosen"]
    deeds = _deeds(ground, method_ids)
    acting = {one for deed in deeds.values() for one in deed.services}
    return Trying(
        under_way=len(by_state["under_way"]),
        chosen=len(by_state["chosen"]),
        stopped=len(by_state["stopped"]),
        acting=len(acting),
        shared=_shared(deeds),
    )


def _states(ground: Ground, method_ids: Collection[str]) -> dict[tuple[str, str], str]:
    """Return how far each service has come with each method, as the newest day says."""
    found: dict[tuple[str, str], str] = {}
    for day in ground.days:
        for row in day.all(Trial):
            method_id = thing_of(ground.register, row)
            if method_id in method_ids:
                found[row.service_id, method_id] = _state(ground, row)
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
            if thing_of(ground.register, row) in method_ids:
                key = " ".join(folded(row.text))
                found.setdefault(key, _Deed(row)).services.add(row.service_id)
    return found


def _shared(deeds: dict[str, _Deed]) -> tuple[SharedDeed, ...]:
    told = (
        SharedDeed(deed.row.text, deed.row.language, len(deed.services))
        for deed in deeds.values()
        if len(deed.services) >= LEAST_SERVICES
    )
    return tuple(sorted(told, key=lambda one: (-one.services, one.text)))
