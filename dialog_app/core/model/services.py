"""Rows of the register of services."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from dialog_app.core.model.base import Language, Row


class OwnerKind(StrEnum):
    """Who owns a service."""

    MUNICIPALITY = "municipality"
    DISTRICT = "district"
    COUNTY = "county"
    HEALTH_TRUST = "health_trust"
    SCHOOL = "school"
    PRISON = "prison"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Service(Row):
    """A service that takes part; its municipalities are `ServiceMunicipality` rows.

    `kind` is a description code. A service may be a part of another (`part_of`), for a time.
    """

    name: str
    kind: str
    language: Language = "nb"
    owner_kind: OwnerKind = OwnerKind.MUNICIPALITY
    owner_name: str = ""
    leader_name: str = ""
    leader_email: str = ""
    emergency_phone: str = ""
    child_welfare_phone: str = ""
    size: int | None = None
    part_of: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceMunicipality(Row):
    """Ties a service to one of its municipalities, for a time."""

    service_id: str
    municipality_number: str
    since: datetime.date | None = None
    until: datetime.date | None = None


class ConsentKind(StrEnum):
    """What somebody has consented to."""

    SERVICE_NAMED = "service_named"
    OWNER_NAMED = "owner_named"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Row):
    """A recorded consent: what it is for, its basis, when it was given and withdrawn.

    `about` is the id of the service, action or reason; `day_id` is empty outside a day.
    """

    kind: ConsentKind
    about: str
    basis: str
    given_on: datetime.date
    withdrawn_on: datetime.date | None = None
    day_id: str = ""
