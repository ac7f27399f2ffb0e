"""Pages back to children and recommendations: usual ones, and the worst that can be typed."""

from collections.abc import Iterator

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core.give_back.ground import Ground, ground
from dialog_app.core.minutes.blocks import Document
from dialog_app.core.model.base import Row, Words
from dialog_app.core.model.catalogue import AdviceLink, MainAnswer, MethodVersion, WorkingMethod
from dialog_app.core.model.said import SourceStatus, TrialState, WhoCanChange
from dialog_app.core.recommend.build import document as recommend
from dialog_app.core.register import Register
from dialog_app.reports import give_back
from tests.core.across_rows import ADVICE, Held, catalogue

LONGEST = ("Vi vil at de voksne spør oss først, og så hører på svaret. " * 80)[:4000]
ONE_WORD = "x" * 4000
HOSTILE = "<b>fet</b> & \u202eשלום\u202c {n} %s \x07čáŋ 😀 " + "سلام " * 40


def usual() -> Ground:
    """Return twelve services, nine of which agree, with a law in the way."""
    held = Held()
    held.answered(range(9), 9, 0, 0)
    held.answered(range(9, 12), 4, 0, 4)
    held.by_law(range(5), SourceStatus.CONFIRMED)
    held.hindered(range(3), "TID")
    held.tries(range(4))
    held.tries(range(4, 8), TrialState.CHOSEN)
    held.acts(range(4), "Spørre barnet i døra")
    return ground(Register(catalogue()), held.days, held.sums)


def short() -> Ground:
    """Return twelve services, nine of which agree, of which there is nothing more to tell."""
    held = Held()
    held.answered(range(9), 9, 0, 0)
    held.answered(range(9, 12), 4, 0, 4)
    return ground(Register(catalogue()), held.days, held.sums)


FOUR = ("barnevernsloven § 6-4", "forvaltningsloven § 13 b", "x")


def several(named: tuple[str, str, str] = FOUR) -> Ground:
    """Return four laws in the way of twelve services, one of them named by too few to be told."""
    held = Held()
    held.answered(range(12), 9, 0, 0)
    held.by_law(range(7), SourceStatus.CONFIRMED)
    for citation, count in zip(named, (5, 3, 1), strict=True):
        held.hindered(range(count), "LOV", citation=citation, who_can_change="parliament")
    return ground(Register(catalogue()), held.days, held.sums)


def crowded(said: str = LONGEST) -> Ground:
    """Return far more than fits on a sheet, in the longest texts there can be."""
    held = Held()
    held.answered(range(12), 9, 2, 1)
    held.by_law(range(12), SourceStatus.CONFIRMED)
    for place in range(20):
        named = f"Forskrift nummer {place} {HOSTILE}"[:200]
        held.hindered(range(3), "LOV", citation=named, who_can_change=HOSTILE[:200])
    held.tries(range(12))
    for place in range(10):
        held.acts(range(4), f"Tiltak {place} " + "som er langt skrevet ut " * 80)
    return ground(Register([*catalogue(text=Words(said)), *_many(said)]), held.days, held.sums)


def _many(said: str) -> Iterator[Row]:
    """Give more methods of the advice, and more advice of the method."""
    for place in range(15):
        yield WorkingMethod(id=f"m-{place}", code=f"G{place}", description_code="G")
        yield MethodVersion(
            id=f"v-{place}",
            method_id=f"m-{place}",
            number=1,
            title=Words((f"{place} " + HOSTILE * 4)[:200]),
            summary=Words(""),
        )
        yield AdviceLink(id=f"l-{place}", main_answer_id=ADVICE, method_id=f"m-{place}")
    for place in range(6):
        yield MainAnswer(id=f"a-{place}", text=Words(said), survey="s" * 200, gathering="g" * 200)
        yield AdviceLink(id=f"l-a-{place}", main_answer_id=f"a-{place}", method_id="m-ask")


def documents() -> Iterator[tuple[str, Document]]:
    """Give pages by name, in every language, the worst too."""
    for language in LANGUAGES:
        yield f"back-{language}", give_back.document(usual(), ADVICE, Texts(language))
        yield f"back-drawn-{language}", give_back.document(short(), ADVICE, Texts(language))
        told = recommend(usual(), WhoCanChange.PARLIAMENT, Texts(language))
        yield f"recommend-{language}", told
        drawn = recommend(several(), WhoCanChange.PARLIAMENT, Texts(language))
        yield f"recommend-drawn-{language}", drawn
    yield "back-crowded", give_back.document(crowded(), ADVICE, Texts("nb"))
    worst = several((HOSTILE[:200], ONE_WORD[:200], (HOSTILE * 4)[:200]))
    yield "recommend-drawn-crowded", recommend(worst, WhoCanChange.PARLIAMENT, Texts("nb"))
    yield "recommend-crowded", recommend(crowded(), WhoCanChange.PARLIAMENT, Texts("nb"))
