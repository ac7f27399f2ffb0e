"""The feed of the wall: it follows the day, and the clock only while one is seen."""

import datetime
from dataclasses import replace

import pytest

from dialog_app.base.texts import Texts
from dialog_app.core.commands import answers, wall
from dialog_app.core.commands.answers import Asked
from dialog_app.core.minutes.reading import Reader
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import Position
from dialog_app.core.slides.kinds import (
    AgendaSlide,
    BlackSlide,
    MessageSlide,
    Overlay,
    ReadThroughSlide,
    ResultSlide,
)
from dialog_app.core.slides.read_through import Reading
from dialog_app.ui.projector.feed import WallFeed
from dialog_app.ui.projector.preview import WallPreview
from tests.core.days import SCHOOL, SHARING, Room
from tests.core.slides import asking, count, counts, wall_register


class Watcher:
    """A feed on a room, and everything it told."""

    def __init__(self, here: Room) -> None:
        self.here = here
        self.feed = WallFeed(here.laptop.now, Texts("nb"))
        self.told: list[tuple[object, bool]] = []
        self.feed.changed.connect(lambda frame, other: self.told.append((frame.slide, other)))
        self.look()

    def look(self) -> None:
        self.feed.follow(self.here.day, wall_register())

    def do(self, *asked: object) -> None:
        self.here.do(*asked)  # type: ignore[arg-type]
        self.look()

    def later(self, **time: float) -> None:
        self.here.laptop.time += datetime.timedelta(**time)
        self.feed.refresh()


@pytest.fixture
def room(qapp):
    watcher = Watcher(asking())
    yield watcher
    watcher.feed.stop()


def test_a_slide_is_told_only_when_it_differs(room):
    before = len(room.told)
    room.look()
    room.later(seconds=1)
    assert len(room.told) == before
    room.later(seconds=59)
    assert len(room.told) == before + 1
    slide, other = room.told[-1]
    assert isinstance(slide, AgendaSlide)
    assert slide.clock == "09.15"
    assert not other, "a clock that ticks is not faded"


def test_something_else_on_the_wall_is_told_as_such(room):
    room.do(wall.show_method, SHARING)
    assert room.told[-1][1]


def test_time_is_looked_at_only_while_a_clock_is_seen(room):
    assert room.feed.ticking
    room.do(wall.show_message, "Pause")
    assert not room.feed.ticking
    room.do(wall.show_countdown)
    assert room.feed.ticking
    room.do(wall.black_on_off)
    assert not room.feed.ticking


def test_the_clock_goes_by_itself(room, qtbot):
    room.later(seconds=59)
    room.here.laptop.time += datetime.timedelta(seconds=1)
    with qtbot.waitSignal(room.feed.changed, timeout=3000):
        pass
    assert room.feed.slide.clock == "09.15"


def test_a_frozen_wall_keeps_its_answers_until_it_is_let_go(room, qtbot):
    count(room.here, SCHOOL, (9, 3, 1, 3))
    room.do(wall.show_result, SHARING, Phase.BEFORE)
    kept = counts(room.feed.slide)
    with qtbot.waitSignal(room.feed.froze):
        room.do(wall.freeze_on_off)
    room.do(answers.set_count, Asked(SCHOOL, SHARING, Phase.BEFORE), Position.AGREE, 12)
    assert counts(room.feed.slide) == kept
    room.later(minutes=1)
    assert isinstance(room.feed.slide, ResultSlide)
    assert room.feed.slide.clock == "09.15"
    room.do(wall.show_result, SHARING, Phase.BEFORE)
    assert counts(room.feed.slide)["Skolehelsetjenesten"]["agree"] == 12


def test_black_wins_over_frozen(room):
    room.do(wall.freeze_on_off)
    room.do(wall.black_on_off)
    assert room.feed.slide == BlackSlide()


def test_what_is_shown_anew_is_seen_though_the_wall_was_frozen(room):
    room.do(wall.freeze_on_off)
    room.do(wall.show_message, "Pause")
    assert room.feed.slide == MessageSlide(text="Pause")
    assert not room.feed.frozen


def test_another_language_is_spoken_at_once(room):
    room.feed.speak(Texts("en"))
    assert room.feed.slide.now_word == "Now"


def test_without_a_day_the_wall_is_black(room):
    room.feed.stop()
    assert room.feed.slide == BlackSlide()
    assert not room.feed.ticking


def test_the_preview_follows_the_feed(room, qtbot):
    preview = WallPreview(Texts("nb"))
    qtbot.addWidget(preview)
    preview.follow(room.feed)
    preview.set_screen("projector")
    assert preview.caption == "Dagsorden"
    room.do(wall.show_method, SHARING)
    room.do(wall.freeze_on_off)
    assert preview.caption == "Viser: Avtale før deling"
    assert preview.state == "Bildet står stille."


def test_a_frozen_picture_still_tells_the_time_laid_over_it(room):
    count(room.here, SCHOOL, (9, 3, 1, 3))
    room.do(wall.show_result, SHARING, Phase.BEFORE)
    room.do(wall.freeze_on_off)
    room.do(wall.timer_on_off)
    assert room.feed.frame.overlay == Overlay("16 min", "igjen")
    room.later(minutes=1)
    assert room.feed.frame.overlay == Overlay("15 min", "igjen")
    assert isinstance(room.feed.slide, ResultSlide)


def test_the_time_comes_over_the_slide_without_a_fade(room):
    room.do(wall.show_message, "Pause")
    assert not room.feed.ticking
    room.do(wall.timer_on_off)
    assert room.feed.ticking
    assert not room.told[-1][1]


def test_a_frozen_picture_is_held_through_a_change_of_settings(room):
    count(room.here, SCHOOL, (9, 3, 1, 3))
    room.do(wall.show_result, SHARING, Phase.BEFORE)
    room.do(wall.freeze_on_off)
    kept = counts(room.feed.slide)
    room.do(answers.set_count, Asked(SCHOOL, SHARING, Phase.BEFORE), Position.AGREE, 12)
    room.feed.speak(Texts("nb"))
    assert counts(room.feed.slide) == kept != {}
    room.do(wall.freeze_on_off)
    room.feed.speak(Texts("en"))
    assert "answers" in room.feed.slide.footer.casefold()


def test_minutes_that_are_read_stand_over_everything_and_leave_it_as_it_was(room):
    room.do(wall.show_result, SHARING, Phase.BEFORE)
    room.do(wall.freeze_on_off)
    before = room.feed.frame
    reader = Reader(SCHOOL, Texts("nb"))
    reading = Reading(room.here.day.id, reader)
    room.feed.read(reading)
    assert isinstance(room.feed.slide, ReadThroughSlide)
    told = len(room.told)
    room.feed.read(replace(reading, step=1))
    assert room.told[told][1], "a step is turned to like another slide"
    room.do(answers.set_count, Asked(SCHOOL, SHARING, Phase.BEFORE), Position.AGREE, 7)
    assert isinstance(room.feed.slide, ReadThroughSlide)
    room.feed.read(None)
    assert room.feed.frame == before, "what was frozen is still frozen as it was"
    room.do(wall.black_on_off)
    room.feed.read(reading)
    assert isinstance(room.feed.slide, ReadThroughSlide)
    room.feed.read(None)
    assert isinstance(room.feed.slide, BlackSlide)


def test_minutes_of_another_day_are_not_read_on_this_wall(room):
    room.feed.read(Reading("another", Reader(SCHOOL, Texts("nb"))))
    assert isinstance(room.feed.slide, AgendaSlide)
