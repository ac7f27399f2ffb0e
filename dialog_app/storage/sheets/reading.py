"""Reading a table file in a process of its own, within limits of size, memory and time."""

import os
from pathlib import Path
from typing import Any, BinaryIO

from dialog_app.base import limited
from dialog_app.core.errors import RuleBroken
from dialog_app.core.sheets.grid import Grid, GridRow, Waiting
from dialog_app.storage.sheets.child import ASKED
from dialog_app.storage.sheets.limits import FILE_BYTES


def read_sheet(
    path: Path, waiting: Waiting | None = None, seconds: float = limited.SECONDS
) -> Grid:
    """Read a table from a CSV or XLSX file.

    Raises `OSError` when the file cannot be read, and `RuleBroken`: `sheet.too_big`,
    `sheet.too_heavy` (it took too much time or memory), `sheet.cancelled` where nobody waits any
    more, and what `workbook.read` and `text_file.read` refuse.
    """
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_size > FILE_BYTES:
            raise RuleBroken("sheet.too_big", most=FILE_BYTES // 1_000_000)
        told = _asked(file, waiting, seconds)
    if "code" in told:
        raise RuleBroken(told["code"], **told["facts"])
    rows = tuple(GridRow(number, tuple(cells)) for number, *cells in told["rows"])
    return Grid(tuple(told["header"]), rows)


def _asked(file: BinaryIO, waiting: Waiting | None, seconds: float) -> dict[str, Any]:
    try:
        return limited.ask(ASKED, file, waiting, seconds)
    except limited.TooHeavy as heavy:
        raise RuleBroken("sheet.too_heavy") from heavy
    except limited.NobodyWaits as gone:
        raise RuleBroken("sheet.cancelled") from gone
