"""Leaving out of one service's minutes what several services share; the others keep theirs."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dialog_app.core.commands.findings import named_for
from dialog_app.core.commands.taking_away import links_of, taken_away
from dialog_app.core.day import Day
from dialog_app.core.minutes.passages import heard_by
from dialog_app.core.model.said import (
    Action,
    Link,
    LinkKind,
    Obstacle,
    ObstacleService,
    ObstacleSource,
    ObstacleStatus,
    Possibility,
)
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added, removed


def obstacle_left_out(
    day: Day, laptop: Laptop, row: Obstacle, service_id: str
) -> tuple[Change, ...]:
    """Return the changes after which an obstacle, and what is merged with it, is not a service's.

    What concerned nobody else is gone; what stands on is merged as before, and possibilities that
    answered it stand where they stood.
    """
    kept = day.one(Obstacle, day.survivor(row.id))
    ways = day.linked_from(kept.id, LinkKind.ANSWERS)
    off = _off(day, laptop, kept, service_id)
    without = day.after(Step("", off))
    settled: list[Change] = []
    for way in ways:
        possibility = day.find(Possibility, way)
        if possibility is not None and not possibility.service_id:
            stood = _who_has(day, possibility)
            if stood != _who_has(without, possibility):
                settled += _given_to(without, laptop, possibility, stood)
    return (*off, *settled)


def _off(day: Day, laptop: Laptop, kept: Obstacle, service_id: str) -> tuple[Change, ...]:
    """Return the changes that take a service off an obstacle and all that is merged into it."""
    parts = day.parts(kept)
    mine = [part for part in parts if day.concerns_alone(part, service_id)]
    shared = {part.id: _others(day, part, service_id) for part in mine}
    gone = [part for part in mine if not shared[part.id]]
    left = [change for part in mine for change in _left(day, laptop, part, service_id, shared)]
    rest = [part for part in parts if part not in gone]
    return (*left, *_gone(day, gone, rest), *_merged(day, rest, gone))


def _others(day: Day, part: Obstacle, service_id: str) -> tuple[str, ...]:
    others = (one for one in day.service_ids if one != service_id)
    return tuple(one for one in others if day.concerns_alone(part, one))


def _left(
    day: Day,
    laptop: Laptop,
    part: Obstacle,
    service_id: str,
    shared: Mapping[str, tuple[str, ...]],
) -> tuple[Change, ...]:
    """Return the changes that take one service off a shared obstacle."""
    if not shared[part.id]:
        return ()
    named = day.where(ObstacleService, lambda row: row.obstacle_id == part.id)
    if named:
        return removed(*(row for row in named if row.service_id == service_id))
    return added(*(named_for(laptop, part, one) for one in shared[part.id]))


def _gone(day: Day, gone: Iterable[Obstacle], rest: list[Obstacle]) -> tuple[Change, ...]:
    """Return the changes that take obstacles away; links lead to what they were merged with."""
    changes: list[Change] = []
    for part in gone:
        links = links_of(day, part.id)
        moved = [Change(link, replace(link, to_id=rest[0].id)) for link in links if rest]
        changes += removed(*_about(day, part.id))
        changes += moved or removed(*links)
        changes += removed(part)
    return tuple(changes)


def _about(day: Day, obstacle_id: str) -> tuple[ObstacleService | ObstacleSource, ...]:
    """Return the rows that say whose an obstacle is and what is behind it."""
    return (
        *day.where(ObstacleService, lambda row: row.obstacle_id == obstacle_id),
        *day.where(ObstacleSource, lambda row: row.obstacle_id == obstacle_id),
    )


def _merged(day: Day, rest: list[Obstacle], gone: list[Obstacle]) -> tuple[Change, ...]:
    """Return the changes that merge what is left with the first of it, as answered as before."""
    if not (rest and gone):
        return ()
    away = {part.id for part in gone}
    said = (part.status for part in (*rest, *gone))
    status = next((one for one in said if one is not ObstacleStatus.OPEN), ObstacleStatus.OPEN)
    first, *others = rest
    loose = [part for part in others if part.merged_into in {"", *away}]
    changes = [
        Change(first, replace(first, merged_into="", status=status)),
        *(Change(part, replace(part, merged_into=first.id)) for part in loose),
    ]
    return tuple(change for change in changes if change.before != change.after)


def possibility_left_out(
    day: Day, laptop: Laptop, row: Possibility, service_id: str
) -> tuple[Change, ...]:
    """Return the changes after which a possibility is not a service's; others have it each."""
    keep = [one for one in _who_has(day, row) if one != service_id]
    return _given_to(day, laptop, row, keep) if keep else taken_away(day, row)


def _who_has(day: Day, row: Possibility) -> tuple[str, ...]:
    """Return the services in whose minutes a possibility stands."""
    found = heard_by(day, (row.service_id,) if row.service_id else day.service_ids)
    return tuple(one for one, heard in found if row.id in {way.id for way in heard.possibilities})


def _given_to(
    day: Day, laptop: Laptop, row: Possibility, services: Iterable[str]
) -> tuple[Change, ...]:
    """Return the changes that give each of these services a possibility as its own."""
    copies = {
        one: replace(row, id=laptop.new_id(), origin=laptop.name, service_id=one, group_id="")
        for one in services
    }
    links = links_of(day, row.id)
    fresh = [copy for link in links for copy in _copied(day, laptop, link, copies)]
    return (*added(*copies.values(), *fresh), *removed(*links, row))


def _copied(
    day: Day, laptop: Laptop, link: Link, copies: Mapping[str, Possibility]
) -> Iterable[Link]:
    """Give the links that the copies of a possibility have instead of it."""
    action = day.find(Action, link.from_id)
    for service_id, copy in copies.items():
        if action is None:
            yield replace(link, id=laptop.new_id(), from_id=copy.id)
        elif action.service_id == service_id:
            yield replace(link, id=laptop.new_id(), to_id=copy.id)
