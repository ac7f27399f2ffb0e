"""Plans for the rest of a late day, whatever the plan, its locks and the way the day goes."""

import datetime
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dialog_app.base.texts import Texts
from dialog_app.core import clock, replan
from dialog_app.core import slide as slides
from dialog_app.core.commands import replan as commands
from dialog_app.core.commands import running
from dialog_app.core.day import Day
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.model.days import (
    AgendaItem,
    DayState,
    ItemKind,
    ItemState,
    PlanChange,
    PlanChangeKind,
)
from dialog_app.core.replan import Proposal, Way, rules
from dialog_app.core.replan.trouble import lateness, past_end, points
from tests.core.days import READING, SHARING, Room, TestLaptop, new_day, register

OSLO = ZoneInfo("Europe/Oslo")
MINUTE = datetime.timedelta(minutes=1)
SECRET = "Hemmelig Internpunkt"
SUBJECTS = (SHARING, READING, Subject(SubjectKind.METHOD, "v-third"))

_kinds = st.sampled_from(
    [
        *("welcome", "presentation", "questions", "working_methods", "positions", "dialogue"),
        *("break", "plenary", "solutions", "agreements", "lunch", "buffer", "checkout"),
        *("exercise", "read_through"),
    ]
)
_times = st.times(datetime.time(0, 0), datetime.time(23, 59)).map(
    lambda time: time.replace(second=0, microsecond=0)
)


