"""A small day and its register, made by the program's own commands, for tests of the core."""

import datetime
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from dialog_app.core.commands.days import NewDay, make
from dialog_app.core.day import Day
from dialog_app.core.model.base import Provenance, Subject, SubjectKind, Words
from dialog_app.core.model.catalogue import MethodVersion, TemplateItem, WorkingMethod
from dialog_app.core.model.days import DayKind
from dialog_app.core.model.services import Service
from dialog_app.core.record import Step
from dialog_app.core.register import Register

DATE = datetime.date(2026, 11, 18)
NINE = datetime.datetime(2026, 11, 18, 8, 0, tzinfo=datetime.UTC)  # 09.00 in Oslo
SHARING = Subject(SubjectKind.METHOD, "v-sharing")
READING = Subject(SubjectKind.METHOD, "v-reading")
SCHOOL, PPT = "s-school", "s-ppt"


@dataclass
class TestLaptop:
    """A laptop whose clock the test turns by hand."""

    __test__ = False

    time: datetime.datetime = NINE
    name: str = "laptop-1"
    numbers: Any = field(default_factory=itertools.count)

    def new_id(self) -> str:
        """Return ids that are easy to read in a failing test."""
        return f"id-{next(self.numbers)}"

    def now(self) -> datetime.datetime:
        """Return the time the test has set."""
        return self.time

    def later(self, minutes: float) -> None:
        """Let minutes go by."""
        self.time += datetime.timedelta(minutes=minutes)


PLAN: Any = (
    ("preparation", "Rigging", 30, 30, {"internal": True}),
    ("welcome", "Velkommen", 10, 5, {}),
    ("positions", "Hva mener vi?", 20, 5, {"phase": "before"}),
    ("break", "Pause", 10, 10, {"protected": True}),
    ("obstacles", "Hindringer", 30, 15, {}),
    ("buffer", "Luft", 10, 0, {"droppable": True}),
    ("checkout", "Utsjekk", 5, 5, {"protected": True}),
    ("afterwards", "Prat etterpå", 30, 20, {"internal": True}),
)


def register(plan: Any = PLAN) -> Register:
    """Return two methods, two services and one template."""
    return Register([*_methods(), *_services(), *_template(plan)])


def _methods() -> list[Any]:
    rows: list[Any] = []
    for code, name, version in (("G4", "Avtale før deling", SHARING), ("G2", "Barnet", READING)):
        rows.append(
            WorkingMethod(
                id=f"m-{code}",
                code=code,
                description_code="G",
                provenance=Provenance.STARTER_EXAMPLE if code == "G2" else Provenance.PUBLIC_SOURCE,
            )
        )
        title, summary = Words(nb=name), Words(nb=f"{name} i praksis.")
        rows.append(
            MethodVersion(
                id=version.version_id, method_id=f"m-{code}", number=1, title=title, summary=summary
            )
        )
    return rows


def _services() -> list[Any]:
    return [
        Service(id=SCHOOL, name="Skolehelsetjenesten", kind="SH"),
        Service(id=PPT, name="PPT", kind="PPT", language="nn"),
    ]


def _template(plan: Any) -> list[Any]:
    return [
        TemplateItem(
            id=f"t-{position}",
            template="dialogdag",
            position=position,
            kind=kind,
            title=Words(nb=title),
            minutes=minutes,
            least_minutes=least,
            public_start=datetime.time(9),
            **more,
        )
        for position, (kind, title, minutes, least, more) in enumerate(plan)
    ]


def new_day(laptop: TestLaptop, plan: Any = PLAN, **choices: Any) -> Day:
    """Return a planned day for both services: 12 and 4 people."""
    chosen: dict[str, Any] = {
        "services": ((SCHOOL, 12), (PPT, 4)),
        "subjects": (SHARING, READING),
        "pros": 5,
        **choices,
    }
    wanted = NewDay(kind=DayKind.DIALOGUE, date=DATE, title="Dialogdag", **chosen)
    return Day().after(make(register(plan), laptop, wanted))


@dataclass
class Room:
    """A day, a laptop, and a hand to run commands with."""

    day: Day
    laptop: TestLaptop
    steps: list[Step] = field(default_factory=list)

    def do(self, command: Callable[..., Step], *args: Any, **facts: Any) -> Step:
        """Run a command and keep the step."""
        step = command(self.day, self.laptop, *args, **facts)
        self.day = self.day.after(step)
        self.steps.append(step)
        return step


def room(**choices: Any) -> Room:
    """Return a room with a planned day at nine o'clock."""
    laptop = TestLaptop()
    return Room(new_day(laptop, **choices), laptop)
