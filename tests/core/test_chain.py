"""From anything that was said one walks back to a child's advice, and on to what came of it."""

import datetime
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dialog_app.core import narrow
from dialog_app.core.chain import ORDER, Chain, Kind, Node
from dialog_app.core.chain_web import chain_of, web_of
from dialog_app.core.chain_words import full, short
from dialog_app.core.commands import findings
from dialog_app.core.commands.findings import About, ActionPlan
from dialog_app.core.commands.trials import set_trial
from dialog_app.core.day import Day
from dialog_app.core.model.base import DayRow, Words
from dialog_app.core.model.catalogue import AdviceLink, MainAnswer, WorkingMethod
from dialog_app.core.model.days import DayInfo, Phase
from dialog_app.core.model.said import (
    Action,
    FollowedKind,
    FollowUp,
    Link,
    LinkKind,
    Obstacle,
    Outcome,
    Position,
    Possibility,
    TrialState,
)
from dialog_app.core.record import Step, added
from dialog_app.core.register import Register
from dialog_app.core.target import Target
from tests.core.days import PPT, READING, SCHOOL, SHARING, Room
from tests.core.story_days import NEWER, answer, held, reworded

MAY, OCTOBER = datetime.date(2026, 5, 20), datetime.date(2026, 10, 20)
ABOUT = About(subject=SHARING, service_id=SCHOOL)
ALL = list(Kind)


def _register() -> Register:
    answer_row = MainAnswer(id="advice-1", text=Words("Spør oss først."), year=2020)
    link = AdviceLink(id="link-1", main_answer_id="advice-1", method_id="m-G4")
    return Register([*reworded().rows(), answer_row, link])


def _told() -> Room:
    """Hold a day on which everything hangs together: reason, obstacle, possibility, action."""
    may = held(MAY)
    answer(may, SCHOOL, SHARING, Phase.AFTER, 7, 3, 2)
    may.do(findings.add_reason, ABOUT, "Ikke alltid tid", Position.PARTLY, Phase.AFTER)
    may.do(findings.add_obstacle, ABOUT, "Møtet er for tidlig", "SAM")
    obstacle = may.day.obstacles[0].id
    may.do(findings.add_possibility, ABOUT, "Spørre før møtet", [obstacle])
    possibility = may.day.possibilities[0].id
    may.do(findings.add_action, ABOUT, "Lage ordlyd", ActionPlan(), [possibility])
    return may


def _chain(row: DayRow, *days: Day) -> Chain:
    found = chain_of(_register(), days, row.id)
    assert found is not None
    return found


def _kinds(chain: Chain) -> list[Kind]:
    return [level[0].kind for level in chain.levels]


def _next_day(may: Room) -> Day:
    """Return a later day that says how the action went."""
    october = held(OCTOBER)
    info = replace(october.day.info, previous_day_id=may.day.id)
    action = may.day.actions[0]
    said = FollowUp(
        id="said",
        day_id=info.id,
        kind=FollowedKind.ACTION,
        about_id=action.id,
        about_day_id=may.day.id,
        outcome=Outcome.PARTLY,
        at=may.laptop.now(),
        service_id=SCHOOL,
        text="To av fire",
    )
    rows = [row for row in october.day.rows() if not isinstance(row, DayInfo)]
    return Day([*rows, info, said])


def test_from_an_action_the_whole_way_back_and_on_to_the_next_day() -> None:
    may = _told()
    chain = _chain(may.day.actions[0], may.day, _next_day(may))
    wanted = [kind for kind in ORDER if kind not in (Kind.TRIAL, Kind.REWORDING)]
    assert _kinds(chain) == wanted
    assert [node.target for node in chain.advice] == [Target("main_answer", "advice-1")]
    assert chain.focus.kind is Kind.ACTION


def test_in_whatever_order_the_days_come_the_chain_is_the_same() -> None:
    may = _told()
    after = _chain(may.day.actions[0], may.day, _next_day(may))
    turned = _chain(may.day.actions[0], _next_day(may), may.day)
    assert _kinds(turned) == _kinds(after)
    assert Kind.FOLLOW_UP in _kinds(turned)


