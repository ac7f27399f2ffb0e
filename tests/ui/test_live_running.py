"""The facilitator runs the day: start, next, pause, more time, and the words about it."""

import pytest

from dialog_app.core.model.days import DayState
from tests.ui.live_stage import Stage, stage


@pytest.fixture
def live(qtbot) -> Stage:
    return stage(qtbot)


def test_before_the_start_the_page_says_what_space_does(live):
    assert live.driver.going_on_is_called() == "Start dagen"
    assert live.driver.quiet_words() == "Dagen er klar"
    live.driver.go_on()
    assert live.driver.running() == "Velkommen: mål og trygg ramme"
    assert live.driver.going_on_is_called() == "Neste: Innsjekk"


def test_space_goes_through_the_whole_day_and_ends_it(live):
    for _ in range(13):
        live.driver.go_on()
        live.wait(1)
    assert live.day.info.state is DayState.HELD
    assert live.driver.going_on_is_called() == "Dagen er slutt"


def test_the_clock_says_what_is_left_and_when_the_day_ends(live):
    live.driver.go_on()
    live.wait(4)
    clock = live.driver.clock()
    assert (clock.now, clock.left, clock.left_of) == ("12.04", "6 min", "igjen av punktet")
    assert clock.ends == "Ferdig ca. 15.05"
    assert clock.against_plan == "i rute"


def test_a_late_item_is_told_in_words_never_as_an_error(live):
    live.driver.go_on()
    live.wait(22)
    clock = live.driver.clock()
    assert (clock.left, clock.left_of) == ("12 min", "over tida")
    assert clock.against_plan == "12 min etter planen"
    assert clock.next_fixed == "Neste faste tid: Pause 12.50, blir 13.02"


def test_more_time_moves_the_end_and_less_time_moves_it_back(live):
    live.driver.go_on()
    live.driver.more_time()
    assert live.driver.clock().ends == "Ferdig ca. 15.10"
    live.driver.less_time()
    live.driver.less_time()
    assert live.driver.clock().ends == "Ferdig ca. 15.00"


def test_a_pause_stands_until_p_is_pressed_again(live):
    live.driver.go_on()
    live.driver.pause()
    live.wait(3)
    assert (live.driver.clock().left, live.driver.clock().left_of) == ("Pause", "3 min")
    live.driver.pause()
    live.wait(0)
    assert live.driver.clock().left == "10 min"
    assert live.driver.clock().ends == "Ferdig ca. 15.08"


def test_the_rundown_keeps_plan_and_what_it_becomes_apart(live):
    live.driver.go_on()
    live.wait(12)
    live.driver.go_on()
    lines = live.driver.rundown()
    assert lines[0] == ("done", "12.00", "12.00", "Velkommen: mål og trygg ramme")
    assert lines[1] == ("now", "12.10", "12.12", "Innsjekk")
    assert lines[2] == ("coming", "12.20", "12.22", "Presentasjon: hovedsvar fra barn")


def test_undo_takes_the_day_back_to_the_item_before(live):
    live.driver.go_on()
    live.driver.go_on()
    live.bridge.undo()
    assert live.driver.running() == "Velkommen: mål og trygg ramme"
    assert live.driver.going_on_is_called() == "Neste: Innsjekk"


def test_more_time_before_the_start_is_refused_in_a_sentence(live):
    before = live.day
    live.driver.more_time()
    assert live.day is before
    assert live.page.left.error.sentence()


def test_what_is_done_folds_where_there_is_little_room(live):
    live.driver.go_to("Utprøving")
    live.page.resize(1278, 480)
    kind, _, _, title = live.driver.rundown()[0]
    assert (kind, title) == ("fold", "8 punkter gjort")


def test_the_presentation_brings_the_childrens_own_words(live):
    live.driver.go_to("Presentasjon")
    assert live.driver.quotations() == ["«Eksempel: Spør oss før dere sier det videre.»"]


def test_keys_do_nothing_while_a_text_is_written(live):
    live.driver.go_on()
    live.driver.write("h 1 p w")
    assert live.driver.line_text() == "1 p w"
    assert live.driver.running() == "Velkommen: mål og trygg ramme"
    assert live.day.info.paused_at is None
