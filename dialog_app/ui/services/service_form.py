"""A service in the register: written here, or changed."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout

from dialog_app.core.commands import register as commands
from dialog_app.core.model.services import OwnerKind, Service, ServiceMunicipality
from dialog_app.core.plain import clean_line
from dialog_app.core.register import Register
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.catalogue.form import Form, Values, whole_or_none
from dialog_app.ui.plan.field import Field
from dialog_app.ui.services.keeping import Keeping
from dialog_app.ui.services.places_field import PlacesField
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import language, say

_LINES: Final = (
    "name",
    "owner_name",
    "leader_name",
    "leader_email",
    "emergency_phone",
    "child_welfare_phone",
)
_FAULTS: Final = {
    "service.name_missing": "name",
    "service.email_wrong": "leader_email",
    "service.size_wrong": "size",
    "service.part_circular": "part_of",
}
_LIMIT: Final = 160
_DIGITS: Final = 8


class ServiceForm(Form):
    """Opened empty or with a service; saving is one step that one undo takes back."""

    def __init__(self, around: Around) -> None:
        super().__init__(around, "service_form", _FAULTS)
        self.service_id = ""
        self._add_line("name")
        kinds = _kinds(around.register)
        languages = [(say(f"services.form.language.{code}"), code) for code in ("nb", "nn", "en")]
        owners = [(say(f"terms.owner_kind.{kind.value}"), kind.value) for kind in OwnerKind]
        self._add_choices(("kind", kinds), ("language", languages))
        row = self._add_choices(("owner_kind", owners))
        words = say("services.form.owner_name")
        self.add("owner_name", words, TextField(words, limit=_LIMIT), row=row)
        self._places = PlacesField(around)
        self._places.changed.connect(self._keep.ask)
        self.add_part(Field(say("services.form.places"), self._places))
        self._add_lines("leader_name", "leader_email")
        self._add_lines("emergency_phone", "child_welfare_phone")
        self._add_lines("size")
        words = say("services.form.part_of")
        self._part_of = Choice(words)
        self.add("part_of", words, self._part_of)
        self._keeping = Keeping(around)
        self._keeping.done.connect(self.cancel)
        self.add_part(self._keeping)
        self.end_fields()

    def open_new(self) -> None:
        """Open for a service that is not in the register."""
        self._offer("")
        kind = next((row.code for row in self.around.register.descriptions), "")
        values = {"kind": kind, "language": "nb", "owner_kind": OwnerKind.MUNICIPALITY.value}
        self.begin(say("services.new"), "new_service", values)

    def open_for(self, service_id: str) -> None:
        """Open with a service of the register."""
        self._offer(service_id)
        service = self.around.register.service(service_id)
        values = {name: str(getattr(service, name) or "") for name in _LINES}
        values |= {
            "kind": service.kind,
            "language": service.language,
            "owner_kind": service.owner_kind.value,
            "part_of": service.part_of,
            "size": "" if service.size is None else str(service.size),
            "places": ",".join(_numbers(self.around.register, service_id)),
        }
        self.begin(say("services.change"), f"service:{service_id}", values)

    def _offer(self, service_id: str) -> None:
        """Offer the other services this one may be a part of, and what may become of it."""
        self.service_id = service_id
        register = self.around.register
        others = [
            (register.full_name(row.id), row.id)
            for row in register.current_services
            if row.id != service_id
        ]
        self._part_of.offer([(say("services.form.no_part"), ""), *others])
        self._keeping.follow(register.find(Service, service_id))

    def values(self) -> Values:
        """Return what is written, the municipalities by number."""
        return {**super().values(), "places": ",".join(self._places.numbers())}

    def fill(self, values: Mapping[str, str]) -> None:
        """Write values into the fields."""
        kind = self._fields["kind"].part
        if isinstance(kind, Choice):
            # Descriptions may have come since the form was made.
            kind.offer(_kinds(self.around.register))
        super().fill(values)
        self._places.set_numbers(tuple(values.get("places", "").split(",")))

    def submit(self, place: str) -> Refusal | None:
        """Write the service."""
        values = self.values()
        fields: dict[str, Any] = {name: clean_line(values[name], _LIMIT) for name in _LINES}
        fields |= {
            "kind": values["kind"],
            "language": values["language"],
            "owner_kind": OwnerKind(values["owner_kind"]),
            "part_of": values["part_of"],
            "size": whole_or_none(values["size"], "service.size_wrong"),
        }
        bridge = self.around.register_bridge
        return bridge.run_clearing(
            place, commands.write_service, self.service_id, self._places.numbers(), fields
        )

    def _add_line(self, name: str) -> None:
        words = say(f"services.form.{name}")
        self.add(name, words, TextField(words, limit=_LIMIT))

    def _add_lines(self, *names: str) -> None:
        row = self.add_row()
        for name in names:
            words = say(f"services.form.{name}")
            limit = _DIGITS if name == "size" else _LIMIT
            self.add(name, words, TextField(words, limit=limit), row=row)

    def _add_choices(self, *choices: tuple[str, list[tuple[str, str]]]) -> QHBoxLayout:
        row = self.add_row()
        for name, options in choices:
            words = say(f"services.form.{'written' if name == 'language' else name}")
            self.add(name, words, Choice(words, options), row=row)
        return row


def _kinds(register: Register) -> list[tuple[str, str]]:
    return [(row.title.best(language()), row.code) for row in register.descriptions]


def _numbers(register: Register, service_id: str) -> tuple[str, ...]:
    links = register.where(ServiceMunicipality, lambda row: row.service_id == service_id)
    return tuple(sorted(link.municipality_number for link in links if link.until is None))
