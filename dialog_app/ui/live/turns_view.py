"""The list of turns: who has the word, who waits for it, and how the time was shared."""

import datetime
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core import small_timer as asked
from dialog_app.core import turns
from dialog_app.core.commands import small_timer
from dialog_app.core.commands import turns as commands
from dialog_app.core.model.days import Side
from dialog_app.core.record import Step
from dialog_app.ui import theme
from dialog_app.ui.actions import Action
from dialog_app.ui.live.part import Deeds
from dialog_app.ui.live.room import Room
from dialog_app.ui.live.small_timer import LengthField
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.live.turn_queue import TurnQueue
from dialog_app.ui.live.turn_shares import TurnShares
from dialog_app.ui.live.turn_words import holding, lasting, side_name, whose
from dialog_app.ui.ticker import Ticker
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.check import Check
from dialog_app.ui.widgets.elided_label import ElidedLabel
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.key_cap import KeyCap
from dialog_app.ui.widgets.run_label import RunLabel, hint_runs
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say

_SECOND: Final = datetime.timedelta(seconds=1)


class TurnNow(Card):
    """Who has the word, for how long, and whose turn a question in between holds."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("turn_now")
        self._room = room
        self._whose = ElidedLabel("", "title")
        self._whose.setObjectName("turn_now_whose")
        self._lasting = ElidedLabel("", "lead")
        self._lasting.setObjectName("turn_now_lasting")
        self._holding = ElidedLabel("", "base", muted=True)
        self._holding.setObjectName("turn_now_holding")
        self.body.setSpacing(0)
        for line in (self._whose, self._lasting, self._holding):
            self.body.addWidget(line)

    def show_now(self, now: datetime.datetime) -> None:
        """Show who has the word at `now`."""
        turn = turns.speaking(self._room.day)
        nobody = say("turns.now.nobody")
        texts = (
            (self._whose, whose(self._room, turn) if turn is not None else nobody),
            (self._lasting, lasting(self._room, turn, now) if turn is not None else ""),
            (self._holding, holding(self._room, now)),
        )
        for line, text in texts:
            if line.text() != text:
                line.setText(text)
            line.setVisible(bool(text))


class TurnsView(QWidget):
    """Gives the word with keys; everything is on the disk before it is shown."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("turns_view")
        self._room = room
        self._now = TurnNow(room)
        self.queue = TurnQueue(room)
        self._head = SectionHeader(say("turns.queue.head"))
        self._timed = Check(say("turns.timed"))
        self._timed.setObjectName("turns_timed")
        self._timed.clicked.connect(self.turn_time)
        self.length = LengthField(room)
        self._error = ErrorLine()
        self._error.setObjectName("turns_error")
        self._shares = TurnShares(room)
        self._ticker = Ticker(self._tick, self)
        self._build()
        self.refresh()

    def _build(self) -> None:
        space = theme.current().space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, space.s)
        scroll = ScrollColumn(padding=0)
        scroll.body.setSpacing(space.s)
        column.addWidget(scroll)
        self.queue.turned.connect(scroll.ensureWidgetVisible)
        for part in (self._now, self._callers(), self._error):
            scroll.body.addWidget(part)
        scroll.body.addLayout(self._beside())
        if not is_tight():
            scroll.body.addWidget(RunLabel(hint_runs(say("turns.hint_keys")), "small"))
        scroll.body.addStretch(1)
        QWidget.setTabOrder(self._timed, self.length)
        QWidget.setTabOrder(self.length, self.queue)

    def _beside(self) -> QBoxLayout:
        """Return queue and times beside each other; below where the text is large."""
        space = theme.current().space
        both = QVBoxLayout() if is_tight() else QHBoxLayout()
        both.setSpacing(space.xl)
        both.addLayout(_column(self._head, self.queue), 3)
        both.addLayout(_column(self._timing(), self.length.error, self._shares), 2)
        return both

    def _callers(self) -> QWidget:
        """Return the buttons for those who use the mouse; the keyboard stays in the queue."""
        row = FlowBox()
        names = [(side_name(side), str(number)) for number, side in enumerate(Side, start=1)]
        deeds: list[Callable[[], object]] = [partial(self.ask, side) for side in Side]
        names.append((say("turns.next"), say("turns.key.next")))
        for (words, key), deed in zip(names, [*deeds, self.next_speaker], strict=True):
            button = Button(words, ButtonLook(key=key))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, deed=deed: deed())
            row.flow.addWidget(button)
        return row

    def _timing(self) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().space.s)
        row.addWidget(self._timed)
        row.addWidget(KeyCap(say("turns.key.time")))
        row.addWidget(self.length)
        row.addStretch(1)
        return part

    def refresh(self) -> None:
        """Show the list as it is."""
        waiting = len(turns.waiting(self._room.day))
        self._head.set_note(str(waiting) if waiting else "")
        self._timed.setChecked(asked.kept(self._room.day).per_turn)
        self.length.refresh()
        self.queue.refresh()
        self._tick()

    def _tick(self) -> None:
        """Show what follows from the time alone, and sleep until something else does."""
        now = self._room.around.now()
        self._now.show_now(now)
        self._shares.show_shares(now)
        turn = turns.speaking(self._room.day)
        if turn is None or self._room.day.info.paused_at is not None or not self.isVisible():
            self._ticker.rest()
            return
        spoken = turns.spoken(self._room.day, turn, now)
        self._ticker.wait(_SECOND - spoken % _SECOND)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the time rest while nobody looks."""
        super().hideEvent(event)
        self._ticker.rest()

    def ask(self, side: Side) -> None:
        """Put one more from a side in the queue."""
        self._run(commands.ask, side)

    def next_speaker(self) -> None:
        """Give the word to the next."""
        self._run(commands.next_speaker)

    def turn_time(self) -> None:
        """Give every turn its time, or none."""
        wanted = not asked.kept(self._room.day).per_turn
        self._run(partial(small_timer.time_turns, wanted=wanted))

    def turn_service(self) -> None:
        """Say that the chosen turn is from the next service of the day; after the last, from none.

        It asks for nothing where nobody waits.
        """
        turn = self.queue.chosen
        if turn is not None:
            choices = ("", *self._room.day.service_ids)
            place = choices.index(turn.service_id) + 1 if turn.service_id in choices else 0
            self._run(commands.set_service, turn.id, choices[place % len(choices)])

    def take_out(self) -> None:
        """Take the chosen turn out of the queue, and choose its neighbour."""
        turn, queue = self.queue.chosen, turns.waiting(self._room.day)
        if turn is not None:
            self.queue.choose(1 if turn != queue[-1] else -1)
            self._run(commands.take_out, turn.id)

    def move_turn(self, by: int) -> None:
        """Move the chosen turn down or up."""
        turn = self.queue.chosen
        if turn is not None:
            self._run(commands.move, turn.id, by)

    def take_focus(self) -> None:
        """Put the keyboard on the queue."""
        self.queue.setFocus(Qt.FocusReason.OtherFocusReason)

    def deeds(self) -> Deeds:
        """Return the keys of the list of turns."""
        asking = {action: partial(self.ask, side) for action, side in _ASKED.items()}
        between = {
            action: partial(self._run, commands.interpose, side)
            for action, side in _BETWEEN.items()
        }
        return {
            **asking,
            **between,
            Action.NEXT_SPEAKER: self.next_speaker,
            Action.SPEAKER_BACK: partial(self._run, commands.take_back),
            Action.TURN_OUT: self.take_out,
            Action.TURN_UP: partial(self.move_turn, -1),
            Action.TURN_DOWN: partial(self.move_turn, 1),
            Action.TURN_SERVICE: self.turn_service,
            Action.TURN_TIME: self.turn_time,
            Action.NEXT_METHOD: partial(self.queue.choose, 1),
            Action.PREVIOUS_METHOD: partial(self.queue.choose, -1),
        }

    def _run(self, command: Callable[..., Step], *args: object) -> None:
        refusal = self._room.bridge.run(command, *args)
        if refusal is not None:
            self._error.tell(refusal.sentence)
        else:
            self._error.clear()


def _column(*parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.current().space.s)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return column


_ASKED: Final = {
    Action.ASK_PROS: Side.PROS,
    Action.ASK_PROFESSIONALS: Side.PROFESSIONALS,
    Action.ASK_LEADERS: Side.LEADERS,
}
_BETWEEN: Final = {
    Action.BETWEEN_PROS: Side.PROS,
    Action.BETWEEN_PROFESSIONALS: Side.PROFESSIONALS,
    Action.BETWEEN_LEADERS: Side.LEADERS,
}
