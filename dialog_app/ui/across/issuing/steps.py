"""The steps of a document, from draft to comments to approved and on: asked for in place, taken."""

from dialog_app.core import formats
from dialog_app.core.errors import RuleBroken
from dialog_app.core.issue import edition, states
from dialog_app.core.ports import StoreFailed
from dialog_app.ui.across.issuing.form import IssueForm, IssueStep
from dialog_app.ui.across.issuing.job import IssueJob
from dialog_app.ui.across.issuing.wanted import Wanted
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal, refusal
from dialog_app.ui.catalogue.form import Values
from dialog_app.ui.catalogue.form_stack import FormStack
from dialog_app.ui.minutes.ways_out import Told
from dialog_app.ui.text import disk_trouble, today
from dialog_app.ui.words import say


class Steps:
    """Opens the form of a step and takes it; `told` says that one is being taken."""

    def __init__(self, around: Around, forms: FormStack, job: IssueJob, told: Told) -> None:
        self._around, self._forms, self._job, self._told = around, forms, job, told

    def open(self, step: IssueStep, wanted: Wanted) -> None:
        """Ask for what a step of a document needs."""
        paper = edition(self._around.register, wanted.about)
        form = self._forms.open(IssueForm)
        form.open_for(step, paper, lambda step, values: self._take(step, wanted, values))

    def _take(self, step: IssueStep, wanted: Wanted, values: Values) -> Refusal | None:
        """Take a step; raises `RuleBroken` for a date that cannot be read."""
        self._told.tell("")
        run, about, role = self._around.register_bridge.run, wanted.about, values["role"]
        if step is IssueStep.COMMENTS:
            typed = values["deadline"].strip()
            until = formats.read_date(typed, today(self._around.now())) if typed else None
            return run(states.send_for_comments, about, until, role)
        if step is IssueStep.BACK:
            return run(states.back_to_draft, about, role)
        if step is IssueStep.CORRECT:
            return run(states.correct, about, role, values["reason"])
        return self._approve(wanted, role)

    def _approve(self, wanted: Wanted, role: str) -> Refusal | None:
        try:
            self._job.approve(wanted, role)
        except RuleBroken as broken:
            return refusal(broken)
        except StoreFailed as failed:
            return Refusal(f"disk.{failed.kind}", disk_trouble(failed.kind))
        self._told.tell(say("issue.approving"))
        return None
