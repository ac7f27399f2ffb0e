"""A register with children's advice tied to a method, and a rule's proposal, for tests."""

import datetime
from dataclasses import dataclass

from dialog_app.core.commands.shelf import advice
from dialog_app.core.decide.commands import DecisionGiven, decide
from dialog_app.core.dissents import DissentGiven
from dialog_app.core.model.base import Words
from dialog_app.core.model.catalogue import CrcArticle, MainAnswer, Role
from dialog_app.core.model.practice import DecidedAs, MethodDecision
from dialog_app.core.register import Register
from tests.core import days

METHOD = "m-G4"
VERSION = days.SHARING.version_id
LEADER, NURSE = "leader", "nurse"
SAID = "Eksempel: Spør oss før dere deler noe."
TODAY = days.DATE
HELD = DissentGiven(
    text="Vi spør barnet samme dag.",
    who="helsesykepleierne i skolehelsetjenesten",
    people=6,
    why="Det haster noen ganger.",
    would_change="At noen viser at det går bra likevel.",
)


@dataclass(frozen=True)
class Rule:
    """A proposal as the rule makes it."""

    proposed: DecidedAs = DecidedAs.UNCHANGED
    legal: bool = False
    rule_version: str = "1"
    input_hash: str = "a" * 64


def register(laptop: days.TestLaptop) -> Register:
    """Return the two methods of `days`, roles, and one main answer tied to the first."""
    bare = days.register()
    roles = (
        Role(id="r-leader", code=LEADER, title=Words("leder"), position=1),
        Role(id="r-nurse", code=NURSE, title=Words("helsesykepleier"), position=2),
    )
    article = CrcArticle(id="a-12", article="12", title=Words("Å bli hørt"), position=12)
    whole = Register([*bare.rows(), *roles, article])
    said = advice.NewMainAnswer(text=Words(SAID), year=2020, children=214)
    return whole.after(advice.add_main_answer(whole, laptop, said, [METHOD]))


def given(
    decided: DecidedAs = DecidedAs.UNCHANGED, reason: str = "", **more: object
) -> DecisionGiven:
    """Return what a panel of four leaders, six nurses and three pros decides."""
    facts: dict[str, object] = {
        "version_id": VERSION,
        "roles": {LEADER: 4, NURSE: 6},
        "pros": 3,
        "decided_on": TODAY,
        "revisit_on": TODAY + datetime.timedelta(days=365),
        **more,
    }
    return DecisionGiven(decided=decided, reason=reason, **facts)  # type: ignore[arg-type]


def decided(
    here: Register, laptop: days.TestLaptop, what: DecisionGiven, rule: Rule | None = None
) -> tuple[Register, MethodDecision]:
    """Return the register with one decision more, and that decision."""
    step = decide(here, laptop, METHOD, rule or Rule(), what)
    row = step.added(MethodDecision)
    assert row is not None
    return here.after(step), row


def the_advice(here: Register) -> MainAnswer:
    """Return what children said."""
    return here.advice(METHOD)[0]
