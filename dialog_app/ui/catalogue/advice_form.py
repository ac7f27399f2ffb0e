"""The form for a main answer from children, as they said it."""

from dataclasses import replace
from typing import Final

from dialog_app.core.commands.shelf import advice
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Provenance, Words
from dialog_app.core.plain import LINE_LIMIT
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.catalogue.form import Form, whole_or_none
from dialog_app.ui.catalogue.leaders import leaders
from dialog_app.ui.catalogue.named_remark import services_remark
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.sign_hint import SignHint
from dialog_app.ui.widgets.text_area import TextArea
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

_LANGUAGES: Final = ("nb", "nn", "en")
_NUMBERS: Final = {
    "year": "advice.year_wrong",
    "children": "advice.children_wrong",
    "age_from": "advice.age_wrong",
    "age_to": "advice.age_to_wrong",
}
_FAULTS: Final = {
    "text.empty": "text",
    "row.field_wrong": "methods",
    "advice.year_wrong": "year",
    "advice.children_wrong": "children",
    "advice.age_wrong": "age_from",
    "advice.age_to_wrong": "age_to",
    "advice.ages_turned": "age_to",
}


class AnswerForm(Form):
    """A main answer; it is never edited afterwards, only removed while no day has treated it."""

    def __init__(self, around: Around) -> None:
        super().__init__(around, "answer_form", _FAULTS)
        self.add_part(Label(say("catalogue.form.never_edited"), "small", muted=True).wrapped())
        words = say("catalogue.form.answer")
        area = TextArea(words, limit=advice.TEXT_MOST)
        self.add("text", words, area)
        self._fields["text"].remark_on(services_remark(around, "held"))
        self.add_part(SignHint(area, leaders(around.register), "shelves.sign"))
        row = self.add_row()
        options = [(say(f"catalogue.form.language.{code}"), code) for code in _LANGUAGES]
        words = say("catalogue.form.spoken")
        self.add("language", words, Choice(words, options), row=row)
        options = [(say(f"shelves.provenance.{one.value}"), one.value) for one in Provenance]
        words = say("shelves.provenance.label")
        self.add("provenance", words, Choice(words, options), row=row)
        row = self.add_row()
        for name in _NUMBERS:
            words = say(f"catalogue.form.{name}")
            self.add(name, words, TextField(words, limit=6), row=row)
        for name in ("survey", "gathering"):
            words = say(f"catalogue.form.{name}")
            self.add(name, words, TextField(words, limit=advice.NAME_MOST))
        words = say("catalogue.form.methods")
        hint = say("catalogue.form.methods_hint")
        self.add("methods", words, TextField(words, limit=LINE_LIMIT, hint=hint))
        self.end_fields()

    def open_for(self, code: str) -> None:
        """Open, tied to the method with this code, or to none for an empty code."""
        values = {"methods": code, "language": "nb", "provenance": Provenance.OWN.value}
        self.begin(say("catalogue.answer.new"), "main_answer", values)

    def submit(self, place: str) -> Refusal | None:
        """Add the answer and tie it to its methods."""
        values = self.values()
        numbers = {name: whole_or_none(values[name], code) for name, code in _NUMBERS.items()}
        text = replace(Words(), **{values["language"] or "nb": values["text"]})
        new = advice.NewMainAnswer(
            text=text,
            survey=values["survey"],
            gathering=values["gathering"],
            provenance=Provenance(values["provenance"] or Provenance.OWN),
            **numbers,
        )
        methods = self._methods(values["methods"])
        return self.around.register_bridge.run_clearing(place, advice.add_main_answer, new, methods)

    def _methods(self, typed: str) -> tuple[str, ...]:
        ids = {row.code.casefold(): row.id for row in self.around.register.methods}
        wanted = typed.casefold().replace(",", " ").replace(";", " ").split()
        if set(wanted) - set(ids):
            raise RuleBroken("row.field_wrong", field=say("catalogue.form.methods"))
        return tuple(dict.fromkeys(ids[code] for code in wanted))
