"""What is promised of the archive, tried on a machine that does its worst.

python3 build/dev.py torture [--ci] [NAME…]        NAME: kills, cuts, errors,
                                                    harm, flips, salvage,
                                                    long, tables

Each part first breaks something on purpose and must notice it; those lines are called controls.
Without --ci everything is done in full, as before a release. The exit code is 1 when anything
was missed. A part that could not be run is told below the table: where only a compiler was
wanting it counts as missed, but not where nobody can have what it needs, as in a checkout that
lies by itself, without the folder that builders share, or on another system than Linux.
"""

import argparse
import os
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from typing import Final

from torture_table import Line, NotRun, Scale, table

Part = Callable[[Scale], list[Line]]


def kills(scale: Scale) -> list[Line]:
    """Kill windows and whoever else works on an archive."""
    from torture_kills import run

    return run(scale)


def cuts(scale: Scale) -> list[Line]:
    """Let the power go at every moment of real work."""
    from torture_cuts import run

    return run(scale)


def errors(scale: Scale) -> list[Line]:
    """Let the disk fail at everything that is asked of it."""
    from torture_errors import run

    return run(scale)


def harm(scale: Scale) -> list[Line]:
    """Open damaged archives, and read whatever else is brought in damaged."""
    from torture_harm import run

    return run(scale)


def flips(scale: Scale) -> list[Line]:
    """Turn single bits over where everything is encrypted."""
    from torture_flips import run

    return run(scale)


def salvage(scale: Scale) -> list[Line]:
    """Damage an archive page by page, and save the rest of it."""
    from torture_salvage import run

    return run(scale)


def long(scale: Scale) -> list[Line]:
    """Run the tests that are too heavy for those who run the suite while they work."""
    from torture_long import run

    return run(scale)


def tables(scale: Scale) -> list[Line]:
    """Protect random tables across services, and attack them."""
    from torture_tables import run

    return run(scale)


PARTS: Final[dict[str, Part]] = {
    "kills": kills,
    "cuts": cuts,
    "errors": errors,
    "harm": harm,
    "flips": flips,
    "salvage": salvage,
    "long": long,
    "tables": tables,
}


def main(argv: Sequence[str]) -> int:
    """Do what is named, or everything; print the table, and return 1 when something was missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--ci", action="store_const", const="ci", dest="scale", default="full")
    size.add_argument("--quick", action="store_const", const="quick", dest="scale")
    parser.add_argument("names", nargs="*", metavar="NAME")
    call = parser.parse_args(argv)
    unknown = [name for name in call.names if name not in PARTS]
    if unknown:
        parser.error(f"no such name: {unknown[0]}; there are {', '.join(PARTS)}")
    if not sys.platform.startswith("linux"):
        print("NOT RUN: the torture needs Linux")
        return 0
    return _report(call.names or list(PARTS), call.scale)


def _report(names: Sequence[str], scale: Scale) -> int:
    lines: list[tuple[str, Line]] = []
    told: list[str] = []
    is_missed = False
    for name in names:
        began = _clocks()
        found: list[Line] = []
        try:
            found = PARTS[name](scale)
        except NotRun as why:
            told.append(f"NOT RUN: {name}: {why}")
            is_missed |= why.is_a_miss
        except Exception as broken:
            traceback.print_exc()
            told.append(f"BROKEN: {name}: {type(broken).__name__}")
            is_missed = True
        took, busy = (now - then for now, then in zip(_clocks(), began, strict=True))
        lines += [(name, line) for line in found]
        held = f"{sum(line.holds for line in found)} of {len(found)} lines hold"
        said = f"torture: {name}: {held}; {took:.0f} s, {busy:.0f} s of a processor"
        print(said, file=sys.stderr, flush=True)
    print("\n".join([table(lines), *told]))
    return 1 if is_missed or not all(line.holds for _, line in lines) else 0


def _clocks() -> tuple[float, float]:
    """Return the time, and how long this process and its children have been at work (s)."""
    worked = os.times()
    return time.monotonic(), sum(worked[:4])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
