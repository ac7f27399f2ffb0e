"""The real window, driven through a day: no frame of the wall ever holds what is not for it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dialog_app.core.commands import plan, register
from dialog_app.core.slides.kinds import Frame
from dialog_app.ui.projector.window import WallWindow
from tests.core.slides import texts
from tests.drivers.live import LiveDriver

DAY = "Dialogdag i Nordvik"
MARKED = "kanarifugl"
SHIFT = Qt.KeyboardModifier.ShiftModifier
VIEWS = ("answers", "obstacles", "actions", "reasons", "main_answers")
KINDS = {
    "AgendaSlide",
    "BlackSlide",
    "CountdownSlide",
    "MainAnswersSlide",
    "MethodSlide",
    "ObstaclesSlide",
    "ResultSlide",
}


@pytest.fixture
def frames(monkeypatch) -> list[Frame]:
    """Return every frame that any wall is given from now on."""
    seen: list[Frame] = []
    show = WallWindow.show_frame

    def seen_first(wall: WallWindow, frame: Frame, other: bool = True) -> None:
        seen.append(frame)
        show(wall, frame, other)

    monkeypatch.setattr(WallWindow, "show_frame", seen_first)
    return seen


class Facilitator(LiveDriver):
    """Runs the day in the window; unseen screens give the keyboard to whatever is shown last."""

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self._take_keyboard()
        super().press(key, held)

    def type_in(self, text: str) -> None:
        self._take_keyboard()
        super().type_in(text)

    def _take_keyboard(self) -> None:
        QApplication.processEvents()
        self._root.activateWindow()
        QApplication.processEvents()


@pytest.fixture
def day(frames, office, opened):
    """Return the window at the day's live page, the names of people in it marked."""
    window = opened(office)
    session = window.window.house.session
    for service_id in ("service-sh", "service-ppt", "service-os"):
        leader = {"leader_name": f"{MARKED} Kari", "leader_email": f"{MARKED}@kommune.no"}
        assert window.window._register.run(register.change_service, service_id, **leader) is None
    assert MARKED in repr(list(session.register.rows()))
    window.open_day(DAY, "live")
    bridge = window.window.workspace.day
    for item in bridge.record.agenda:
        assert bridge.run(plan.change_item, item.id, leader=f"{MARKED} Ola") is None
    driver = Facilitator(window.window)
    while not bridge.record.has_started:
        driver.go_on()
    return window, driver


def record(driver: LiveDriver) -> None:
    """Write down what must never be seen, and leave more of it half-written."""
    for line in (f"n {MARKED} notat", f"t {MARKED} tiltak @{MARKED}", "h Foreldre informeres"):
        driver.write(line)
        driver.press(Qt.Key.Key_Return)
        driver.press(Qt.Key.Key_Return)
        driver.leave_line()
    driver.write(f"b {MARKED} begrunnelse")
    driver.press(Qt.Key.Key_Return)
    driver.leave_line()
    driver.write(f"h {MARKED} halvskrevet")
    driver.leave_line()
    driver.type_in("i")
    driver.type_in(f"{MARKED} beskjed")
    driver.press(Qt.Key.Key_Escape)


def show_everything(driver: LiveDriver) -> None:
    """Press every key that puts something on the wall, in every view."""
    for view in VIEWS:
        driver.show(view)
        driver.type_in("q")
        driver.type_in("w")
    for keys in ("a", "d", "t", "x", "v", "v", "f", "d", "f"):
        driver.type_in(keys)
    for key in (Qt.Key.Key_V, Qt.Key.Key_V, Qt.Key.Key_W, Qt.Key.Key_W):
        driver.press(key, SHIFT)


def test_no_frame_of_a_whole_day_holds_what_is_private(day, frames):
    window, driver = day
    items = 0
    while driver.running() and items < 8:
        if items == 4:
            record(driver)
        driver.show("answers")
        driver.type_in("1")
        show_everything(driver)
        before = driver.running()
        driver.go_on()
        assert driver.running() != before
        items += 1
    written = repr(list(window.window.workspace.day.record.rows()))
    for place in ("notat", "tiltak", "begrunnelse", "Ola"):
        assert f"{MARKED} {place}" in written, place
    wall = window.window._wall
    assert wall.window.isVisible()
    assert wall.window.frame in frames
    assert {type(frame.slide).__name__ for frame in frames} >= KINDS
    assert any(frame.overlay for frame in frames)
    told = [text for frame in frames for text in (texts(frame), repr(frame)) if MARKED in text]
    assert told == []


def test_what_is_half_written_survives_and_is_still_not_seen(day, frames):
    window, driver = day
    record(driver)
    show_everything(driver)
    bridge = window.window.workspace.day
    assert MARKED in bridge.draft("capture")
    assert MARKED in bridge.draft("wall_message")
    assert frames
    assert not any(MARKED in repr(frame) for frame in frames)


def test_the_marked_word_would_be_found(day, frames):
    _, driver = day
    record(driver)
    driver.type_in("i")
    driver.press(Qt.Key.Key_Return)
    driver.press(Qt.Key.Key_Return)
    assert any(MARKED in repr(frame) for frame in frames), "a message is shown as it is written"
