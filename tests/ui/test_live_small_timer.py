"""One group reports after the other, and the facilitator keeps the time with one key."""

import datetime

import pytest

from tests.drivers.turns import TurnsDriver
from tests.ui.live_stage import Stage, stage

SECOND = 1 / 60


@pytest.fixture
def live(qtbot) -> Stage:
    return stage(qtbot, at="Grupper")


@pytest.fixture
def turns(live) -> TurnsDriver:
    return TurnsDriver(live.driver)


def test_g_starts_it_and_goes_on_to_the_next_group(live, turns):
    assert turns.small_timer() == ""
    turns.time_a_group()
    assert turns.small_timer() == "Gruppe 1: 3.00 igjen"
    live.wait(80 * SECOND)
    assert turns.small_timer() == "Gruppe 1: 1.40 igjen"
    turns.time_a_group()
    assert turns.small_timer() == "Gruppe 2: 3.00 igjen"
    turns.time_no_more()
    assert turns.small_timer() == ""


def test_when_the_time_is_out_it_says_so_in_words(live, turns):
    turns.time_a_group()
    live.wait(4)
    assert turns.small_timer() == "Gruppe 1: tida er ute"


def test_undo_goes_back_to_the_group_before_with_its_time(live, turns):
    turns.time_a_group()
    live.wait(1)
    turns.time_a_group()
    live.bridge.undo()
    assert turns.small_timer() == "Gruppe 1: 2.00 igjen"


def test_the_page_wakes_at_its_seconds_and_only_while_it_runs(live, turns, qtbot):
    turns.time_a_group()
    live.clock.pass_minutes(SECOND)
    qtbot.waitUntil(lambda: turns.small_timer() == "Gruppe 1: 2.59 igjen")
    assert live.page.left.small_timer.tick() == datetime.timedelta(seconds=1)
    live.driver.pause()
    assert live.page.left.small_timer.tick() > datetime.timedelta(seconds=1)
    live.driver.pause()
    live.wait(3)
    assert live.page.left.small_timer.tick() > datetime.timedelta(seconds=1), "nothing more to tell"


def test_it_stands_still_with_the_day(live, turns):
    turns.time_a_group()
    live.wait(1)
    live.driver.pause()
    live.wait(7)
    assert turns.small_timer() == "Gruppe 1: 2.00 igjen"
    live.driver.pause()
    live.wait(0.5)
    assert turns.small_timer() == "Gruppe 1: 1.30 igjen"


def test_the_length_is_changed_where_it_stands(live, turns):
    turns.set_length("1.30")
    assert turns.length() == "1.30"
    live.page.middle.take_focus()
    turns.time_a_group()
    assert turns.small_timer() == "Gruppe 1: 1.30 igjen"


@pytest.mark.parametrize("typed", ["hundre", "-3", "10000", "0", "1.75", "<b>3</b>"])
def test_a_length_that_says_nothing_gets_a_sentence_and_stays(live, turns, typed):
    turns.set_length(typed)
    assert turns.length_refusal() != ""
    assert turns.length() == typed[:12]
    turns.drop_length()
    assert (turns.length(), turns.length_refusal()) == ("3.00", "")


def test_after_a_crash_it_is_as_far_as_it_should_be(live, turns):
    turns.time_a_group()
    live.wait(1)
    live.clock.pass_minutes(1)
    again = TurnsDriver(live.open_again())
    assert again.small_timer() == "Gruppe 1: 1.00 igjen"


def test_it_ends_with_its_item(live, turns):
    turns.time_a_group()
    live.driver.go_on()
    assert turns.small_timer() == ""


def test_it_takes_no_room_where_nobody_reports(qtbot):
    live = stage(qtbot)
    turns = TurnsDriver(live.driver)
    live.driver.go_on()
    assert not turns.may_time_groups()
    turns.time_a_group()
    assert turns.small_timer() == "Gruppe 1: 3.00 igjen", "the key works all the same"


def test_before_the_day_the_key_says_why_not(qtbot):
    turns = TurnsDriver(stage(qtbot).driver)
    turns.time_a_group()
    assert turns.length_refusal() == "Dagen er ikke i gang."
