"""A rich day written by hand, as rows, for looking at minutes and testing them."""

import datetime
import itertools
from dataclasses import dataclass, field
from typing import Any

from dialog_app.core.day import Day
from dialog_app.core.model.base import Language, Provenance, Row, Subject, SubjectKind, Words
from dialog_app.core.model.catalogue import (
    AdviceLink,
    MainAnswer,
    MethodVersion,
    Municipality,
    ObstacleCategory,
    Provision,
    ProvisionKind,
    Role,
    WorkingMethod,
)
from dialog_app.core.model.days import (
    AgendaItem,
    Attendance,
    DayInfo,
    DayKind,
    DayService,
    DayState,
    DaySubject,
    ItemKind,
    ItemState,
    Phase,
)
from dialog_app.core.model.said import (
    Action,
    Answer,
    Link,
    LinkKind,
    Minutes,
    Note,
    Obstacle,
    ObstacleService,
    ObstacleSource,
    Position,
    Possibility,
    Reason,
    Round,
    SourceEffect,
    SourceStatus,
    Trial,
    TrialState,
)
from dialog_app.core.model.services import Service, ServiceMunicipality
from dialog_app.core.register import Register

DAY = "day-1"
MINE, OTHER = "s-mine", "s-other"
DATE = datetime.date(2026, 11, 18)
PRIVATE = "PRIVATNOTAT"
ELSEWHERE = "ANNENTJENESTE"

TITLES = (
    ("Avtale før deling", "Barnet vet og får mene noe før noe fortelles videre."),
    ("Vite hva som står", "Barnet får lese og rette det som skrives om det."),
    ("Tilbakemelding", "Barnet får vite hva som skjedde etter at det fortalte."),
    ("Alene med barnet", "Barnet får en prat uten foreldre i hver undersøkelse."),
    ("Planlegge sammen", "Barnet er med på å legge opp hvordan, hvor og hvem."),
)
REASONS = (
    "Når ungdommen er med på ordene, holder avtalen.",
    "Vi vil, men noen ganger haster det, og da rekker vi ikke å avtale.",
    "Vi er usikre på hva vi kan love når barnet er under 16.",
)


@dataclass
class Plan:
    """What a sample shall hold."""

    language: Language = "nb"
    methods: int = 3
    people: int = 16
    texts: tuple[str, ...] = REASONS
    obstacle: str = "Foreldre til barn under 16 skal informeres. Unntakene er vanskelige å bruke."
    name: str = "Skolehelsetjenesten"
    numbers: Any = field(default_factory=itertools.count)

    def id(self, kind: str) -> str:
        """Return the next id of a kind."""
        return f"{kind}-{next(self.numbers)}"


def subject(number: int) -> Subject:
    """Return the subject of a method by its place."""
    return Subject(SubjectKind.METHOD, f"v-{number}")


def register(plan: Plan) -> Register:
    """Return a catalogue with as many methods as the plan asks for, and two services."""
    rows: list[Row] = [row for number in range(plan.methods) for row in _method(number)]
    rows += [
        Service(id=MINE, name=plan.name, kind="SH", language=plan.language),
        Service(id=OTHER, name=f"{ELSEWHERE} PPT", kind="PPT"),
        Municipality(id="mun", number="4601", name="Bergen"),
        ServiceMunicipality(id="sm", service_id=MINE, municipality_number="4601"),
        Role(id="r1", code="leader", title=Words("leder", "leiar", "leader"), position=0),
        Role(
            id="r2",
            code="school_nurse",
            title=Words("helsesykepleier", "helsesjukepleiar", "public health nurse"),
            position=1,
        ),
        *_categories(),
        Provision(
            id="pbrl-3-4",
            kind=ProvisionKind.LAW,
            full_name="pasient- og brukerrettighetsloven",
            short_name="pbrl.",
            section="§ 3-4",
            last_checked=datetime.date(2026, 11, 3),
        ),
        Provision(
            id="guide",
            kind=ProvisionKind.GUIDELINE,
            full_name="Nasjonal faglig retningslinje for helsestasjons- og skolehelsetjenesten",
            short_name="Helsedirektoratet",
        ),
    ]
    return Register(rows)


def _categories() -> list[ObstacleCategory]:
    titles = {
        "LOV": Words("Lov og forskrift", "Lov og forskrift", "Law or regulation"),
        "RETN": Words("Retningslinje, veileder, forløp", "Retningslinje", "Guideline"),
        "SAM": Words("Samarbeid", "Samarbeid", "Collaboration"),
        "TID": Words("Tid og bemanning", "Tid og bemanning", "Time and staffing"),
    }
    return [
        ObstacleCategory(id=f"c-{code}", code=code, title=title, meaning=Words())
        for code, title in titles.items()
    ]


