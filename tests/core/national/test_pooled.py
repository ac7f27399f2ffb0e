"""A national share has the services as clusters; what is printed elsewhere comes out here."""

import json
import math
from fractions import Fraction

import numpy as np
import pytest
import statsmodels.api
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from dialog_app.core.measures import RULE, Label, Tally, label, wilson
from dialog_app.core.national.distributions import chi_square_above, t_quantile
from dialog_app.core.national.pooled import agreeing, pooled, variation

COUNTS = st.integers(1, 30).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
SERVICES = st.lists(COUNTS, min_size=2, max_size=25)


@pytest.fixture(scope="session")
def vectors(shared):
    return json.loads((shared / "vectors" / "consensus.json").read_text(encoding="utf-8"))


@pytest.fixture
def eight(vectors):
    """Return eight services: how many agree of how many."""
    return list(zip(vectors["clusters"]["x"], vectors["clusters"]["n"], strict=True))


def test_eight_services_have_the_share_and_the_limits_that_are_printed(vectors, eight):
    case, found = vectors["clusters"], pooled(eight)
    assert float(found.share) == pytest.approx(case["p"], abs=1e-9)
    assert found.se == pytest.approx(case["se"], abs=1e-9)
    assert (found.interval.lower, found.interval.upper) == pytest.approx(
        (case["lo"], case["hi"]), abs=1e-9
    )
    assert float(found.mean_of_services) == pytest.approx(case["mean_of_services"], abs=1e-9)
    assert t_quantile(0.975, 7) == pytest.approx(case["t_df7"], abs=1e-9)
    naive = wilson(found.agree, found.people)
    assert (naive.lower, naive.upper) == pytest.approx(case["naive_wilson"], abs=1e-9)


def test_eight_services_vary_as_is_printed(vectors, eight):
    case, found = vectors["clusters"]["icc"], variation(eight)
    told = (found.msb, found.msw, found.n0, found.icc)
    assert told == pytest.approx([case[name] for name in ("MSB", "MSW", "n0", "icc")], abs=1e-9)
    assert found.design_effect == pytest.approx(vectors["clusters"]["deff"], abs=1e-9)


def test_three_of_four_services_agree_together_as_far_as_is_known(vectors, eight):
    large = [x for x, n in eight if Fraction(x, n) >= RULE.together]
    assert len(large) / len(eight) == vectors["clusters"]["share_services_ge75"]


def test_how_often_a_service_seems_to_agree_together_is_as_printed(vectors):
    for n, case in vectors["oc_75"].items():
        words = [label(Tally(k, int(n) - k, 0)) for k in range(int(n) + 1)]
        assert words.index(Label.AGREE_TOGETHER) == case["need"]
        for share in ("0.5", "0.6", "0.7", "0.75", "0.8", "0.9"):
            chance = stats.binom.sf(case["need"] - 1, int(n), float(share))
            assert chance == pytest.approx(case[share], abs=5.1e-4)


@given(SERVICES)
def test_the_share_is_as_sure_as_statsmodels_finds_it(services):
    found, m = pooled(services), len(services)
    people = np.concatenate([np.repeat([1.0, 0.0], [x, n - x]) for x, n in services])
    whose = np.repeat(np.arange(m), [n for _, n in services])
    fitted = statsmodels.api.OLS(people, np.ones(len(people))).fit(
        cov_type="cluster", cov_kwds={"groups": whose, "use_correction": False}
    )
    assert found.se == pytest.approx(float(fitted.bse[0]) * math.sqrt(m / (m - 1)), abs=1e-9)
    half = stats.t.ppf(0.975, m - 1) * found.se
    assert found.interval.lower == pytest.approx(max(0, float(found.share) - half), abs=1e-9)
    assert found.interval.upper == pytest.approx(min(1, float(found.share) + half), abs=1e-9)


@given(SERVICES)
def test_the_mean_squares_are_those_of_an_analysis_of_variance(services):
    found, groups = variation(services), [[1] * x + [0] * (n - x) for x, n in services]
    if found is None:
        assert all(n == 1 for _, n in services)
    elif found.msw:
        f = stats.f_oneway(*groups, equal_var=True).statistic
        assert found.msb / found.msw == pytest.approx(f, rel=1e-9)
        assert found.design_effect >= 1


@given(st.integers(1, 400), st.floats(0.5, 0.9999))
def test_the_t_quantile_is_scipys(df, p):
    assert t_quantile(p, df) == pytest.approx(stats.t.ppf(p, df), rel=1e-9, abs=1e-9)


@given(st.integers(1, 12), st.floats(0, 300))
def test_chi_square_is_scipys(df, x):
    assert chi_square_above(x, df) == pytest.approx(stats.chi2.sf(x, df), rel=1e-9, abs=1e-300)


@pytest.mark.parametrize(("p", "df"), [(0.4, 3), (1.0, 3), (0.9, 0)])
def test_a_quantile_that_is_none_is_refused(p, df):
    with pytest.raises(ValueError, match="t quantile"):
        t_quantile(p, df)


def test_one_service_has_a_share_but_no_limits():
    found = pooled([(3, 4)])
    assert (found.share, found.se, found.interval) == (Fraction(3, 4), None, None)
    assert variation([(3, 4)]) is None


def test_nobody_has_no_share():
    assert pooled(agreeing({"a": Tally(0, 0, 0, 4)})) is None


def test_where_nobody_differs_there_is_nothing_to_vary():
    assert variation([(4, 4), (6, 6)]).icc is None
    assert variation([(4, 4), (6, 6)]).design_effect == 1
