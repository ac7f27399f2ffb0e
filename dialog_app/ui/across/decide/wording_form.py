"""Puts the texts of a decision right, as where a name has come into them."""

from typing import Final

from dialog_app.core.decide.commands import MORE_MOST, REASON_MOST, Wording, put_right
from dialog_app.core.model.catalogue import WorkingMethod
from dialog_app.core.model.practice import MethodDecision
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.catalogue.form import Form
from dialog_app.ui.catalogue.named_remark import named_remark
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_area import TextArea
from dialog_app.ui.words import say

_TEXTS: Final = {
    "reason": REASON_MOST,
    "not_covered": MORE_MOST,
    "conflict_of_interest": MORE_MOST,
}
_FAULTS: Final = {"decision.reason_missing": "reason", "decision.legal_reason_missing": "reason"}


class WordingForm(Form):
    """Words the texts anew; what was decided, when and by how many stands."""

    def __init__(self, around: Around) -> None:
        super().__init__(around, "decision_wording_form", _FAULTS)
        self._decision_id = ""
        self.add_part(Label(say("decide.put_right.about"), "small", muted=True).wrapped())
        for name, limit in _TEXTS.items():
            words = say(f"decide.form.{name}")
            self.add(name, words, TextArea(words, limit=limit))
            self._fields[name].remark_on(named_remark(around, "held"))
        self.end_fields()

    def open_for(self, row: MethodDecision) -> None:
        """Open for a decision, an earlier one's too."""
        self._decision_id = row.id
        code = self.around.register.one(WorkingMethod, row.method_id).code
        values = {name: str(getattr(row, name)) for name in _TEXTS}
        heading = say("decide.put_right.heading", code=code, number=row.number)
        self.begin(heading, f"decision_wording:{row.id}", values)

    def submit(self, place: str) -> Refusal | None:
        """Keep the texts."""
        wording = Wording(**self.values())
        bridge = self.around.register_bridge
        return bridge.run_clearing(place, put_right, self._decision_id, wording)
