"""The services of a picture: which stand in it, and what they may be called."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from dialog_app.core.across.filter import Filter
from dialog_app.core.model.services import Service, ServiceMunicipality
from dialog_app.core.publish.names import SizeBand, naming_consent, size_band
from dialog_app.core.register import Register

LEAST_UNNAMED: Final = 3
"""Fewer services than these without a name are not told of one place or period: it would name
them."""


@dataclass(frozen=True, slots=True)
class Column:
    """A service in a picture: its name where it has consented to be named, else empty.

    Without a name it is known by `kind` (a description code), `band`, and a `number` among all
    services of that kind and band, which stays the same whatever is filtered away and says nothing
    of who it is.
    """

    service_id: str
    kind: str
    band: SizeBand
    number: int
    name: str = ""


def named(register: Register, service_ids: Iterable[str]) -> frozenset[str]:
    """Return those of the services that have consented to be named, and not withdrawn it."""
    return frozenset(one for one in service_ids if naming_consent(register, one) is not None)


def columns(register: Register, service_ids: Collection[str]) -> tuple[Column, ...]:
    """Return the services as columns, by kind in catalogue order: the named first, by name."""
    kinds = {row.code: place for place, row in enumerate(register.descriptions)}
    may = named(register, service_ids)
    names = {row_id: register.name_among(row_id, may) for row_id in may}
    found = []
    for (kind, size), rows in _alike(register).items():
        for number, row in enumerate(rows, 1):
            if row.id in service_ids:
                found.append(Column(row.id, kind, size, number, names.get(row.id, "")))

    def place(column: Column) -> tuple[object, ...]:
        order = kinds.get(column.kind, len(kinds)), column.kind
        nameless = not column.name, column.name.casefold()
        return *order, *nameless, list(SizeBand).index(column.band), column.number

    return tuple(sorted(found, key=place))


def chosen_services(
    register: Register, service_ids: Iterable[str], chosen: Filter
) -> tuple[frozenset[str], int]:
    """Return the services the filter leaves, and how many it keeps back.

    A place tells which service one without a name is, unless three are left of its kind and size
    in just the same places; so no two filters tell it either. Of a period three must be left.
    """
    left = {row_id for row_id in service_ids if _wanted(register, row_id, chosen)}
    hidden: set[str] = set()
    if chosen.narrows_to_some:
        nameless = left - named(register, left)
        alike = defaultdict(set)
        for row_id in nameless:
            alike[_seen_as(register, row_id) if chosen.municipalities else ()].add(row_id)
        few = (ids for ids in alike.values() if len(ids) < LEAST_UNNAMED)
        hidden = {row_id for ids in few for row_id in ids}
    return frozenset(left - hidden), len(hidden)


def _seen_as(register: Register, service_id: str) -> tuple[object, ...]:
    """Return what the picture tells of a service without a name, and where it is."""
    row = register.one(Service, service_id)
    ties = register.grouped(ServiceMunicipality, "service_id").get(service_id, ())
    places = frozenset((tie.municipality_number, tie.since, tie.until) for tie in ties)
    return row.kind, size_band(row.size), places


def _wanted(register: Register, service_id: str, chosen: Filter) -> bool:
    row = register.find(Service, service_id)
    if row is None:
        return False
    if chosen.kinds and row.kind not in chosen.kinds:
        return False
    return not chosen.municipalities or _is_in(register, service_id, chosen)


def _is_in(register: Register, service_id: str, chosen: Filter) -> bool:
    ties = register.grouped(ServiceMunicipality, "service_id").get(service_id, ())
    until = chosen.until or datetime.date.max
    since = chosen.since or datetime.date.min
    return any(
        tie.municipality_number in chosen.municipalities
        and (tie.since or datetime.date.min) <= until
        and (tie.until or datetime.date.max) >= since
        for tie in ties
    )


def _alike(register: Register) -> dict[tuple[str, SizeBand], list[Service]]:
    """Return the services by kind and band; the order of their random ids tells nothing."""
    found: dict[tuple[str, SizeBand], list[Service]] = {}
    for row in sorted(register.all(Service), key=lambda row: row.id):
        found.setdefault((row.kind, size_band(row.size)), []).append(row)
    return found
