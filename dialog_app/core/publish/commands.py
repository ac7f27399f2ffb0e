"""Making a table of a document coarser, and as fine again; naming a service with its consent."""

from dataclasses import replace
from typing import Final

from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.practice import Coarsening, PaperKind
from dialog_app.core.model.services import Consent, ConsentKind
from dialog_app.core.plain import clean_line
from dialog_app.core.ports import Laptop
from dialog_app.core.publish.fit import Level
from dialog_app.core.publish.names import naming_consent
from dialog_app.core.record import Change, Step, added, removed
from dialog_app.core.register import Register

BASIS_MOST: Final = 200
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


def let_be_named(register: Register, laptop: Laptop, service_id: str, basis: str) -> Step:
    """Record that a service has said yes, in writing, to being named outside the archive.

    It is taken back with `shelf.consents.withdraw_consent`. Raises `RuleBroken`: `row.gone`,
    `consent.basis_missing`, `consent.already_there`.
    """
    service = register.service(service_id)
    said = clean_line(basis, BASIS_MOST)
    if not said:
        raise RuleBroken("consent.basis_missing")
    if naming_consent(register, service_id) is not None:
        raise RuleBroken("consent.already_there")
    consent = Consent(
        id=laptop.new_id(),
        origin=laptop.name,
        kind=ConsentKind.SERVICE_NAMED,
        about=service.id,
        basis=said,
        given_on=laptop.now().date(),
    )
    return Step("step.service_may_be_named", added(consent), {"name": service.name})
