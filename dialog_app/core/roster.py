"""What numbered cards tell: who moved between two rounds, and what is left of it afterwards.

Only for the facilitator's own screen and for national sums; cards and moves are never printed.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from dialog_app.core.day import Day
from dialog_app.core.measures import Movement, movement
from dialog_app.core.model.base import Subject
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import RISING, Answer, Move, Position, Round, Way
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, added


def cards(day: Day, asked: Round) -> Mapping[str, Answer]:
    """Return what each card answers in a round, by what stands on the card."""
    rows = (row for row in day.answers(asked) if row.way is Way.ROSTER and row.count)
    return {row.card: row for row in rows if row.card}


def other_phase(phase: Phase) -> Phase:
    """Return the round an answer is set beside: before and after the dialogue."""
    return Phase.BEFORE if phase is Phase.AFTER else Phase.AFTER


def pairs(
    day: Day, service_id: str, subject: Subject, group_id: str = ""
) -> tuple[tuple[Position, Position], ...]:
    """Return the answers before and after of each card that answered both times, by position."""
    before, after = (
        cards(day, asked) if asked else {}
        for phase in (Phase.BEFORE, Phase.AFTER)
        for asked in [day.round(service_id, subject, phase, group_id)]
    )
    both = [(before[card].position, after[card].position) for card in before if card in after]
    order = list(Position)
    return tuple(sorted(both, key=lambda pair: (order.index(pair[0]), order.index(pair[1]))))


def moved(pair: Iterable[tuple[Position, Position]]) -> Movement | None:
    """Return how those who took a position both times moved; None where nobody did."""
    counted = Counter(pair)
    table = [[counted[before, after] for after in RISING] for before in RISING]
    found = movement(table)
    return found if found.people else None


def moves(day: Day, laptop: Laptop) -> tuple[Change, ...]:
    """Return the changes that keep the moves when the cards go: one row per kind of move."""
    found = []
    for first in _paired(day):
        counted = Counter(pairs(day, first.service_id, first.subject, first.group_id))
        found += [
            Move(
                id=laptop.new_id(),
                origin=laptop.name,
                day_id=day.id,
                subject_kind=first.subject_kind,
                version_id=first.version_id,
                from_phase=Phase.BEFORE,
                to_phase=Phase.AFTER,
                before=before,
                after=after,
                count=count,
                service_id=first.service_id,
                group_id=first.group_id,
            )
            for (before, after), count in counted.items()
        ]
    return added(*found)


def _paired(day: Day) -> tuple[Round, ...]:
    return day.where(Round, lambda row: row.phase is Phase.BEFORE)


def tallied(day: Day, laptop: Laptop) -> tuple[Change, ...]:
    """Return the changes that leave of the cards only how many they were, as one row per answer.

    What a card answered first and then changed goes too; no row is left that is one person's.
    """
    ballots = day.where(Answer, lambda row: row.way is Way.ROSTER or bool(row.card))
    gone = {row.id for row in ballots}
    loose = day.where(Answer, lambda row: row.id not in gone and row.supersedes in gone)
    return (
        *(Change(row, replace(row, supersedes="")) for row in loose),
        *(Change(row, None) for row in ballots),
        *added(*_sums(day, laptop)),
    )


def _sums(day: Day, laptop: Laptop) -> list[Answer]:
    found = []
    for asked in day.all(Round):
        groups: dict[tuple[str, str, str], list[Answer]] = {}
        for row in day.answers(asked):
            if (row.way is Way.ROSTER or row.card) and row.count:
                key = (row.position.value, row.no_position.value, row.role_code)
                groups.setdefault(key, []).append(row)
        for rows in groups.values():
            count = sum(row.count or 0 for row in rows)
            found.append(_sum_of(rows[0], laptop, count))
    return found


def _sum_of(like: Answer, laptop: Laptop, count: int) -> Answer:
    return replace(
        like,
        id=laptop.new_id(),
        origin=laptop.name,
        count=count,
        way=Way.ROSTER,
        card="",
        supersedes="",
    )
