"""The cells of one row, read one field at a time."""

import datetime
import re
from collections.abc import Mapping
from typing import Final

from dialog_app.core import formats
from dialog_app.core.errors import RuleBroken
from dialog_app.core.plain import TEXT_LIMIT, clean, clean_line
from dialog_app.core.sheets.grid import NO_VALUE, Grid, GridRow
from dialog_app.core.sheets.lexicon import Lexicon

_WHOLE: Final = re.compile(r"[0-9]{1,9}")
_SHOWN: Final = 40
# A date in a file always says its year: nobody is there to say which was meant.
_WITH_YEAR: Final = re.compile(r"[0-9]{1,2}[./-] ?[0-9]{1,2}[./-] ?[0-9]{2,4}|[0-9]{4}-[0-9-]+")
_YEARS: Final = range(1900, 2200)


class Cells:
    """One row of a table by field. Every question may raise `RuleBroken` with the fact `column`."""

    def __init__(
        self, grid: Grid, row: GridRow, places: Mapping[str, int], lexicon: Lexicon
    ) -> None:
        self._grid = grid
        self._row = row
        self._places = places
        self._lexicon = lexicon
        self.number: Final = row.number

    def has(self, field: str) -> bool:
        """Tell whether the row says anything about a field."""
        return bool(self._raw(field).strip())

    def line(self, field: str, limit: int = 300) -> str:
        """Return a cell as one line, empty where nothing stands.

        Raises `RuleBroken`: `sheet.formula_unsaved`, `sheet.cell_too_long`.
        """
        return clean_line(self._checked(field, limit), limit)

    def prose(self, field: str, limit: int = TEXT_LIMIT) -> str:
        """Return a cell as text of several lines; raises as `line`."""
        return clean(self._checked(field, limit), limit).strip()

    def needed(self, field: str, limit: int = 300) -> str:
        """Return a cell that must hold something; raises as `line`, and `sheet.cell_empty`."""
        found = self.line(field, limit)
        if not found:
            raise RuleBroken("sheet.cell_empty", column=self._heading(field))
        return found

    def whole(self, field: str) -> int:
        """Return a whole number; raises as `needed`, and `sheet.not_whole`."""
        found = self.needed(field).replace("\u00a0", "").replace(" ", "")
        if not _WHOLE.fullmatch(found):
            raise RuleBroken("sheet.not_whole", **self._wrong(field))
        return int(found)

    def value(self, field: str, group: str) -> str:
        """Return the value a word stands for; raises as `needed`, and `sheet.word_unknown`."""
        found = self._lexicon.value(group, self.needed(field))
        if found is None:
            raise RuleBroken("sheet.word_unknown", **self._wrong(field))
        return found

    def date(self, field: str) -> datetime.date:
        """Return a date; raises as `needed`, and `sheet.not_a_date`."""
        found = self.needed(field).removesuffix(" 00:00:00")
        if not _WITH_YEAR.fullmatch(found):
            raise RuleBroken("sheet.not_a_date", **self._wrong(field))
        try:
            date = formats.read_date(found, datetime.date.min)
        except RuleBroken as wrong:
            raise RuleBroken("sheet.not_a_date", **self._wrong(field)) from wrong
        if date.year not in _YEARS:
            raise RuleBroken("sheet.not_a_date", **self._wrong(field))
        return date

    def refused(self, code: str, field: str) -> RuleBroken:
        """Return the error that one cell cannot be taken: facts `column` and `value`."""
        return RuleBroken(code, **self._wrong(field))

    def _wrong(self, field: str) -> dict[str, object]:
        shown = clean_line(self._raw(field), _SHOWN)
        return {"column": self._heading(field), "value": shown}

    def _raw(self, field: str) -> str:
        place = self._places.get(field)
        if place is None or place >= len(self._row.cells):
            return ""
        return self._row.cells[place]

    def _checked(self, field: str, limit: int) -> str:
        text = self._raw(field)
        if text == NO_VALUE:
            raise RuleBroken("sheet.formula_unsaved", column=self._heading(field))
        if len(text) > limit:
            heading = self._heading(field)
            raise RuleBroken("sheet.cell_too_long", column=heading, n=len(text), most=limit)
        return text

    def _heading(self, field: str) -> str:
        place = self._places.get(field)
        if place is None:
            return self._lexicon.heading(field)
        return clean_line(self._grid.header[place], _SHOWN)
