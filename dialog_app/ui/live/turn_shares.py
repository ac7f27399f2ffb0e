"""How the time was shared between the sides, for the facilitator alone: words, and a calm bar."""

import datetime

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from dialog_app.core import turns
from dialog_app.ui import theme
from dialog_app.ui.live.paragraph import Paragraph
from dialog_app.ui.live.room import Room
from dialog_app.ui.live.turn_words import remark, shared

# Filled, tinted and empty, in the order of the words above: no colour means a side.
_FILLS = ("accent", "tint", "surface")
_HEIGHT = 10


class ShareBar(QWidget):
    """A bar in as many parts as sides have spoken; the words beside it say which is which."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_parts(self, parts: tuple[int, ...]) -> None:
        """Show other parts, in whole per cent."""
        if parts != self._parts:
            self._parts = parts
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for a column's width."""
        return QSize(120, theme.scaled(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the parts beside each other, each with an edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line_strong"), 1))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        left = box.left()
        for part, fill in zip(self._parts, _FILLS, strict=False):
            width = box.width() * part / 100
            painter.setBrush(theme.colour(fill))
            if part:
                painter.drawRect(QRectF(left, box.top(), width, box.height()))
            left += width


class TurnShares(QWidget):
    """Words first; takes no room until a minute has been spoken."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("turn_shares")
        self._room = room
        self._words = Paragraph("", "base")
        self._words.setObjectName("turn_shared")
        self._bar = ShareBar()
        self._remark = Paragraph("", "base")
        self._remark.setObjectName("turn_hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.xs)
        for part in (self._words, self._bar, self._remark):
            column.addWidget(part)

    def show_shares(self, now: datetime.datetime) -> None:
        """Show how the time was shared until `now`."""
        words, hint = shared(self._room, now), remark(self._room, now)
        for label, text in ((self._words, words), (self._remark, hint)):
            if label.text() != text:
                label.setText(text)
        self._remark.setVisible(bool(hint))
        self._bar.set_parts(tuple(row.part for row in turns.shares(self._room.day, now)))
        self._bar.setAccessibleName(words)
        self.setVisible(bool(words))
