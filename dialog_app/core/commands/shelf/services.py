"""Services that are no longer there: archived with all they said, or removed while unused."""

from dataclasses import replace

from dialog_app.core import norway
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.services import Consent, Service, ServiceMunicipality
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, removed
from dialog_app.core.register import Register


def archive_service(register: Register, laptop: Laptop, service_id: str) -> Step:
    """Archive a service: new days do not offer it, and all it answered stays.

    Archiving it again changes nothing. Raises `RuleBroken("row.gone")`.
    """
    service = register.service(service_id)
    changes: tuple[Change, ...] = ()
    if service.until is None:
        changes = (Change(service, replace(service, until=norway.date(laptop.now()))),)
    return Step("step.service_archived", changes, {"name": service.name})


def bring_back_service(register: Register, _laptop: Laptop, service_id: str) -> Step:
    """Let new days offer an archived service again; raises `RuleBroken("row.gone")`."""
    service = register.service(service_id)
    changes: tuple[Change, ...] = ()
    if service.until is not None:
        changes = (Change(service, replace(service, until=None)),)
    return Step("step.service_brought_back", changes, {"name": service.name})


def remove_service(register: Register, _laptop: Laptop, service_id: str, days: int) -> Step:
    """Remove a service that is on none of the `days` there are; its municipalities go with it.

    Raises `RuleBroken`: `row.gone`, `service.in_use`, `service.has_parts`.
    """
    service = register.service(service_id)
    if days:
        raise RuleBroken("service.in_use", n=days)
    if register.where(Service, lambda row: row.part_of == service_id):
        raise RuleBroken("service.has_parts")
    places = register.where(ServiceMunicipality, lambda row: row.service_id == service_id)
    consents = register.where(Consent, lambda row: row.about == service_id)
    return Step("step.service_erased", removed(service, *places, *consents), {"name": service.name})
