"""An action's owner by name: parted from the role, recorded with consent, and taken away again."""

from dataclasses import dataclass, replace

from dialog_app.core.commands import owners
from dialog_app.core.commands.shelf import consents
from dialog_app.core.model.said import Action
from dialog_app.core.model.services import Service
from dialog_app.core.owners import Owner, split_owner
from dialog_app.ui.live.capture_state import Deed, newest
from dialog_app.ui.live.reading import Kind, Planned
from dialog_app.ui.live.room import Room
from dialog_app.ui.words import say


@dataclass(frozen=True)
class Naming:
    """Who an action's owner is, and the id of the consent to the name, should it be given."""

    owner: Owner
    consent_id: str

    @classmethod
    def of(cls, room: Room, planned: Planned) -> "Naming":
        """Return what was written of an owner, with names the day's services are known by."""
        rows = (room.register.find(Service, one) for one in room.day.service_ids)
        names = [row.leader_name for row in rows if row is not None and row.leader_name]
        return cls(split_owner(planned.who, names), room.bridge.laptop.new_id())

    def without_name(self, planned: Planned) -> Planned:
        """Return a plan with the role alone."""
        return replace(planned, who=self.owner.role) if self.owner.name else planned

    def with_name(self, deed: Deed) -> Deed:
        """Return the command that also writes the name down."""
        _command, args = deed
        return owners.add_named_action, (*args, (self.owner.name, self.consent_id))

    def record_consent(self, room: Room) -> None:
        """Record that the owner of the newest action said yes in the room."""
        action = room.day.find(Action, newest(room.day, Kind.ACTION))
        if action is not None:
            bridge = room.around.register_bridge
            bridge.run(consents.record_consent, self.consent_id, action, say("owners.basis"))


def forget(room: Room, action: Action) -> None:
    """Withdraw the consent to an owner's name and take the name out of the day."""
    room.around.register_bridge.run(consents.withdraw_consent, action.owner_consent_id)
    room.bridge.run(owners.forget_owner, action.id)
