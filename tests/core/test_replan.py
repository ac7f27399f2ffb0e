"""A day that runs late is planned anew: what is offered, what is lost, and by hand."""

import datetime
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from dialog_app.base.texts import Texts
from dialog_app.core import replan
from dialog_app.core import slide as slides
from dialog_app.core.clock import forecast
from dialog_app.core.commands import answers, running
from dialog_app.core.commands import replan as commands
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.model.days import (
    AgendaItem,
    ItemState,
    Phase,
    PlanChange,
    PlanChangeKind,
)
from dialog_app.core.model.said import Position
from dialog_app.core.replan import Proposal, Way
from dialog_app.core.replan.shorten import shared
from dialog_app.core.slides.kinds import AgendaSlide, Coming
from tests.core.days import READING, SHARING, Room, TestLaptop, new_day, register

THIRD = Subject(SubjectKind.METHOD, "v-third")
KEPT = {"protected": True}
DESIGNED: Any = (
    ("welcome", "Velkomst", 10, 5, {}),
    ("checkin", "Innsjekk", 10, 10, KEPT),
    ("presentation", "Presentasjon", 30, 30, KEPT),
    ("questions", "Spørsmål", 10, 5, {}),
    ("break", "Pause", 10, 10, KEPT),
    ("working_methods", "Arbeidsmåter", 20, 10, {}),
    ("positions", "Stilling", 10, 5, {}),
    ("dialogue", "Dialog", 40, 25, {}),
    ("break", "Pause", 10, 10, KEPT),
    ("plenary", "Plenum", 25, 15, {}),
    ("solutions", "Løsninger", 20, 10, {}),
    ("agreements", "Avtaler", 10, 5, {}),
    ("checkout", "Utsjekk", 5, 5, KEPT),
)
SHORT: Any = (
    ("welcome", "Velkommen", 10, 5, {}),
    ("dialogue", "Dialog", 40, 20, {}),
    ("exercise", "Øvelse", 20, 10, {}),
    ("checkout", "Utsjekk", 5, 5, KEPT),
)


def late(
    minutes: float,
    plan: Any = DESIGNED,
    until: str = "Stilling",
    opens: datetime.time = datetime.time(12),
    **choices: Any,
) -> Room:
    """Return a day whose first item took longer, five minutes into the item called `until`."""
    laptop = TestLaptop()
    chosen = {"subjects": (SHARING, READING, THIRD), "public_start": opens, **choices}
    here = Room(new_day(laptop, plan, **chosen), laptop)
    opening = datetime.datetime.combine(here.day.info.date, opens, tzinfo=ZoneInfo("Europe/Oslo"))
    laptop.time = opening.astimezone(datetime.UTC)
    here.do(running.start)
    here.laptop.later(minutes)
    while here.day.running is not None and here.day.running.title != until:
        here.laptop.later(here.day.running.minutes)
        here.do(running.next_item)
    here.laptop.later(5)
    return here


def offered(here: Room) -> dict[Way, Proposal]:
    found = replan.proposals(here.day, here.laptop.now())
    return {plan.way: plan for plan in found}


def minutes_left(plan: Proposal) -> dict[str, int]:
    return {change.item.title: change.left for change in plan.changes}


def ends(plan: Proposal) -> str:
    assert plan.forecast.ends is not None
    return plan.forecast.ends.strftime("%H.%M")


def told(here: Room) -> replan.Trouble | None:
    return replan.trouble(here.day, here.laptop.now())


def named(here: Room, title: str) -> AgendaItem:
    return next(item for item in here.day.agenda if item.title == title)


def changed(here: Room, title: str, **fields: Any) -> None:
    """Change an item behind the commands' back."""
    item = named(here, title)
    rows = [replace(row, **fields) if row == item else row for row in here.day.rows()]
    here.day = Day(rows)


def test_the_day_of_the_design_is_offered_the_plans_of_the_design():
    here = late(12)
    plans = offered(here)
    assert list(plans) == [Way.SHORTEN, Way.METHOD, Way.LATER]
    shorten, method, later = plans.values()
    assert minutes_left(shorten) == {"Dialog": 35, "Plenum": 22, "Løsninger": 17, "Avtaler": 9}
    assert (ends(shorten), [point.minutes for point in shorten.moved]) == ("15.30", [7])
    assert minutes_left(method) == {"Dialog": 28}
    assert (ends(method), method.moved, method.draft.method) == ("15.30", (), "v-third")
    assert (ends(later), later.past_end, later.changes) == ("15.42", 12, ())
    assert replan.best(tuple(plans.values())) == 1


