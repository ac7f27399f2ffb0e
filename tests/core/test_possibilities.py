"""How far a possibility has come, and what may help to find one."""

import pytest

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core import prompts
from dialog_app.core.commands import findings
from dialog_app.core.commands.findings import About
from dialog_app.core.commands.possibilities import set_needs_law_change
from dialog_app.core.model.said import Action, ActionState, Obstacle, ObstacleStatus, Possibility
from dialog_app.core.possibility_state import PossibilityState, actions_from, state_of
from dialog_app.core.register import Register
from dialog_app.storage import base_set
from tests.core.days import SCHOOL, SHARING, Room, room

ABOUT = About(subject=SHARING, service_id=SCHOOL)
CATALOGUE = Register(base_set.rows())


@pytest.fixture
def day() -> Room:
    """A day with two obstacles, and a possibility that answers both."""
    made = room()
    for text in ("For lite tid", "Loven sier nei"):
        made.do(findings.add_obstacle, ABOUT, text)
    both = [row.id for row in made.day.obstacles]
    made.do(findings.add_possibility, ABOUT, "Begynne med én time", both)
    return made


def possibility(day: Room) -> Possibility:
    return day.day.possibilities[0]


def state(day: Room) -> PossibilityState:
    return state_of(day.day, possibility(day))


def agree(day: Room) -> Action:
    day.do(findings.add_action, ABOUT, "Sette av en time", None, [possibility(day).id])
    return day.day.actions[0]


def test_a_possibility_nobody_has_taken_up_is_open(day):
    assert state(day) is PossibilityState.OPEN


def test_one_that_an_action_comes_from_is_answered_until_the_action_is_dropped(day):
    action = agree(day)
    assert state(day) is PossibilityState.ANSWERED
    assert actions_from(day.day, possibility(day)) == (action,)
    day.do(findings.set_action_state, action.id, ActionState.DONE)
    assert state(day) is PossibilityState.ANSWERED
    day.do(findings.set_action_state, action.id, ActionState.DROPPED)
    assert state(day) is PossibilityState.OPEN


def test_one_that_needs_a_change_of_law_needs_others_until_somebody_acts(day):
    day.do(set_needs_law_change, possibility(day).id, needs_law_change=True)
    assert state(day) is PossibilityState.NEEDS_OTHERS
    agree(day)
    assert state(day) is PossibilityState.ANSWERED


def test_one_needs_others_only_where_all_its_obstacles_do(day):
    first, second = (row.id for row in day.day.obstacles)
    day.do(findings.set_status, first, ObstacleStatus.NEEDS_OTHERS)
    assert state(day) is PossibilityState.OPEN
    day.do(findings.set_status, second, ObstacleStatus.NEEDS_OTHERS)
    assert state(day) is PossibilityState.NEEDS_OTHERS


def test_a_withdrawn_action_no_longer_answers(day):
    day.do(findings.withdraw, Action, agree(day).id)
    assert state(day) is PossibilityState.OPEN


def found(code: str, text: str = "Noe annet", second: str = "") -> prompts.Prompts:
    obstacle = Obstacle(
        id="o", day_id="d", text=text, number=1, category_code=code, second_category_code=second
    )
    return prompts.prompts_for(CATALOGUE, obstacle)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_category_but_the_unsorted_has_its_own_questions_in_every_language(language):
    words = Texts(language)
    asked = {}
    for category in CATALOGUE.categories:
        keys = found(category.code).keys
        assert len(keys) <= prompts.MOST
        asked[category.code] = tuple(words(key) for key in keys)
    assert asked.pop("ANNET") == ()
    assert all(asked.values())
    assert asked["LOV"] == asked["RUND"] == asked["RETN"]
    assert len(set(asked.values())) == len(asked) - 2


def test_the_second_category_counts_where_the_first_is_unsorted():
    assert found("ANNET", second="TID").keys == found("TID").keys


def test_examples_are_those_of_the_same_typical_obstacle_first():
    typical = next(row for row in CATALOGUE.typical_obstacles if row.code == "H14")
    (example,) = found(typical.category_code, typical.text.nb).examples
    assert "uten skjema" in example.nb
    assert len(found("LOV").examples) == prompts.MOST_EXAMPLES
    assert found("ANNET").examples == ()
