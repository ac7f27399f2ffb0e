"""Two versions of minutes are told apart word by word, and nothing of either is lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.base.texts import Texts
from dialog_app.core import minutes
from dialog_app.core.commands import findings
from dialog_app.core.commands.findings import About
from dialog_app.core.commands.minutes import passing, states
from dialog_app.core.minutes.blocks import Block, Bullets, Document, Heading, Level, Paragraph, text
from dialog_app.core.minutes.compared import as_lines, compared
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import Position
from dialog_app.core.word_difference import pieces
from tests.core.days import SCHOOL, SHARING
from tests.core.slides import asking, count, wall_register

_LINES = st.lists(st.sampled_from(("en to tre", "en to fire", "fem", "seks sju", "åtte")))


def document(lines: list[str]) -> Document:
    said: list[Block] = [Paragraph(text(line)) for line in lines]
    return Document(
        language="nb",
        title="Referat",
        header="Dag",
        state="UTKAST",
        footer=(),
        page_of="",
        blocks=(Heading(text("Metode"), Level.METHOD), *said),
    )


@given(_LINES, _LINES)
def test_each_version_can_be_read_whole_out_of_the_comparison(old, new) -> None:
    lines = compared(document(old), document(new))
    assert [line.gone for line in lines if line.gone][2:] == old
    assert [line.come for line in lines if line.come][2:] == new
    assert (as_lines(lines) == []) == (old == new)


@given(st.text("ab æ.\n", max_size=30), st.text("ab æ.\n", max_size=30))
def test_pieces_make_up_both_texts(before: str, after: str) -> None:
    found = tuple(pieces(before, after))
    assert "".join(piece.gone for piece in found) == before
    assert "".join(piece.come for piece in found) == after
    assert all(piece.same for piece in found) == (before == after)


def test_long_texts_with_nothing_in_common_are_told_apart_at_once() -> None:
    before, after = "ja, " * 5_000, "nei. " * 4_000
    assert [(piece.gone, piece.come) for piece in pieces(before, after)] == [
        (before[:-1], after[:-1]),
        (" ", " "),
    ]


@pytest.fixture(scope="module")
def versions() -> tuple[Document, Document]:
    """Return minutes before and after they were read through."""
    here, about = asking(), About(subject=SHARING, service_id=SCHOOL)
    count(here, SCHOOL, (5, 3, 3, 1))
    for words in ("Vi rekker det ikke alltid.", "Foreldrene vil vite alt."):
        here.do(findings.add_reason, about, words, Position.PARTLY, Phase.BEFORE)
    here.do(findings.add_obstacle, about, "Samtykket", "LOV")

    def paper() -> Document:
        return minutes.document(here.day, wall_register(), SCHOOL, Texts("nb"))

    before = paper()
    here.do(states.begin_read_through, SCHOOL)
    first, second = (row.id for row in here.day.reasons(SCHOOL, SHARING))
    here.do(passing.reword, SCHOOL, (first, "text"), "Vi rekker det sjelden.")
    here.do(passing.strike, SCHOOL, (second, "text"))
    return before, paper()


def test_the_words_that_changed_are_told_under_their_method(versions) -> None:
    lines = compared(*versions)
    (reworded, struck) = (line for line in lines if not line.same)
    assert [(one.gone, one.come) for one in reworded.pieces if not one.same] == [
        ("ikke alltid", "sjelden")
    ]
    assert (struck.gone, struck.come) == ("«Foreldrene vil vite alt.»", "")
    assert as_lines(lines) == [
        reworded.under,
        "− «Vi rekker det ikke alltid.»",
        "+ «Vi rekker det sjelden.»",
        "− «Foreldrene vil vite alt.»",
    ]
    assert "Avtale før deling" in reworded.under


def test_state_and_time_are_no_difference(versions) -> None:
    one, _other = versions
    other = replace(one, state="GODKJENT", footer=("versjon 2",), seal="annen")
    assert as_lines(compared(one, other)) == []


def test_a_new_list_stands_as_new() -> None:
    one = document(["fem"])
    more = replace(one, closing=(Bullets((text("nytt"), text("mer"))),))
    assert as_lines(compared(one, more)) == ["Metode", "+ nytt", "+ mer"]
