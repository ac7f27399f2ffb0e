"""What is tried: one key goes a step on, and who tries the method stands in words beside it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core.commands.findings import NOTHING, About
from dialog_app.core.commands.trials import turn_trial
from dialog_app.core.model.said import Trial
from dialog_app.ui.live.paragraph import Paragraph
from dialog_app.ui.live.room import Room
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.words import language, say


class TryingLine(QWidget):
    """Says which services try what is attended to, and takes the chosen one a step on."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("trying")
        self._room = room
        self._words = Paragraph("", "small", muted=True)
        self._words.setObjectName("trying_words")
        self._error = ErrorLine()
        self._error.setObjectName("trying_error")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._words, self._error):
            column.addWidget(part)

    def refresh(self) -> None:
        """Show who tries it; nothing where nobody does."""
        words = trying_words(self._room)
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def turn(self) -> None:
        """Take the chosen service's trial one step on."""
        attention = self._room.attention
        about = About(
            subject=attention.subject or NOTHING,
            service_id=attention.service_id,
            language=language(),
        )
        refusal = self._room.bridge.run(turn_trial, about)
        if refusal is not None:
            self._error.tell(refusal.sentence)
        else:
            self._error.clear()


def trying_words(room: Room) -> str:
    """Return «Utprøving: PPT i gang, Utekontakten valgt»; empty where nobody tries it."""
    subject = room.attention.subject
    rows = room.day.where(Trial, lambda row: row.subject == subject)
    of = {row.service_id: row for row in rows}
    said = [
        say(
            "since.trying_one",
            service=room.service_name(one),
            state=say(f"terms.trial_state.{of[one].state.value}"),
        )
        for one in room.day.service_ids
        if one in of
    ]
    return say("since.trying", who=", ".join(said)) if said else ""
