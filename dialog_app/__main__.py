"""The way in: the window, or a command for those who named one."""

import sys
from collections.abc import Sequence
from pathlib import Path

ENDING = ".dialogarkiv"


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window, or carry out a command without Qt; return the exit code.

    The window opens without arguments, for `--archive PATH`, and for an archive by itself, as
    the desktop hands over a file that was clicked.
    """
    given = list(sys.argv[1:] if argv is None else argv)
    place = _archive_of(given)
    if given and place is None:
        from dialog_app.cli.main import run

        return run(given)
    from dialog_app.app import run_window

    return run_window(place)


def _archive_of(given: Sequence[str]) -> Path | None:
    match given:
        case ["--archive", place]:
            return Path(place)
        case [place] if place.endswith(ENDING):
            return Path(place)
        case _:
            return None


if __name__ == "__main__":
    sys.exit(main())
