"""A small archive with decided methods, for tests of descriptions of good practice."""

import datetime
from dataclasses import dataclass

from dialog_app.core.across.sums import RoundSum
from dialog_app.core.commands import findings, rewordings
from dialog_app.core.commands.shelf.advice import NewMainAnswer, add_main_answer
from dialog_app.core.commands.shelf.values import NewValue, add_value
from dialog_app.core.decide.commands import DecisionGiven, decide
from dialog_app.core.describe.grow import proposals
from dialog_app.core.describe.said import KINDS, Said
from dialog_app.core.describe.taking_in import take_in
from dialog_app.core.measures import Tally
from dialog_app.core.model.base import SubjectKind, Words
from dialog_app.core.model.catalogue import CrcArticle
from dialog_app.core.model.days import DayState, Phase
from dialog_app.core.model.practice import DecidedAs, Paragraph
from dialog_app.core.record import Step, added
from dialog_app.core.register import Register
from dialog_app.desk.session import DayDesk, Session
from tests.drivers.memory_archive import demonstration, subject

ADVICE = "Eksempel: Spør oss før dere forteller noe videre."
PROPOSED = "Barnet får vite hvem som får vite hva. Barnet kan si nei."


@dataclass
class Rule:
    """What the rule proposed, as a test needs it."""

    proposed: DecidedAs = DecidedAs.UNCHANGED
    legal: bool = False
    rule_version: str = "1"
    input_hash: str = "a" * 64


@dataclass
class Described:
    """An archive in memory, and what is asked of it."""

    session: Session

    @property
    def register(self) -> Register:
        return self.session.register

    def run(self, command, *args, **facts) -> Step:
        return self.session.register_desk.run(command, *args, **facts)

    @property
    def said(self) -> Said:
        across = self.session.across
        return Said(self.register, across.kind_days(KINDS), across.sums())

    def decide(self, code: str, decided: DecidedAs = DecidedAs.UNCHANGED, **more) -> None:
        method_id = f"method:{code}"
        given = DecisionGiven(
            version_id=self.register.newest(method_id).id,
            decided=decided,
            reason=more.pop("reason", "Slik ble det."),
            roles=more.pop("roles", {"leader": 2, "other": 6}),
            pros=more.pop("pros", 3),
            **more,
        )
        self.run(decide, method_id, Rule(), given)

    def grow(self, code: str = "SH") -> None:
        self.run(take_in, proposals(self.said, code), "redaktør")

    def paragraph(self, method_code: str) -> Paragraph:
        wanted = f"method:{method_code}"
        return next(row for row in self.register.all(Paragraph) if row.method_id == wanted)

    def say(self) -> DayDesk:
        """Propose a wording on the day that was held."""
        held = self.session.days()[-1].id
        desk = self.session.day_desk(held)
        about = findings.About(subject=subject("G4"), service_id="service-sh")
        desk.run(rewordings.propose, about, PROPOSED)
        return desk


def described() -> Described:
    """Return it with values, an advice, and decisions: G4 and SH4 are practice, G5 is not."""
    session, _ = demonstration()
    made = Described(session)
    article = CrcArticle(id="article:12", article="12", title=Words("Retten til å bli hørt"))
    session.register_desk.take(Step("step.x", added(article)))
    for title, practice in (("åpenhet", "voksne viser hvem de er"), ("ydmykhet", "")):
        new = NewValue(set_version="2018", title=Words(title), in_practice=Words(practice))
        made.run(add_value, new)
    children = NewMainAnswer(text=Words(ADVICE), survey="Eksempel", year=2019, children=120)
    made.run(add_main_answer, children, ["method:G4"])
    made.decide("G4", not_covered="Akutte situasjoner.", revisit_on=datetime.date(2027, 11, 1))
    made.decide("G5", DecidedAs.DISCUSSED, reason="Vi er delt.")
    made.decide("SH4")
    return made


def answers(
    phase: Phase = Phase.AFTER, /, **by_service: tuple[int, int, int, int]
) -> tuple[RoundSum, ...]:
    """Return closed rounds on the first version of G4."""
    return tuple(
        RoundSum(
            round_id=f"{phase}-{service}",
            day_id="d",
            date=datetime.date(2026, 10, 7),
            state=DayState.CLOSED,
            service_id=service,
            group_id="",
            subject_kind=SubjectKind.METHOD,
            version_id="version:G4:1",
            phase=phase,
            present=20,
            closed=True,
            tally=Tally(*counts),
        )
        for service, counts in by_service.items()
    )


MANY = dict.fromkeys("abcdefghijkl", (9, 4, 3, 0))
"""Twelve services that answer alike."""
MIXED = answers(Phase.BEFORE, **MANY) + answers(
    **dict.fromkeys("abcdefg", (16, 0, 0, 0)), **dict.fromkeys("hijkl", (9, 4, 3, 0))
)
"""The same before the dialogue; seven of them agree after it."""
