"""The right column: what stands before print, or the form that has been asked for in its place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from dialog_app.core.commands.minutes.dissents import remove_dissent
from dialog_app.core.editions import edition
from dialog_app.core.model.minutes import Dissent
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.catalogue.form import Form
from dialog_app.ui.minutes.approval_job import ApprovalJob
from dialog_app.ui.minutes.before_print import BeforePrint
from dialog_app.ui.minutes.dissent_form import DissentForm
from dialog_app.ui.minutes.dissent_list import DissentList
from dialog_app.ui.minutes.looked import Looked
from dialog_app.ui.minutes.remark_cards import RemarkCards
from dialog_app.ui.minutes.service_rows import short_hash
from dialog_app.ui.minutes.step_deeds import StepDeeds
from dialog_app.ui.minutes.step_form import StepForm
from dialog_app.ui.minutes.steps import ASKING, GIVING, Step
from dialog_app.ui.minutes.ways_out import WaysOut
from dialog_app.ui.words import say


class Side(QStackedWidget):
    """Takes steps with the chosen minutes, asking in place for what each needs.

    `left_empty` says that the keyboard has no place here any more.
    """

    read_through_asked = Signal(str)
    left_empty = Signal()

    def __init__(self, bridge: DayBridge, around: Around, looked: Looked) -> None:
        super().__init__()
        self.setProperty("kind", "column-right")
        self._bridge = bridge
        self._looked = looked
        self._service_id = ""
        cards = RemarkCards(bridge, around, looked)
        self.out = WaysOut()
        dissents = DissentList()
        dissents.new_asked.connect(self._on_dissent_asked)
        dissents.change_asked.connect(self._on_dissent_asked)
        dissents.remove_asked.connect(self._on_dissent_removed)
        self.main = BeforePrint(looked, cards, dissents, self.out)
        self.main.next.asked.connect(self._on_asked)
        approvals = ApprovalJob(bridge, around, self)
        approvals.approved.connect(self._on_approved)
        approvals.refused.connect(self.main.told.complain)
        self._deeds = StepDeeds(bridge, around, approvals)
        self._form = StepForm(around, self._deeds.take)
        self._form.left.connect(self._on_form_left)
        self._dissents = dissents
        self._dissent = DissentForm(bridge, around)
        self._dissent.left.connect(self._on_dissent_left)
        for part in (self.main, self._form, self._dissent):
            self.addWidget(part)

    def follow(self, service_id: str) -> None:
        """Show what is said of a service's minutes; a form for another service is left."""
        shown = self.currentWidget()
        if service_id != self._service_id and isinstance(shown, Form):
            shown.hold()
            self.setCurrentWidget(self.main)
        if service_id != self._service_id:
            self.main.told.tell("")
        self._service_id = service_id
        self.main.follow(self._bridge.record, service_id)

    def take_step(self) -> None:
        """Take the usual next step, unless something is being asked."""
        if self.currentWidget() is self.main and self._service_id:
            self.main.next.take()

    def complain(self, sentence: str) -> None:
        """Say why something cannot be done with the chosen minutes."""
        self.main.told.complain(sentence)

    def show_dissents(self) -> None:
        """Show the dissents in the chosen minutes; what is half-written in a form is kept."""
        shown = self.currentWidget()
        if isinstance(shown, Form):
            shown.hold()
            self.setCurrentWidget(self.main)
        self.main.show_dissents()

    def ask_for_comments(self) -> None:
        """Ask who gets the chosen minutes to comment on, and until when."""
        self._on_asked(Step.COMMENTS)

    def _on_asked(self, step: Step) -> None:
        if step in ASKING:
            day = self._bridge.record
            left = len(self._looked.remarks(day, self._service_id)) if step in GIVING else 0
            self._form.open_for(step, day, self._service_id, left)
            self.setCurrentWidget(self._form)
            self._form.take_focus()
            return
        refused = None
        if step is not Step.READ:
            refused = self._deeds.take(step, self._service_id, {})
        if refused is not None:
            self.main.told.complain(refused.sentence)
        elif step in {Step.BEGIN, Step.READ}:
            self.read_through_asked.emit(self._service_id)

    def _on_form_left(self, saved: bool) -> None:
        self.setCurrentWidget(self.main)
        self.main.next.button.setFocus()
        if saved:
            self.main.told.tell(say(f"paper.form.done.{self._form.step}"))

    def _on_dissent_asked(self, row: Dissent | None = None) -> None:
        day = self._bridge.record
        if row is None:
            self._dissent.open_new(day, self._service_id)
        else:
            self._dissent.open_for(day, row)
        self.setCurrentWidget(self._dissent)
        self._dissent.take_focus()

    def _on_dissent_removed(self, row: Dissent) -> None:
        refused = self._bridge.run(remove_dissent, row.id)
        if refused is not None:
            self.main.told.complain(refused.sentence)
        self._dissents.take_focus()

    def _on_dissent_left(self, _saved: bool) -> None:
        self.setCurrentWidget(self.main)
        self._dissents.take_focus()

    def _on_approved(self, service_id: str) -> None:
        issue = edition(self._bridge.record, service_id)
        told = say("paper.approved", number=issue.version, hash=short_hash(issue.content_hash))
        self.main.told.tell(told)
