"""Descriptions of good practice: usual ones, and the worst that can be typed."""

from collections.abc import Iterator

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core.across.sums import RoundSum
from dialog_app.core.describe.commands import NewWording, reword
from dialog_app.core.describe.document import contents, document
from dialog_app.core.describe.said import Said
from dialog_app.core.issue import About, edition
from dialog_app.core.minutes.blocks import Document
from dialog_app.core.model.base import Language, Words
from dialog_app.core.model.practice import PaperKind
from tests.core.described import MIXED, Described, described

HOSTILE = "<b>fet</b> & \u202eשלום\u202c {n} %s čáŋ 😀. " + "سلام " * 40


def descriptions() -> Iterator[tuple[str, Document]]:
    """Give them by name."""
    here = described()
    here.say()
    here.grow()
    for language in LANGUAGES:
        yield f"description-{language}", made(here, language)
        yield f"description-drawn-{language}", made(here, language, answered=MIXED)
    text = Words((HOSTILE + "x" * 3000 + " ord" * 200)[:4900])
    here.run(reword, here.paragraph("G4").id, NewWording(text=text, reason=HOSTILE[:200]))
    yield "description-extreme", made(here, "nb")


def made(
    here: Described, language: Language, code: str = "SH", answered: tuple[RoundSum, ...] = ()
) -> Document:
    """Return the newest version of a description, with these answers where there are any."""
    paper, said = edition(here.register, About(PaperKind.DESCRIPTION, code, language)), here.said
    if answered:
        said = Said(said.register, said.days.values(), answered)
    return document(contents(said, code), paper, Texts(language))
