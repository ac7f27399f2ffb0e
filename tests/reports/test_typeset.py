"""Lines break where people would break them."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.core.minutes.blocks import Run, text
from dialog_app.reports.pdf_text import Legible, pdf_text
from dialog_app.reports.typeset import Face, Faces, Piece, fitted, lines, width_of

# Every letter is ten wide, so that a line of 100 holds ten of them.
WIDTHS = dict.fromkeys(string.printable + "æøåÆØÅ«»…", 10.0)
FACES = Faces(Face("r", WIDTHS, 10.0), Face("s", WIDTHS, 10.0), Legible(set(map(ord, WIDTHS))))


def set_lines(words, width=100.0):
    return [
        "".join(part.words for part in line).rstrip() for line in lines(FACES, text(words), width)
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ett to tre fire", ["ett to tre", "fire"]),
        ("", []),
        ("en\nto", ["en", "to"]),
        ("en\n\n\n\nto", ["en", "", "to"]),
        ("abcdefghijklm", ["abcdefghij", "klm"]),
        ("helse-og-omsorg", ["helse-og-", "omsorg"]),
        ("kort abcdefghijklm nå", ["kort", "abcdefghij", "klm nå"]),
    ],
)
def test_where_lines_break(words, expected):
    assert set_lines(words) == expected


def test_a_word_may_change_weight_without_a_space():
    (line,) = lines(FACES, (Run("pbrl.", strong=True), Run(", sett")), 200)
    assert line == (Piece("pbrl.", strong=True), Piece(", sett"))


@given(st.text(alphabet="ab -\n", max_size=80), st.integers(10, 120))
def test_no_letter_is_lost_and_no_line_too_wide(words, width):
    made = lines(FACES, text(words), float(width))
    assert "".join("".join(part.words for part in line) for line in made).replace(" ", "") == (
        words.replace(" ", "").replace("\n", "")
    )
    for line in made:
        *start, last = line or (Piece(""),)
        # The space after which a line goes on may hang out on paper's white.
        shown = (*start, last._replace(words=last.words.rstrip()))
        assert width_of(FACES, shown) <= width


def test_a_name_too_long_for_its_line_ends_in_dots():
    assert fitted(FACES, "Skolehelsetjenesten", 100) == "Skolehels…"
    assert fitted(FACES, "PPT", 100) == "PPT"


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("tab\there", "tab here"),
        ("\u202ebakvendt\u202c", "bakvendt"),
        ("usynlig\u200bt", "usynligt"),
        ("👨\u200d👩\u200d👧", "[man][woman][girl]"),
        ("e\u0301", "[latin small letter e with acute]"),
        ("\ue000\uffff", ""),
        ("a\u2028b", "a\nb"),
    ],
)
def test_what_the_font_lacks_becomes_words(typed, drawn):
    assert pdf_text(typed, FACES.legible) == drawn
