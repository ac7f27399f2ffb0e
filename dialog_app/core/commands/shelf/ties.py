"""Saying that obstacles of different days are one, and that they are not after all."""

from typing import NamedTuple

from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Source
from dialog_app.core.model.catalogue import ObstacleTie
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Step, added, removed
from dialog_app.core.register import Register


class Spoken(NamedTuple):
    """An obstacle and the day it was said on."""

    id: str
    day_id: str


def tie(register: Register, laptop: Laptop, one: Spoken, other: Spoken) -> Step:
    """Say that two obstacles are one; both stay as they were said.

    Raises `RuleBroken`: `tie.itself`, `tie.twice`.
    """
    if one.id == other.id:
        raise RuleBroken("tie.itself")
    for row in register.all(ObstacleTie):
        if {row.tied_id, row.into_id} == {one.id, other.id}:
            raise RuleBroken("tie.twice")
    row = ObstacleTie(
        id=laptop.new_id(),
        origin=laptop.name,
        source=Source.LOCAL,
        tied_id=one.id,
        tied_on=one.day_id,
        into_id=other.id,
        into_on=other.day_id,
    )
    return Step("step.obstacles_tied", added(row))


def untie(register: Register, _laptop: Laptop, tie_id: str) -> Step:
    """Say that two obstacles are not one after all; raises `RuleBroken` (`row.gone`)."""
    return Step("step.obstacles_untied", removed(register.one(ObstacleTie, tie_id)))
