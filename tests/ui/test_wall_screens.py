"""Which screen is the wall's: numbers, swapping, and what is remembered."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from dialog_app.core.commands import running
from dialog_app.ui.frame.wall_link import WallLink
from dialog_app.ui.projector.numbers import ScreenNumber
from dialog_app.ui.projector.screens import after, free_of
from dialog_app.ui.widgets.choice import Choice

DAY = "Dialogdag i Nordvik"


@pytest.fixture
def window(office, opened):
    """Return a window with a day under way, the wall on the projector."""
    driver = opened(office)
    driver.open_day(DAY, "live")
    driver.window.workspace.day.run(running.start)
    return driver


def wall(window) -> WallLink:
    link = window.window._wall
    assert isinstance(link, WallLink)
    return link


def press(window, keys: str) -> None:
    """Press keys in the facilitator's window; unseen screens activate whatever is shown last."""
    QApplication.processEvents()
    window.window.activateWindow()
    QApplication.processEvents()
    assert QApplication.activeWindow() is window.window
    window.press(keys)


def stands(window) -> tuple[str, str]:
    """Return the screens of the facilitator and of the wall."""
    return window.window.screen().name(), wall(window).window.screen_name


def test_the_swap_key_lets_wall_and_facilitator_change_screens_and_back(window, office):
    assert stands(window) == ("laptop", "projector")
    press(window, "Ctrl+Shift+W")
    assert stands(window) == ("projector", "laptop")
    laptop, projector = QGuiApplication.screens()
    assert wall(window).window.geometry() == laptop.geometry()
    assert projector.geometry().contains(window.window.geometry())
    press(window, "Ctrl+Shift+W")
    assert stands(window) == ("laptop", "projector")
    assert [kept.wall_screen for kept in office.kept] == ["laptop", "projector"]


def test_the_wall_is_never_shown_on_the_facilitators_screen_while_they_swap(window):
    seen = []
    here = wall(window).window
    here.placed.connect(lambda _name: seen.append(stands(window)))
    press(window, "Ctrl+Shift+W")
    assert seen
    assert all(own != other for own, other in seen)


def test_what_was_chosen_is_remembered_in_a_new_window(window, office, opened):
    press(window, "Ctrl+Shift+W")
    office.settings = office.kept[-1]
    assert office.settings.wall_screen == "laptop"
    window.window.close()
    again = opened(office)
    again.open_day(DAY, "live")
    # The new window opens on the laptop, which is never the wall's while somebody sits there.
    assert stands(again) == ("laptop", "projector")
    press(again, "Ctrl+Shift+W")
    assert stands(again) == ("projector", "laptop")


def test_the_page_keeps_what_was_begun_when_screens_are_swapped(window):
    page = window.part("live_page")
    press(window, "Ctrl+Shift+W")
    assert window.part("live_page") is page


def test_settings_name_the_screen_the_key_has_chosen(window):
    press(window, "Ctrl+5")
    choice = window.part("setting_wall_screen")
    assert isinstance(choice, Choice)
    assert choice.value() == ""
    press(window, "Ctrl+1")
    window.open_day(DAY, "live")
    press(window, "Ctrl+Shift+W")
    press(window, "Ctrl+5")
    assert choice.value() == "laptop"


def test_a_disk_that_does_not_take_the_choice_is_told_of_and_the_wall_moves_all_the_same(
    window, office
):
    office.settings_fail = True
    press(window, "Ctrl+Shift+W")
    assert stands(window) == ("projector", "laptop")
    assert window.window.notices.program.isVisible()


def test_with_one_screen_the_key_says_so_and_moves_nothing(window, monkeypatch):
    only = QGuiApplication.screens()[:1]
    monkeypatch.setattr(wall(window)._screens, "all", lambda: only)
    press(window, "Ctrl+Shift+W")
    assert stands(window)[0] == "laptop"
    said = "Det er bare én skjerm her. Koble til projektoren, så kommer veggen der."
    assert said in " ".join(label.text() for label in window.window.notices.findChildren(QLabel))


def test_the_column_says_which_screen_and_that_the_wall_waits(window, qapp):
    number = window.part("wall_screen_number")
    assert isinstance(number, QLabel)
    assert number.text() == "Skjerm 2"
    press(window, "Ctrl+Shift+W")
    assert number.text() == "Skjerm 1"
    wall(window).window._wait()
    assert number.text() == ""
    assert not number.isVisible()


# --- numbers ----------------------------------------------------------------------------------


def numbers() -> dict[str, ScreenNumber]:
    shown = (w for w in QApplication.topLevelWidgets() if isinstance(w, ScreenNumber))
    return {w.screen().name(): w for w in shown if w.isVisible()}


def test_every_screen_is_numbered_and_says_whose_it_is(window):
    press(window, "Ctrl+Shift+I")
    shown = numbers()
    assert {name: (w.number, w.whose) for name, w in shown.items()} == {
        "laptop": (1, "din skjerm"),
        "projector": (2, "vegg"),
    }
    for number in shown.values():
        assert number.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
        assert number.screen().geometry().contains(number.geometry())
        image = number.grab().toImage()
        assert image.width() > 200
        colours = {image.pixel(x, image.height() // 3) for x in range(0, image.width(), 2)}
        assert len(colours) > 1
    assert QApplication.activeWindow() is window.window


def test_the_numbers_go_by_themselves_and_with_a_cable(window, qtbot, qapp):
    press(window, "Ctrl+Shift+I")
    wall(window)._numbers._timer.timeout.emit()
    assert numbers() == {}
    press(window, "Ctrl+Shift+I")
    assert len(numbers()) == 2
    qapp.screenRemoved.emit(QGuiApplication.screens()[1])
    assert numbers() == {}


# --- more than two screens --------------------------------------------------------------------


@dataclass(frozen=True)
class Screen:
    called: str
    left: int = 0

    def name(self) -> str:
        return self.called

    def geometry(self) -> QRect:
        return QRect(self.left, 0, 100, 100)


LAPTOP, BEAMER, TV = Screen("laptop"), Screen("beamer", 100), Screen("tv", 200)


def test_with_three_screens_the_wall_goes_round_the_free_ones():
    free = free_of([LAPTOP, BEAMER, TV], LAPTOP)
    assert free == [BEAMER, TV]
    assert after(free, "beamer") == TV
    assert after(free, "tv") == BEAMER
    assert after(free, "unplugged") == BEAMER


def test_a_mirrored_screen_is_never_free():
    assert free_of([LAPTOP, replace(BEAMER, left=0), TV], LAPTOP) == [TV]
