"""What became of one advice from children in a method, and why; the advice stands above."""

from typing import Final

from dialog_app.core.decide.fate import WHY_MOST, FateGiven, clear_fate, fate_of, set_fate
from dialog_app.core.errors import RuleBroken
from dialog_app.core.formats import capital
from dialog_app.core.model.catalogue import MainAnswer, WorkingMethod
from dialog_app.core.model.practice import Fate
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.catalogue.advice_detail import quoted
from dialog_app.ui.catalogue.form import Form
from dialog_app.ui.catalogue.named_remark import named_remark
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_area import TextArea
from dialog_app.ui.words import say

_FAULTS: Final = {
    "fate.fate_missing": "fate",
    "fate.why_missing": "why",
    "fate.not_tied": "fate",
    "text.too_long": "why",
}


class FateForm(Form):
    """Says what became of an advice: taken in as it is, changed, or not taken in."""

    def __init__(self, around: Around) -> None:
        super().__init__(around, "fate_form", _FAULTS)
        self._answer_id = self._method_id = ""
        self._advice = Label("").wrapped().selectable()
        self._advice.setObjectName("fate_form_advice")
        self.add_part(self._advice)
        self.add_part(Label(say("decide.fate.about"), "small", muted=True).wrapped())
        words = say("decide.fate.fate")
        options = [(say("decide.fate.not_said"), "")]
        options += [(capital(say(f"terms.fate.{one.value}")), one.value) for one in Fate]
        self.add("fate", words, Choice(words, options))
        words = say("decide.fate.why")
        area = TextArea(words, limit=WHY_MOST)
        area.set_lines(4)
        self.add("why", words, area)
        self._fields["why"].remark_on(named_remark(around, "held"))
        self.end_fields()

    def open_for(self, answer: MainAnswer, method_id: str) -> None:
        """Open for an advice in a method, with what stands."""
        self._answer_id, self._method_id = answer.id, method_id
        self._advice.setText(quoted(answer.text))
        found = fate_of(self.around.register, answer.id, method_id)
        values = {
            "fate": found.fate.value if found else "",
            "why": found.why if found else "",
        }
        code = self.around.register.one(WorkingMethod, method_id).code
        place = f"fate:{answer.id}:{method_id}"
        self.begin(say("decide.fate.heading", code=code), place, values)

    def submit(self, place: str) -> Refusal | None:
        """Keep what became of it; nothing said takes away what was said.

        Raises RuleBroken `fate.fate_missing` where only a why is written.
        """
        values = self.values()
        bridge = self.around.register_bridge
        where = (self._answer_id, self._method_id)
        if values["fate"]:
            given = FateGiven(Fate(values["fate"]), values["why"])
            return bridge.run_clearing(place, set_fate, *where, given)
        if values["why"].strip():
            raise RuleBroken("fate.fate_missing")
        if fate_of(self.around.register, *where) is not None:
            return bridge.run_clearing(place, clear_fate, *where)
        bridge.keep_draft(place, "")
        return None
