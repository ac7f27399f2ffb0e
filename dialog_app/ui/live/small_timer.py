"""The small timer under the clock: which report has how much time left, and its length."""

import datetime
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core import small_timer as asked
from dialog_app.core.clock_face import LOOKED_AT
from dialog_app.core.commands import small_timer
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.days import DayState, ItemKind
from dialog_app.core.small_timer import SmallTime, digits, read_length, small_timer_left
from dialog_app.ui import theme
from dialog_app.ui.bridge import Refusal, refusal
from dialog_app.ui.live.room import Room
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.elided_label import ElidedLabel
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

_LETTERS: Final = 12
_WIDTH: Final = 64
# Items in which one group reports after the other; elsewhere the key alone starts it.
_REPORTED: Final = frozenset(
    {
        ItemKind.DIALOGUE,
        ItemKind.PLENARY,
        ItemKind.OBSTACLES,
        ItemKind.SOLUTIONS,
        ItemKind.EXERCISE,
        ItemKind.STATUS,
        ItemKind.AGREEMENTS,
        ItemKind.LEADERS,
    }
)


class LengthField(TextField):
    """How long a report or a turn may last; Enter or leaving sets it, Esc drops what is typed."""

    def __init__(self, room: Room) -> None:
        super().__init__(say("turns.timer.length"), limit=_LETTERS)
        self.setObjectName("small_timer_length")
        self.setFixedWidth(theme.scaled(_WIDTH))
        self._room = room
        self.error = ErrorLine()
        self.error.setObjectName("small_timer_error")
        self.editingFinished.connect(self._set)
        self.refresh()

    def refresh(self) -> None:
        """Show the length as it is, but never over what is being typed."""
        if not self.hasFocus() and not self.error.sentence():
            self._show_kept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Drop what is typed with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._show_kept()
        else:
            super().keyPressEvent(event)

    def _set(self) -> None:
        try:
            length = read_length(self.text())
        except RuleBroken as broken:
            self._tell(refusal(broken))
            return
        if length == asked.kept(self._room.day).seconds:
            self._show_kept()
            return
        refused = self._room.bridge.run(small_timer.set_length, length)
        if refused is not None:
            self._tell(refused)
        else:
            self._show_kept()

    def _show_kept(self) -> None:
        self.error.clear()
        self.set_fault(False)
        self.setText(digits(asked.kept(self._room.day).seconds))

    def _tell(self, refused: Refusal) -> None:
        self.set_fault(True)
        self.error.tell(refused.sentence)


class SmallTimerBlock(QWidget):
    """Says in words how the small timer stands; takes no room where there is none to start."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("small_timer")
        self._room = room
        self._left = ElidedLabel("", "lead")
        self._left.setObjectName("small_timer_left")
        self._left.strong()
        self.length = LengthField(room)
        self._next = Button("", ButtonLook("quiet", key=say("turns.key.small_timer")))
        self._next.setObjectName("small_timer_next")
        self._next.clicked.connect(self.press)
        stop = ButtonLook("quiet", key=say("turns.key.small_timer_stop"))
        self._stop = Button(say("turns.timer.stop"), stop)
        self._stop.setObjectName("small_timer_stop")
        self._stop.clicked.connect(self.stop)
        self._deeds = QWidget()
        self._build()
        self.refresh()

    def _build(self) -> None:
        space = theme.current().space
        deeds = QHBoxLayout(self._deeds)
        deeds.setContentsMargins(0, 0, 0, 0)
        deeds.setSpacing(space.s)
        deeds.addWidget(self.length)
        deeds.addWidget(self._next)
        deeds.addWidget(self._stop)
        deeds.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space.xs, 0, 0)
        column.setSpacing(space.xs)
        for part in (self._left, self._deeds, self.length.error):
            column.addWidget(part)

    def refresh(self) -> None:
        """Show the small timer as it is."""
        small = self._small()
        self.setVisible(small is not None or self._may_start())
        # Large text leaves room for the time alone; the list of turns has the length as well.
        self._deeds.setVisible(not is_tight())
        for part in (self._left, self._stop):
            part.setVisible(small is not None)
        # Who is next among the turns is for the list of turns to say.
        self._next.setVisible(small is None or small.number > 0)
        self._next.set_words(say("turns.timer.start" if small is None else "turns.timer.next"))
        self.length.refresh()
        self.tick()

    def tick(self) -> datetime.timedelta:
        """Show what follows from the time alone; return how long it stays."""
        small = self._small()
        if small is None:
            return LOOKED_AT
        said = timer_words(small)
        if said != self._left.text():
            self._left.setText(said)
        return small.stays

    def press(self) -> None:
        """Start it, or go on to the next report."""
        self._tell(self._room.bridge.run(small_timer.next_report))

    def stop(self) -> None:
        """Take it away."""
        self._tell(self._room.bridge.run(small_timer.stop))

    def _small(self) -> SmallTime | None:
        return small_timer_left(self._room.day, self._room.around.now())

    def _may_start(self) -> bool:
        day = self._room.day
        item = day.running if day.info.state is DayState.RUNNING else None
        return item is not None and item.kind in _REPORTED and not is_tight()

    def _tell(self, refused: Refusal | None) -> None:
        if refused is not None:
            self.length.error.tell(refused.sentence)
            self.show()


def timer_words(small: SmallTime) -> str:
    """Return how the small timer stands: «Gruppe 2: 1.40 igjen»."""
    whose = "group" if small.number else "turn"
    if not small.seconds:
        return say(f"turns.timer.{whose}_up", number=small.number)
    return say(f"turns.timer.{whose}", number=small.number, time=digits(small.seconds))
