"""Roles are told of where there are many of them; the scores are those of the literature."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from dialog_app.core.measures import Tally
from dialog_app.core.national.roles import RoleShare, least_agreeing, role_scores, role_shares

GROUPS = st.lists(st.builds(Tally, *[st.integers(0, 20)] * 3), min_size=1, max_size=8)


@pytest.fixture(scope="session")
def vectors(shared):
    return json.loads((shared / "vectors" / "consensus.json").read_text(encoding="utf-8"))


def groups(pairs):
    return [Tally(agree, 0, n - agree) for agree, n in pairs]


def test_agreement_across_groups_is_scored_as_is_printed(vectors):
    for case in vectors["gac_norm"]:
        found = role_scores(groups(case["groups"]))
        told = (found.geometric, found.jeffreys, found.least)
        assert told == pytest.approx(
            (case["geo"], case["geo_jeffreys"], case["min_share"]), abs=1e-9
        )


def test_polis_own_product_is_as_is_printed(vectors):
    cases = [case for case in vectors["polis_scalar"] if case["f"] == "gac"]
    assert len(cases) == 5
    for case in cases:
        assert role_scores(groups(case["args"])).product == pytest.approx(case["v"], abs=1e-9)


@given(GROUPS)
def test_the_score_is_the_geometric_mean_of_scipy(found):
    smoothed = [(one.agree + 1) / (one.took_position + 2) for one in found]
    scores = role_scores(found)
    assert scores.geometric == pytest.approx(stats.gmean(smoothed))
    assert scores.product == pytest.approx(math.prod(smoothed))


def role(code, agree, disagree, services):
    return RoleShare(code, Tally(agree, 0, disagree), services)


def test_the_role_that_agrees_least_is_told_of_only_among_many():
    lots = role("teacher", 15, 5, 5)
    assert least_agreeing([lots, role("leader", 0, 19, 9)]) == lots
    assert least_agreeing([lots, role("leader", 0, 20, 4)]) == lots
    assert least_agreeing([lots, role("leader", 0, 20, 5)]).role_code == "leader"
    assert least_agreeing([role("leader", 0, 19, 4)]) is None


def test_of_two_roles_that_agree_as_little_the_larger_is_told_of():
    assert least_agreeing([role("a", 10, 10, 5), role("b", 20, 20, 5)]).role_code == "b"


def test_a_role_counts_the_services_in_which_it_took_a_position():
    found = role_shares(
        {"teacher": [Tally(3, 0, 1), Tally(0, 0, 0, 4)], "leader": [Tally(0, 0, 0)]}
    )
    assert found == (RoleShare("teacher", Tally(3, 0, 1), 1, 4),)


def test_without_groups_there_is_no_score():
    assert role_scores([]) is None
