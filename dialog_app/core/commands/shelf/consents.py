"""Consents to being named: who does an action, a service across services; and withdrawn."""

import datetime
from dataclasses import replace
from typing import Final

from dialog_app.core import norway
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.said import Action
from dialog_app.core.model.services import Consent, ConsentKind, Service
from dialog_app.core.plain import clean_line
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added
from dialog_app.core.register import Register

BASIS_MOST: Final = 200


def record_consent(
    register: Register, laptop: Laptop, consent_id: str, action: Action, basis: str
) -> Step:
    """Record that an action's owner has said yes to being named, today, and on what basis.

    Raises `RuleBroken`: `consent.basis_missing`, `consent.already_there`.
    """
    said = _checked(basis)
    if register.find(Consent, consent_id) is not None:
        raise RuleBroken("consent.already_there")
    consent = Consent(
        id=consent_id,
        origin=laptop.name,
        kind=ConsentKind.OWNER_NAMED,
        about=action.id,
        basis=said,
        given_on=norway.date(laptop.now()),
        day_id=action.day_id,
    )
    return Step("step.consent_recorded", added(consent))


def name_service(register: Register, laptop: Laptop, service_id: str, basis: str) -> Step:
    """Record that a service has said yes to being named where several services are told of.

    Changes nothing where such a consent stands already. Raises `RuleBroken`: `row.gone`,
    `consent.basis_missing`.
    """
    service = register.one(Service, service_id)
    said = _checked(basis)
    kind = ConsentKind.SERVICE_NAMED
    there = register.where(Consent, lambda row: (row.kind, row.about) == (kind, service_id))
    if any(row.withdrawn_on is None for row in there):
        return Step("step.service_named", (), {"name": service.name})
    consent = Consent(
        id=laptop.new_id(),
        origin=laptop.name,
        kind=kind,
        about=service_id,
        basis=said,
        given_on=norway.date(laptop.now()),
    )
    return Step("step.service_named", added(consent), {"name": service.name})


def _checked(basis: str) -> str:
    said = clean_line(basis, BASIS_MOST)
    if not said:
        raise RuleBroken("consent.basis_missing")
    return said


def withdraw_consent(
    register: Register, laptop: Laptop, consent_id: str, on: datetime.date | None = None
) -> Step:
    """Record that a consent was withdrawn; from now on the name is neither shown nor printed.

    Withdrawing it again changes nothing. Raises `RuleBroken("row.gone")`.
    """
    consent = register.one(Consent, consent_id)
    if consent.withdrawn_on is not None:
        return Step("step.consent_withdrawn", ())
    gone = replace(consent, withdrawn_on=on or norway.date(laptop.now()))
    return Step("step.consent_withdrawn", (Change(consent, gone),))
