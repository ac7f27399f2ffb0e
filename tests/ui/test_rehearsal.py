"""A rehearsal on the screen: the whole day in minutes, and afterwards all is as it was."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from dialog_app.base.settings import Settings
from dialog_app.core.commands import running, wall
from dialog_app.core.model.said import Answer
from dialog_app.core.slides.kinds import BlackSlide
from dialog_app.ui import words
from dialog_app.ui.frame.house import House
from dialog_app.ui.main_window import MainWindow, wear
from dialog_app.ui.ticker import Ticker
from tests.drivers.live import LiveDriver
from tests.drivers.wall import WallDriver
from tests.drivers.window import WindowDriver

DAY = "Dialogdag i Nordvik"
HELD = "Fordypningsdag i Lillevik"
SAYS = "Prøvekjøring, ti ganger så fort. Ingenting lagres."


class Rehearsing:
    """A facilitator who tries the day before it is held."""

    def __init__(self, window, office, bot) -> None:
        self.window = window
        self.bot = bot
        self.office = office
        self.before = self.traces()

    def traces(self):
        """Return everything that is kept anywhere."""
        archive = self.office.archive
        days = [archive.day(line.id) for line in archive.days()]
        scopes = [day.id for day in days] + [""]
        return (
            [list(day.rows()) for day in days],
            [archive.journal(scope) for scope in scopes],
            [archive.drafts(scope) for scope in scopes],
            archive.register(),
            list(self.office.kept),
            list(self.office.copies),
        )

    def begin(self, day: str = DAY) -> LiveDriver:
        self.window.open_day(day, "plan")
        self.before = self.traces()
        self.window.click("rehearse_day")
        self.take_keyboard()
        return self.live

    def start(self) -> None:
        """Wait for the planned start, and start the day."""
        self.minutes(5)
        self.live.go_on()

    def begin_and_start(self, day: str = DAY) -> LiveDriver:
        live = self.begin(day)
        self.start()
        return live

    def take_keyboard(self) -> None:
        """Click on the window: Qt's unseen screens give the keyboard to the wall."""
        self.window.window.activateWindow()
        self.bot.waitUntil(lambda: QApplication.activeWindow() is self.window.window)
        self.bot.waitUntil(lambda: QApplication.focusWidget() is not None)

    @property
    def live(self) -> LiveDriver:
        return LiveDriver(self.window.window.workspace)

    @property
    def day(self):
        return self.window.window.workspace.day.record

    @property
    def state(self) -> str:
        """How far the day on the screen has come."""
        return str(self.day.info.state.value)

    def minutes(self, minutes: float) -> None:
        """Let minutes of the rehearsal go by."""
        self.office.clock.pass_minutes(minutes / 10)
        self.live.second_goes_by()

    def bar(self) -> str:
        return self.window.words("rehearsal_bar_sentence") if self.is_on else ""

    @property
    def is_on(self) -> bool:
        return bool(self.window.has("rehearsal_bar"))

    def count(self) -> None:
        """Let every service answer to the method that is shown, some hands for each position."""
        for name in ("Skolehelsetjenesten", "PPT"):
            self.live.turn_to(name)
            self.live.count(agree=6, partly=2, disagree=1)


@pytest.fixture
def rehearsing(window, office, qtbot):
    return Rehearsing(window, office, qtbot)


def test_a_button_in_the_plan_begins_it_five_minutes_before_the_day(rehearsing):
    live = rehearsing.begin()
    assert rehearsing.bar() == SAYS
    assert live.clock().now == "11.55"
    assert live.quiet_words() == "Dagen er klar"
    assert rehearsing.window.window.windowTitle() == f"Prøvekjøring av {DAY} – Dialogdag"


def test_nothing_is_said_to_be_saved(rehearsing):
    rehearsing.begin()
    assert rehearsing.window.told == ""
    rehearsing.start()
    assert rehearsing.state == "running"
    assert rehearsing.window.told == ""


