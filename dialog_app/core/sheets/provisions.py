"""Acts, circulars and guidelines from a table; what points at one follows it under a new name."""

from dataclasses import replace
from typing import Any, Final

from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Source
from dialog_app.core.model.catalogue import Provision, ProvisionKind
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, added
from dialog_app.core.register import Register
from dialog_app.core.sheets.cells import Cells
from dialog_app.core.sheets.lexicon import plain
from dialog_app.core.sheets.preview import Plan
from dialog_app.core.sheets.shown import differences

_LINES: Final = ("full_name", "short_name", "section", "heading", "who_can_change")
_TOLD: Final = ("kind", *_LINES, "last_checked")
_LIMIT: Final = 300


class ProvisionRows:
    """Plans the rows of a table of provisions; a blank cell leaves what is here as it is."""

    def __init__(self, plan: Plan, register: Register, laptop: Laptop) -> None:
        self._plan = plan
        self._laptop = laptop
        self._by_id = {row.id: row for row in register.provisions}
        self._by_name = {_key(row.short_name, row.section): row for row in register.provisions}

    def take(self, row: Cells) -> None:
        """Plan one row; raises `RuleBroken` when it cannot be taken in."""
        short = row.needed("short_name", _LIMIT)
        key = _key(short, row.line("section"))
        named = self._by_name.get(key)
        here = self._by_id.get(row.line("id")) or named
        self._plan.once(row, here.id if here else key)
        fields = self._fields(row)
        if here is None:
            self._add(row, fields)
            return
        if named is not None and named.id != here.id:
            # Two provisions would be called the same.
            raise RuleBroken("sheet.provision_taken", name=named.citation)
        after = replace(here, **fields)
        changes = (Change(here, after),) if after != here else ()
        told = differences(_TOLD, here, after)
        self._plan.change(row, here.citation, changes, told)

    def _add(self, row: Cells, fields: dict[str, Any]) -> None:
        if "kind" not in fields:
            raise RuleBroken("sheet.provision_kind_missing")
        made = Provision(
            id=self._laptop.new_id(),
            origin=self._laptop.name,
            source=Source.LOCAL,
            **{"full_name": fields["short_name"], **fields},
        )
        self._plan.add(row, made.citation, added(made))

    def _fields(self, row: Cells) -> dict[str, Any]:
        found: dict[str, Any] = {name: row.line(name, _LIMIT) for name in _LINES if row.has(name)}
        if row.has("provision_kind"):
            found["kind"] = ProvisionKind(row.value("provision_kind", "provision_kind"))
        if row.has("last_checked"):
            found["last_checked"] = row.date("last_checked")
        return found


def _key(short_name: str, section: str) -> tuple[str, str]:
    # «§3-4» and «§ 3-4» are the same section, and «-» counts in it.
    return plain(short_name), "".join(section.casefold().split())
