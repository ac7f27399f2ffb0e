"""An archive in memory, and a small demonstration in it, for tests of pages.

It is the archive of a rehearsal; `fail_with` makes the disk let it down.
"""

import datetime
from collections.abc import Sequence

from dialog_app.core.commands import answers, findings, running
from dialog_app.core.commands.days import NewDay
from dialog_app.core.day import Day
from dialog_app.core.model.base import Provenance, Row, Subject, SubjectKind, Words
from dialog_app.core.model.catalogue import (
    CatalogueRow,
    Description,
    MethodVersion,
    Municipality,
    ObstacleCategory,
    Programme,
    Provision,
    ProvisionKind,
    Role,
    TemplateItem,
    WorkingMethod,
)
from dialog_app.core.model.days import DayKind, Phase
from dialog_app.core.model.said import Position
from dialog_app.core.model.services import Service, ServiceMunicipality
from dialog_app.core.ports import Deed, Entry, StoreFailed
from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.desk import rehearsal
from dialog_app.desk.desk import Desk
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.session import Session

TODAY = datetime.date(2026, 11, 18)
MORNING = datetime.datetime(2026, 11, 18, 8, 0, tzinfo=datetime.UTC)


class TurnedClock:
    """A clock that stands until somebody turns it."""

    def __init__(self, at: datetime.datetime = MORNING) -> None:
        self.at = at

    def __call__(self) -> datetime.datetime:
        """Return the time it shows."""
        return self.at

    def pass_minutes(self, minutes: float) -> None:
        """Let time pass."""
        self.at += datetime.timedelta(minutes=minutes)


class MemoryArchive(rehearsal.MemoryArchive):
    """The archive of a rehearsal, with a disk that can fail: `fail_with` names how."""

    def __init__(self, laptop: ThisLaptop, register: Register | None = None) -> None:
        super().__init__(laptop, register)
        self.fail_with = ""
        self.closed = False

    def write(self, scope: str, step: Step, deed: Deed, target: int, draft: str) -> Entry:
        """Take in a step, unless the disk fails."""
        self._fail_if_asked()
        return super().write(scope, step, deed, target, draft)

    def keep_draft(self, scope: str, place: str, text: str) -> None:
        """Keep half-written text, unless the disk fails."""
        self._fail_if_asked()
        super().keep_draft(scope, place, text)

    def close(self) -> None:
        """Remember that somebody let go; what was kept can still be looked at."""
        self.closed = True

    def _fail_if_asked(self) -> None:
        if self.fail_with:
            raise StoreFailed(self.fail_with)


def demonstration(clock: TurnedClock | None = None) -> tuple[Session, MemoryArchive]:
    """Return a session with a small register, a held day and one planned for today."""
    laptop = ThisLaptop("laptop-1", clock or TurnedClock())
    archive = MemoryArchive(laptop, small_register())
    session = Session(archive, laptop)
    held_day(session)
    planned_day(session)
    return session, archive


def empty(clock: TurnedClock | None = None) -> tuple[Session, MemoryArchive]:
    """Return a session with a small register and no days."""
    laptop = ThisLaptop("laptop-1", clock or TurnedClock())
    archive = MemoryArchive(laptop, small_register())
    return Session(archive, laptop), archive


def planned_day(session: Session) -> Desk[Day]:
    """Make a dialogue day for today with three services and three methods; returns its desk."""
    return session.new_day(
        NewDay(
            kind=DayKind.DIALOGUE,
            date=TODAY,
            title="Dialogdag i Nordvik",
            place="Nordvik rådhus",
            public_start=datetime.time(12),
            services=(("service-sh", 16), ("service-ppt", 12), ("service-os", 4)),
            subjects=tuple(subject(code) for code in ("G4", "G5", "G11")),
            pros=5,
            staff=2,
        )
    )


def held_day(session: Session) -> Desk[Day]:
    """Hold a deep-dive day some weeks ago, with answers and findings; returns its desk."""
    desk = session.new_day(
        NewDay(
            kind=DayKind.DEEP_DIVE,
            date=datetime.date(2026, 10, 7),
            title="Fordypningsdag i Lillevik",
            place="Lillevik bibliotek",
            services=(("service-sh", 9), ("service-ppt", 11)),
            subjects=(subject("G4"), subject("G5")),
            pros=4,
        )
    )
    desk.run(running.start)
    _say_something(desk)
    desk.run(running.end_day)
    return desk


def _say_something(desk: Desk[Day]) -> None:
    counts = {"service-sh": (6, 2, 1, 0), "service-ppt": (3, 2, 4, 2)}
    for service_id, row in counts.items():
        asked = answers.Asked(service_id, subject("G4"), Phase.AFTER)
        for position, count in zip(Position, row, strict=True):
            desk.run(answers.set_count, asked, position, count)
    about = findings.About(subject=subject("G4"), service_id="service-sh")
    text = "Vi må informere foreldre til barn under 16 år"
    desk.run(findings.add_reason, about, text, Position.PARTLY, Phase.AFTER)
    source = findings.SourceGiven(provision_id="provision:pbrl")
    desk.run(findings.add_obstacle, about, text, "LOV", source)
    desk.run(findings.add_possibility, about, "Forklare unntaket fra 12 år sammen med ungdommen")


def subject(code: str) -> Subject:
    """Return the first version of the method with this code, as answers name it."""
    return Subject(SubjectKind.METHOD, f"version:{code}:1")


