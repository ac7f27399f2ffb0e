"""Særstandpunkt: what those who do not agree would write instead, put down in place."""

from dialog_app.core.closing_check import DISSENT
from dialog_app.core.commands.findings import NOTHING
from dialog_app.core.commands.minutes.dissents import add_dissent, change_dissent
from dialog_app.core.day import Day
from dialog_app.core.model.minutes import Dissent
from dialog_app.core.register import Register
from dialog_app.core.step_words import subject_name
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge, Refusal
from dialog_app.ui.catalogue.dissent_fields import FAULTS, DissentFields, values_of
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import language, say


class DissentForm(DissentFields):
    """Writes one down or words it anew; half-written it is kept with the day."""

    def __init__(self, bridge: DayBridge, around: Around) -> None:
        super().__init__(around, "dissent_form", FAULTS, drafts=bridge)
        self._bridge = bridge
        self._service_id = ""
        self._row: Dissent | None = None
        self.add_part(Label(say("paper.dissent.about"), "small", muted=True).wrapped())
        words = say("paper.dissent.subject")
        self._subjects = Choice(words)
        self.add("subject", words, self._subjects)
        self.add_fields(more_lines=2)

    def open_new(self, day: Day, service_id: str, about: str = "") -> None:
        """Open for a new dissent in a service's minutes; `about` is a likely version."""
        self._row, self._service_id = None, service_id
        self._offer(day)
        self.show_fields(True, "subject")
        first = about or str(self._subjects.itemData(0) or "")
        heading = say("paper.dissent.new")
        self.begin(heading, f"{DISSENT}{service_id}", {"subject": first})

    def open_for(self, day: Day, row: Dissent) -> None:
        """Open to word one anew; what it is about stays."""
        self._row, self._service_id = row, row.service_id
        self._offer(day)
        self.show_fields(False, "subject")
        values = {"subject": row.version_id, **values_of(row)}
        self.begin(say("paper.dissent.change"), f"{DISSENT}{row.id}", values)

    def take_focus(self) -> None:
        """Put the keyboard where one writes first."""
        name = "text" if self._row is not None else "subject"
        self._fields[name].part.setFocus()

    def submit(self, place: str) -> Refusal | None:
        """Put it down, and clear the draft with it."""
        row = self._row
        given = self.given(row.language if row is not None else language())
        if row is not None:
            return self._bridge.run_clearing(place, change_dissent, row.id, given)
        chosen = self.values()["subject"]
        rows = (one.subject for one in self._bridge.record.subjects)
        subject = next((one for one in rows if one.version_id == chosen), NOTHING)
        return self._bridge.run_clearing(place, add_dissent, self._service_id, subject, given)

    def _offer(self, day: Day) -> None:
        self._subjects.offer(subject_options(day, self.around.register))


def subject_options(day: Day, register: Register) -> list[tuple[str, object]]:
    """Return what a day asked about, by name, with the id of its version."""
    found = (
        (subject_name(register, row.subject.kind, row.subject.version_id, language()), row)
        for row in day.subjects
    )
    return [(name, row.subject.version_id) for name, row in found if name]
