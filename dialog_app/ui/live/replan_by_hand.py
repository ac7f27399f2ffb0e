"""Changing the rest of the day by hand: one item out, to the next time, or in again."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.clock import GONE, given
from dialog_app.core.commands import replan
from dialog_app.core.day import Day
from dialog_app.core.model.days import AgendaItem, ItemKind, ItemState, PlanChange
from dialog_app.core.record import Step
from dialog_app.core.replan import rules
from dialog_app.ui import theme
from dialog_app.ui.actions import Focus
from dialog_app.ui.live.replan_words import method_name
from dialog_app.ui.live.room import Room, item_title
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.elided_label import ElidedLabel
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say

Command = Callable[..., Step]


class HandButton(Button):
    """A link in the bar of plans; Enter presses it as space does, and Esc leaves the bar."""

    def __init__(self, words: str) -> None:
        super().__init__(words, ButtonLook("link"))

    @property
    def key_focus(self) -> Focus:
        """The keys of what is changed by hand."""
        return Focus.HAND

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button with Enter, too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


class ByHand(QWidget):
    """A line for every item that may leave the day or has left it; `refused` says why not."""

    refused = Signal(str)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("replan_by_hand")
        self._room = room
        self._shown: object = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.current().space.m)
        self._grid.setVerticalSpacing(theme.current().space.xs)
        self._grid.setColumnStretch(0, 1)
        self._parts: list[QWidget] = []
        self.buttons: list[Button] = []

    def refresh(self) -> None:
        """Show the items as they are; the keyboard stays on the same place of the list."""
        items, methods = listed(self._room.day), carried_methods(self._room.day)
        if self._shown == (items, methods):
            return
        self._shown = (items, methods)
        held = next((n for n, button in enumerate(self.buttons) if button.hasFocus()), None)
        self._clear()
        for item in items:
            self._add(item_title(item), _state(item), self._deeds(item))
        for version_id in methods:
            back = (("back", partial(self._run, replan.bring_method_back, version_id)),)
            self._add(method_name(self._room, version_id), say("replan.hand.carried"), back)
        if not self._parts:
            self._put(Label(say("replan.hand.none"), "small", muted=True), 0, 0)
        if held is not None:
            self.take_focus(held)

    def take_focus(self, place: int = 0) -> None:
        """Put the keyboard on a button of the list, the last where there are fewer."""
        if self.buttons:
            button = self.buttons[min(place, len(self.buttons) - 1)]
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        for part in self._parts:
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.buttons = [], []

    def _deeds(self, item: AgendaItem) -> tuple[tuple[str, Callable[[], None]], ...]:
        if item.state in GONE:
            return (("back", partial(self._run, replan.bring_back, item.id)),)
        out = ("drop", partial(self._run, replan.drop, item.id))
        if item.kind is ItemKind.BUFFER:
            return (out,)
        return (out, ("carry", partial(self._run, replan.carry, item.id)))

    def _add(self, title: str, state: str, deeds: Sequence[tuple[str, Callable[[], None]]]) -> None:
        line = self._grid.rowCount()
        self._put(ElidedLabel(title, "small"), line, 0)
        self._put(Label(state, "small", muted=True).right(), line, 1)
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().space.s)
        for name, deed in deeds:
            row.addWidget(self._button(name, title, deed))
        row.addStretch(1)
        self._put(beside, *((line + 1, 0) if is_tight() else (line, 2)))

    def _button(self, name: str, title: str, deed: Callable[[], None]) -> Button:
        button = HandButton(say(f"replan.hand.{name}"))
        button.setAccessibleName(say(f"replan.hand.spoken_{name}", title=title))
        button.clicked.connect(deed)
        self.buttons.append(button)
        return button

    def _put(self, part: QWidget, line: int, column: int) -> None:
        self._parts.append(part)
        self._grid.addWidget(part, line, column)
        part.show()

    def _run(self, command: Command, row_id: str) -> None:
        refusal = self._room.bridge.run(command, row_id)
        self.refused.emit(refusal.sentence if refusal is not None else "")


def listed(day: Day) -> tuple[AgendaItem, ...]:
    """Return the public items that may leave the day by hand, or have left it."""
    public = [item for item in day.agenda if not item.internal]
    return tuple(item for item in public if item.state in GONE or _may_leave(item))


def _may_leave(item: AgendaItem) -> bool:
    return item.state is ItemState.COMING and rules.may_change(item)


def carried_methods(day: Day) -> tuple[str, ...]:
    """Return the version ids of the methods left to the next time, in the day's order."""
    carried = {row.version_id for row in day.all(PlanChange) if row.version_id}
    return tuple(row.version_id for row in day.subjects if row.version_id in carried)


def _state(item: AgendaItem) -> str:
    if item.state in GONE:
        return say(f"replan.hand.{item.state.value}")
    return formats.minutes(int(given(item).total_seconds() // 60)).said(say)
