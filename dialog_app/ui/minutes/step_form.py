"""Who takes a step with a service's minutes, and what else it needs: asked in place."""

import re
from collections.abc import Callable
from typing import Final

from dialog_app.core import formats
from dialog_app.core.approval import REASON_LIMIT
from dialog_app.core.commands.minutes.noted import ROLE_LIMIT
from dialog_app.core.day import Day
from dialog_app.core.editions import comment_deadline, edition
from dialog_app.core.minutes.recipients import leader
from dialog_app.core.model.services import Service
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.catalogue.form import Form, Values
from dialog_app.ui.minutes.steps import Step
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_area import TextArea
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

_LONG: Final = 2000
_BETWEEN: Final = re.compile(r"[,;\n]")
_FIELDS: Final = {
    Step.COMMENTS: ("role", "deadline", "recipients"),
    Step.APPROVE: ("role",),
    Step.CORRECT: ("role", "reason"),
}
_FAULTS: Final = {
    "minutes.role_missing": "role",
    "minutes.reason_missing": "reason",
    "minutes.deadline_gone": "deadline",
    "format.date.unreadable": "deadline",
    "format.date.impossible": "deadline",
}

Take = Callable[[Step, str, Values], Refusal | None]
"""Takes a step with a service's minutes, with what was written; says why not."""


class _Beside:
    """Half-written steps, while the page stands: who and when is soon written again."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def draft(self, place: str) -> str:
        return self._kept.get(place, "")

    def keep_draft(self, place: str, text: str) -> None:
        self._kept[place] = text


class StepForm(Form):
    """Asks for a role (never a name), and by the step for a deadline, recipients or a reason."""

    def __init__(self, around: Around, take: Take) -> None:
        super().__init__(around, "step_form", _FAULTS, drafts=_Beside())
        self._take = take
        self.step = Step.APPROVE
        self._service_id = ""
        self._about = Label("", "small", muted=True).wrapped()
        self._about.setObjectName("step_about")
        self.add_part(self._about)
        self._field("role", ROLE_LIMIT)
        self._field("deadline", 20)
        words = say("paper.form.recipients")
        area = TextArea(words, limit=_LONG, hint=say("paper.form.recipients_hint"))
        area.set_lines(3)
        self.add("recipients", words, area)
        self._field("reason", REASON_LIMIT)
        self.end_fields()

    def open_for(self, step: Step, day: Day, service_id: str, left: int = 0) -> None:
        """Open for a step with one service's minutes; `left` is how much there is to look at.

        Where nobody was chosen, the leader of the service is proposed as the one it is sent to.
        """
        self.step, self._service_id = step, service_id
        for name in ("role", "deadline", "recipients", "reason"):
            self.show_fields(name in _FIELDS[step], name)
        first = say("paper.form.left", n=left) if left else ""
        issue = edition(day, service_id)
        proposed = "" if issue.recipients else self._leader(service_id)
        filled_in = say("paper.form.leader_filled_in") if proposed and step is Step.COMMENTS else ""
        about = (say(f"paper.form.about.{step}"), filled_in, first)
        self._about.setText(" ".join(filter(None, about)))
        self.save_button.set_words(say(f"paper.form.do.{step}"))
        until = comment_deadline(day, issue)
        values = {
            "deadline": formats.date(until) if until is not None else "",
            "recipients": "\n".join(issue.recipients) or proposed,
        }
        self.begin(say(f"paper.form.heading.{step}"), f"{step}:{service_id}", values)

    def take_focus(self) -> None:
        """Put the keyboard in the first field."""
        self._fields["role"].part.setFocus()

    def submit(self, place: str) -> Refusal | None:
        """Take the step."""
        refused = self._take(self.step, self._service_id, self.values())
        if refused is None:
            self._drafts.keep_draft(place, "")
        return refused

    def _leader(self, service_id: str) -> str:
        service = self.around.register.find(Service, service_id)
        return leader(service) if service is not None else ""

    def _field(self, name: str, limit: int) -> None:
        words = say(f"paper.form.{name}")
        self.add(name, words, TextField(words, limit=limit, hint=say(f"paper.form.{name}_hint")))


def recipients(written: str) -> tuple[str, ...]:
    """Return those named on lines of their own, or between commas."""
    return tuple(one.strip() for one in _BETWEEN.split(written) if one.strip())
