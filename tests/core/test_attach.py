"""What was said is moved to whom it belongs to, and to what it is about."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.core.commands import findings
from dialog_app.core.commands.attach import ALL, attach, attach_subject, beside, choices, whose
from dialog_app.core.commands.findings import NOTHING, About
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.days import DayState, Group, Phase
from dialog_app.core.model.said import (
    Action,
    Obstacle,
    ObstacleService,
    Position,
    Possibility,
    Reason,
    Severity,
)
from dialog_app.core.record import Change, Step, added
from dialog_app.core.who import Who
from tests.core.days import PPT, READING, SCHOOL, SHARING, Room, room

ABOUT = About(subject=SHARING, service_id=SCHOOL)
MIXED = Who(group_id="group-1")


def with_group() -> Room:
    here = room()
    group = Group(
        id="group-1",
        origin="laptop-1",
        day_id=here.day.id,
        name="Gruppe 1",
        position=1,
        service_ids=(SCHOOL, PPT),
    )
    here.day = here.day.after(Step("step.unknown", added(group)))
    return here


def said(here: Room, kind: type[Any]) -> Any:
    """Say one thing of a kind at school, and return it."""
    if kind is Reason:
        here.do(findings.add_reason, ABOUT, "Slik er det", Position.DISAGREE, Phase.BEFORE)
    elif kind is Obstacle:
        here.do(findings.add_obstacle, ABOUT, "Slik er det", "TID")
    elif kind is Possibility:
        here.do(findings.add_possibility, ABOUT, "Slik er det")
    else:
        here.do(findings.add_action, ABOUT, "Slik er det")
    return here.day.all(kind)[0]


def same(here: Room, row: Any) -> Any:
    return here.day.one(type(row), row.id)


@pytest.mark.parametrize("kind", [Reason, Obstacle, Possibility])
@pytest.mark.parametrize("who", [Who(PPT), MIXED])
def test_what_was_said_goes_to_another_service_or_group(kind: type[Any], who: Who) -> None:
    here = with_group()
    row = said(here, kind)
    step = here.do(attach, kind, row.id, who)
    assert whose(here.day, same(here, row)) == (who,)
    here.day = here.day.after(step.inverse())
    assert whose(here.day, same(here, row)) == (Who(SCHOOL),)


def test_an_action_goes_to_another_service_but_never_to_a_group_or_to_all() -> None:
    here = with_group()
    row = said(here, Action)
    here.do(attach, Action, row.id, Who(PPT))
    assert same(here, row).service_id == PPT
    for who in (MIXED, ALL):
        with pytest.raises(RuleBroken) as refused:
            here.do(attach, Action, row.id, who)
        assert refused.value.code == "attach.not_possible"


def test_a_reason_is_somebodys_own_and_never_everybodys() -> None:
    here = with_group()
    row = said(here, Reason)
    with pytest.raises(RuleBroken):
        here.do(attach, Reason, row.id, ALL)
    assert ALL not in choices(here.day, Reason)


def test_an_obstacle_given_to_all_names_nobody() -> None:
    here = with_group()
    row = said(here, Obstacle)
    here.do(attach, Obstacle, row.id, ALL)
    assert here.day.all(ObstacleService) == ()
    assert here.day.concerns(same(here, row), PPT)


def test_an_obstacle_of_several_goes_to_one_and_keeps_how_hard_it_hits_that_one() -> None:
    here = with_group()
    row = said(here, Obstacle)
    here.do(findings.share_obstacle, row.id, PPT)
    here.do(findings.set_severity, row.id, PPT, Severity.STOPS)
    here.do(attach, Obstacle, row.id, Who(PPT))
    (named,) = here.day.whose(row)
    assert (named.service_id, named.severity) == (PPT, Severity.STOPS)


def test_an_obstacle_leaves_its_group_when_a_service_takes_it() -> None:
    here = with_group()
    here.do(findings.add_obstacle, About(subject=SHARING, group_id="group-1"), "Ingen tid", "TID")
    (row,) = here.day.obstacles
    assert whose(here.day, row) == (MIXED,)
    here.do(attach, Obstacle, row.id, Who(SCHOOL))
    assert same(here, row).group_id == ""
    assert not here.day.concerns(same(here, row), PPT)


@given(st.lists(st.sampled_from([1, -1]), max_size=12), st.sampled_from([Obstacle, Possibility]))
def test_turning_goes_round_and_back_again(turns: list[int], kind: type[Any]) -> None:
    here = with_group()
    row = said(here, kind)
    known = choices(here.day, kind)
    for by in turns:
        before = whose(here.day, same(here, row))[0]
        after = beside(here.day, same(here, row), by)
        here.do(attach, kind, row.id, after)
        assert known.index(after) == (known.index(before) + by) % len(known)
    expected = known[sum(turns) % len(known)]
    assert whose(here.day, same(here, row)) == (expected,)


def test_turns_of_one_row_are_one_undo_and_of_two_rows_are_two() -> None:
    here = with_group()
    one, other = said(here, Reason), said(here, Possibility)
    marks = {here.do(attach, Reason, one.id, who).merge for who in (Who(PPT), MIXED)}
    assert len(marks) == 1
    assert here.do(attach, Possibility, other.id, ALL).merge not in marks


def test_to_where_it_is_already_changes_nothing() -> None:
    here = with_group()
    for kind in (Reason, Obstacle, Possibility, Action):
        row = said(here, kind)
        assert here.do(attach, kind, row.id, Who(SCHOOL)).changes == ()


def test_a_service_that_is_not_here_is_refused() -> None:
    here = room()
    row = said(here, Possibility)
    with pytest.raises(RuleBroken) as refused:
        here.do(attach, Possibility, row.id, Who("s-other"))
    assert refused.value.code == "attach.not_possible"


@pytest.mark.parametrize("kind", [Reason, Obstacle, Possibility, Action])
def test_what_was_said_can_be_about_another_method(kind: type[Any]) -> None:
    here = room()
    row = said(here, kind)
    here.do(attach_subject, kind, row.id, READING)
    assert same(here, row).subject == READING


def test_all_but_a_reason_can_be_about_the_whole_day() -> None:
    here = room()
    for kind in (Obstacle, Possibility, Action):
        row = said(here, kind)
        here.do(attach_subject, kind, row.id, NOTHING)
        assert not same(here, row).version_id
    reason = said(here, Reason)
    with pytest.raises(RuleBroken) as refused:
        here.do(attach_subject, Reason, reason.id, NOTHING)
    assert refused.value.code == "attach.not_possible"


def test_nothing_is_moved_on_a_closed_day() -> None:
    here = room()
    row = said(here, Reason)
    info = here.day.info
    closed = replace(info, state=DayState.CLOSED)
    here.day = here.day.after(Step("step.unknown", (Change(info, closed),)))
    for command, to in ((attach, Who(PPT)), (attach_subject, READING)):
        with pytest.raises(RuleBroken) as refused:
            here.do(command, Reason, row.id, to)
        assert refused.value.code == "day.closed"
