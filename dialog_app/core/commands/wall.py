"""Putting things on the wall. Everything here can be undone, and takes the wall out of black.

What is shown anew also ends a freeze: the facilitator asked for it to be seen. What stood there
before goes into the history, and what comes from the queue leaves it.
"""

from dataclasses import replace
from typing import Final

from dialog_app.core.commands.closed import require_open
from dialog_app.core.day import Day
from dialog_app.core.model.base import Subject
from dialog_app.core.model.days import Phase, Place, Projection, SlideKind, Wall
from dialog_app.core.model.said import LabelUse
from dialog_app.core.plain import clean
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added, removed
from dialog_app.core.showing import NO_SUBJECT, Showing, showing
from dialog_app.core.slide import MESSAGE_LIMIT
from dialog_app.core.slides.results import Told, shown_mark, shown_marks, told

HISTORY_MOST: Final = 50
"""How many of the things that stood on the wall before are remembered."""

_PLACE = "wall"


def show(day: Day, laptop: Laptop, what: Showing) -> Step:
    """Show anything that can be shown; an empty message changes nothing.

    Answers count as shown from now on. A service whose answers change afterwards is left out
    until they are shown again; each label shown is recorded with its rule version and input hash.
    Raises `RuleBroken("day.closed")`.
    """
    require_open(day)
    if what.kind is SlideKind.MESSAGE:
        what = replace(what, message=clean(what.message, MESSAGE_LIMIT).strip())
        if not what.message:
            return Step("step.wall_message", ())
    changes = wall_changes(day, laptop, what) + history_changes(day, laptop, what)
    return Step(f"step.wall_{what.kind.value}", changes + taken_out(day, what))


def show_agenda(day: Day, laptop: Laptop) -> Step:
    """Show where we are in the day. Raises `RuleBroken("day.closed")`."""
    return show(day, laptop, Showing(SlideKind.AGENDA))


def show_method(day: Day, laptop: Laptop, subject: Subject) -> Step:
    """Show a working method (tool, main answer, value). Raises `RuleBroken("day.closed")`."""
    return show(day, laptop, Showing(SlideKind.METHOD, subject))


def show_result(day: Day, laptop: Laptop, subject: Subject, phase: Phase) -> Step:
    """Show what the services answered. Raises `RuleBroken("day.closed")`."""
    return show(day, laptop, Showing(SlideKind.RESULT, subject, phase))


def show_obstacles(day: Day, laptop: Laptop, subject: Subject = NO_SUBJECT) -> Step:
    """Show obstacles and possibilities of a subject, or those said of no method.

    Raises `RuleBroken("day.closed")`.
    """
    return show(day, laptop, Showing(SlideKind.OBSTACLES, subject))


def show_main_answers(day: Day, laptop: Laptop) -> Step:
    """Show the main answers from children. Raises `RuleBroken("day.closed")`."""
    return show(day, laptop, Showing(SlideKind.MAIN_ANSWERS))


def show_give_back(day: Day, laptop: Laptop, subject: Subject) -> Step:
    """Show what became of what children said. Raises `RuleBroken("day.closed")`."""
    return show(day, laptop, Showing(SlideKind.GIVE_BACK, subject))


def show_countdown(day: Day, laptop: Laptop) -> Step:
    """Show the time left, very large. Raises `RuleBroken("day.closed")`."""
    return show(day, laptop, Showing(SlideKind.COUNTDOWN))


def show_message(day: Day, laptop: Laptop, text: str) -> Step:
    """Show a message of at most 200 characters; an empty one changes nothing.

    Raises `RuleBroken("day.closed")`.
    """
    return show(day, laptop, Showing(SlideKind.MESSAGE, message=text))


def black_on_off(day: Day, laptop: Laptop) -> Step:
    """Make the wall black, or let it show again what it showed.

    Raises `RuleBroken("day.closed")`.
    """
    wall = _mine(day, laptop)
    after = replace(wall, black=not wall.black)
    return _step(day, "step.wall_black" if after.black else "step.wall_not_black", after)


def freeze_on_off(day: Day, laptop: Laptop) -> Step:
    """Hold the picture as it is, or let it follow the day again.

    Raises `RuleBroken("day.closed")`.
    """
    wall = _mine(day, laptop)
    after = replace(wall, frozen=not wall.frozen)
    return _step(day, "step.wall_frozen" if after.frozen else "step.wall_not_frozen", after)


