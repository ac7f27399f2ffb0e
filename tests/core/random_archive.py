"""Small archives made at random: some methods, wordings, services and days, and what was said."""

import datetime
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from dialog_app.core.across.sums import sums_of
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
from dialog_app.core.model.days import DayInfo, DayKind, DayState, Phase
from dialog_app.core.model.practice import DecidedAs, MethodDecision
from dialog_app.core.model.said import (
    Answer,
    Obstacle,
    ObstacleService,
    ObstacleSource,
    Position,
    Round,
    SourceStatus,
)
from dialog_app.core.model.services import Service
from dialog_app.core.register import Register
from tests.core.across_rows import START, Held
from tests.core.told_numbers import Archive

METHODS = 3
LAWS = ("p-0", "p-1")
ADVICE = {"a-0": ("m-0", "m-1"), "a-1": ("m-1", "m-2"), "a-2": ("m-2",)}
_ANSWERS = (
    *((9, 0, 0), (8, 1, 0), (5, 5, 0), (6, 3, 3), (4, 0, 4), (0, 3, 6), (0, 0, 9)),
    *((3, 0, 0), (5, 1, 1), (7, 2, 0), (0, 0, 2)),
)
_AGAIN = 0.3
_NOT_ENDED = 0.05
_STATUSES = (*SourceStatus, SourceStatus.CLAIMED, SourceStatus.CLAIMED)


@dataclass
class Cited:
    """What the services said of a text on days that are over, by method, as it was made."""

    against: dict[str, set[str]] = field(default_factory=dict)

    @property
    def services(self) -> set[str]:
        return set().union(*self.against.values())


def _catalogue(services: int) -> list[Row]:
    rows: list[Row] = [
        Description(id="d-G", code="G", programme_code="p", title=Words("Felles grunndel")),
        ObstacleCategory(id="c-LOV", code="LOV", title=Words("Lov"), meaning=Words("")),
        ObstacleCategory(id="c-TID", code="TID", title=Words("Tid"), meaning=Words("")),
    ]
    for n in range(METHODS):
        rows.append(
            WorkingMethod(
                id=f"m-{n}",
                code=f"G{n}",
                description_code="G",
                position=n,
                provenance=Provenance.OWN,
            )
        )
        for number in (1, 2)[: 2 if n == 0 else 1]:
            version = MethodVersion(
                id=f"v-{n}-{number}",
                method_id=f"m-{n}",
                number=number,
                title=Words(f"Måte {n}"),
                summary=Words(""),
            )
            rows.append(version)
        decision = MethodDecision(
            id=f"x-{n}",
            method_id=f"m-{n}",
            version_id=f"v-{n}-1",
            number=1,
            proposed=DecidedAs.UNCHANGED,
            decided=DecidedAs.UNCHANGED,
        )
        rows.append(decision)
    for answer, methods in ADVICE.items():
        rows.append(MainAnswer(id=answer, text=Words("Spør oss"), year=2020))
        rows += (AdviceLink(id=f"{answer}{m}", main_answer_id=answer, method_id=m) for m in methods)
    for n, law in enumerate(LAWS):
        rows.append(
            Provision(
                id=law,
                kind=ProvisionKind.LAW,
                full_name=f"lov {n}",
                short_name=f"l{n}.",
                section=f"§ {n}",
                who_can_change="parliament",
            )
        )
    return [*rows, *(Service(id=f"s-{n}", name=f"Sted {n}", kind="SH") for n in range(services))]


