"""Papers of every kind, for whatever must hold for all of them."""

import datetime
import os
from collections.abc import Iterator

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core import minutes, report
from dialog_app.core.day import Day
from dialog_app.core.minutes.blocks import Document
from dialog_app.core.model.days import DayService
from dialog_app.core.model.services import Service
from dialog_app.core.papers import DayPaper, invitation
from dialog_app.core.register import Register
from dialog_app.reports import day_papers
from tests.reports import descriptions, given_back, sample
from tests.reports import test_agenda_papers as agenda

# Sixty methods are some hundred pages; what judges them needs seconds for each such paper.
WEEKLY = os.environ.get("DIALOG_APP_HYPOTHESIS") == "weekly"
SEVERAL = (0, 1, 3, 60)

EXTREME = (
    "Sámi: čáŋđŧžš ŠŽŊ, nuorttasámi: ǩǥǯʒ",
    "Bra 😀👍🏽 ≥ 3 → neste ✓ 🇳🇴 👨\u200d👩\u200d👧 ❤\ufe0f ✅",
    "السلام عليكم، كيف حالكم؟ لا بأس (123 شخصا). نحن هنا",
    "می\u200cخواهم به شما بگویم که گچپژ خوب است ۱۲۳",
    "\u202eשלום עולם\u202c, \u200fמה שלומך? 12.5",
    "ሰላም ለዓለም og दुनिया og 日本語",
    "<b>fet</b> & «sitat» \\ ( ) %PDF",
    "ord " * 5000,
    "x" * 3000,
)
"""What somebody may have typed or pasted: other scripts, signs, markup, very much, one word."""


def plans() -> Iterator[tuple[str, sample.Plan]]:
    """Give the samples of minutes by name: how many methods, in which language, and the worst."""
    for language in LANGUAGES:
        for methods in SEVERAL if WEEKLY or language == "nb" else SEVERAL[:-1]:
            yield f"{methods}-{language}", sample.Plan(language=language, methods=methods)
    yield "extreme", sample.Plan(methods=1, texts=EXTREME, obstacle=EXTREME[2] * 9)
    yield "name", sample.Plan(methods=1, name="Čálli \x07«سلام» <b>😀 " + "langt " * 40)


def of_plan(plan: sample.Plan) -> Document:
    """Return the minutes of a sample."""
    words = Texts(plan.language)
    return minutes.document(sample.day(plan), sample.register(plan), sample.MINE, words)


def silent() -> Document:
    """Return the minutes of a service that came, and that nobody answered or spoke for."""
    plan = sample.Plan(methods=2)
    came = DayService(id="sv-3", day_id=sample.DAY, service_id="s-silent", position=2)
    fresh = Service(id="s-silent", name="Stille tjeneste", kind="SH")
    day = Day([*sample.day(plan).rows(), came])
    register = Register([*sample.register(plan).rows(), fresh])
    return minutes.document(day, register, fresh.id, Texts("nb"))


def others() -> Iterator[tuple[str, Document]]:
    """Give the papers of a day that are no minutes of the sample's service, by name."""
    yield "silent", silent()
    plan = sample.Plan()
    now = datetime.datetime(2026, 11, 18, 16, 0, tzinfo=datetime.UTC)
    for language in LANGUAGES:
        words = Texts(language)
        told = report.document(sample.day(plan), sample.register(plan), words, now, ())
        yield f"report-{language}", told
    words = Texts("nb")
    for kind in DayPaper:
        yield kind.value, day_papers.document(kind, agenda.marked(), agenda.register(), words)
    yield (
        "letter",
        invitation.letter(agenda.marked(), agenda.register(), sample.MINE, words, "Ola, tlf. 123"),
    )
    yield from given_back.documents()
    yield from descriptions.descriptions()
