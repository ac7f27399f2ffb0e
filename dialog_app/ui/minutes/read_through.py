"""The read-through: pros and professionals go through a service's minutes, strike and reword."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core.day import Day
from dialog_app.core.editions import edition
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.ports import StoreFailed
from dialog_app.ui import theme
from dialog_app.ui.actions import Action
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge, Refusal
from dialog_app.ui.key_meanings import SIDES
from dialog_app.ui.live.part import Deeds
from dialog_app.ui.live.tight import left_width
from dialog_app.ui.minutes.reading_deeds import ReadingDeeds
from dialog_app.ui.minutes.reading_keys import ReadingKeys
from dialog_app.ui.minutes.reading_place import ReadingPlace
from dialog_app.ui.minutes.reading_right import ReadingRight
from dialog_app.ui.minutes.reading_sheet import ReadingSheet
from dialog_app.ui.minutes.reading_side import ReadingSide
from dialog_app.ui.minutes.reading_steps import ReadingSteps
from dialog_app.ui.minutes.reading_wall import ReadingWall
from dialog_app.ui.pages.days import side_width
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_LEAST_SHEET = 380
_LEAST_LIST = 200


class ReadThrough(QWidget):
    """Shows one service's minutes from `begin` until `ended`; the wall follows where wanted.

    `send_asked` carries the service whose minutes have been read, and are to go to comments.
    """

    ended = Signal()
    send_asked = Signal(str)

    def __init__(self, bridge: DayBridge, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("read_through")
        self.setAccessibleName(say("read.page"))
        self._bridge = bridge
        self._around = around
        self._place: ReadingPlace | None = None
        self._wall = ReadingWall(bridge, around, self)
        self._service = Label("", "small", muted=True).wrapped()
        self._steps = ReadingSteps()
        self._sheet = ReadingSheet()
        self.side = ReadingSide(around, self._wall)
        self._right = ReadingRight(bridge, around, self.side)
        self._right.left.connect(self.take_focus)
        self._doing = ReadingDeeds(bridge, around, self._sheet, self.side)
        self._keys = ReadingKeys(self, self.act)
        self._lay_out()
        self._steps.chosen.connect(self._on_step_chosen)
        self._sheet.chosen.connect(self._on_line_chosen)
        self.side.asked.connect(self.act)
        self._wall.turned.connect(lambda: self.side.show_wall(on=self._wall.on))
        bridge.changed.connect(self._follow)

    @property
    def place(self) -> ReadingPlace | None:
        """Where the room reads; None while nothing is read."""
        return self._place

    def begin(self, service_id: str) -> Refusal | None:
        """Read a service's minutes; returns why it cannot be done. Approved minutes stand."""
        refused = self._doing.begin(service_id)
        if refused is not None:
            return refused
        self._leave()
        register = self._around.register
        self._service.setText(register.full_name(service_id))
        place = ReadingPlace(register, service_id, self._later(), self)
        place.moved.connect(self._show)
        place.follow(self._bridge.record, register)
        self._place = place
        self._show()
        self.take_focus()
        return None

    def end(self) -> None:
        """Read no more; the wall shows again what it showed."""
        if self._place is not None:
            self._leave()
            self.ended.emit()

    def _leave(self) -> None:
        self._wall.give_back()
        self._right.put_away()
        if self._place is not None:
            self._place.deleteLater()
            self._place = None

    def take_focus(self) -> None:
        """Put the keyboard on what is talked of."""
        if self._place is not None:
            self._sheet.take_focus(self._place.line)

    def act(self, wanted: Action) -> bool:
        """Do what a key asks for; False where it means nothing here."""
        deed = self._deeds().get(wanted)
        if deed is not None:
            deed()
        return deed is not None

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the wall back when the facilitator turns to something else."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._wall.give_back()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list of steps away where the text is large; keys turn them all the same."""
        super().resizeEvent(event)
        side = side_width(self.width())
        self._right.setFixedWidth(side)
        room = self.width() - side - theme.scaled(_LEAST_SHEET)
        self._left.setVisible(room >= theme.scaled(_LEAST_LIST))
        self._left.setFixedWidth(max(1, min(left_width(), room)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let no Enter through to the page behind."""
        if Qt.Key(event.key()) not in _ENTER:
            super().keyPressEvent(event)

    def _deeds(self) -> Deeds:
        place, deeds = self._place, self._doing
        if place is None or self._right.is_writing:
            # The keys are those of the form.
            return {}
        return {
            Action.READ_NEXT: partial(place.go, 1),
            Action.READ_PREVIOUS: partial(place.go, -1),
            Action.READ_STEP_NEXT: partial(place.turn, 1),
            Action.READ_STEP_PREVIOUS: partial(place.turn, -1),
            Action.READ_STRIKE: partial(deeds.strike, place),
            Action.READ_REWORD: partial(deeds.write, place),
            Action.READ_DISSENT: partial(self._right.write, place),
            Action.READ_WALL: partial(self._turn_wall, place),
            Action.READ_SEND: partial(self._send, place),
            Action.READ_END: self.end,
            **{action: partial(deeds.ask_for, side) for action, side in SIDES.items()},
        }

    def _turn_wall(self, place: ReadingPlace) -> None:
        refused = self._wall.turn(place)
        self.side.show_wall(on=self._wall.on)
        if refused:
            self.side.complain(refused)

    def _later(self) -> Sequence[Day]:
        try:
            return self._around.session.next_days(self._bridge.record.id)
        except StoreFailed:
            return ()

    def _follow(self, day: Day, _step: object = None) -> None:
        place = self._place
        if place is None:
            return
        if place.service_id not in day.service_ids or not day.has_started:
            self.end()
            return
        place.follow(day, self._around.register)

    def _show(self) -> None:
        place = self._place
        if place is None:
            return
        has_keyboard = self.isAncestorOf(QApplication.focusWidget() or self.window())
        on_steps = self._steps.hasFocus()
        self._wall.follow(place)
        self._steps.follow(place.steps, place.step)
        self._sheet.show_place(place)
        chosen = place.line is not None
        self.side.strike.setEnabled(chosen)
        self.side.reword.setEnabled(chosen)
        sendable = self._is_sendable(place)
        self.side.show_way(first=place.step == 0, last=place.is_last, sendable=sendable)
        if has_keyboard and not on_steps:
            self.take_focus()

    def _is_sendable(self, place: ReadingPlace) -> bool:
        state = edition(self._bridge.record, place.service_id).state
        return state is not MinutesState.FOR_COMMENTS

    def _send(self, place: ReadingPlace) -> None:
        if not self._is_sendable(place):
            self.side.tell(say("read.sent_already"))
        elif not place.is_last:
            self.side.tell(say("read.send_at_last"))
        else:
            self.end()
            self.send_asked.emit(place.service_id)

    def _on_step_chosen(self, step: int) -> None:
        if self._place is not None:
            self._place.turn_to(step)

    def _on_line_chosen(self, line: int) -> None:
        if self._place is not None:
            self._place.choose(line)

    def _lay_out(self) -> None:
        space = theme.current().space
        self._left = QFrame()
        self._left.setProperty("kind", "column-left")
        self._left.setProperty("column", True)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, space.m, 0, space.l)
        column.setSpacing(space.s)
        head = QVBoxLayout()
        head.setContentsMargins(space.xl, 0, space.l, 0)
        head.setSpacing(0)
        head.addWidget(SectionHeader(say("read.heading")))
        head.addWidget(self._service)
        column.addLayout(head)
        column.addWidget(self._steps, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(self._sheet, 1)
        row.addWidget(self._right)
