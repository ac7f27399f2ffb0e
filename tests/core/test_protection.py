"""Nobody can tell from the wall or the paper who answered what."""

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.core.measures import Label, Tally, label
from dialog_app.core.protection import (
    NoDistribution,
    OnlyCount,
    Part,
    ProtectedRow,
    Row,
    may_stand_side_by_side,
    percentages_allowed,
    protect,
    protected_row,
    protected_word,
)

COUNTS = st.integers(min_value=0, max_value=40)
TALLIES = st.builds(Tally, COUNTS, COUNTS, COUNTS, COUNTS)
# Every way in which up to twenty people can answer.
SMALL = [Tally(*counts) for counts in product(range(21), repeat=3) if sum(counts) <= 20]


def as_agreed(row: ProtectedRow) -> list[str | int]:
    """The row in the form of the agreed cases."""
    if isinstance(row, NoDistribution):
        return ["no_distribution"]
    if isinstance(row, OnlyCount):
        return ["only_n", row.n]
    counts = [count for _, count in row.parts]
    if not row.merged:
        return ["separate", *counts]
    return ["|".join(part.value for part, _ in row.parts), *counts]


def test_every_agreed_case_is_told_as_agreed(shared: Path) -> None:
    cases: list[dict[str, Any]] = json.loads(
        (shared / "vectors" / "minutes_rows.json").read_text(encoding="utf-8")
    )["cases"]
    assert len(cases) >= 155
    for case in cases:
        tally = Tally(case["agree"], case["partly"], case["disagree"])
        assert as_agreed(protected_row(tally)) == case["row"], case
        assert protected_word(tally) == case["word"], case
        assert label(tally) == case["room_word"], case


@pytest.mark.parametrize(
    ("tally", "parts"),
    [
        (Tally(9, 3, 1), ((Part.AGREE, 9), (Part.PARTLY_OR_DISAGREE, 4))),
        (Tally(1, 4, 7), ((Part.AGREE_OR_PARTLY, 5), (Part.DISAGREE, 7))),
        (Tally(5, 1, 5), ((Part.AGREE, 5), (Part.PARTLY_OR_DISAGREE, 6))),
        (Tally(8, 0, 4), ((Part.AGREE, 8), (Part.PARTLY, 0), (Part.DISAGREE, 4))),
        (Tally(5, 0, 0), ((Part.AGREE, 5), (Part.PARTLY, 0), (Part.DISAGREE, 0))),
    ],
)
def test_parts_of_one_or_two_join_their_neighbour(
    tally: Tally, parts: tuple[tuple[Part, int], ...]
) -> None:
    assert protected_row(tally) == Row(parts)


@pytest.mark.parametrize("tally", [Tally(0, 7, 0), Tally(0, 0, 9), Tally(0, 1, 6), Tally(0, 8, 1)])
def test_a_small_group_is_not_told_to_be_all_against(tally: Tally) -> None:
    assert protected_row(tally) == OnlyCount(tally.took_position)


def test_a_large_group_may_be_told_to_be_all_against() -> None:
    assert isinstance(protected_row(Tally(0, 0, 10)), Row)


def test_no_told_part_is_one_or_two_people() -> None:
    for tally in SMALL:
        told = protect(tally)
        assert not [count for _, count in told.parts if count in {1, 2}], tally
        assert sum(count for _, count in told.parts) in {0, tally.took_position}


def test_whoever_knows_the_rule_still_cannot_find_one_or_two_people() -> None:
    behind: dict[ProtectedRow, list[Tally]] = {}
    for tally in SMALL:
        behind.setdefault(protected_row(tally), []).append(tally)
    for row, tallies in behind.items():
        for counts in zip(*((one.agree, one.partly, one.disagree) for one in tallies), strict=True):
            assert set(counts) not in ({1}, {2}), row


def test_a_word_never_tells_what_the_row_keeps_back() -> None:
    words: dict[ProtectedRow, set[Label | None]] = {}
    room: dict[ProtectedRow, set[Label]] = {}
    for tally in SMALL:
        words.setdefault(protected_row(tally), set()).add(protected_word(tally))
        room.setdefault(protected_row(tally), set()).add(label(tally))
    for row, said in words.items():
        assert len(said) == 1, row
        assert said == {None} or room[row] <= said, row


@given(TALLIES)
def test_a_word_beside_the_counts_is_the_word_of_the_room(tally: Tally) -> None:
    assert protected_word(tally) in {None, label(tally)}


@given(TALLIES)
def test_separate_counts_always_have_their_word(tally: Tally) -> None:
    row = protected_row(tally)
    if isinstance(row, Row) and not row.merged:
        assert protected_word(tally) is label(tally)


@given(TALLIES, TALLIES)
def test_what_is_told_gives_nothing_away_by_its_hash(one: Tally, other: Tally) -> None:
    same_hash = protect(one).input_hash == protect(other).input_hash
    assert same_hash == (protect(one) == protect(other))


def test_hidden_splits_have_the_same_hash() -> None:
    assert protect(Tally(9, 2, 2, 1)).input_hash == protect(Tally(9, 3, 1, 1)).input_hash


def test_under_five_not_even_the_number_is_told() -> None:
    told = protect(Tally(3, 1, 0, 2))
    assert told.took_position is None
    assert not told.present_shown
    assert told.word is None
    assert told.parts == ()
    assert told.no_position == 2


def test_those_who_took_no_position_are_told_as_they_are() -> None:
    assert protect(Tally(9, 3, 1, 1)).no_position == 1


@pytest.mark.parametrize(("n", "allowed"), [(3, False), (9, False), (10, True)])
def test_percentages_come_from_ten_answers_on(n: int, allowed: bool) -> None:
    assert percentages_allowed(Tally(n, 0, 0)) is allowed
    assert protect(Tally(n, 0, 0)).percentages_allowed is allowed


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [(12, 12, True), (12, 11, False), (12, 8, False), (12, 16, False), (12, 7, True)],
)
def test_two_rounds_that_differ_by_a_few_are_not_told_side_by_side(
    before: int, after: int, allowed: bool
) -> None:
    assert may_stand_side_by_side(Tally(before, 0, 0), Tally(0, after, 0)) is allowed
