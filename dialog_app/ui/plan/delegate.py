"""How the agenda is drawn, and how one writes in it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dialog_app.core.model.days import ItemKind
from dialog_app.ui import icons, theme
from dialog_app.ui.index import Index
from dialog_app.ui.plan.lines import Line
from dialog_app.ui.plan.model import NUMBERS, ROLE, Column, cell_text
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

Write = Callable[[str, Column, object], str]
"""Writes a value into a column of an item; returns the sentence that says why not."""

_EDGE: Final = 3
_NUMBER_ROOM: Final = 54
_QUIET: Final = frozenset({Column.LEAST, Column.KIND, Column.LEADER})
_LEAVING: Final = {
    Qt.Key.Key_Return: QAbstractItemDelegate.EndEditHint.NoHint,
    Qt.Key.Key_Enter: QAbstractItemDelegate.EndEditHint.NoHint,
    Qt.Key.Key_Tab: QAbstractItemDelegate.EndEditHint.EditNextItem,
    Qt.Key.Key_Backtab: QAbstractItemDelegate.EndEditHint.EditPreviousItem,
}


class AgendaDelegate(QStyledItemDelegate):
    """Draws rows; a cell that is refused stays open with its text, and `refused` says why.

    `refused` carries the cell's index and the sentence, empty when the cell is well again.
    """

    refused = Signal(object, str)

    def __init__(self, parent: QWidget, write: Write) -> None:
        super().__init__(parent)
        self._write = write
        self._cells: dict[QObject, QPersistentModelIndex] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for a row's height."""
        width = super().sizeHint(option, index).width()
        return QSize(width, theme.scaled(theme.current().size.row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        line: Line = index.data(ROLE)
        column = Column(index.column())
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(rect, theme.colour("tint"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("sunken"))
        if chosen and column is Column.START:
            painter.fillRect(QRect(rect.topLeft(), QSize(_EDGE, rect.height())), _ink("accent"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), _ink("line"))
        painter.setFont(theme.font("base", bold=chosen and column is Column.TITLE))
        quiet = column in _QUIET or line.quiet
        painter.setPen(_ink("text_2" if quiet else "text"))
        if column is Column.MARKS:
            _paint_marks(painter, cell_room(rect, column), line)
        else:
            paint_text(painter, cell_room(rect, column), cell_text(line, column), column)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(_ink("focus"), theme.current().focus.width))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return what one writes in: a line, or a choice of types."""
        column = Column(index.column())
        name = f"{say(f'plan.column.{column.name.lower()}')}, {index.data(ROLE).title}"
        editor: QWidget
        if column is Column.KIND:
            options = [(say(f"terms.item_type.{kind.value}"), kind) for kind in ItemKind]
            choice = Choice(name, sorted(options))
            choice.setParent(parent)
            choice.activated.connect(lambda _: self._leave(choice))
            editor = choice
        else:
            field = TextField(name)
            field.setParent(parent)
            if column in NUMBERS:
                field.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            editor = field
        editor.setProperty("ring", False)
        editor.setObjectName(f"cell_{column.name.lower()}")
        self._cells[editor] = QPersistentModelIndex(index)
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Let a cell go, and what was wrong with it."""
        self._cells.pop(editor, None)
        self.refused.emit(index, "")
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the cell once; what is being written is never overwritten."""
        if editor.property("filled"):
            return
        editor.setProperty("filled", True)
        if isinstance(editor, Choice):
            editor.set_value(index.data(ROLE).item.kind)
        elif isinstance(editor, TextField):
            editor.setText(cell_text(index.data(ROLE), Column(index.column())))

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, _index: Index) -> None:
        """Hand in what was written."""
        self._hand_in(editor)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lay the cell over the row, a little larger than its text."""
        rect: QRect = option.rect
        room = rect.adjusted(0, 1, 0, -2)
        if Column(index.column()) in NUMBERS:
            # Wide enough for what is refused: it stays to be seen.
            room.setLeft(min(room.left(), room.right() - theme.scaled(_NUMBER_ROOM)))
        else:
            room.setWidth(max(room.width(), min(editor.sizeHint().width(), 2 * room.width())))
        editor.setGeometry(room)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keep a refused cell open; let go of one that was taken."""
        if editor not in self._cells or not isinstance(editor, QWidget):
            return super().eventFilter(editor, event)
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            hint = _LEAVING.get(Qt.Key(event.key()))
            if hint is not None:
                self._leave(editor, hint)
                return True
        if event.type() is QEvent.Type.FocusOut:
            if not _list_open(editor):
                self._leave(editor)
            return False
        return super().eventFilter(editor, event)

    def _leave(
        self,
        editor: QWidget,
        hint: QAbstractItemDelegate.EndEditHint = QAbstractItemDelegate.EndEditHint.NoHint,
    ) -> None:
        if self._hand_in(editor):
            self.closeEditor.emit(editor, hint)

    def _hand_in(self, editor: QWidget) -> bool:
        index = self._cells.get(editor)
        if index is None or not index.isValid():
            return True
        line: Line = index.data(ROLE)
        column = Column(index.column())
        value = _typed(editor)
        unchanged = value == (line.item.kind if column is Column.KIND else cell_text(line, column))
        sentence = "" if unchanged else self._write(line.item.id, column, value)
        if isinstance(editor, TextField):
            editor.set_fault(bool(sentence))
        self.refused.emit(index.model().index(index.row(), index.column()), sentence)
        return not sentence


def cell_room(rect: QRect, column: Column) -> QRect:
    """Return the part of a cell that holds words."""
    space = theme.current().space
    if column is Column.START:
        return rect.adjusted(space.xl, 0, 0, 0)
    if column in NUMBERS:
        return rect.adjusted(0, 0, -space.s, 0)
    return rect.adjusted(space.s, 0, 0, 0)


def _typed(editor: QWidget) -> object:
    if isinstance(editor, Choice):
        # Qt hands a word of an enumeration back as a plain text.
        return ItemKind(str(editor.value()))
    return editor.text() if isinstance(editor, TextField) else ""


def _list_open(editor: QWidget) -> bool:
    return isinstance(editor, Choice) and editor.view().isVisible()


def _ink(role: str) -> QColor:
    return theme.colour(role)


def paint_text(painter: QPainter, room: QRect, text: str, column: Column) -> None:
    """Draw words on one line, shortened where there is no room; numbers stand at the right."""
    side = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(room, int(flags), shown)


def _paint_marks(painter: QPainter, room: QRect, line: Line) -> None:
    if not line.marks:
        return
    late = line.is_late
    side = theme.scaled(theme.current().size.icon_small)
    spot = QRectF(room.left(), room.center().y() - side / 2 + 1, side, side)
    ink = theme.colour("text" if late else "text_2")
    icons.paint(painter, spot, line.marks[-1].icon if not late else icons.Icon.ATTENTION, ink)
    painter.setFont(theme.font("small", bold=late))
    painter.setPen(ink)
    words = room.adjusted(side + theme.current().space.xs, 0, 0, 0)
    paint_text(painter, words, line.mark_shown, Column.MARKS)
