"""One of several words."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
)

from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon

_EDGES: Final = 2


class Choice(QComboBox):
    """One of several words; each carries a value of its own."""

    def __init__(self, name: str, options: Sequence[tuple[str, object]] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumContentsLength(6)
        self.offer(options)

    def offer(self, options: Sequence[tuple[str, object]]) -> None:
        """Offer other words; the one that is chosen stays chosen where it is still there."""
        now = self.value()
        self.clear()
        for word, value in options:
            self.addItem(word, value)
        self.set_value(now)

    def value(self) -> object:
        """Return the value of the chosen word."""
        return self.currentData()

    def set_value(self, value: object) -> None:
        """Choose the word that carries the value; an unknown value changes nothing."""
        values = [self.itemData(at) for at in range(self.count())]
        if value in values:
            self.setCurrentIndex(values.index(value))

    def sizeHint(self) -> QSize:
        """Ask for the longest word beside the caret, which is larger here than Qt's own."""
        usual, metrics = super().sizeHint(), self.fontMetrics()
        words = (self.itemText(at) for at in range(self.count()))
        longest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        space, side = theme.current().space, theme.scaled(theme.current().size.icon_small)
        beside = max(side + space.s + 2 * space.m, usual.width() - self._field(usual).width())
        return QSize(max(usual.width(), longest + beside + _EDGES + 1), usual.height())

    def _field(self, size: QSize) -> QRect:
        """Return where the style lets words stand in a choice of a size."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.rect = QRect(QPoint(), size)
        kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(kind, option, part, self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw frame, word and caret."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.subControls = QStyle.SubControl.SC_ComboBoxFrame
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        side = theme.scaled(theme.current().size.icon_small)
        right = self.width() - theme.current().space.s - side
        field = self._field(self.size())
        # What is drawn beyond the field is cut, the end of the ellipsis first.
        room = min(right - 2 * theme.current().space.m, field.width() - _EDGES)
        elided = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(option.currentText, elided, room)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        spot = QRectF(right, (self.height() - side) / 2, side, side)
        role = "text" if self.isEnabled() else "text_off"
        icons.paint(painter, spot, Icon.COLLAPSE, theme.colour(role))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a wheel must not change a choice by accident."""
        event.ignore()
