"""Speed, always as a ratio to something plain that runs beside it.

python3 build/dev.py bench [--json] [NAME…]        NAME: paint, commit, minutes, batch,
                                                    live, rest, chain, describe, backup, lock,
                                                    across, audit

Subject and reference alternate in one run; the figures are medians of nine rounds at least, or
the worst of a hundred where the name says «slowest 1 %». A goal is a largest ratio; a limit that
was promised in so many milliseconds is a reference that stands still. The table (or, with
--json, an array) says of each whether it holds.
"""

import argparse
import json
import math
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Final, NamedTuple

ROUNDS: Final = 9

HALF: Final = 0.5
SLOWEST: Final = 0.99


class Figures(NamedTuple):
    """What was measured of a subject and its reference, and the largest ratio.

    `part` says which share of the subject's figures must hold: the median, or all but the worst.
    """

    name: str
    values: list[float]
    references: list[float]
    goal: float
    part: float = HALF


@dataclass(frozen=True, slots=True)
class Result:
    """The medians of a subject and its reference, and whether the goal holds."""

    name: str
    value: float
    reference: float
    ratio: float
    goal: float
    holds: bool


def compared(figures: Figures) -> Result:
    """Return the figures that count of what was measured, as a result."""
    value, reference = share_of(figures.values, figures.part), statistics.median(figures.references)
    ratio, goal = value / reference, figures.goal
    value, reference, shown = round(value, 3), round(reference, 3), round(ratio, 3)
    return Result(figures.name, value, reference, shown, float(goal), ratio <= goal)


def share_of(values: Sequence[float], part: float) -> float:
    """Return the figure that a share of all figures does not pass; the median for a half."""
    if part == HALF:
        return statistics.median(values)
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(part * len(ordered)) - 1)]


def paint(rounds: int) -> list[Figures]:
    """Measure the first paint."""
    from bench_paint import first_paint

    return [Figures(*figures) for figures in first_paint(rounds)]


def commit(rounds: int) -> list[Figures]:
    """Measure the way from a key to the disk."""
    from bench_commit import key_to_commit

    return [Figures(*figures) for figures in key_to_commit(rounds)]


def minutes(rounds: int) -> list[Figures]:
    """Measure the minutes of one service."""
    from bench_minutes import minutes_of_thirty

    return [Figures(*figures) for figures in minutes_of_thirty(rounds)]


def batch(rounds: int) -> list[Figures]:
    """Measure the minutes of many services, and the window meanwhile."""
    del rounds
    from bench_minutes_batch import many_services

    return [Figures(*figures) for figures in many_services()]


def live(rounds: int) -> list[Figures]:
    """Measure the live desk, in an archive of ten days and in one of two thousand."""
    from bench_live import live_desk

    return [Figures(*figures) for figures in live_desk(rounds)]


def rest(rounds: int) -> list[Figures]:
    """Measure how quiet a running day is while nobody touches it, and what quiet costs."""
    from bench_rest import at_rest, bringing_together

    together = [Figures(*figures) for figures in bringing_together(rounds)]
    return [*(Figures(*figures) for figures in at_rest()), *together]


def chain(rounds: int) -> list[Figures]:
    """Measure searching and the stories, in an archive of two hundred days and of two thousand."""
    from bench_chain import chain as across_days

    return [Figures(*figures) for figures in across_days(rounds)]


def describe(rounds: int) -> list[Figures]:
    """Measure a description of good practice of sixty pages."""
    from bench_describe import description_of_sixty

    return [Figures(*figures) for figures in description_of_sixty(rounds)]


def backup(rounds: int) -> list[Figures]:
    """Measure a backup of 14 MB, and how long the window waits for a part of it."""
    from bench_backup import stepped_backups

    return [Figures(*figures) for figures in stepped_backups(rounds)]


def merge(rounds: int) -> list[Figures]:
    """Measure taking in 150 handed-over days at once, in an archive of two thousand."""
    del rounds
    from bench_merge_many import taking_in_many

    return [Figures(*figures) for figures in taking_in_many()]


def lock(rounds: int) -> list[Figures]:
    """Measure what a passphrase costs."""
    from bench_lock import passphrase

    return [Figures(*figures) for figures in passphrase(rounds)]


def across(rounds: int) -> list[Figures]:
    """Measure the picture across services against DuckDB."""
    from bench_across import pictures

    return [Figures(*figures) for figures in pictures(rounds)]


def audit(rounds: int) -> list[Figures]:
    """Measure how long it takes to protect and attack a large table across services."""
    from bench_audit import audit_of_a_large_table

    return [Figures(*figures) for figures in audit_of_a_large_table(rounds)]


BENCHES: Final[dict[str, Callable[[int], list[Figures]]]] = {
    "paint": paint,
    "commit": commit,
    "minutes": minutes,
    "batch": batch,
    "live": live,
    "rest": rest,
    "chain": chain,
    "describe": describe,
    "backup": backup,
    "lock": lock,
    "merge": merge,
    "across": across,
    "audit": audit,
}


def main(argv: Sequence[str]) -> int:
    """Measure what is named, or everything; print it, and return 1 when a goal is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="at least 9")
    parser.add_argument("names", nargs="*", metavar="NAME")
    call = parser.parse_args(argv)
    unknown = [name for name in call.names if name not in BENCHES]
    if unknown:
        parser.error(f"no such name: {unknown[0]}; there are {', '.join(BENCHES)}")
    rounds = max(ROUNDS, call.rounds)
    measured = (BENCHES[name](rounds) for name in call.names or BENCHES)
    results = [compared(figures) for found in measured for figures in found]
    print(as_json(results) if call.json else as_table(results))
    return 0 if all(result.holds for result in results) else 1


def as_json(results: Sequence[Result]) -> str:
    """Return an array with one object for each result."""
    return json.dumps([asdict(result) for result in results], indent=2)


def as_table(results: Sequence[Result]) -> str:
    """Return a table for people."""
    lines = [f"{'':42} {'value':>9} {'reference':>9} {'ratio':>6} {'goal':>5}"]
    for r in results:
        figures = f"{r.value:9.2f} {r.reference:9.2f} {r.ratio:6.2f} {r.goal:5.1f}"
        lines.append(f"{r.name:42} {figures}  {'holds' if r.holds else 'MISSED'}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
