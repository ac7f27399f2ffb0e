"""Invitations from the plan: a calendar file and a letter for one service, or for all."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from dialog_app.core.papers.invitation import CONTACT_LIMIT
from dialog_app.ui.icons import Icon
from dialog_app.ui.plan.cards import NearCard
from dialog_app.ui.plan.field import Field
from dialog_app.ui.plan.papers_card import WIDTH
from dialog_app.ui.plan.room import PlanRoom
from dialog_app.ui.plan.saving import SavedTo
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

_CONTACT: Final = "invite:contact"


class InviteCard(NearCard):
    """Whom the letter tells to ask is written once, and stands there again for the next day."""

    def __init__(self, parent: QWidget, room: PlanRoom) -> None:
        super().__init__(parent, "invite_card", say("invite.panel.button"), WIDTH)
        self._room = room
        self.body.addWidget(Label(say("invite.panel.button_hint"), "small", muted=True).wrapped())
        services = [(room.service_name(one), one) for one in room.day.service_ids]
        options = [(say("invite.panel.everybody"), ""), *services]
        self._whom = Choice(say("invite.panel.whom"), options)
        self._whom.setObjectName("invite_whom")
        self._contact = TextField(say("invite.panel.contact"), limit=CONTACT_LIMIT)
        self._contact.setObjectName("invite_contact")
        self._contact.setText(room.around.register_bridge.draft(_CONTACT))
        self._contact.editingFinished.connect(self._keep)
        self._saved = SavedTo("invite")
        self._save_button = Button(say("invite.panel.save"), ButtonLook(icon=Icon.EXPORT))
        self._save_button.setObjectName("save_invitations")
        self._save_button.clicked.connect(self._save)
        self.body.addWidget(Field(say("invite.panel.whom"), self._whom))
        self.body.addWidget(Field(say("invite.panel.contact"), self._contact))
        self.body.addWidget(self._saved)
        self.body.addWidget(self._save_button)
        if not services:
            self._save_button.setEnabled(False)
            self.body.addWidget(Label(say("invite.panel.nobody"), "small", muted=True).wrapped())

    def _keep(self) -> None:
        self._room.around.register_bridge.keep_draft(_CONTACT, self._contact.text())

    def _save(self) -> None:
        self._keep()
        self._saved.save(self._write)
        self.fit()

    def _write(self, folder: Path) -> str:
        # Slow to import, and a plan is opened many times for each invitation.
        from dialog_app.reports import invitations

        one = str(self._whom.value() or "")
        services = (one,) if one else self._room.day.service_ids
        contact = self._contact.text()
        invitations.write(self._room.day, self._room.register, folder, services, contact)
        return say("invite.panel.saved", n=len(services), folder=str(folder))