def test_the_whole_day_is_rehearsed_and_the_day_is_as_it_was(rehearsing):
    live = rehearsing.begin_and_start()
    for _turn in rehearsing.day.agenda:
        item = rehearsing.day.running
        if item is None:
            break
        if item.title.startswith("Hver for seg"):
            rehearsing.count()
        if item.title == "Hindringer":
            live.say("h ingen har tid")
            live.leave_line()
        rehearsing.minutes(item.minutes)
        live.go_on()
    held = rehearsing.day
    assert rehearsing.state == "held"
    assert held.info.ended_at.astimezone(datetime.UTC).hour == 14
    assert held.obstacles[0].text == "ingen har tid"
    assert sum(answer.count for answer in held.all(Answer)) > 0
    assert rehearsing.bar() == "Prøvekjøringen er over. Ingenting er lagret."
    assert rehearsing.window.texts("quiet_view")[1].startswith("Dette var en prøve")
    rehearsing.window.click("end_rehearsal")
    assert not rehearsing.is_on
    assert rehearsing.traces() == rehearsing.before
    assert rehearsing.state == "planned"
    assert rehearsing.window.window.workspace.spot[2] == "plan"


def test_undo_and_the_log_are_those_of_the_rehearsal(rehearsing):
    live = rehearsing.begin_and_start()
    live.go_on()
    rehearsing.window.press("Ctrl+Z")
    assert rehearsing.window.told == "Angret: neste: Innsjekk"
    assert rehearsing.live.running().startswith("Velkommen")
    rehearsing.window.press("F4")
    assert rehearsing.window.card == "log_card"
    said = " ".join(rehearsing.window.texts("log_card"))
    assert "2 linjer" in said
    rehearsing.window.press("F4")
    rehearsing.window.click("end_rehearsal")
    assert rehearsing.traces() == rehearsing.before


@pytest.mark.parametrize(
    ("key", "spot"),
    [
        ("Ctrl+1", ("days", "")),
        ("Ctrl+3", ("catalogue", "plan")),
        ("Ctrl+PgUp", ("days", "plan")),
        ("Ctrl+PgDown", ("days", "minutes")),
    ],
)
def test_whoever_goes_elsewhere_has_left_the_rehearsal(rehearsing, key, spot):
    rehearsing.begin_and_start()
    rehearsing.window.press(key)
    assert not rehearsing.is_on
    place, _day, step = rehearsing.window.window.workspace.spot
    assert (place, step) == spot
    assert rehearsing.traces() == rehearsing.before


def test_escape_ends_nothing(rehearsing):
    rehearsing.begin_and_start()
    rehearsing.window.press("Esc")
    assert rehearsing.is_on
    assert rehearsing.state == "running"


def test_the_end_is_reached_by_keyboard_alone(rehearsing):
    rehearsing.begin()
    button = rehearsing.window.part("end_rehearsal")
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert not rehearsing.is_on
    assert rehearsing.window.window.focusWidget().objectName() == "rehearse_day"


def test_the_window_can_be_closed_in_the_middle_of_it(rehearsing):
    rehearsing.begin_and_start()
    rehearsing.window.window.close()
    assert rehearsing.traces() == rehearsing.before
    assert WallDriver().screen == ""


def test_new_settings_put_the_day_itself_back(rehearsing):
    rehearsing.begin_and_start()
    window = rehearsing.window.window
    window.change_settings(window.settings)
    assert not rehearsing.is_on
    assert window.workspace.spot[2] == "plan"
    assert window.windowTitle() == f"{DAY} – Dialogdag"


def test_a_day_that_has_been_held_is_tried_as_it_was_planned(rehearsing):
    live = rehearsing.begin(HELD)
    assert rehearsing.state == "planned"
    assert live.clock().now == "08.55"
    assert not rehearsing.day.obstacles
    rehearsing.window.click("end_rehearsal")
    assert rehearsing.state == "held"
    assert rehearsing.traces() == rehearsing.before


def test_the_rehearsal_stands_on_the_wall_and_leaves_it(rehearsing):
    rehearsing.begin_and_start()
    rehearsing.window.press("T")
    on_wall = WallDriver()
    assert on_wall.screen == "projector"
    assert not on_wall.black
    assert on_wall.slide == live_slide(rehearsing)
    assert on_wall.window.frame.mark == "Prøve"
    rehearsing.window.click("end_rehearsal")
    assert not on_wall.window.isVisible()
    assert isinstance(on_wall.slide, BlackSlide)


