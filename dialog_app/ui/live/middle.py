"""The middle column: what the running item needs, and the capture line below it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dialog_app.ui import theme
from dialog_app.ui.actions import Action
from dialog_app.ui.live.answers_view import AnswersView
from dialog_app.ui.live.attention import CHOOSABLE, View
from dialog_app.ui.live.board import Board
from dialog_app.ui.live.capture import CaptureLine
from dialog_app.ui.live.listening_view import MainAnswersView, QuietView
from dialog_app.ui.live.part import Deeds
from dialog_app.ui.live.room import Room
from dialog_app.ui.live.since_view import SinceView
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.live.turns_view import TurnsView
from dialog_app.ui.live.view_switch import ViewSwitch
from dialog_app.ui.widgets.run_label import RunLabel, hint_runs
from dialog_app.ui.words import say

Shown = AnswersView | Board | MainAnswersView | QuietView | SinceView | TurnsView


class Middle(QWidget):
    """One view at a time; views are made when they are first needed."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("live_middle")
        self.setProperty("column", True)
        self._room = room
        self._stack = QStackedWidget()
        self._views: dict[View, Shown] = {}
        self._column = QVBoxLayout(self)
        self._choice = QWidget()
        self.switch = ViewSwitch(CHOOSABLE)
        self.switch.chosen.connect(room.attention.show)
        self.capture = CaptureLine(room)
        self.capture.left.connect(self.take_focus)
        self._build()
        self.refresh()

    def _build(self) -> None:
        space = theme.current().space
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inside = QVBoxLayout()
        side = space.m if is_tight() else space.xl
        inside.setContentsMargins(side, space.s, side, 0)
        inside.setSpacing(space.s)
        top = QHBoxLayout(self._choice)
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.switch, 1)
        if not is_tight():
            hint = RunLabel(hint_runs(say("live.view.hint")), "small")
            hint.setFixedWidth(hint.sizeHint().width())
            top.addWidget(hint, 0, Qt.AlignmentFlag.AlignVCenter)
        inside.addWidget(self._choice)
        inside.addWidget(self._stack, 1)
        column.addLayout(inside, 1)
        column.addWidget(self.capture)

    def put_on_top(self, part: QWidget) -> None:
        """Put a part over the view; it is shown with `show_on_top`."""
        self._column.insertWidget(0, part)

    def show_on_top(self, part: QWidget, *, shown: bool) -> None:
        """Show what was put on top, or hide it; the view gives way as far as it has to."""
        part.setVisible(shown)
        self._choice.setVisible(not shown)
        self._stack.setVisible(not (shown and is_tight()))

    @property
    def answers(self) -> AnswersView | None:
        """The view of answers while it is the one shown."""
        shown = self._shown()
        return shown if isinstance(shown, AnswersView) else None

    def refresh(self) -> None:
        """Show what the running item needs, as it is now."""
        view = self._room.attention.view
        shown = self._views.get(view) or self._made(view)
        if self._stack.currentWidget() is not shown:
            self._stack.setCurrentWidget(shown)
        self.switch.show_chosen(view)
        shown.refresh()
        self.capture.refresh()

    def attach(self, by: int) -> None:
        """Move what was written last, or the chosen card, to the next service or group."""
        writing = self.capture.isAncestorOf(QApplication.focusWidget() or self)
        self.capture.attach(by, "" if writing else self._room.attention.finding_id)

    def take_focus(self) -> None:
        """Put the keyboard where the next thing happens."""
        self._shown().take_focus()

    def deeds(self) -> Deeds:
        """Return what keys do in the view that is shown."""
        return {**self._shown().deeds(), Action.REASON: self._begin_reason}

    def _begin_reason(self) -> None:
        answers = self.answers
        if answers is not None:
            who = self._room.attention.who
            self.capture.begin_reason(who, answers.wants_reason())

    def _shown(self) -> Shown:
        return self._views[self._room.attention.view]

    def _made(self, view: View) -> Shown:
        made = _MAKERS[view](self._room)
        self._views[view] = made
        self._stack.addWidget(made)
        return made


def _board(view: View) -> Callable[[Room], Board]:
    return lambda room: Board(room, view)


_MAKERS: Final[dict[View, Callable[[Room], Shown]]] = {
    View.ANSWERS: AnswersView,
    View.MAIN_ANSWERS: MainAnswersView,
    View.QUIET: QuietView,
    View.TURNS: TurnsView,
    View.SINCE: SinceView,
    View.OBSTACLES: _board(View.OBSTACLES),
    View.ACTIONS: _board(View.ACTIONS),
    View.REASONS: _board(View.REASONS),
}
