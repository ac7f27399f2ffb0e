"""The rule proposes by thresholds written down beforehand; people decide."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.core.decide.rule import RULE, Legal, propose
from dialog_app.core.model.practice import DecidedAs
from dialog_app.core.national.measure import measured
from dialog_app.core.national.tables import national_tables
from tests.core.national.rounds import of_role, services

CLEAR = [(12, 0, 0)] * 9 + [(0, 12, 0)]
PRINTED = list(zip([9, 7, 12, 3, 10, 14, 5, 8], [12, 8, 15, 9, 11, 15, 10, 9], strict=True))
LEGALS = st.builds(Legal, st.booleans(), st.integers(0, 12))
TALLIES = st.lists(st.tuples(*[st.integers(0, 12)] * 4), min_size=1, max_size=16)


def said(*tallies, roles=()):
    rounds = services(*tallies)
    answered = [of_role(row, code, *counts) for code, counts in roles for row in rounds]
    return measured(rounds, answered)["v-1"]


def codes(proposal):
    return [one.code for one in proposal.because]


def test_where_nearly_all_agree_in_all_services_it_stands_unchanged():
    found = propose(said(*CLEAR))
    assert found.proposed is DecidedAs.UNCHANGED
    assert codes(found) == ["agree_met", "sure_met", "disagree_met", "services_met"]
    assert found.because[0].facts == (("percent", 90), ("least", 75))
    assert (found.legal, found.rule_version) == (False, "1")


def test_the_printed_example_is_to_be_revised_since_services_differ():
    tallies = [(x, n - x, 0) for x, n in PRINTED]
    assert propose(said(*tallies)).proposed is DecidedAs.TOO_LITTLE
    found = propose(said(*tallies), rule=replace(RULE, least_services=8))
    assert found.proposed is DecidedAs.REVISED
    assert "sure_not_met" in codes(found)
    naive = replace(RULE, least_services=8, agree_at_least=Fraction(59, 100))
    assert "sure_not_met" not in codes(propose(said(*tallies), rule=naive))


def test_the_printed_example_with_disagreement_is_discussed_or_worse():
    tallies = [(x, 0, n - x) for x, n in PRINTED]
    found = propose(said(*tallies), rule=replace(RULE, least_services=8))
    assert found.proposed is DecidedAs.REVISED
    assert "disagree_not_met" in codes(found)


def test_nine_services_are_too_few_and_so_are_fifty_nine_answers():
    few = propose(said(*CLEAR[:9]))
    assert (few.proposed, codes(few)) == (DecidedAs.TOO_LITTLE, ["too_few_services"])
    thin = propose(said(*[(6, 0, 0)] * 9, (5, 0, 0)))
    assert (thin.proposed, codes(thin)) == (DecidedAs.TOO_LITTLE, ["too_few_answers"])
    assert propose(said(*[(6, 0, 0)] * 10)).proposed is DecidedAs.UNCHANGED


def test_a_third_against_is_not_yet():
    found = propose(said(*[(6, 0, 6)] * 10))
    assert found.proposed is DecidedAs.NOT_YET
    assert codes(found) == ["third_disagree", "third_of_services"]
    assert found.because[1].facts == (("n", 10), ("of", 10))


def test_a_third_of_the_services_against_is_not_yet():
    found = propose(said(*[(12, 0, 0)] * 8, *[(3, 0, 3)] * 4))
    assert (found.proposed, codes(found)) == (DecidedAs.NOT_YET, ["third_of_services"])


def test_where_the_words_that_may_be_told_say_otherwise_no_number_is_told() -> None:
    found = propose(said(*[(12, 0, 0)] * 9, *[(5, 1, 4)] * 5))
    assert (found.proposed, codes(found)) == (DecidedAs.NOT_YET, ["third_of_services_unsaid"])


def test_no_number_is_told_that_would_tell_of_words_that_are_hidden() -> None:
    measure = said(*[(12, 0, 0)] * 7, *[(8, 0, 4)] * 4, *[(6, 6, 0)] * 2)
    assert national_tables(measure).words.of("v-1", "divided") is None
    (against,) = [one for one in propose(measure).because if one.code.startswith("services")]
    assert against.code == "services_unsaid_not_met"


def test_one_or_two_services_against_are_never_told_as_a_number():
    found = propose(said(*[(12, 0, 0)] * 10, *[(3, 0, 3)] * 2))
    assert found.proposed is DecidedAs.REVISED
    (against,) = [one for one in found.because if one.code.startswith("services")]
    assert (against.code, dict(against.facts)) == ("services_unsaid_not_met", {"least": 10})


def test_where_neither_many_agree_nor_many_are_against_it_is_discussed():
    assert propose(said(*[(5, 2, 3)] * 10)).proposed is DecidedAs.DISCUSSED
    assert propose(said(*[(5, 3, 2)] * 10)).proposed is DecidedAs.REVISED


def test_a_role_that_does_not_agree_stands_in_the_way():
    role = ("leader", (1, 1, 0))
    found = propose(said(*CLEAR, roles=[role]))
    assert (found.proposed, codes(found)) == (DecidedAs.REVISED, ["role_not_met"])
    assert dict(found.because[0].facts) == {"role": "leader", "percent": 50, "least": 60}


@pytest.mark.parametrize("services_confirmed", [0, 2, 3])
def test_the_legal_flag_is_up_from_three_services_on(services_confirmed):
    found = propose(said(*CLEAR), Legal(confirmed_services=services_confirmed))
    assert found.legal is (services_confirmed >= 3)
    assert ("legal" in codes(found)) is found.legal
    assert found.proposed is DecidedAs.UNCHANGED


def test_a_confirmed_obstacle_that_stops_it_keeps_it_from_standing_unchanged():
    found = propose(said(*CLEAR), Legal(stops=True, confirmed_services=1))
    assert (found.proposed, codes(found)) == (DecidedAs.REVISED, ["legal_stops"])


@given(TALLIES, LEGALS)
def test_no_obstacle_in_a_law_ever_makes_a_method_not_yet(tallies, legal):
    measure = said(*tallies)
    free, bound = propose(measure), propose(measure, legal)
    if bound.proposed is DecidedAs.NOT_YET:
        assert free.proposed is DecidedAs.NOT_YET
    if free.proposed is not DecidedAs.UNCHANGED:
        assert bound.proposed is free.proposed


@given(TALLIES)
def test_no_reason_tells_of_one_or_two_services(tallies):
    for one in propose(said(*tallies)).because:
        assert dict(one.facts).get("n", 3) not in {1, 2}


@given(TALLIES, st.randoms())
def test_the_order_of_the_services_changes_nothing(tallies, random):
    mixed = tallies.copy()
    random.shuffle(mixed)
    assert propose(said(*tallies)) == propose(said(*mixed))


def test_another_answer_is_another_hash_and_too_little_hides_what_was_answered():
    assert propose(said(*CLEAR)).input_hash != propose(said(*CLEAR[1:], (12, 1, 0))).input_hash
    assert propose(said((5, 0, 0))).input_hash == propose(said((0, 0, 6))).input_hash
    other = propose(said(*CLEAR), rule=replace(RULE, version="2"))
    assert other.input_hash != propose(said(*CLEAR)).input_hash


def test_how_few_services_have_a_legal_obstacle_cannot_be_tried_out_on_the_hash():
    known = [Legal(stops, n) for stops in (False, True) for n in (0, 1, 2)]
    few = {propose(said((5, 0, 0)), one).input_hash for one in known}
    assert len(few) == 1


def test_services_that_are_all_small_have_no_words_to_go_by():
    found = propose(said(*[(4, 0, 0)] * 16))
    assert (found.proposed, codes(found)) == (DecidedAs.REVISED, ["no_words"])
