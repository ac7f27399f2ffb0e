"""The cell that holds how many gave one answer."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.words import say

NOT_COUNTED: Final = "–"


class CountCell(QWidget):
    """A big number in a frame; the row around it owns focus and keys.

    Room for the ring is part of the cell, so cells stand without space between them.
    """

    clicked = Signal()

    def __init__(self, name: str, value: int | None = None) -> None:
        super().__init__()
        self._name = name
        self._value = value
        self._typed: str | None = None
        self._current = self._fault = self._blank = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._say()

    def value(self) -> int | None:
        """Return the count, None where nothing is counted."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show another count."""
        self._value = value
        self._say()

    def set_typed(self, digits: str | None) -> None:
        """Show digits being typed instead of the count; None ends it."""
        self._typed = digits
        self.update()

    def set_current(self, current: bool) -> None:
        """Draw the focus ring round this cell or not."""
        self._current = current
        self.update()

    def set_fault(self, fault: bool) -> None:
        """Draw the frame of an error; the sentence stands below the row."""
        self._fault = fault
        self.update()

    def set_blank(self, blank: bool) -> None:
        """Hide the number from those who look over a shoulder."""
        self._blank = blank
        self._say()

    def shown(self) -> str:
        """Return what stands in the cell, nothing while it is hidden."""
        if self._typed is not None:
            return self._typed
        if self._blank:
            return ""
        return NOT_COUNTED if self._value is None else str(self._value)

    def sizeHint(self) -> QSize:
        """Ask for the frame and the ring around it."""
        size, ring = theme.current().size, 2 * self._ring()
        return QSize(theme.scaled(size.count_cell_w) + ring, theme.scaled(size.count_cell_h) + ring)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Tell that the cell was chosen with the mouse."""
        if self.isEnabled():
            self.clicked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ring, frame and number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus, radius = theme.current().focus, theme.current().radius.control
        box = QRectF(self.rect())
        if self._current:
            half = focus.width / 2
            painter.setPen(QPen(theme.colour("focus"), focus.width))
            ring = box.adjusted(half, half, -half, -half)
            painter.drawRoundedRect(ring, radius + self._ring() / 2, radius + self._ring() / 2)
        frame = box.adjusted(self._ring(), self._ring(), -self._ring(), -self._ring())
        self._paint_frame(painter, frame, radius)
        self._paint_number(painter, frame)

    def _paint_frame(self, painter: QPainter, frame: QRectF, radius: int) -> None:
        off = not self.isEnabled()
        role = "fault" if self._fault else "line" if off else "line_strong"
        width = 2 if self._fault else 1
        painter.setPen(QPen(theme.colour(role), width))
        painter.setBrush(theme.colour("bg" if off else "surface"))
        half = width / 2
        painter.drawRoundedRect(frame.adjusted(half, half, -half, -half), radius, radius)

    def _paint_number(self, painter: QPainter, frame: QRectF) -> None:
        counted = bool(self._value) or self._typed is not None
        role = "text_off" if not self.isEnabled() else "text" if counted else "text_2"
        if self._blank and self._typed is None:
            side = theme.scaled(theme.current().size.icon)
            spot = QRectF(0, 0, side, side)
            spot.moveCenter(frame.center())
            icons.paint(painter, spot, Icon.HIDDEN, theme.colour("text_2"))
            return
        painter.setPen(theme.colour(role))
        painter.setFont(theme.font("display", bold=counted))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self.shown())
        if self._typed is not None:
            self._paint_caret(painter, frame)

    def _paint_caret(self, painter: QPainter, frame: QRectF) -> None:
        width = painter.fontMetrics().horizontalAdvance(self.shown())
        left = frame.center().x() + width / 2 + 3
        height = frame.height() * 0.6
        painter.fillRect(
            QRectF(left, frame.center().y() - height / 2, 2, height), theme.colour("text")
        )

    def _say(self) -> None:
        value = say("kit.count.none") if self._value is None else str(self._value)
        spoken = say("kit.count.hidden") if self._blank else value
        self.setAccessibleName(f"{self._name}, {spoken}")
        self.update()

    @staticmethod
    def _ring() -> int:
        focus = theme.current().focus
        return focus.width + focus.gap
