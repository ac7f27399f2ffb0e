"""A process that is killed in the middle of what it does, and what was wrong after it."""

import os
import select
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from torture_table import Line, none_of


@dataclass(slots=True)
class Killed:
    """How many were killed, how many steps they had acknowledged, and what was wrong after."""

    kills: int = 0
    acknowledged: int = 0
    wrong: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Killed") -> None:
        """Take in what another found."""
        self.kills += other.kills
        self.acknowledged += other.acknowledged
        self.wrong.update(other.wrong)

    def line(self, what: str) -> Line:
        """Return the line of the table."""
        why = "".join(f"; {n} {kind}" for kind, n in sorted(self.wrong.items()))
        return none_of(f"{what}{why}", self.kills, self.wrong.total())

    def line_of_steps(self, what: str) -> Line:
        """Return the line of the table; of nothing acknowledged nothing can be lost."""
        if not self.acknowledged:
            self.wrong["nothing acknowledged"] += 1
        return self.line(f"{what}, {self.acknowledged} steps acknowledged")


@contextmanager
def child(work: Callable[[int], object]) -> Iterator[tuple[int, int]]:
    """Do `work` in a process forked from this one; gives its number and what it says.

    Whoever asks kills it; it is waited for afterwards.
    """
    hear, tell = os.pipe()
    number = os.fork()
    if number == 0:
        os.close(hear)
        try:
            work(tell)
        finally:
            os._exit(0)
    os.close(tell)
    try:
        yield number, hear
    finally:
        os.kill(number, signal.SIGKILL)
        os.waitpid(number, 0)
        os.close(hear)


def said(hear: int) -> list[str]:
    """Return every whole line that a child said before it died."""
    heard = b""
    while piece := os.read(hear, 65536):
        heard += piece
    return heard.decode().split("\n")[:-1]


def timed(make: Callable[[], Callable[[], object]], seconds: float) -> float:
    """Do in another process what `make` makes ready, killed after so long; returns how long.

    Raises `RuntimeError` where nobody kills it and it does not come to its end.
    """

    def deed(tell: int) -> None:
        ready = make()
        os.write(tell, b"ready\n")
        ready()
        os.write(tell, b"done\n")

    with child(deed) as (number, hear):
        select.select([hear], [], [], 20)
        began = time.monotonic()
        if seconds == float("inf"):
            if said(hear)[-1:] != ["done"]:
                raise RuntimeError
        else:
            time.sleep(seconds)
            os.kill(number, signal.SIGKILL)
        return time.monotonic() - began
