"""Services from a table: new ones, and changes to those that are here."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from dialog_app.core.commands.register import LARGEST, add_municipality, write_service
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.catalogue import Municipality
from dialog_app.core.model.services import OwnerKind, Service, ServiceMunicipality
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.core.sheets.cells import Cells
from dialog_app.core.sheets.lexicon import plain
from dialog_app.core.sheets.preview import Difference, Plan
from dialog_app.core.sheets.shown import cell, differences

_LINES: Final = (
    *("owner_name", "leader_name", "leader_email"),
    *("emergency_phone", "child_welfare_phone"),
)
_TOLD: Final = {
    **{name: name for name in ("name", "language", "owner_kind", *_LINES, "size")},
    "kind": "service_kind",
}
_NEW_PLACE: Final = re.compile(r"([0-9]{4}) (\S.*)")


class ServiceRows:
    """Plans the rows of a table of services; a blank cell leaves what is here as it is."""

    def __init__(self, plan: Plan, register: Register, laptop: Laptop) -> None:
        self._plan = plan
        self._laptop = laptop
        self._numbers = _by_word(register)
        self._names = {row.number: row.name for row in register.all(Municipality)}
        self._kinds = {
            plain(word): row.code
            for row in register.descriptions
            for word in (row.code, row.title.nb, row.title.nn, row.title.en)
            if word
        }
        self._services = {row.id: row for row in register.services}
        self._places: dict[str, list[ServiceMunicipality]] = {}
        for link in register.all(ServiceMunicipality):
            self._places.setdefault(link.service_id, []).append(link)
        self._known: dict[str, list[str]] = {}
        for row in register.services:
            self._known.setdefault(plain(row.name), []).append(row.id)

    def take(self, row: Cells) -> None:
        """Plan one row; raises `RuleBroken` when it cannot be taken in."""
        name = row.needed("name", 160)
        numbers = self._wanted_places(row)
        here = self._here(row, name, numbers)
        self._plan.once(row, here.id if here else (plain(name), numbers))
        fields = self._fields(row, name)
        if here is None and not fields.get("kind"):
            raise RuleBroken("sheet.service_kind_missing")
        step = self._written(here, numbers, fields)
        if here is None:
            self._plan.add(row, self._title(name, numbers), step.changes)
            return
        after = replace(here, **fields) if not step.changes else _after(step, here)
        told = (*differences(_TOLD, here, after), *self._moved(here.id, numbers))
        self._plan.change(row, self._title(here.name, numbers), step.changes, told)

    def _written(
        self, here: Service | None, numbers: frozenset[str] | None, fields: dict[str, Any]
    ) -> Step:
        places = self._places.get(here.id, []) if here else []
        mine = Register([here, *places] if here else [])
        stay = frozenset(link.municipality_number for link in places)
        wanted = stay if numbers is None else numbers
        return write_service(mine, self._laptop, here.id if here else "", sorted(wanted), fields)

    def _fields(self, row: Cells, name: str) -> dict[str, Any]:
        found: dict[str, Any] = {"name": name}
        found |= {field: row.line(field, 160) for field in _LINES if row.has(field)}
        if row.has("service_kind"):
            found["kind"] = self._kind(row)
        if row.has("language"):
            found["language"] = row.value("language", "language")
        if row.has("owner_kind"):
            found["owner_kind"] = OwnerKind(row.value("owner_kind", "owner_kind"))
        if row.has("size"):
            found["size"] = row.whole("size")
            if found["size"] > LARGEST:
                raise RuleBroken("service.size_wrong")
        return found

    def _kind(self, row: Cells) -> str:
        code = self._kinds.get(plain(row.line("service_kind")))
        if code is None:
            raise row.refused("sheet.service_kind_unknown", "service_kind")
        return code

    def _wanted_places(self, row: Cells) -> frozenset[str] | None:
        """Return the municipality numbers a row asks for, or None where it says nothing."""
        if not row.has("municipality"):
            return None
        words = re.split(r"[;,/]", row.line("municipality"))
        return frozenset(
            self._number(row, " ".join(word.split())) for word in words if word.strip()
        )

    def _number(self, row: Cells, word: str) -> str:
        known = self._numbers.get(plain(word))
        if known is not None:
            return known
        new = _NEW_PLACE.fullmatch(word)
        if new is None:
            raise row.refused("sheet.municipality_unknown", "municipality")
        number, name = new.groups()
        if number not in self._names:
            step = add_municipality(Register(), self._laptop, number, name)
            self._plan.changes += step.changes
            self._names[number] = name
        self._numbers |= {plain(word): number, plain(name): number, number: number}
        return number

    def _here(self, row: Cells, name: str, numbers: frozenset[str] | None) -> Service | None:
        """Return the service a row is about: by its id, else by its name and municipalities."""
        known = self._services.get(row.line("id"))
        if known is not None:
            return known
        named = self._known.get(plain(name), [])
        if numbers is not None:
            named = [one for one in named if self._numbers_of(one) & numbers or not numbers]
        if len(named) > 1:
            raise RuleBroken("sheet.service_several", name=name)
        return self._services[named[0]] if named else None

    def _numbers_of(self, service_id: str) -> frozenset[str]:
        links = self._places.get(service_id, [])
        return frozenset(link.municipality_number for link in links)

    def _moved(self, service_id: str, numbers: frozenset[str] | None) -> tuple[Difference, ...]:
        if numbers is None:
            return ()
        before = self._told(self._numbers_of(service_id))
        return (Difference("municipality", before, self._told(numbers)),)

    def _told(self, numbers: Iterable[str]) -> str:
        return cell(tuple(sorted(self._names.get(number, number) for number in numbers)))

    def _title(self, name: str, numbers: frozenset[str] | None) -> str:
        place = self._told(numbers or ())
        return f"{name}, {place}" if place else name


def _after(step: Step, here: Service) -> Service:
    changed = (change.after for change in step.changes)
    return next((row for row in changed if isinstance(row, Service)), here)


def _by_word(register: Register) -> dict[str, str]:
    rows = register.all(Municipality)
    names = {plain(row.name): row.number for row in rows}
    both = {plain(f"{row.number} {row.name}"): row.number for row in rows}
    return names | both | {row.number: row.number for row in rows}
