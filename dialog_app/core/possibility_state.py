"""How far a possibility has come, as it can be read from what hangs together with it."""

from enum import StrEnum

from dialog_app.core.day import Day
from dialog_app.core.model.said import (
    Action,
    ActionState,
    LinkKind,
    Obstacle,
    ObstacleStatus,
    Possibility,
)


class PossibilityState(StrEnum):
    """Open, answered by an action, or waiting for somebody else; never written down anywhere."""

    OPEN = "open"
    ANSWERED = "answered"
    NEEDS_OTHERS = "needs_others"


def state_of(day: Day, possibility: Possibility) -> PossibilityState:
    """Return how far a possibility has come.

    It is answered while an action that was not dropped comes from it. Else it needs others where
    it needs a change of law, or where all the obstacles it answers need others.
    """
    if any(action.state is not ActionState.DROPPED for action in actions_from(day, possibility)):
        return PossibilityState.ANSWERED
    ids = day.linked_to(possibility.id, LinkKind.ANSWERS)
    found = [row for one in ids if (row := day.find(Obstacle, one)) is not None]
    for_others = [row.status is ObstacleStatus.NEEDS_OTHERS for row in found]
    if possibility.needs_law_change or (for_others and all(for_others)):
        return PossibilityState.NEEDS_OTHERS
    return PossibilityState.OPEN


def actions_from(day: Day, possibility: Possibility) -> tuple[Action, ...]:
    """Return the actions that come from a possibility, in the order they were agreed."""
    ids = set(day.linked_from(possibility.id, LinkKind.COMES_FROM))
    return tuple(action for action in day.actions if action.id in ids)