def test_one_walks_both_ways_one_link_at_a_time() -> None:
    may = _told()
    chain = _chain(may.day.actions[0], may.day)
    forward: list[Kind] = [Kind.ADVICE]
    here = chain.advice[0]
    while chain.after(here):
        (here,) = chain.after(here)
        forward.append(here.kind)
    assert forward == ALL[: ALL.index(Kind.ACTION) + 1]
    back: list[Kind] = [here.kind]
    while chain.before(here):
        (here,) = chain.before(here)
        back.append(here.kind)
    assert back == forward[::-1]


def test_every_row_of_the_chain_gives_the_same_chain() -> None:
    may = _told()
    chain = _chain(may.day.actions[0], may.day)
    for node in chain.nodes[1:]:
        again = chain_of(_register(), [may.day], node.id, SCHOOL)
        assert again is not None
        assert [one.id for one in again.nodes] == [one.id for one in chain.nodes]


def test_a_shared_possibility_leads_to_the_obstacles_of_the_service_that_asks() -> None:
    may = _told()
    theirs = About(subject=READING, service_id=PPT)
    may.do(findings.add_obstacle, theirs, "Tid", "TID")
    both = [row.id for row in may.day.obstacles]
    may.do(findings.add_possibility, About(), "Møtes", both)
    shared = may.day.possibilities[1].id
    may.do(findings.add_action, ABOUT, "Møte", ActionPlan(), [shared])
    chain = _chain(may.day.actions[1], may.day)
    assert [node.id for node in chain.nodes if node.kind is Kind.OBSTACLE] == both[:1]
    branches = web_of(_register(), [may.day]).chain(shared)
    assert branches is not None
    assert len(branches.before(branches.focus)) == 2


def test_an_action_without_a_link_comes_from_what_was_answered() -> None:
    may = held(MAY)
    answer(may, SCHOOL, SHARING, Phase.AFTER, 7, 3, 2)
    may.do(findings.add_action, ABOUT, "Øve", ActionPlan())
    chain = _chain(may.day.actions[0], may.day)
    assert _kinds(chain) == [Kind.ADVICE, Kind.METHOD, Kind.ANSWERS, Kind.ACTION]


def test_answers_carry_protected_counts_and_other_services_are_left_out() -> None:
    may = _told()
    answer(may, PPT, SHARING, Phase.AFTER, 9, 0, 3)
    (node,) = (one for one in _chain(may.day.actions[0], may.day).nodes if one.shown)
    assert node.services == {SCHOOL}
    assert node.shown is not None
    assert node.shown.merged


def test_a_trial_hangs_on_its_method_and_a_merged_obstacle_on_the_one_that_stands() -> None:
    may = _told()
    may.do(set_trial, ABOUT, TrialState.CHOSEN)
    may.do(findings.add_obstacle, ABOUT, "Det samme", "SAM")
    first, second = may.day.obstacles
    merged = Day(
        replace(row, merged_into=first.id) if row is second else row for row in may.day.rows()
    )
    chain = _chain(second, merged)
    assert chain.focus.id == first.id
    assert Kind.TRIAL in _kinds(_chain(_trial(may), merged))


def _trial(may: Room) -> DayRow:
    found = may.day.trial(SCHOOL, SHARING)
    assert found is not None
    return found


def test_advice_is_found_behind_methods_that_were_merged_or_split() -> None:
    register = _register()
    old = WorkingMethod(id="m-old", code="G9", description_code="G", merged_into="m-G2")
    parted = replace(register.one(WorkingMethod, "m-G2"), split_from="m-G4")
    link = AdviceLink(id="link-2", main_answer_id="advice-2", method_id="m-old")
    said = MainAnswer(id="advice-2", text=Words("Les etterpå."))
    rows = [row for row in register.rows() if row.id != "m-G2"]
    may = held(MAY)
    may.do(findings.add_action, About(subject=READING, service_id=SCHOOL), "Øve", ActionPlan())
    chain = chain_of(Register([*rows, old, parted, link, said]), [may.day], may.day.actions[0].id)
    assert chain is not None
    assert {node.id for node in chain.advice} == {"advice-1", "advice-2"}


