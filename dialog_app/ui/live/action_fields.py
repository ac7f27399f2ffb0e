"""Who does an action and when: two small fields under the capture line."""

import datetime
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core.errors import RuleBroken
from dialog_app.core.formats import read_date
from dialog_app.core.owners import Owner
from dialog_app.ui import theme
from dialog_app.ui.bridge import refusal
from dialog_app.ui.live.consent_line import ConsentLine
from dialog_app.ui.live.reading import Planned
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

_WHO_LIMIT = 120
_WHEN_LIMIT = 20


class ActionFields(QWidget):
    """Asks for what an action lacks; Enter goes on, Esc goes back to the text."""

    entered = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("action_fields")
        self.who = TextField(say("live.capture.who"), limit=_WHO_LIMIT)
        self.who.setObjectName("action_who")
        self.who.setPlaceholderText(say("live.capture.who_hint"))
        self.when = TextField(say("live.capture.when"), limit=_WHEN_LIMIT)
        self.when.setObjectName("action_when")
        self.when.setPlaceholderText(say("live.capture.when_hint"))
        self._consent = ConsentLine()
        row = QHBoxLayout()
        row.setSpacing(theme.current().space.s)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.current().space.xs, 0, 0)
        column.setSpacing(theme.current().space.xs)
        column.addLayout(row)
        column.addWidget(self._consent)
        for word, part, stretch in (
            (say("live.capture.who"), self.who, 2),
            (say("live.capture.when"), self.when, 1),
        ):
            row.addWidget(Label(word))
            row.addWidget(part, stretch)
            part.installEventFilter(self)
        if not is_tight():
            row.addWidget(Label(say("live.capture.fields_hint"), "small", muted=True))
        self.hide()

    def ask(self, *, who: bool, when: bool) -> None:
        """Show the fields and put the keyboard in the first that is missing."""
        self.show()
        (self.who if who or not when else self.when).setFocus()

    def has_focus(self) -> bool:
        """Tell whether the keyboard is in one of the fields."""
        return self.who.hasFocus() or self.when.hasFocus()

    def asks_first(self, planned: Planned) -> bool:
        """Ask once for who and when, if they are missing; a second Enter goes on without them."""
        if not self.isHidden() or not planned.text or (planned.who and planned.due):
            return False
        self.ask(who=not planned.who, when=planned.due is None)
        return True

    def asks(self, planned: Planned, owner: Owner) -> bool:
        """Ask for who and when where they are missing, and for consent where somebody is named."""
        return self.asks_first(planned) or self.asks_consent(owner)

    def asks_consent(self, owner: Owner) -> bool:
        """Ask once whether somebody who is named has said yes; a second Enter goes on without."""
        if not self._consent.asks(owner):
            return False
        if not self.who.text():
            self.who.setText(", ".join(part for part in (owner.role, owner.name) if part))
        self.show()
        self.who.setFocus()
        return True

    def may_name(self, owner: Owner) -> bool:
        """Tell whether somebody who is named has said yes to it."""
        return self._consent.may_name(owner)

    def completed(self, planned: Planned, today: datetime.date) -> Planned:
        """Return a plan with what it lacks from the fields; a date nobody can read is none."""
        due = planned.due
        if due is None and self.when.text().strip() and not self.problem(today):
            due = read_date(self.when.text(), today)
        return replace(planned, who=planned.who or self.who.text().strip(), due=due)

    def problem(self, today: datetime.date) -> str:
        """Return the sentence for a date that cannot be read, else an empty text."""
        if not self.when.text().strip():
            return ""
        try:
            read_date(self.when.text(), today)
        except RuleBroken as broken:
            return refusal(broken).sentence
        return ""

    def close_fields(self) -> None:
        """Empty the fields and hide them."""
        self.who.clear()
        self.when.clear()
        self._consent.forget()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter go from who to when and then on, Ctrl+Enter say yes to a name, and Esc back."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
                if control and self._consent.asking:
                    self._consent.give()
                    self.entered.emit()
                elif watched is self.who and not self.when.text():
                    self.when.setFocus()
                else:
                    self.entered.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
