"""Answers on paper slips: read from the bag as one tally, and entered as one step."""

from collections.abc import Mapping
from dataclasses import replace

from dialog_app.core.commands.answers import (
    CHOICES,
    Asked,
    Choice,
    answer_row,
    checked_count,
    gone_from,
    recorded,
    round_for,
    without_majority,
)
from dialog_app.core.commands.closed import require_open
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.said import Answer, Round, Way
from dialog_app.core.ports import Laptop
from dialog_app.core.protection import LEAST_ANSWERS
from dialog_app.core.record import Change, Step


def enter_slips(day: Day, laptop: Laptop, asked: Asked, counts: Mapping[Choice, int]) -> Step:
    """Record what the slips say, in place of any slips before; a choice left out got none.

    Slips are opened when at least five have answered, so that nobody's slip stands alone. None
    at all takes slips that were entered away again.
    Raises `RuleBroken`: `day.closed`, `answer.count_out_of_range`, `answer.slips_too_few`.
    """
    require_open(day)
    number = sum(checked_count(count) for count in counts.values())
    place, changes = round_for(day, laptop, asked)
    before = slips(day, place)
    if number < LEAST_ANSWERS and not (number == 0 and before):
        raise RuleBroken("answer.slips_too_few", number=number, least=LEAST_ANSWERS)
    entered = tuple(
        change
        for choice in CHOICES
        if (change := _entered(laptop, place, before, choice, counts.get(choice, 0)))
    )
    if not entered:
        return Step("step.slips_entered", ())
    majority = without_majority(day, laptop, place)
    return Step("step.slips_entered", (*changes, *majority, *entered), {"number": number})


def slips(day: Day, place: Round) -> dict[Choice, Answer]:
    """Return the slips of a round by what they say."""
    rows = (row for row in day.answers(place) if row.way is Way.SLIPS and row.count)
    return {Choice(row.position, row.no_position): row for row in rows}


def _entered(
    laptop: Laptop, place: Round, before: Mapping[Choice, Answer], choice: Choice, count: int
) -> Change | None:
    """Return the change of one choice, or None where it got as many as before."""
    earlier = before.get(choice)
    if count == (earlier.count if earlier else 0):
        return None
    if count == 0 and earlier is not None:
        return gone_from(laptop, place, earlier)
    row = replace(answer_row(laptop, place, choice, count), way=Way.SLIPS)
    return recorded(place, earlier, row)
