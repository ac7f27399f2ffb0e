"""Acts, circulars and guidelines from a table; what points at one follows it under a new name."""

from typing import Any, Final

from dialog_app.core.commands.shelf.rights import (
    NAME_MOST,
    SECTION_MOST,
    SHORT_MOST,
    ProvisionText,
    add_provision,
    change_provision,
)
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.catalogue import Provision, ProvisionKind
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.core.sheets.cells import Cells
from dialog_app.core.sheets.lexicon import plain
from dialog_app.core.sheets.preview import Plan
from dialog_app.core.sheets.shown import differences

_LINES: Final = {
    "full_name": NAME_MOST,
    "short_name": SHORT_MOST,
    "section": SECTION_MOST,
    "heading": NAME_MOST,
    "who_can_change": NAME_MOST,
}
_TOLD: Final = {
    "kind": "provision_kind",
    **{name: name for name in (*_LINES, "last_checked")},
}


class ProvisionRows:
    """Plans the rows of a table of provisions; a blank cell leaves what is here as it is."""

    def __init__(self, plan: Plan, register: Register, laptop: Laptop) -> None:
        self._plan = plan
        self._laptop = laptop
        self._by_id = {row.id: row for row in register.provisions}
        self._by_name = {_key(row): row for row in register.provisions}
        self._bare: dict[str, list[Provision]] = {}
        for row in register.provisions:
            if not row.section:
                self._bare.setdefault(plain(row.short_name), []).append(row)

    def take(self, row: Cells) -> None:
        """Plan one row; raises `RuleBroken` when it cannot be taken in."""
        short = row.needed("short_name", SHORT_MOST)
        fields = self._fields(row)
        here = self._by_id.get(row.line("id")) or self._named(short, fields)
        step = self._written(here, fields)
        after = step.changes[0].after if step.changes else here
        if not isinstance(after, Provision):
            return
        self._plan.once(row, here.id if here else _key(after))
        if here is None:
            self._plan.add(row, after.citation, step.changes)
            return
        named = self._by_name.get(_key(after))
        if named is not None and named.id != here.id:
            # Two provisions would be called the same.
            raise RuleBroken("provision.taken", citation=named.citation)
        told = differences(_TOLD, here, after)
        self._plan.change(row, here.citation, step.changes, told)

    def _named(self, short: str, fields: dict[str, Any]) -> Provision | None:
        """Return the provision a row names: several may have a short name and no section."""
        if not fields.get("section") and not fields.get("full_name"):
            known = self._bare.get(plain(short), [])
            if len(known) > 1:
                raise RuleBroken("sheet.provision_several", name=short)
            return known[0] if known else None
        section, full = fields.get("section", ""), fields.get("full_name", "")
        return self._by_name.get(_words(short, section, full))

    def _written(self, here: Provision | None, fields: dict[str, Any]) -> Step:
        if here is None:
            if "kind" not in fields:
                raise RuleBroken("sheet.provision_kind_missing")
            text = ProvisionText(**{"full_name": fields["short_name"], **fields})
            # Whether the name is free is asked once for the whole table.
            return add_provision(Register(), self._laptop, text)
        known = {name: getattr(here, name) for name in _TOLD}
        if known | fields == known:
            return Step("step.provision_changed", ())
        text = ProvisionText(**(known | fields))
        return change_provision(Register([here]), self._laptop, here.id, text)

    def _fields(self, row: Cells) -> dict[str, Any]:
        lines = _LINES.items()
        found: dict[str, Any] = {
            name: row.line(name, most) for name, most in lines if row.has(name)
        }
        if row.has("provision_kind"):
            found["kind"] = ProvisionKind(row.value("provision_kind", "provision_kind"))
        if row.has("last_checked"):
            found["last_checked"] = row.date("last_checked")
        return found


def _key(row: Provision) -> tuple[str, str]:
    return _words(row.short_name, row.section, row.full_name)


def _words(short_name: str, section: str, full_name: str) -> tuple[str, str]:
    # «§3-4» and «§ 3-4» are the same section, and «-» counts in it.
    return plain(short_name), "".join(section.casefold().split()) or plain(full_name)
