"""The wall column: what comes next, what was there, and what one key can never bring."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from dialog_app.core.model.days import DayState, SlideKind
from dialog_app.ui import theme, words
from dialog_app.ui.widgets.button import Button
from tests.drivers.live import LiveDriver
from tests.drivers.wall_queue import WallQueueDriver
from tests.ui.live_stage import SHARING, Stage, stage

ANSWERS = f"Svar: {SHARING}"
OBSTACLES = f"Hindringer: {SHARING}"
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def live(qtbot):
    return stage(qtbot)


@pytest.fixture
def asking(qtbot):
    """Return the page while everybody is asked about the first method."""
    return stage(qtbot, at="Hver for seg")


@pytest.fixture
def queue(asking):
    return WallQueueDriver(asking.driver)


def two_wait(live: Stage, queue: WallQueueDriver) -> None:
    queue.queue()
    live.driver.show("obstacles")
    queue.queue()
    live.driver.show("answers")


def test_q_queues_the_chosen_and_v_shows_it(asking, queue):
    two_wait(asking, queue)
    assert queue.waits() == [ANSWERS, OBSTACLES]
    assert asking.driver.wall_says() == "Dagsorden"
    queue.next()
    assert asking.driver.wall_says() == ANSWERS
    assert queue.waits() == [OBSTACLES]
    assert queue.before() == ["Dagsorden"]


def test_answers_that_wait_are_hidden_until_v(asking, queue):
    asking.driver.count(agree=7)
    queue.queue()
    assert queue.note(ANSWERS) == "skjult til du viser det"
    assert asking.day.wall.shown == ()
    queue.next()
    assert asking.day.wall.shown != ()


def test_shift_v_goes_back_and_v_comes_again(asking, queue):
    two_wait(asking, queue)
    queue.next()
    queue.previous()
    assert asking.driver.wall_says() == "Dagsorden"
    assert queue.waits() == [ANSWERS, OBSTACLES]
    queue.next()
    assert asking.driver.wall_says() == ANSWERS


def test_undo_takes_back_queue_and_wall(asking, queue):
    two_wait(asking, queue)
    queue.next()
    asking.bridge.undo()
    assert asking.driver.wall_says() == "Dagsorden"
    assert queue.waits() == [ANSWERS, OBSTACLES]
    asking.bridge.undo()
    assert queue.waits() == [ANSWERS]


def test_what_waits_or_stands_is_refused_in_words(asking, queue):
    queue.queue()
    queue.queue()
    assert queue.refused() == "Dette venter alt i køen."
    queue.next()
    assert queue.refused() == ""
    queue.queue()
    assert queue.refused() == "Dette står alt på veggen."


# --- the list, by keyboard --------------------------------------------------------------------


def test_the_list_is_gone_through_with_arrows_and_del_takes_out(asking, queue):
    two_wait(asking, queue)
    queue.go_to(OBSTACLES)
    asking.driver.press(Qt.Key.Key_Delete)
    assert queue.waits() == [ANSWERS]
    assert queue.chosen() == ANSWERS


def test_alt_and_arrows_move_a_line_and_stay_on_it(asking, queue):
    two_wait(asking, queue)
    queue.go_to(OBSTACLES)
    asking.driver.press(Qt.Key.Key_Up, ALT)
    assert queue.waits() == [OBSTACLES, ANSWERS]
    assert queue.chosen() == OBSTACLES
    asking.driver.press(Qt.Key.Key_Down, ALT)
    assert queue.waits() == [ANSWERS, OBSTACLES]


def test_enter_shows_the_line_one_is_at(asking, queue):
    two_wait(asking, queue)
    queue.go_to(OBSTACLES)
    asking.driver.press(Qt.Key.Key_Return)
    assert asking.driver.wall_says() == f"Hindringer og muligheter: {SHARING}"
    assert queue.waits() == [ANSWERS]


def test_what_stood_before_is_shown_again_with_enter_and_never_deleted(asking, queue):
    asking.driver.show_method_on_wall()
    queue.go_to("Dagsorden")
    asking.driver.press(Qt.Key.Key_Delete)
    assert queue.before() == ["Dagsorden"]
    asking.driver.press(Qt.Key.Key_Return)
    assert asking.driver.wall_says() == "Dagsorden"
    assert queue.before() == [SHARING]


def test_space_runs_the_day_from_the_list_too(asking, queue):
    queue.queue()
    queue.go_to(ANSWERS)
    asking.driver.go_on()
    assert asking.driver.running().startswith("Grupper")


def test_a_click_only_chooses(asking, queue):
    queue.queue()
    queue.click(ANSWERS)
    assert queue.chosen() == ANSWERS
    assert asking.driver.wall_says() == "Dagsorden"


def test_every_line_is_named_for_a_screen_reader(asking, queue):
    queue.queue()
    asking.driver.show_method_on_wall()
    model = queue.shown.model()
    spoken = [
        model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    ]
    assert spoken == [f"{ANSWERS}, skjult til du viser det", "Vist før: Dagsorden"]


# --- nothing waits ----------------------------------------------------------------------------


def test_while_nothing_waits_the_item_suggests_and_each_line_says_its_key(asking, queue):
    assert queue.waits() == []
    assert queue.suggests() == [(SHARING, "V"), (ANSWERS, "W")]


def test_v_alone_brings_the_method_and_then_the_agenda_but_never_answers(asking, queue):
    asking.driver.count(agree=7)
    seen = set()
    for _ in range(6):
        queue.next()
        seen.add(asking.day.wall.kind)
    assert seen == {SlideKind.METHOD, SlideKind.AGENDA}
    assert asking.day.wall.shown == ()


def test_what_was_said_is_never_brought_by_v_alone(qtbot):
    live = stage(qtbot, at="Hindringer")
    queue = WallQueueDriver(live.driver)
    assert queue.suggests() == [(OBSTACLES, "W")]
    queue.next()
    assert live.driver.wall_says() == "Dagsorden"
    assert queue.refused() == "Ingenting venter på veggen. Q setter det valgte i køen."


def test_answers_are_suggested_only_where_w_shows_just_them(asking, queue):
    asking.driver.show("obstacles")
    assert queue.suggests() == [(SHARING, "V")]


def test_a_finger_left_on_v_shows_one_thing(asking, queue):
    two_wait(asking, queue)
    queue.next()
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_V, Qt.KeyboardModifier.NoModifier, "v", True)
    QApplication.sendEvent(QApplication.focusWidget(), held)
    assert queue.waits() == [OBSTACLES]


def test_a_day_that_is_held_can_still_be_gone_through(live):
    while live.day.info.state is not DayState.HELD:
        live.driver.go_on()
    queue = WallQueueDriver(live.driver)
    live.driver.show("obstacles")
    queue.queue()
    queue.next()
    assert live.day.wall.kind is SlideKind.OBSTACLES


# --- sizes ------------------------------------------------------------------------------------


def test_the_usual_queue_needs_no_scrolling_on_a_small_laptop(asking, queue):
    asking.page.resize(1278, 632)
    queue.queue()
    asking.driver.show("obstacles")
    queue.queue()
    asking.driver.show_method_on_wall()
    for name in ("wall_list", "wall_show", "wall_countdown"):
        part = asking.page.findChild(QWidget, name)
        bottom = part.mapTo(asking.page, part.rect().bottomLeft()).y()
        assert bottom < asking.page.wall.findChild(QWidget, "wall_promise").y()
        assert part.visibleRegion().boundingRect().height() == part.height()


def test_with_large_text_the_strip_keeps_the_queue(qapp, qtbot):
    theme.apply(qapp, "light", text_scale=2.0)
    try:
        live = stage(qtbot, at="Hver for seg")
        queue = WallQueueDriver(live.driver)
        assert queue.next_is_called() == f"Neste: {SHARING}"
        queue.queue()
        assert queue.next_is_called() == f"Neste: {ANSWERS}"
        live.page.wall.findChild(Button, "wall_next").click()
        assert live.driver.wall_says() == ANSWERS
        queue.queue()
        assert queue.refused() == "Dette står alt på veggen."
        assert live.page.wall.findChild(QWidget, "wall_error").isVisible()
    finally:
        theme.apply(qapp, "light")


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_everything_that_can_wait_has_words(qtbot, language):
    words.set_language(language)
    try:
        live = stage(qtbot)
        queue = WallQueueDriver(LiveDriver(live.page))
        for view in ("answers", "obstacles", "main_answers"):
            live.driver.show(view)
            queue.queue()
        live.driver.type_in("a")
        live.driver.type_in("t")
        assert all("queue." not in title for title in [*queue.waits(), *queue.before()])
        assert len(queue.waits()) == 3
    finally:
        words.set_language("nb")
