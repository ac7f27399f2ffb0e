"""Answers by numbered cards: one row per card, so that nobody is counted twice.

A card is a number drawn from a bag. Nothing says whose it is, and it is gone when the day is
closed (`core.roster.tallied`).
"""

from dataclasses import replace

from dialog_app.core.commands.answers import (
    MOST,
    Asked,
    Choice,
    answer_row,
    gone_from,
    recorded,
    round_for,
    without_majority,
)
from dialog_app.core.commands.closed import require_open
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.said import Way
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Step
from dialog_app.core.roster import cards


def answer_card(day: Day, laptop: Laptop, asked: Asked, card: int, choice: Choice) -> Step:
    """Record what a card answers; its earlier answer is replaced, in a closed round superseded.

    The step tells neither card nor answer, since the log would then tell who answered when.
    Raises `RuleBroken`: `day.closed`, `answer.card_wrong` outside 1 to 999.
    """
    require_open(day)
    if not 1 <= card <= MOST:
        raise RuleBroken("answer.card_wrong", number=card, most=MOST)
    place, changes = round_for(day, laptop, asked)
    before = cards(day, place).get(str(card))
    if before is not None and Choice(before.position, before.no_position) == choice:
        return Step("step.card_answered", ())
    answer = replace(answer_row(laptop, place, choice, 1), way=Way.ROSTER, card=str(card))
    changes = (*changes, *without_majority(day, laptop, place), recorded(place, before, answer))
    return Step("step.card_answered", changes)


def take_card_back(day: Day, laptop: Laptop, asked: Asked, card: int) -> Step:
    """Let a card have answered nothing; raises `RuleBroken("day.closed")`."""
    require_open(day)
    place, _ = round_for(day, laptop, asked)
    before = cards(day, place).get(str(card))
    changes = () if before is None else (gone_from(laptop, place, before),)
    return Step("step.card_taken_back", changes)
