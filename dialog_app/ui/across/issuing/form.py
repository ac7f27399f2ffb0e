"""Who takes a step with a document that grew out of the days, and what else it needs: in place."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from dialog_app.core import formats
from dialog_app.core.approval import REASON_LIMIT
from dialog_app.core.commands.minutes.noted import ROLE_LIMIT
from dialog_app.core.model.practice import PaperKind, PracticePaper
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.catalogue.form import Form, Values
from dialog_app.ui.catalogue.named_remark import named_remark
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say


class IssueStep(StrEnum):
    """What can be done with a version; the words are `issue.do.<value>`."""

    COMMENTS = "comments"
    BACK = "back"
    APPROVE = "approve"
    CORRECT = "correct"


_FIELDS: Final = {
    IssueStep.COMMENTS: ("role", "deadline"),
    IssueStep.BACK: ("role",),
    IssueStep.APPROVE: ("role",),
    IssueStep.CORRECT: ("role", "reason"),
}
_FAULTS: Final = {
    "practice_paper.role_missing": "role",
    "practice_paper.reason_missing": "reason",
    "practice_paper.deadline_gone": "deadline",
    "format.date.unreadable": "deadline",
    "format.date.impossible": "deadline",
}

Take = Callable[[IssueStep, Values], Refusal | None]
"""Takes a step with what was written; says why not."""


class IssueForm(Form):
    """Asks for a role (never a name), and by the step for a deadline or a reason."""

    def __init__(self, around: Around) -> None:
        super().__init__(around, "issue_form", _FAULTS)
        self._step = IssueStep.APPROVE
        self._take: Take = lambda _step, _values: None
        self._about = Label("", "small", muted=True).wrapped()
        self._about.setObjectName("issue_about")
        self.add_part(self._about)
        limits = {"role": ROLE_LIMIT, "deadline": 20, "reason": REASON_LIMIT}
        for name, limit in limits.items():
            words = say(f"issue.form.{name}")
            field = TextField(words, limit=limit, hint=say(f"issue.form.{name}_hint"))
            self.add(name, words, field)
        self._fields["reason"].remark_on(named_remark(around, "held"))
        self.end_fields()

    def open_for(self, step: IssueStep, paper: PracticePaper, take: Take) -> None:
        """Open for a step with a version."""
        self._step, self._take = step, take
        for name in ("role", "deadline", "reason"):
            self.show_fields(name in _FIELDS[step], name)
        self._about.setText(_about(step, paper.kind))
        self.save_button.set_words(say(f"issue.do.{step.value}"))
        until = paper.comment_deadline
        values = {"deadline": formats.date(until) if until is not None else ""}
        place = f"issue:{step.value}:{paper.kind.value}:{paper.about}:{paper.language}"
        self.begin(say(f"issue.do.{step.value}"), place, values)

    def submit(self, place: str) -> Refusal | None:
        """Take the step."""
        refused = self._take(self._step, self.values())
        if refused is None:
            self._drafts.keep_draft(place, "")
        return refused


def _about(step: IssueStep, kind: PaperKind) -> str:
    """Return what a step means; only a description has its deadline printed."""
    told = say(f"issue.about.{step.value}")
    printed = step is IssueStep.COMMENTS and kind is PaperKind.DESCRIPTION
    return f"{told} {say('issue.about.printed')}" if printed else told