def test_what_is_about_nothing_and_what_is_gone_ends_quietly() -> None:
    may = held(MAY)
    may.do(findings.add_action, About(service_id=SCHOOL), "Øve", ActionPlan())
    chain = _chain(may.day.actions[0], may.day)
    assert _kinds(chain) == [Kind.ACTION]
    assert chain_of(_register(), [may.day], "nobody") is None
    rewritten = _register()
    gone = Register(row for row in rewritten.rows() if row.id != NEWER.version_id)
    october = held(OCTOBER, subjects=(NEWER,))
    october.do(findings.add_action, About(subject=NEWER, service_id=SCHOOL), "x", ActionPlan())
    left = chain_of(gone, [october.day], october.day.actions[0].id)
    assert left is not None
    assert left.advice == ()


def _circle(count: int) -> Day:
    """Return a day whose obstacles, possibilities and actions point round at each other."""
    day = held(MAY).day
    rows: list[DayRow] = []
    for place in range(count):
        common: dict[str, Any] = {"day_id": day.id, "text": "x", "number": place + 1}
        rows += [
            Obstacle(
                id=f"o{place}", category_code="TID", same_as=f"o{(place + 1) % count}", **common
            ),
            Possibility(id=f"p{place}", **common),
            Action(id=f"a{place}", service_id=SCHOOL, **common),
        ]
    every = [row.id for row in rows] + ["nobody"]
    ties = [(one, two) for one in every for two in every]
    links = [
        Link(id=f"l{place}", day_id=day.id, kind=LinkKind.COMES_FROM, from_id=one, to_id=two)
        for place, (one, two) in enumerate(ties)
    ]
    return day.after(Step("step.x", added(*rows, *links)))


def test_a_circle_of_links_is_walked_once() -> None:
    day = _circle(3)
    chain = _chain(day.one(Action, "a0"), day)
    assert len(chain.nodes) == len({node.id for node in chain.nodes})
    assert chain.focus in chain.nodes
    into = {"o0": "o1", "o1": "o0", "o2": "o0"}
    merged = Day(
        replace(row, merged_into=into[row.id]) if isinstance(row, Obstacle) else row
        for row in day.rows()
    )
    assert chain_of(_register(), [merged], "o0") is None


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 9)), max_size=20))
def test_whatever_links_say_every_step_back_has_its_step_on(ties: list[tuple[int, int]]) -> None:
    day = _circle(3)
    names = [f"{kind}{place}" for kind in "opa" for place in range(3)] + ["nobody"]
    rows = [row for row in day.rows() if not isinstance(row, Link)]
    links = [
        Link(
            id=f"l{place}",
            day_id=day.id,
            kind=LinkKind.ANSWERS,
            from_id=names[one],
            to_id=names[two],
        )
        for place, (one, two) in enumerate(ties)
    ]
    chain = _chain(day.one(Action, "a0"), Day([*rows, *links]))
    for node in chain.nodes:
        assert all(node in chain.before(one) for one in chain.after(node))
        assert all(node in chain.after(one) for one in chain.before(node))


def test_a_narrowed_day_gives_the_service_the_same_chain() -> None:
    may = _told()
    answer(may, PPT, SHARING, Phase.AFTER, 9, 0, 3)
    action = may.day.actions[0]
    whole = _chain(action, may.day)
    narrowed = _chain(action, narrow.of_service(may.day, SCHOOL))
    assert [node.id for node in narrowed.nodes] == [node.id for node in whole.nodes]


def test_links_are_named_in_few_words_and_in_full() -> None:
    may = _told()
    chain = _chain(may.day.actions[0], may.day, _next_day(may))
    names = {node.kind: short(_register(), node, "nb") for node in chain.nodes}
    assert names[Kind.ADVICE].facts == {"year": 2020}
    assert names[Kind.METHOD].facts == {"code": "G4", "number": 1}
    assert names[Kind.POSSIBILITY].facts == {"letter": "a"}
    assert names[Kind.FOLLOW_UP].key == "since.outcome.partly"
    told = {node.kind: full(node, "nb") for node in chain.nodes}
    assert told[Kind.ADVICE] == "«Spør oss først.»"
    assert told[Kind.FOLLOW_UP] == "To av fire"
    assert told[Kind.ANSWERS] == ""


def test_the_order_of_the_chain_is_that_of_its_kinds() -> None:
    may = _told()
    nodes: tuple[Node, ...] = _chain(may.day.actions[0], may.day, _next_day(may)).nodes
    places = [ORDER.index(node.kind) for node in nodes]
    assert places == sorted(places)
