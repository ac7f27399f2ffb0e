"""What happened in the dialogue, below the answers: who moved where, as a picture and in words."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core.change_of_mind import change_of_mind
from dialog_app.core.model.days import Phase
from dialog_app.ui import theme
from dialog_app.ui.change_words import change_words
from dialog_app.ui.live.room import Room
from dialog_app.ui.widgets.change_flow import ChangeFlow
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say


class ChangePanel(QWidget):
    """Shows the change of the chosen service or group once both rounds have answers.

    It shows raw counts, as the rows above it do, and is hidden with them. It never blocks a key.
    """

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("change_panel")
        self._room = room
        self._heading = Label("", "small").strong()
        self._words = Label("", "small").wrapped()
        self._words.setObjectName("change_words")
        self._flow = ChangeFlow()
        self._ends = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        space = theme.current().space
        ends = QHBoxLayout(self._ends)
        ends.setContentsMargins(0, 0, 0, 0)
        ends.addWidget(Label(say("terms.phase.before"), "small", muted=True))
        ends.addStretch(1)
        ends.addWidget(Label(say("terms.phase.after"), "small", muted=True))
        picture = QVBoxLayout()
        picture.setSpacing(2)
        picture.addWidget(self._flow)
        picture.addWidget(self._ends)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self._heading)
        said.addWidget(self._words)
        said.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(space.m, 0, 0, 0)
        row.setSpacing(space.l)
        row.addLayout(picture)
        row.addLayout(said, 1)

    def refresh(self, name: str) -> None:
        """Show how the chosen ones moved; `name` is who they are."""
        attention = self._room.attention
        subject, who = attention.subject, attention.who
        shown = subject is not None and attention.phase is Phase.AFTER and not attention.blank
        found = (
            change_of_mind(self._room.day, who.service_id, subject, who.group_id)
            if shown and subject is not None
            else None
        )
        self.setVisible(found is not None)
        if found is None:
            return
        words = change_words(found)
        self._heading.setText(f"{say('story.moved.heading')}: {name}")
        self._words.setText(words)
        paired = found.movement is not None
        self._flow.setVisible(paired)
        self._ends.setVisible(paired)
        self._flow.show_table(found.table, words)
