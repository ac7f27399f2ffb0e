"""Whatever is pasted into a field, it can be stored, shown and printed afterwards."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.core.plain import LINE_LIMIT, MARK_LIMIT, TEXT_LIMIT, clean, clean_line

# Every code point, lone surrogates included: a clipboard may hold anything.
ANYTHING = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Blåbær på skolen", "Blåbær på skolen"),
        ("a\u030a", "å"),
        ("én\tto", "én to"),
        ("én\r\nto\rtre", "én\nto\ntre"),
        ("side\fto\u2028tre", "side\nto\ntre"),
        ("pip\x07\x00\x9f", "pip"),
        ("halv\ud83d emoji", "halv emoji"),
        ("aldri\ufffe\uffff\ufdd0", "aldri"),
        ("<b>ikke fet", "<b>ikke fet"),
        # An end on the same line keeps what the program writes after it from being turned.
        ("\u202eבאה\u202c ok", "\u202eבאה\u202c ok"),
        ("\u2067سلام\u2069", "\u2067سلام\u2069"),
        ("\u2067a \u202eb\u2069 c", "\u2067a \u202eb\u2069 c"),
        ("\u202eבאה", "באה"),
        ("\u2067a\u202c\nb\u2069", "a\u202c\nb\u2069"),
        ("a\u202e\u030a", "å"),
        ("Čohkkiras, Áltá, đ ŋ ŧ ž", "Čohkkiras, Áltá, đ ŋ ŧ ž"),
        ("", ""),
    ],
)
def test_free_text_keeps_words_and_loses_what_cannot_be_printed(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Kari   Nordmann ", "Kari Nordmann"),
        ("Kari\nNordmann", "Kari Nordmann"),
        ("\u202egnitar iraK", "gnitar iraK"),
        ("Ka\u200bri\ufeff", "Kari"),
        ("a\u200e\u030a", "å"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        (" \n\t ", ""),
    ],
)
def test_a_name_is_one_line_and_reads_the_right_way(typed: str, kept: str) -> None:
    assert clean_line(typed) == kept


def test_a_tower_of_accents_is_cut_to_eight() -> None:
    tower = clean("x" + "\u0301" * 10_000)
    assert tower == "x" + "\u0301" * MARK_LIMIT


def test_joiners_do_not_make_the_tower_higher() -> None:
    tower = clean("x" + ("\u200d" + "\u0301" * 8) * 50)
    assert tower.count("\u0301") == MARK_LIMIT


def test_a_megabyte_is_cut_to_the_limit() -> None:
    assert len(clean("ord " * 300_000)) == TEXT_LIMIT
    assert len(clean_line("o" * 300_000)) == LINE_LIMIT


TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\n\u030a\u200fa"


@given(st.text(st.sampled_from(TURNS), max_size=20), st.integers(min_value=1, max_value=20))
def test_no_text_turns_what_is_written_after_it(typed: str, limit: int) -> None:
    kept = clean(typed, limit)
    assert clean(kept, limit) == kept
    for line in kept.split("\n"):
        isolates = depth = 0
        for sign in line:
            isolates += (sign in "\u2066\u2067\u2068") - (sign == "\u2069" and isolates > 0)
            if sign in "\u202a\u202b\u202d\u202e":
                depth += 1
            elif isolates == 0 and sign == "\u2069":
                depth = 0
            elif sign == "\u202c":
                depth = max(0, depth - 1)
        assert isolates == 0
        assert depth == 0 or "\u2069" in line


@given(ANYTHING)
def test_cleaned_text_can_be_stored_and_printed(typed: str) -> None:
    kept = clean(typed)
    kept.encode("utf-8")
    assert unicodedata.is_normalized("NFC", kept)
    assert not [c for c in kept if unicodedata.category(c) == "Cc" and c != "\n"]


@given(ANYTHING, st.integers(min_value=1, max_value=40))
def test_cleaning_twice_changes_nothing_more(typed: str, limit: int) -> None:
    kept, line = clean(typed, limit), clean_line(typed, limit)
    assert clean(kept, limit) == kept
    assert clean_line(line, limit) == line
    assert len(kept) <= limit
    assert len(line) <= limit


@given(ANYTHING)
def test_a_line_has_no_line_ends_and_no_outer_spaces(typed: str) -> None:
    line = clean_line(typed)
    assert line.splitlines() in ([], [line])
    assert line == line.strip()
