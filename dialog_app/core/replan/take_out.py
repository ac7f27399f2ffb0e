"""Letting something leave the day: dropped, carried to the next day, or one method carried."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from dialog_app.core.clock import GONE, given
from dialog_app.core.model.base import SubjectKind
from dialog_app.core.model.days import AgendaItem, DaySubject, ItemKind, ItemState
from dialog_app.core.model.said import Round
from dialog_app.core.replan import rules
from dialog_app.core.replan.draft import Draft
from dialog_app.core.replan.shorten import shortened
from dialog_app.core.replan.study import Study

MOST_CARRIED: Final = 2
_MOST_DROPPED: Final = 100
_MINUTE: Final = datetime.timedelta(minutes=1)


def with_dropped(study: Study) -> Draft:
    """Return the plan that drops what may be dropped, as little as does it."""
    return _without(study, _may_drop, ItemState.DROPPED, _MOST_DROPPED)


def with_carried(study: Study) -> Draft:
    """Return the plan that carries one item to the next day, or two."""
    only = _only_dialogue(study)
    return _without(
        study,
        lambda item: rules.may_carry(item) and item is not only,
        ItemState.CARRIED,
        MOST_CARRIED,
    )


def _only_dialogue(study: Study) -> AgendaItem | None:
    """Return the dialogue of a day that has no other: without it there is no such day."""
    held = [
        item
        for item in study.day.agenda
        if item.kind is ItemKind.DIALOGUE and item.state not in GONE
    ]
    return held[0] if len(held) == 1 else None


def _may_drop(item: AgendaItem) -> bool:
    return rules.may_drop(item) and item.kind is not ItemKind.BUFFER


def _without(study: Study, may: Callable[[AgendaItem], bool], state: ItemState, most: int) -> Draft:
    """Let the shortest item go that is enough; else the longest, and shorten the rest."""
    start = study.aired
    able = [item for item in study.coming if may(item) and _helps(study, start, item, state)]
    able.sort(key=lambda item: (given(item), item.position))
    for item in able:
        alone = start.without(item.id, state)
        if study.meets(alone, study.goals):
            return alone
    draft = start
    for item in reversed(able[-most:]):
        if not study.meets(draft, study.goals) and _helps(study, draft, item, state):
            draft = draft.without(item.id, state)
    return shortened(study, draft, study.goals) if draft != start else start


def _helps(study: Study, draft: Draft, item: AgendaItem, state: ItemState) -> bool:
    without = draft.without(item.id, state)
    return any(study.missed(without, g) < study.missed(draft, g) for g in study.goals)


def with_method_carried(study: Study) -> Draft:
    """Return the plan that leaves one method to the next day.

    Each item that would treat it gives at most the method's share of its time, so that the
    other methods keep theirs; the earliest give first.
    """
    start = study.aired
    method = _method(study)
    if method is None:
        return start
    draft = replace(start, method=method.version_id)
    for goal in study.goals:
        for item in treating(study, method.version_id):
            draft = _freed(study, draft, goal, item)
    draft = shortened(study, draft, study.goals) if draft.freed else start
    return draft if draft.freed else start


def _freed(study: Study, draft: Draft, goal: str, item: AgendaItem) -> Draft:
    share = given(item) // len(study.day.subjects_of(item)) - draft.freed_of(item.id) * _MINUTE
    most = min(share // _MINUTE, study.slack(item, draft), study.missed(draft, goal))
    if most <= 0:
        return draft
    gained = study.missed(draft, goal) - study.missed(draft.free(item.id, most), goal)
    return draft.free(item.id, gained) if gained > 0 else draft


def treating(study: Study, version_id: str) -> tuple[AgendaItem, ...]:
    """Return the items to come that share their time among methods, this and others."""
    return tuple(
        item
        for item in study.coming
        if item.kind in rules.BY_METHOD and _is_shared(study.day.subjects_of(item), version_id)
    )


def _is_shared(subjects: Sequence[DaySubject], version_id: str) -> bool:
    return len(subjects) > 1 and any(row.version_id == version_id for row in subjects)


def _method(study: Study) -> DaySubject | None:
    """Return the method to carry: the last that nobody has answered to, else the last."""
    methods = [
        row
        for row in study.day.subjects
        if row.subject_kind is SubjectKind.METHOD and treating(study, row.version_id)
    ]
    asked = {row.version_id for row in study.day.all(Round)}
    fresh = [row for row in methods if row.version_id not in asked]
    return next(reversed(fresh or methods), None)