@pytest.mark.parametrize(
    ("minutes", "expected"), [(0, None), (2, None), (3, 3), (2.5, 3), (12, 12)]
)
def test_one_or_two_minutes_are_not_told(minutes, expected):
    found = told(late(minutes))
    assert (found.minutes if found else None) == expected


def test_trouble_says_where_and_by_how_much():
    here = late(12)
    found = told(here)
    assert found.end == 12
    assert [(late.timing.item.title, late.minutes) for late in found.points] == [("Pause", 12)]


def test_a_day_that_has_not_begun_or_is_over_is_not_planned_anew():
    here = late(12)
    while here.day.running is not None:
        here.do(running.next_item)
    assert replan.trouble(here.day, here.laptop.now() + datetime.timedelta(hours=3)) is None
    fresh = TestLaptop()
    day = new_day(fresh, DESIGNED)
    assert replan.proposals(day, fresh.now() + datetime.timedelta(hours=3)) == ()


def test_air_is_used_before_anything_is_taken_from_the_content():
    plan: Any = (*SHORT[:2], ("buffer", "Luft", 10, 0, {}), *SHORT[2:])
    assert told(late(10, plan, "Dialog")) is None
    shorten = offered(late(18, plan, "Dialog"))[Way.SHORTEN]
    assert shorten.cost.cut == 8


def test_air_that_may_be_dropped_is_enough_by_itself_where_it_is():
    air = ("buffer", "Luft", 15, 15, {"droppable": True})
    plans = offered(late(10, (*SHORT[:2], air, *SHORT[2:]), "Dialog"))
    assert list(plans) == [Way.AIR, Way.LATER]
    assert [change.item.title for change in plans[Way.AIR].gone] == ["Luft"]
    assert plans[Way.AIR].is_whole


def test_what_may_be_dropped_is_dropped_where_that_is_enough():
    plan: Any = (*SHORT[:2], ("questions", "Spørsmål", 15, 5, {"droppable": True}), *SHORT[2:])
    plans = offered(late(15, plan, "Dialog", subjects=(SHARING,)))
    assert [change.item.title for change in plans[Way.DROP].gone] == ["Spørsmål"]
    assert plans[Way.DROP].cost.cut == 0


def test_the_smallest_item_that_is_enough_is_carried():
    plan: Any = (*SHORT[:3], ("lecture", "Foredrag", 30, 30, {}), SHORT[3])
    plans = offered(late(18, plan, "Dialog", subjects=(SHARING,)))
    assert [change.item.title for change in plans[Way.CARRY].gone] == ["Øvelse"]


def test_the_only_dialogue_of_a_day_is_never_carried():
    plan: Any = (SHORT[0], ("positions", "Stilling", 10, 5, {}), SHORT[1], SHORT[3])
    for minutes in (12, 40, 120):
        found = offered(late(minutes, plan, subjects=(SHARING,)))
        assert Way.CARRY not in found
        assert all("Dialog" not in [c.item.title for c in plan.gone] for plan in found.values())


def test_a_method_nobody_has_answered_to_is_carried_before_one_that_was_asked():
    here = late(12)
    asked = answers.Asked(here.day.service_ids[0], THIRD, Phase.BEFORE)
    here.do(answers.set_count, asked, Position.AGREE, 3)
    assert offered(here)[Way.METHOD].draft.method == READING.version_id


def test_a_method_gives_no_more_than_its_share_and_the_rest_is_shortened():
    method = offered(late(30))[Way.METHOD]
    assert {c.item.title: c.freed for c in method.changes} == {
        "Dialog": 13,
        "Plenum": 8,
        "Løsninger": 6,
    }
    assert method.cost.cut == 30 - 13 - 8 - 6


def test_what_is_cut_is_shared_in_proportion_the_earlier_first():
    dialogue, plenary = late(0).day.agenda[7], late(0).day.agenda[9]
    slacks = {dialogue.id: 15, plenary.id: 2}
    assert shared(6, (dialogue, plenary), slacks) == {dialogue.id: 4, plenary.id: 2}
    assert shared(30, (dialogue, plenary), slacks) == slacks
    assert shared(5, (), {}) == {}


def test_an_item_without_least_minutes_is_not_cut_below_half():
    plan: Any = (SHORT[0], ("dialogue", "Dialog", 41, 0, {}), SHORT[3])
    here = late(60, plan, "Velkommen")
    assert minutes_left(offered(here)[Way.SHORTEN]) == {"Dialog": 21}


