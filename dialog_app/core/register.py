"""The catalogue and the services, as one frozen value."""

from collections.abc import Iterable

from dialog_app.core.catalogue import Catalogue
from dialog_app.core.model.catalogue import Municipality
from dialog_app.core.model.services import Service, ServiceMunicipality


class Register(Catalogue):
    """All rows of the catalogue and of the services. Lists come in the order people see them."""

    __slots__ = ()

    @property
    def services(self) -> tuple[Service, ...]:
        """The services by name."""
        return self.in_order(Service, lambda row: (row.name.casefold(), row.id))

    @property
    def current_services(self) -> tuple[Service, ...]:
        """The services that are not archived, by name."""
        return tuple(row for row in self.services if row.until is None)

    def service(self, service_id: str) -> Service:
        """The service with this id; raises `RuleBroken("row.gone")` if there is none."""
        return self.one(Service, service_id)

    def places(self, service_id: str) -> tuple[str, ...]:
        """The names of a service's municipalities, without those it has left."""
        links = self.where(ServiceMunicipality, lambda row: row.service_id == service_id)
        numbers = {link.municipality_number for link in links if link.until is None}
        rows = self.where(Municipality, lambda row: row.number in numbers)
        return tuple(sorted(row.name for row in rows))

    def full_name(self, service_id: str) -> str:
        """A service's name with its place: «Skolehelsetjenesten, Bergen»."""
        service = self.service(service_id)
        place = ", ".join(self.places(service_id)) or service.owner_name
        return f"{service.name}, {place}" if place else service.name

    def name_among(self, service_id: str, service_ids: Iterable[str]) -> str:
        """A service's name, with its place where another of these services has the same name."""
        names = [self.service(other).name for other in service_ids]
        name = self.service(service_id).name
        return self.full_name(service_id) if names.count(name) > 1 else name
