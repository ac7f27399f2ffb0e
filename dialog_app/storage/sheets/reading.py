"""Reading a table file in a process of its own, within limits of size, memory and time."""

import json
import os
import subprocess
import time
from pathlib import Path
from typing import Any, BinaryIO, Final

from dialog_app.base import own_child
from dialog_app.core.errors import RuleBroken
from dialog_app.core.sheets.grid import Grid, GridRow, Waiting
from dialog_app.storage.sheets.child import ASKED
from dialog_app.storage.sheets.limits import FILE_BYTES, SECONDS

_LOOK_EVERY: Final = 0.05


class _Nobody:
    """Somebody who always waits."""

    cancelled = False


def read_sheet(path: Path, waiting: Waiting | None = None, seconds: float = SECONDS) -> Grid:
    """Read a table from a CSV or XLSX file.

    Raises `OSError` when the file cannot be read, and `RuleBroken`: `sheet.too_big`,
    `sheet.too_heavy` (it took too much time or memory), `sheet.cancelled` where nobody waits any
    more, and what `workbook.read` and `text_file.read` refuse.
    """
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_size > FILE_BYTES:
            raise RuleBroken("sheet.too_big", most=FILE_BYTES // 1_000_000)
        told = _asked(file, waiting or _Nobody(), time.monotonic() + seconds)
    if "code" in told:
        raise RuleBroken(told["code"], **told["facts"])
    rows = tuple(GridRow(number, tuple(cells)) for number, *cells in told["rows"])
    return Grid(tuple(told["header"]), rows)


def _asked(file: BinaryIO, waiting: Waiting, until: float) -> dict[str, Any]:
    child = subprocess.Popen(  # noqa: S603 - our own program, and nothing typed
        own_child.call(ASKED),
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=own_child.environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        said = _answer(child, waiting, until)
    finally:
        child.kill()
        child.communicate()
    if child.returncode != 0:
        # It ran out of memory, or met something that nobody thought of.
        raise RuleBroken("sheet.too_heavy")
    told: dict[str, Any] = json.loads(said)
    return told


def _answer(child: "subprocess.Popen[bytes]", waiting: Waiting, until: float) -> bytes:
    while not waiting.cancelled:
        if time.monotonic() > until:
            raise RuleBroken("sheet.too_heavy")
        try:
            return child.communicate(timeout=_LOOK_EVERY)[0]
        except subprocess.TimeoutExpired:
            continue
    raise RuleBroken("sheet.cancelled")
