"""Recording answers: counts per service, subject, phase and position."""

from dataclasses import dataclass, replace

from dialog_app.core.commands.closed import require_open
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Subject
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import Answer, NoPosition, Position, Round, Way
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added, removed

MOST = 999


@dataclass(frozen=True, slots=True)
class Asked:
    """Which service is asked about which subject in which phase."""

    service_id: str
    subject: Subject
    phase: Phase


def set_count(
    day: Day,
    laptop: Laptop,
    asked: Asked,
    position: Position,
    count: int,
    kind: NoPosition = NoPosition.UNSPECIFIED,
) -> Step:
    """Set how many took a position. An open round is being counted; a closed one is superseded.

    Raises `RuleBroken`: `day.closed`, `answer.count_out_of_range` outside 0 to 999.
    """
    require_open(day)
    if not 0 <= count <= MOST:
        raise RuleBroken("answer.count_out_of_range", number=count, most=MOST)
    place, changes = _round(day, laptop, asked)
    before = _live(day, place, position, kind)
    if before is not None and before.count == count:
        return Step("step.answer_counted", ())
    answer = _answer(laptop, place, position, count, kind)
    changes = (*changes, *_without_majority(day, place), _recorded(place, before, answer))
    facts: dict[str, str | int] = {
        "position": position.value,
        "before": (before.count or 0) if before else 0,
        "after": count,
        "service_id": asked.service_id,
        "version_id": asked.subject.version_id,
    }
    return Step("step.answer_counted", changes, facts)


def add_one(day: Day, laptop: Laptop, asked: Asked, position: Position, by: int = 1) -> Step:
    """Count one more (or with `by` -1 one fewer) of a position; never below zero.

    Raises `RuleBroken`: `day.closed`, `answer.count_out_of_range`.
    """
    place = day.round(asked.service_id, asked.subject, asked.phase)
    before = _live(day, place, position, NoPosition.UNSPECIFIED) if place else None
    now = (before.count or 0) if before else 0
    return set_count(day, laptop, asked, position, max(0, now + by))


def majority(day: Day, laptop: Laptop, asked: Asked, position: Position) -> Step:
    """Record «flertall, ikke telt»: most took this position and nobody counted.

    Counts already taken in the round give way. Raises `RuleBroken("day.closed")`.
    """
    require_open(day)
    place, changes = _round(day, laptop, asked)
    gone = removed(*day.answers(place)) if day.find(Round, place.id) else ()
    answer = _answer(laptop, place, position, None, NoPosition.UNSPECIFIED)
    facts: dict[str, str | int] = {
        "position": position.value,
        "service_id": asked.service_id,
        "version_id": asked.subject.version_id,
    }
    return Step("step.majority_noted", (*changes, *gone, *added(answer)), facts)


def set_present(day: Day, laptop: Laptop, asked: Asked, present: int) -> Step:
    """Set how many were in the room for this round.

    Raises `RuleBroken`: `day.closed`, `attendance.out_of_range` outside 0 to 999.
    """
    require_open(day)
    if not 0 <= present <= MOST:
        raise RuleBroken("attendance.out_of_range", number=present)
    place, changes = _round(day, laptop, asked)
    if changes:
        return Step("step.present_set", added(replace(place, present=present)))
    if place.present == present:
        return Step("step.present_set", ())
    return Step("step.present_set", (Change(place, replace(place, present=present)),))


def _round(day: Day, laptop: Laptop, asked: Asked) -> tuple[Round, tuple[Change, ...]]:
    """Return the round, and the change that makes it where the service was not asked yet."""
    place = day.round(asked.service_id, asked.subject, asked.phase)
    if place is not None:
        return place, ()
    place = Round(
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=day.id,
        subject_kind=asked.subject.kind,
        version_id=asked.subject.version_id,
        service_id=asked.service_id,
        phase=asked.phase,
        present=day.present(asked.service_id),
    )
    return place, added(place)


def _live(day: Day, place: Round, position: Position, kind: NoPosition) -> Answer | None:
    wanted = (position, kind)
    rows = (row for row in day.answers(place) if row.count is not None)
    return next((row for row in rows if (row.position, row.no_position) == wanted), None)


def _without_majority(day: Day, place: Round) -> tuple[Change, ...]:
    """Return the changes that take an uncounted majority away: counting replaces it."""
    return removed(*(row for row in day.answers(place) if row.count is None))


def _answer(
    laptop: Laptop, place: Round, position: Position, count: int | None, kind: NoPosition
) -> Answer:
    return Answer(
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=place.day_id,
        round_id=place.id,
        position=position,
        count=count,
        no_position=kind,
        way=Way.HANDS,
    )


def _recorded(place: Round, before: Answer | None, answer: Answer) -> Change:
    """Return the change that records `answer`: counted on while open, superseding once closed."""
    if before is None:
        return Change(None, answer)
    if place.closed:
        return Change(None, replace(answer, supersedes=before.id))
    return Change(before, replace(before, count=answer.count))
