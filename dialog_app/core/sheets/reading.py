"""From a table to a preview of what taking it in would do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.ports import Laptop
from dialog_app.core.register import Register
from dialog_app.core.sheets.answers import AnswerRows
from dialog_app.core.sheets.cells import Cells
from dialog_app.core.sheets.grid import Grid
from dialog_app.core.sheets.kinds import SheetKind
from dialog_app.core.sheets.lexicon import Lexicon, columns, unknown
from dialog_app.core.sheets.methods import MethodRows
from dialog_app.core.sheets.present import PresentRows
from dialog_app.core.sheets.preview import Plan, Preview
from dialog_app.core.sheets.provisions import ProvisionRows
from dialog_app.core.sheets.services import ServiceRows

_OF_REGISTER: Final[
    dict[SheetKind, Callable[[Plan, Register, Laptop], ServiceRows | MethodRows | ProvisionRows]]
] = {
    SheetKind.SERVICES: ServiceRows,
    SheetKind.METHODS: MethodRows,
    SheetKind.PROVISIONS: ProvisionRows,
}


@dataclass(frozen=True, slots=True)
class Source:
    """A table somebody wants taken in: what its rows are, and the words they may be written in."""

    kind: SheetKind
    grid: Grid
    lexicon: Lexicon

    def rows(self) -> list[Cells]:
        """Return the rows, field by field; raises `RuleBroken` as `lexicon.columns`."""
        places = columns(self.kind, self.grid, self.lexicon)
        if not self.grid.rows:
            raise RuleBroken("sheet.empty")
        return [Cells(self.grid, row, places, self.lexicon) for row in self.grid.rows]

    @property
    def unknown(self) -> tuple[str, ...]:
        """The headings that name nothing here."""
        return unknown(self.kind, self.grid, self.lexicon)


def look(source: Source, register: Register, laptop: Laptop, day: Day | None = None) -> Preview:
    """Return what taking a table in would do; nothing is done yet.

    Raises `RuleBroken` as `lexicon.columns` for a table that cannot be read at all, and
    `sheet.day_missing` or `day.closed` where its rows belong to a day.
    """
    rows = source.rows()
    plan = Plan(source.kind)
    maker = _OF_REGISTER.get(source.kind)
    if maker is not None:
        plan.each(rows, maker(plan, register, laptop).take)
    elif day is None:
        raise RuleBroken("sheet.day_missing")
    elif source.kind is SheetKind.PRESENT:
        plan.each(rows, PresentRows(plan, day, register, laptop).take)
    else:
        answers = AnswerRows(plan, day, register, laptop)
        plan.each(rows, answers.take)
        answers.finish()
    return plan.preview(source.unknown)
