"""The form of a særstandpunkt: what those who do not agree would write, and who they are."""

from typing import Final

from dialog_app.core.dissents import MORE_LIMIT, WHO_LIMIT, DissentGiven
from dialog_app.core.model.base import Language
from dialog_app.core.model.minutes import Dissent
from dialog_app.core.model.practice import DecisionDissent
from dialog_app.ui.catalogue.form import YES, Form, Values
from dialog_app.ui.widgets.check import Check
from dialog_app.ui.widgets.text_area import TextArea
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

FAULTS: Final = {
    "dissent.no_subject": "subject",
    "dissent.who_missing": "who",
    "dissent.too_few": "people",
    "decision.too_few_dissent": "people",
    "dissent.people_wrong": "people",
    "text.empty": "text",
    "text.too_long": "text",
}
_NUMBER: Final = 6


class DissentFields(Form):
    """Has the fields; subclasses say what it is about, and where it is put down."""

    def add_fields(self, more_lines: int) -> None:
        """Add what is said, by whom, and (in `more_lines` each) why and what would change it."""
        self._area("text", 4)
        self._line("who", WHO_LIMIT)
        self._line("people", _NUMBER)
        self.add("consented", say("paper.dissent.few"), Check(say("paper.dissent.consented")))
        self._area("why", more_lines)
        self._area("would_change", more_lines)
        self.end_fields()

    def given(self, written_in: Language) -> DissentGiven:
        """Return what is written."""
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
            language=written_in,
        )

    def _line(self, name: str, limit: int) -> None:
        words = say(f"paper.dissent.{name}")
        hint = say(f"paper.dissent.{name}_hint")
        self.add(name, words, TextField(words, limit=limit, hint=hint))

    def _area(self, name: str, lines: int) -> None:
        words = say(f"paper.dissent.{name}")
        area = TextArea(words, limit=MORE_LIMIT)
        area.set_lines(lines)
        self.add(name, words, area)


def values_of(row: Dissent | DecisionDissent) -> Values:
    """Return what stands in the fields for a dissent that was put down."""
    return {
        "text": row.text,
        "who": row.who,
        "people": str(row.people),
        "consented": YES if row.consented else "",
        "why": row.why,
        "would_change": row.would_change,
    }
