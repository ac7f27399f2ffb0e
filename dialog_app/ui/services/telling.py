"""What one day tells about one service: answers as they may be told, actions, trials, obstacles."""

import datetime
from dataclasses import dataclass

from dialog_app.core.day import Day
from dialog_app.core.measures import Label, Tally
from dialog_app.core.model.base import Subject
from dialog_app.core.model.days import DayKind, DayState, Phase
from dialog_app.core.model.said import (
    Action,
    ActionState,
    Minutes,
    MinutesState,
    Obstacle,
    ObstacleStatus,
    Trial,
)
from dialog_app.core.protection import ProtectedTally, may_stand_side_by_side, protect


@dataclass(frozen=True, slots=True)
class Told:
    """A service's answer to one subject on one day; `tally` None is a majority, not counted.

    `raw` is only compared with other days, never shown.
    """

    subject: Subject
    phase: Phase
    shown: ProtectedTally | None
    raw: Tally | None

    @property
    def word(self) -> Label | None:
        """The word that may stand beside the counts."""
        return self.shown.word if self.shown is not None else None


@dataclass(frozen=True, slots=True)
class DayTold:
    """One day of a service's story."""

    day_id: str
    date: datetime.date
    kind: DayKind
    state: DayState
    present: int
    minutes: tuple[int, MinutesState] | None
    answers: tuple[Told, ...]
    actions: tuple[Action, ...]
    trials: tuple[Trial, ...]
    obstacles: tuple[Obstacle, ...]

    def answer(self, subject: Subject) -> Told | None:
        """Return the answer to a subject, or None where it was not asked."""
        return next((told for told in self.answers if told.subject == subject), None)


def told_by(day: Day, service_id: str) -> DayTold:
    """Return what a day tells about a service."""
    minutes = day.where(Minutes, lambda row: row.service_id == service_id)
    newest = max(minutes, key=lambda row: row.version, default=None)
    return DayTold(
        day_id=day.id,
        date=day.info.date,
        kind=day.info.kind,
        state=day.info.state,
        present=day.present(service_id),
        minutes=(newest.version, newest.state) if newest else None,
        answers=_answers(day, service_id),
        actions=tuple(
            row
            for row in day.actions
            if row.service_id == service_id and row.state is ActionState.OPEN
        ),
        trials=day.where(Trial, lambda row: row.service_id == service_id),
        obstacles=tuple(
            row
            for row in day.obstacles
            if day.status(row) is ObstacleStatus.OPEN and day.concerns(row, service_id)
        ),
    )


def _answers(day: Day, service_id: str) -> tuple[Told, ...]:
    """Return the last round of each subject; the rounds of one day are never set beside others."""
    found: list[Told] = []
    for row in day.subjects:
        for phase in (Phase.AFTER, Phase.BEFORE, Phase.NONE):
            asked = day.round(service_id, row.subject, phase)
            if asked is not None and day.answers(asked):
                raw = day.tally(asked)
                found.append(Told(row.subject, phase, protect(raw) if raw else None, raw))
                break
    return tuple(found)


def may_be_beside(told: Told, newer: Told | None) -> bool:
    """Tell whether an answer may stand beside that of a newer day (rulings on small numbers)."""
    if newer is None or newer.raw is None or told.raw is None:
        return True
    return may_stand_side_by_side(told.raw, newer.raw)
