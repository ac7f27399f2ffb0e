"""Columns keep their share of a table, but for a little that saves a line."""

import itertools

import pytest

from dialog_app.core.minutes.blocks import Column, Level, Table, text
from dialog_app.reports.columns import starts
from dialog_app.reports.outline import Outline
from dialog_app.reports.theme import look


class Setting:
    """Every letter is ten points wide."""

    look = look()

    @staticmethod
    def wide(words, _size):
        return 10.0 * sum(len(run.words) for run in words)


def widths(shares, *rows):
    table = Table(
        tuple(Column("", share) for share in shares),
        tuple(tuple(text("x" * letters) for letters in row) for row in rows),
    )
    return [end - start for start, end in itertools.pairwise(starts(Setting(), table))]


WHOLE = look().width
HALF = int(WHOLE / 20)


def test_columns_have_their_shares():
    assert widths((25, 75), (1, 1)) == pytest.approx([WHOLE / 4, WHOLE * 3 / 4])


def test_a_column_that_lacks_little_gets_it_from_one_that_has_more():
    first, second = widths((50, 50), (HALF + 1, 3), (2, 2))
    assert first == pytest.approx(10 * (HALF + 1) + 9.1)
    assert first + second == pytest.approx(WHOLE)


def test_a_column_that_lacks_much_or_that_nobody_can_help_keeps_its_share():
    assert widths((50, 50), (HALF * 2, 3)) == pytest.approx([WHOLE / 2, WHOLE / 2])
    assert widths((50, 50), (HALF + 1, HALF + 1)) == pytest.approx([WHOLE / 2, WHOLE / 2])


def test_the_last_cell_of_a_short_row_asks_for_nothing():
    assert widths((50, 50), (HALF + 1,)) == pytest.approx([WHOLE / 2, WHOLE / 2])


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ("service section method section section method", "H1 H2 H2 H3 H3 H2"),
        ("section section", "H1 H1"),
        ("method section service section", "H1 H2 H1 H2"),
    ],
)
def test_no_level_of_headings_is_left_out(levels, expected):
    outline = Outline()
    assert [outline.role(Level(level)) for level in levels.split()] == expected.split()


def test_what_closes_a_document_is_no_part_of_its_last_method():
    outline = Outline()
    for level in (Level.SERVICE, Level.METHOD, Level.SECTION):
        outline.role(level)
    outline.leave_method()
    assert outline.role(Level.SECTION) == "H2"
