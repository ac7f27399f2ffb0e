"""How long a description of sixty pages takes, from what was said on the days to its PDF.

Thirty methods with everything: paragraphs of four sentences, two pieces of advice each, answers
from twenty services before and after, obstacles and possibilities in words, decisions with dissent.
The limit was promised in so many milliseconds, and is a reference that stands still.
"""

import datetime
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from dialog_app.base.texts import Texts  # noqa: E402 - found only now
from dialog_app.core.across.sums import RoundSum  # noqa: E402
from dialog_app.core.day import Day  # noqa: E402
from dialog_app.core.describe.document import contents, document  # noqa: E402
from dialog_app.core.describe.grow import proposals  # noqa: E402
from dialog_app.core.describe.said import Said  # noqa: E402
from dialog_app.core.describe.taking_in import take_in  # noqa: E402
from dialog_app.core.issue import About, edition  # noqa: E402
from dialog_app.core.measures import Tally  # noqa: E402
from dialog_app.core.model.base import Row, SubjectKind, Words  # noqa: E402
from dialog_app.core.model.catalogue import (  # noqa: E402
    AdviceLink,
    MainAnswer,
    MethodVersion,
    WorkingMethod,
)
from dialog_app.core.model.days import DayInfo, DayKind, DayState, Phase  # noqa: E402
from dialog_app.core.model.practice import (  # noqa: E402
    DecidedAs,
    DecisionDissent,
    DecisionRole,
    MethodDecision,
    PaperKind,
)
from dialog_app.core.model.said import Obstacle, ObstacleSource, Possibility  # noqa: E402
from dialog_app.core.register import Register  # noqa: E402
from dialog_app.desk.laptop import ThisLaptop  # noqa: E402
from dialog_app.reports import pdf  # noqa: E402
from dialog_app.reports.drawing import page_count  # noqa: E402
from tests.drivers.memory_archive import small_register  # noqa: E402

METHODS = 30
SERVICES = 20
PAGES = 60
LIMIT_MS = 3000.0
DATE = datetime.date(2026, 10, 7)
SENTENCES = (
    "Barnet får vite hva som skal fortelles videre, til hvem, og hvorfor det er viktig akkurat nå."
    " Barnet er med på ordene før noe sendes. Må noe sies med en gang, får barnet vite det samme"
    " dag. De voksne spør etterpå hvordan det var, og retter det som ble feil."
)
SAID = (
    "Vi opplever at rutinene våre er laget for de voksne, og at det er lite rom for å spørre barnet"
    " først når flere tjenester skal være enige om hva som kan deles."
)
Figures = tuple[str, list[float], list[float], float]


def description_of_sixty(rounds: int) -> list[Figures]:
    """Return name, times of a description in ms, the limit beside each, and the goal."""
    said, times = _said(), []
    paper = edition(said.register, About(PaperKind.DESCRIPTION, "SH"))
    for number in range(rounds + 1):
        version = replace(paper, version=number + 1)
        started = time.perf_counter()
        fresh = said.with_register(said.register)
        made = document(contents(fresh, "SH"), version, Texts("nb"))
        raw = pdf.render(made)
        # The first round warms up.
        if number:
            times.append((time.perf_counter() - started) * 1000)
    pages = page_count(made)
    if pages < PAGES or not raw:
        raise SystemExit(f"the description has {pages} pages, not {PAGES}")
    return [(f"a description of {pages} pages as PDF", times, [LIMIT_MS] * len(times), 1.0)]


def _said() -> Said:
    register = Register([*small_register().rows(), *_register()])
    said = Said(register, [Day(_day())], list(_sums()))
    step = take_in(register, ThisLaptop("laptop-1"), proposals(said, "SH"))
    return said.with_register(register.after(step))


def _register() -> Iterator[Row]:
    for n in range(METHODS):
        method, version, decision = f"m{n}", f"v{n}", f"d{n}"
        yield WorkingMethod(
            id=method, code=f"X{n}", description_code="SH", crc_articles=("12",), position=n + 9
        )
        yield MethodVersion(
            id=version,
            method_id=method,
            number=1,
            title=Words(f"Arbeidsmåte nummer {n}"),
            summary=Words(SENTENCES),
        )
        for k in range(2):
            text = Words(f"Eksempel {n}.{k}: Spør oss før dere deler noe, og si hvorfor.")
            yield MainAnswer(id=f"a{n}.{k}", text=text, survey="Eksempel", year=2024, children=120)
            yield AdviceLink(id=f"l{n}.{k}", main_answer_id=f"a{n}.{k}", method_id=method)
        yield MethodDecision(
            id=decision,
            method_id=method,
            version_id=version,
            number=1,
            proposed=DecidedAs.REVISED,
            decided=DecidedAs.UNCHANGED,
            reason=SAID,
            decided_on=DATE,
            pros=4,
            rule_version="1",
            not_covered=f"Akutte situasjoner, nummer {n}.",
        )
        yield DecisionRole(id=f"r{n}", decision_id=decision, role_code="leader", present=5)
        yield DecisionDissent(
            id=f"s{n}",
            decision_id=decision,
            text=SAID,
            number=1,
            who="helsesykepleierne",
            people=6,
            why=SAID,
        )


def _day() -> Iterator[Row]:
    yield DayInfo(
        id="d", day_id="d", kind=DayKind.DEEP_DIVE, date=DATE, title="Dag", state=DayState.HELD
    )
    subject = {"subject_kind": SubjectKind.METHOD, "day_id": "d"}
    for n in range(METHODS):
        for k in range(6):
            place = n * 10 + k
            yield Obstacle(
                id=f"o{place}",
                version_id=f"v{n}",
                text=f"{place}: {SAID}",
                number=place + 1,
                category_code="LOV",
                **subject,  # type: ignore[arg-type]
            )
            yield Possibility(
                id=f"p{place}",
                version_id=f"v{n}",
                text=f"{place}: {SAID}",
                number=place + 1,
                **subject,  # type: ignore[arg-type]
            )
            yield ObstacleSource(
                id=f"c{place}", day_id="d", obstacle_id=f"o{place}", provision_id="provision:pbrl"
            )


def _sums() -> Iterator[RoundSum]:
    for phase in (Phase.BEFORE, Phase.AFTER):
        for n in range(METHODS):
            for service in range(SERVICES):
                yield RoundSum(
                    round_id=f"{phase}{n}.{service}",
                    day_id="d",
                    date=DATE,
                    state=DayState.HELD,
                    service_id=f"t{service}",
                    group_id="",
                    subject_kind=SubjectKind.METHOD,
                    version_id=f"v{n}",
                    phase=phase,
                    present=14,
                    closed=True,
                    tally=Tally(6 + (n + service) % 5, 3, 2 + service % 3, service % 2),
                )