def _method(number: int) -> list[Row]:
    title, summary = TITLES[number % len(TITLES)]
    example = number % 3 == 1
    rows: list[Row] = [
        WorkingMethod(
            id=f"m-{number}",
            code=f"G{number + 4}",
            description_code="G",
            provenance=Provenance.STARTER_EXAMPLE if example else Provenance.PUBLIC_SOURCE,
            crc_articles=("12", "16"),
        ),
        MethodVersion(
            id=f"v-{number}",
            method_id=f"m-{number}",
            number=2,
            title=Words(title if number < len(TITLES) else f"{title} {number + 1}"),
            summary=Words(summary),
        ),
    ]
    if not example:
        rows += [
            MainAnswer(
                id=f"a-{number}",
                text=Words(
                    "Eksempel: Spør oss før dere sier det videre. Da tør vi å fortelle mer."
                ),
                survey="kartlegging",
                year=2020,
                children=214,
            ),
            AdviceLink(id=f"al-{number}", main_answer_id=f"a-{number}", method_id=f"m-{number}"),
        ]
    return rows


def day(plan: Plan) -> Day:
    """Return a held day for two services, where everything of the other one says so."""
    rows: list[Row] = [_info(), *_agenda(plan), *_present(plan)]
    rows += [
        DaySubject(
            id=f"ds-{number}",
            day_id=DAY,
            subject_kind=SubjectKind.METHOD,
            version_id=f"v-{number}",
            position=number,
        )
        for number in range(plan.methods)
    ]
    for number in range(plan.methods):
        rows += _said(plan, number)
    rows += _elsewhere(plan)
    rows.append(
        Minutes(
            id="min-1",
            day_id=DAY,
            service_id=MINE,
            written_at=datetime.datetime(2026, 11, 18, 15, 5, tzinfo=datetime.UTC),
            comment_deadline=datetime.date(2026, 12, 2),
        )
    )
    return Day(rows)


def _info() -> DayInfo:
    return DayInfo(
        id=DAY,
        day_id=DAY,
        kind=DayKind.DIALOGUE,
        date=DATE,
        title="MITT LIV psykisk helse i kommunen",
        place="Nordvik rådhus",
        state=DayState.HELD,
        pros=5,
        staff=2,
        next_meeting="Fordypningsdag onsdag 10.02.2027, kl. 09.00–15.30, Nordvik rådhus.",
    )


_ITEMS = (
    ("Rigging og prat med proffene", ItemKind.PREPARATION, 30, True),
    ("Velkommen: mål og trygg ramme", ItemKind.WELCOME, 10, False),
    ("Presentasjon: hovedsvar fra barn", ItemKind.PRESENTATION, 30, False),
    ("Hva mener vi? Hver for seg", ItemKind.POSITIONS, 10, False),
    ("Grupper: begrunnelser og hindringer", ItemKind.DIALOGUE, 40, False),
    ("Gjennomlesing", ItemKind.READ_THROUGH, 10, False),
)


def _agenda(plan: Plan) -> list[Row]:
    at = datetime.datetime(2026, 11, 18, 7, 30, tzinfo=datetime.UTC)
    rows: list[Row] = []
    for position, (title, kind, minutes, internal) in enumerate(_ITEMS):
        end = at + datetime.timedelta(minutes=minutes)
        rows.append(
            AgendaItem(
                id=plan.id("item"),
                day_id=DAY,
                position=position,
                kind=kind,
                title=title,
                title_nn="Gjennomlesing" if kind is ItemKind.READ_THROUGH else "",
                minutes=minutes,
                internal=internal,
                state=ItemState.DONE,
                started_at=at,
                ended_at=end,
            )
        )
        at = end
    return rows


def _present(plan: Plan) -> list[Row]:
    nurses = max(0, plan.people - 1)
    return [
        DayService(id="sv-1", day_id=DAY, service_id=MINE, position=0),
        DayService(id="sv-2", day_id=DAY, service_id=OTHER, position=1),
        Attendance(id="p-1", day_id=DAY, service_id=MINE, role_code="leader", present=1),
        Attendance(id="p-2", day_id=DAY, service_id=MINE, role_code="school_nurse", present=nurses),
        Attendance(id="p-3", day_id=DAY, service_id=OTHER, role_code="other", present=13),
    ]


