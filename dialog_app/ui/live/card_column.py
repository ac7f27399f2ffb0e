"""One list of cards under its heading."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core.commands.findings import Worded
from dialog_app.core.model.said import Obstacle, ObstacleStatus
from dialog_app.ui import theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.live.finding_card import FindingCard
from dialog_app.ui.live.finding_words import card_said
from dialog_app.ui.live.room import Room
from dialog_app.ui.widgets.empty_state import EmptyState
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say


@dataclass(frozen=True, slots=True)
class Heading:
    """What a list holds: the name of its words, the letter that adds to it, its icon."""

    name: str
    letter: str
    icon: Icon


class CardColumn(QWidget):
    """Cards in order; only cards whose row changed are touched. `made(card)` for each new one."""

    made = Signal(object)

    def __init__(self, heading: Heading) -> None:
        super().__init__()
        self._cards: dict[str, FindingCard] = {}
        self.head = SectionHeader(say(f"live.board.{heading.name}"), icon=heading.icon)
        self.head.setMinimumWidth(1)
        hint = say("live.board.empty_hint", letter=heading.letter)
        self._empty = EmptyState(heading.icon, say(f"live.board.no_{heading.name}"), hint)
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, theme.current().space.s)
        self._list.setSpacing(theme.current().space.s)
        self._list.addWidget(self._empty)
        self._list.addStretch(1)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the rows shown, in order."""
        return tuple(self._cards)

    def card(self, row_id: str) -> FindingCard | None:
        """Return the card of a row, or None."""
        return self._cards.get(row_id)

    def holds(self, row_id: str) -> bool:
        """Tell whether the row is in this list."""
        return row_id in self._cards

    def show_rows(self, room: Room, rows: Sequence[Worded], chosen: str) -> None:
        """Show the rows, one of them as chosen."""
        wanted = [row.id for row in rows]
        for gone in [row_id for row_id in self._cards if row_id not in wanted]:
            self._drop(gone)
        for place, row in enumerate(rows):
            card = self._cards.get(row.id)
            if card is None:
                self._insert(place, FindingCard(row.id, card_said(room, row)))
            else:
                card.show_said(card_said(room, row))
        self._cards = {row_id: self._cards[row_id] for row_id in wanted}
        for row_id, card in self._cards.items():
            if card.property("chosen") is not (row_id == chosen):
                card.set_chosen(row_id == chosen)
        self._empty.setVisible(not rows)
        self.head.set_note(_note(room, rows))

    def _insert(self, place: int, card: FindingCard) -> None:
        self._cards[card.row_id] = card
        self._list.insertWidget(place, card)
        self.made.emit(card)

    def _drop(self, row_id: str) -> None:
        card = self._cards.pop(row_id)
        card.end_rewording()
        if card.hasFocus():
            # Qt would give the keyboard to the card beside, and choose it unasked.
            self.setFocus()
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()

    def step(self, row_id: str, by: int) -> None:
        """Choose the card after a row (or before it); the first where the row is not here."""
        ids = self.ids
        if not ids:
            return
        place = ids.index(row_id) + by if row_id in ids else 0
        self.choose(ids[max(0, min(len(ids) - 1, place))])

    def beside(self, row_id: str) -> str:
        """Return the id of a row's neighbour; empty where it stands alone."""
        ids = self.ids
        place = ids.index(row_id)
        rest = [*ids[:place], *ids[place + 1 :]]
        return rest[min(place, len(rest) - 1)] if rest else ""

    def choose(self, row_id: str) -> None:
        """Put the keyboard on a card; on the first where the row is not here."""
        card = self._cards.get(row_id) or next(iter(self._cards.values()), None)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)


def _note(room: Room, rows: Sequence[Worded]) -> str:
    """Return how many there are, and for obstacles how many are open."""
    if not rows:
        return ""
    obstacles = [row for row in rows if isinstance(row, Obstacle)]
    still = [row for row in obstacles if room.day.status(row) is ObstacleStatus.OPEN]
    return say("live.board.count_open", n=len(still), count=len(rows)) if still else str(len(rows))
