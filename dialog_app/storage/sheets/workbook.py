"""Reading a workbook (XLSX): its first sheet, values only, without ever running anything."""

import datetime
import io
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, Final

from dialog_app.core.errors import RuleBroken
from dialog_app.core.sheets.grid import NO_VALUE, Grid
from dialog_app.storage.sheets import guard
from dialog_app.storage.sheets.limits import COLUMNS, WORKBOOK_ROWS
from dialog_app.storage.sheets.made import Made
from dialog_app.storage.sheets.openpyxl_safe import is_guarded, openpyxl

_ZERO: Final = datetime.time()


def read(raw: bytes) -> Grid:
    """Read the first sheet of a workbook that has one.

    Raises `RuleBroken`: `sheet.not_a_workbook`, `sheet.bomb`, `sheet.too_many_rows`,
    `sheet.too_many_columns`. A formula counts as the answer saved beside it.
    """
    guard.check(raw)
    if not is_guarded():
        raise RuleBroken("sheet.not_a_workbook")
    made = Made(WORKBOOK_ROWS, COLUMNS)
    try:
        for number, (values, formulas) in enumerate(_both(raw), 1):
            if values or formulas:
                made.take(number, [_text(*cell) for cell in zip_longest(values, formulas)])
    except RuleBroken:
        raise
    except Exception as wrong:
        # openpyxl and its XML reader raise all kinds of errors for files made to hurt them.
        raise RuleBroken("sheet.not_a_workbook") from wrong
    return made.grid()


def _both(raw: bytes) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    """Give each row twice: the saved values, and the formulas they came of."""
    values, formulas = _rows(raw, data_only=True), _rows(raw, data_only=False)
    yield from zip_longest(values, formulas, fillvalue=())


def _rows(raw: bytes, *, data_only: bool) -> Iterator[tuple[Any, ...]]:
    book = openpyxl.load_workbook(
        io.BytesIO(raw), read_only=True, data_only=data_only, keep_links=False
    )
    try:
        sheet = book.worksheets[0]
        # What a file says of its own size may be anything.
        sheet.reset_dimensions()
        yield from sheet.iter_rows(values_only=True)
    finally:
        book.close()


def _text(value: Any, formula: Any) -> str:
    """Return a cell as the text people see, near enough: whole numbers whole, dates as ISO."""
    if value is None:
        return NO_VALUE if isinstance(formula, str) and formula.startswith("=") else ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == _ZERO:
        return value.date().isoformat()
    return str(value)