def timer_on_off(day: Day, laptop: Laptop) -> Step:
    """Lay the time left over whatever stands on the wall, or take it away.

    Raises `RuleBroken("day.closed")`.
    """
    wall = _mine(day, laptop)
    after = replace(wall, timer=not wall.timer)
    return _step(day, "step.wall_timer" if after.timer else "step.wall_no_timer", after)


def wall_changes(day: Day, laptop: Laptop, what: Showing) -> tuple[Change, ...]:
    """Return the changes that put something on the wall, and record what it tells of answers."""
    wall = _showing(day, laptop, what)
    if what.kind is not SlideKind.RESULT:
        return _changed(day, wall)
    after = replace(wall, shown=_marks(day, wall, what))
    return _changed(day, after) + added(*_labels(day, laptop, what))


def again_changes(day: Day, laptop: Laptop, what: Showing) -> tuple[Change, ...]:
    """Return the changes that put back what stood on the wall: answers as they were shown."""
    return _changed(day, _showing(day, laptop, what))


def history_changes(day: Day, laptop: Laptop, what: Showing) -> tuple[Change, ...]:
    """Return the changes that put what stands on the wall into the history, for what follows it."""
    now = showing(day.wall)
    if now == what:
        return ()
    rows = day.where(Projection, lambda row: row.place is Place.PAST)
    oldest_first = sorted(rows, key=lambda row: row.position)
    position = oldest_first[-1].position + 1 if oldest_first else 0
    row = projection(day, laptop, now, Place.PAST, position)
    spare = len(oldest_first) + 1 - HISTORY_MOST
    return added(row) + removed(*oldest_first[: max(0, spare)])


def taken_out(day: Day, what: Showing) -> tuple[Change, ...]:
    """Return the changes that take something out of the queue, where it waits there."""
    return removed(
        *day.where(Projection, lambda row: row.place is Place.NEXT and showing(row) == what)
    )


def projection(day: Day, laptop: Laptop, what: Showing, place: Place, position: int) -> Projection:
    """Return a row of the queue or the history."""
    return Projection(
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=day.id,
        place=place,
        position=position,
        kind=what.kind,
        subject_kind=what.subject.kind,
        version_id=what.subject.version_id,
        phase=what.phase,
        message=what.message,
    )


def _showing(day: Day, laptop: Laptop, what: Showing) -> Wall:
    """Return the wall showing something else; what was shown before stays known as shown."""
    return replace(
        _mine(day, laptop),
        kind=what.kind,
        subject_kind=what.subject.kind,
        version_id=what.subject.version_id,
        phase=what.phase,
        message=what.message,
        black=False,
        frozen=False,
    )


def _mine(day: Day, laptop: Laptop) -> Wall:
    """Return the day's wall, marked with this laptop where there was none before."""
    wall = day.wall
    return wall if day.find(Wall, wall.id) else replace(wall, origin=laptop.name)


def _step(day: Day, label: str, after: Wall) -> Step:
    require_open(day)
    return Step(label, _changed(day, after))


def _changed(day: Day, after: Wall) -> tuple[Change, ...]:
    before = day.find(Wall, after.id)
    return () if before == after else (Change(before, after),)


def _marks(day: Day, wall: Wall, what: Showing) -> tuple[str, ...]:
    """Return what counts as shown from now on: these answers as they are, others as they were."""
    mark = shown_mark(what.subject, what.phase)
    earlier = (one for one in wall.shown if one != mark and not one.startswith(f"{mark}:"))
    return (*earlier, *shown_marks(day, what.subject, what.phase))


def _labels(day: Day, laptop: Laptop, what: Showing) -> list[LabelUse]:
    rows = (row for row in told(day, what.subject, what.phase) if isinstance(row, Told))
    uses = (_label_use(day, laptop, what, row) for row in rows)
    return [use for use in uses if use is not None]


def _label_use(day: Day, laptop: Laptop, what: Showing, row: Told) -> LabelUse | None:
    """Return the row that says which label was shown, or None where none or known already."""
    if row.label is None:
        return None
    use = LabelUse(
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=day.id,
        subject_kind=what.subject.kind,
        version_id=what.subject.version_id,
        place=_PLACE,
        service_id=row.service_id,
        phase=what.phase,
        label=row.label.value,
        rule_version=row.rule_version,
        input_hash=row.input_hash,
        group_id=row.group_id,
    )
    known = (replace(row, id=use.id, origin=use.origin) for row in day.all(LabelUse))
    return None if use in known else use