def test_the_wall_of_the_day_itself_goes_back_to_what_it_showed(rehearsing):
    window = rehearsing.window
    window.open_day(DAY, "live")
    window.window.workspace.day.run(wall.freeze_on_off)
    shown = WallDriver().slide
    rehearsing.begin_and_start()
    window.press("Shift+W")
    assert WallDriver().black
    window.click("end_rehearsal")
    assert WallDriver().slide == shown
    assert WallDriver().window.frame.mark == ""
    assert WallDriver().screen == "projector"


def test_while_a_day_is_run_the_wall_stays_with_it(rehearsing):
    window = rehearsing.window
    window.open_day(DAY, "live")
    window.window.workspace.day.run(running.start)
    shown = WallDriver().slide
    rehearsing.begin()
    assert rehearsing.bar().endswith("Veggen viser fortsatt dagen som er i gang.")
    assert rehearsing.state == "planned"
    rehearsing.start()
    window.press("Shift+W")
    assert WallDriver().slide == shown
    window.click("end_rehearsal")
    assert WallDriver().slide == shown
    assert rehearsing.state == "running"


def test_screens_that_change_places_in_a_rehearsal_are_not_remembered(rehearsing):
    rehearsing.begin()
    rehearsing.window.press("Ctrl+Shift+W")
    assert WallDriver().screen == "laptop"
    rehearsing.window.press("Ctrl+Shift+W")
    assert WallDriver().screen == "projector"
    rehearsing.window.click("end_rehearsal")
    assert rehearsing.traces() == rehearsing.before


def test_time_is_looked_at_ten_times_as_often(qapp):
    slow, fast = Ticker(int, qapp), Ticker(int, qapp, 10)
    for ticker in (slow, fast):
        ticker.wait(datetime.timedelta(minutes=1))
    assert slow._timer.interval() == 60_010
    assert fast._timer.interval() == 6_010
    fast.rest()
    slow.rest()


def test_the_clock_of_the_page_really_runs(rehearsing, qtbot):
    live = rehearsing.begin()
    rehearsing.minutes(4.9)
    assert live.clock().now == "11.59"
    rehearsing.office.clock.pass_minutes(0.02)
    qtbot.waitUntil(lambda: rehearsing.live.clock().now == "12.00")


def test_it_is_said_in_nynorsk_and_english(office, opened, qtbot):
    try:
        for speak, said in (_nynorsk, "Ingenting blir lagra."), (_english, "Nothing is saved."):
            window = opened(office)
            speak()
            rehearsing = Rehearsing(window, office, qtbot)
            rehearsing.begin()
            assert rehearsing.bar().endswith(said)
    finally:
        words.set_language("nb")


def _nynorsk():
    words.set_language("nn")


def _english():
    words.set_language("en")


def live_slide(rehearsing):
    """Return what the preview beside the rehearsal shows."""
    return rehearsing.window.window.rehearsals.now.feed.slide


def test_with_large_text_the_bar_stands_in_the_place_of_the_header(office, qtbot):
    try:
        wear(Settings(theme="light", text_scale=2.0))
        office.settings = Settings(theme="light", text_scale=2.0)
        window = MainWindow(
            House(office.session, "", lambda _: None, office.kept.append), office.settings
        )
        qtbot.addWidget(window)
        window.resize(1366, 688)
        window.show()
        driver = WindowDriver(window)
        driver.open_day(DAY)
        window.rehearsals.begin(window.workspace.day.record.id)
        qtbot.waitUntil(lambda: driver.has("end_rehearsal"))
        assert not driver.has("header")
        driver.click("end_rehearsal")
        assert driver.has("header")
        window.close()
    finally:
        wear(Settings(theme="light"))


def test_a_rehearsal_is_begun_once(rehearsing):
    rehearsing.begin()
    space = rehearsing.window.window.workspace
    rehearsing.window.window.rehearsals.begin(rehearsing.day.id)
    assert rehearsing.window.window.workspace is space
    assert isinstance(rehearsing.window.part("end_rehearsal"), QAbstractButton)
    assert QApplication.instance() is not None
