"""Methods change by new versions, are merged and split, and nothing of their origin is lost."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.core import lineage, norway
from dialog_app.core.commands.shelf import base_wording, merging, methods
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Row, Source, Words
from dialog_app.core.model.catalogue import (
    AdviceLink,
    Description,
    MainAnswer,
    MethodState,
    MethodVersion,
    WorkingMethod,
)
from dialog_app.core.record import Step, added
from dialog_app.core.register import Register
from tests.core.days import TestLaptop

CODES = ("A", "B", "C", "D")


@pytest.fixture
def laptop():
    return TestLaptop()


def register_with(codes=CODES):
    rows: list[Row] = [Description(id="d", code="G", programme_code="p", title=Words("Felles"))]
    for code in codes:
        rows.append(WorkingMethod(id=code, code=code, description_code="G", crc_articles=("12",)))
        rows.append(
            MethodVersion(
                id=f"{code}:1",
                method_id=code,
                number=1,
                title=Words(f"Måte {code}"),
                summary=Words("Barnet vet det."),
            )
        )
    rows.append(MainAnswer(id="answer", text=Words("Eksempel: spør oss.")))
    rows.append(AdviceLink(id="link", main_answer_id="answer", method_id="A"))
    return Register(rows)


def text(summary="Barnet bestemmer.", **more):
    return methods.NewText(title=Words("Måte A"), summary=Words(summary), **more)


def refused(code, command, *args):
    with pytest.raises(RuleBroken) as broken:
        command(*args)
    assert broken.value.code == code


def test_a_new_version_says_who_when_and_why_and_the_old_one_stands(laptop):
    register = register_with()
    before = register.newest("A")
    written = text(author_role="proffene", reason="Ikke nok å vite.")
    after = register.after(methods.new_version(register, laptop, "A", written))
    newest = after.newest("A")
    assert (newest.number, newest.author_role, newest.reason) == (2, "proffene", "Ikke nok å vite.")
    assert newest.written_on == norway.date(laptop.now())
    assert after.one(MethodVersion, before.id) == before


def test_a_translation_lives_under_its_version(laptop):
    register = register_with()
    step = methods.translate(
        register, laptop, "A:1", Words("Måte A", en="Way A"), Words("Barnet vet det.", en="Known.")
    )
    after = register.after(step)
    (version,) = after.versions("A")
    assert (version.id, version.title.en, version.summary.en) == ("A:1", "Way A", "Known.")
    assert after.after(step.inverse()) == register


def test_the_language_a_version_was_written_in_changes_only_by_a_new_version(laptop):
    register = register_with()
    refused(
        "method.not_a_translation",
        methods.translate,
        register,
        laptop,
        "A:1",
        Words("Måte A"),
        Words("Noe helt annet."),
    )
    nynorsk = methods.NewText(
        title=Words(nb="Veien", nn="Vegen"), summary=Words(nn="Gå."), written_in="nn"
    )
    register = register.after(methods.new_version(register, laptop, "A", nynorsk))
    version = register.newest("A")
    assert methods.written_in(version) == "nn"
    changed = Words(nb="Stien", nn="Vegen")
    after = register.after(
        methods.translate(register, laptop, version.id, changed, version.summary)
    )
    assert after.newest("A").title == changed


@pytest.mark.parametrize("typed", ["a", "A", " a ", "a,", "A;"])
def test_a_code_is_used_once(laptop, typed):
    new = methods.NewMethod(
        description_code="G", code=typed, title=Words("Ny"), summary=Words("Tekst.")
    )
    refused("method.code_taken", methods.add_method, register_with(), laptop, new)


def test_a_withdrawn_method_is_offered_no_more_and_is_still_there(laptop):
    register = register_with()
    step = methods.set_state(register, laptop, "B", MethodState.WITHDRAWN)
    after = register.after(step)
    assert [row.code for row in lineage.offered(after, "G")] == ["A", "C", "D"]
    assert [row.code for row in after.methods_of("G")] == list(CODES)
    assert after.after(step.inverse()) == register


def test_a_merged_method_is_folded_away_and_keeps_its_versions(laptop):
    register = register_with()
    after = register.after(merging.merge(register, laptop, "B", "A"))
    assert [row.code for row in after.methods_of("G")] == ["A", "C", "D"]
    assert [row.code for row in lineage.merged_away(after, "G")] == ["B"]
    assert [row.code for row in lineage.merged_here(after, "A")] == ["B"]
    assert after.versions("B") == register.versions("B")
    assert after.after(merging.unmerge(after, laptop, "B")) == register


def test_merging_with_itself_is_refused(laptop):
    refused("method.merged_with_itself", merging.merge, register_with(), laptop, "A", "A")


def test_merging_in_a_circle_is_refused_over_any_number_of_steps(laptop):
    register = register_with()
    for one, into in itertools.pairwise(CODES):
        register = register.after(merging.merge(register, laptop, one, into))
    for code in CODES[:-1]:
        refused("method.merged_in_circle", merging.merge, register, laptop, CODES[-1], code)


@given(st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(CODES)), max_size=12))
def test_however_methods_are_merged_each_ends_somewhere(pairs):
    laptop, register = TestLaptop(), register_with()
    for one, into in pairs:
        try:
            register = register.after(merging.merge(register, laptop, one, into))
        except RuleBroken:
            continue
    for method in register.methods:
        here, steps = method, 0
        while here.merged_into:
            here = register.one(WorkingMethod, here.merged_into)
            steps += 1
            assert steps <= len(CODES)


def test_a_split_out_method_keeps_its_origin_and_the_childrens_words(laptop):
    register = register_with()
    new = methods.NewMethod(
        description_code="G", code="A2", title=Words("Hos legen"), summary=Words("Barnet vet.")
    )
    step = merging.split(register, laptop, "A", new)
    after = register.after(step)
    (made,) = lineage.split_here(after, "A")
    assert (made.code, made.split_from, made.crc_articles) == ("A2", "A", ("12",))
    assert after.advice(made.id) == register.advice("A")
    assert len(after.versions(made.id)) == 1
    assert after.after(step.inverse()) == register


def with_base(register, summary="Ny tekst fra stiftelsen.", number=3):
    row = MethodVersion(
        id=f"A:{number}-base",
        method_id="A",
        number=number,
        title=Words("Måte A"),
        summary=Words(summary),
        source=Source.BASE,
    )
    return register.after(Step("step.x", added(row)))


@pytest.fixture
def both(laptop):
    register = register_with()
    ours = register.after(methods.new_version(register, laptop, "A", text("Vår egen tekst.")))
    return with_base(ours)


def test_a_shipped_wording_waits_beside_the_one_written_here(both):
    assert both.newest("A").summary.nb == "Vår egen tekst."
    waiting = lineage.base_waiting(both, "A")
    assert waiting is not None
    assert waiting.summary.nb == "Ny tekst fra stiftelsen."
    assert lineage.base_waiting(both, "B") is None


def test_where_nothing_was_written_here_the_shipped_wording_applies():
    register = with_base(register_with(), number=2)
    assert register.newest("A").summary.nb == "Ny tekst fra stiftelsen."
    assert lineage.base_waiting(register, "A") is None


def test_taking_the_shipped_wording_makes_a_version_of_it(laptop, both):
    step = base_wording.take_base(both, laptop, "A", "Bedre skrevet")
    after = both.after(step)
    newest = after.newest("A")
    assert (newest.number, newest.source, newest.reason) == (4, Source.LOCAL, "Bedre skrevet")
    assert newest.summary.nb == "Ny tekst fra stiftelsen."
    assert lineage.base_waiting(after, "A") is None
    assert after.after(step.inverse()) == both


def test_keeping_ours_is_remembered_until_the_next_shipped_wording(laptop, both):
    step = base_wording.keep_ours(both, laptop, "A")
    after = both.after(step)
    assert after.newest("A") == both.newest("A")
    assert lineage.base_waiting(after, "A") is None
    refused("method.nothing_waits", base_wording.keep_ours, after, laptop, "A")
    again = with_base(after, "Enda en tekst.", number=4)
    waiting = lineage.base_waiting(again, "A")
    assert waiting is not None
    assert waiting.summary.nb == "Enda en tekst."


def test_writing_more_of_ones_own_does_not_decide_about_the_shipped_wording(laptop, both):
    after = both.after(methods.new_version(both, laptop, "A", text("Vår tekst, bedre.")))
    assert after.newest("A").summary.nb == "Vår tekst, bedre."
    assert after.newest("A").number == 4
    assert lineage.base_waiting(after, "A") is not None
