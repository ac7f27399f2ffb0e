"""What is tried: one key goes a step on, and who tries the method stands in words beside it."""

from functools import partial
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
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.follow_up.trial_fields import TrialFields, Where
from dialog_app.ui.live.paragraph import Paragraph
from dialog_app.ui.live.part import Deeds
from dialog_app.ui.live.pick_bar import PickBar
from dialog_app.ui.live.room import Room
from dialog_app.ui.live.trial_offers import subject_of, trial_offers, trials_of
from dialog_app.ui.plan.names import subject_code
from dialog_app.ui.text import key_words
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.words import language, say

_TELL: Final = Action.TRIAL_TELL
_CHOOSE: Final = Action.TRIAL_CHOOSE


class TryingLine(QWidget):
    """Says which services try what is attended to, and takes the chosen one a step on.

    Anything else it tries is found by typing. `asked` carries what is asked in place: the fields
    where more of a trial is told, or the bar one chooses in; `left` says that it is done with.
    """

    asked = Signal(QWidget)
    left = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("trying")
        self._room = room
        self._words = Paragraph("", "small", muted=True)
        self._words.setObjectName("trying_words")
        self._also = Paragraph("", "small", muted=True)
        self._also.setObjectName("trying_also")
        self._more = _link("trial_more", "since.trial_more", _TELL)
        self._more.clicked.connect(self.tell)
        self._other = _link("trial_other", "since.trial_other", _CHOOSE)
        self._other.clicked.connect(self.choose)
        self._bar: PickBar | None = None
        self._picked = ""
        self.fields = TrialFields(Where(room.bridge, room.today))
        self.fields.left.connect(self._on_left)
        self._error = ErrorLine()
        self._error.setObjectName("trying_error")
        line = QHBoxLayout()
        line.addWidget(self._words, 1)
        line.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._other, 0, Qt.AlignmentFlag.AlignTop)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        for part in (self._also, self.fields, self._error):
            column.addWidget(part)
        self._more.hide()

    def refresh(self) -> None:
        """Show who tries it, and what else the chosen service tries; nothing where nobody does."""
        also = also_words(self._room)
        for part, words in ((self._words, trying_words(self._room)), (self._also, also)):
            part.setText(words)
            part.setVisible(bool(words))
        mine = self._mine()
        about = self.fields.about
        known = {row.id for row in (mine, self._picked_trial()) if row is not None}
        if about is not None and about.id not in known:
            self.fields.end()
        free = self.fields.about is None and (self._bar is None or self._bar.isHidden())
        self._more.setVisible(mine is not None and free)
        self._other.setVisible(bool(self._words.text() or also) and free)

    def deeds(self) -> Deeds:
        """Return the keys of a trial."""
        return {Action.TRIAL: self.turn, _TELL: self.tell, _CHOOSE: self.choose}

    def turn(self) -> None:
        """Take the chosen service's trial one step on, from where earlier days have left it."""
        attention = self._room.attention
        refusal = self._turned(attention.service_id, attention.subject or NOTHING)
        self._tell_fault(refusal.sentence if refusal else "")

    def choose(self) -> None:
        """Ask what else the chosen service tries; what is chosen goes a step on."""
        service_id = self._room.attention.service_id
        if not service_id:
            self._tell_fault(say("errors.action.no_service"))
            return
        self._tell_fault("")
        self.fields.hold()
        bar = self._bar or self._made_bar()
        question = say("since.trial_choose", service=self._room.service_name(service_id))
        offers = partial(trial_offers, self._room, service_id)
        bar.ask(question, offers, say("since.trial_choose_none"))
        self.refresh()
        self.asked.emit(bar)

    def _made_bar(self) -> PickBar:
        """Make the bar when it is first asked for."""
        self._bar = bar = PickBar("trial")
        bar.taken.connect(self._on_chosen)
        bar.left.connect(self.left)
        bar.went.connect(self.refresh)
        self._column.insertWidget(1, bar)
        return bar

    def _on_chosen(self, key: str) -> None:
        """Take the chosen thing a step on, and ask until when it is tried."""
        service_id, subject = self._room.attention.service_id, subject_of(key)
        refusal = self._turned(service_id, subject)
        bar = self._bar
        if bar is None:
            return
        if refusal is not None:
            bar.refuse(refusal.sentence)
            return
        trial = self._room.day.trial(service_id, subject)
        # First the keyboard, then the bar: Qt would give it to a part nobody chose.
        if trial is None:
            self.left.emit()
        else:
            self._picked = trial.id
            self._ask(trial)
        bar.hide()

    def _turned(self, service_id: str, subject: Subject) -> Refusal | None:
        about = About(subject=subject, service_id=service_id, language=language())
        earlier = self._room.trials.standing(service_id, subject)
        return self._room.bridge.run(turn_trial, about, earlier)

    def tell(self) -> None:
        """Ask until when the chosen service tries it, and how it went."""
        mine = self._mine()
        if mine is None:
            self._tell_fault(say("since.trial_first"))
            return
        self._tell_fault("")
        self._ask(mine)

    def _ask(self, trial: Trial) -> None:
        self.fields.ask(trial)
        for link in (self._more, self._other):
            link.hide()
        self.asked.emit(self.fields)

    def _on_left(self) -> None:
        self._picked = ""
        self.refresh()
        self.left.emit()

    def _picked_trial(self) -> Trial | None:
        """Return what was chosen by typing, while the same service is attended to."""
        row = self._room.day.find(Trial, self._picked) if self._picked else None
        mine = row is not None and row.service_id == self._room.attention.service_id
        return row if mine else None

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


def _link(name: str, words: str, action: Action) -> Button:
    link = Button(say(words), ButtonLook("link", key=key_words(first_key(action))))
    link.setObjectName(name)
    # The keyboard stays on the row or the card, where the letters work.
    link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return link


def also_words(room: Room) -> str:
    """Return what the chosen service tries that the day does not treat; empty where nothing."""
    service_id = room.attention.service_id
    treated = {row.subject for row in room.day.subjects}
    more = [row.subject for row in trials_of(room, service_id) if row.subject not in treated]
    said = [
        say(
            "since.trial_also_one",
            title=f"{subject_code(room.register, one)} {room.subject_title(one)}",
            state=state_of(room, service_id, one, whole=True),
        )
        for one in more
    ]
    if not said:
        return ""
    return say("since.trial_also", service=room.service_name(service_id), what=" · ".join(said))


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
