"""Putting things on the wall. Everything here can be undone, and takes the wall out of black.

What is shown anew also ends a freeze: the facilitator asked for it to be seen.
"""

from dataclasses import replace

from dialog_app.core.commands.closed import require_open
from dialog_app.core.day import Day
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.model.days import Phase, SlideKind, Wall
from dialog_app.core.model.said import LabelUse
from dialog_app.core.plain import clean
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added
from dialog_app.core.slide import MESSAGE_LIMIT
from dialog_app.core.slides.results import Told, shown_mark, shown_marks, told

_PLACE = "wall"
_NO_SUBJECT = Subject(SubjectKind.METHOD, "")


def show_agenda(day: Day, laptop: Laptop) -> Step:
    """Show where we are in the day. Raises `RuleBroken("day.closed")`."""
    return _step(day, "step.wall_agenda", _showing(day, laptop, SlideKind.AGENDA))


def show_method(day: Day, laptop: Laptop, subject: Subject) -> Step:
    """Show a working method (tool, main answer, value). Raises `RuleBroken("day.closed")`."""
    return _step(day, "step.wall_method", _showing(day, laptop, SlideKind.METHOD, subject))


def show_result(day: Day, laptop: Laptop, subject: Subject, phase: Phase) -> Step:
    """Show what the services answered; from now on these answers count as shown.

    A service whose answers change afterwards is left out until they are shown again. Each label
    shown is recorded with its rule version and input hash.
    Raises `RuleBroken("day.closed")`.
    """
    after = replace(_showing(day, laptop, SlideKind.RESULT, subject), phase=phase)
    mark = shown_mark(subject, phase)
    earlier = (one for one in after.shown if one != mark and not one.startswith(f"{mark}:"))
    after = replace(after, shown=(*earlier, *shown_marks(day, subject, phase)))
    labels = (
        _label_use(day, laptop, subject, phase, row)
        for row in told(day, subject, phase)
        if isinstance(row, Told)
    )
    fresh = tuple(use for use in labels if use is not None)
    return _step(day, "step.wall_result", after, added(*fresh))


def show_obstacles(day: Day, laptop: Laptop, subject: Subject = _NO_SUBJECT) -> Step:
    """Show obstacles and possibilities of a subject, or those said of no method.

    Raises `RuleBroken("day.closed")`.
    """
    return _step(day, "step.wall_obstacles", _showing(day, laptop, SlideKind.OBSTACLES, subject))


def show_main_answers(day: Day, laptop: Laptop) -> Step:
    """Show the main answers from children. Raises `RuleBroken("day.closed")`."""
    return _step(day, "step.wall_main_answers", _showing(day, laptop, SlideKind.MAIN_ANSWERS))


def show_countdown(day: Day, laptop: Laptop) -> Step:
    """Show the time left, very large. Raises `RuleBroken("day.closed")`."""
    return _step(day, "step.wall_countdown", _showing(day, laptop, SlideKind.COUNTDOWN))


def show_message(day: Day, laptop: Laptop, text: str) -> Step:
    """Show a message of at most 200 characters; an empty one changes nothing.

    Raises `RuleBroken("day.closed")`.
    """
    message = clean(text, MESSAGE_LIMIT).strip()
    if not message:
        return _step(day, "step.wall_message", day.wall)
    after = replace(_showing(day, laptop, SlideKind.MESSAGE), message=message)
    return _step(day, "step.wall_message", after)


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


def _showing(day: Day, laptop: Laptop, kind: SlideKind, subject: Subject = _NO_SUBJECT) -> Wall:
    """Return the wall showing something else; what was shown before stays known as shown."""
    return replace(
        _mine(day, laptop),
        kind=kind,
        subject_kind=subject.kind,
        version_id=subject.version_id,
        phase=Phase.NONE,
        message="",
        black=False,
        frozen=False,
    )


def _mine(day: Day, laptop: Laptop) -> Wall:
    """Return the day's wall, marked with this laptop where there was none before."""
    wall = day.wall
    return wall if day.find(Wall, wall.id) else replace(wall, origin=laptop.name)


def _step(day: Day, label: str, after: Wall, more: tuple[Change, ...] = ()) -> Step:
    require_open(day)
    before = day.find(Wall, after.id)
    same = before == after or (before is None and after == day.wall)
    return Step(label, (() if same else (Change(before, after),)) + more)


def _label_use(
    day: Day, laptop: Laptop, subject: Subject, phase: Phase, row: Told
) -> LabelUse | None:
    """Return the row that says which label was shown, or None where none or known already."""
    if row.label is None:
        return None
    use = LabelUse(
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=day.id,
        subject_kind=subject.kind,
        version_id=subject.version_id,
        place=_PLACE,
        service_id=row.service_id,
        phase=phase,
        label=row.label.value,
        rule_version=row.rule_version,
        input_hash=row.input_hash,
    )
    known = (replace(row, id=use.id, origin=use.origin) for row in day.all(LabelUse))
    return None if use in known else use
