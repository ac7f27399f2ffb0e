"""What can be put on the wall, what waits for it, and what stood there before."""

from dataclasses import dataclass
from typing import Final

from dialog_app.core.day import Day
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.model.days import ItemKind, Phase, Place, Projection, SlideKind, Wall

NO_SUBJECT: Final = Subject(SubjectKind.METHOD, "")

UNASKED: Final = frozenset(
    {SlideKind.AGENDA, SlideKind.METHOD, SlideKind.MAIN_ANSWERS, SlideKind.COUNTDOWN}
)
"""Kinds that say only what plan and catalogue say, so a suggestion alone may bring them.

Answers and what was said come on the wall only when somebody asked for exactly that.
"""

_ASKED_ABOUT: Final = frozenset({ItemKind.POSITIONS, ItemKind.WORKING_METHODS})
_TALKED_ABOUT: Final = frozenset(
    {
        ItemKind.DIALOGUE,
        ItemKind.PLENARY,
        ItemKind.OBSTACLES,
        ItemKind.SOLUTIONS,
        ItemKind.STATUS,
        ItemKind.EXERCISE,
    }
)
_RESTS: Final = frozenset({ItemKind.BREAK, ItemKind.LUNCH})


@dataclass(frozen=True, slots=True)
class Showing:
    """One thing to put on the wall; two that are equal are the same thing shown twice."""

    kind: SlideKind
    subject: Subject = NO_SUBJECT
    phase: Phase = Phase.NONE
    message: str = ""


def showing(row: Wall | Projection) -> Showing:
    """Return what the wall shows below black, or what a projection is of."""
    subject = Subject(row.subject_kind, row.version_id)
    return Showing(row.kind, subject, row.phase, row.message)


def waiting(day: Day) -> tuple[Projection, ...]:
    """Return what waits for the wall, the first one first; without what the day treats no more."""
    return _sorted(day, Place.NEXT)


def past(day: Day) -> tuple[Projection, ...]:
    """Return what stood on the wall before, the oldest first; without what is treated no more."""
    return _sorted(day, Place.PAST)


def _sorted(day: Day, place: Place) -> tuple[Projection, ...]:
    stands = {row.subject for row in day.subjects} | {NO_SUBJECT}
    # A day taken in from elsewhere can bring projections of anything.
    rows = day.where(
        Projection,
        lambda row: (
            row.place is place
            and (row.kind is SlideKind.GIVE_BACK or showing(row).subject in stands)
        ),
    )
    return tuple(sorted(rows, key=lambda row: (row.position, row.id)))


def suggested(day: Day, subject: Subject | None, phase: Phase) -> tuple[Showing, ...]:
    """Return what the running item gives reason to show, likeliest first; nothing of it is kept.

    `subject` and `phase` are what the facilitator attends to. What stands there now is left out.
    """
    now = showing(day.wall)
    agenda = Showing(SlideKind.AGENDA)
    return tuple(one for one in (*_of_item(day, subject, phase), agenda) if one != now)


def _of_item(day: Day, subject: Subject | None, phase: Phase) -> tuple[Showing, ...]:
    kind = day.running.kind if day.running is not None else None
    if kind is ItemKind.PRESENTATION:
        return (Showing(SlideKind.MAIN_ANSWERS),)
    if kind in _RESTS:
        return (Showing(SlideKind.COUNTDOWN),)
    if subject is None:
        return ()
    if kind in _ASKED_ABOUT:
        return Showing(SlideKind.METHOD, subject), Showing(SlideKind.RESULT, subject, phase)
    if kind in _TALKED_ABOUT:
        return (Showing(SlideKind.OBSTACLES, subject),)
    return ()
