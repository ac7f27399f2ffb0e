"""What the reading process does: reads one file from its input, and answers in JSON."""

from typing import Any, Final

from dialog_app.base import limited
from dialog_app.core.errors import RuleBroken
from dialog_app.core.sheets.grid import Grid
from dialog_app.storage.sheets.limits import FILE_BYTES

ASKED: Final = "--read-sheet"
"""The argument with which the program reads one table, and ends."""


_ZIP: Final = b"PK\x03\x04"


def answer() -> int:
    """Read a table from the standard input and write it to the standard output; return 0."""
    limited.tell(_read(limited.given_to_this_process(FILE_BYTES + 1)))
    return 0


def grid_of(raw: bytes) -> Grid:
    """Read a table in this process: a workbook by its first bytes, else text.

    Raises `RuleBroken` as `workbook.read` and `text_file.read`.
    """
    if raw.startswith(_ZIP):
        from dialog_app.storage.sheets import workbook

        return workbook.read(raw)
    from dialog_app.storage.sheets import text_file

    return text_file.read(raw)


def _read(raw: bytes) -> dict[str, Any]:
    if len(raw) > FILE_BYTES:
        return {"code": "sheet.too_big", "facts": {"most": FILE_BYTES // 1_000_000}}
    try:
        grid = grid_of(raw)
    except RuleBroken as broken:
        return {"code": broken.code, "facts": broken.facts}
    except MemoryError:
        return {"code": "sheet.too_heavy", "facts": {}}
    rows = [[row.number, *row.cells] for row in grid.rows]
    return {"header": grid.header, "rows": rows}