def counts(people: int, number: int) -> tuple[int, int, int, int]:
    """Return agree, partly, disagree and no position of a method, by its place."""
    none = min(people, (3, 4, 0)[number % 3])
    left = people - none
    partly = (left // 5, 0, left // 3)[number % 3]
    against = (1 if left else 0, 0, left // 3)[number % 3]
    return max(0, left - partly - against), partly, against, none


def asked(plan: Plan, number: int, phase: Phase, service: str, tally: tuple[int, ...]) -> list[Row]:
    """Return a closed round with its answers."""
    place = plan.id("round")
    rows: list[Row] = [
        Round(
            id=place,
            day_id=DAY,
            version_id=f"v-{number}",
            service_id=service,
            phase=phase,
            present=sum(tally),
            closed=True,
        )
    ]
    rows += [
        Answer(id=plan.id("answer"), day_id=DAY, round_id=place, position=position, count=count)
        for position, count in zip(Position, tally, strict=True)
    ]
    return rows


def _said(plan: Plan, number: int) -> list[Row]:
    if number % 3 == 2 and number < 3:
        return []
    about: Any = {"day_id": DAY, "version_id": f"v-{number}", "language": plan.language}
    tally = counts(plan.people, number)
    rows = asked(plan, number, Phase.AFTER, MINE, tally)
    if number % 2 == 0:
        rows += asked(plan, number, Phase.BEFORE, MINE, tally)
    rows += [
        Reason(**about, id=plan.id("reason"), text=said, number=place, service_id=MINE)
        for place, said in enumerate(plan.texts)
    ]
    law, other, time = plan.id("obstacle"), plan.id("obstacle"), plan.id("obstacle")
    first = number * 10
    rows += [
        Obstacle(**about, id=law, text=plan.obstacle, number=first, category_code="LOV"),
        Obstacle(
            **about,
            id=other,
            text="Samarbeid skal bygge på samtykke fra barn og/eller foreldre. Uklart hvem.",
            number=first + 1,
            category_code="RETN",
            second_category_code="SAM",
        ),
        Obstacle(
            **about,
            id=time,
            text="For lite tid til å avtale ordene før møtet.",
            number=first + 2,
            category_code="TID",
        ),
        *(
            ObstacleService(id=plan.id("os"), day_id=DAY, obstacle_id=one, service_id=MINE)
            for one in (law, other, time)
        ),
        ObstacleService(id=plan.id("os"), day_id=DAY, obstacle_id=law, service_id=OTHER),
        ObstacleSource(
            id=plan.id("source"),
            day_id=DAY,
            obstacle_id=law,
            provision_id="pbrl-3-4",
            status=SourceStatus.FOUND,
            effect=SourceEffect.DEMANDS_OTHER,
        ),
        ObstacleSource(id=plan.id("source"), day_id=DAY, obstacle_id=other, provision_id="guide"),
    ]
    return [*rows, *_answers(plan, number, about, (law, other))]


def _answers(plan: Plan, number: int, about: Any, obstacles: tuple[str, str]) -> list[Row]:
    one, two, action = plan.id("possibility"), plan.id("possibility"), plan.id("action")
    first = number * 10
    due = datetime.date(2027, 1, 15)
    return [
        Possibility(
            **about,
            id=one,
            number=first,
            service_id=MINE,
            text="Forklare unntaket fra 12 år. Skrive sammen med ungdommen hva foreldre får vite, "
            "hvem som sier det, og når.",
        ),
        Possibility(
            **about,
            id=two,
            number=first + 1,
            service_id=MINE,
            text="Be om barnets ja til hver deling, med fast ordlyd. Dele minst mulig.",
        ),
        *(
            Link(id=plan.id("l"), day_id=DAY, kind=LinkKind.ANSWERS, from_id=way, to_id=obstacle)
            for way, obstacle in zip((one, two), obstacles, strict=True)
        ),
        Action(
            **about,
            id=action,
            number=first,
            service_id=MINE,
            text="Lage en fast ordlyd for å be om barnets ja før noe deles",
            who="fagansvarlig helsesykepleier",
            due=due,
        ),
        Link(id=plan.id("l"), day_id=DAY, kind=LinkKind.COMES_FROM, from_id=action, to_id=two),
        Action(
            **about,
            id=plan.id("action"),
            number=first + 1,
            service_id=MINE,
            text="Endre timeboka slik at første prat varer 30 minutter",
            who="leder",
            needs_mandate=True,
            why="Timene settes i dag til 15 minutter.",
        ),
        Trial(
            id=plan.id("trial"),
            day_id=DAY,
            version_id=f"v-{number}",
            service_id=MINE,
            state=TrialState.UNDER_WAY,
            until=datetime.date(2027, 3, 1),
        ),
    ]


def _elsewhere(plan: Plan) -> list[Row]:
    about: Any = {"day_id": DAY, "version_id": "v-0"}
    rows: list[Row] = asked(plan, 0, Phase.AFTER, OTHER, (71, 72, 73, 74))
    rows += [
        Reason(
            **about, id="x-1", number=900, service_id=OTHER, text=f"{ELSEWHERE} sier noe annet."
        ),
        Reason(
            **about,
            id="x-2",
            number=901,
            service_id=MINE,
            text=f"{PRIVATE} skal ikke trykkes.",
            printable=False,
        ),
        Obstacle(**about, id="x-3", number=902, text=f"{ELSEWHERE} stopper.", category_code="TID"),
        ObstacleService(id="x-4", day_id=DAY, obstacle_id="x-3", service_id=OTHER),
        Possibility(**about, id="x-5", number=903, service_id=OTHER, text=f"{ELSEWHERE} kan."),
        Action(**about, id="x-6", number=904, service_id=OTHER, text=f"{ELSEWHERE} gjør."),
        Note(id="x-7", day_id=DAY, number=1, text=f"{PRIVATE} om en i salen."),
    ]
    return rows
