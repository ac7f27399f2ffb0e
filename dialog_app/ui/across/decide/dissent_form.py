"""Særstandpunkt to a decision: what those who do not agree would write instead."""

from dialog_app.core.decide.dissents import add_dissent, change_dissent
from dialog_app.core.model.practice import DecisionDissent, MethodDecision
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.catalogue.dissent_fields import FAULTS, DissentFields, values_of
from dialog_app.ui.catalogue.named_remark import named_remark
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import language, say


class DecisionDissentForm(DissentFields):
    """Writes a dissent down, or words it anew, as those who hold it want it."""

    def __init__(self, around: Around) -> None:
        super().__init__(around, "decision_dissent_form", FAULTS)
        self._decision_id = ""
        self._row: DecisionDissent | None = None
        self.add_part(Label(say("decide.dissent.about"), "small", muted=True).wrapped())
        self.add_fields(more_lines=3)
        for name in ("text", "who", "why", "would_change"):
            self._fields[name].remark_on(named_remark(around, "held"))

    def open_new(self, decision: MethodDecision) -> None:
        """Open for a new dissent to a decision."""
        self._decision_id, self._row = decision.id, None
        empty = dict.fromkeys(self.values(), "")
        self.begin(say("paper.dissent.new"), f"decision_dissent:{decision.id}", empty)

    def open_for(self, row: DecisionDissent) -> None:
        """Open to word one anew."""
        self._decision_id, self._row = row.decision_id, row
        self.begin(say("paper.dissent.change"), f"decision_dissent:{row.id}", values_of(row))

    def submit(self, place: str) -> Refusal | None:
        """Put it down, and clear the draft with it."""
        bridge, row = self.around.register_bridge, self._row
        if row is not None:
            return bridge.run_clearing(place, change_dissent, row.id, self.given(row.language))
        given = self.given(language())
        return bridge.run_clearing(place, add_dissent, self._decision_id, given)
