"""Many services and their held days as rows, for what is told across services."""

import datetime
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dialog_app.core.across.sums import RoundSum, sums_of
from dialog_app.core.day import Day
from dialog_app.core.model.base import Provenance, Row, Subject, SubjectKind, Words
from dialog_app.core.model.catalogue import (
    AdviceLink,
    Description,
    MainAnswer,
    MethodVersion,
    ObstacleCategory,
    Provision,
    ProvisionKind,
    WorkingMethod,
)
from dialog_app.core.model.days import DayInfo, DayKind, DayService, DayState, Phase
from dialog_app.core.model.said import (
    Action,
    Answer,
    Obstacle,
    ObstacleService,
    ObstacleSource,
    Position,
    Round,
    SourceStatus,
    Trial,
    TrialState,
)
from dialog_app.core.model.services import Service
from dialog_app.core.register import Register

SAID = "Spør oss først. Da tør vi å fortelle mer."
ASK = Subject(SubjectKind.METHOD, "v-ask")
ADVICE = "a-ask"
SECRET_NAME = "Skjermede Nordvik"
START = datetime.date(2026, 3, 2)


def catalogue(services: int = 12, **advice: Any) -> list[Row]:
    """Return one method with its advice, a law, a circular, categories, and services."""
    facts = {"text": Words(SAID), "year": 2020, "children": 214, "age_from": 13, "age_to": 16}
    return [
        Description(id="d-G", code="G", programme_code="p", title=Words("Felles grunndel")),
        WorkingMethod(id="m-ask", code="G4", description_code="G", provenance=Provenance.OWN),
        MethodVersion(
            id="v-ask", method_id="m-ask", number=1, title=Words("Spørre først"), summary=Words("")
        ),
        MainAnswer(id=ADVICE, **{**facts, **advice}),
        AdviceLink(id="l-ask", main_answer_id=ADVICE, method_id="m-ask"),
        Provision(
            id="p-hpl21",
            kind=ProvisionKind.LAW,
            full_name="helsepersonelloven",
            short_name="hpl.",
            section="§ 21",
            heading="hovedregel om taushetsplikt",
            who_can_change="parliament",
        ),
        *(
            ObstacleCategory(id=f"c-{code}", code=code, title=Words(title), meaning=Words(""))
            for code, title in (("LOV", "Lov og forskrift"), ("TID", "Tid og bemanning"))
        ),
        *(
            Service(id=f"s-{place}", name=f"{SECRET_NAME} {place}", kind="SH")
            for place in range(services)
        ),
    ]


@dataclass
class Held:
    """Builds held days, one for each service, and what was said on them."""

    rows: list[Row] = field(default_factory=list)
    numbers: Any = field(default_factory=itertools.count)
    state: DayState = DayState.HELD

    def new(self) -> str:
        """Return an id of its own."""
        return f"r-{next(self.numbers)}"

    def day(self, service: int) -> str:
        """Return the id of a service's day, which begins with it."""
        day_id = f"day-{service}"
        if not any(isinstance(row, DayInfo) and row.id == day_id for row in self.rows):
            date = START + datetime.timedelta(days=service)
            info = DayInfo(
                id=day_id,
                day_id=day_id,
                kind=DayKind.DIALOGUE,
                date=date,
                title=f"Dag {service}",
                state=self.state,
            )
            place = DayService(id=self.new(), day_id=day_id, service_id=f"s-{service}", position=0)
            self.rows += [info, place]
        return day_id

    def answered(
        self,
        services: Iterable[int],
        *counts: int,
        subject: Subject = ASK,
        phase: Phase = Phase.AFTER,
    ) -> None:
        """Let services answer alike: how many agree, partly, disagree, took no position."""
        for one in services:
            day_id, asked = self.day(one), self.new()
            self.rows.append(
                Round(
                    id=asked,
                    day_id=day_id,
                    service_id=f"s-{one}",
                    phase=phase,
                    present=sum(counts),
                    subject_kind=subject.kind,
                    version_id=subject.version_id,
                    closed=True,
                )
            )
            for position, count in zip(Position, counts, strict=False):
                row = Answer(
                    id=self.new(), day_id=day_id, round_id=asked, position=position, count=count
                )
                self.rows.append(row)

    def hindered(
        self, services: Iterable[int], category: str, text: str = "Noe", **source: Any
    ) -> None:
        """Let services name an obstacle, with a source where its facts are given."""
        for number, one in enumerate(services):
            day_id, row_id = self.day(one), self.new()
            self.rows += [
                Obstacle(
                    id=row_id,
                    day_id=day_id,
                    text=text,
                    number=number,
                    category_code=category,
                    version_id=ASK.version_id,
                ),
                ObstacleService(
                    id=self.new(), day_id=day_id, obstacle_id=row_id, service_id=f"s-{one}"
                ),
            ]
            if source:
                self.rows.append(
                    ObstacleSource(id=self.new(), day_id=day_id, obstacle_id=row_id, **source)
                )

    def by_law(self, services: Iterable[int], status: SourceStatus = SourceStatus.CLAIMED) -> None:
        """Let services say that the law stands in the way."""
        self.hindered(services, "LOV", provision_id="p-hpl21", status=status)

    def tries(self, services: Iterable[int], state: TrialState = TrialState.UNDER_WAY) -> None:
        """Let services try the method."""
        for one in services:
            row = Trial(
                id=self.new(),
                day_id=self.day(one),
                service_id=f"s-{one}",
                state=state,
                version_id=ASK.version_id,
            )
            self.rows.append(row)

    def acts(self, services: Iterable[int], text: str) -> None:
        """Let services agree on an action."""
        for one in services:
            row = Action(
                id=self.new(),
                day_id=self.day(one),
                text=text,
                number=1,
                service_id=f"s-{one}",
                version_id=ASK.version_id,
            )
            self.rows.append(row)

    @property
    def days(self) -> tuple[Day, ...]:
        """The days as an archive gives them, oldest first."""
        ids = [row.id for row in self.rows if isinstance(row, DayInfo)]
        return tuple(
            Day(row for row in self.rows if getattr(row, "day_id", "") == one) for one in ids
        )

    @property
    def sums(self) -> Sequence[RoundSum]:
        """The sums of the days."""
        return [one for day in self.days for one in sums_of(day)]


def register(*more: Row, services: int = 12, **advice: Any) -> Register:
    """Return the register with rows of one's own."""
    return Register([*catalogue(services, **advice), *more])
