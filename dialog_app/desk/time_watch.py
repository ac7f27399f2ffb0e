"""Finds out that the machine has slept, or that its clock was set."""

from typing import Final

from dialog_app.core.commands.clocks import turn_of
from dialog_app.core.record import Step
from dialog_app.desk.clocks import SteadyClock

LEAST: Final = 60.0
"""Seconds below which neither sleep nor a set clock is worth a word."""


class TimeWatch:
    """Is asked every few seconds while a day is looked at.

    Where the machine has no clock that sleeps, a pause between two looks is taken for sleep if
    it lasted longer than `between` seconds and then some.
    """

    def __init__(self, clock: SteadyClock, between: float = 5.0) -> None:
        self.clock: Final = clock
        self._between = between
        self._steady = clock.clocks.steady()
        self._awake = self._time_awake()

    def slept(self) -> float:
        """Return for how many seconds the machine has slept since this was asked last.

        Nothing is made of less than a minute.
        """
        steady, awake = self.clock.clocks.steady(), self._time_awake()
        passed = steady - self._steady
        asleep = passed - (self._between if awake is None else awake - (self._awake or 0.0))
        self._steady, self._awake = steady, awake
        return asleep if asleep >= LEAST else 0.0

    def rest(self) -> None:
        """Look away for a while, and take that for no sleep where only the looks can tell."""
        if self._awake is None:
            self._steady = self.clock.clocks.steady()

    def off(self) -> int:
        """Return by how many seconds the machine's clock was set; nothing below a minute."""
        off = round(self.clock.off)
        return off if abs(off) >= LEAST else 0

    def follow(self, _day: object, step: Step) -> None:
        """Turn the clock where a step, or taking it back, says so."""
        turn = turn_of(step)
        if turn:
            self.clock.turn(turn.total_seconds())

    def _time_awake(self) -> float | None:
        awake = self.clock.clocks.awake
        return awake() if awake is not None else None
