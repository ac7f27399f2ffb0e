"""Buttons: words at the left, the key that does the same at the right."""

from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
)

from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.key_cap import cap_size, paint_cap
from dialog_app.ui.widgets.label import restyle

ButtonKind = Literal["plain", "primary", "link", "quiet"]


@dataclass(frozen=True, slots=True)
class ButtonLook:
    """How a button looks: at most one primary per screen, tall at its column's foot.

    ``link`` is underlined words, ``quiet`` words without a frame.
    """

    kind: ButtonKind = "plain"
    key: str = ""
    icon: Icon | None = None
    tall: bool = False
    centred: bool = False


class Button(QPushButton):
    """A button that shows its words plainly and shortens them where it is narrow."""

    def __init__(self, words: str, look: ButtonLook | None = None) -> None:
        super().__init__()
        self._look = look or ButtonLook()
        self._words = ""
        self.setProperty("kind", self._look.kind)
        self.setFont(self._font())
        self._set_size_rules()
        self.set_words(words)

    def words(self) -> str:
        """Return the words on the button."""
        return self._words

    def set_words(self, words: str) -> None:
        """Change what the button says; the screen reader hears the key as well."""
        self._words = " ".join(words.split())
        # The text goes to screen readers and tests; an ampersand is no shortcut here.
        self.setText(self._words.replace("&", "&&"))
        self.setAccessibleName(self._words)
        self.setAccessibleDescription(self._look.key)
        self.updateGeometry()
        self.update()

    def fill(self, filled: bool) -> None:
        """Make this the one filled button of its screen, or leave that to another."""
        self._look = replace(self._look, kind="primary" if filled else "plain")
        self.setProperty("kind", self._look.kind)
        self.setFont(self._font())
        restyle(self)

    def sizeHint(self) -> QSize:
        """Ask for the words, the icon and the key side by side."""
        width = self._strong_metrics().horizontalAdvance(self._words) + 1
        return QSize(width + self._beside() + 2 * self._padding(), self._height())

    def minimumSizeHint(self) -> QSize:
        """Ask for the key and a few letters."""
        letters = 4 * self.fontMetrics().averageCharWidth()
        least = min(letters, self._strong_metrics().horizontalAdvance(self._words))
        return QSize(least + self._beside() + 2 * self._padding(), self._height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bevel, then icon, words and key."""
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        ink = self._ink()
        room = self.rect().adjusted(self._padding(), 0, -self._padding(), 0)
        room = self._paint_key(painter, room, ink)
        if self._look.centred:
            room.setLeft(max(room.left(), room.left() + (room.width() - self._inner_width()) // 2))
        room = self._paint_icon(painter, room, ink)
        self._paint_words(painter, room, ink)

    def _paint_key(self, painter: QPainter, room: QRect, ink: QColor) -> QRect:
        cap = cap_size(self._look.key)
        if cap.isEmpty():
            return room
        box = QRectF(0, 0, cap.width(), cap.height())
        box.moveCenter(QRectF(room).center())
        box.moveRight(room.right() + 1)
        plain = self._look.kind != "primary" or not self.isEnabled()
        edge = theme.colour("line_strong" if self.isEnabled() else "line") if plain else ink
        paint_cap(painter, box, self._look.key, ink, edge)
        return room.adjusted(0, 0, -cap.width() - theme.current().space.s, 0)

    def _paint_icon(self, painter: QPainter, room: QRect, ink: QColor) -> QRect:
        if self._look.icon is None:
            return room
        side = theme.scaled(theme.current().size.icon)
        box = QRectF(room.left(), room.center().y() - side / 2 + 0.5, side, side)
        icons.paint(painter, box, self._look.icon, ink)
        return room.adjusted(side + theme.current().space.s, 0, 0, 0)

    def _paint_words(self, painter: QPainter, room: QRect, ink: QColor) -> None:
        font = self.font()
        font.setBold(font.bold() or self.isChecked())
        font.setUnderline(self._look.kind == "link")
        painter.setFont(font)
        painter.setPen(QPen(ink))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        shown = QFontMetrics(font).elidedText(
            self._words, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(flags | Qt.TextFlag.TextSingleLine), shown)

    def _set_size_rules(self) -> None:
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        wide = self._look.tall
        policy = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Preferred
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        # Enter presses the button that has focus; none is pressed from afar.
        self.setAutoDefault(False)

    def _ink(self) -> QColor:
        if not self.isEnabled():
            return theme.colour("text_off")
        return theme.colour("on_accent" if self._look.kind == "primary" else "text")

    def _font(self) -> QFont:
        primary = self._look.kind == "primary"
        return theme.font("lead" if self._look.tall else "base", bold=primary)

    def _strong_metrics(self) -> QFontMetrics:
        font = self.font()
        font.setBold(font.bold() or self.isCheckable())
        return QFontMetrics(font)

    def _inner_width(self) -> int:
        icon = theme.scaled(theme.current().size.icon) + theme.current().space.s
        words = self.fontMetrics().horizontalAdvance(self._words) + 1
        return words + (icon if self._look.icon is not None else 0)

    def _padding(self) -> int:
        if self._look.kind in {"link", "quiet"}:
            return theme.current().space.xs
        return theme.current().space.l if self._look.tall else theme.current().space.m

    def _beside(self) -> int:
        space = theme.current().space.s
        cap = cap_size(self._look.key).width()
        icon = theme.scaled(theme.current().size.icon) if self._look.icon is not None else 0
        return (cap + space if cap else 0) + (icon + space if icon else 0)

    def _height(self) -> int:
        size = theme.current().size
        if self._look.kind in {"link", "quiet"}:
            return theme.scaled(size.hit_min)
        return theme.scaled(size.button_primary if self._look.tall else size.button)
