"""Making a table of a document coarser, and as fine again."""

from dataclasses import replace
from typing import Final

from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.practice import Coarsening, PaperKind
from dialog_app.core.plain import clean_line
from dialog_app.core.ports import Laptop
from dialog_app.core.publish.fit import Level
from dialog_app.core.record import Change, Step, added, removed
from dialog_app.core.register import Register

KEY_MOST: Final = 200


def coarsen(
    register: Register, laptop: Laptop, paper: tuple[PaperKind, str], table: str, level: int
) -> Step:
    """Set how coarse a table of a document is; `paper` is its kind and what it is about.

    The same level again changes nothing. Raises `RuleBroken`: `coarsening.level_wrong`,
    `coarsening.table_missing`.
    """
    if not Level.FEWER_ROWS <= level <= Level.ONLY_TOTAL:
        raise RuleBroken("coarsening.level_wrong")
    if not table or clean_line(table, KEY_MOST) != table:
        raise RuleBroken("coarsening.table_missing")
    before = _coarsening(register, paper, table)
    if before is not None:
        changed = () if before.level == level else (Change(before, replace(before, level=level)),)
        return Step("step.table_coarsened", changed)
    kind, about = paper
    row = Coarsening(
        id=laptop.new_id(), origin=laptop.name, kind=kind, about=about, table=table, level=level
    )
    return Step("step.table_coarsened", added(row))


def refine(register: Register, _laptop: Laptop, paper: tuple[PaperKind, str], table: str) -> Step:
    """Make a table of a document as fine as it can be again.

    Raises `RuleBroken("coarsening.none")` where it has not been made coarser.
    """
    before = _coarsening(register, paper, table)
    if before is None:
        raise RuleBroken("coarsening.none")
    return Step("step.table_refined", removed(before))


def _coarsening(register: Register, paper: tuple[PaperKind, str], table: str) -> Coarsening | None:
    rows = register.where(Coarsening, lambda row: (row.kind, row.about) == paper)
    return next((row for row in rows if row.table == table), None)
