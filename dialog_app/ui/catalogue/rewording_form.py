"""The form that puts a proposed wording aside, with a reason."""

from dialog_app.core import formats
from dialog_app.core.commands.shelf import rewordings
from dialog_app.core.commands.shelf.texts import SUMMARY_LIMIT
from dialog_app.core.model.said import Rewording
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.catalogue.form import Form
from dialog_app.ui.catalogue.language_fields import add_author, decided
from dialog_app.ui.text import today
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_area import TextArea
from dialog_app.ui.words import say


class RejectForm(Form):
    """Says who put a proposal aside (a role), when and why; the proposal stays on its day."""

    def __init__(self, around: Around) -> None:
        faults = {
            "rewording.reason_missing": "reason",
            "format.date.unreadable": "date",
            "format.date.impossible": "date",
        }
        super().__init__(around, "reject_form", faults)
        self._rewording: Rewording | None = None
        self.add_part(Label(say("rewordings.reject_about"), "small", muted=True).wrapped())
        self._text = Label("").wrapped().selectable()
        self._text.setObjectName("rejected_text")
        self.add_part(self._text)
        words = say("rewordings.reason")
        area = TextArea(words, limit=SUMMARY_LIMIT)
        area.set_lines(3)
        self.add("reason", words, area)
        add_author(self)
        self.end_fields()

    def open_for(self, rewording: Rewording) -> None:
        """Open for a proposal."""
        self._rewording = rewording
        self._text.setText(rewording.text)
        values = {"date": formats.date(today(self.around.now()))}
        self.begin(say("rewordings.reject_heading"), f"reject:{rewording.id}", values)

    def submit(self, place: str) -> Refusal | None:
        """Put the proposal aside."""
        if self._rewording is None:
            return None
        decision = decided(self.values(), today(self.around.now()))
        bridge = self.around.register_bridge
        return bridge.run_clearing(place, rewordings.reject, self._rewording, decision)
