"""Children's main answers: written once, tied to many methods, never changed."""

import dataclasses
import inspect
import pkgutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.core import commands
from dialog_app.core.commands.shelf import advice
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Provenance, Words
from dialog_app.core.model.catalogue import AdviceLink, MainAnswer, WorkingMethod
from tests.core import days

SAID = advice.NewMainAnswer(
    text=Words("Eksempel: Spør oss først."), year=2020, children=214, age_from=13, age_to=18
)


@pytest.fixture
def laptop():
    return days.TestLaptop()


@pytest.fixture
def written(laptop):
    register = days.register()
    method = register.all(WorkingMethod)[0]
    return register.after(advice.add_main_answer(register, laptop, SAID, [method.id]))


def _answer(register) -> MainAnswer:
    answer: MainAnswer = register.all(MainAnswer)[-1]
    return answer


def test_a_main_answer_keeps_what_is_known_of_it(written):
    answer = _answer(written)
    known = {name: getattr(answer, name) for name in ("year", "children", "age_from", "age_to")}
    assert known == {"year": 2020, "children": 214, "age_from": 13, "age_to": 18}
    assert answer.provenance is Provenance.OWN


def test_a_main_answer_needs_no_method_and_can_have_many(written, laptop):
    first, second = written.all(WorkingMethod)[:2]
    answer = _answer(written)
    both = written.after(advice.tie(written, laptop, answer.id, second.id))
    assert [row.method_id for row in both.all(AdviceLink)] == [first.id, second.id]
    assert both.advice(second.id) == (answer,)
    none = days.register()
    step = advice.add_main_answer(none, laptop, SAID)
    assert none.after(step).all(AdviceLink) == ()


def test_what_is_tied_is_not_tied_twice_and_can_be_untied(written, laptop):
    answer, method = _answer(written), written.all(WorkingMethod)[0]
    with pytest.raises(RuleBroken, match=r"advice\.tied_already"):
        advice.tie(written, laptop, answer.id, method.id)
    loose = written.after(advice.untie(written, laptop, answer.id, method.id))
    assert loose.all(AdviceLink) == ()
    assert loose.all(MainAnswer) == (answer,)
    with pytest.raises(RuleBroken, match=r"row\.gone"):
        advice.untie(loose, laptop, answer.id, method.id)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"text": Words(" \n")}, "text.empty"),
        ({"year": 1700}, "advice.year_wrong"),
        ({"year": days.NINE.year + 1}, "advice.year_wrong"),
        ({"children": -1}, "advice.children_wrong"),
        ({"age_from": 120}, "advice.age_wrong"),
        ({"age_to": -1}, "advice.age_to_wrong"),
        ({"age_from": 16, "age_to": 13}, "advice.ages_turned"),
    ],
)
def test_numbers_that_cannot_be_are_refused(laptop, wrong, code):
    with pytest.raises(RuleBroken) as broken:
        advice.add_main_answer(days.register(), laptop, dataclasses.replace(SAID, **wrong))
    assert broken.value.code == code


@given(st.integers(0, advice.AGE_MOST), st.integers(0, advice.AGE_MOST))
def test_any_span_of_ages_in_order_is_taken(first, last):
    young, old = sorted((first, last))
    new = dataclasses.replace(SAID, age_from=young, age_to=old)
    step = advice.add_main_answer(days.register(), days.TestLaptop(), new)
    answer = step.added(MainAnswer)
    assert answer is not None
    assert (answer.age_from, answer.age_to) == (young, old)


def test_a_main_answer_goes_with_its_ties_while_no_day_has_treated_it(written, laptop):
    answer = _answer(written)
    with pytest.raises(RuleBroken, match=r"advice\.in_use"):
        advice.remove_main_answer(written, laptop, answer.id, days=2)
    gone = written.after(advice.remove_main_answer(written, laptop, answer.id))
    assert gone == days.register()


def test_no_command_changes_a_main_answer():
    """A main answer is only ever made here, and nothing but removal and undo meets it again."""
    makers = {
        module.name
        for module in pkgutil.walk_packages(commands.__path__, f"{commands.__name__}.")
        if "MainAnswer" in _source(module.name)
    }
    assert makers == {advice.__name__}
    assert "replace(" not in inspect.getsource(advice)


def _source(name: str) -> str:
    return inspect.getsource(__import__(name, fromlist=["commands"]))
