"""What one row of answers shows, as counts and as words."""

from dataclasses import dataclass
from typing import Final

from dialog_app.core.commands.answers import Asked, present
from dialog_app.core.day import Day
from dialog_app.core.measures import Tally
from dialog_app.core.model.said import Answer, NoPosition, Position, Way
from dialog_app.core.open_reasons import missing
from dialog_app.core.protection import LEAST_ANSWERS
from dialog_app.core.turnout import turnout
from dialog_app.ui.words import say

POSITIONS: Final = tuple(Position)


@dataclass(frozen=True, slots=True)
class Counted:
    """What one row shows: the counts by position, None where nobody was asked.

    `majority` is the position of a majority nobody counted; `ways` says how many answered in
    which way, `kinds` why no position was taken, `reasons` which positions still want a reason.
    """

    name: str
    present: int
    tally: Tally | None = None
    asked: bool = False
    majority: Position | None = None
    ways: tuple[tuple[Way, int], ...] = ()
    kinds: tuple[tuple[NoPosition, int], ...] = ()
    reasons: tuple[Position, ...] = ()

    @property
    def counts(self) -> tuple[int | None, ...]:
        """The counts in the order of the cells."""
        if self.tally is None or not self.asked:
            return (None, None, None, None)
        tally = self.tally
        return (tally.agree, tally.partly, tally.disagree, tally.no_position)

    @property
    def total(self) -> int:
        """How many have been counted."""
        return self.tally.asked if self.tally is not None and self.asked else 0

    @property
    def too_many(self) -> bool:
        """Whether more answers are counted than people present."""
        return self.total > self.present

    @property
    def few(self) -> bool:
        """Whether nothing of this row can be told on wall or paper."""
        if self.present < LEAST_ANSWERS:
            return True
        done = self.total >= self.present
        return done and self.tally is not None and self.tally.took_position < LEAST_ANSWERS


def counted(day: Day, name: str, asked: Asked | None) -> Counted:
    """Return what the row of a service or a group shows; without `asked` nothing is chosen."""
    if asked is None:
        return Counted(name, 0)
    place = day.round(asked.service_id, asked.subject, asked.phase, asked.group_id)
    if place is None:
        return Counted(name, present(day, asked))
    live = day.answers(place)
    return Counted(
        name,
        place.present,
        day.tally(place),
        bool(live),
        next((row.position for row in live if row.count is None), None),
        turnout(day, place).ways,
        _kinds(live),
        tuple(one.position for one in missing(day, place)),
    )


def _kinds(live: tuple[Answer, ...]) -> tuple[tuple[NoPosition, int], ...]:
    """Return why no position was taken, where anybody said."""
    numbers = dict.fromkeys(NoPosition, 0)
    for row in live:
        if row.position is Position.NO_POSITION:
            numbers[row.no_position] += row.count or 0
    return tuple(
        (kind, number)
        for kind, number in numbers.items()
        if number and kind is not NoPosition.UNSPECIFIED
    )


def totals(shown: Counted) -> tuple[str, str]:
    """Return how many have been counted, and who is missing, in words."""
    if shown.majority is not None:
        position = say(f"terms.position.{shown.majority.value}")
        return say("live.answers.majority", position=position), say("live.answers.not_counted")
    total = say("live.answers.counted", counted=shown.total, present=shown.present)
    if not shown.asked:
        return total, say("live.answers.not_started")
    left = shown.present - shown.total
    if left == 0:
        return total, say("live.answers.all_counted")
    return total, say("live.answers.missing", n=left) if left > 0 else ""


def fault_words(shown: Counted) -> str:
    """Return that there are more answers than people, and which ways make it so; else nothing."""
    if not shown.too_many:
        return ""
    facts = {"counted": shown.total, "present": shown.present}
    if len(shown.ways) > 1:
        return say("answers.too_many_ways", **facts, ways=ways_words(shown))
    return say("live.answers.too_many", **facts)


def ways_words(shown: Counted) -> str:
    """Return «8 hender, 5 kort»; nothing where hands alone were counted."""
    if [way for way, _ in shown.ways] in ([], [Way.HANDS]):
        return ""
    return ", ".join(say(f"answers.way.{way.value}", n=number) for way, number in shown.ways)


def kinds_words(shown: Counted) -> str:
    """Return «2 vet ikke, 1 ikke relevant»; nothing where nobody said why."""
    return ", ".join(f"{number} {say(f'terms.no_position.{kind}')}" for kind, number in shown.kinds)


def reason_words(shown: Counted) -> str:
    """Return which reasons are missing or wanted, and the key for them; else nothing."""
    if not shown.reasons:
        return ""
    return say(f"answers.reason.{'_'.join(shown.reasons)}")
