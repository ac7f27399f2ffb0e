"""What the clock says while the day goes on: breathers, how near the end, and lateness in words."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel

from dialog_app.core.commands import plan
from dialog_app.core.model.days import PlanChange
from dialog_app.ui import theme
from tests.ui.live_stage import Stage, stage


@pytest.fixture
def live(qtbot) -> Stage:
    return stage(qtbot)


def left(live: Stage) -> tuple[str, str]:
    clock = live.driver.clock()
    return clock.left, clock.left_of


def test_one_key_gives_the_room_a_breather(live):
    live.driver.go_on()
    live.driver.press(Qt.Key.Key_B)
    assert left(live) == ("Pust", "5 min igjen")
    assert live.driver.clock().ends == "Ferdig ca. 15.10"
    live.wait(1)
    assert left(live) == ("Pust", "4 min igjen")
    live.driver.press(Qt.Key.Key_B)
    assert left(live) == ("Pust", "9 min igjen")


def test_a_breather_that_lasts_too_long_is_told_in_words(live):
    live.driver.go_on()
    live.driver.press(Qt.Key.Key_B)
    live.wait(5)
    assert left(live) == ("0 min", "pausen er over")
    live.wait(2)
    assert left(live) == ("2 min", "over pausen")


def test_space_goes_on_after_a_breather_and_not_to_the_next_item(live):
    live.driver.go_on()
    before = live.driver.going_on_is_called()
    live.driver.press(Qt.Key.Key_B)
    assert live.driver.going_on_is_called() == "Fortsett: Velkommen"
    live.driver.go_on()
    assert live.driver.running() == "Velkommen: mål og trygg ramme"
    assert left(live) == ("10 min", "igjen av punktet")
    assert live.driver.going_on_is_called() == before


def test_a_breather_is_taken_back_with_undo(live):
    live.driver.go_on()
    live.driver.press(Qt.Key.Key_B)
    assert [row.minutes for row in live.day.all(PlanChange)] == [5]
    live.bridge.undo()
    assert live.day.info.paused_at is None
    assert live.day.all(PlanChange) == ()


def test_a_finger_left_on_the_key_makes_one_breather(live):
    live.driver.go_on()
    live.driver.press(Qt.Key.Key_B)
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_B, Qt.KeyboardModifier.NoModifier, "b", True, 1
    )
    for _ in range(20):
        QApplication.sendEvent(QApplication.focusWidget(), held)
    assert live.day.info.pause_minutes == 5


def test_b_is_a_letter_where_a_text_is_written(live):
    live.driver.go_on()
    live.driver.write("h bbb")
    assert live.day.info.paused_at is None


def question(live: Stage) -> str:
    return live.page.left.start_question.sentence()


def test_a_day_on_time_starts_at_once(live):
    live.wait(2)
    live.driver.go_on()
    assert question(live) == ""
    assert live.driver.running().startswith("Velkommen")


def test_a_late_start_asks_beside_the_button_and_a_second_space_starts_now(live):
    live.wait(14)
    live.driver.go_on()
    assert live.driver.running() == ""
    assert question(live) == "Planlagt start var kl. 12.00. Skal tida telle fra nå?"
    assert live.driver.going_on_is_called() == "Start nå"
    live.driver.go_on()
    assert left(live) == ("10 min", "igjen av punktet")
    assert question(live) == ""


def test_esc_counts_from_the_planned_time(live):
    live.wait(4)
    live.driver.go_on()
    live.driver.press(Qt.Key.Key_Escape)
    assert left(live) == ("6 min", "igjen av punktet")
    live.bridge.undo()
    assert live.driver.going_on_is_called() == "Start dagen"


def test_enter_says_now_too(live):
    live.wait(4)
    live.driver.go_on()
    live.driver.press(Qt.Key.Key_Return)
    assert left(live) == ("10 min", "igjen av punktet")


def test_an_early_start_can_wait(live):
    live.wait(-20)
    live.driver.go_on()
    assert question(live) == "Planlagt start er kl. 12.00. Vil du starte nå?"
    live.driver.press(Qt.Key.Key_Escape)
    assert (question(live), live.driver.running()) == ("", "")
    assert live.driver.going_on_is_called() == "Start dagen"
    live.driver.press(Qt.Key.Key_Return)
    assert live.driver.running() == "", "Enter means nothing while nothing is asked"


def test_the_question_goes_away_when_the_time_has_come(live):
    live.wait(-20)
    live.driver.go_on()
    live.wait(19)
    assert question(live) == ""


@pytest.mark.parametrize(
    ("passed", "said"),
    [
        (7, ("3 min", "igjen av punktet")),
        (8, ("2 min", "snart slutt")),
        (9, ("1 min", "siste minutt")),
        (10.5, ("0 min", "tida er ute")),
        (12, ("2 min", "over tida")),
    ],
)
def test_how_near_the_end_is_told_in_words(live, passed, said):
    live.driver.go_on()
    live.wait(passed)
    assert left(live) == said


def test_an_item_tells_when_its_own_warning_says_so(live):
    live.bridge.run(plan.change_item, live.day.agenda[1].id, warn_minutes=5)
    live.bridge.run(plan.change_item, live.day.agenda[2].id, warn_minutes=0)
    live.driver.go_on()
    live.wait(5)
    assert left(live) == ("5 min", "snart slutt")
    live.driver.go_on()
    live.wait(8)
    assert left(live) == ("2 min", "igjen av punktet")


def test_nothing_is_near_while_the_clock_stands(live):
    live.driver.go_on()
    live.wait(8)
    live.driver.pause()
    assert left(live) == ("Pause", "0 min")


def test_large_text_still_says_what_is_near(qtbot, qapp):
    theme.apply(qapp, "light", text_scale=2.0)
    try:
        live = stage(qtbot)
        live.driver.go_on()
        small = live.page.left.clock.findChild(QLabel, "clock_left_of")
        assert not small.isVisible(), "there is little room"
        live.wait(8)
        assert small.isVisible()
        assert small.text() == "snart slutt"
    finally:
        theme.apply(qapp, "light")
