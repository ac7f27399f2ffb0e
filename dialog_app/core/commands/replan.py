"""Changing the rest of a running day: by a whole plan, or one item at a time by hand."""

import datetime
from collections.abc import Iterable
from dataclasses import replace

from dialog_app.core import formats
from dialog_app.core.clock import GONE, forecast
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.days import (
    AgendaItem,
    DayState,
    ItemState,
    PlanChange,
    PlanChangeKind,
)
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added, removed
from dialog_app.core.replan.draft import row_changes
from dialog_app.core.replan.proposal import Proposal, seen
from dialog_app.core.replan.rules import UNTOUCHED
from dialog_app.core.replan.trouble import lateness

_MINUTE = datetime.timedelta(minutes=1)


def apply(day: Day, laptop: Laptop, proposal: Proposal) -> Step:
    """Carry a proposal out, all of it in one step; what was changed is noted.

    Raises `RuleBroken`: `day.not_running`, and `replan.stale` when the day is no longer the one
    the proposal was made for.
    """
    _require_running(day)
    if proposal.seen != seen(day) or not _fits_running(day, laptop, proposal):
        raise RuleBroken("replan.stale")
    rows = tuple(_noted(day, laptop, proposal))
    ends = proposal.forecast.ends
    facts = {"end": formats.clock(ends) if ends else ""}
    return Step("step.replanned", (*row_changes(day, proposal.draft), *added(*rows)), facts)


def _fits_running(day: Day, laptop: Laptop, proposal: Proposal) -> bool:
    """Tell whether the running item still has the minutes that are to be taken from it."""
    running = day.running
    cut = proposal.draft.cut_of(running.id) if running else 0
    left = forecast(day, laptop.now()).remaining
    return not cut or (left is not None and left >= cut * _MINUTE)


def _noted(day: Day, laptop: Laptop, proposal: Proposal) -> Iterable[PlanChange]:
    """Give a row for everything the plan changes."""

    def note(kind: PlanChangeKind, item_id: str, minutes: int, version_id: str = "") -> PlanChange:
        return PlanChange(
            id=laptop.new_id(),
            origin=laptop.name,
            day_id=day.id,
            kind=kind,
            at=laptop.now(),
            item_id=item_id,
            minutes=minutes,
            version_id=version_id,
        )

    for change in proposal.changes:
        yield note(change.kind, change.item.id, change.minutes)
    freed = [change for change in proposal.changes if change.freed]
    if freed:
        minutes = sum(change.freed for change in freed)
        yield note(PlanChangeKind.CARRIED, freed[0].item.id, minutes, proposal.draft.method)
    for late in proposal.moved:
        yield note(PlanChangeKind.LATER, late.timing.item.id, lateness(late.timing))
    if proposal.past_end:
        yield note(PlanChangeKind.LATER, "", proposal.past_end)


def drop(day: Day, laptop: Laptop, item_id: str) -> Step:
    """Drop an item that is still to come.

    Raises `RuleBroken`: `day.not_running`, `row.gone`, `item.not_coming`, `item.stays`.
    """
    item = _may_leave(day, item_id)
    return _left(laptop, item, ItemState.DROPPED, PlanChangeKind.DROPPED, "step.item_dropped")


def carry(day: Day, laptop: Laptop, item_id: str) -> Step:
    """Carry an item that is still to come to the next day.

    Raises `RuleBroken`: `day.not_running`, `row.gone`, `item.not_coming`, `item.stays`.
    """
    item = _may_leave(day, item_id)
    return _left(laptop, item, ItemState.CARRIED, PlanChangeKind.CARRIED, "step.item_carried")


def _may_leave(day: Day, item_id: str) -> AgendaItem:
    """Return an item that may leave the day: by hand whatever is not promised."""
    _require_running(day)
    item = day.one(AgendaItem, item_id)
    if item.state is not ItemState.COMING:
        raise RuleBroken("item.not_coming", title=item.title)
    if item.protected or item.kind in UNTOUCHED:
        raise RuleBroken("item.stays", title=item.title)
    return item


def _left(
    laptop: Laptop, item: AgendaItem, state: ItemState, kind: PlanChangeKind, label: str
) -> Step:
    noted = PlanChange(
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=item.day_id,
        kind=kind,
        at=laptop.now(),
        item_id=item.id,
        minutes=max(0, item.minutes + item.added_minutes),
    )
    changes = (Change(item, replace(item, state=state)), *added(noted))
    return Step(label, changes, {"title": item.title})


def bring_back(day: Day, _laptop: Laptop, item_id: str) -> Step:
    """Take up an item again that was dropped or carried; one whose place has passed comes next.

    Raises `RuleBroken`: `day.not_running`, `row.gone`, `item.not_gone`.
    """
    _require_running(day)
    item = day.one(AgendaItem, item_id)
    if item.state not in GONE:
        raise RuleBroken("item.not_gone", title=item.title)
    notes = day.where(PlanChange, lambda row: row.item_id == item_id and _is_leaving(row))
    changes = (*_placed(day, item), *removed(*notes))
    return Step("step.item_brought_back", changes, {"title": item.title})


def _is_leaving(row: PlanChange) -> bool:
    kinds = (PlanChangeKind.DROPPED, PlanChangeKind.CARRIED)
    return row.kind in kinds and not row.version_id


def _placed(day: Day, item: AgendaItem) -> Iterable[Change]:
    """Give the changes that let an item come, in its place or right after the running one."""
    items = [row for row in day.agenda if row.id != item.id]
    running = items.index(day.running) if day.running in items else -1
    place = max(day.agenda.index(item), running + 1)
    items.insert(place, item)
    for position, row in enumerate(items):
        state = ItemState.COMING if row is item else row.state
        after = replace(row, position=position, state=state)
        if after != row:
            yield Change(row, after)


def bring_method_back(day: Day, _laptop: Laptop, version_id: str) -> Step:
    """Treat a method again that was left to the next day; minutes already given stay given.

    Raises `RuleBroken`: `day.not_running`, `subject.not_carried`.
    """
    _require_running(day)
    notes = day.where(PlanChange, lambda row: bool(version_id) and row.version_id == version_id)
    if not notes:
        raise RuleBroken("subject.not_carried")
    return Step("step.method_brought_back", removed(*notes))


def _require_running(day: Day) -> None:
    if day.info.state is not DayState.RUNNING:
        raise RuleBroken("day.not_running")