def test_the_running_item_gives_what_it_can_and_keeps_ten_minutes():
    here = late(30, SHORT, "Dialog")
    here.laptop.later(20)
    shorten = offered(here)[Way.SHORTEN]
    assert minutes_left(shorten)["Dialog"] == 35
    after = here.day.after(commands.apply(here.day, here.laptop, shorten))
    assert forecast(after, here.laptop.now()).remaining == datetime.timedelta(minutes=10)


def test_a_lunch_that_ends_by_the_clock_may_begin_late_but_not_be_squeezed():
    lunch = ("lunch", "Lunsj", 40, 30, {"ends_at": datetime.time(13, 30)})
    plan: Any = (*SHORT[:2], lunch, *SHORT[2:])
    assert told(late(10, plan, "Dialog")) is None
    here = late(25, plan, "Dialog")
    found = told(here)
    assert found.end == 0
    assert [(point.timing.item.title, point.minutes) for point in found.points] == [("Lunsj", 15)]
    shorten = offered(here)[Way.SHORTEN]
    # Only what comes before lunch helps lunch.
    assert set(minutes_left(shorten)) == {"Dialog"}
    assert shorten.is_whole


def test_where_only_a_fixed_time_does_not_hold_the_last_plan_lets_it_move():
    pause = ("break", "Pause", 10, 10, KEPT)
    plan: Any = (*SHORT[:2], pause, ("buffer", "Luft", 30, 0, {}), *SHORT[2:])
    here = late(12, plan, "Dialog")
    later = offered(here)[Way.LATER]
    assert (later.past_end, [point.minutes for point in later.moved]) == (0, [12])
    here.do(commands.apply, later)
    assert here.day.info.agreed_end is None
    assert told(here) is None


def test_a_fixed_start_that_cannot_hold_is_told():
    plan: Any = (*SHORT[:2], ("lecture", "Gjest", 20, 20, {}), *SHORT[2:])
    here = late(20, plan, "Dialog", subjects=(SHARING,))
    changed(here, "Gjest", starts_at=datetime.time(12, 50))
    found = told(here)
    assert [point.timing.item.title for point in found.points] == ["Gjest"]
    for proposed in offered(here).values():
        assert "Gjest" not in [change.item.title for change in proposed.gone]


def test_two_hours_late_with_all_protected_no_plan_fits_and_only_a_later_end_is_offered():
    here = late(120)
    rows = [
        replace(row, protected=True) if isinstance(row, AgendaItem) else row
        for row in here.day.rows()
    ]
    (only,) = replan.proposals(Day(rows), here.laptop.now())
    assert (only.way, only.past_end, ends(only)) == (Way.LATER, 120, "17.30")


def test_all_of_a_plan_is_one_step_and_one_undo():
    here = late(12)
    before = here.day
    step = here.do(commands.apply, offered(here)[Way.METHOD])
    assert step.label == "step.replanned"
    assert dict(step.facts) == {"end": "15.30"}
    assert here.day.after(step.inverse()) == before


def test_what_was_changed_is_noted_for_the_minutes():
    here = late(12)
    here.do(commands.apply, offered(here)[Way.SHORTEN])
    noted = [
        (row.kind, here.day.one(AgendaItem, row.item_id).title, row.minutes)
        for row in here.day.all(PlanChange)
    ]
    assert noted == [
        (PlanChangeKind.SHORTENED, "Dialog", 5),
        (PlanChangeKind.SHORTENED, "Plenum", 3),
        (PlanChangeKind.SHORTENED, "Løsninger", 3),
        (PlanChangeKind.SHORTENED, "Avtaler", 1),
        (PlanChangeKind.LATER, "Pause", 7),
    ]


def test_a_later_end_is_one_the_room_has_agreed_to():
    here = late(12)
    here.laptop.later(0.5)
    here.do(commands.apply, offered(here)[Way.LATER])
    assert here.day.info.agreed_end == datetime.datetime(2026, 11, 18, 14, 42, tzinfo=datetime.UTC)
    assert told(here) is None


def test_more_lateness_after_a_plan_is_told_as_what_came_on_top():
    here = late(12)
    here.do(commands.apply, offered(here)[Way.LATER])
    here.do(running.add_minutes, 5)
    found = told(here)
    assert (found.end, [point.minutes for point in found.points]) == (5, [5])


