"""Late? Complete plans for the rest of the day, side by side, each with what it costs.

`trouble` says whether the day runs past what people count on; `proposals` are the plans.
"""

import datetime
from collections.abc import Sequence
from itertools import chain
from typing import Final

from dialog_app.core.day import Day
from dialog_app.core.replan.draft import Draft
from dialog_app.core.replan.proposal import Proposal, Way, proposal
from dialog_app.core.replan.shorten import shortened
from dialog_app.core.replan.study import END, Study
from dialog_app.core.replan.take_out import with_carried, with_dropped, with_method_carried
from dialog_app.core.replan.trouble import WORTH_TELLING, Trouble, trouble

__all__ = ["MOST", "WORTH_TELLING", "Proposal", "Trouble", "Way", "best", "proposals", "trouble"]

MOST: Final = 3
"""As many plans as can be weighed with a room waiting."""

_WORTH_SHARING: Final = 10


def proposals(day: Day, now: datetime.datetime) -> tuple[Proposal, ...]:
    """Return the plans to choose from, none while `trouble` says None, at most `MOST`.

    One shortens, one lets something leave the day, the last ends later (or lets the fixed points
    move). None is as good as another in everything and worse in something. Where nothing can
    give way only the last is left. The same day and time always give the same plans.
    """
    if trouble(day, now) is None:
        return ()
    study = Study(day, now)
    later = proposal(study, Way.LATER, Draft())
    made = _distinct([*_keeping(study), *_letting_go(study)], later)
    kept = [p for p in made if not any(p.cost.is_beaten_by(q.cost) for q in (*made, later))]
    chosen = sorted(_varied(kept)[: MOST - 1], key=lambda p: tuple(Way).index(p.way))
    return (*chosen, later)


def best(offered: Sequence[Proposal]) -> int:
    """Return the place of the plan to begin with: the one that breaks fewest promises."""
    places = range(len(offered))
    return min(places, key=lambda place: (offered[place].cost.past_end, offered[place].cost.moved))


def _keeping(study: Study) -> list[Proposal]:
    """Return the plans in which everything that was planned is held, the likeliest first."""
    air, goals = study.aired, study.goals
    rest = (END,) if END in goals else goals
    made = [(Way.AIR, air)] if study.meets(air, goals) else []
    made += [
        (Way.SHORTEN, shortened(study, air, rest)),
        (Way.HOLD, shortened(study, air, goals)),
    ]
    need = study.missed(Draft(), END)
    if need >= _WORTH_SHARING:
        made.append((Way.SHARE, shortened(study, air, (END,), leaving=need // 2)))
    return [proposal(study, way, draft) for way, draft in made]


def _letting_go(study: Study) -> list[Proposal]:
    """Return the plans in which something leaves the day, the one that keeps most first."""
    made = [
        proposal(study, way, draft)
        for way, draft in (
            (Way.DROP, with_dropped(study)),
            (Way.METHOD, with_method_carried(study)),
            (Way.CARRY, with_carried(study)),
        )
        if draft != study.aired
    ]
    return sorted(made, key=lambda p: (p.cost.past_end, p.cost.moved, p.cost.cut))


def _distinct(made: Sequence[Proposal], later: Proposal) -> list[Proposal]:
    """Return the plans that differ from each other and from changing nothing."""
    found: list[Proposal] = []
    for plan in made:
        known = [(other.changes, other.draft.method) for other in (*found, later)]
        if (plan.changes, plan.draft.method) not in known:
            found.append(plan)
    return found


def _varied(kept: Sequence[Proposal]) -> list[Proposal]:
    """Return the plans so that the first two are of different kinds, where there are such."""
    letting_go = (Way.DROP, Way.METHOD, Way.CARRY)
    keeping = [plan for plan in kept if plan.way not in letting_go]
    going = [plan for plan in kept if plan.way in letting_go]
    return [*keeping[:1], *going[:1], *chain(keeping[1:], going[1:])]
