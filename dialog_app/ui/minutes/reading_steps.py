"""The steps of minutes that are read through, in a list beside them."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from dialog_app.core.minutes.reading import ReadingStep
from dialog_app.core.slides.kinds import Look
from dialog_app.ui import theme
from dialog_app.ui.actions import Focus
from dialog_app.ui.index import Index
from dialog_app.ui.widgets.row_ground import paint_ground
from dialog_app.ui.widgets.row_words import RowWords, paint_row_words
from dialog_app.ui.words import say

_INNER = Qt.ItemDataRole.UserRole


class ReadingSteps(QListWidget):
    """A row for each step; `chosen` gives the place of the one that is wanted."""

    chosen = Signal(int)

    key_focus = Focus.STEPS

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reading_steps")
        self.setAccessibleName(say("read.steps"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Row(self))
        self._shown: list[tuple[str, bool]] = []
        self.currentRowChanged.connect(self._on_moved)

    def follow(self, steps: Sequence[ReadingStep], now: int) -> None:
        """Show the steps, one of them as the one that is read."""
        shown = [_named(step) for step in steps]
        self.blockSignals(True)
        if shown != self._shown:
            self._shown = shown
            self.clear()
            for number, (name, inner) in enumerate(shown, 1):
                item = QListWidgetItem(name)
                item.setData(_INNER, inner)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{number}. {name}")
                self.addItem(item)
        self.setCurrentRow(now)
        self.blockSignals(False)

    def _on_moved(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)


def _named(step: ReadingStep) -> tuple[str, bool]:
    """Return what a step is called, and whether it only goes on with what stands above it."""
    if step.part == 1:
        return step.name, False
    heads = (line.printed.words for line in step.lines if line.printed.look is Look.HEADING)
    return next(heads, step.name), True


class _Row(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Ask for one line."""
        return QSize(1, theme.scaled(theme.current().size.row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the name, further in where it is a part of what stands above, and its number."""
        space = theme.current().space
        painter.save()
        paint_ground(painter, option, self.parent())
        inset = space.xl + (space.l if index.data(_INNER) else 0)
        box: QRect = option.rect.adjusted(inset, 0, -space.l, 0)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        words = RowWords(str(index.data()), note=str(index.row() + 1), bold=chosen)
        paint_row_words(painter, box, words)
        painter.restore()
