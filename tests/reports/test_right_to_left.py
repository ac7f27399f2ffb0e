"""Letters that are read from the right: joined as they are written, and drawn towards the left."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.reports.right_to_left import joined, plain_letters, steps, stretches


def has_all(_sign):
    return True


def shapes(words):
    """Return which shape each letter takes: isolated, initial, medial or final."""
    told = (unicodedata.decomposition(letter).split() or ["-"] for letter in joined(words, has_all))
    return " ".join(form.strip("<>")[:1] for form, *_ in told)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("بيت", "i m f"),
        ("دار", "i i i"),
        ("كتاب", "i m f i"),
        ("بَيت", "i - m f"),
        ("سلام", "i f i"),  # lam and alef are one
        ("لا", "i"),
        ("می\u200cخواهم", "i f - i f i i f"),
        ("بـ", "i -"),
    ],
)
def test_letters_take_the_shape_their_neighbours_ask_for(words, expected):
    assert shapes(words) == expected


def test_a_shape_no_font_has_is_left_as_the_letter_itself():
    assert joined("بيت", lambda _sign: False) == "بيت"


@given(st.text(alphabet="بيتدرسلاآ َُ abc123()", max_size=40))
def test_joined_letters_still_say_what_was_typed(words):
    assert plain_letters(joined(words, has_all)) == words


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("abc", [("abc", False)]),
        ("a שלום b", [("a ", False), ("שלום", True), (" b", False)]),
        ("«שלום, 12 (ab)»", [("«", False), ("שלום", True), (", 12 (ab)»", False)]),
        ("שלום 12, עולם (3)!", [("שלום 12, עולם", True), (" (3)!", False)]),
        ("(אב) גד (הו)", [("(", False), ("אב) גד (הו)", True)]),
    ],
)
def test_where_a_line_goes_to_the_left(line, expected):
    assert list(stretches(line)) == expected


def test_digits_keep_their_order_and_letters_their_marks():
    assert steps("אב 12,5% גָ") == ["א", "ב", " ", "12,5%", " ", "גָ"]
