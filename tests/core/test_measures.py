"""The words beside the counts follow thresholds written down before the first meeting."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.core.measures import (
    RULE,
    RULE_VERSION,
    Label,
    Movement,
    Tally,
    label,
    least_agreeing_role,
    many_without_position,
    movement,
    wilson,
)

NORWEGIAN = {
    "samlet enig": Label.AGREE_TOGETHER,
    "enig med forbehold": Label.AGREE_WITH_RESERVATIONS,
    "blandet": Label.MIXED,
    "delt": Label.DIVIDED,
    "samlet uenig": Label.DISAGREE_TOGETHER,
    "for få": Label.TOO_FEW,
}
COUNTS = st.integers(min_value=0, max_value=60)
TALLIES = st.builds(Tally, COUNTS, COUNTS, COUNTS, COUNTS)


@pytest.fixture
def vectors(shared: Path) -> dict[str, Any]:
    return dict(json.loads((shared / "vectors" / "consensus.json").read_text(encoding="utf-8")))


def test_every_agreed_count_gets_its_word(vectors: dict[str, Any]) -> None:
    for case in vectors["label"]:
        assert label(Tally(*case["args"])) is NORWEGIAN[case["out"]], case


@pytest.mark.parametrize(
    ("counts", "word"),
    [
        ((15, 3, 2), Label.AGREE_TOGETHER),
        ((15, 2, 3), Label.AGREE_WITH_RESERVATIONS),
        ((4, 0, 0), Label.TOO_FEW),
        ((0, 0, 5), Label.DISAGREE_TOGETHER),
        ((3, 0, 17), Label.MIXED),
        ((2, 2, 2), Label.DIVIDED),
        ((0, 5, 0), Label.AGREE_WITH_RESERVATIONS),
        ((0, 0, 0), Label.TOO_FEW),
    ],
)
def test_the_edges_of_the_words(counts: tuple[int, int, int], word: Label) -> None:
    assert label(Tally(*counts)) is word


@given(TALLIES)
def test_those_who_took_no_position_never_change_the_word(tally: Tally) -> None:
    assert label(tally) is label(Tally(tally.agree, tally.partly, tally.disagree, 0))


@given(TALLIES, st.integers(min_value=2, max_value=5))
def test_a_group_many_times_as_large_gets_the_same_word(tally: Tally, times: int) -> None:
    larger = Tally(tally.agree * times, tally.partly * times, tally.disagree * times)
    if label(tally) is not Label.TOO_FEW:
        assert label(larger) is label(tally)


@given(TALLIES)
def test_one_more_who_agrees_never_makes_a_group_disagree_together(tally: Tally) -> None:
    more = Tally(tally.agree + 1, tally.partly, tally.disagree)
    if label(more) is Label.DISAGREE_TOGETHER:
        assert label(tally) in {Label.DISAGREE_TOGETHER, Label.TOO_FEW}


def test_many_without_position_is_more_than_a_third_of_those_asked() -> None:
    assert not many_without_position(5, asked=15)
    assert many_without_position(5, asked=14)
    assert not many_without_position(0, asked=0)


def test_a_count_of_people_is_never_negative() -> None:
    with pytest.raises(ValueError, match="negative"):
        Tally(1, -1, 0)


def test_the_version_of_the_rule_is_known() -> None:
    assert RULE.version == RULE_VERSION


def test_wilson_limits_are_those_of_the_literature(vectors: dict[str, Any]) -> None:
    for case in vectors["wilson95"]:
        limits = wilson(case["k"], case["n"])
        assert (limits.lower, limits.upper) == pytest.approx((case["lo"], case["hi"]), abs=1e-9)


def test_a_majority_beyond_chance_needs_the_agreed_number(vectors: dict[str, Any]) -> None:
    for n, least in vectors["min_k_wilson_lower_ge_half"].items():
        assert min(k for k in range(int(n) + 1) if wilson(k, int(n)).lower >= 0.5) == least


@pytest.mark.parametrize(("k", "n"), [(0, 0), (3, 2), (-1, 4)])
def test_wilson_refuses_impossible_counts(k: int, n: int) -> None:
    with pytest.raises(ValueError, match="k of n"):
        wilson(k, n)


def test_the_same_people_before_and_after(vectors: dict[str, Any]) -> None:
    for case in vectors["paired"]:
        if "shift" not in case:
            continue
        moved, expected = movement(case["table"]), case["shift"]
        assert (moved.people, moved.up, moved.down, moved.same) == tuple(
            expected[name] for name in ("n", "up", "down", "same")
        )
        assert moved.net == pytest.approx(expected["net"])
        assert moved.exact == pytest.approx(expected["exact"], abs=1e-9)
        assert moved.mid_p == pytest.approx(expected["midp"], abs=1e-9)


def test_enig_or_not_is_the_same_test_on_two_by_two(vectors: dict[str, Any]) -> None:
    for case in vectors["paired"]:
        pairs = [case["agree_2x2"]] if "agree_2x2" in case else []
        pairs += [case] if "exact" in case else []
        for pair in pairs:
            moved = movement([[0, pair["c"]], [pair["b"], 0]])
            assert moved.exact == pytest.approx(pair["exact"], abs=1e-9)
            assert moved.mid_p == pytest.approx(pair["midp"], abs=1e-9)


def test_a_table_with_other_columns_than_rows_is_refused() -> None:
    with pytest.raises(ValueError, match="same positions"):
        movement([[1, 2, 3], [4, 5, 6]])


def test_nobody_there_is_no_movement() -> None:
    assert Movement(0, 0, 0).net == 0
    assert Movement(0, 0, 0).exact == Movement(0, 0, 0).mid_p == 1


@given(st.integers(0, 40), st.integers(0, 40))
def test_chances_lie_between_zero_and_one_and_mid_p_is_the_smaller(up: int, down: int) -> None:
    moved = Movement(up, 3, down)
    assert 0 < moved.mid_p <= moved.exact <= 1


ROLE_CASES: list[tuple[dict[str, Tally], str | None]] = [
    ({"ppt_adviser": Tally(6, 3, 2), "leader": Tally(5, 0, 0)}, "ppt_adviser"),
    ({"ppt_adviser": Tally(0, 0, 11), "leader": Tally(4, 0, 0)}, None),
    ({"teacher": Tally(5, 5, 0), "doctor": Tally(5, 5, 0)}, None),
    ({"teacher": Tally(9, 1, 0), "doctor": Tally(0, 0, 4), "leader": Tally(1, 0, 0)}, None),
    ({"teacher": Tally(2, 8, 0), "doctor": Tally(4, 0, 0), "leader": Tally(1, 0, 0)}, "teacher"),
    ({}, None),
]


@pytest.mark.parametrize(("tallies", "role"), ROLE_CASES)
def test_the_least_agreeing_role_is_named_only_among_many(
    tallies: dict[str, Tally], role: str | None
) -> None:
    assert least_agreeing_role(tallies) == role
