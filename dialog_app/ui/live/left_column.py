"""The left column: clock, rundown, and the button that goes on."""

import datetime
from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core.clock import Forecast, forecast
from dialog_app.core.clock_face import until_change
from dialog_app.core.commands import running
from dialog_app.core.day import Day
from dialog_app.core.model.days import DayInfo, DayState
from dialog_app.core.record import Step
from dialog_app.ui import theme
from dialog_app.ui.actions import Action
from dialog_app.ui.live.clock_block import ClockBlock
from dialog_app.ui.live.item_notes import ItemNotes
from dialog_app.ui.live.part import Deeds
from dialog_app.ui.live.room import Room, item_title, short_title
from dialog_app.ui.live.rundown import Rundown
from dialog_app.ui.live.rundown_heads import RundownHeads
from dialog_app.ui.live.small_timer import SmallTimerBlock
from dialog_app.ui.live.tight import is_tight, left_width
from dialog_app.ui.start_question import StartQuestion
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.words import say


class LeftColumn(QFrame):
    """Where the day stands, and the way on."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("live_left")
        self.setProperty("kind", "column-left")
        self.setProperty("column", True)
        self.setFixedWidth(left_width())
        self._room = room
        self.clock = ClockBlock()
        self.small_timer = SmallTimerBlock(room)
        self.rundown = Rundown()
        self._heads = RundownHeads()
        # Large text needs the height for the clock.
        if is_tight():
            self._heads.hide()
        self._notes = ItemNotes()
        self._proposed: Forecast | None = None
        key = "" if is_tight() else say("live.key.next")
        self._next = Button("", ButtonLook("primary", key=key, tall=not is_tight()))
        self._next.setObjectName("next_button")
        self._next.clicked.connect(self.go_on)
        self.start_question = StartQuestion(lambda: room.day, room.around.now, self.run)
        self.start_question.turned.connect(self._say_what_is_next)
        self.error = ErrorLine()
        self.error.setObjectName("running_error")
        self._build()
        self.refresh()

    def _build(self) -> None:
        space = theme.current().space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space.m, 0, space.l)
        column.setSpacing(space.xs)
        for part in (_inset(self.clock), _inset(self.small_timer), _inset(self._heads, 0)):
            column.addLayout(part)
        column.addWidget(self.rundown, 1)
        column.addLayout(_inset(self._notes))
        column.addSpacing(space.s)
        foot = QVBoxLayout()
        foot.setSpacing(space.s)
        for part in (_inset(self.start_question), _inset(self.error), _inset(self._next)):
            foot.addLayout(part)
        column.addLayout(foot)

    def refresh(self) -> datetime.timedelta:
        """Show the day as it looks now; return how long that stays while only time goes by."""
        self.small_timer.refresh()
        self._notes.follow(self._room.day)
        self._say_what_is_next()
        return self.tick()

    def go_on(self) -> None:
        """Start the day, go on after a pause, or go to the next item; after the last it is held."""
        if not self.start_question.holds_back():
            self.run(_onward(self._room.day.info))

    def deeds(self) -> Deeds:
        """Return what keys answer while something is asked."""
        if self.start_question.asked:
            no = self.start_question.no
            return {Action.START_NOW: self.go_on, Action.START_OTHERWISE: no}
        return {}

    def run(self, command: Callable[..., Step], *args: object) -> None:
        """Run a command; say beside the button why not, where it is refused."""
        refusal = self._room.bridge.run(command, *args)
        if refusal is not None:
            self.error.tell(refusal.sentence)
        else:
            self.error.hide()

    def _say_what_is_next(self) -> None:
        day = self._room.day
        asked = self.start_question.asked
        self._next.set_words(say("clock.start.now") if asked else _next_words(day))
        self._next.setEnabled(day.info.state in {DayState.PLANNED, DayState.RUNNING})

    def tick(self) -> datetime.timedelta:
        """Show what follows from the time alone; return how long it stays."""
        self.start_question.follow()
        now = self.forecast()
        self.clock.show_forecast(now, self._room.day.info.state)
        self.rundown.show_forecast(now, self._proposed)
        return min(until_change(now), self.small_timer.tick())

    def propose(self, proposed: Forecast | None) -> None:
        """Show the times of a plan that is looked at beside those of the day; None for none."""
        self._proposed = proposed
        self._heads.show_proposal(shown=proposed is not None)
        self.rundown.show_forecast(self.forecast(), proposed)

    def yield_fill(self, yielded: bool) -> None:
        """Let another button be the filled one, or be it again."""
        self._next.fill(not yielded)

    def forecast(self) -> Forecast:
        """Return the day's times as they look now."""
        return forecast(self._room.day, self._room.around.now())


def _onward(info: DayInfo) -> Callable[..., Step]:
    """Return what going on means now."""
    if info.state is DayState.PLANNED:
        return running.start
    return running.next_item if info.paused_at is None else running.pause


def _next_words(day: Day) -> str:
    if day.info.state is DayState.PLANNED:
        return say("live.start")
    if day.info.state is not DayState.RUNNING:
        return say("live.ended")
    if day.info.paused_at is not None and day.running is not None:
        return say("clock.go_on", title=short_title(item_title(day.running)))
    item = day.next_item
    return say("live.next", title=short_title(item_title(item))) if item else say("live.end_day")


def _inset(part: QWidget, inset: int | None = None) -> QHBoxLayout:
    side = theme.current().space.xl if inset is None else inset
    row = QHBoxLayout()
    row.setContentsMargins(side, 0, side, 0)
    row.addWidget(part)
    return row
