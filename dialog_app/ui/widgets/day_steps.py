"""The steps of a day, across the top."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QTabBar

from dialog_app.ui import theme

_UNDERLINE: Final = 3
_LARGE: Final = 140
"""From this text size, in per cent, the words stand closer: none may be cut off."""


class DaySteps(QTabBar):
    """Words in a row, the step one is in bold and underlined; ``chosen`` carries its key."""

    chosen = Signal(str)

    def __init__(self, steps: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__()
        self._keys = [key for key, _ in steps]
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setMouseTracking(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for _, word in steps:
            self.addTab(word.replace("&", "&&"))
        self.currentChanged.connect(self._on_changed)

    def step(self) -> str:
        """Return the key of the step one is in."""
        return self._keys[self.currentIndex()]

    def set_step(self, key: str) -> None:
        """Go to a step without telling anybody.

        Raises ValueError for a step there is not.
        """
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self._keys.index(key))
        self.blockSignals(blocked)
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        """Leave room for the bold word, so that nothing moves when it is chosen."""
        tokens = theme.current()
        words = QFontMetrics(theme.font("base", bold=True)).horizontalAdvance(self._word(index))
        large = theme.scaled(100) >= _LARGE
        side = tokens.space.s if large else tokens.space.l
        return QSize(words + 2 * side, theme.scaled(tokens.size.header))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Never shorten a step."""
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words and the underline."""
        painter = QPainter(self)
        pointed = self.tabAt(self.mapFromGlobal(self.cursor().pos())) if self.underMouse() else -1
        for index in range(self.count()):
            self._paint_step(painter, index, pointed)

    def _paint_step(self, painter: QPainter, index: int, pointed: int) -> None:
        here = index == self.currentIndex()
        box = self.tabRect(index)
        if index == pointed and not here:
            painter.fillRect(box, theme.colour("sunken"))
        role = "text" if here else "text_2"
        painter.setPen(theme.colour(role if self.isTabEnabled(index) else "text_off"))
        painter.setFont(theme.font("base", bold=here))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._word(index))
        if here:
            line = QRect(box.bottomLeft() - QPoint(0, _UNDERLINE - 1), QSize(box.width(), 3))
            painter.fillRect(line, theme.colour("accent"))
            self._paint_focus(painter, box)

    def _paint_focus(self, painter: QPainter, box: QRect) -> None:
        if not self.hasFocus():
            return
        focus = theme.current().focus
        painter.setPen(QPen(theme.colour("focus"), focus.width))
        inset = focus.width + focus.gap
        painter.drawRect(box.adjusted(inset, inset, -inset, -inset - _UNDERLINE))

    def _word(self, index: int) -> str:
        return self.tabText(index).replace("&&", "&")

    def _on_changed(self, index: int) -> None:
        if 0 <= index < len(self._keys):
            self.chosen.emit(self._keys[index])
