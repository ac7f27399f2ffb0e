"""The numbered cards of one service or group, drawn in place below its row."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dialog_app.core.model.days import Phase
from dialog_app.core.roster import other_phase
from dialog_app.ui import icons, theme
from dialog_app.ui.actions import Focus
from dialog_app.ui.icons import Icon
from dialog_app.ui.live.roster_said import CardSaid, letter, spoken
from dialog_app.ui.widgets.patterns import Fill, paint_fill, screen_ground
from dialog_app.ui.words import say

_WIDTH: Final = 58
_HEIGHT: Final = 58
_STRIPE: Final = 8


class RosterGrid(QWidget):
    """Cells side by side, one of which is chosen; it shows cards and knows where one is.

    `chosen` says that another card was chosen.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("roster_grid")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._cards: tuple[CardSaid, ...] = ()
        self._phase = Phase.BEFORE
        self._place = 0
        self._blank = False

    @property
    def key_focus(self) -> Focus:
        """The keys of cards."""
        return Focus.ROSTER

    def show_cards(self, cards: Sequence[CardSaid], phase: Phase, *, blank: bool) -> None:
        """Show the cards of a round, or only their numbers while counts are hidden."""
        if (tuple(cards), phase, blank) == (self._cards, self._phase, self._blank):
            return
        self._cards, self._phase, self._blank = tuple(cards), phase, blank
        self._place = min(self._place, max(0, len(self._cards) - 1))
        self.updateGeometry()
        self._say()

    def card(self) -> str:
        """Return the number of the chosen card, an empty text where there is none."""
        return self._cards[self._place].number if self._cards else ""

    def step(self, by: int) -> None:
        """Choose the card so many further on; the ends stand still."""
        self._place = max(0, min(len(self._cards) - 1, self._place + by))
        self._say()
        self.chosen.emit()

    def per_row(self) -> int:
        """Return how many cards stand beside each other."""
        return max(1, self.width() // theme.scaled(_WIDTH))

    def hasHeightForWidth(self) -> bool:
        """Narrow is high."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of as many rows as the cards need."""
        beside = max(1, width // theme.scaled(_WIDTH))
        rows = -(-len(self._cards) // beside)
        return max(1, rows) * theme.scaled(_HEIGHT)

    def sizeHint(self) -> QSize:
        """Ask for ten cards beside each other."""
        width = 10 * theme.scaled(_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Ask for one card."""
        return QSize(theme.scaled(_WIDTH), theme.scaled(_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that as many rows need."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the card that is clicked."""
        spot = event.position()
        for place in range(len(self._cards)):
            if self._box(place).contains(spot):
                self._place = place
                self._say()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Say where the chosen card is, so that a column that scrolls brings that into view."""
        if query is Qt.InputMethodQuery.ImCursorRectangle:
            return self._box(self._place).toRect()
        return super().inputMethodQuery(query)

    def _say(self) -> None:
        name = say("answers.card.name")
        if self._cards:
            card = self._cards[self._place]
            name = say("answers.card.number", number=card.number)
            name = name if self._blank else spoken(card, self._phase)
        self.setAccessibleName(name)
        self.update()

    def _box(self, place: int) -> QRectF:
        width, height = theme.scaled(_WIDTH), theme.scaled(_HEIGHT)
        beside = self.per_row()
        return QRectF((place % beside) * width, place // beside * height, width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw every card, and the ring round the chosen one while the keyboard is here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, card in enumerate(self._cards):
            box = self._box(place)
            if place == self._place and self.hasFocus():
                _paint_ring(painter, box)
            focus = theme.current().focus
            ring = focus.width + focus.gap / 2
            self._paint_card(painter, box.adjusted(ring, ring, -ring, -ring), card)

    def _paint_card(self, painter: QPainter, box: QRectF, card: CardSaid) -> None:
        radius = theme.current().radius.control
        painter.setPen(QPen(theme.colour("line_strong"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        room = box.adjusted(6, 3, -6, -3)
        top = Qt.AlignmentFlag.AlignTop
        painter.setPen(theme.colour("text_2"))
        painter.setFont(theme.font("small"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | top), card.number)
        if self._blank:
            _paint_hidden(painter, room)
            return
        self._paint_other(painter, room, card)
        if card.now is None:
            return
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font("base", bold=True))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | top), letter(card.now))
        stripe = QRectF(room.left(), room.bottom() - _STRIPE, room.width(), _STRIPE)
        paint_fill(painter, stripe, Fill(card.now.position.value), screen_ground())

    def _paint_other(self, painter: QPainter, room: QRectF, card: CardSaid) -> None:
        """Draw the answer of the other round as a small mark: «før U»."""
        if card.other is None:
            return
        phase = say(f"answers.card.{other_phase(self._phase).value}")
        painter.setFont(theme.font("small"))
        line = room.adjusted(0, room.height() / 2 - 8, 0, 0)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.drawText(line, int(side), f"{phase} {letter(card.other)}")


def _paint_ring(painter: QPainter, box: QRectF) -> None:
    focus, radius = theme.current().focus, theme.current().radius.control
    half = focus.width / 2
    painter.setPen(QPen(theme.colour("focus"), focus.width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius + 2, radius + 2)


def _paint_hidden(painter: QPainter, room: QRectF) -> None:
    side = theme.scaled(theme.current().size.icon)
    spot = QRectF(0, 0, side, side)
    spot.moveCenter(room.center())
    icons.paint(painter, spot, Icon.HIDDEN, theme.colour("text_2"))
