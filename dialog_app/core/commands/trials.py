"""Trying a method out: what a service tries, until when, and how it went."""

import datetime
from dataclasses import replace

from dialog_app.core.commands.closed import changed, require_open
from dialog_app.core.commands.findings import About
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import SubjectKind
from dialog_app.core.model.said import Trial, TrialState
from dialog_app.core.plain import clean
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Step, added, removed
from dialog_app.core.trying import Standing

TRIED = (SubjectKind.METHOD, SubjectKind.TOOL)


def set_trial(
    day: Day,
    laptop: Laptop,
    about: About,
    state: TrialState,
    until: datetime.date | None = None,
    how_it_went: str = "",
) -> Step:
    """Say that a service tries a subject, how far it has come and how it went.

    Raises `RuleBroken`: `day.closed`, `action.no_service`.
    """
    require_open(day)
    if not about.service_id:
        raise RuleBroken("action.no_service")
    before = day.trial(about.service_id, about.subject)
    if before is not None:
        after = replace(before, state=state, until=until, how_it_went=clean(how_it_went, 4000))
        return changed("step.trial_set", before, after)
    trial = Trial(
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=day.id,
        subject_kind=about.subject.kind,
        version_id=about.subject.version_id,
        service_id=about.service_id,
        state=state,
        until=until,
        how_it_went=clean(how_it_went, 4000),
    )
    return Step("step.trial_set", added(trial))


def turn_trial(day: Day, laptop: Laptop, about: About, earlier: Standing | None = None) -> Step:
    """Go one step on: not tried, chosen, under way, adjusted, stopped, and not tried again.

    A trial that has come some way on `earlier` days goes on from there. Raises `RuleBroken`:
    `day.closed`, `action.no_service`, `trial.nothing_to_try` for what is no method and no tool.
    """
    if not about.subject.version_id or about.subject.kind not in TRIED:
        raise RuleBroken("trial.nothing_to_try")
    before = day.trial(about.service_id, about.subject)
    if before is None and earlier is not None:
        return set_trial(day, laptop, about, _after(earlier.state), earlier.until)
    if before is None:
        return set_trial(day, laptop, about, TrialState.CHOSEN)
    if before.state is TrialState.STOPPED:
        require_open(day)
        return Step("step.trial_taken_back", removed(before))
    return set_trial(day, laptop, about, _after(before.state), before.until, before.how_it_went)


def _after(state: TrialState) -> TrialState:
    """Return what comes after a state; after the last one it stays."""
    states = list(TrialState)
    return states[min(states.index(state) + 1, len(states) - 1)]
