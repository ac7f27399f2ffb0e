"""The program's own log: codes, numbers and places in the code, and never a user's words."""

import logging
import re
import traceback
from pathlib import Path
from typing import Final

FILE_NAME: Final = "dialog_app.log"
FILE_BYTES: Final = 1_000_000
FILES: Final = 3

_CODE: Final = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")
_CODE_LIMIT: Final = 60
_ALLOWED: Final = "dialog_app_note"
_LOGGER: Final = logging.getLogger("dialog_app")

Number = int | float | bool


def start(folder: Path) -> bool:
    """Write notes to files in the folder from now on: three of at most one megabyte.

    Returns False, and the program goes on without a log, when the folder cannot be used.
    """
    # Not at the top: it brings sockets and queues, and the first paint comes before the log.
    from logging.handlers import RotatingFileHandler

    stop()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        target = RotatingFileHandler(
            folder / FILE_NAME, maxBytes=FILE_BYTES, backupCount=FILES - 1, encoding="utf-8"
        )
    except OSError:
        return False
    target.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    target.addFilter(_is_note)
    _LOGGER.addHandler(target)
    _LOGGER.setLevel(logging.INFO)
    _LOGGER.propagate = False
    return True


def stop() -> None:
    """Close the log files."""
    for target in list(_LOGGER.handlers):
        _LOGGER.removeHandler(target)
        target.close()


def note(code: str, **counts: Number) -> None:
    """Write that something happened: a dotted code and numbers, such as rows or milliseconds."""
    _write(logging.INFO, code, counts)


def note_fault(code: str, error: BaseException, **counts: Number) -> None:
    """Write that something failed: the class of the error and where, without its message.

    Messages of errors repeat what was being worked on, so they are left out.
    """
    kind = type(error).__name__ if type(error).__name__.isidentifier() else "error"
    _write(logging.ERROR, code, counts, f" {kind} {' < '.join(_where(error))}".rstrip())


def _write(level: int, code: str, counts: dict[str, Number], more: str = "") -> None:
    said = code if len(code) <= _CODE_LIMIT and _CODE.fullmatch(code) else "log.refused"
    numbers = "".join(
        f" {name}={value:g}" if isinstance(value, float) else f" {name}={int(value)}"
        for name, value in counts.items()
        if isinstance(value, int | float)
    )
    _LOGGER.log(level, "%s", said + numbers + more, extra={_ALLOWED: True})


def _where(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames)][:12]


def _is_note(record: logging.LogRecord) -> bool:
    # Whoever logs by the ordinary road may carry text; only notes pass.
    return getattr(record, _ALLOWED, False)
