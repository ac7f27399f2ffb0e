"""The forms of programmes and descriptions."""

from dialog_app.core.commands.shelf import programmes as commands
from dialog_app.core.commands.shelf.texts import CODE_LIMIT
from dialog_app.core.model.base import Words
from dialog_app.core.model.catalogue import Description, Programme
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.catalogue.form import Form
from dialog_app.ui.catalogue.language_fields import add_title as add_title_field
from dialog_app.ui.catalogue.language_fields import as_values, own_first, read_words
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import language, say


class ProgrammeForm(Form):
    """A programme, new or renamed: its title in three languages."""

    def __init__(self, around: Around) -> None:
        faults = {"programme.title_missing": f"title_{language()}"}
        super().__init__(around, "programme_form", faults)
        self._programme_id = ""
        for code in own_first():
            add_title_field(self, code)
        self.end_fields()

    def open_new(self) -> None:
        """Open for a programme that is not there yet."""
        self._programme_id = ""
        self.begin(say("programmes.new"), "new_programme", as_values("title", Words()))

    def open_for(self, programme_id: str) -> None:
        """Open with a programme."""
        self._programme_id = programme_id
        title = self.around.register.one(Programme, programme_id).title
        values = as_values("title", title)
        self.begin(say("programmes.edit"), f"programme:{programme_id}", values)

    def submit(self, place: str) -> Refusal | None:
        """Write the programme."""
        title = read_words(self.values(), "title")
        bridge = self.around.register_bridge
        if not self._programme_id:
            return bridge.run_clearing(place, commands.add_programme, title)
        return bridge.run_clearing(place, commands.rename_programme, self._programme_id, title)


class _DescriptionFields(Form):
    """What new and changed descriptions have in common."""

    def _add_fields(self) -> None:
        for code in own_first():
            add_title_field(self, code)
        for name in ("professionals", "central_law"):
            words = say(f"programmes.form.{name}")
            self.add(name, words, TextField(words, limit=commands.LINE_LIMIT))
        self.end_fields()

    def _text(self) -> commands.DescriptionText:
        values = self.values()
        return commands.DescriptionText(
            title=read_words(values, "title"),
            professionals=values["professionals"],
            central_law=values["central_law"],
        )


class NewDescriptionForm(_DescriptionFields):
    """A new description in a programme, with the code its methods begin with."""

    def __init__(self, around: Around) -> None:
        faults = {
            "description.code_missing": "code",
            "description.code_taken": "code",
            "description.title_missing": f"title_{language()}",
        }
        super().__init__(around, "new_description_form", faults)
        self._programme_code = ""
        words = say("programmes.form.code")
        hint = say("programmes.form.code_hint")
        self.add("code", words, TextField(words, limit=CODE_LIMIT, hint=hint))
        self._add_fields()

    def open_in(self, programme: Programme) -> None:
        """Open for a new description of a programme."""
        self._programme_code = programme.code
        heading = say("programmes.new_description_in", title=programme.title.best(language()))
        self.begin(heading, f"new_description:{programme.code}", {})

    def submit(self, place: str) -> Refusal | None:
        """Add the description."""
        code = self.values()["code"]
        bridge = self.around.register_bridge
        return bridge.run_clearing(
            place, commands.add_description, self._programme_code, code, self._text()
        )


class DescriptionForm(_DescriptionFields):
    """Changes what a description says; its code stays."""

    def __init__(self, around: Around) -> None:
        faults = {"description.title_missing": f"title_{language()}"}
        super().__init__(around, "description_form", faults)
        self._description_id = ""
        self._add_fields()

    def open_for(self, description_id: str) -> None:
        """Open with a description."""
        self._description_id = description_id
        row = self.around.register.one(Description, description_id)
        values = as_values("title", row.title)
        values |= {"professionals": row.professionals, "central_law": row.central_law}
        self.begin(say("programmes.edit_description"), f"description:{description_id}", values)

    def submit(self, place: str) -> Refusal | None:
        """Write the description."""
        bridge = self.around.register_bridge
        return bridge.run_clearing(
            place, commands.change_description, self._description_id, self._text()
        )