def test_a_plan_for_a_day_that_has_changed_is_refused():
    here = late(12)
    plan = offered(here)[Way.SHORTEN]
    here.do(running.add_minutes, 5)
    with pytest.raises(RuleBroken, match=r"replan\.stale"):
        here.do(commands.apply, plan)


def test_a_plan_that_takes_time_the_running_item_no_longer_has_is_refused():
    here = late(30, SHORT, "Dialog")
    plan = offered(here)[Way.SHORTEN]
    assert "Dialog" in minutes_left(plan)
    here.laptop.later(34)
    with pytest.raises(RuleBroken, match=r"replan\.stale"):
        here.do(commands.apply, plan)


def test_a_day_that_does_not_run_takes_no_plan():
    here = late(12)
    plan = offered(here)[Way.LATER]
    here.do(running.end_day)
    with pytest.raises(RuleBroken, match=r"day\.not_running"):
        here.do(commands.apply, plan)


def test_a_carried_method_is_treated_by_no_item_from_there_on():
    here = late(12)
    here.do(commands.apply, offered(here)[Way.METHOD])
    treated = {
        item.title: THIRD in [row.subject for row in here.day.subjects_of(item)]
        for item in here.day.agenda
        if item.title in {"Stilling", "Dialog", "Plenum"}
    }
    assert treated == {"Stilling": True, "Dialog": False, "Plenum": False}
    assert THIRD in [row.subject for row in here.day.subjects]
    here.do(commands.bring_method_back, THIRD.version_id)
    assert THIRD in [row.subject for row in here.day.subjects_of(named(here, "Dialog"))]
    with pytest.raises(RuleBroken, match=r"subject\.not_carried"):
        here.do(commands.bring_method_back, THIRD.version_id)


@pytest.mark.parametrize(
    ("command", "state"),
    [(commands.drop, ItemState.DROPPED), (commands.carry, ItemState.CARRIED)],
)
def test_one_item_is_taken_out_by_hand_and_brought_back(command, state):
    here = late(12)
    before, item = here.day, named(here, "Avtaler")
    here.do(command, item.id)
    assert named(here, "Avtaler").state is state
    assert [row.kind.value for row in here.day.all(PlanChange)] == [state.value]
    here.do(commands.bring_back, item.id)
    assert here.day == before


def test_what_comes_back_after_its_place_has_passed_comes_next():
    here = late(0, until="Arbeidsmåter")
    here.do(commands.drop, named(here, "Stilling").id)
    here.do(running.next_item)
    assert here.day.running.title == "Dialog"
    here.do(commands.bring_back, named(here, "Stilling").id)
    assert here.day.next_item.title == "Stilling"
    positions = [item.position for item in here.day.agenda]
    assert positions == list(range(len(positions)))


@pytest.mark.parametrize(
    ("title", "code"),
    [("Utsjekk", "item.stays"), ("Stilling", "item.not_coming"), ("Velkomst", "item.not_coming")],
)
def test_what_is_promised_or_has_begun_is_not_taken_out_by_hand(title, code):
    here = late(12)
    with pytest.raises(RuleBroken, match=code):
        here.do(commands.drop, named(here, title).id)


def test_nothing_is_brought_back_that_was_not_taken_out():
    here = late(12)
    with pytest.raises(RuleBroken, match=r"item\.not_gone"):
        here.do(commands.bring_back, named(here, "Avtaler").id)


def test_the_wall_tells_new_times_and_lengths_and_nothing_of_lateness():
    here = late(12)
    here.do(commands.apply, offered(here)[Way.SHORTEN])
    slide = slides.of(here.day, register(), here.laptop.now(), Texts("nb"))
    assert isinstance(slide, AgendaSlide)
    assert [(line.time, line.title, line.length) for line in slide.coming[:3]] == [
        ("13.52", "Dialog", "35 min"),
        ("14.27", "Pause", "10 min"),
        ("14.37", "Plenum", "22 min"),
    ]
    assert slide.end == Coming("15.30", "Slutt for dagen")
    assert "etter planen" not in repr(slide)


def test_what_left_the_day_is_not_on_the_wall():
    here = late(12)
    here.do(commands.carry, named(here, "Avtaler").id)
    slide = slides.of(here.day, register(), here.laptop.now(), Texts("nb"))
    assert isinstance(slide, AgendaSlide)
    assert "Avtaler" not in [line.title for line in slide.coming]


def test_a_plan_holds_through_midnight():
    plans = offered(late(12, opens=datetime.time(22, 15)))
    assert [ends(plan) for plan in plans.values()] == ["01.45", "01.45", "01.57"]
