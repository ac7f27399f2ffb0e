"""Whether the answers of a round are as many as the people present, and why not."""

from dataclasses import dataclass

from dialog_app.core.day import Day
from dialog_app.core.model.base import Subject
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import Round, Way


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many answered in each way, beside how many were present for the round.

    A card answers once, slips are one tally, and hands are counted on top of both. Somebody who
    answers in two ways is not known: then `too_many` is the sign of it.
    """

    present: int
    hands: int = 0
    roster: int = 0
    slips: int = 0

    @property
    def counted(self) -> int:
        """How many answers there are, all ways together."""
        return self.hands + self.roster + self.slips

    @property
    def missing(self) -> int:
        """How many of those present have not answered."""
        return max(0, self.present - self.counted)

    @property
    def too_many(self) -> bool:
        """Whether there are more answers than people."""
        return self.counted > self.present

    @property
    def ways(self) -> tuple[tuple[Way, int], ...]:
        """The ways that were used, with how many answered so."""
        found = {Way.HANDS: self.hands, Way.ROSTER: self.roster, Way.SLIPS: self.slips}
        return tuple((way, number) for way, number in found.items() if number)


def turnout(day: Day, asked: Round) -> Turnout:
    """Return how many answered in a round, in each way; a majority nobody counted is nobody."""
    by_way = dict.fromkeys(Way, 0)
    for row in day.answers(asked):
        by_way[row.way] += row.count or 0
    return Turnout(asked.present, by_way[Way.HANDS], by_way[Way.ROSTER], by_way[Way.SLIPS])


def whole_room(day: Day, subject: Subject, phase: Phase) -> Turnout:
    """Return the answers of services and groups together, beside everybody who came.

    A group's people come from the services: where both were asked, somebody may stand in both.
    """
    wanted = (subject, phase)
    rounds = day.where(Round, lambda row: (row.subject, row.phase) == wanted)
    found = [turnout(day, row) for row in rounds]
    return Turnout(
        sum(day.present(service_id) for service_id in day.service_ids),
        sum(row.hands for row in found),
        sum(row.roster for row in found),
        sum(row.slips for row in found),
    )
