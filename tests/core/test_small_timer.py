"""The small timer inside an item, as one group reports after the other."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.core import small_timer as asked
from dialog_app.core import watch
from dialog_app.core.commands import running, small_timer, wall
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.days import DayState, SmallTimer
from dialog_app.core.slides.kinds import CountdownSlide
from dialog_app.core.small_timer import SmallTime
from tests.core.days import Room, room
from tests.core.slides import seen


def going() -> Room:
    here = room()
    here.do(running.start)
    return here


def small(here: Room) -> SmallTime:
    found = asked.small_timer_left(here.day, here.laptop.now())
    assert found is not None
    return found


def seconds_later(here: Room, seconds: float) -> None:
    here.laptop.later(seconds / 60)


def refused(here: Room, *deed: object) -> str:
    with pytest.raises(RuleBroken) as broken:
        here.do(*deed)  # type: ignore[arg-type]
    return broken.value.code


def test_the_first_report_has_three_minutes() -> None:
    here = going()
    here.do(small_timer.start)
    seconds_later(here, 80)
    assert (small(here).number, asked.digits(small(here).seconds)) == (1, "1.40")


def test_each_report_has_the_whole_time() -> None:
    here = going()
    here.do(small_timer.start, 120)
    seconds_later(here, 150)
    assert small(here).left == datetime.timedelta(seconds=-30)
    assert small(here).seconds == 0, "a time that is out is never negative"
    here.do(small_timer.next_report)
    assert (small(here).number, small(here).seconds) == (2, 120)


def test_next_report_starts_a_timer_that_was_not_running() -> None:
    here = going()
    here.do(small_timer.next_report)
    assert (small(here).number, small(here).seconds) == (1, 180)


def test_the_length_is_kept_for_the_next_time() -> None:
    here = going()
    here.do(small_timer.start, 90)
    here.do(small_timer.stop)
    assert asked.small_timer_left(here.day, here.laptop.now()) is None
    here.do(small_timer.start)
    assert (small(here).number, small(here).seconds) == (1, 90)


def test_a_length_changed_while_it_runs_counts_from_its_start() -> None:
    here = going()
    here.do(small_timer.start)
    seconds_later(here, 30)
    here.do(small_timer.set_length, 60)
    assert small(here).seconds == 30


def test_it_stands_still_with_the_day_and_goes_on_with_it() -> None:
    here = going()
    here.do(small_timer.start)
    seconds_later(here, 30)
    here.do(running.pause)
    seconds_later(here, 400)
    assert (small(here).seconds, small(here).paused) == (150, True)
    here.do(running.pause)
    seconds_later(here, 10)
    assert (small(here).seconds, small(here).paused) == (140, False)


def test_a_pause_before_it_started_takes_nothing_from_it() -> None:
    here = going()
    here.do(running.pause)
    seconds_later(here, 300)
    here.do(running.pause)
    here.do(small_timer.start)
    seconds_later(here, 20)
    assert small(here).seconds == 160


def test_started_in_a_pause_it_waits_for_the_day() -> None:
    here = going()
    seconds_later(here, 60)
    here.do(running.pause)
    seconds_later(here, 100)
    here.do(small_timer.start)
    seconds_later(here, 100)
    assert small(here).seconds == 180
    here.do(running.pause)
    seconds_later(here, 5)
    assert small(here).seconds == 175


def test_the_next_item_ends_it_and_undo_brings_it_back() -> None:
    here = going()
    here.do(small_timer.start)
    seconds_later(here, 30)
    before = here.day
    step = here.do(running.next_item)
    assert asked.small_timer_left(here.day, here.laptop.now()) is None
    here.day = here.day.after(step.inverse())
    assert here.day == before
    assert small(here).seconds == 150


def test_it_starts_from_the_first_report_in_the_next_item() -> None:
    here = going()
    here.do(small_timer.start)
    here.do(small_timer.next_report)
    here.do(running.next_item)
    here.do(small_timer.next_report)
    assert small(here).number == 1


def test_a_clock_set_back_an_hour_takes_no_time_and_gives_none() -> None:
    here = going()
    here.do(small_timer.start)
    here.laptop.later(-60)
    assert small(here).seconds == 180


def test_sleep_counted_as_a_pause_afterwards_leaves_a_later_timer_alone() -> None:
    here = going()
    here.do(small_timer.start)
    seconds_later(here, 20)
    item = here.day.running
    assert item is not None
    began = (here.laptop.now() - datetime.timedelta(seconds=20), item.paused_seconds - 3600)
    ran = watch.ran(here.day, item.id, began, here.laptop.now())
    assert ran == datetime.timedelta(seconds=20)


def test_there_is_none_before_the_day_or_when_it_is_closed() -> None:
    here = room()
    assert refused(here, small_timer.start) == "day.not_running"
    here.do(running.start)
    here.do(running.end_day)
    assert refused(here, small_timer.next_report) == "day.not_running"
    assert here.day.info.state is DayState.HELD


@pytest.mark.parametrize("seconds", [-1, 1, 9, 3601, 10_000])
def test_a_time_nobody_means_is_refused(seconds: int) -> None:
    here = going()
    assert refused(here, small_timer.set_length, seconds) == "small_timer.out_of_range"
    assert refused(here, small_timer.start, seconds) == "small_timer.out_of_range"
    assert not here.day.all(SmallTimer)


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("3", 180),
        ("3 min", 180),
        ("1.30", 90),
        ("1:30", 90),
        ("0,45", 45),
        ("90 s", 90),
        ("60", 3600),
    ],
)
def test_lengths_as_people_write_them(typed: str, seconds: int) -> None:
    assert asked.read_length(typed) == seconds


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "unreadable"),
        ("tre", "unreadable"),
        ("1.75", "unreadable"),
        ("-3", "unreadable"),
        ("٣", "unreadable"),
        ("0", "out_of_range"),
        ("5 s", "out_of_range"),
        ("999", "out_of_range"),
    ],
)
def test_lengths_that_say_nothing(typed: str, code: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        asked.read_length(typed)
    assert broken.value.code == f"small_timer.{code}"


@given(st.integers(asked.LEAST, asked.MOST))
def test_what_is_written_is_read_again(seconds: int) -> None:
    assert asked.read_length(asked.digits(seconds)) == seconds


def test_the_countdown_on_the_wall_is_that_of_the_report() -> None:
    here = going()
    here.do(wall.show_countdown)
    here.do(small_timer.start)
    here.do(small_timer.next_report)
    seconds_later(here, 75)
    slide = seen(here)
    assert isinstance(slide, CountdownSlide)
    assert (slide.title, slide.digits, slide.words) == ("Gruppe 2", "1:45", "")
    assert slide.following == "Velkommen"
    seconds_later(here, 120)
    slide = seen(here)
    assert isinstance(slide, CountdownSlide)
    assert (slide.digits, slide.words) == ("", "Vi runder av")


_deeds = st.lists(
    st.tuples(st.sampled_from(["start", "next", "stop", "pause", "wait"]), st.integers(0, 400)),
    max_size=14,
)


@given(_deeds)
def test_it_counts_all_the_time_the_day_does_not_stand_still(deeds: list[tuple[str, int]]) -> None:
    """A hand with a watch that is stopped in pauses never disagrees with it."""
    here = going()
    by_hand: float | None = None
    for deed, seconds in deeds:
        seconds_later(here, seconds)
        if by_hand is not None and here.day.info.paused_at is None:
            by_hand += seconds
        if deed in ("start", "next"):
            here.do(small_timer.start if deed == "start" else small_timer.next_report)
            by_hand = 0
        elif deed == "stop":
            here.do(small_timer.stop)
            by_hand = None
        elif deed == "pause":
            here.do(running.pause)
        found = asked.small_timer_left(here.day, here.laptop.now())
        assert (found is None) == (by_hand is None)
        if found is not None and by_hand is not None:
            gone = (found.length - found.left).total_seconds()
            assert gone == pytest.approx(by_hand, abs=0.001)
    for step in reversed(here.steps[1:]):
        here.day = here.day.after(step.inverse())
    assert not here.day.all(SmallTimer)