@st.composite
def _lines(draw: st.DrawFn, at: int) -> tuple[Any, ...]:
    """Return one item; `at` is the minute it is near, for the times it is fixed to."""
    minutes = draw(st.integers(1, 60))
    least = draw(st.integers(0, minutes))
    clock_time = datetime.time((at + 5) // 60 % 24, (at + 5) % 60)
    fixed = st.sampled_from([None, None, None, None, clock_time])
    more: dict[str, Any] = {
        "protected": draw(st.booleans()) and draw(st.booleans()),
        "droppable": draw(st.booleans()),
    }
    secret = draw(st.integers(0, 9)) == 0
    title = SECRET if secret else "Punkt"
    more["internal"] = secret
    more["ends_at"] = draw(fixed)
    return (draw(_kinds), title, minutes, least, more)


@st.composite
def late_rooms(draw: st.DrawFn) -> Room:
    """Return a day under way that has run into whatever there is to run into."""
    opens = draw(st.sampled_from([9 * 60, 12 * 60 + 30, 22 * 60, 23 * 60 + 40]))
    plan: list[Any] = [("welcome", "Velkommen", draw(st.integers(5, 40)), 5, {})]
    at = opens
    for _ in range(draw(st.integers(1, 8))):
        at += plan[-1][2]
        plan.append(draw(_lines(at)))
    here = _planned(draw, tuple(plan), datetime.time(opens // 60, opens % 60))
    here.laptop.later(60 + draw(st.integers(0, 30)))
    here.do(running.start)
    for deed, minutes in draw(_deeds):
        here.laptop.later(minutes)
        if here.day.info.state is DayState.RUNNING:
            _do(here, deed)
    here.laptop.later(draw(st.sampled_from([0, 0, 0.5, 7, 45, 130])))
    return here


_deeds = st.lists(
    st.tuples(
        st.sampled_from(["next", "next", "next", "pause", "more", "less", "breather"]),
        st.integers(0, 50),
    ),
    max_size=8,
)


def _planned(draw: st.DrawFn, plan: Any, starts: datetime.time) -> Room:
    laptop = TestLaptop()
    planned = new_day(laptop, plan, public_start=starts, subjects=SUBJECTS)
    rows = [
        _odd(draw, row)
        if isinstance(row, AgendaItem) and row.position and draw(st.integers(0, 5)) == 0
        else row
        for row in planned.rows()
    ]
    opens = datetime.datetime.combine(planned.info.date, starts, tzinfo=OSLO)
    laptop.time = opens.astimezone(datetime.UTC) - 60 * MINUTE
    return Room(Day(rows), laptop)


def _odd(draw: st.DrawFn, row: AgendaItem) -> AgendaItem:
    """Return an item with a fixed start, one already changed, or one already gone."""
    which = draw(st.integers(0, 2))
    if which == 0:
        return replace(row, starts_at=row.ends_at or datetime.time(13), ends_at=None)
    if which == 1:
        return replace(row, added_minutes=draw(st.integers(-40, 20)))
    return replace(row, state=ItemState.DROPPED)


def _do(here: Room, deed: str) -> None:
    if deed == "next":
        here.do(running.next_item)
    elif deed == "pause":
        here.do(running.pause)
    elif deed == "breather":
        info = here.day.info
        if info.paused_at is None:
            paused = replace(info, paused_at=here.laptop.now(), pause_minutes=5)
            here.day = Day([paused if row == info else row for row in here.day.rows()])
    else:
        here.do(running.add_minutes, 5 if deed == "more" else -5)


def offered(here: Room) -> tuple[Proposal, ...]:
    found = replan.proposals(here.day, here.laptop.now())
    assume(found)
    return found


def looked_at(day: Day, here: Room) -> clock.Forecast:
    return clock.forecast(day, here.laptop.now())


def applied(here: Room, plan: Proposal) -> Day:
    return here.day.after(commands.apply(here.day, here.laptop, plan))


def pairs(before: Day, after: Day) -> list[tuple[AgendaItem, AgendaItem]]:
    return list(zip(before.agenda, after.agenda, strict=True))


@given(late_rooms())
def test_a_day_in_trouble_is_offered_one_to_three_plans_and_any_other_none(here: Room) -> None:
    found = replan.proposals(here.day, here.laptop.now())
    late = replan.trouble(here.day, here.laptop.now())
    assert (1 <= len(found) <= replan.MOST) if late else not found


@given(late_rooms())
def test_trouble_is_what_the_clock_says_and_never_a_minute_or_two(here: Room) -> None:
    late = replan.trouble(here.day, here.laptop.now())
    forecast = looked_at(here.day, here)
    moved = [t.item.id for t in points(forecast) if lateness(t) >= replan.WORTH_TELLING]
    ends_late = past_end(forecast) >= replan.WORTH_TELLING
    coming = any(t.item.state is ItemState.COMING for t in forecast.public)
    running_now = here.day.info.state is DayState.RUNNING
    assert (late is not None) == (running_now and coming and (bool(moved) or ends_late))
    if late is not None:
        assert [point.timing.item.id for point in late.points] == moved
        assert late.minutes >= replan.WORTH_TELLING


@given(late_rooms())
def test_what_is_promised_is_never_touched(here: Room) -> None:
    for plan in offered(here):
        for before, after in pairs(here.day, applied(here, plan)):
            if before.protected or before.internal or before.kind in rules.UNTOUCHED:
                assert after == before
            if before.ends_at is not None or before.state in (ItemState.DONE, *clock.GONE):
                assert after == before
            if before.starts_at is not None:
                assert after.state is before.state


@given(late_rooms())
def test_the_plan_itself_stays_and_so_does_the_order(here: Room) -> None:
    for plan in offered(here):
        for before, after in pairs(here.day, applied(here, plan)):
            same = replace(after, state=before.state, added_minutes=before.added_minutes)
            assert same == before


@given(late_rooms())
def test_nothing_is_made_shorter_than_its_least_minutes_or_longer(here: Room) -> None:
    for plan in offered(here):
        for before, after in pairs(here.day, applied(here, plan)):
            assert after.added_minutes <= before.added_minutes
            if after.added_minutes != before.added_minutes:
                assert before.kind is not ItemKind.BUFFER
                assert clock.given(after) >= before.least_minutes * MINUTE
                assert clock.given(after) >= before.minutes / 2 * MINUTE or before.least_minutes


@given(late_rooms())
def test_the_running_item_keeps_what_has_been_used_of_it(here: Room) -> None:
    for plan in offered(here):
        left, before = looked_at(applied(here, plan), here), looked_at(here.day, here)
        if left.remaining != before.remaining:
            assert left.remaining >= 10 * MINUTE


@given(late_rooms())
def test_only_what_may_leave_the_day_leaves_it(here: Room) -> None:
    for plan in offered(here):
        for before, after in pairs(here.day, applied(here, plan)):
            if after.state is before.state:
                continue
            assert before.state is ItemState.COMING
            assert before.starts_at is None
            if after.state is ItemState.DROPPED:
                assert before.droppable
            else:
                assert before.kind in rules.CARRIED


@given(late_rooms())
def test_a_plan_ends_when_it_was_told_or_says_by_how_much_it_does_not(here: Room) -> None:
    promised = looked_at(here.day, here).promised_end
    for plan in offered(here):
        late = plan.forecast.ends - promised
        assert (plan.past_end == 0) == (late <= clock._NONE)
        assert late <= plan.past_end * MINUTE < late + MINUTE or plan.past_end == 0
        after = looked_at(applied(here, plan), here)
        assert after.promised_end >= after.ends


@given(late_rooms())
def test_the_times_a_plan_promises_are_those_the_clock_then_tells(here: Room) -> None:
    for plan in offered(here):
        assert looked_at(applied(here, plan), here) == plan.forecast


@given(late_rooms())
def test_a_plan_says_which_fixed_points_it_moves_and_by_how_much(here: Room) -> None:
    for plan in offered(here):
        told = {late.timing.item.id: late.minutes for late in plan.moved}
        for timing in points(plan.forecast):
            late = lateness(timing)
            assert told.get(timing.item.id, 0) == (late if late >= replan.WORTH_TELLING else 0)


@given(late_rooms())
def test_a_plan_that_was_chosen_leaves_no_trouble(here: Room) -> None:
    for plan in offered(here):
        assert replan.trouble(applied(here, plan), here.laptop.now()) is None


@given(late_rooms())
def test_no_plan_is_beaten_by_another_and_no_two_are_alike(here: Room) -> None:
    found = offered(here)
    for plan in found:
        assert not any(plan.cost.is_beaten_by(other.cost) for other in found)
    assert len({(plan.changes, plan.draft.method) for plan in found}) == len(found)


@given(late_rooms())
def test_no_plan_makes_anything_later_than_leaving_all_as_it_is(here: Room) -> None:
    before = looked_at(here.day, here)
    ends = {t.item.id: t.end for t in before.timings}
    for plan in offered(here):
        assert plan.forecast.ends <= before.ends
        assert all(t.end <= ends[t.item.id] for t in plan.forecast.public)


@given(late_rooms())
def test_every_minute_taken_is_needed(here: Room) -> None:
    """Giving one minute back to any item makes something late that is not late with the plan."""
    for plan in offered(here):
        after = applied(here, plan)
        for change in plan.shortened:
            row = after.one(AgendaItem, change.item.id)
            longer = replace(row, added_minutes=row.added_minutes + 1)
            other = looked_at(Day([longer if r == row else r for r in after.rows()]), here)
            worse = [
                lateness(new) > lateness(old)
                for new, old in zip(points(other), points(plan.forecast), strict=True)
            ]
            assert any(worse) or other.ends > plan.forecast.ends


@given(late_rooms())
def test_one_undo_brings_the_day_back_as_it_was(here: Room) -> None:
    for plan in offered(here):
        step = commands.apply(here.day, here.laptop, plan)
        assert here.day.after(step).after(step.inverse()) == here.day


@given(late_rooms())
def test_what_was_changed_is_noted_by_exactly_as_much(here: Room) -> None:
    for plan in offered(here):
        after = applied(here, plan)
        notes = [row for row in after.all(PlanChange) if not row.version_id]
        told = {(n.item_id, n.kind): n.minutes for n in notes}
        for before, now in pairs(here.day, after):
            cut = before.added_minutes - now.added_minutes
            assert told.get((before.id, PlanChangeKind.SHORTENED), 0) == cut
            left = {ItemState.DROPPED: "dropped", ItemState.CARRIED: "carried"}.get(now.state)
            if before.state is not now.state:
                assert (before.id, PlanChangeKind(left)) in told
        assert ("", PlanChangeKind.LATER) in told if plan.past_end else True


@given(late_rooms())
def test_the_same_day_and_time_give_the_same_plans(here: Room) -> None:
    again = Day(reversed(list(here.day.rows())))
    now = here.laptop.now()
    assert replan.proposals(again, now) == replan.proposals(here.day, now)


@given(late_rooms())
def test_the_room_is_told_new_times_and_nothing_internal(here: Room) -> None:
    for plan in offered(here):
        after = applied(here, plan)
        scene = (register(), here.laptop.now(), Texts("nb"))
        before, then = slides.of(here.day, *scene), slides.of(after, *scene)
        assert SECRET not in repr(then)
        assert "forslag" not in repr(then).casefold()
        # What the wall has room for besides times is the same.
        assert {type(before), type(then)} == {type(before)}
        assert all(t.item.internal is False for t in plan.forecast.public)
        assert not any(change.item.internal for change in plan.changes)


@given(late_rooms())
def test_with_everything_protected_only_a_later_end_is_offered(here: Room) -> None:
    day = Day(
        replace(row, protected=True) if isinstance(row, AgendaItem) else row
        for row in here.day.rows()
    )
    for plan in replan.proposals(day, here.laptop.now()):
        assert plan.way is Way.LATER
        assert plan.changes == ()


@given(late_rooms())
def test_the_first_choice_breaks_no_promise_another_keeps(here: Room) -> None:
    found = offered(here)
    chosen = found[replan.best(found)]
    assert chosen.is_whole or not any(plan.is_whole for plan in found)


@pytest.mark.long
def test_days_of_the_strategy_are_late_in_many_ways() -> None:
    """The properties above would hold of days that are never late, too."""
    seen: set[Way] = set()

    @settings(derandomize=True, max_examples=600)
    @given(late_rooms())
    def look(here: Room) -> None:
        seen.update(plan.way for plan in replan.proposals(here.day, here.laptop.now()))

    look()
    assert {Way.SHORTEN, Way.LATER, Way.DROP, Way.METHOD, Way.CARRY} <= seen
