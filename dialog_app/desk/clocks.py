"""The clocks of the machine: one that people set, one that never stops, one that sleeps."""

import datetime
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

Seconds = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Clocks:
    """Three clocks in seconds. `wall` is UTC as the machine is set, and can be set back.

    `steady` never runs backwards and goes on while the machine sleeps; `awake` stands still
    meanwhile, and is None where the machine has no such clock.
    """

    wall: Seconds
    steady: Seconds
    awake: Seconds | None = None


def clocks() -> Clocks:
    """Return the clocks of this machine.

    What Python calls monotonic stops during sleep on Linux and macOS, where another clock does
    not; on Windows it is the tick count, which goes on.
    """
    if sys.platform == "linux":
        return Clocks(time.time, partial(time.clock_gettime, time.CLOCK_BOOTTIME), time.monotonic)
    if sys.platform == "darwin":
        return Clocks(
            time.time,
            partial(time.clock_gettime, time.CLOCK_MONOTONIC),
            partial(time.clock_gettime, time.CLOCK_UPTIME_RAW),
        )
    return Clocks(time.time, time.monotonic)


class SteadyClock:
    """UTC time that goes by the steady clock, so that a changed system clock cannot turn it.

    Sleep counts as time that has passed. Only `turn` moves it, when somebody has asked for that.
    """

    def __init__(self, of: Clocks | None = None) -> None:
        self.clocks: Final = of or clocks()
        self._started = self.clocks.wall() - self.clocks.steady()

    def now(self) -> datetime.datetime:
        """Return the time in UTC, to the millisecond."""
        seconds = round(self._started + self.clocks.steady(), 3)
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC)

    @property
    def off(self) -> float:
        """By how many seconds the machine's clock has been set forward since; back is negative."""
        return self.clocks.wall() - self.clocks.steady() - self._started

    def turn(self, seconds: float) -> None:
        """Go by a clock that is so many seconds ahead from now on; behind, when negative."""
        self._started += seconds
