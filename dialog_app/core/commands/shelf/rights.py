"""Laws, circulars and guidelines: written here, changed, and checked against their source.

What an obstacle cited when it was said stays with the obstacle; renaming a provision never
reaches back into a day.
"""

import datetime
from dataclasses import dataclass, replace
from typing import Final

from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Source
from dialog_app.core.model.catalogue import Provision, ProvisionKind
from dialog_app.core.plain import clean_line
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added, removed
from dialog_app.core.register import Register

NAME_MOST: Final = 200
SHORT_MOST: Final = 60
SECTION_MOST: Final = 40
_CONSTITUTION: Final = "grunnloven"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionText:
    """What a provision is called, and who can change it (a `WhoCanChange`, or older free words)."""

    kind: ProvisionKind
    full_name: str
    short_name: str = ""
    section: str = ""
    heading: str = ""
    who_can_change: str = ""
    last_checked: datetime.date | None = None


def is_constitution(provision: Provision) -> bool:
    """Tell whether a provision stands in the Constitution."""
    return provision.full_name.casefold() == _CONSTITUTION


def add_provision(register: Register, laptop: Laptop, text: ProvisionText) -> Step:
    """Add a provision; without a short name it goes by its full one.

    Raises `RuleBroken`: `provision.name_missing`, `provision.section_missing`,
    `provision.taken`, `provision.checked_ahead`.
    """
    row = Provision(
        id=laptop.new_id(),
        origin=laptop.name,
        source=Source.LOCAL,
        kind=text.kind,
        full_name="",
        short_name="",
    )
    written = _written(register, laptop, row, text)
    return Step("step.provision_added", added(written), {"citation": written.citation})


def change_provision(
    register: Register, laptop: Laptop, provision_id: str, text: ProvisionText
) -> Step:
    """Change what a provision is called; obstacles keep what they cited when they were said.

    Raises `RuleBroken` as `add_provision`, and `row.gone`.
    """
    before = register.one(Provision, provision_id)
    after = _written(register, laptop, before, text)
    changes = () if before == after else (Change(before, after),)
    return Step("step.provision_changed", changes, {"citation": after.citation})


def check_provision(
    register: Register, _laptop: Laptop, provision_id: str, on: datetime.date
) -> Step:
    """Say that a provision was checked against its source on a date; raises `row.gone`."""
    before = register.one(Provision, provision_id)
    after = replace(before, last_checked=on)
    changes = () if before == after else (Change(before, after),)
    return Step("step.provision_checked", changes, {"citation": after.citation})


def remove_provision(
    register: Register, _laptop: Laptop, provision_id: str, services: int = 0
) -> Step:
    """Remove a provision written here; `services` is how many have an obstacle that cites it.

    Raises `RuleBroken`: `row.gone`, `provision.shipped`, `provision.in_use`.
    """
    row = register.one(Provision, provision_id)
    if row.source is Source.BASE:
        raise RuleBroken("provision.shipped")
    if services:
        raise RuleBroken("provision.in_use", n=services)
    return Step("step.provision_removed", removed(row), {"citation": row.citation})


def _written(register: Register, laptop: Laptop, row: Provision, text: ProvisionText) -> Provision:
    full_name = clean_line(text.full_name, NAME_MOST)
    section = clean_line(text.section, SECTION_MOST)
    if not full_name:
        raise RuleBroken("provision.name_missing")
    if text.kind is ProvisionKind.LAW and not section:
        raise RuleBroken("provision.section_missing")
    # A date on which nobody can have looked yet says nothing.
    if text.last_checked is not None and text.last_checked > _tomorrow(laptop):
        raise RuleBroken("provision.checked_ahead")
    after = replace(
        row,
        kind=text.kind,
        full_name=full_name,
        short_name=clean_line(text.short_name, SHORT_MOST) or full_name[:SHORT_MOST],
        section=section,
        heading=clean_line(text.heading, NAME_MOST),
        who_can_change=clean_line(text.who_can_change, NAME_MOST),
        last_checked=text.last_checked,
    )
    _require_free(register, after)
    return after


def _tomorrow(laptop: Laptop) -> datetime.date:
    # In Norway the date changes up to two hours before it does in UTC.
    return (laptop.now() + datetime.timedelta(hours=2)).date()


def _require_free(register: Register, wanted: Provision) -> None:
    called = _called(wanted)
    if any(row.id != wanted.id and _called(row) == called for row in register.all(Provision)):
        raise RuleBroken("provision.taken", citation=wanted.citation)


def _called(row: Provision) -> tuple[str, str]:
    return row.citation.casefold(), row.full_name.casefold()
