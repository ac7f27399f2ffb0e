"""Særstandpunkt, to minutes or to a decision: what those who hold it say, and what is asked."""

from dataclasses import dataclass, replace
from typing import Final, TypeVar

from dialog_app.core.commands.days import MOST_PEOPLE
from dialog_app.core.commands.findings import checked_text
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Language
from dialog_app.core.model.minutes import Dissent
from dialog_app.core.model.practice import DecisionDissent
from dialog_app.core.plain import capped, clean_line
from dialog_app.core.protection import LEAST_ANSWERS

WHO_LIMIT: Final = 120
MORE_LIMIT: Final = 4000

D = TypeVar("D", Dissent, DecisionDissent)
_TOO_FEW: Final[dict[type, str]] = {
    Dissent: "dissent.too_few",
    DecisionDissent: "decision.too_few_dissent",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DissentGiven:
    """What those who dissent say: their wording, who they are, and what would change their mind.

    `who` is a role or a kind of service in words. `people` is how many they are, and `consented`
    whether all of them have said yes to its being told.
    """

    text: str
    who: str
    people: int
    consented: bool = False
    why: str = ""
    would_change: str = ""
    language: Language = "nb"


def filled(row: D, given: DissentGiven) -> D:
    """Return a dissent in the words that were given.

    Raises `RuleBroken`: `dissent.who_missing`, `dissent.people_wrong`, `dissent.too_few` or
    `decision.too_few_dissent` where fewer than five hold it and they have not consented,
    `text.empty`, `text.too_long`.
    """
    said, who = checked_text(given.text), clean_line(given.who, WHO_LIMIT)
    if not who:
        raise RuleBroken("dissent.who_missing")
    people = given.people
    if not 1 <= people <= MOST_PEOPLE:
        raise RuleBroken("dissent.people_wrong", most=MOST_PEOPLE)
    if people < LEAST_ANSWERS and not given.consented:
        raise RuleBroken(_TOO_FEW[type(row)], least=LEAST_ANSWERS)
    return replace(
        row,
        text=said,
        who=who,
        people=people,
        consented=given.consented,
        why=capped(given.why, MORE_LIMIT),
        would_change=capped(given.would_change, MORE_LIMIT),
        language=given.language,
    )
