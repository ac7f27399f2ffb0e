"""Changing the register: services and municipalities."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from dialog_app.core import norway
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Language, Source
from dialog_app.core.model.catalogue import Municipality
from dialog_app.core.model.services import Service, ServiceMunicipality
from dialog_app.core.plain import clean_line
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added, removed
from dialog_app.core.register import Register

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
LARGEST = 9999
_LINES = (
    "name",
    "owner_name",
    "leader_name",
    "leader_email",
    "emergency_phone",
    "child_welfare_phone",
)


def add_service(
    register: Register,
    laptop: Laptop,
    municipality_numbers: Iterable[str],
    /,
    language: Language = "nb",
    **fields: Any,
) -> Step:
    """Add a service (`name` and `kind` at least) in one or many municipalities.

    Raises `RuleBroken`: `service.name_missing`, `service.email_wrong`, `service.size_wrong`,
    `row.gone` for a `part_of` that is not there.
    """
    _check_part(register, "", fields.get("part_of", ""))
    wanted = {name: _service_field(name, value) for name, value in fields.items()}
    service = Service(id=laptop.new_id(), origin=laptop.name, language=language, **wanted)
    places = [_place(laptop, service.id, number) for number in municipality_numbers]
    return Step("step.service_written", added(service, *places), {"name": service.name})


def change_service(register: Register, _laptop: Laptop, service_id: str, /, **fields: Any) -> Step:
    """Change fields of a service.

    Raises `RuleBroken` as `add_service`, `row.gone`, and `service.part_circular`.
    """
    _check_part(register, service_id, fields.get("part_of", ""))
    before = register.one(Service, service_id)
    wanted = {name: _service_field(name, value) for name, value in fields.items()}
    after = replace(before, **wanted)
    changes = () if before == after else (Change(before, after),)
    return Step("step.service_written", changes, {"name": after.name})


def set_places(register: Register, laptop: Laptop, service_id: str, numbers: Iterable[str]) -> Step:
    """Set the municipalities of a service by number.

    One that is left is ended today and stays in the record; one that was given today by mistake
    goes away. One the service comes back to begins a period of its own.
    """
    today = norway.date(laptop.now())
    before = [
        row
        for row in register.where(ServiceMunicipality, lambda row: row.service_id == service_id)
        if row.until is None
    ]
    wanted = set(numbers)
    gone = [row for row in before if row.municipality_number not in wanted]
    ended = [Change(row, replace(row, until=today)) for row in gone if row.since != today]
    kept = {row.municipality_number for row in before}
    fresh = [_place(laptop, service_id, number) for number in sorted(wanted - kept)]
    mistaken = removed(*(row for row in gone if row.since == today))
    return Step("step.service_written", (*mistaken, *ended, *added(*fresh)))


def write_service(
    register: Register,
    laptop: Laptop,
    service_id: str,
    numbers: Iterable[str],
    fields: dict[str, Any],
) -> Step:
    """Add a service, or change one with its municipalities in the same step.

    Raises `RuleBroken` as `register.add_service` and `register.change_service`.
    """
    if not service_id:
        return add_service(register, laptop, numbers, **fields)
    changed = change_service(register, laptop, service_id, **fields)
    placed = set_places(register, laptop, service_id, numbers)
    return replace(changed, changes=(*changed.changes, *placed.changes))


def add_municipality(_register: Register, laptop: Laptop, number: str, name: str) -> Step:
    """Add a municipality that did not ship; raises `RuleBroken("municipality.wrong")`."""
    if not re.fullmatch(r"\d{4}", number) or not clean_line(name, 80):
        raise RuleBroken("municipality.wrong")
    row = Municipality(
        id=f"municipality:{number}",
        origin=laptop.name,
        source=Source.LOCAL,
        number=number,
        name=clean_line(name, 80),
    )
    return Step("step.municipality_added", added(row))


def _place(laptop: Laptop, service_id: str, number: str) -> ServiceMunicipality:
    return ServiceMunicipality(
        id=laptop.new_id(),
        origin=laptop.name,
        service_id=service_id,
        municipality_number=number,
        since=norway.date(laptop.now()),
    )


def _check_part(register: Register, service_id: str, part_of: str) -> None:
    """Refuse a service that would be a part of itself, by however many steps."""
    above, seen = part_of, {service_id}
    while above:
        if above in seen:
            raise RuleBroken("service.part_circular")
        seen.add(above)
        above = register.service(above).part_of


def _service_field(name: str, value: Any) -> Any:
    if name in _LINES:
        value = clean_line(value, 160)
    if name == "name" and not value:
        raise RuleBroken("service.name_missing")
    if name == "leader_email" and value and not _EMAIL.fullmatch(value):
        raise RuleBroken("service.email_wrong")
    if name == "size" and value is not None and not 0 <= value <= LARGEST:
        raise RuleBroken("service.size_wrong")
    return value
