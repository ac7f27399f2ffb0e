"""Papers of one archive held against each other tell no more than each of them does."""

from collections import Counter
from collections.abc import Iterator

import pytest

from dialog_app.core.give_back.answered import answered_method
from dialog_app.core.law_list.counted import tables_of, tellable
from dialog_app.core.national.tables import national_tables, raw_tables
from dialog_app.core.publish.check import check
from dialog_app.core.publish.table import RawTable
from tests.core.random_archive import LAWS, random_archive
from tests.core.told_numbers import FEW, Archive, Fact, differing, papers


@pytest.mark.parametrize("seed", [*range(8), 28, 37, 48, 52])
def test_papers_held_against_each_other_tell_of_no_single_service(seed: int) -> None:
    here, cited = random_archive(seed)
    every = list(papers(here))
    assert differing(every) == []
    facts = {fact for _, told in every for fact in told}
    assert not FEW & {fact.number for fact in facts}
    assert not FEW & _left_over(facts)
    for law in LAWS:
        told = _sets_told(facts, f"lov {law[-1]} § {law[-1]}", cited[law].against)
        assert not FEW & _by_sort(told, cited[law].services)
    assert check(tuple(_tables(here)), {}).may_be_made


def _tables(here: Archive) -> Iterator[RawTable]:
    """Give all tables that count services of all papers, each once."""
    for method in here.register.methods:
        found = answered_method(here.ground, method.id)
        if found is not None and found.raw is not None:
            yield found.raw
    for text in here.ground.texts.values():
        yield from tables_of(text, here.ground.discussed)


def _left_over(facts: set[Fact]) -> set[int]:
    """Return what is left when the words that are told are taken from their whole, and so on."""
    found = set()
    for about in {fact.about for fact in facts}:
        here = [fact for fact in facts if fact.about == about]
        words = [fact for fact in here if fact.of is not None and fact.what != "cited"]
        found |= {fact.of - fact.number for fact in here if fact.of is not None}
        if words:
            whole = words[0].of or 0
            found.add(whole - sum(fact.number for fact in words))
            found |= {fact.number - whole for fact in here if fact.what == "answered"}
        statuses = [fact.number for fact in here if not fact.what.startswith(("in ", "cited"))]
        found |= {fact.number - sum(statuses) for fact in here if fact.what == "cited" and statuses}
    return found


def _sets_told(
    facts: set[Fact], source: str, against: dict[str, set[str]]
) -> dict[str, frozenset[str]]:
    """Return whom each number of a source is about, and see that it is right."""
    found = {}
    for fact in facts:
        if fact.about == source and fact.what.startswith("in "):
            ids = [f"m-{code.split()[0][1:]}" for code in fact.what[3:].split("+")]
            services = frozenset().union(*(against.get(one, set()) for one in ids))
            assert len(services) == fact.number
            found[fact.what] = services
    return found


def _by_sort(told: dict[str, frozenset[str]], whole: set[str]) -> set[int]:
    """Return how many services are in just the same of the numbers told."""
    if not told or len(whole) < 3:
        return set()
    sorts = Counter(tuple(one in told[key] for key in told) for one in whole)
    return set(sorts.values())


def test_what_the_screen_tells_passes_the_attack_of_a_paper() -> None:
    every = [one for seed in range(6) for one in random_archive(seed)[0].known.measured.values()]
    refused = 0
    for one in every:
        shown = national_tables(one)
        for raw in raw_tables(one):
            verdict = check((raw,), {})
            refused += not verdict.may_be_made
            told = getattr(shown, raw.key.split(".")[1])
            assert told is None or told == verdict.table(raw.key)
    assert refused


def test_parts_are_told_only_where_every_sort_of_service_is_many() -> None:
    abc, de, f = frozenset("abc"), frozenset("de"), frozenset("f")
    assert tellable({"x": abc, "y": de}, abc | de | f) == {"x"}
    assert tellable({"x": abc | de, "y": abc}, abc | de) == {"x"}
    assert tellable({"x": abc, "y": abc}, abc) == {"x", "y"}
    assert tellable({}, "") == frozenset()
