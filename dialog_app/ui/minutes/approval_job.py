"""Approving a service's minutes: the paper is drawn in the background, then kept for good."""

from PySide6.QtCore import QObject, Signal

from dialog_app.base.texts import Texts
from dialog_app.core.errors import RuleBroken
from dialog_app.core.minutes.issued import Issued
from dialog_app.core.ports import StoreFailed
from dialog_app.desk.approval import Approving, MinutesApproval
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge, Refusal, refusal
from dialog_app.ui.jobs import Jobs
from dialog_app.ui.minutes.drawing import pdf_of
from dialog_app.ui.text import disk_trouble
from dialog_app.ui.words import say


class ApprovalJob(QObject):
    """`approved` carries the service's id; `refused` the sentence that says why it was not."""

    approved = Signal(str)
    refused = Signal(str)

    def __init__(self, bridge: DayBridge, around: Around, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._around = around
        self._jobs = Jobs(self)

    def begin(self, service_id: str, role: str) -> Refusal | None:
        """Approve what there is now; say why not. Raises `RuleBroken` where a rule is broken."""
        register = self._around.register
        asked = Approving(service_id, role, Texts(register.service(service_id).language))
        try:
            approval = self._around.session.prepare_approval(self._bridge.record.id, asked)
        except StoreFailed as failed:
            return Refusal(f"disk.{failed.kind}", disk_trouble(failed.kind))
        self._jobs.run(
            lambda _token: pdf_of(Issued(approval.document)),
            lambda pdf: self._keep(asked, approval, pdf),
            lambda _error: self.refused.emit(say("paper.not_made")),
        )
        return None

    def _keep(self, asked: Approving, approval: MinutesApproval, pdf: bytes) -> None:
        try:
            self._around.session.approve(self._bridge.record.id, asked, approval, pdf)
        except RuleBroken as broken:
            self.refused.emit(refusal(broken).sentence)
        except StoreFailed as failed:
            self.refused.emit(disk_trouble(failed.kind))
        else:
            self.approved.emit(asked.service_id)
