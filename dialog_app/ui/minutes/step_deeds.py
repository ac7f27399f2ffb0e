"""Taking steps with minutes: what each is at the desk."""

from dialog_app.core.commands.minutes.approving import correct
from dialog_app.core.commands.minutes.states import (
    begin_read_through,
    send_for_comments,
    step_back,
)
from dialog_app.core.formats import read_date
from dialog_app.core.model.editions import MinutesState
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge, Refusal
from dialog_app.ui.catalogue.form import Values
from dialog_app.ui.minutes.approval_job import ApprovalJob
from dialog_app.ui.minutes.step_form import recipients
from dialog_app.ui.minutes.steps import Step
from dialog_app.ui.text import today

_BACK = {Step.TO_DRAFT: MinutesState.DRAFT, Step.TO_READING: MinutesState.READ_THROUGH}


class StepDeeds:
    """Runs the commands behind the steps; approving takes longer, and is only begun."""

    def __init__(self, bridge: DayBridge, around: Around, approvals: ApprovalJob) -> None:
        self._bridge = bridge
        self._around = around
        self._approvals = approvals

    def take(self, step: Step, service_id: str, values: Values) -> Refusal | None:
        """Take a step; say why not. Raises `RuleBroken` for what a rule refuses at once."""
        if step is Step.BEGIN:
            return self._bridge.run(begin_read_through, service_id)
        if step in _BACK:
            return self._bridge.run(step_back, service_id, _BACK[step])
        if step is Step.CORRECT:
            return self._bridge.run(correct, service_id, values["role"], values["reason"])
        if step is Step.APPROVE:
            return self._approvals.begin(service_id, values["role"])
        return self._send(service_id, values)

    def _send(self, service_id: str, values: Values) -> Refusal | None:
        written = values["deadline"].strip()
        until = read_date(written, today(self._around.now())) if written else None
        named = recipients(values["recipients"])
        return self._bridge.run(send_for_comments, service_id, values["role"], until, named)
