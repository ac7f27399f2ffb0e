"""A grid in the making, and the mark that keeps a text from being read as a formula."""

import re
from collections.abc import Sequence
from typing import Final

from dialog_app.core.errors import RuleBroken
from dialog_app.core.sheets.grid import Grid, GridRow

# Excel, LibreOffice and others take a cell that begins so for something to be worked out.
_RUNS: Final = re.compile(r"'*[=+\-@\t\r]")
_GUARDED: Final = re.compile(r"'+[=+\-@\t\r]")
_LETTERS: Final = 26


def guarded(text: str) -> str:
    """Return a text that no other program takes for a formula; `unguarded` gives it back."""
    return f"'{text}" if _RUNS.match(text) else text


def unguarded(text: str) -> str:
    """Return a text as it was before it was guarded."""
    return text[1:] if _GUARDED.match(text) else text


class Made:
    """Takes rows in order, leaves empty ones out, and refuses more than may be read."""

    def __init__(self, most_rows: int, most_columns: int) -> None:
        self._most_rows: Final = most_rows
        self._most_columns: Final = most_columns
        self._rows: list[GridRow] = []

    def take(self, number: int, cells: Sequence[str]) -> None:
        """Take a row; raises `RuleBroken`: `sheet.too_many_rows`, `sheet.too_many_columns`."""
        if not any(cells):
            return
        width = max(place for place, cell in enumerate(cells, 1) if cell)
        if width > self._most_columns:
            raise RuleBroken(
                "sheet.too_many_columns", cell=f"{letters(width)}{number}", most=self._most_columns
            )
        # The headings are a row too.
        if len(self._rows) > self._most_rows:
            raise RuleBroken("sheet.too_many_rows", most=self._most_rows)
        self._rows.append(GridRow(number, tuple(cells[:width])))

    def grid(self) -> Grid:
        """Return the grid; its headings are the first row that held anything."""
        if not self._rows:
            return Grid((), ())
        first, *rest = self._rows
        return Grid(tuple(cell.strip() for cell in first.cells), tuple(rest))


def letters(column: int) -> str:
    """Return a column from 1 as a spreadsheet names it: A, B … Z, AA."""
    more, last = divmod(column - 1, _LETTERS)
    return (letters(more) if more else "") + chr(ord("A") + last)
