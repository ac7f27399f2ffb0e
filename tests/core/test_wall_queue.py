"""The wall as a queue: what comes next, what was there before, and what cannot come by itself."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.core.commands import plan, running, wall, wall_queue
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.model.days import DayState, Phase, Projection, SlideKind
from dialog_app.core.model.said import LabelUse
from dialog_app.core.showing import UNASKED, Showing, past, showing, suggested, waiting
from dialog_app.core.slides.kinds import ResultSlide
from tests.core.days import READING, SCHOOL, SHARING, Room, room
from tests.core.slides import asking, columns, count, counts, seen

AGENDA = Showing(SlideKind.AGENDA)
METHOD = Showing(SlideKind.METHOD, SHARING)
RESULT = Showing(SlideKind.RESULT, SHARING, Phase.BEFORE)
OBSTACLES = Showing(SlideKind.OBSTACLES, SHARING)
ANSWERS = Showing(SlideKind.MAIN_ANSWERS)
COUNTDOWN = Showing(SlideKind.COUNTDOWN)
LUNCH = Showing(SlideKind.MESSAGE, message="Lunsj til 13.00")
ANY = (AGENDA, METHOD, RESULT, OBSTACLES, ANSWERS, COUNTDOWN, LUNCH)


def on(here: Room) -> Showing:
    return showing(here.day.wall)


def queue(here: Room) -> list[Showing]:
    return [showing(row) for row in waiting(here.day)]


def before(here: Room) -> list[Showing]:
    return [showing(row) for row in past(here.day)]


def queued(*showings: Showing) -> Room:
    here = asking()
    for one in showings:
        here.do(wall_queue.queue, one)
    return here


def refused(here: Room, command: Any, *args: Any) -> str:
    with pytest.raises(RuleBroken) as broken:
        here.do(command, *args)
    return broken.value.code


# --- what waits -------------------------------------------------------------------------------


def test_things_wait_in_the_order_they_were_put():
    assert queue(queued(METHOD, RESULT, LUNCH)) == [METHOD, RESULT, LUNCH]


def test_what_stands_on_the_wall_or_waits_already_is_not_queued_twice():
    here = queued(METHOD)
    assert refused(here, wall_queue.queue, AGENDA) == "wall.stands_already"
    assert refused(here, wall_queue.queue, METHOD) == "wall.waits_already"
    here.do(wall_queue.queue, replace(METHOD, subject=READING))
    assert len(queue(here)) == 2


def test_a_message_waits_cleaned_and_an_empty_one_not_at_all():
    here = queued(Showing(SlideKind.MESSAGE, message=" Pause\x07 " + "a" * 500))
    (only,) = queue(here)
    assert only.message.startswith("Pause a")
    assert len(only.message) <= 200
    assert refused(here, wall_queue.queue, Showing(SlideKind.MESSAGE, message=" \n")) == (
        "wall.message_empty"
    )


def test_the_queue_has_an_end():
    here = queued(*(Showing(SlideKind.MESSAGE, message=f"Nr. {n}") for n in range(30)))
    assert refused(here, wall_queue.queue, LUNCH) == "wall.queue_full"


def test_what_waits_can_be_taken_out_and_moved():
    here = queued(METHOD, OBSTACLES, LUNCH)
    first, second, third = (row.id for row in waiting(here.day))
    here.do(wall_queue.move, third, -1)
    assert queue(here) == [METHOD, LUNCH, OBSTACLES]
    here.do(wall_queue.move, first, 99)
    assert queue(here) == [LUNCH, OBSTACLES, METHOD]
    assert here.do(wall_queue.move, first, 1).changes == ()
    here.do(wall_queue.unqueue, second)
    assert queue(here) == [LUNCH, METHOD]
    assert refused(here, wall_queue.unqueue, second) == "row.gone"
    assert refused(here, wall_queue.move, second, 1) == "row.gone"


# --- going on and back ------------------------------------------------------------------------


def test_next_shows_what_waits_first_and_remembers_what_stood_there():
    here = queued(METHOD, LUNCH)
    here.do(wall_queue.show_next)
    assert (on(here), queue(here), before(here)) == (METHOD, [LUNCH], [AGENDA])
    here.do(wall_queue.show_next)
    assert (on(here), queue(here), before(here)) == (LUNCH, [], [AGENDA, METHOD])
    assert refused(here, wall_queue.show_next) == "wall.queue_empty"


def test_back_and_on_again_leads_to_the_same_wall():
    here = queued(METHOD, LUNCH)
    here.do(wall_queue.show_next)
    here.do(wall_queue.show_previous)
    assert (on(here), queue(here), before(here)) == (AGENDA, [METHOD, LUNCH], [])
    assert refused(here, wall_queue.show_previous) == "wall.nothing_before"
    here.do(wall_queue.show_next)
    assert (on(here), queue(here), before(here)) == (METHOD, [LUNCH], [AGENDA])


def test_next_and_back_end_black_and_freeze():
    here = queued(METHOD)
    for go in (wall_queue.show_next, wall_queue.show_previous):
        here.do(wall.black_on_off)
        here.do(wall.freeze_on_off)
        here.do(go)
        assert (here.day.wall.black, here.day.wall.frozen) == (False, False)


def test_what_is_shown_directly_leaves_the_queue_and_is_remembered():
    here = queued(METHOD, LUNCH)
    here.do(wall.show_method, SHARING)
    assert (on(here), queue(here), before(here)) == (METHOD, [LUNCH], [AGENDA])
    here.do(wall.show_method, SHARING)
    assert before(here) == [AGENDA]


def test_the_history_remembers_fifty():
    here = asking()
    for number in range(60):
        here.do(wall.show_message, f"Nr. {number}")
    assert len(here.day.all(Projection)) == 50
    assert before(here)[0].message == "Nr. 9"
    assert before(here)[-1].message == "Nr. 58"


# --- answers ----------------------------------------------------------------------------------


def test_answers_that_wait_are_hidden_and_count_as_shown_only_when_they_come():
    here = queued(RESULT)
    count(here, SCHOOL, (9, 3, 1, 3))
    assert here.day.wall.shown == ()
    assert here.day.all(LabelUse) == ()
    here.do(wall_queue.show_next)
    assert counts(seen(here))["Skolehelsetjenesten"]["agree"] == 9
    assert [use.label for use in here.day.all(LabelUse)] == ["agree_with_reservations"]
    assert "v-sharing:before" in here.day.wall.shown


def test_next_shows_answers_exactly_as_showing_them_does():
    here, direct = queued(RESULT), asking()
    for one in (here, direct):
        count(one, SCHOOL, (9, 3, 1, 3))
    here.do(wall_queue.show_next)
    direct.do(wall.show_result, SHARING, Phase.BEFORE)
    assert here.day.wall == direct.day.wall
    assert seen(here) == seen(direct)


def test_going_back_to_answers_tells_nothing_that_was_counted_since():
    here = asking()
    count(here, SCHOOL, (9, 3, 1, 3))
    here.do(wall.show_result, SHARING, Phase.BEFORE)
    here.do(wall.show_agenda)
    count(here, SCHOOL, (9, 3, 2, 3))
    here.do(wall_queue.show_previous)
    column = columns(seen(here))["Skolehelsetjenesten"]
    assert column.sentence == "Svarene er endret siden de ble vist."
    assert column.shares == ()


# --- what is gone -----------------------------------------------------------------------------


def test_what_is_no_longer_treated_leaves_queue_and_history():
    here = queued(Showing(SlideKind.METHOD, READING), METHOD)
    here.do(wall.show_obstacles, READING)
    here.do(wall.show_agenda)
    step = here.do(plan.remove_subject, READING)
    assert (queue(here), before(here)) == ([METHOD], [AGENDA])
    here.day = here.day.after(step.inverse())
    assert queue(here)[0].subject == READING


def test_a_queue_from_elsewhere_cannot_bring_what_the_day_does_not_treat():
    here = queued(METHOD)
    strange = replace(
        waiting(here.day)[0], id="x", position=-1, subject_kind=SubjectKind.TOOL, version_id="v-x"
    )
    here.day = Day([*here.day.rows(), strange])
    here.do(wall_queue.show_next)
    assert on(here) == METHOD


# --- rules for all of it ----------------------------------------------------------------------

STEPS: list[tuple[Any, ...]] = [
    (wall_queue.queue, COUNTDOWN),
    (wall_queue.unqueue, "first"),
    (wall_queue.move, "first", 1),
    (wall_queue.show_next,),
    (wall_queue.show_previous,),
    (wall.timer_on_off,),
]


def _ready() -> Room:
    here = queued(RESULT, METHOD)
    count(here, SCHOOL, (9, 3, 1, 3))
    here.do(wall.show_message, "Hei")
    return here


def _asked(here: Room, asked: tuple[Any, ...]) -> tuple[Any, ...]:
    first = waiting(here.day)[0].id
    return tuple(first if part == "first" else part for part in asked)


@pytest.mark.parametrize("asked", STEPS, ids=lambda asked: asked[0].__name__)
def test_each_is_one_step_that_undo_takes_back(asked):
    here = _ready()
    day = here.day
    step = here.do(*_asked(here, asked))
    assert step.label.startswith("step.wall_")
    assert here.day != day
    assert here.day.after(step.inverse()) == day


@pytest.mark.parametrize("asked", STEPS, ids=lambda asked: asked[0].__name__)
def test_a_closed_day_has_no_queue_to_change(asked):
    here = _ready()
    info = replace(here.day.info, state=DayState.CLOSED)
    here.day = Day([*(row for row in here.day.rows() if row != here.day.info), info])
    assert refused(here, *_asked(here, asked)) == "day.closed"


def _deed(here: Room, deed: tuple[str, int]) -> None:
    what, number = deed
    one = ANY[number % len(ANY)]
    rows = waiting(here.day)
    try:
        if what == "show":
            here.do(wall.show, one)
        elif what == "queue":
            here.do(wall_queue.queue, one)
        elif what == "next":
            here.do(wall_queue.show_next)
        elif what == "back":
            here.do(wall_queue.show_previous)
        elif rows:
            here.do(wall_queue.move, rows[number % len(rows)].id, number % 5 - 2)
    except RuleBroken:
        return


deeds = st.lists(
    st.tuples(st.sampled_from(["show", "queue", "next", "back", "move"]), st.integers(0, 50)),
    max_size=25,
)


@given(deeds)
def test_whatever_is_done_nothing_waits_twice_or_while_it_stands(todo):
    here = asking()
    start, done = here.day, len(here.steps)
    for deed in todo:
        _deed(here, deed)
        found = queue(here)
        assert len(set(found)) == len(found)
        assert on(here) not in found
        assert not before(here) or before(here)[-1] != on(here)
    for step in reversed(here.steps[done:]):
        here.day = here.day.after(step.inverse())
    assert here.day == start


@given(deeds)
def test_answers_stand_on_the_wall_only_after_they_were_asked_for(todo):
    here = asking()
    count(here, SCHOOL, (9, 3, 1, 3))
    asked = False
    for what, number in todo:
        _deed(here, (what, number))
        asked = asked or (what in {"show", "queue"} and ANY[number % len(ANY)] == RESULT)
        slide = seen(here)
        if isinstance(slide, ResultSlide):
            assert asked


# --- what is suggested ------------------------------------------------------------------------


def test_while_a_method_is_asked_about_its_card_its_answers_and_the_agenda_are_at_hand():
    here = asking()
    assert suggested(here.day, SHARING, Phase.BEFORE) == (METHOD, RESULT)
    here.do(wall.show_method, SHARING)
    assert suggested(here.day, SHARING, Phase.BEFORE) == (RESULT, AGENDA)


def test_answers_and_what_was_said_are_never_shown_by_a_suggestion_alone():
    assert {SlideKind.RESULT, SlideKind.OBSTACLES, SlideKind.MESSAGE}.isdisjoint(UNASKED)


def test_a_break_suggests_the_time_left_and_the_dialogue_what_was_said():
    here = asking()
    here.do(running.next_item)
    assert suggested(here.day, SHARING, Phase.BEFORE) == (COUNTDOWN,)
    here.do(running.next_item)
    assert suggested(here.day, SHARING, Phase.BEFORE) == (OBSTACLES,)


def test_before_the_day_and_without_methods_there_is_the_agenda():
    here = room()
    assert suggested(here.day, None, Phase.BEFORE) == ()
    here.do(wall.show_countdown)
    assert suggested(here.day, Subject(SubjectKind.METHOD, "v"), Phase.BEFORE) == (AGENDA,)
