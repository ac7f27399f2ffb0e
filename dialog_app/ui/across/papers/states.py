"""How far a document has come, and its next step: asked for in place, by a role, never a name."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core.approval import REASON_LIMIT
from dialog_app.core.commands.minutes.noted import ROLE_LIMIT
from dialog_app.core.errors import RuleBroken
from dialog_app.core.formats import capital
from dialog_app.core.issue import edition, states
from dialog_app.core.minutes.blocks import SHORT_HASH
from dialog_app.core.model.practice import PracticePaper
from dialog_app.core.model.said import MinutesState
from dialog_app.core.ports import StoreFailed
from dialog_app.desk.issuing import PaperApproval
from dialog_app.ui.across.papers.drawing import rendered
from dialog_app.ui.across.papers.wanted import Wanted
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal, refusal
from dialog_app.ui.jobs import Jobs
from dialog_app.ui.text import disk_trouble
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say


class States(QObject):
    """Takes a document from draft to comments to approved; `changed` follows each step."""

    changed = Signal()

    def __init__(self, around: Around, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self._jobs = Jobs(self)
        self._form: _Form | None = None

    def part(self, wanted: Wanted) -> QWidget:
        """Return the state of a document, and what can be done with it now."""
        paper = edition(self._around.register, wanted.about)
        self._form = _Form(paper)
        self._form.asked.connect(lambda deed: self._take(deed, wanted))
        return self._form

    def finish(self) -> None:
        """Wait for what is under way."""
        self._jobs.finish()

    def _take(self, deed: str, wanted: Wanted) -> None:
        form = self._form
        if form is None:
            return
        run, about = self._around.register_bridge.run, wanted.about
        deeds = {
            "comments": lambda: run(states.send_for_comments, about, None, form.role.text()),
            "draft": lambda: run(states.back_to_draft, about, form.role.text()),
            "correct": lambda: run(states.correct, about, form.role.text(), form.reason.text()),
            "approve": lambda: self._approve(wanted, form.role.text()),
        }
        refused = deeds[deed]()
        if refused is not None:
            form.refuse(refused.sentence)
        elif deed != "approve":
            self.changed.emit()

    def _approve(self, wanted: Wanted, role: str) -> Refusal | None:
        issuing = self._around.session.issuing
        try:
            approval = issuing.prepare(wanted.about, role, wanted.make)
        except RuleBroken as broken:
            return refusal(broken)
        self._jobs.run(
            lambda _token: rendered(approval.document),
            lambda pdf: self._keep(wanted, approval, role, pdf),
            lambda _error: self._refuse(say("paper.not_made")),
        )
        return None

    def _keep(self, wanted: Wanted, approval: PaperApproval, role: str, pdf: bytes) -> None:
        try:
            self._around.session.issuing.approve(approval, role, wanted.make, pdf)
        except RuleBroken as broken:
            self._refuse(refusal(broken).sentence)
        except StoreFailed as failed:
            self._refuse(disk_trouble(failed.kind))
        else:
            self.changed.emit()

    def _refuse(self, sentence: str) -> None:
        if self._form is not None:
            self._form.refuse(sentence)


class _Form(QWidget):
    """The state in words, a role, a reason where one is needed, and the steps there are."""

    asked = Signal(str)

    def __init__(self, paper: PracticePaper) -> None:
        super().__init__()
        self.setObjectName("papers_states")
        self.role = TextField(
            say("paper.form.role"), limit=ROLE_LIMIT, hint=say("papers.role_hint")
        )
        self.role.setObjectName("papers_role")
        self.reason = TextField(say("papers.reason"), limit=REASON_LIMIT, hint=say("papers.reason"))
        self.reason.setObjectName("papers_reason")
        self._error = ErrorLine()
        approved = paper.state is MinutesState.APPROVED
        self.reason.setVisible(approved)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(SectionHeader(say("papers.state")))
        column.addWidget(Label(_state(paper)).strong().wrapped())
        if approved:
            sealed = say("papers.sealed", hash=paper.content_hash[:SHORT_HASH])
            column.addWidget(Label(sealed, "small", muted=True).wrapped())
        # What is for good is said before it is done.
        if not approved:
            column.addWidget(Label(say("papers.approve"), "small", muted=True).wrapped())
        column.addWidget(Label(say("issue.form.role"), "small", muted=True))
        column.addWidget(self.role)
        column.addWidget(self.reason)
        column.addWidget(self._steps(paper.state))
        column.addWidget(self._error)

    def refuse(self, sentence: str) -> None:
        """Say why a step was not taken; what was written stays."""
        self._error.tell(sentence)

    def _steps(self, state: MinutesState) -> QWidget:
        box = FlowBox()
        for deed in _DEEDS[state]:
            look = ButtonLook("primary" if deed == "approve" else "plain")
            button = Button(say(f"papers.do.{deed}"), look)
            button.setObjectName(f"papers_{deed}")
            button.clicked.connect(lambda _checked=False, deed=deed: self.asked.emit(deed))
            box.flow.addWidget(button)
        return box


_DEEDS = {
    MinutesState.DRAFT: ("comments", "approve"),
    MinutesState.READ_THROUGH: ("comments", "approve"),
    MinutesState.FOR_COMMENTS: ("draft", "approve"),
    MinutesState.APPROVED: ("correct",),
}


def _state(paper: PracticePaper) -> str:
    word = capital(say(f"terms.minutes_state.{paper.state.value}"))
    return f"{word} · {say('minutes.version', version=paper.version)}"
