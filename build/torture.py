"""What is promised of the archive, tried on a machine that does its worst.

python3 build/dev.py torture [--ci] [NAME…]        NAME: kills, cuts, errors,
                                                    harm, flips

Each part first breaks something on purpose and must notice it; those lines are called controls.
Without --ci everything is done in full, as before a release. The exit code is 1 when anything
was missed. A part that could not be run is told below the table: where only a compiler was
wanting it counts as missed, but not where nobody can have what it needs, as in a checkout that
lies by itself, without the folder that builders share, or on another system than Linux.
"""

import argparse
import sys
import time
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


PARTS: Final[dict[str, Part]] = {
    "kills": kills,
    "cuts": cuts,
    "errors": errors,
    "harm": harm,
    "flips": flips,
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
    return _report(call.names or list(PARTS), call.scale)


def _report(names: Sequence[str], scale: Scale) -> int:
    lines: list[tuple[str, Line]] = []
    not_run: list[str] = []
    is_missed = False
    for name in names:
        began = time.monotonic()
        try:
            lines += [(name, line) for line in PARTS[name](scale)]
        except NotRun as why:
            not_run.append(f"NOT RUN: {name}: {why}")
            is_missed |= why.is_a_miss
        took = time.monotonic() - began
        print(f"torture: {name} took {took:.0f} s", file=sys.stderr, flush=True)
    print("\n".join([table(lines), *not_run]))
    return 1 if is_missed or not all(line.holds for _, line in lines) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
