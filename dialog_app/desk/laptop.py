"""The laptop at work: random ids and a clock that never runs backwards."""

import datetime
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from dialog_app.desk.clocks import SteadyClock

# Where a UUID says which version and which layout it has (RFC 9562, 5.4).
_MARKS: Final = 0xF << 76 | 0x3 << 62
_VERSION_4: Final = 0x4 << 76 | 0x2 << 62


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
