"""All that was said and answered on all days, read a piece at a time and put together elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from dialog_app.core.across.sums import RoundSum
from dialog_app.core.day import Day
from dialog_app.core.national.sources import MoveSum, RoleSum


@dataclass(frozen=True)
class Whole:
    """The days, oldest first, with some kinds of row, and all answers: raw, never to be shown."""

    days: Sequence[Day]
    sums: Sequence[RoundSum]
    roles: Sequence[RoleSum]
    moves: Sequence[MoveSum]


class Pieces(Protocol):
    """Reads a `Whole`; both calls raise `StoreFailed`."""

    def read(self) -> bool:
        """Read one more piece, in some milliseconds; True when nothing is left to read."""
        ...

    def made(self) -> Whole:
        """Put together what was read: takes its time, meets no archive, is for any thread."""
        ...
