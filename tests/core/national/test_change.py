"""Change is told of the same people only, by the tests that are printed elsewhere."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import SquareTable, mcnemar
from statsmodels.stats.multitest import multipletests

from dialog_app.core.national.change import benjamini_hochberg, marginal, paired_change

TABLES = st.lists(
    st.lists(st.integers(0, 20), min_size=3, max_size=3), min_size=3, max_size=3
).filter(lambda table: any(map(sum, table)))
REAL = [[93, 2, 7], [1, 80, 0], [4, 2, 265]]


@pytest.fixture(scope="session")
def vectors(shared):
    return json.loads((shared / "vectors" / "consensus.json").read_text(encoding="utf-8"))


def test_every_table_that_is_printed_has_its_tests(vectors):
    tables = [case for case in vectors["paired"] if "table" in case]
    assert len(tables) == 5
    for case in tables:
        found = marginal(case["table"])
        assert found.df == case["df"]
        assert found.stuart_maxwell == pytest.approx(case["stuart"], abs=1e-9)
        assert found.p == (case["p_stuart"] and pytest.approx(case["p_stuart"], abs=1e-9))
        if "bhapkar" in case:
            assert found.bhapkar == pytest.approx(case["bhapkar"], abs=1e-9)
            assert found.bhapkar_p == pytest.approx(case["p_bhapkar"], abs=1e-9)


def test_every_table_that_is_printed_has_its_moves(vectors):
    for case in vectors["paired"]:
        if "shift" not in case:
            continue
        found, moved, pair = paired_change(case["table"]), case["shift"], case["agree_2x2"]
        told = (found.movement.up, found.movement.down, found.movement.same)
        assert told == (moved["up"], moved["down"], moved["same"])
        assert found.movement.exact == pytest.approx(moved["exact"], abs=1e-9)
        assert found.movement.mid_p == pytest.approx(moved["midp"], abs=1e-9)
        assert (found.agree_or_not.down, found.agree_or_not.up) == (pair["b"], pair["c"])
        assert found.agree_or_not.exact == pytest.approx(pair["exact"], abs=1e-9)
        assert found.agree_or_not.mid_p == pytest.approx(pair["midp"], abs=1e-9)


def test_votes_cast_again_in_a_real_conversation_move_as_is_printed():
    found = paired_change(REAL).movement
    assert (found.up, found.down) == (9, 7)
    assert (found.exact, found.mid_p) == pytest.approx((0.8036, 0.6291), abs=5e-5)


def test_two_positions_are_mcnemars_test_without_correction(vectors):
    (case,) = [one for one in vectors["paired"] if "chi2" in one]
    found = marginal([[794, case["b"]], [case["c"], 570]])
    assert found.stuart_maxwell == pytest.approx(case["chi2"], abs=1e-9)
    assert found.p == pytest.approx(case["p"], rel=1e-5)


def test_the_smallest_printed_table_is_asymptotically_as_printed(vectors):
    case = vectors["paired"][0]
    found = marginal([[1, case["c"]], [case["b"], 12]])
    assert found.p == pytest.approx(case["asymptotic"], abs=1e-9)


@given(TABLES)
def test_the_tests_of_a_table_are_those_of_statsmodels(table):
    found, spread = marginal(table), np.array(table)
    moved = spread.sum(0) + spread.sum(1) - 2 * spread.diagonal()
    kept = spread[np.ix_(moved > 0, moved > 0)]
    if found.df == 0:
        assert kept.size == 0
        return
    theirs = SquareTable(kept, shift_zeros=False).homogeneity()
    assert (found.stuart_maxwell, found.p) == pytest.approx((theirs.statistic, theirs.pvalue))
    assert found.df == theirs.df


@given(TABLES)
def test_bhapkars_test_is_that_of_statsmodels(table):
    found = marginal(table)
    if found.df < 2 or found.bhapkar is None:
        return
    theirs = SquareTable(np.array(table), shift_zeros=False).homogeneity(method="bhapkar")
    assert found.bhapkar == pytest.approx(theirs.statistic, rel=1e-6)


@given(TABLES)
def test_enig_or_not_is_the_exact_test_of_statsmodels(table):
    found = paired_change(table).agree_or_not
    theirs = mcnemar([[0, found.up], [found.down, 0]], exact=True)
    assert found.exact == pytest.approx(theirs.pvalue)
    assert found.people == sum(map(sum, table))


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_looking_at_many_methods_is_corrected_as_statsmodels_does(chances):
    assert benjamini_hochberg(chances) == pytest.approx(multipletests(chances, method="fdr_bh")[1])


def test_ten_methods_are_corrected_as_is_printed(vectors):
    case = vectors["bh"]
    assert benjamini_hochberg(case["p"]) == pytest.approx(case["q"], abs=1e-9)


def test_nobody_has_no_change():
    assert paired_change([[0, 0, 0]] * 3) is None
    assert benjamini_hochberg([]) == ()


def test_where_everybody_moved_one_way_bhapkars_test_has_no_limit():
    found = marginal([[0, 0, 3], [0, 0, 0], [0, 0, 0]])
    assert (found.stuart_maxwell, found.bhapkar) == (3, None)
