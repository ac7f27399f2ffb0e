"""The forms for values: one more in a set, and a new set with the values of another."""

from dialog_app.core.commands.shelf import values as commands
from dialog_app.core.commands.shelf.texts import SUMMARY_LIMIT
from dialog_app.core.commands.shelf.values import NewValue
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.catalogue.form import Form
from dialog_app.ui.catalogue.language_fields import add_title, own_first, read_words
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_area import TextArea
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import language, say


class ValueForm(Form):
    """A value of a set; a name that no set has begins a new one."""

    def __init__(self, around: Around) -> None:
        first = f"title_{language()}"
        faults = {
            "value.set_missing": "set",
            "value.title_missing": first,
            "value.taken": first,
        }
        super().__init__(around, "value_form", faults)
        self.add_part(Label(say("shelves.values.stays"), "small", muted=True).wrapped())
        words = say("shelves.values.set_name")
        self.add("set", words, TextField(words, limit=commands.SET_MOST))
        for code in own_first():
            add_title(self, code)
            name = say(f"catalogue.form.language.{code}")
            words = say("shelves.values.in_practice", language=name)
            area = TextArea(words, limit=SUMMARY_LIMIT)
            area.set_lines(2)
            self.add(f"practice_{code}", words, area)
        self.end_fields()

    def open_in(self, set_version: str) -> None:
        """Open for a value of a set."""
        self.begin(say("shelves.values.new"), "new_value", {"set": set_version})

    def submit(self, place: str) -> Refusal | None:
        """Add the value."""
        values = self.values()
        new = NewValue(
            set_version=values["set"],
            title=read_words(values, "title"),
            in_practice=read_words(values, "practice"),
        )
        return self.around.register_bridge.run_clearing(place, commands.add_value, new)


class ValueSetForm(Form):
    """A new set that begins with the values of another."""

    def __init__(self, around: Around) -> None:
        faults = {"value.set_missing": "set", "value.set_taken": "set"}
        super().__init__(around, "value_set_form", faults)
        self._from = ""
        words = say("shelves.values.set_name")
        self.add("set", words, TextField(words, limit=commands.SET_MOST))
        self.end_fields()

    def open_from(self, set_version: str) -> None:
        """Open for a copy of a set."""
        self._from = set_version
        self.begin(say("shelves.values.new_set"), f"value_set:{set_version}", {})

    def submit(self, place: str) -> Refusal | None:
        """Begin the set."""
        name = self.values()["set"]
        bridge = self.around.register_bridge
        return bridge.run_clearing(place, commands.copy_set, self._from, name)
