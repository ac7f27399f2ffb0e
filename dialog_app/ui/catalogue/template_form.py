"""Another name for a template of one's own."""

from typing import Final

from dialog_app.core.commands.shelf import templates
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.catalogue.form import Form
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

_FAULTS: Final = {"template.name_missing": "name", "template.name_taken": "name"}


class TemplateForm(Form):
    """Opened with a template's name; days made from it keep the name they know."""

    def __init__(self, around: Around) -> None:
        super().__init__(around, "template_form", _FAULTS)
        self._template = ""
        words = say("templates.name")
        self.add("name", words, TextField(words, limit=templates.NAME_MOST))
        self.end_fields()

    def open_for(self, name: str) -> None:
        """Open with the name it has."""
        self._template = name
        self.begin(say("templates.rename"), f"template:{name}", {"name": name})

    def submit(self, place: str) -> Refusal | None:
        """Give it the name that is written."""
        bridge = self.around.register_bridge
        name = self.values()["name"]
        return bridge.run_clearing(place, templates.rename_template, self._template, name)
