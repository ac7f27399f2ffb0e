"""Disagreement that is left is told neutrally, and dissent in the words of those who hold it."""

import pytest

from dialog_app.base.texts import Texts
from dialog_app.core import minutes
from dialog_app.core.commands import findings, running
from dialog_app.core.commands.findings import About
from dialog_app.core.commands.minutes import dissents
from dialog_app.core.commands.minutes.approving import correct
from dialog_app.core.dissents import DissentGiven
from dialog_app.core.minutes.blocks import Heading, Level, plain
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.said import Minutes, ObstacleStatus
from dialog_app.core.record import Step, added
from tests.core.days import NINE, PPT, READING, SCHOOL, SHARING, Room, room
from tests.core.slides import asking, count, wall_register
from tests.reports import as_text

REMAINING = "Det er fortsatt ulike syn på dette i tjenesten."
HELD = DissentGiven(
    text="Vi spør barnet før vi ringer.",
    who="miljøterapeutene",
    people=6,
    why="Da tør de fortelle.",
    would_change="At noen viser at det går bra likevel.",
)


def paper(here: Room, service: str = SCHOOL, language: str = "nb") -> str:
    words = Texts(language)  # type: ignore[arg-type]
    return as_text.render(minutes.document(here.day, wall_register(), service, words))


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((8, 0, 4, 0), True),  # 8 | 0 | 4: divided views stand in the numbers
        ((1, 4, 7, 0), True),  # enig eller delvis 5 | uenig 7
        ((5, 1, 5, 0), False),  # enig 5 | delvis eller uenig 6
        ((9, 1, 2, 0), False),  # delvis eller uenig 3: nobody may know that somebody disagreed
        ((9, 3, 0, 0), False),
        ((0, 0, 12, 0), False),  # all of one view
        ((0, 0, 6, 0), False),  # only the number of answers
        ((2, 0, 2, 0), False),  # too few
    ],
)
def test_views_are_said_to_differ_only_where_the_numbers_show_it(counts, told: bool) -> None:
    here = asking()
    count(here, SCHOOL, counts)
    assert (REMAINING in paper(here)) is told


def test_a_dissent_stands_under_its_method_in_the_words_of_those_who_hold_it() -> None:
    here = asking()
    count(here, SCHOOL, (8, 0, 4, 0))
    here.do(dissents.add_dissent, SCHOOL, SHARING, HELD)
    found = minutes.document(here.day, wall_register(), SCHOOL, Texts("nb"))
    told = as_text.render(found)
    for words in (HELD.text, HELD.why, HELD.would_change, "Fra miljøterapeutene"):
        assert words in told
    assert "6" not in told[told.index("Særstandpunkt") : told.index(HELD.would_change)]
    headings = [block for block in found.blocks if isinstance(block, Heading)]
    place = next(n for n, one in enumerate(headings) if plain(one.words) == "Særstandpunkt")
    above = [plain(one.words) for one in headings[:place] if one.level is Level.METHOD]
    assert above[-1] == "Avtale før deling"
    assert HELD.text not in paper(here, PPT)
    # In minutes of another language it is a quotation, with the language it was said in.
    other = minutes.document(here.day, wall_register(), SCHOOL, Texts("nn"))
    assert f"words='«{HELD.text}»', strong=False, language='nb'" in repr(other.blocks)


def test_a_dissent_on_something_the_day_does_not_treat_is_printed_too() -> None:
    here = room(subjects=(SHARING,))
    here.do(running.start)
    here.do(dissents.add_dissent, SCHOOL, READING, HELD)
    assert HELD.text in paper(here)


def test_what_others_must_solve_is_said_of_the_obstacle() -> None:
    here = asking()
    about = About(subject=SHARING, service_id=SCHOOL)
    here.do(findings.add_obstacle, about, "Samtykket", "LOV")
    assert "Må løses av andre" not in paper(here)
    here.do(findings.set_status, here.day.obstacles[0].id, ObstacleStatus.NEEDS_OTHERS)
    assert "Må løses av andre" in paper(here)


@pytest.mark.parametrize(
    ("language", "reason", "version"),
    [
        ("nb", "Versjon 2, rettet fordi: feil dato.", "versjon 2"),
        ("nn", "Versjon 2, retta fordi: feil dato.", "versjon 2"),
        ("en", "Version 2, corrected because: feil dato.", "version 2"),
    ],
)
def test_a_correction_says_its_version_and_why(language, reason: str, version: str) -> None:
    here = asking()
    issue = Minutes(
        id="m", day_id=here.day.id, service_id=SCHOOL, state=MinutesState.APPROVED, written_at=NINE
    )
    here.day = here.day.after(Step("step.x", added(issue)))
    here.do(correct, SCHOOL, "leder", "feil dato.")
    told = minutes.document(here.day, wall_register(), SCHOOL, Texts(language))
    assert reason in as_text.render(told)
    assert version in told.footer
