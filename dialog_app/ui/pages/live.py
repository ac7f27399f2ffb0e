"""The live page: the day while it runs. Three columns, and a key for everything in them."""

import datetime
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from dialog_app.core.commands import running
from dialog_app.core.model.base import DayRow
from dialog_app.core.model.said import Answer, Round
from dialog_app.core.record import Step
from dialog_app.core.remark import Remark, Spot, pointing_at
from dialog_app.core.tables import BY_NAME
from dialog_app.ui.actions import Action
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.follow_up.ways import ways_on
from dialog_app.ui.frame.columns import focus_into
from dialog_app.ui.live.attention import Attention, View
from dialog_app.ui.live.keys import Keys
from dialog_app.ui.live.left_column import LeftColumn
from dialog_app.ui.live.middle import Middle
from dialog_app.ui.live.replan_part import ReplanPart
from dialog_app.ui.live.room import Room
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.live.time_question import TimeQuestion
from dialog_app.ui.live.wall_column import WallColumn
from dialog_app.ui.ticker import Ticker
from dialog_app.ui.words import say

_FIVE: Final = 5
_VIEWS: Final = {
    Action.SHOW_ANSWERS: View.ANSWERS,
    Action.SHOW_OBSTACLES: View.OBSTACLES,
    Action.SHOW_ACTIONS: View.ACTIONS,
    Action.SHOW_REASONS: View.REASONS,
    Action.SHOW_MAIN_ANSWERS: View.MAIN_ANSWERS,
    Action.SHOW_TURNS: View.TURNS,
    Action.SHOW_SINCE: View.SINCE,
}


