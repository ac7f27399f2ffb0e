"""Recording answers by hands: counts per service or group, subject, phase and position.

One round takes hands, cards and slips together; each way keeps rows of its own and leaves
those of the others alone.
"""

from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from dialog_app.core.commands.closed import require_open
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Subject
from dialog_app.core.model.days import Group, Phase
from dialog_app.core.model.said import Answer, NoPosition, Position, Round, Way
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Facts, Step, added

MOST = 999


@dataclass(frozen=True, slots=True)
class Asked:
    """Which service (or, with `group_id`, which group) is asked about what in which phase."""

    service_id: str
    subject: Subject
    phase: Phase
    group_id: str = ""


class Choice(NamedTuple):
    """One of the seven ways to answer: a position, and why where none was taken."""

    position: Position
    kind: NoPosition = NoPosition.UNSPECIFIED


CHOICES: Final = (
    *(Choice(position) for position in Position),
    *(Choice(Position.NO_POSITION, kind) for kind in NoPosition if kind != NoPosition.UNSPECIFIED),
)
"""The ways to answer in the order of their keys, 1 to 7."""


def set_count(
    day: Day,
    laptop: Laptop,
    asked: Asked,
    position: Position,
    count: int,
    kind: NoPosition = NoPosition.UNSPECIFIED,
) -> Step:
    """Set how many hands a position got. An open round is being counted; a closed one superseded.

    Cards and slips of the round stay as they are.
    Raises `RuleBroken`: `day.closed`, `answer.count_out_of_range` outside 0 to 999.
    """
    require_open(day)
    checked_count(count)
    place, changes = round_for(day, laptop, asked)
    before = _hands(day, place, position, kind)
    if before is not None and before.count == count:
        return Step("step.answer_counted", ())
    answer = answer_row(laptop, place, Choice(position, kind), count)
    changes = (*changes, *without_majority(day, laptop, place), recorded(place, before, answer))
    now = (before.count or 0) if before else 0
    facts = {**_facts(asked, position), "before": now, "after": count, "kind": kind.value}
    return Step("step.answer_counted", changes, facts)


def set_total(day: Day, laptop: Laptop, asked: Asked, position: Position, total: int) -> Step:
    """Set what the cell of a position shall show; hands make up what cards and slips leave.

    Raises `RuleBroken`: `day.closed`, `answer.count_out_of_range`, `answer.below_others` where
    cards, slips and the kinds of no position are more than `total` already.
    """
    require_open(day)
    checked_count(total)
    place = day.round(asked.service_id, asked.subject, asked.phase, asked.group_id)
    rows = day.answers(place) if place else ()
    mine = _hands(day, place, position, NoPosition.UNSPECIFIED) if place else None
    others = sum(row.count or 0 for row in rows if row.position is position and row != mine)
    if others > total:
        raise RuleBroken("answer.below_others", number=total, others=others)
    return set_count(day, laptop, asked, position, total - others)


def add_one(
    day: Day,
    laptop: Laptop,
    asked: Asked,
    position: Position,
    by: int = 1,
    kind: NoPosition = NoPosition.UNSPECIFIED,
) -> Step:
    """Count one hand more (or with `by` -1 one fewer) of a position; never below zero.

    Raises `RuleBroken`: `day.closed`, `answer.count_out_of_range`.
    """
    place = day.round(asked.service_id, asked.subject, asked.phase, asked.group_id)
    before = _hands(day, place, position, kind) if place else None
    now = (before.count or 0) if before else 0
    return set_count(day, laptop, asked, position, max(0, now + by), kind)


def majority(day: Day, laptop: Laptop, asked: Asked, position: Position) -> Step:
    """Record «flertall, ikke telt»: most took this position and nobody counted.

    Counts already taken in the round give way. Raises `RuleBroken("day.closed")`.
    """
    require_open(day)
    place, changes = round_for(day, laptop, asked)
    rows = [row for row in day.answers(place) if row.count != 0 or not place.closed]
    if [(row.position, row.count) for row in rows] == [(position, None)]:
        return Step("step.majority_noted", ())
    gone = tuple(gone_from(laptop, place, row) for row in rows)
    answer = answer_row(laptop, place, Choice(position), None)
    facts = _facts(asked, position)
    return Step("step.majority_noted", (*changes, *gone, *added(answer)), facts)


def set_present(day: Day, laptop: Laptop, asked: Asked, present: int) -> Step:
    """Set how many were in the room for this round.

    Raises `RuleBroken`: `day.closed`, `attendance.out_of_range` outside 0 to 999.
    """
    require_open(day)
    if not 0 <= present <= MOST:
        raise RuleBroken("attendance.out_of_range", number=present)
    place, changes = round_for(day, laptop, asked)
    if changes:
        return Step("step.present_set", added(replace(place, present=present)))
    if place.present == present:
        return Step("step.present_set", ())
    return Step("step.present_set", (Change(place, replace(place, present=present)),))


def present(day: Day, asked: Asked) -> int:
    """Return how many come from the service, or are in the group, before the round is asked."""
    if not asked.group_id:
        return day.present(asked.service_id)
    group = day.find(Group, asked.group_id)
    return group.present if group else 0


def checked_count(count: int) -> int:
    """Return a count of answers; raises `RuleBroken("answer.count_out_of_range")`."""
    if not 0 <= count <= MOST:
        raise RuleBroken("answer.count_out_of_range", number=count, most=MOST)
    return count


def round_for(day: Day, laptop: Laptop, asked: Asked) -> tuple[Round, tuple[Change, ...]]:
    """Return the round, and the change that makes it where nobody was asked yet."""
    place = day.round(asked.service_id, asked.subject, asked.phase, asked.group_id)
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
        present=present(day, asked),
        group_id=asked.group_id,
    )
    return place, added(place)


def _hands(day: Day, place: Round, position: Position, kind: NoPosition) -> Answer | None:
    wanted = (Way.HANDS, position, kind)
    rows = (row for row in day.answers(place) if row.count is not None)
    return next((row for row in rows if (row.way, row.position, row.no_position) == wanted), None)


def without_majority(day: Day, laptop: Laptop, place: Round) -> tuple[Change, ...]:
    """Return the changes that take an uncounted majority away: counting replaces it."""
    rows = (row for row in day.answers(place) if row.count is None)
    return tuple(gone_from(laptop, place, row) for row in rows)


def answer_row(laptop: Laptop, place: Round, choice: Choice, count: int | None) -> Answer:
    """Return a tally row by hands; `count` None means a majority nobody counted."""
    return Answer(
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=place.day_id,
        round_id=place.id,
        position=choice.position,
        count=count,
        no_position=choice.kind,
        way=Way.HANDS,
    )


def recorded(place: Round, before: Answer | None, answer: Answer) -> Change:
    """Return the change that records `answer`: counted on while open, superseding once closed."""
    if before is None:
        return Change(None, answer)
    if place.closed:
        return Change(None, replace(answer, supersedes=before.id))
    return Change(before, replace(answer, id=before.id, origin=before.origin))


def gone_from(laptop: Laptop, place: Round, row: Answer) -> Change:
    """Return the change that takes an answer out of a round: from a closed one by nobody at all."""
    if not place.closed:
        return Change(row, None)
    nobody = replace(row, id=laptop.new_id(), origin=laptop.name, count=0, supersedes=row.id)
    return Change(None, nobody)


def _facts(asked: Asked, position: Position) -> Facts:
    """Return what the readable log says of who was asked about what."""
    return {
        "position": position.value,
        "service_id": asked.service_id,
        "group_id": asked.group_id,
        "version_id": asked.subject.version_id,
    }
