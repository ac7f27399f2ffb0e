"""How many keys a facilitator needs for what is done with forty people waiting."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.drivers.replan import ReplanDriver
from tests.ui.live_stage import SCHOOL, Stage, stage

TEXT = "Vi kan ikke dele dette etter § 21"


@pytest.fixture
def live(qtbot: QtBot) -> Stage:
    return stage(qtbot)


class Counter(QObject):
    """Counts the keys that go down; shift and control alone are no keys of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        # A key that one widget leaves alone goes on to its parent, and is the same key still.
        pressed = event.type() is QEvent.Type.KeyPress and watched is QApplication.focusWidget()
        if pressed and isinstance(event, QKeyEvent) and event.key() not in _HELD:
            self.keys += 1
        return False


_HELD = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt}


@pytest.fixture
def counter(live: Stage, qapp: QApplication) -> Iterator[Counter]:
    counting = Counter()
    qapp.installEventFilter(counting)
    yield counting
    qapp.removeEventFilter(counting)


def at_the_answers(live: Stage) -> None:
    live.driver.go_on()
    live.driver.show("answers")
    live.driver.turn_to(SCHOOL)
    live.driver.type_present(20)


def test_twenty_people_on_one_method_by_hand(live: Stage, counter: Counter) -> None:
    at_the_answers(live)
    counter.keys = 0
    live.driver.count(agree=12, partly=4, disagree=3, no_position=1)
    assert live.driver.counted(SCHOOL) == "20 av 20"
    assert counter.keys == 20


def test_twenty_people_on_one_method_by_card(live: Stage, counter: Counter) -> None:
    at_the_answers(live)
    counter.keys = 0
    live.driver.type_in("k")
    live.driver.type_in("11112" * 4)
    live.driver.press(Qt.Key.Key_Escape)
    assert live.driver.counted(SCHOOL) == "20 av 20"
    assert live.driver.counts(SCHOOL)["partly"] == "4"
    assert counter.keys <= 24


def test_an_obstacle_with_category_and_provision(live: Stage, counter: Counter) -> None:
    live.driver.go_on()
    live.driver.show("obstacles")
    counter.keys = 0
    live.driver.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    live.driver.type_in(TEXT)
    live.driver.press(Qt.Key.Key_Return)
    (obstacle,) = live.day.obstacles
    assert obstacle.text == TEXT
    assert live.day.sources(obstacle)
    assert counter.keys - len(TEXT) <= 3


def test_a_late_day_is_planned_anew_with_two_keys(live: Stage, counter: Counter) -> None:
    live.driver.go_on()
    live.wait(45)
    replan = ReplanDriver(live.driver)
    counter.keys = 0
    replan.open()
    replan.use()
    assert live.desk.undoable is not None
    assert live.desk.undoable.label == "step.replanned"
    assert counter.keys == 2


def test_a_breather_is_one_key(live: Stage, counter: Counter) -> None:
    live.driver.go_on()
    counter.keys = 0
    live.driver.type_in("b")
    assert live.day.info.pause_minutes == 5
    assert counter.keys == 1
