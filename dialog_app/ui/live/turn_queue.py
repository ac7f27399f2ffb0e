"""Those who wait for a turn, in order; one focus stop with keys of its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core import turns
from dialog_app.core.model.days import Turn
from dialog_app.ui import theme
from dialog_app.ui.actions import Focus
from dialog_app.ui.icons import Icon
from dialog_app.ui.live.finding_card import Mark
from dialog_app.ui.live.room import Room
from dialog_app.ui.live.turn_words import whose
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.elided_label import ElidedLabel
from dialog_app.ui.widgets.empty_state import EmptyState
from dialog_app.ui.words import say


class TurnRow(Card):
    """One who waits: the place in the queue and whose turn it is. `chosen` it was clicked."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(padding=theme.current().space.xs)
        self._mark = Mark("")
        self._whose = ElidedLabel()
        self._whose.setObjectName("turn_whose")
        row = QHBoxLayout()
        row.setSpacing(theme.current().space.s)
        row.addWidget(self._mark)
        row.addWidget(self._whose, 1)
        self.body.addLayout(row)

    def show_turn(self, place: int, words: str, *, chosen: bool) -> None:
        """Show another turn."""
        self._mark.set_word(str(place))
        self._whose.setText(words)
        if bool(self.property("chosen")) is not chosen:
            self.set_chosen(chosen)

    def words(self) -> str:
        """Return whose turn it says it is."""
        return self._whose.text()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Choose it."""
        self.chosen.emit()


class TurnQueue(QWidget):
    """Shows the queue, and which of it the next key works on; `turned(row)` which it is now."""

    turned = Signal(object)

    key_focus = Focus.TURNS

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("turn_queue")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", False)
        self._room = room
        self._chosen_id = ""
        self._rows: list[TurnRow] = []
        self._empty = EmptyState(
            Icon.REASON, say("turns.queue.nobody"), say("turns.queue.nobody_hint")
        )
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme.current().space.xs)
        self._list.addWidget(self._empty)
        self._list.addStretch(1)

    @property
    def chosen(self) -> Turn | None:
        """The turn the next key works on; the first where none was chosen."""
        queue = turns.waiting(self._room.day)
        return next((row for row in queue if row.id == self._chosen_id), next(iter(queue), None))

    def choose(self, by: int) -> None:
        """Choose the turn after the chosen one, or before it."""
        queue, now = turns.waiting(self._room.day), self.chosen
        if now is not None:
            place = max(0, min(len(queue) - 1, queue.index(now) + by))
            self._turn_to(queue[place].id)

    def refresh(self) -> None:
        """Show the queue as it is."""
        queue, chosen = turns.waiting(self._room.day), self.chosen
        self._chosen_id = chosen.id if chosen is not None else ""
        self._keep(len(queue))
        for place, (row, turn) in enumerate(zip(self._rows, queue, strict=True), start=1):
            held = turn == chosen and self.hasFocus()
            row.show_turn(place, whose(self._room, turn), chosen=held)
        self._empty.setVisible(not queue)
        self.setAccessibleName(self._spoken(queue, chosen))

    def _spoken(self, queue: tuple[Turn, ...], chosen: Turn | None) -> str:
        if chosen is None:
            return say("turns.queue.nobody")
        place = queue.index(chosen) + 1
        return say("turns.queue.spoken", n=len(queue), place=place, whose=whose(self._room, chosen))

    def _keep(self, count: int) -> None:
        """Have so many rows."""
        while len(self._rows) > count:
            row = self._rows.pop()
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < count:
            row = TurnRow()
            place = len(self._rows)
            row.chosen.connect(lambda place=place: self._clicked(place))
            self._rows.append(row)
            self._list.insertWidget(place + 1, row)

    def _clicked(self, place: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._turn_to(turns.waiting(self._room.day)[place].id)

    def _turn_to(self, turn_id: str) -> None:
        self._chosen_id = turn_id
        self.refresh()
        place = [row.id for row in turns.waiting(self._room.day)].index(turn_id)
        self.turned.emit(self._rows[place])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which one is chosen."""
        super().focusInEvent(event)
        self.refresh()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that none is, while the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.refresh()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Take the keyboard."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
