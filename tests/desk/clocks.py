"""A machine whose three clocks a test moves: it works, sleeps, and has its clock set."""

from dataclasses import dataclass

from dialog_app.desk.clocks import Clocks

ELEVEN_UTC = 1_794_999_600.0  # 18 November 2026, 12.00 in Oslo


@dataclass
class Machine:
    """Seconds on each clock; `has_awake` is False for a machine without a clock that sleeps."""

    wall: float = ELEVEN_UTC
    steady: float = 5_000.0
    awake: float = 3_000.0
    has_awake: bool = True

    def clocks(self) -> Clocks:
        """Return the clocks as the program sees them."""
        awake = (lambda: self.awake) if self.has_awake else None
        return Clocks(lambda: self.wall, lambda: self.steady, awake)

    def work(self, seconds: float) -> None:
        """Let time pass while the machine is awake."""
        self.sleep(seconds)
        self.awake += seconds

    def sleep(self, seconds: float) -> None:
        """Let time pass while the machine sleeps."""
        self.wall += seconds
        self.steady += seconds

    def set_clock(self, seconds: float) -> None:
        """Set the clock forward, or back."""
        self.wall += seconds
