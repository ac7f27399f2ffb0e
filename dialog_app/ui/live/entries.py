"""The rows of answers, one per service and group, and what is open below one of them."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from dialog_app.core.commands import answers
from dialog_app.core.commands.answers import Asked
from dialog_app.core.model.said import Position
from dialog_app.core.who import Who, answering, name_of
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.live.counted import counted
from dialog_app.ui.live.entry_row import EntryRow
from dialog_app.ui.live.part import Deeds
from dialog_app.ui.live.room import Room
from dialog_app.ui.live.roster_panel import RosterPanel
from dialog_app.ui.live.slips_panel import SlipsPanel
from dialog_app.ui.live.trying import state_of

Panel = RosterPanel | SlipsPanel
NO_DEEDS: Final[Deeds] = {}


class Entries(QWidget):
    """One row for each who can be asked; at most one has its cards or slips open below it.

    What is open belongs to one service or group, and closes when another method or round is
    turned to, since what is typed there was meant for the one before. `turned_to` carries the
    row, or what was opened, that shall be seen.
    """

    turned_to = Signal(QWidget)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self.rows: dict[Who, EntryRow] = {}
        self._panel: Panel | None = None
        self._open: Asked | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def refresh(self) -> None:
        """Show the answers as they are."""
        self._keep_rows()
        attention = self._room.attention
        for who, row in self.rows.items():
            name = name_of(self._room.day, self._room.register, who)
            row.show_counted(counted(self._room.day, name, self.asked(who)))
            chosen = who == attention.who
            row.show_trial(self._trial_of(who))
            row.show_turn(chosen=chosen, position=attention.position, blank=attention.blank)
        if self._open is not None and self.asked(_who(self._open)) != self._open:
            self.close_panel()
        if isinstance(self._panel, RosterPanel):
            self._panel.refresh()

    def _trial_of(self, who: Who) -> str:
        subject = self._room.attention.subject
        if subject is None or who.group_id:
            return ""
        return state_of(self._room, who.service_id, subject)

    def _keep_rows(self) -> None:
        """Have one row per service and group, in order."""
        wanted = answering(self._room.day)
        if tuple(self.rows) == wanted:
            return
        self._drop_panel()
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.deleteLater()
        self.rows = {who: self._row(who) for who in wanted}
        for row in self.rows.values():
            self._column.addWidget(row)

    def _row(self, who: Who) -> EntryRow:
        row = EntryRow(who)
        row.turned.connect(lambda: self._room.attention.choose(who))
        row.turned.connect(lambda: self.turned_to.emit(row))
        row.cell_chosen.connect(self._room.attention.choose_position)
        row.set_to.connect(partial(self._set_total, who))
        row.present_set.connect(partial(self._set_present, who))
        return row

    def _set_total(self, who: Who, position: Position, total: int) -> None:
        asked = self.asked(who)
        if asked is not None:
            self.tell(who, self._room.bridge.run(answers.set_total, asked, position, total))

    def _set_present(self, who: Who, number: int) -> None:
        asked = self.asked(who)
        if asked is not None:
            self.tell(who, self._room.bridge.run(answers.set_present, asked, number))

    def asked(self, who: Who) -> Asked | None:
        """Return what a row's answers go to; None where nothing is being asked."""
        attention = self._room.attention
        if attention.subject is None:
            return None
        return Asked(who.service_id, attention.subject, attention.phase, who.group_id)

    def tell(self, who: Who, refusal: Refusal | None) -> None:
        """Say at the row why something was refused, or that nothing was."""
        if who in self.rows:
            self.rows[who].refuse(refusal.sentence if refusal else "")

    @property
    def chosen(self) -> EntryRow | None:
        """The row of the service or group that was chosen."""
        return self.rows.get(self._room.attention.who)

    def turn(self, by: int) -> None:
        """Go to the next row (or back), round the end."""
        every = list(self.rows)
        now = self._room.attention.who
        if every:
            place = every.index(now) if now in every else 0
            row = self.rows[every[(place + by) % len(every)]]
            row.setFocus(Qt.FocusReason.TabFocusReason)

    def open_cards(self) -> None:
        """Open the cards of the chosen row below it."""
        self._open_below(RosterPanel)

    def open_slips(self) -> None:
        """Open the slips of the chosen row below it."""
        self._open_below(SlipsPanel)

    def _open_below(self, kind: Callable[[Room, Callable[[], Asked | None]], Panel]) -> None:
        row = self.chosen
        self._drop_panel()
        if row is None or self.asked(row.who) is None:
            return
        self._open = self.asked(row.who)
        self._panel = kind(self._room, lambda: self._open)
        self._panel.closed.connect(self.close_panel)
        if isinstance(self._panel, RosterPanel):
            grid = self._panel.grid
            grid.chosen.connect(lambda: self.turned_to.emit(grid))
        else:
            self._panel.told.connect(self.turned_to)
        self._column.insertWidget(self._column.indexOf(row) + 1, self._panel)
        self._panel.take_focus()
        self.turned_to.emit(self._panel)

    def close_panel(self) -> None:
        """Close what is open, and put the keyboard back on its row where it was there."""
        panel, asked = self._panel, self._open
        held = QApplication.focusWidget()
        inside = panel is not None and held is not None and panel.isAncestorOf(held)
        if inside and asked is not None and _who(asked) in self.rows:
            self.rows[_who(asked)].setFocus(Qt.FocusReason.OtherFocusReason)
        self._drop_panel()

    def _drop_panel(self) -> None:
        if self._panel is not None:
            self._column.removeWidget(self._panel)
            self._panel.hide()
            self._panel.deleteLater()
        self._panel = self._open = None

    def deeds(self) -> Deeds:
        """Return the keys of the cards while the keyboard is on them; else none."""
        if isinstance(self._panel, RosterPanel) and self._panel.grid.hasFocus():
            return self._panel.deeds()
        return NO_DEEDS


def _who(asked: Asked) -> Who:
    return Who(asked.service_id, asked.group_id)
