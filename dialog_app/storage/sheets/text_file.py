"""Reading a table of text: commas, semicolons or tabs, in any of the encodings people send."""

import csv
import io
from typing import Final

from dialog_app.core.errors import RuleBroken
from dialog_app.core.sheets.grid import Grid
from dialog_app.storage.sheets.limits import COLUMNS, FILE_BYTES, TEXT_ROWS
from dialog_app.storage.sheets.made import Made, unguarded

_ENCODINGS: Final = ("utf-8-sig", "cp1252")
_WIDE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_BETWEEN: Final = (";", ",", "\t")


def read(raw: bytes) -> Grid:
    """Read a CSV file: UTF-8, or what Excel of old and of Windows writes.

    Raises `RuleBroken`: `sheet.not_text`, `sheet.too_many_rows`, `sheet.too_many_columns`.
    """
    text = _decoded(raw)
    # Long cells are named row by row later on; here only the file as a whole has a limit.
    csv.field_size_limit(FILE_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    made = Made(TEXT_ROWS, COLUMNS)
    try:
        for cells in reader:
            made.take(reader.line_num, [unguarded(cell) for cell in cells])
    except csv.Error as wrong:
        raise RuleBroken("sheet.not_text") from wrong
    return made.grid()


def _decoded(raw: bytes) -> str:
    encodings = ("utf-16",) if raw.startswith(_WIDE_MARKS) else _ENCODINGS
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeError:
            continue
        if "\0" in text:
            break
        return text
    raise RuleBroken("sheet.not_text")


def _delimiter(text: str) -> str:
    """Return what stands between the cells: what the first line that says anything has most of."""
    lines = (line for line in text.splitlines() if line.strip(" ;,\t\"'"))
    first = next(lines, "")
    bare = "".join(first.split('"')[::2])
    return max(_BETWEEN, key=bare.count)
