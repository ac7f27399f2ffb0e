"""The five places, always at the left."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout

from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon

_MARGIN: Final = 4


@dataclass(frozen=True, slots=True)
class Place:
    """One place: its key in the program, its icon and its word."""

    key: str
    icon: Icon
    word: str


class RailButton(QToolButton):
    """An icon over its word; the place one is in is tinted and bold."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self.setObjectName(f"rail_{place.key}")
        self.setText(place.word.replace("&", "&&"))
        self.setAccessibleName(place.word)
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", False)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Ask for the rail's width."""
        size = theme.current().size
        return QSize(theme.scaled(size.rail) - 2 * _MARGIN, theme.scaled(size.rail_item))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, icon and word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        side = theme.scaled(theme.current().size.icon_rail)
        spot = QRectF((self.width() - side) / 2, self.height() * 0.13, side, side)
        role = "text" if self.isChecked() else "text_2"
        icons.paint(painter, spot, self._place.icon, theme.colour(role))
        painter.setPen(theme.colour(role))
        painter.setFont(self._font())
        words = QRectF(0, spot.bottom(), self.width(), self.height() - spot.bottom() - 2)
        shown = painter.fontMetrics().elidedText(
            self._place.word, Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, shown)

    def _font(self) -> QFont:
        """Return the font of the word: a long one in bold is set smaller, or not in bold."""
        bold = self.isChecked()
        fonts = [theme.font("small", bold=bold), theme.font("key", bold=bold)]
        fitting = (
            font
            for font in fonts
            if QFontMetricsF(font).horizontalAdvance(self._place.word) <= self.width()
        )
        return next(fitting, theme.font("small"))

    def _paint_ground(self, painter: QPainter) -> None:
        tokens = theme.current()
        ground = "tint" if self.isChecked() else "sunken" if self.underMouse() else "bg"
        box = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(box, tokens.radius.control, tokens.radius.control)
        if self.hasFocus():
            inset = tokens.focus.item_inset / 2
            painter.setPen(QPen(theme.colour("focus"), tokens.focus.width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = box.adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(ring, tokens.radius.control, tokens.radius.control)


class Rail(QFrame):
    """Places from the top, the last one at the foot; ``chosen`` carries the key of the place."""

    chosen = Signal(str)

    def __init__(self, places: Sequence[Place], name: str) -> None:
        super().__init__()
        self.setProperty("kind", "rail")
        self.setAccessibleName(name)
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_MARGIN, 2 * _MARGIN, _MARGIN - 1, 2 * _MARGIN)
        self._column.setSpacing(_MARGIN)
        for place in places[:-1]:
            self._add(place)
        self._column.addStretch(1)
        for place in places[-1:]:
            self._add(place)
        self.setFixedWidth(theme.scaled(theme.current().size.rail))

    def current(self) -> str:
        """Return the key of the place one is in, or nothing."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Mark a place without telling anybody.

        Raises KeyError for a place the rail does not have.
        """
        self._buttons[key].setChecked(True)

    def button(self, key: str) -> RailButton:
        """Return the button of a place."""
        return self._buttons[key]

    def _add(self, place: Place) -> None:
        button = RailButton(place)
        button.clicked.connect(lambda: self.chosen.emit(place.key))
        self._buttons[place.key] = button
        self._group.addButton(button)
        self._column.addWidget(button)
