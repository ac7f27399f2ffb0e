"""Taking minutes from items, each in proportion to its length and none below its least."""

from collections.abc import Sequence

from dialog_app.core.clock import given
from dialog_app.core.model.days import AgendaItem
from dialog_app.core.replan.draft import Draft
from dialog_app.core.replan.study import Study


def shortened(study: Study, draft: Draft, goals: Sequence[str], leaving: int = 0) -> Draft:
    """Return the draft with as much taken as its goals need, or as there is to take.

    Goals are met in the order they come, each with minutes from items that help it. `leaving`
    is how many minutes late each may still be.
    """
    for goal in goals:
        draft = _towards(study, draft, goal, leaving)
    return _given_back(study, draft, goals, leaving)


def _towards(study: Study, draft: Draft, goal: str, leaving: int) -> Draft:
    """Take minutes until a goal is met. Air on the way may swallow some, hence the rounds."""
    while (need := study.missed(draft, goal) - leaving) > 0:
        slacks = {item.id: study.slack(item, draft) for item in study.shortenable}
        able = [item for item in study.shortenable if _helps(study, draft, goal, item)]
        shares = shared(need, able, slacks)
        if not shares:
            return draft
        for item_id, minutes in shares.items():
            draft = draft.cut(item_id, minutes)
    return draft


def _helps(study: Study, draft: Draft, goal: str, item: AgendaItem) -> bool:
    if not study.slack(item, draft):
        return False
    return study.missed(draft.cut(item.id, 1), goal) < study.missed(draft, goal)


def shared(need: int, items: Sequence[AgendaItem], slacks: dict[str, int]) -> dict[str, int]:
    """Return the minutes each item gives: in proportion to what it has, none beyond its slack.

    Whole minutes, shared out as seats are after votes: the next goes to the item that has then
    given the smallest part of its time, the earlier of two alike.
    """
    has = {item.id: max(1, int(given(item).total_seconds() // 60)) for item in items}
    gives = dict.fromkeys(has, 0)
    for _ in range(need):
        able = [name for name in gives if gives[name] < slacks[name]]
        if not able:
            break
        gives[min(able, key=lambda name: (2 * gives[name] + 1) / has[name])] += 1
    return {name: minutes for name, minutes in gives.items() if minutes}


def _given_back(study: Study, draft: Draft, goals: Sequence[str], leaving: int) -> Draft:
    """Give back every minute that turned out to help nothing, the latest items first.

    Minutes that a carried method frees are nobody's loss, and are given back last.
    """
    misses = {goal: max(leaving, study.missed(draft, goal)) for goal in goals}

    def enough(less: Draft) -> bool:
        return all(study.missed(less, goal) <= misses[goal] for goal in goals)

    for item in reversed(study.shortenable):
        while draft.cut_of(item.id) > draft.freed_of(item.id):
            if not enough(less := draft.cut(item.id, -1)):
                break
            draft = less
    for item in reversed(study.shortenable):
        while draft.freed_of(item.id) and enough(less := draft.free(item.id, -1)):
            draft = less
    return draft
