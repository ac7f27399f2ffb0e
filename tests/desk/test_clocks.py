"""The steady clock and what finds out sleep, on a machine whose clocks the test moves."""

import datetime
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.desk.clocks import SteadyClock, clocks
from dialog_app.desk.time_watch import TimeWatch
from tests.desk.clocks import ELEVEN_UTC, Machine

NOON = datetime.datetime.fromtimestamp(ELEVEN_UTC, datetime.UTC)
HOUR = 3600.0

_events = st.lists(
    st.tuples(st.sampled_from(["work", "sleep", "set_clock"]), st.floats(0.01, 10_000)),
    max_size=20,
)


def later(seconds: float) -> datetime.datetime:
    return NOON + datetime.timedelta(seconds=seconds)


def test_stamps_are_utc() -> None:
    assert SteadyClock(Machine().clocks()).now() == NOON
    assert SteadyClock(Machine().clocks()).now().tzinfo is datetime.UTC


def test_time_that_the_machine_slept_has_passed() -> None:
    machine = Machine()
    clock = SteadyClock(machine.clocks())
    machine.work(60)
    machine.sleep(720)
    assert clock.now() == later(780)


@pytest.mark.parametrize("seconds", [-HOUR, HOUR, -26 * HOUR])
def test_setting_the_machines_clock_turns_nothing(seconds: float) -> None:
    machine = Machine()
    clock = SteadyClock(machine.clocks())
    machine.set_clock(seconds)
    machine.work(10)
    assert clock.now() == later(10)
    assert clock.off == pytest.approx(seconds)


@given(_events)
def test_time_never_runs_backwards_and_passes_as_it_does(
    events: list[tuple[str, float]],
) -> None:
    machine = Machine()
    clock = SteadyClock(machine.clocks())
    passed = 0.0
    for what, seconds in events:
        before = clock.now()
        getattr(machine, what)(-seconds if what == "set_clock" else seconds)
        passed += 0.0 if what == "set_clock" else seconds
        assert clock.now() >= before
    assert clock.now() == pytest.approx(later(passed), abs=datetime.timedelta(milliseconds=2))


def test_this_machine_has_a_steady_clock_that_runs() -> None:
    found = clocks()
    before = found.steady()
    assert found.steady() >= before
    assert abs(found.wall() - time.time()) < HOUR
    if found.awake is not None:
        assert found.awake() <= found.steady() + 1, "nobody is awake longer than they have been"


@pytest.mark.parametrize("has_awake", [True, False])
def test_sleep_is_found_out_once(has_awake: bool) -> None:
    machine = Machine(has_awake=has_awake)
    watch = TimeWatch(SteadyClock(machine.clocks()))
    machine.work(5)
    assert watch.slept() == 0
    machine.sleep(720)
    machine.work(4)
    assert watch.slept() == pytest.approx(720, abs=5)
    machine.work(5)
    assert watch.slept() == 0


def test_a_long_look_away_is_no_sleep_where_a_clock_can_tell() -> None:
    machine = Machine()
    watch = TimeWatch(SteadyClock(machine.clocks()))
    machine.work(HOUR)
    assert watch.slept() == 0
    machine.work(HOUR)
    machine.sleep(90)
    assert watch.slept() == pytest.approx(90)


def test_a_long_look_away_is_no_sleep_either_where_one_said_so() -> None:
    machine = Machine(has_awake=False)
    watch = TimeWatch(SteadyClock(machine.clocks()))
    machine.work(HOUR)
    watch.rest()
    machine.work(3)
    assert watch.slept() == 0


def test_half_a_minute_of_sleep_is_not_worth_a_word() -> None:
    machine = Machine()
    watch = TimeWatch(SteadyClock(machine.clocks()))
    for _ in range(10):
        machine.sleep(30)
        assert watch.slept() == 0


@given(_events)
def test_sleep_is_never_taken_for_a_set_clock_nor_the_other_way(
    events: list[tuple[str, float]],
) -> None:
    machine = Machine()
    watch = TimeWatch(SteadyClock(machine.clocks()))
    set_by = 0.0
    for what, seconds in events:
        getattr(machine, what)(seconds)
        set_by += seconds if what == "set_clock" else 0.0
        asleep = seconds if what == "sleep" and seconds >= 60 else 0.0
        assert watch.slept() == pytest.approx(asleep, abs=1e-3)
        assert watch.off() == (pytest.approx(set_by, abs=0.51) if round(set_by) >= 60 else 0)


def test_a_clock_that_is_followed_is_off_no_more() -> None:
    machine = Machine()
    clock = SteadyClock(machine.clocks())
    machine.set_clock(-HOUR)
    assert TimeWatch(clock).off() == -HOUR
    clock.turn(-HOUR)
    assert TimeWatch(clock).off() == 0
    assert clock.now() == later(-HOUR)
