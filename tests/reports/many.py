"""A day with as many services as asked for, all of them as full as the sample's own."""

import dataclasses
from collections.abc import Iterator

from dialog_app.core.day import Day
from dialog_app.core.model.base import Row
from dialog_app.core.model.days import AgendaItem, DayInfo, DaySubject
from dialog_app.core.model.services import Service, ServiceMunicipality
from dialog_app.core.register import Register
from tests.reports import sample

_OF_ALL = (DayInfo, DaySubject, AgendaItem)
_ELSEWHERE = "x-"
_SAID = ("text", "why", "how_it_went", "citation", "words")


def day_and_register(services: int, methods: int, texts: str = "") -> tuple[Day, Register]:
    """Return a day of the services `s-0`, `s-1` …, and their register.

    What service 3 said ends with `texts` and «003», so that each can be told from all others.
    """
    plan = sample.Plan(methods=methods)
    rows = list(sample.day(plan).rows())
    kept: list[Row] = [row for row in rows if isinstance(row, _OF_ALL)]
    mine = [row for row in rows if not isinstance(row, _OF_ALL) and _is_mine(row)]
    ids = {row.id for row in mine}
    for number in range(services):
        kept += [_as_of(row, number, ids, texts) for row in mine]
    return Day(kept), Register(_register(plan, services))


def _register(plan: sample.Plan, services: int) -> Iterator[Row]:
    known = sample.register(plan)
    named = known.service(sample.MINE)
    for row in known.rows():
        if not isinstance(row, Service | ServiceMunicipality):
            yield row
    for number in range(services):
        yield dataclasses.replace(named, id=f"s-{number}", name=f"Tjeneste {number}")


def _is_mine(row: Row) -> bool:
    others = (getattr(row, "service_id", ""), getattr(row, "obstacle_id", ""))
    return sample.OTHER not in others and not row.id.startswith(_ELSEWHERE)


def _as_of(row: Row, number: int, ids: set[str], texts: str) -> Row:
    changed: dict[str, str] = {}
    for field in dataclasses.fields(row):
        value = getattr(row, field.name)
        if value == sample.MINE:
            changed[field.name] = f"s-{number}"
        elif isinstance(value, str) and value in ids:
            changed[field.name] = f"{value}-{number}"
        elif field.name in _SAID and texts and value:
            changed[field.name] = f"{value} {texts}{number:03}"
    return dataclasses.replace(row, **changed)
