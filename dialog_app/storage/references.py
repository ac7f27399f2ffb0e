"""Which rows a row points at, and what else must travel with a day that points at them."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from dialog_app.core import codec
from dialog_app.core.day import Day
from dialog_app.core.model import catalogue, days, minutes, said, services
from dialog_app.core.model.base import Row, SubjectKind
from dialog_app.core.model.said import Obstacle, Round
from dialog_app.core.register import Register
from dialog_app.core.tables import REGISTER_ROWS

FIRM: Final[dict[str, type[Row]]] = {
    "main_answer_id": catalogue.MainAnswer,
    "method_id": catalogue.WorkingMethod,
    "obstacle_id": Obstacle,
    "provision_id": catalogue.Provision,
    "round_id": Round,
    "service_id": services.Service,
    "service_ids": services.Service,
    "tool_id": catalogue.Tool,
}
"""Fields that must lead to a row, by name; an empty one leads nowhere and may."""

LOOSE: Final = frozenset(
    {"day_id", "from_id", "group_id", "item_id", "owner_consent_id", "previous_day_id", "to_id"}
    # Of any kind of subject; what the day treats says of which.
    | {"method_version_ids"}
    # What was struck from minutes is gone.
    | {"row_id"}
    # Of other days, which need not be in the same archive.
    | {"about_id", "about_day_id", "became_id", "into_id", "rewording_id", "tied_id"}
)
"""Fields that may lead to a row that is no longer there."""

ORIGINS: Final = frozenset(
    {"base_seen", "carried_from", "carried_to", "into_on", "merged_into", "said_on", "same_as"}
    | {"split_from", "tied_on"}
)
"""Fields that name a row without being called its id, and may lead to none."""

ALWAYS: Final = frozenset(
    {
        (catalogue.AdviceLink, "main_answer_id"),
        (catalogue.AdviceLink, "method_id"),
        (catalogue.MethodVersion, "method_id"),
        (catalogue.RewordingVerdict, "method_id"),
        (catalogue.ToolVersion, "tool_id"),
        (days.Attendance, "service_id"),
        (days.DayService, "service_id"),
        (minutes.Dissent, "service_id"),
        (minutes.MinutesChange, "service_id"),
        (said.Action, "service_id"),
        (said.Answer, "round_id"),
        (said.Minutes, "service_id"),
        (said.ObstacleService, "obstacle_id"),
        (said.ObstacleService, "service_id"),
        (said.ObstacleSource, "obstacle_id"),
        (said.Trial, "service_id"),
        (services.ServiceMunicipality, "service_id"),
    }
)
"""Fields of rows that mean nothing where they lead nowhere; here none may be empty."""

SUBJECTS: Final[dict[SubjectKind, type[Row]]] = {
    SubjectKind.METHOD: catalogue.MethodVersion,
    SubjectKind.TOOL: catalogue.ToolVersion,
    SubjectKind.MAIN_ANSWER: catalogue.MainAnswer,
    SubjectKind.VALUE: catalogue.Value,
}


class Reference(NamedTuple):
    """One row pointing at another: the field, the kind it points at, and the id."""

    field: str
    kind: type[Row]
    id: str


def references(row: Row) -> Iterator[Reference]:
    """Give what a row points at and cannot be understood without."""
    for field in codec.fields_of(type(row)):
        kind = FIRM.get(field.name)
        if field.name == "version_id":
            kind = SUBJECTS.get(getattr(row, "subject_kind", SubjectKind.METHOD))
        if kind is not None:
            value = getattr(row, field.name)
            ids = (value,) if isinstance(value, str) else value
            always = (type(row), field.name) in ALWAYS
            yield from (Reference(field.name, kind, row_id) for row_id in ids if row_id or always)


def travelling(day: Day, register: Register) -> tuple[Row, ...]:
    """Return the services, local catalogue rows and texts that a day refers to, by kind and id.

    Base rows travel too: a laptop with an older base set can then show the day, and a starter
    example is marked as one wherever the file is read.
    """
    found: dict[tuple[type[Row], str], Row] = {}
    _follow(day.rows(), register, found)
    for extra in (_ties, _codes, _consents):
        _take(extra(day, register, found), register, found)
    order = {kind: place for place, kind in enumerate(REGISTER_ROWS)}
    return tuple(sorted(found.values(), key=lambda row: (order[type(row)], row.id)))


Found = dict[tuple[type[Row], str], Row]


def _follow(rows: Iterable[Row], register: Register, found: Found) -> None:
    for row in rows:
        for _, kind, row_id in references(row):
            target = register.find(kind, row_id)
            if target is not None:
                _take((target,), register, found)


def _take(rows: Iterable[Row], register: Register, found: Found) -> None:
    for row in tuple(rows):
        if (type(row), row.id) not in found:
            found[type(row), row.id] = row
            _follow((row,), register, found)


def _of(kind: type[Row], found: Found) -> set[str]:
    return {row_id for found_kind, row_id in found if found_kind is kind}


def _ties(_day: Day, register: Register, found: Found) -> list[Row]:
    """Return what ties services to municipalities and methods to children's advice."""
    chosen, methods = _of(services.Service, found), _of(catalogue.WorkingMethod, found)
    tied = register.where(services.ServiceMunicipality, lambda row: row.service_id in chosen)
    numbers = {row.municipality_number for row in tied}
    return [
        *tied,
        *register.where(catalogue.Municipality, lambda row: row.number in numbers),
        *register.where(catalogue.AdviceLink, lambda row: row.method_id in methods),
    ]


def _codes(day: Day, register: Register, found: Found) -> list[Row]:
    """Return the rows that are pointed at by code instead of id."""
    used = set(_codes_in((*day.rows(), *found.values())))
    descriptions = register.where(catalogue.Description, lambda row: row.code in used)
    used.update(row.programme_code for row in descriptions)
    return [
        *descriptions,
        *register.where(catalogue.Programme, lambda row: row.code in used),
        *register.where(catalogue.ObstacleCategory, lambda row: row.code in used),
        *register.where(catalogue.Role, lambda row: row.code in used),
    ]


def _codes_in(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        for field in codec.fields_of(type(row)):
            if field.name.endswith("_code"):
                yield getattr(row, field.name)
        if isinstance(row, services.Service):
            yield row.kind


def _consents(day: Day, register: Register, found: Found) -> tuple[services.Consent, ...]:
    here = {row.id for row in day.rows()} | _of(services.Service, found)
    return register.where(
        services.Consent, lambda row: row.about in here and row.day_id in ("", day.id)
    )
