"""The way in: the window, or a command for those who named one."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from dialog_app.base import no_dumps, outside_code

ENDING = ".dialogarkiv"


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window, or carry out a command without Qt; return the exit code.

    The window opens without arguments, for `--archive PATH`, and for an archive by itself, as
    the desktop hands over a file that was clicked.
    """
    outside_code.shut_out()
    no_dumps.limit()
    given = list(sys.argv[1:] if argv is None else argv)
    answer = _task(given)
    if answer is not None:
        return answer()
    place = _archive_of(given)
    if given and place is None:
        from dialog_app.cli.main import run

        if given == ["self-test"]:
            _test_the_window_too()
        return run(given)
    if _screen_is_missing():
        return _refused("frame.no_screen")
    from dialog_app.app import run_window

    return run_window(place)


def _task(given: Sequence[str]) -> Callable[[], int] | None:
    """Return what the program does when it started itself for one task, or None."""
    match given:
        case ["--usual-printer"]:
            from dialog_app.app import name_printer

            return name_printer
        case ["--read-sheet"]:
            from dialog_app.storage.sheets import child

            return child.answer
        case ["--read-day"]:
            from dialog_app.storage.incoming import child as day_child

            return day_child.answer_day
        case [("--read-days" | "--read-archive") as asked]:
            from dialog_app.storage.incoming import child as day_child

            archive = asked == "--read-archive"
            return day_child.answer_archive if archive else day_child.answer_days
        case ["--make-files"]:
            from dialog_app.reports import batch_child

            return batch_child.answer
        case _:
            return None


def _test_the_window_too() -> None:
    """Let the self-test draw; a program put up without Qt tests what it has."""
    try:
        from dialog_app.app import add_self_tests
    except ImportError:
        return
    add_self_tests()


def _screen_is_missing() -> bool:
    """Whether Qt would find no screen, and end the program with words of its own."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in named)


def _refused(key: str) -> int:
    from dialog_app.cli.desk import FAILED, words

    print(words()(key), file=sys.stderr)  # noqa: T201 - the command line's own answer
    return FAILED


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