class LivePage(QWidget):
    """Runs one day. Every change is a command at the desk; the page only shows and asks."""

    def __init__(self, bridge: DayBridge, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("live_page")
        self.setAccessibleName(say("live.name"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.attention = Attention(bridge.record)
        self.room = Room(bridge, around, self.attention)
        self.left = LeftColumn(self.room)
        self.middle = Middle(self.room)
        self.wall = WallColumn(self.room)
        self.time_question = TimeQuestion(self.room, self.left.run)
        self.middle.put_on_top(self.time_question)
        self.replan = ReplanPart(self.room, self.left, self.middle)
        self._lay_out()
        self._ticker = Ticker(self._tick, self, around.pace)
        self._deeds = self._made_deeds()
        self._keys = Keys(self, self.act)
        self.wall.message.left.connect(self.middle.take_focus)
        self.attention.moved.connect(self._on_moved)
        bridge.changed.connect(self._on_changed)
        # Whether a name may be shown stands in the register.
        around.register_bridge.changed.connect(self._on_moved)

    def _lay_out(self) -> None:
        """Put the wall at the right, or on top where the text is too large for three columns."""
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.left, 1, 0)
        grid.addWidget(self.middle, 1, 1)
        if is_tight():
            grid.addWidget(self.wall, 0, 0, 1, 2)
        else:
            grid.addWidget(self.wall, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)

    def _made_deeds(self) -> dict[Action, Callable[[], object]]:
        """Return what each key does whatever stands in the middle."""
        shows = {action: partial(self._show, view) for action, view in _VIEWS.items()}
        return {
            **self.wall.deeds(),
            **shows,
            Action.NEXT_ITEM: self.left.go_on,
            Action.PAUSE: lambda: self.left.run(running.pause),
            Action.BREATHER: lambda: self.left.run(running.breather),
            Action.MORE_TIME: lambda: self.left.run(running.add_minutes, _FIVE),
            Action.LESS_TIME: lambda: self.left.run(running.add_minutes, -_FIVE),
            Action.SMALL_TIMER: self.left.small_timer.press,
            Action.SMALL_TIMER_STOP: self.left.small_timer.stop,
            Action.HIDE_COUNTS: self.attention.turn_blank,
            Action.CAPTURE: self.middle.capture.begin,
            Action.LINK: self._link,
            Action.ATTACH_NEXT: lambda: self.middle.attach(1),
            Action.ATTACH_PREVIOUS: lambda: self.middle.attach(-1),
            Action.NEXT_METHOD: lambda: self.attention.turn_method(1),
            Action.PREVIOUS_METHOD: lambda: self.attention.turn_method(-1),
            Action.NEXT_SUBJECT: lambda: self.attention.turn_method(1),
            Action.PREVIOUS_SUBJECT: lambda: self.attention.turn_method(-1),
            Action.PHASE: self.attention.turn_phase,
        }

    def act(self, wanted: Action) -> bool:
        """Do what a key asks for; False where it means nothing here.

        What stands in the middle hears of it first.
        """
        parts = (
            self.middle.deeds(),
            self.left.deeds(),
            self.time_question.deeds(),
            self.replan.deeds(),
            self._deeds,
        )
        deed = next((part[wanted] for part in parts if wanted in part), None)
        if deed is not None:
            deed()
        return deed is not None

    def _link(self) -> None:
        self.attention.show(View.OBSTACLES)
        self.act(Action.LINK)

    def _show(self, view: View) -> None:
        self.attention.show(view)
        self.middle.take_focus()

    def point_at(self, remark: Remark) -> None:
        """Go to what a remark is about, with the keyboard there."""
        self.attention.look_at(remark)
        if remark.spot is Spot.CAPTURE:
            self.middle.capture.begin()
        elif remark.spot is Spot.WALL:
            focus_into(self.wall)
        else:
            self.middle.take_focus()
            # A card just made cannot hold the keyboard before it is laid out.
            QTimer.singleShot(0, self, self.middle.take_focus)

    def go_to_row(self, kind: str, row_id: str) -> None:
        """Go to what was said, with the keyboard there; what is gone is not gone to."""
        row = self.room.day.find(BY_NAME[kind], row_id)
        if isinstance(row, DayRow):
            self.point_at(pointing_at(row))

    def _on_moved(self) -> None:
        self.middle.refresh()
        self.wall.offer()

    def _on_changed(self, _day: object, step: Step) -> None:
        self.wall.follow()
        answers = self.middle.answers
        if answers is not None and _only_counts(step):
            answers.refresh()
            return
        view = self.attention.view
        self.attention.follow(self.room.day)
        self.time_question.look()
        self._wait(self.left.refresh())
        self.replan.look()
        self._on_moved()
        if self.attention.view is not view and not self._writing():
            self.middle.take_focus()

    def _tick(self) -> None:
        """Show what follows from the time alone, and sleep until something else does."""
        self.time_question.look()
        self._wait(self.left.tick())
        self.replan.look()

    def _wait(self, time: datetime.timedelta) -> None:
        if self.isVisible():
            self._ticker.wait(time)

    def _writing(self) -> bool:
        held = QApplication.focusWidget()
        return held is not None and self.middle.capture.isAncestorOf(held)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the clock run, and put the keyboard where the next thing happens."""
        super().showEvent(event)
        self.left.rundown.ways = ways_on(self.room.around.session, self.room.day)
        self._wait(self.left.refresh())
        self.replan.look()
        self.wall.follow()
        self._on_moved()
        self.middle.take_focus()
        # Whoever shows the page may put the keyboard elsewhere when it is done.
        QTimer.singleShot(0, self, self._hold_keyboard)

    def _hold_keyboard(self) -> None:
        held = QApplication.focusWidget()
        if self.isVisible() and (held is None or not self.isAncestorOf(held)):
            self.middle.take_focus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the clock rest while nobody looks."""
        super().hideEvent(event)
        self._ticker.rest()
        self.time_question.rest()


def _only_counts(step: Step) -> bool:
    """Tell whether a step is one more key press in a row of answers: the hot path."""
    return all(isinstance(change.row, Answer | Round) for change in step.changes)
