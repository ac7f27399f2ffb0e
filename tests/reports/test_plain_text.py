"""Plain text holds what stands on paper, in order, and reads well by itself."""

from typing import get_args

import pytest

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core import minutes
from dialog_app.core.minutes.blocks import (
    Bar,
    Bars,
    Block,
    Column,
    Document,
    Heading,
    Pattern,
    Table,
    WritingRoom,
    text,
)
from dialog_app.reports import plain_text
from dialog_app.reports.docx import package
from dialog_app.reports.docx.writing import _Writer
from tests.reports import sample
from tests.reports.block_words import words_of


def of_blocks(*blocks):
    """Return the lines of a document that holds no more than the blocks."""
    document = Document(
        language="nb",
        title="t",
        header="Referat",
        state="UTKAST",
        footer=("fot",),
        page_of="",
        blocks=blocks,
    )
    return plain_text.render(document).splitlines()[2:-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_on_paper_stands_in_the_text_and_in_order(language):
    plan = sample.Plan(methods=3, language=language)
    document = minutes.document(
        sample.day(plan), sample.register(plan), sample.MINE, Texts(language)
    )
    said = " ".join(plain_text.render(document).split())
    at = 0
    for words in words_of(document):
        found = said.find(" ".join(words.split()), at)
        assert found >= at, words
        at = found


def test_the_same_day_always_gives_the_same_text():
    plan = sample.Plan()
    made = [
        plain_text.render(
            minutes.document(sample.day(plan), sample.register(plan), sample.MINE, Texts("nb"))
        )
        for _ in range(2)
    ]
    assert made[0] == made[1]


def test_a_heading_is_underlined_and_a_count_stands_after_its_word():
    bars = Bars((Bar("Enig", 9, Pattern.AGREE),), 12)
    assert of_blocks(Heading(text("Svar")), bars) == ["Svar", "----", "  Enig: 9", ""]


COLUMNS = (Column("", 10), Column("Tiltak", 60), Column("Frist", 30))


def test_short_rows_are_a_line_each():
    rows = ((text("1"), text("Ringe"), text("i dag")), (text("2"), text("Møtes"), ()))
    assert of_blocks(Table(COLUMNS, rows)) == [
        "  1  Tiltak: Ringe; Frist: i dag",
        "  2  Tiltak: Møtes",
        "",
    ]


def test_where_one_row_is_long_every_cell_has_its_own_line():
    rows = (
        (text("1"), text("Ringe"), text("i dag")),
        (text("2"), text("x" * 90), text("i morgen\neller siden")),
    )
    assert of_blocks(Table(COLUMNS, rows)) == [
        *("  1  Tiltak: Ringe", "     Frist: i dag", ""),
        *(f"  2  Tiltak: {'x' * 90}", "     Frist: i morgen", "     eller siden", ""),
    ]


def test_what_steers_or_hides_is_left_out():
    hostile = "a\x07b\u202ec\ud800d\u200be\r\nf"
    assert of_blocks(Heading(text(hostile)))[0] == "abcde f"


def test_room_to_write_is_lines():
    assert of_blocks(WritingRoom(2))[:2] == ["_" * plain_text.WIDE] * 2


def test_there_is_a_way_for_every_kind_of_block():
    written = {*plain_text._WAYS, Table}
    assert written == set(get_args(Block))
    assert set(_Writer(package.empty("nb", ""), Texts("nb"))._ways) == set(get_args(Block))
