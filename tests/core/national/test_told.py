"""What services say together is told in words first, and never points at a few of them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core.decide.rule import Legal, propose
from dialog_app.core.measures import Tally
from dialog_app.core.model.days import Phase
from dialog_app.core.national.measure import Versions, measured
from dialog_app.core.national.tables import national_tables
from dialog_app.core.national.told import VOLUNTEERED, told, told_because
from tests.core.national.rounds import DATE, asked, moved, of_role, services

SAY = Texts("nb")
TOGETHER = Versions(lambda _: "m-1", together=True)
TABLE = ((1, 2, 1), (0, 2, 3), (0, 0, 3))
MANY = [(12, 0, 0)] * 10 + [(8, 0, 4)] * 3
TALLIES = st.lists(st.tuples(*[st.integers(0, 9)] * 4), min_size=1, max_size=14)


def name(code):
    return SAY(f"terms.role.{code}")


def of(*tallies, roles=(), moves=()):
    rounds = services(*tallies)
    by_role = [of_role(row, code, *counts) for code, counts in roles for row in rounds]
    paired = [moved(row, table) for row, table in zip(rounds, moves, strict=False)]
    return measured(rounds, by_role, paired)["v-1"]


def said(measure, part="words"):
    return [one.said(SAY) for one in getattr(told(measure, name, "nb"), part)]


def test_the_words_come_first_and_the_numbers_after() -> None:
    measure = of(*MANY)
    assert said(measure)[:3] == [
        "10 av 13 tjenester: samlet enig.",
        "3 av 13 tjenester: delt.",
        "92 % av dem som tok stilling, er enige.",
    ]
    numbers = said(measure, "numbers")
    assert numbers[0].startswith("Med så mange og så ulike tjenester ligger andelen")
    assert "Enig 144, delvis enig 0, uenig 12. 0 tok ikke stilling." in numbers


def test_under_ten_services_only_the_words_are_told() -> None:
    found = told(of(*MANY[:9]), name, "nb")
    assert [one.said(SAY) for one in found.words] == [
        "For lite grunnlag: færre enn 10 tjenester har svart.",
        "9 av 9 tjenester: samlet enig.",
    ]
    assert found.numbers == ()
    assert found.tables.answers is None


@pytest.mark.parametrize("tallies", [MANY, MANY[:4], [(0, 0, 0, 3)]])
def test_that_services_volunteered_is_always_told(tallies) -> None:
    assert told(of(*tallies), name, "nb").notes[-1] == VOLUNTEERED


def test_a_few_services_that_are_divided_are_not_told_of() -> None:
    words = said(of(*[(12, 0, 0)] * 9, (8, 0, 4), (8, 0, 4)))
    assert words[0] == "Mer enn halvparten av tjenestene: samlet enig."
    assert not any("delt" in one for one in words)


def test_a_service_whose_word_would_tell_too_much_is_in_no_count_of_words() -> None:
    words = said(of(*MANY, *[(9, 1, 0)] * 4))
    assert words[:3] == [
        "10 av 13 tjenester: samlet enig.",
        "3 av 13 tjenester: delt.",
        "For noen tjenester kan ordet ikke vises uten å røpe hva noen svarte.",
    ]


def test_an_earlier_answer_of_a_few_more_people_is_in_no_count_of_words() -> None:
    first = services(*[(12, 0, 0)] * 4)
    again = asked("service-0", 12, 0, 2, version_id="v-2", date=DATE + datetime.timedelta(days=9))
    apart = measured([*first, again], versions=Versions(lambda _: "m-1"))
    assert len(apart["v-1"].told_words) == 3
    assert len(measured([*first, again])["v-1"].told_words) == 4


def test_the_role_that_agrees_least_is_told_of_where_it_agrees_less_than_all_together() -> None:
    roles = [("teacher", (3, 0, 0)), ("leader", (1, 0, 1))]
    assert "Minst enige: leder (50 %)." in said(of(*MANY, roles=roles))
    others = said(of(*MANY, roles=roles[:1]))
    assert not any(one.startswith("Minst enige") for one in others)


def test_a_role_that_is_nearly_all_of_one_service_is_not_told_of() -> None:
    rows = services((24, 3, 3), *[(9, 3, 4)] * 11)
    largest, others = of_role(rows[0], "leader", 4, 10, 10), rows[1:6]
    found = measured(rows, [largest, *(of_role(row, "leader", 1, 0, 0) for row in others)])["v-1"]
    keys = {one.key for each in (told(found, str, "nb"),) for one in (*each.words, *each.numbers)}
    assert not {one for one in keys if "role" in one}
    because = {one.code: dict(one.facts) for one in propose(found).because}
    assert because["role_unsaid_not_met"] == {"least": 60}
    more = [largest, *(of_role(row, "leader", 1, 1, 0) for row in others)]
    assert any("role" in one.key for one in told(measured(rows, more)["v-1"], str, "nb").words)


def test_change_is_told_in_words_and_then_in_numbers() -> None:
    measure = of(*MANY, moves=[TABLE] * 6)
    assert "Flere flyttet seg mot enig enn fra enig i dialogen." in said(measure)
    numbers = said(measure, "numbers")
    assert "36 flyttet seg mot enig, 36 ble stående, 0 flyttet seg fra (6 tjenester)." in numbers
    assert any("under 0,001" in one for one in numbers)


def test_a_change_in_two_services_is_not_told() -> None:
    words = said(of(*MANY, moves=[TABLE] * 2))
    assert "For få svarte begge gangene til å vise om de endret mening." in words


def test_what_is_not_in_the_numbers_is_told() -> None:
    rounds = [*services(*MANY), asked("q"), asked("", 5, 5, 5, group_id="g")]
    notes = [one.said(SAY) for one in told(measured(rounds)["v-1"], name, "nb").notes]
    assert notes[0].startswith("I færre enn 3 tjenester ble flertallet notert")
    assert notes[1].startswith("Svar fra én gruppe")


def test_versions_taken_together_are_told_of() -> None:
    rounds = [*services(*MANY), asked("z", 5, 0, 0, version_id="v-2")]
    (measure,) = measured(rounds, versions=TOGETHER).values()
    assert said(measure, "notes")[0].startswith("Svar på 2 versjoner er slått sammen.")


@given(TALLIES)
def test_nothing_that_is_told_counts_one_or_two(tallies) -> None:
    found = told(of(*tallies), name, "nb")
    counted = ("n", "of", "agree", "partly", "disagree", "no_position", "up", "down", "same")
    for one in (*found.words, *found.numbers):
        assert not {1, 2} & {one.facts.get(fact) for fact in counted}


@given(TALLIES, st.booleans(), st.integers(0, 4))
def test_every_reason_has_a_sentence_in_every_language(tallies, stops, confirmed) -> None:
    roles = [("leader", (1, 0, 1)), ("teacher", (3, 0, 0))]
    found = propose(of(*tallies, roles=roles), Legal(stops, confirmed))
    assert found.because
    for language in LANGUAGES:
        say = Texts(language)
        for one in told_because(found.because, name):
            assert one.said(say)


@given(TALLIES)
def test_everything_told_has_words_in_every_language(tallies) -> None:
    measure = of(*tallies, moves=[TABLE] * len(tallies))
    for language in LANGUAGES:
        found = told(measure, name, language)
        for one in (*found.words, *found.numbers, *found.notes):
            assert one.said(Texts(language))


def test_the_tables_add_up_to_what_was_answered() -> None:
    measure = of(*MANY)
    tables = national_tables(measure)
    assert measure.total == Tally(
        *(tables.answers.of("v-1", one) for one in tables.answers.columns)
    )
    assert tables.words.total == 13


@given(st.lists(st.sampled_from([(12, 0, 0), (8, 0, 4), (6, 6, 0)]), min_size=3, max_size=8))
def test_what_is_told_of_words_follows_from_the_words_the_picture_shows(shown) -> None:
    # None of these two has a word that may be told, and their words differ.
    hidden = [(9, 1, 0)], [(2, 2, 2)]
    first, second = (of(*shown, *one) for one in hidden)
    assert first.words != second.words
    keys = {"services_with_word", "other_words", "most_services", "words_hidden"}
    told_of = [
        [one for one in told(measure, name, "nb").words if one.key.split(".")[1] in keys]
        for measure in (first, second)
    ]
    assert told_of[0] == told_of[1]


def test_before_the_dialogue_no_people_are_counted_beside_those_after_it() -> None:
    before = services(*MANY, phase=Phase.BEFORE)
    found = told(measured(before, phase=Phase.BEFORE)["v-1"], name, "nb")
    keys = {one.key for one in found.numbers}
    assert "national.interval" in keys
    assert "national.counts" not in keys
