"""The wall as a queue: what waits, its order, and going on and back through what is shown."""

from dataclasses import replace
from typing import Final

from dialog_app.core.commands import wall
from dialog_app.core.commands.closed import require_open
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Subject
from dialog_app.core.model.days import Place, Projection, SlideKind
from dialog_app.core.plain import clean
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added, removed
from dialog_app.core.showing import Showing, past, showing, waiting
from dialog_app.core.slide import MESSAGE_LIMIT

QUEUE_MOST: Final = 30
"""How many things can wait for the wall."""


def queue(day: Day, laptop: Laptop, what: Showing) -> Step:
    """Put something last in the queue; answers stay hidden until they are shown.

    Raises `RuleBroken`: `day.closed`, `wall.stands_already`, `wall.waits_already`,
    `wall.queue_full`, `wall.message_empty`.
    """
    require_open(day)
    what = replace(what, message=clean(what.message, MESSAGE_LIMIT).strip())
    rows = waiting(day)
    if what.kind is SlideKind.MESSAGE and not what.message:
        raise RuleBroken("wall.message_empty")
    if what == showing(day.wall):
        raise RuleBroken("wall.stands_already")
    if any(showing(row) == what for row in rows):
        raise RuleBroken("wall.waits_already")
    if len(rows) >= QUEUE_MOST:
        raise RuleBroken("wall.queue_full", most=QUEUE_MOST)
    position = rows[-1].position + 1 if rows else 0
    row = wall.projection(day, laptop, what, Place.NEXT, position)
    return Step("step.wall_queued", added(row))


def unqueue(day: Day, _laptop: Laptop, row_id: str) -> Step:
    """Take something out of the queue. Raises `RuleBroken`: `day.closed`, `row.gone`."""
    require_open(day)
    return Step("step.wall_unqueued", removed(day.one(Projection, row_id)))


def move(day: Day, _laptop: Laptop, row_id: str, by: int) -> Step:
    """Move something in the queue one place or more; beyond its ends is at its end.

    Raises `RuleBroken`: `day.closed`, `row.gone`.
    """
    require_open(day)
    row = day.one(Projection, row_id)
    rows = [*waiting(day)]
    if row not in rows:
        raise RuleBroken("row.gone", kind=Projection.__name__)
    to = max(0, min(len(rows) - 1, rows.index(row) + by))
    rows.remove(row)
    rows.insert(to, row)
    fresh = ((old, replace(old, position=place)) for place, old in enumerate(rows))
    changes = tuple(Change(old, new) for old, new in fresh if old != new)
    return Step("step.wall_queue_moved", changes)


def show_next(day: Day, laptop: Laptop) -> Step:
    """Show what waits first; what stood there goes into the history.

    Raises `RuleBroken`: `day.closed`, `wall.queue_empty`.
    """
    require_open(day)
    rows = waiting(day)
    if not rows:
        raise RuleBroken("wall.queue_empty")
    return wall.show(day, laptop, showing(rows[0]))


def show_previous(day: Day, laptop: Laptop) -> Step:
    """Show what stood on the wall before; what stands there now waits first, to come again.

    Answers come as they were when they were shown: who has answered since is told only when
    they are shown anew. Raises `RuleBroken`: `day.closed`, `wall.nothing_before`.
    """
    require_open(day)
    now, rows = showing(day.wall), past(day)
    others = [place for place, row in enumerate(rows) if showing(row) != now]
    if not others:
        raise RuleBroken("wall.nothing_before")
    what = showing(rows[others[-1]])
    changes = wall.again_changes(day, laptop, what) + removed(*rows[others[-1] :])
    changes += wall.taken_out(day, what) + wall.taken_out(day, now)
    first = min((row.position for row in waiting(day)), default=0) - 1
    row = wall.projection(day, laptop, now, Place.NEXT, first)
    return Step(f"step.wall_{what.kind.value}", changes + added(row))


def without(day: Day, subject: Subject) -> tuple[Change, ...]:
    """Return the changes that take all of a subject out of queue and history."""
    return removed(*day.where(Projection, lambda row: showing(row).subject == subject))
