"""Until when something is tried, and how it went: two small fields where the trial stands."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.commands.findings import About
from dialog_app.core.commands.trials import set_trial
from dialog_app.core.errors import RuleBroken
from dialog_app.core.formats import read_date
from dialog_app.core.model.said import Trial
from dialog_app.ui import theme
from dialog_app.ui.bridge import DayBridge, refusal
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.soon import Soon
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

_WHEN_LIMIT: Final = 20
# Far above what may be kept, so that a long text is refused in words and not cut in silence.
_ROOM_FOR_PASTE: Final = 250_000
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Where:
    """The day the trial stands on, and the date people mean when they leave the year out."""

    bridge: DayBridge
    today: Callable[[], date]


class TrialFields(QWidget):
    """Writes to the day on Enter; Esc drops it, and what is half-written is kept as a draft.

    `left` says that the fields are away again.
    """

    left = Signal()

    def __init__(self, where: Where) -> None:
        super().__init__()
        self.setObjectName("trial_fields")
        self._where = where
        self._trial: Trial | None = None
        self.until = TextField(say("since.trial_until"), limit=_WHEN_LIMIT)
        self.until.setObjectName("trial_until")
        self.until.setPlaceholderText(say("live.capture.when_hint"))
        self.went = TextField(say("since.tell"), limit=_ROOM_FOR_PASTE)
        self.went.setObjectName("trial_went")
        self.went.setPlaceholderText(say("since.trial_hint"))
        self._error = ErrorLine()
        self._error.setObjectName("trial_fault")
        self._timer = Soon(self._keep_draft, self)
        self._build()
        self.hide()

    def _build(self) -> None:
        space = theme.current().space
        # Where the text is large there is no room for both beside each other.
        across = QBoxLayout.Direction.LeftToRight
        row = QBoxLayout(QBoxLayout.Direction.TopToBottom if is_tight() else across)
        row.setSpacing(space.xs if is_tight() else space.s)
        for field, stretch in ((self.until, 1), (self.went, 3)):
            row.addWidget(Label(field.accessibleName(), "small"))
            row.addWidget(field, stretch)
            field.installEventFilter(self)
            field.textEdited.connect(self._timer.ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space.xs, 0, space.xs)
        column.setSpacing(space.xs)
        column.addLayout(row)
        column.addWidget(self._error)

    @property
    def about(self) -> Trial | None:
        """The trial that is written about; None while the fields are away."""
        return self._trial

    def ask(self, trial: Trial) -> None:
        """Show the fields of a trial, with what was half-written of it, and take the keyboard."""
        self._trial = trial
        due = formats.date(trial.until) if trial.until else ""
        draft = self._where.bridge.draft(_place(trial))
        until, _, went = draft.partition("\n") if draft else (due, "", trial.how_it_went)
        self.until.setText(until)
        self.went.setText(went)
        self._tell("")
        self.show()
        self.until.setFocus(Qt.FocusReason.OtherFocusReason)
        self.until.selectAll()

    def hold(self) -> None:
        """Take the fields away for something else; what is half-written is kept."""
        if self._timer.isActive():
            self._timer.stop()
            self._keep_draft()
        self._trial = None
        self.hide()

    def end(self) -> None:
        """Take the fields away."""
        self._timer.stop()
        self._trial = None
        self.hide()
        self.left.emit()

    def _enter(self) -> None:
        trial = self._trial
        if trial is None:
            return
        typed = self.until.text().strip()
        try:
            until = read_date(typed, self._where.today()) if typed else None
        except RuleBroken as broken:
            self._tell(refusal(broken).sentence)
            self.until.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        bridge = self._where.bridge
        about = About(subject=trial.subject, service_id=trial.service_id)
        now = bridge.record.trial(trial.service_id, trial.subject)
        state = now.state if now is not None else trial.state
        place, went = _place(trial), self.went.text()
        refused = bridge.run_clearing(place, set_trial, about, state, until, went)
        if refused is not None:
            self._tell(refused.sentence)
        else:
            self.end()

    def _tell(self, sentence: str) -> None:
        if sentence:
            self._error.tell(sentence)
        else:
            self._error.clear()

    def _keep_draft(self) -> None:
        if self._trial is not None:
            text = f"{self.until.text()}\n{self.went.text()}"
            self._where.bridge.keep_draft(_place(self._trial), text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter go from the date to the words and then save, and Esc drop both."""
        if event.type() == QEvent.Type.FocusOut and self._timer.isActive():
            self._timer.stop()
            self._keep_draft()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _ENTER:
                if watched is self.until:
                    self.went.setFocus(Qt.FocusReason.OtherFocusReason)
                else:
                    self._enter()
                return True
            if event.key() == Qt.Key.Key_Escape and self._trial is not None:
                self._where.bridge.keep_draft(_place(self._trial), "")
                self.end()
                return True
        return super().eventFilter(watched, event)


def _place(trial: Trial) -> str:
    return f"trial:{trial.id}"
