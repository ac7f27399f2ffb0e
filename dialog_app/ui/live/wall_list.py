"""The list of what comes on the wall next, and what stood there before."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from dialog_app.ui import icons, theme
from dialog_app.ui.actions import Focus
from dialog_app.ui.index import Index
from dialog_app.ui.live.wall_lines import LineKind, WallLine
from dialog_app.ui.rows_model import RowsModel
from dialog_app.ui.widgets.key_cap import cap_size, paint_cap
from dialog_app.ui.words import say

_ROW: Final = 46
_PAST_ROW: Final = 26
_PICTURE: Final = QSize(40, 28)
_SEEN: Final = 3


class _Lines(RowsModel[WallLine]):
    """The lines as Qt asks for them; kept, so that a list that says the same is left alone."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the line itself, or its words."""
        if not index.isValid():
            return None
        line = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        return None


def row_height(kind: LineKind) -> int:
    """Return how high a line is; what stood there before has one line of words."""
    return theme.scaled(_PAST_ROW if kind is LineKind.PAST else _ROW)


class _Painter(QStyledItemDelegate):
    """Draws the picture of the kind, the title, the line below it, and the key that shows it."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for the height of the line's kind."""
        line: WallLine = index.data(Qt.ItemDataRole.UserRole)
        return QSize(0, row_height(line.kind))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        line: WallLine = index.data(Qt.ItemDataRole.UserRole)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("tint"))
        painter.setPen(QPen(theme.colour("line"), 1))
        if line.kind is not LineKind.PAST:
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        inside = box.adjusted(0, 0, -theme.current().space.xs, 0)
        inside = _paint_key(painter, inside, line.key)
        if line.kind is LineKind.PAST:
            _paint_past(painter, inside, line)
        else:
            _paint_next(painter, inside, line)
        if option.state & QStyle.StateFlag.State_HasFocus:
            _paint_ring(painter, box)
        painter.restore()


def _paint_key(painter: QPainter, room: QRect, key: str) -> QRect:
    cap = cap_size(key)
    if cap.isEmpty():
        return room
    box = QRectF(0, 0, cap.width(), cap.height())
    box.moveCenter(QRectF(room).center())
    box.moveRight(room.right())
    paint_cap(painter, box, key, theme.colour("text"), theme.colour("line_strong"))
    return room.adjusted(0, 0, -cap.width() - theme.current().space.s, 0)


def _paint_next(painter: QPainter, room: QRect, line: WallLine) -> None:
    size = QSize(theme.scaled(_PICTURE.width()), theme.scaled(_PICTURE.height()))
    frame = QRectF(0, 0, size.width(), size.height())
    frame.moveCenter(QRectF(room).center())
    frame.moveLeft(room.left() + 2)
    painter.setPen(QPen(theme.colour("line_strong"), 1))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    side = theme.scaled(theme.current().size.icon_small)
    glyph = QRectF(0, 0, side, side)
    glyph.moveCenter(frame.center())
    icons.paint(painter, glyph, line.icon, theme.colour("text"))
    words = room.adjusted(size.width() + theme.current().space.s + 2, 0, 0, 0)
    base, small = QFontMetrics(theme.font("base")), QFontMetrics(theme.font("small"))
    spare = (words.height() - base.height() - small.height()) // 2
    top = QRect(words.left(), words.top() + spare, words.width(), base.height())
    _write(painter, top, line.title, "base", "text")
    below = QRect(words.left(), top.bottom() + 1, words.width(), small.height())
    _write(painter, below, line.note, "small", "text_2")


def _paint_past(painter: QPainter, room: QRect, line: WallLine) -> None:
    side = theme.scaled(theme.current().size.icon_small)
    glyph = QRectF(0, 0, side, side)
    glyph.moveCenter(QRectF(room).center())
    glyph.moveLeft(room.left() + 2)
    icons.paint(painter, glyph, icons.Icon.UNDO, theme.colour("text_2"))
    words = room.adjusted(side + theme.current().space.s, 0, 0, 0)
    _write(painter, words, line.title, "small", "text_2")


def _write(painter: QPainter, box: QRect, words: str, step: str, role: str) -> None:
    font = theme.font(step)
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(font)
    painter.setPen(theme.colour(role))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)


def _paint_ring(painter: QPainter, box: QRect) -> None:
    painter.setPen(QPen(theme.colour("focus"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 3, 3)


class WallList(QListView):
    """One stop for the keyboard: arrows go through it, and the keys of a line work on it."""

    key_focus = Focus.QUEUE

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("wall_list")
        self.setAccessibleName(say("queue.name"))
        self.setProperty("ring", False)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setTabKeyNavigation(False)
        self._lines = _Lines(self)
        self.setModel(self._lines)
        self.setItemDelegate(_Painter(self))

    def show_lines(self, lines: Sequence[WallLine]) -> None:
        """Show these lines; the chosen one stays chosen, or the one that took its place."""
        if tuple(lines) == self._lines.rows:
            return
        row = self.currentIndex().row()
        before = self.line()
        self._lines.take(lines)
        ids = [line.row_id for line in lines]
        if before is not None and before.row_id in ids:
            row = ids.index(before.row_id)
        self._choose(row)
        self.setVisible(bool(lines))
        self.updateGeometry()

    def lines(self) -> tuple[WallLine, ...]:
        """Return what is shown."""
        return self._lines.rows

    def line(self) -> WallLine | None:
        """Return the chosen line, or None."""
        index = self.currentIndex()
        return self._lines.rows[index.row()] if index.isValid() else None

    def sizeHint(self) -> QSize:
        """Ask for a few lines; the rest is scrolled to."""
        lines = self._lines.rows
        ahead = [line for line in lines if line.kind is not LineKind.PAST]
        seen = [*ahead[:_SEEN], *lines[len(ahead) :]]
        return QSize(0, sum(row_height(line.kind) for line in seen))

    def minimumSizeHint(self) -> QSize:
        """Ask for the same: it stands in a column that scrolls."""
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first line where none is chosen yet."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self._choose(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Choose nothing while the keyboard is elsewhere."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._choose(-1)

    def _choose(self, row: int) -> None:
        last = len(self._lines.rows) - 1
        here = self._lines.index(min(row, last), 0) if self.hasFocus() and row >= 0 else None
        self.setCurrentIndex(here if here is not None else QModelIndex())
