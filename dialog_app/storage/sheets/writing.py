"""Writing tables for other programs, so that no text in them is taken for a formula."""

import csv
import io
from typing import Any, Final

from dialog_app.core.plain import clean
from dialog_app.core.sheets.grid import Table
from dialog_app.storage.sheets.made import guarded, letters

CELL_LIMIT: Final = 32_767
"""The most characters Excel keeps in a cell."""

CUT: Final = " […]"
WORKBOOK: Final = ".xlsx"
_NARROWEST: Final = 10
_WIDEST: Final = 60
_LOOKED_AT: Final = 200


def sheet_bytes(table: Table, ending: str) -> bytes:
    """Return a table as a file: a workbook where `ending` is .xlsx, else CSV that Excel opens."""
    return _workbook(table) if ending.lower() == WORKBOOK else _text(table)


def _rows(table: Table) -> list[tuple[str | int, ...]]:
    marked: list[tuple[str | int, ...]] = [(table.mark,)] if table.mark else []
    return [*marked, table.header, *table.rows]


def _text(table: Table) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    for row in _rows(table):
        writer.writerow([cell if isinstance(cell, int) else guarded(_safe(cell)) for cell in row])
    return file.getvalue().encode("utf-8-sig")


def _workbook(table: Table) -> bytes:
    # Writing is seldom asked for, and openpyxl takes its time to arrive.
    from dialog_app.storage.sheets.openpyxl_safe import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Dialogdag")
    for place, title in enumerate(table.header):
        lengths = (len(str(row[place])) for row in table.rows[:_LOOKED_AT])
        width = max(len(title), *lengths, _NARROWEST)
        sheet.column_dimensions[letters(place + 1)].width = min(width + 2, _WIDEST)
    for row in _rows(table):
        sheet.append([_cell(sheet, value) for value in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet: Any, value: str | int) -> Any:
    """Return a cell that is a number or a text, and never anything to be worked out."""
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, int):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet, _safe(value))
    cell.data_type = "s"
    return cell


def _safe(text: str) -> str:
    """Return a text that any program can hold: no control characters, and not too long."""
    cleaned = clean(text, CELL_LIMIT + 1)
    if len(cleaned) <= CELL_LIMIT:
        return cleaned
    return cleaned[: CELL_LIMIT - len(CUT)] + CUT
