"""The laptop at work: random ids and a clock that never runs backwards."""

import datetime
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

# Where a UUID says which version and which layout it has (RFC 9562, 5.4).
_MARKS: Final = 0xF << 76 | 0x3 << 62
_VERSION_4: Final = 0x4 << 76 | 0x2 << 62


class SteadyClock:
    """UTC time that follows the monotonic clock, so that a changed system clock cannot turn it."""

    def __init__(
        self,
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._monotonic = monotonic
        self._started = wall() - monotonic()

    def now(self) -> datetime.datetime:
        """Return the time in UTC, to the millisecond."""
        seconds = round(self._started + self._monotonic(), 3)
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC)


@dataclass(frozen=True)
class ThisLaptop:
    """The laptop the program runs on; `name` is random and says nothing about a person."""

    name: str = ""
    clock: Callable[[], datetime.datetime] = field(default_factory=lambda: SteadyClock().now)

    def new_id(self) -> str:
        """Return a random id (UUID version 4: never time-ordered)."""
        # By hand, since the module for it looks at the whole machine when it is imported.
        number = int.from_bytes(os.urandom(16)) & ~_MARKS | _VERSION_4
        return f"{number:032x}"

    def now(self) -> datetime.datetime:
        """Return the time in UTC."""
        return self.clock()
