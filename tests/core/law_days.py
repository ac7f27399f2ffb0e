"""Days on which services cite laws, circulars and guidelines, made row by row."""

import datetime
from itertools import count
from typing import Any

from dialog_app.core.day import Day
from dialog_app.core.model.base import Words
from dialog_app.core.model.catalogue import (
    MethodVersion,
    Provision,
    ProvisionKind,
    WorkingMethod,
)
from dialog_app.core.model.days import DayInfo, DayKind, DayService, DayState
from dialog_app.core.model.said import (
    Link,
    LinkKind,
    Obstacle,
    ObstacleService,
    ObstacleSource,
    Possibility,
    Severity,
)
from dialog_app.core.register import Register

START = datetime.date(2026, 1, 5)
PBRL = Provision(
    id="p-pbrl",
    kind=ProvisionKind.LAW,
    full_name="pasient- og brukerrettighetsloven",
    short_name="pbrl.",
    section="§ 3-4",
    heading="informasjon når pasienten er under 18 år",
    who_can_change="parliament",
)
GUIDE = Provision(
    id="p-guide", kind=ProvisionKind.GUIDELINE, full_name="Retningslinje for skole", short_name=""
)
_numbers = count(1)


def _id(what: str) -> str:
    return f"{what}-{next(_numbers)}"


def register(methods: int = 2) -> Register:
    """Return methods m-1, m-2 … with one version each (v-1, v-2 …), and two provisions."""
    rows: list[Any] = [PBRL, GUIDE]
    for n in range(1, methods + 1):
        rows.append(WorkingMethod(id=f"m-{n}", code=f"G{n}", description_code="G", position=n))
        words = Words(nb=f"Arbeidsmåte {n}")
        rows.append(
            MethodVersion(id=f"v-{n}", method_id=f"m-{n}", number=1, title=words, summary=words)
        )
    return Register(rows)


class Said:
    """One day of some services, and a hand to write down what they say."""

    def __init__(self, *services: str, later: int = 0, state: DayState = DayState.HELD) -> None:
        self.day_id = _id("day")
        self.services = services
        info = DayInfo(
            id=self.day_id,
            day_id=self.day_id,
            kind=DayKind.DIALOGUE,
            date=START + datetime.timedelta(days=later),
            title="Dialogdag",
            state=state,
        )
        present = (
            DayService(id=_id("there"), day_id=self.day_id, service_id=one, position=n)
            for n, one in enumerate(services)
        )
        self.rows: list[Any] = [info, *present]

    @property
    def day(self) -> Day:
        """The day as it is now."""
        return Day(self.rows)

    def add(self, kind: type[Any], /, **fields: Any) -> Any:
        """Write down a row."""
        row = kind(id=_id(kind.__name__), day_id=self.day_id, **fields)
        self.rows.append(row)
        return row

    def obstacle(
        self,
        *services: str,
        about: str = "v-1",
        severity: Severity = Severity.MAKES_HARD,
        **fields: Any,
    ) -> Obstacle:
        """Write down an obstacle of some services (or of all of the day)."""
        given = {"category_code": "LOV", "text": "Loven sier noe annet", **fields}
        row: Obstacle = self.add(Obstacle, version_id=about, number=len(self.rows), **given)
        for one in services:
            self.add(ObstacleService, obstacle_id=row.id, service_id=one, severity=severity)
        return row

    def source(self, obstacle: Obstacle, **fields: Any) -> ObstacleSource:
        """Write down what is behind an obstacle."""
        row: ObstacleSource = self.add(ObstacleSource, obstacle_id=obstacle.id, **fields)
        return row

    def answer(self, obstacle: Obstacle, text: str, **fields: Any) -> Possibility:
        """Write down a possibility that answers an obstacle."""
        row: Possibility = self.add(Possibility, text=text, number=len(self.rows), **fields)
        self.add(Link, kind=LinkKind.ANSWERS, from_id=row.id, to_id=obstacle.id)
        return row