def small_register() -> Register:
    """Return a register with three services, five methods, both templates and a little more."""
    rows: list[Row] = [
        *_descriptions(),
        *_methods(),
        *_words_of_the_field(),
        *_services(),
        *_template("dialogdag", _DIALOGUE),
        *_template("fordypningsdag", _DEEP_DIVE),
    ]
    return Register(rows)


def _descriptions() -> list[CatalogueRow]:
    titles = {"G": "Felles grunndel", "SH": "Skolehelsetjenesten", "PPT": "PPT", "OS": "Oppsøkende"}
    programme = Programme(
        id="programme:kommune", code="kommune", title=Words("MITT LIV psykisk helse i kommunen")
    )
    return [
        programme,
        *(
            Description(
                id=f"description:{code}",
                code=code,
                programme_code="kommune",
                title=Words(title),
                position=place,
            )
            for place, (code, title) in enumerate(titles.items())
        ),
    ]


_METHODS = (
    ("G4", "Avtale før deling", "Barnet vet og får mene noe før noe fortelles videre."),
    ("G5", "Vite hva som står", "Barnet får se og rette det som skrives."),
    ("G11", "Tilbakemelding", "Barnet sier hvordan hjelpen var, og noe endres."),
    ("SH4", "Skjema etter praten", "Praten kommer før skjemaet."),
    ("PPT1", "Treffe barnet først", "Rådgiveren møter barnet før testen."),
)


def _methods() -> list[CatalogueRow]:
    rows: list[CatalogueRow] = []
    for place, (code, title, summary) in enumerate(_METHODS):
        example = code in {"SH4", "PPT1"}
        rows.append(
            WorkingMethod(
                id=f"method:{code}",
                code=code,
                description_code=code.rstrip("0123456789"),
                provenance=Provenance.STARTER_EXAMPLE if example else Provenance.PUBLIC_SOURCE,
                position=place,
            )
        )
        rows.append(
            MethodVersion(
                id=f"version:{code}:1",
                method_id=f"method:{code}",
                number=1,
                title=Words(title),
                summary=Words(summary),
            )
        )
    return rows


def _words_of_the_field() -> list[CatalogueRow]:
    return [
        ObstacleCategory(
            id="category:LOV", code="LOV", title=Words("Lov og forskrift"), meaning=Words("")
        ),
        ObstacleCategory(
            id="category:ANNET", code="ANNET", title=Words("Annet"), meaning=Words("")
        ),
        Provision(
            id="provision:pbrl",
            kind=ProvisionKind.LAW,
            full_name="Pasient- og brukerrettighetsloven",
            short_name="pbrl.",
            section="§ 3-4",
            heading="Informasjon når pasienten er mindreårig",
            who_can_change="Stortinget",
        ),
        Role(id="role:leader", code="leader", title=Words("leder", "leiar", "leader")),
        Role(id="role:other", code="other", title=Words("øvrige fagfolk"), position=1),
        Municipality(id="municipality:4601", number="4601", name="Bergen"),
        Municipality(id="municipality:0301", number="0301", name="Oslo"),
    ]


def _services() -> list[Row]:
    services = (
        Service(
            id="service-sh",
            name="Skolehelsetjenesten",
            kind="SH",
            size=22,
            emergency_phone="55 00 00 10",
            child_welfare_phone="55 00 00 20",
        ),
        Service(id="service-ppt", name="PPT", kind="PPT", language="nn", size=14),
        Service(id="service-os", name="Utekontakten", kind="OS", size=6),
    )
    places = (
        ServiceMunicipality(
            id=f"place-{service.id}", service_id=service.id, municipality_number="4601"
        )
        for service in services
    )
    return [*services, *places]


_DIALOGUE = (
    ("preparation", "Rigging og prat med proffene", 30, ""),
    ("welcome", "Velkommen: mål og trygg ramme", 10, ""),
    ("checkin", "Innsjekk", 10, ""),
    ("presentation", "Presentasjon: hovedsvar fra barn", 30, ""),
    ("break", "Pause", 10, ""),
    ("working_methods", "Arbeidsmåter og verktøy", 20, ""),
    ("positions", "Hver for seg: enig, delvis, uenig", 10, "before"),
    ("dialogue", "Grupper: begrunnelser og hindringer", 40, ""),
    ("obstacles", "Hindringer", 20, ""),
    ("solutions", "Muligheter sammen med proffer", 20, ""),
    ("agreements", "Utprøving, ansvarlig, frist", 10, ""),
    ("checkout", "Utsjekk", 5, ""),
    ("afterwards", "Prat med proffene etterpå", 20, ""),
)
_DEEP_DIVE = (
    ("welcome", "Velkommen tilbake", 10, ""),
    ("status", "Siden sist", 20, ""),
    ("positions", "Hva mener vi nå?", 20, "after"),
    ("lunch", "Lunsj", 30, ""),
    ("solutions", "Muligheter", 40, ""),
    ("checkout", "Utsjekk", 10, ""),
)
_PROTECTED = frozenset({"checkin", "presentation", "break", "lunch", "checkout"})


def _template(name: str, items: Sequence[tuple[str, str, int, str]]) -> list[CatalogueRow]:
    return [
        TemplateItem(
            id=f"template:{name}:{place}",
            template=name,
            position=place,
            kind=kind,
            title=Words(title),
            minutes=minutes,
            least_minutes=minutes // 2 or 5,
            public_start=datetime.time(9),
            leader="fasilitator",
            phase=phase,
            protected=kind in _PROTECTED,
            internal=kind in {"preparation", "afterwards"},
        )
        for place, (kind, title, minutes, phase) in enumerate(items)
    ]