class _Maker:
    """Lets services answer and name obstacles by lot."""

    def __init__(self, lot: Random) -> None:
        self.lot = lot
        self.held = Held()
        self.cited = {law: Cited() for law in LAWS}
        self.services = lot.randint(4, 16)
        self.running = {n for n in range(self.services) if lot.random() < 0.1}

    def answers(self) -> None:
        lot, often = self.lot, self.lot.choice([0.3, 0.9])
        alike = lot.sample(_ANSWERS, lot.randint(1, 5))
        for service in range(self.services):
            self.held.day(service)
            for n in range(METHODS):
                number = 2 if n == 0 and lot.random() < 0.3 else 1
                about = Subject(SubjectKind.METHOD, f"v-{n}-{number}")
                for phase in (Phase.BEFORE, Phase.AFTER):
                    if lot.random() < often:
                        counts = lot.choice(alike)
                        self.held.answered([service], *counts, subject=about, phase=phase)
            if lot.random() < often:
                about = Subject(SubjectKind.MAIN_ANSWER, "a-0")
                self.held.answered([service], *lot.choice(alike), subject=about)

    def again(self) -> None:
        """Let some services answer once more on a day that is over, or goes on."""
        for service in range(self.services):
            if self.lot.random() < _AGAIN:
                day = f"day-{service}-again"
                state = self.lot.choice([DayState.RUNNING, DayState.HELD, DayState.CLOSED])
                info = DayInfo(
                    id=day,
                    day_id=day,
                    kind=DayKind.DIALOGUE,
                    date=START + datetime.timedelta(days=40),
                    title=day,
                    state=state,
                )
                self.held.rows.append(info)
                for n in range(METHODS):
                    self.answer_again(day, service, f"v-{n}-1")

    def answer_again(self, day: str, service: int, version: str) -> None:
        counts, asked = self.lot.choice(_ANSWERS), self.held.new()
        self.held.rows.append(
            Round(
                id=asked,
                day_id=day,
                service_id=f"s-{service}",
                phase=Phase.AFTER,
                present=sum(counts),
                subject_kind=SubjectKind.METHOD,
                version_id=version,
                closed=True,
            )
        )
        for position, count in zip(Position, counts, strict=False):
            row = Answer(
                id=self.held.new(), day_id=day, round_id=asked, position=position, count=count
            )
            self.held.rows.append(row)

    def obstacles(self) -> None:
        lot = self.lot
        for service in range(self.services):
            for n in range(METHODS):
                if lot.random() < 0.5:
                    law = lot.choice([*LAWS, ""])
                    self.obstacle(service, f"m-{n}", f"v-{n}-1", law)

    def obstacle(self, service: int, method: str, version: str, law: str) -> None:
        day, row = self.held.day(service), self.held.new()
        facts: dict[str, Any] = {"category_code": self.lot.choice(["LOV", "TID"]), "number": 1}
        self.held.rows += [
            Obstacle(id=row, day_id=day, text="Noe", version_id=version, **facts),
            ObstacleService(
                id=self.held.new(), day_id=day, obstacle_id=row, service_id=f"s-{service}"
            ),
        ]
        if law:
            status = self.lot.choice(_STATUSES)
            source = ObstacleSource(
                id=self.held.new(), day_id=day, obstacle_id=row, provision_id=law, status=status
            )
            self.held.rows.append(source)
            if service not in self.running:
                self.cited[law].against.setdefault(method, set()).add(f"s-{service}")

    def days(self) -> tuple[Day, ...]:
        """Return the days, some that still go on and some with a round that nobody ended."""
        going = {f"day-{n}" for n in self.running}
        rows: list[Row] = []
        for row in self.held.rows:
            if isinstance(row, DayInfo) and row.id in going:
                rows.append(replace(row, state=DayState.RUNNING))
            elif isinstance(row, Round):
                rows.append(replace(row, closed=self.lot.random() >= _NOT_ENDED))
            else:
                rows.append(row)
        ids = [row.id for row in rows if isinstance(row, DayInfo)]
        return tuple(Day(row for row in rows if getattr(row, "day_id", "") == one) for one in ids)


def random_archive(seed: int) -> tuple[Archive, dict[str, Cited]]:
    """Return an archive, the same for the same seed, and who cites each law against what."""
    made = _Maker(Random(seed))  # noqa: S311
    made.answers()
    made.again()
    made.obstacles()
    days = made.days()
    sums = tuple(one for day in days for one in sums_of(day))
    return Archive(Register(_catalogue(made.services)), days, sums), made.cited
