"""Answered rounds of many services, for tests of what stands across them."""

import datetime
import itertools
from typing import Any

from dialog_app.core.across.sums import RoundSum
from dialog_app.core.measures import Tally
from dialog_app.core.model.base import SubjectKind, Words
from dialog_app.core.model.catalogue import Description, MethodVersion, WorkingMethod
from dialog_app.core.model.days import DayState, Phase
from dialog_app.core.model.services import (
    Consent,
    ConsentKind,
    Service,
    ServiceMunicipality,
)
from dialog_app.core.register import Register

MAY, OCTOBER = datetime.date(2026, 5, 20), datetime.date(2026, 10, 20)
PROGRAMME = "psykisk"
BERGEN, OSLO = "4601", "0301"
_numbers = itertools.count(1)


def catalogue(*codes: str, versions: int = 1) -> list[Any]:
    """Return descriptions and methods: «G4» belongs to G, «SH1» to SH."""
    rows: list[Any] = []
    kinds = list(dict.fromkeys(code.rstrip("0123456789") for code in codes))
    for place, kind in enumerate(kinds):
        rows.append(
            Description(
                id=f"d-{kind}",
                code=kind,
                programme_code=PROGRAMME,
                title=Words(kind),
                position=place,
            )
        )
    for place, code in enumerate(codes):
        kind = code.rstrip("0123456789")
        rows.append(WorkingMethod(id=f"m-{code}", code=code, description_code=kind, position=place))
        rows += [
            MethodVersion(
                id=f"{code}-{number}",
                method_id=f"m-{code}",
                number=number,
                title=Words(code),
                summary=Words(),
            )
            for number in range(1, versions + 1)
        ]
    return rows


def service(row_id: str, kind: str = "SH", place: str = BERGEN, **more: Any) -> list[Any]:
    """Return a service and where it is."""
    tie = ServiceMunicipality(id=f"t-{row_id}", service_id=row_id, municipality_number=place)
    return [Service(id=row_id, name=more.pop("name", row_id), kind=kind, **more), tie]


def consent(service_id: str, withdrawn_on: datetime.date | None = None) -> Consent:
    """Return the consent of a service to be named."""
    return Consent(
        id=f"c-{service_id}",
        kind=ConsentKind.SERVICE_NAMED,
        about=service_id,
        basis="brev",
        given_on=MAY,
        withdrawn_on=withdrawn_on,
    )


def register(*rows: Any) -> Register:
    """Return a register of rows and lists of rows."""
    flat: list[Any] = []
    for row in rows:
        flat += row if isinstance(row, list) else [row]
    return Register(flat)


def heard(service_id: str, version_id: str, *counts: int, **more: Any) -> RoundSum:
    """Return a counted round of a closed day: agree, partly, disagree, no position."""
    number = next(_numbers)
    tally = Tally(*counts) if counts else None
    chosen: dict[str, Any] = {
        "round_id": f"r-{number}",
        "day_id": f"day-{more.get('date', OCTOBER)}",
        "date": OCTOBER,
        "state": DayState.CLOSED,
        "service_id": service_id,
        "group_id": "",
        "subject_kind": SubjectKind.METHOD,
        "version_id": version_id,
        "phase": Phase.AFTER,
        "present": tally.asked if tally else 12,
        "closed": True,
        "tally": tally,
        **more,
    }
    return RoundSum(**chosen)
