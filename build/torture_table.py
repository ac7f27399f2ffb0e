"""What a part of the torture found, line by line, and whether that is what was promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Scale = Literal["quick", "ci", "full"]
"""How much is tried: seconds for the tests, minutes for CI, and all of it before a release."""


class NotRun(Exception):
    """A part could not be run here; the message says why.

    `is_a_miss` tells whether that counts as a promise not kept.
    """

    def __init__(self, why: str, *, is_a_miss: bool) -> None:
        super().__init__(why)
        self.is_a_miss = is_a_miss


@dataclass(frozen=True, slots=True)
class Line:
    """How many were tried, how many of them were found to be so, and whether that was the goal."""

    what: str
    tried: int
    found: int
    goal: str
    holds: bool


def none_of(what: str, tried: int, found: int) -> Line:
    """Return a line that holds when nothing was found among something tried."""
    return Line(what, tried, found, "0", holds=tried > 0 and found == 0)


def all_of(what: str, tried: int, found: int) -> Line:
    """Return a line that holds when all that were tried were found."""
    return Line(what, tried, found, "all", holds=found == tried > 0)


def control(what: str, tried: int, found: int) -> Line:
    """Return the line of something broken on purpose: it holds when the breaking was noticed."""
    return Line(f"control: {what}", tried, found, "≥ 1", holds=found > 0)


def table(lines: Sequence[tuple[str, Line]]) -> str:
    """Return a table for people, each line with the name of its part."""
    wide = max((len(line.what) for _, line in lines), default=0)
    rows = [f"{'part':11} {'what':{wide}} {'tried':>7} {'found':>7} {'goal':>5}"]
    for part, line in lines:
        figures = f"{line.tried:7} {line.found:7} {line.goal:>5}"
        verdict = "holds" if line.holds else "MISSED"
        rows.append(f"{part:11} {line.what:{wide}} {figures}  {verdict}")
    return "\n".join(rows)
