"""What research says of a method; that nobody has searched is an answer that stands."""

from typing import Final

from dialog_app.core import formats
from dialog_app.core.decide.research import (
    REFERENCES_MOST,
    ResearchGiven,
    research_of,
    set_research,
)
from dialog_app.core.formats import capital
from dialog_app.core.model.catalogue import WorkingMethod
from dialog_app.core.model.practice import ResearchFinding
from dialog_app.ui.across.decide.dates import past_date
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.catalogue.form import Form
from dialog_app.ui.text import today
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_area import TextArea
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

_DATE: Final = 20
_FAULTS: Final = {
    "research.references_missing": "references",
    "research.date_missing": "searched_on",
    "research.date_later": "searched_on",
    "research.not_searched_but": "finding",
    "format.date.unreadable": "searched_on",
    "format.date.impossible": "searched_on",
    "text.too_long": "references",
}


class ResearchForm(Form):
    """Says what was found, in which references, and when it was searched."""

    def __init__(self, around: Around) -> None:
        super().__init__(around, "research_form", _FAULTS)
        self._method_id = ""
        self.add_part(Label(say("decide.research.about"), "small", muted=True).wrapped())
        words = say("decide.research.finding")
        options = [
            (capital(say(f"terms.research_finding.{one.value}")), one.value)
            for one in ResearchFinding
        ]
        self.add("finding", words, Choice(words, options))
        words = say("decide.research.searched_on")
        self.add("searched_on", words, TextField(words, limit=_DATE))
        words = say("decide.research.references")
        area = TextArea(words, limit=REFERENCES_MOST)
        area.set_lines(6)
        self.add("references", words, area)
        self.end_fields()

    def open_for(self, method_id: str) -> None:
        """Open for a method, with what stands."""
        self._method_id = method_id
        register = self.around.register
        found = research_of(register, method_id)
        searched = found.searched_on if found else None
        values = {
            "finding": (found.finding if found else ResearchFinding.NOT_SEARCHED).value,
            "searched_on": formats.date(searched) if searched else "",
            "references": found.references if found else "",
        }
        code = register.one(WorkingMethod, method_id).code
        self.begin(say("decide.research.heading", code=code), f"research:{method_id}", values)

    def submit(self, place: str) -> Refusal | None:
        """Keep what research says."""
        values = self.values()
        given = ResearchGiven(
            finding=ResearchFinding(values["finding"] or ResearchFinding.NOT_SEARCHED),
            references=values["references"],
            searched_on=past_date(values["searched_on"], today(self.around.now())),
        )
        bridge = self.around.register_bridge
        return bridge.run_clearing(place, set_research, self._method_id, given)
