"""What is said: reasons, obstacles, possibilities, actions, notes, and their links."""

import datetime

import pytest

from dialog_app.core.commands import findings
from dialog_app.core.commands.findings import About, ActionPlan, SourceGiven
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import (
    Action,
    LinkKind,
    Obstacle,
    ObstacleService,
    ObstacleSource,
    ObstacleStatus,
    Position,
    Possibility,
    Reason,
)
from tests.core.days import PPT, SCHOOL, SHARING, Room, room

ABOUT = About(subject=SHARING, service_id=SCHOOL)


def with_obstacle(here: Room) -> Obstacle:
    given = SourceGiven(provision_id="p-21")
    here.do(findings.add_obstacle, ABOUT, "Taushetsplikten stopper oss", "LOV", given)
    (obstacle,) = here.day.obstacles
    return obstacle


def test_a_reason_stands_in_the_words_it_was_said() -> None:
    here = room()
    here.do(
        findings.add_reason, ABOUT, "Vi rekker <b>ikke</b> å avtale.", Position.PARTLY, Phase.BEFORE
    )
    (reason,) = here.day.reasons(SCHOOL, SHARING)
    assert reason.text == "Vi rekker <b>ikke</b> å avtale."


@pytest.mark.parametrize("text", ["", "   ", "\x00\x07"])
def test_empty_text_is_refused(text: str) -> None:
    here = room()
    with pytest.raises(RuleBroken) as refused:
        here.do(findings.add_note, text)
    assert refused.value.code == "text.empty"


def test_a_text_that_is_far_too_long_is_refused_and_says_how_long() -> None:
    here = room()
    with pytest.raises(RuleBroken) as refused:
        here.do(findings.add_note, "a" * 200_000)
    assert refused.value.code == "text.too_long"
    assert refused.value.facts == {"length": 200_000, "limit": 20_000}


def test_an_obstacle_is_written_once_and_shared() -> None:
    here = room()
    obstacle = with_obstacle(here)
    assert not here.day.concerns(obstacle, PPT)
    here.do(findings.share_obstacle, obstacle.id, PPT)
    assert here.day.concerns(obstacle, PPT)
    here.do(findings.share_obstacle, obstacle.id, PPT)
    assert not here.day.concerns(obstacle, PPT)


def test_an_obstacle_named_for_nobody_concerns_all() -> None:
    here = room()
    here.do(findings.add_obstacle, About(subject=SHARING), "For lite tid", "TID")
    (obstacle,) = here.day.obstacles
    assert here.day.concerns(obstacle, SCHOOL)
    assert here.day.concerns(obstacle, PPT)


def test_a_possibility_answers_its_obstacle() -> None:
    here = room()
    obstacle = with_obstacle(here)
    here.do(findings.add_possibility, ABOUT, "Be om barnets ja", [obstacle.id])
    (possibility,) = here.day.possibilities
    assert here.day.linked_from(obstacle.id, LinkKind.ANSWERS) == (possibility.id,)
    assert here.day.one(Obstacle, obstacle.id).status is ObstacleStatus.ANSWERED


def test_links_go_both_ways_and_again_unlinks() -> None:
    here = room()
    obstacle = with_obstacle(here)
    here.do(findings.add_possibility, ABOUT, "Be om barnets ja")
    (possibility,) = here.day.possibilities
    here.do(findings.link, possibility.id, obstacle.id)
    assert here.day.linked_to(possibility.id, LinkKind.ANSWERS) == (obstacle.id,)
    here.do(findings.link, possibility.id, obstacle.id)
    assert here.day.linked_to(possibility.id, LinkKind.ANSWERS) == ()
    with pytest.raises(RuleBroken) as refused:
        here.do(findings.link, obstacle.id, possibility.id)
    assert refused.value.code == "link.not_possible"


def test_an_obstacle_that_nothing_answers_any_more_is_open_again() -> None:
    here = room()
    obstacle = with_obstacle(here)
    for text in ("Be om barnets ja", "Skrive kort"):
        here.do(findings.add_possibility, ABOUT, text, [obstacle.id])
    first, second = here.day.possibilities
    here.do(findings.withdraw, Possibility, first.id)
    assert here.day.one(Obstacle, obstacle.id).status is ObstacleStatus.ANSWERED
    before = here.day
    step = here.do(findings.link, second.id, obstacle.id)
    assert here.day.one(Obstacle, obstacle.id).status is ObstacleStatus.OPEN
    assert here.day.after(step.inverse()) == before


def test_an_action_says_who_and_when() -> None:
    here = room()
    plan = ActionPlan(who="leder", due=datetime.date(2026, 12, 1))
    here.do(findings.add_action, ABOUT, "Sette av 30 minutter", plan)
    (action,) = here.day.actions
    assert (action.who, action.due) == ("leder", datetime.date(2026, 12, 1))
    here.do(findings.plan_action, action.id, ActionPlan(who="alle"))
    assert here.day.one(Action, action.id).who == "alle"


def test_an_action_belongs_to_a_service() -> None:
    here = room()
    with pytest.raises(RuleBroken) as refused:
        here.do(findings.add_action, About(subject=SHARING), "Noe")
    assert refused.value.code == "action.no_service"


def test_withdrawing_takes_links_sources_and_services_along_and_comes_back_whole() -> None:
    here = room()
    obstacle = with_obstacle(here)
    here.do(findings.add_possibility, ABOUT, "Be om barnets ja", [obstacle.id])
    before = here.day
    step = here.do(findings.withdraw, Obstacle, obstacle.id)
    left = (Obstacle, ObstacleService, ObstacleSource)
    assert [here.day.all(kind) for kind in left] == [(), (), ()]
    assert len(here.day.all(Possibility)) == 1
    assert here.day.after(step.inverse()) == before


def test_rewordings_of_one_row_carry_the_same_mark() -> None:
    here = room()
    here.do(findings.add_reason, ABOUT, "Først", Position.AGREE, Phase.BEFORE)
    (reason,) = here.day.all(Reason)
    first = here.do(findings.reword, Reason, reason.id, "Så")
    second = here.do(findings.reword, Reason, reason.id, "Sist")
    assert first.merge == second.merge != ""
    assert here.day.one(Reason, reason.id).text == "Sist"
