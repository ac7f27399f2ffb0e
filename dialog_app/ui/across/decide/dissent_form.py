"""Særstandpunkt to a decision: what those who do not agree would write instead."""

from typing import Final

from dialog_app.core.commands.minutes.dissents import MORE_LIMIT, WHO_LIMIT, DissentGiven
from dialog_app.core.decide.dissents import add_dissent, change_dissent
from dialog_app.core.model.practice import DecisionDissent, MethodDecision
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.catalogue.form import YES, Form
from dialog_app.ui.widgets.check import Check
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_area import TextArea
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import language, say

_FAULTS: Final = {
    "dissent.who_missing": "who",
    "dissent.people_wrong": "people",
    "decision.too_few_dissent": "people",
    "text.empty": "text",
    "text.too_long": "text",
}
_NUMBER: Final = 6


class DecisionDissentForm(Form):
    """Writes a dissent down, or words it anew, as those who hold it want it."""

    def __init__(self, around: Around) -> None:
        super().__init__(around, "decision_dissent_form", _FAULTS)
        self._decision_id = ""
        self._row: DecisionDissent | None = None
        self.add_part(Label(say("decide.dissent.about"), "small", muted=True).wrapped())
        self._area("text", 4, MORE_LIMIT)
        self._line("who", WHO_LIMIT)
        self._line("people", _NUMBER)
        self.add("consented", say("paper.dissent.few"), Check(say("paper.dissent.consented")))
        self._area("why", 3, MORE_LIMIT)
        self._area("would_change", 3, MORE_LIMIT)
        self.end_fields()

    def open_new(self, decision: MethodDecision) -> None:
        """Open for a new dissent to a decision."""
        self._decision_id, self._row = decision.id, None
        empty = dict.fromkeys(self.values(), "")
        self.begin(say("paper.dissent.new"), f"decision_dissent:{decision.id}", empty)

    def open_for(self, row: DecisionDissent) -> None:
        """Open to word one anew."""
        self._decision_id, self._row = row.decision_id, row
        values = {
            "text": row.text,
            "who": row.who,
            "people": str(row.people),
            "consented": YES if row.consented else "",
            "why": row.why,
            "would_change": row.would_change,
        }
        self.begin(say("paper.dissent.change"), f"decision_dissent:{row.id}", values)

    def submit(self, place: str) -> Refusal | None:
        """Put it down, and clear the draft with it."""
        bridge, given = self.around.register_bridge, self._given()
        if self._row is not None:
            return bridge.run_clearing(place, change_dissent, self._row.id, given)
        return bridge.run_clearing(place, add_dissent, self._decision_id, given)

    def _given(self) -> DissentGiven:
        values = self.values()
        people = values["people"].strip()
        return DissentGiven(
            text=values["text"],
            who=values["who"],
            # 0, which is never right, for what is no number.
            people=int(people) if people.isdecimal() else 0,
            consented=bool(values["consented"]),
            why=values["why"],
            would_change=values["would_change"],
            language=self._row.language if self._row is not None else language(),
        )

    def _line(self, name: str, limit: int) -> None:
        words = say(f"paper.dissent.{name}")
        hint = say(f"paper.dissent.{name}_hint")
        self.add(name, words, TextField(words, limit=limit, hint=hint))

    def _area(self, name: str, lines: int, limit: int) -> None:
        words = say(f"paper.dissent.{name}")
        area = TextArea(words, limit=limit)
        area.set_lines(lines)
        self.add(name, words, area)
