"""Looks at everything that is open, and tells where words could be taken for more than words."""

from collections.abc import Iterator

import shiboken6
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QErrorMessage,
    QGroupBox,
    QInputDialog,
    QLabel,
    QMessageBox,
    QTabBar,
    QTextEdit,
    QWidget,
)

_BOXES = (QMessageBox, QErrorMessage, QInputDialog)
_ROWS = 300


def obeyed() -> list[str]:
    """Return a line for each place where markup would be obeyed, or a sign taken for a key."""
    widgets = [widget for widget in QApplication.allWidgets() if shiboken6.isValid(widget)]
    return sorted({fault for widget in widgets for fault in _faults(widget)})


def looked_at() -> int:
    """Return how many words on how many widgets there are to look at."""
    return sum(1 for widget in QApplication.allWidgets() if isinstance(widget, QLabel))


def _faults(widget: QWidget) -> Iterator[str]:
    name = f"{type(widget).__name__} {widget.objectName()}"
    yield from (f"{name}: {fault}" for fault in _of_kind(widget))
    for tip in (widget.toolTip(), widget.whatsThis(), widget.statusTip()):
        if not is_plain(tip):
            yield f"{name}: tool tip {tip[:80]}"
    for words in _with_keys(widget):
        if not QKeySequence.mnemonic(words).isEmpty():
            yield f"{name}: a key in {words[:80]}"


def _of_kind(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, _BOXES):
        yield "a box"
    if isinstance(widget, QLabel):
        plain = widget.textFormat() == Qt.TextFormat.PlainText
        if widget.text() and not plain:
            yield "rich text"
    if isinstance(widget, QTextEdit) and widget.acceptRichText() and not widget.isReadOnly():
        yield "takes rich text"
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _of_lines(widget.model())


def _with_keys(widget: QWidget) -> Iterator[str]:
    """Yield the words in which an ampersand would underline a letter and make it a key."""
    if isinstance(widget, QAbstractButton):
        yield widget.text()
    if isinstance(widget, QGroupBox):
        yield widget.title()
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(place) for place in range(widget.count()))
    if not isinstance(widget, QTextEdit):
        yield from (action.text() for action in widget.actions())


def _of_lines(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(min(model.rowCount(QModelIndex()), _ROWS)):
        # Qt hides the columns of a model that is a list.
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
        for column in range(columns):
            index = model.index(row, column)
            for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole):
                tip = index.data(role)
                if isinstance(tip, str) and not is_plain(tip):
                    yield f"tool tip {tip[:80]}"


def is_plain(tip: str) -> bool:
    """Tell whether Qt shows a tool tip as it is: no markup, or one paragraph with none inside."""
    if tip.startswith("<p>") and tip.endswith("</p>"):
        return "<" not in tip.removeprefix("<p>").removesuffix("</p>")
    return "<" not in tip
