"""Chips: a category, a provision, a right or a service in one word."""

from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.label import set_plain_tool_tip

ChipKind = Literal["category", "provision", "right", "service", "action"]

_ICONS: Final[dict[ChipKind, Icon]] = {
    "category": Icon.OBSTACLE,
    "provision": Icon.PROVISION,
    "action": Icon.ACTION,
}
_PADDING: Final = 10
_LETTERS: Final = 60


def chip_font(kind: ChipKind) -> QFont:
    """Return the font of a chip: a provision is bold."""
    return theme.font("small", bold=kind == "provision")


def chip_size(kind: ChipKind, word: str) -> QSize:
    """Return the room a chip takes."""
    side = theme.scaled(theme.current().size.icon_small) + 6 if kind in _ICONS else 0
    words = QFontMetricsF(chip_font(kind)).horizontalAdvance(word)
    width = words + side + 2 * theme.scaled(_PADDING) + 2
    return QSize(round(width), theme.scaled(theme.current().size.chip))


def paint_chip(
    painter: QPainter, box: QRectF, kind: ChipKind, word: str, *, quiet: bool = False
) -> None:
    """Draw a chip in the box, shortening the word where it is narrow; `quiet` is only offered."""
    ground, ink, edge = _colours("quiet" if quiet else kind)
    square = kind in {"provision", "service"}
    radius = theme.current().radius.key if square else box.height() / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    room = box.adjusted(theme.scaled(_PADDING), 0, -theme.scaled(_PADDING) + 1, 0)
    if kind in _ICONS:
        side = theme.scaled(theme.current().size.icon_small)
        spot = QRectF(room.left(), box.center().y() - side / 2, side, side)
        icons.paint(painter, spot, _ICONS[kind], ink)
        room.setLeft(room.left() + side + 6)
    font = chip_font(kind)
    painter.setFont(font)
    painter.setPen(ink)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(word, Qt.TextElideMode.ElideRight, room.width() + 1)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
    painter.restore()


def _colours(kind: ChipKind | Literal["quiet"]) -> tuple[QColor, QColor, QColor]:
    if kind == "category":
        names = ("obstacle_tint", "obstacle_ink", "obstacle")
    elif kind == "quiet":
        names = ("bg", "text_2", "line")
    else:
        names = ("surface", "text", "line_strong")
    ground, ink, edge = (theme.colour(name) for name in names)
    return ground, ink, edge


class Chip(QWidget):
    """A chip by itself; one that can be chosen takes focus and emits ``chosen``."""

    chosen = Signal()

    def __init__(
        self, kind: ChipKind, word: str, *, choosable: bool = False, quiet: bool = False
    ) -> None:
        super().__init__()
        self._kind = kind
        self._quiet = quiet
        self._word = " ".join(word.split())[:_LETTERS]
        self._choosable = choosable
        self.setAccessibleName(self._word)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setProperty("ring_radius", 16 if kind not in {"provision", "service"} else 8)
        set_plain_tool_tip(self, word if len(word) > _LETTERS else "")
        if choosable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setProperty("ring", True)

    def word(self) -> str:
        """Return the word on the chip."""
        return self._word

    def sizeHint(self) -> QSize:
        """Ask for room for the word."""
        return chip_size(self._kind, self._word)

    def minimumSizeHint(self) -> QSize:
        """Ask for room for a few letters."""
        return chip_size(self._kind, self._word[:4])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        paint_chip(QPainter(self), QRectF(self.rect()), self._kind, self._word, quiet=self._quiet)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose it when let go inside."""
        inside = self.rect().contains(event.position().toPoint())
        if self._choosable and inside and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose it with Enter or Space."""
        pressed = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if self._choosable and pressed:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)
