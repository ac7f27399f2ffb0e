"""What is tried: one key goes a step on, and who tries the method stands in words beside it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.commands.findings import NOTHING, About
from dialog_app.core.commands.trials import TRIED, turn_trial
from dialog_app.core.model.base import Subject
from dialog_app.core.model.said import Trial
from dialog_app.core.trying import Standing
from dialog_app.ui.actions import Action, first_key
from dialog_app.ui.follow_up.trial_fields import TrialFields, Where
from dialog_app.ui.live.paragraph import Paragraph
from dialog_app.ui.live.part import Deeds
from dialog_app.ui.live.room import Room
from dialog_app.ui.text import key_words
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.words import language, say

_TELL: Final = Action.TRIAL_TELL


class TryingLine(QWidget):
    """Says which services try what is attended to, and takes the chosen one a step on.

    `asked` carries the fields where more of a trial is told, `left` says that it is done with.
    """

    asked = Signal(QWidget)
    left = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("trying")
        self._room = room
        self._words = Paragraph("", "small", muted=True)
        self._words.setObjectName("trying_words")
        key = key_words(first_key(_TELL))
        self._more = Button(say("since.trial_more"), ButtonLook("link", key=key))
        self._more.setObjectName("trial_more")
        self._more.clicked.connect(self.tell)
        # The keyboard stays on the row or the card, where the letters work.
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fields = TrialFields(Where(room.bridge, room.today))
        self.fields.left.connect(self.left)
        self._error = ErrorLine()
        self._error.setObjectName("trying_error")
        line = QHBoxLayout()
        line.addWidget(self._words, 1)
        line.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        for part in (self.fields, self._error):
            column.addWidget(part)
        self._more.hide()

    def refresh(self) -> None:
        """Show who tries it; nothing where nobody does."""
        words = trying_words(self._room)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        mine = self._mine()
        about = self.fields.about
        if about is not None and (mine is None or mine.id != about.id):
            self.fields.end()
        self._more.setVisible(mine is not None and self.fields.about is None)

    def deeds(self) -> Deeds:
        """Return the keys of a trial."""
        return {Action.TRIAL: self.turn, _TELL: self.tell}

    def turn(self) -> None:
        """Take the chosen service's trial one step on, from where earlier days have left it."""
        room, attention = self._room, self._room.attention
        subject = attention.subject or NOTHING
        about = About(subject=subject, service_id=attention.service_id, language=language())
        earlier = room.trials.standing(about.service_id, subject)
        refusal = room.bridge.run(turn_trial, about, earlier)
        self._tell_fault(refusal.sentence if refusal else "")

    def tell(self) -> None:
        """Ask until when the chosen service tries it, and how it went."""
        mine = self._mine()
        if mine is None:
            self._tell_fault(say("since.trial_first"))
            return
        self._tell_fault("")
        self.fields.ask(mine)
        self._more.hide()
        self.asked.emit(self.fields)

    def _mine(self) -> Trial | None:
        attention = self._room.attention
        if attention.subject is None or not attention.service_id:
            return None
        return self._room.day.trial(attention.service_id, attention.subject)

    def _tell_fault(self, sentence: str) -> None:
        if sentence:
            self._error.tell(sentence)
        else:
            self._error.clear()


def trying_words(room: Room) -> str:
    """Return «Utprøving: PPT i gang, Utekontakten valgt»; empty where nobody tries it."""
    subject = room.attention.subject
    if subject is None:
        return ""
    states = ((one, state_of(room, one, subject, whole=True)) for one in room.day.service_ids)
    said = [
        say("since.trying_one", service=room.service_name(one), state=state)
        for one, state in states
        if state
    ]
    return say("since.trying", who=" · ".join(said)) if said else ""


def state_of(room: Room, service_id: str, subject: Subject, *, whole: bool = False) -> str:
    """Return how far a service's trial has come; `whole` says until when, and when that was said.

    Empty where the service does not try it.
    """
    if subject.kind not in TRIED or not service_id:
        return ""
    today = room.day.trial(service_id, subject)
    stands = today or room.trials.standing(service_id, subject)
    if stands is None:
        return ""
    words = say(f"terms.trial_state.{stands.state.value}")
    if not whole:
        return words
    if stands.until is not None:
        words = f"{words} {say('since.until', date=formats.date(stands.until))}"
    if isinstance(stands, Standing):
        words = say("since.said_on", word=words, date=formats.date(stands.said))
    return words
