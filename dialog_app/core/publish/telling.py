"""Which texts that services wrote may stand in a document about many of them (P7 of measures §4.4).

Numbers are protected by their size; a text is held back where it seems to say whom it is about.
"""

from collections import Counter
from functools import cached_property

from dialog_app.core.folding import folded
from dialog_app.core.model.catalogue import Municipality
from dialog_app.core.model.services import Service, ServiceMunicipality
from dialog_app.core.privacy import signs
from dialog_app.core.publish.names import naming_consent
from dialog_app.core.register import Register


class Telling:
    """Judges the texts of one register; what it lets through was still not read by people."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def may_stand(self, text: str) -> bool:
        """Tell whether a text names no service, place, person, and bears no other sign of one."""
        if signs(text, self._people):
            return False
        said = f" {' '.join(folded(text))} "
        return not any(f" {name} " in said for name in self._places)

    @cached_property
    def _people(self) -> tuple[str, ...]:
        rows = self._register.all(Service)
        return tuple(sorted({row.leader_name for row in rows if row.leader_name}))

    @cached_property
    def _places(self) -> frozenset[str]:
        """The names that say which service it is, or where, folded."""
        register = self._register
        names = Counter(_one(row.name) for row in register.all(Service))
        kinds = {_one(row.title.best("nb")) for row in register.descriptions}
        services = {
            _one(row.name)
            for row in register.all(Service)
            if naming_consent(register, row.id) is None
        }
        own = {name for name in services if names[name] == 1 and name not in kinds}
        owners = {_one(row.owner_name) for row in register.all(Service)}
        used = {row.municipality_number for row in register.all(ServiceMunicipality)}
        places = {_one(row.name) for row in register.all(Municipality) if row.number in used}
        return frozenset((own | owners | places) - {""})


def _one(name: str) -> str:
    return " ".join(folded(name))
