"""Saving the agenda of a day as a template for new days."""

from PySide6.QtWidgets import QWidget

from dialog_app.core.commands.shelf import templates
from dialog_app.ui.plan.cards import NearCard
from dialog_app.ui.plan.field import Field
from dialog_app.ui.plan.papers_card import WIDTH
from dialog_app.ui.plan.room import PlanRoom
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.check import Check
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say


class TemplateCard(NearCard):
    """Asks for a name; what is refused stays in its field with the reason below it."""

    def __init__(self, parent: QWidget, room: PlanRoom) -> None:
        super().__init__(parent, "template_card", say("templates.save"), WIDTH)
        self._room = room
        self._name = TextField(say("templates.name"), limit=templates.NAME_MOST)
        self._name.setObjectName("template_name")
        self._name.returnPressed.connect(self._save)
        self._field = Field(say("templates.name"), self._name)
        self._ends = Check(say("templates.fixed_ends"))
        self._ends.setObjectName("template_fixed_ends")
        self._told = Label("", "small").wrapped()
        self._told.setObjectName("template_told")
        button = Button(say("templates.save"), ButtonLook())
        button.setObjectName("save_template")
        button.clicked.connect(self._save)
        self.body.addWidget(Label(say("templates.save_hint"), "small", muted=True).wrapped())
        for part in (self._field, self._ends, button, self._told):
            self.body.addWidget(part)

    def _save(self) -> None:
        refused = self._room.around.register_bridge.run(
            templates.save_template,
            self._room.day,
            self._name.text(),
            fixed_ends=self._ends.isChecked(),
        )
        self._field.fault(refused.sentence if refused is not None else "")
        if refused is None:
            self._told.setText(say("templates.saved", name=self._name.text().strip()))
            self._name.clear()
        self.fit()
