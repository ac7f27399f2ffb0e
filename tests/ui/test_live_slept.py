"""The machine sleeps, or its clock is set, while a day runs: the page asks, quietly."""

import datetime

import pytest
from PySide6.QtCore import Qt

from dialog_app.core.commands import plan
from dialog_app.desk.clocks import SteadyClock
from dialog_app.desk.time_watch import TimeWatch
from dialog_app.ui.frame.open_day import OpenDay
from tests.desk.clocks import Machine
from tests.ui.live_stage import Stage, stage

CTRL = Qt.KeyboardModifier.ControlModifier
MINUTE = 60
HOUR = 3600
SLEPT = "Maskinen sov i 12 min. Skal tida telle med?"
SET_BACK = (
    "Klokka på maskinen er stilt 1 t tilbake. Dagen går etter sin egen klokke. "
    "Vil du følge den nye?"
)


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def live(qtbot, machine) -> Stage:
    """A day three minutes into its first ten."""
    opened = stage(qtbot, TimeWatch(SteadyClock(machine.clocks())))
    opened.driver.go_on()
    works(opened, machine, 3)
    return opened


def works(live: Stage, machine: Machine, minutes: float) -> None:
    machine.work(minutes * MINUTE)
    live.driver.second_goes_by()


def sleeps(live: Stage, machine: Machine, minutes: float) -> None:
    machine.sleep(minutes * MINUTE)
    live.driver.second_goes_by()


def asked(live: Stage) -> str:
    return live.page.time_question.sentence()


def left(live: Stage) -> tuple[str, str, str]:
    clock = live.driver.clock()
    return clock.now, clock.left, clock.left_of


def test_sleep_counts_until_the_facilitator_says_otherwise(live, machine):
    sleeps(live, machine, 12)
    assert asked(live) == SLEPT
    assert left(live) == ("12.15", "5 min", "over tida")
    live.driver.press(Qt.Key.Key_J, CTRL)
    assert asked(live) == ""
    assert left(live) == ("12.15", "5 min", "over tida")


def test_one_key_leaves_the_sleep_out_and_undo_takes_it_in_again(live, machine):
    sleeps(live, machine, 12)
    live.driver.press(Qt.Key.Key_N, CTRL)
    assert left(live) == ("12.15", "7 min", "igjen av punktet")
    assert live.day.running.paused_seconds == 12 * MINUTE
    live.bridge.undo()
    assert left(live) == ("12.15", "5 min", "over tida")


def test_the_keys_answer_where_a_text_is_written_too(live, machine):
    live.driver.write("h De får ikke lov")
    sleeps(live, machine, 12)
    live.driver.press(Qt.Key.Key_N, CTRL)
    assert live.day.running.paused_seconds == 12 * MINUTE
    assert live.driver.line_text() == "De får ikke lov"


def test_sleeping_twice_is_asked_about_as_one(live, machine):
    sleeps(live, machine, 5)
    sleeps(live, machine, 7)
    assert asked(live) == SLEPT


def test_the_question_belongs_to_the_item_that_ran(live, machine):
    sleeps(live, machine, 12)
    live.driver.go_on()
    assert asked(live) == ""
    assert live.day.running.paused_seconds == 0


def test_sleep_in_a_pause_or_before_a_fixed_end_takes_nothing_and_is_not_asked_about(live, machine):
    live.driver.pause()
    sleeps(live, machine, 12)
    assert asked(live) == ""
    live.driver.pause()
    ends_at = datetime.time(12, 40)
    live.bridge.run(plan.change_item, live.day.running.id, ends_at=ends_at)
    sleeps(live, machine, 12)
    assert asked(live) == ""


def test_a_clock_that_is_set_back_an_hour_turns_nothing_unasked(live, machine):
    machine.set_clock(-HOUR)
    works(live, machine, 1)
    assert asked(live) == SET_BACK
    assert left(live) == ("12.04", "6 min", "igjen av punktet")
    live.driver.press(Qt.Key.Key_N, CTRL)
    works(live, machine, 1)
    assert asked(live) == ""
    assert left(live) == ("12.05", "5 min", "igjen av punktet")


def test_the_new_clock_is_followed_with_one_key_and_left_again_with_undo(live, machine):
    machine.set_clock(HOUR)
    works(live, machine, 1)
    assert "1 t fram" in asked(live)
    live.driver.press(Qt.Key.Key_J, CTRL)
    assert asked(live) == ""
    assert left(live) == ("13.04", "6 min", "igjen av punktet")
    live.bridge.undo()
    assert left(live) == ("12.04", "6 min", "igjen av punktet")
    works(live, machine, 1)
    assert "1 t fram" in asked(live), "the clocks differ again"


def test_a_clock_that_is_set_right_again_is_no_question_any_more(live, machine):
    machine.set_clock(-HOUR)
    works(live, machine, 0)
    machine.set_clock(HOUR)
    works(live, machine, 0)
    assert asked(live) == ""


def test_a_day_that_has_not_begun_follows_the_machine_without_a_word(qtbot, machine):
    live = stage(qtbot, TimeWatch(SteadyClock(machine.clocks())))
    machine.set_clock(-HOUR)
    works(live, machine, 0)
    assert (asked(live), live.driver.clock().now) == ("", "11.00")


def test_the_clock_is_turned_whatever_page_takes_the_step_back(live, machine):
    opened = OpenDay(live.day.id, live.page.room.around)
    machine.set_clock(HOUR)
    works(live, machine, 0)
    live.driver.press(Qt.Key.Key_J, CTRL)
    live.bridge.let_go()
    before = live.page.room.around.now()
    opened.bridge.undo()
    assert (before - live.page.room.around.now()).total_seconds() == HOUR
    opened.let_go()
