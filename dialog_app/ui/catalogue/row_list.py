"""A list of rows one goes through with the arrows: codes, words, notes, and rows within rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.index import Index
from dialog_app.ui.rows_model import RowsModel
from dialog_app.ui.widgets.row_words import RowWords, paint_row_words

_BAR: Final = 3
_ABOVE: Final = 2
CODE_WIDTH: Final = 52


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its key, a bold code, words, a note at the right and a smaller line below.

    `level` 1 stands within the row above of level 0, whose `fold` is open, closed or empty.
    """

    key: str
    words: str
    strong: str = ""
    note: str = ""
    below: str = ""
    level: int = 0
    fold: str = ""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        head = f"{self.strong} {self.words}".strip()
        return ", ".join(part for part in (head, self.note, self.below) if part)


class _Rows(RowsModel[Row]):
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row in words, or itself."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        words = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return row.spoken if role in words else None

    def follow(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; what stands stays, so that the list does not jump."""
        if rows == self.rows:
            return
        if [row.key for row in rows] == [row.key for row in self.rows]:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.take(rows)


class RowList(QListView):
    """Rows by key.

    `moved` carries the key one is at, `entered_row` the one chosen with Enter, `folded` a row to
    open or close.
    """

    moved = Signal(str)
    entered_row = Signal(str)
    folded = Signal(str, bool)

    def __init__(self, name: str, words: str, *, lined: bool = True) -> None:
        super().__init__()
        self.lined = lined
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setProperty("column", True)
        self._model = _Rows(self)
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_moved)
        self.clicked.connect(self._on_clicked)

    def rows(self) -> tuple[Row, ...]:
        """Return what is shown."""
        return self._model.rows

    def set_rows(self, rows: Sequence[Row], wanted: str = "") -> None:
        """Show other rows and go to one of them, else stay, else go to the first."""
        here = wanted or self.key()
        self._model.follow(tuple(rows))
        if not self.choose(here) and rows:
            self.setCurrentIndex(self._model.index(0))

    def key(self) -> str:
        """Return the key one is at, or nothing."""
        index = self.currentIndex()
        return self._model.rows[index.row()].key if index.isValid() else ""

    def choose(self, key: str) -> bool:
        """Go to a row; tell whether there is such a row."""
        place = next((n for n, row in enumerate(self._model.rows) if row.key == key), -1)
        if place < 0:
            return False
        self.setCurrentIndex(self._model.index(place))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold and open with left and right, enter with Enter; letters are nobody's here."""
        key = Qt.Key(event.key())
        ways = {Qt.Key.Key_Left: False, Qt.Key.Key_Right: True}
        row = self._model.rows[self.currentIndex().row()] if self.key() else None
        if row is not None and row.fold and key in ways:
            self.folded.emit(row.key, ways[key])
        elif row is not None and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered_row.emit(row.key)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            # Alt with an arrow moves the row, and is the page's.
            event.ignore()
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _on_moved(self, _now: QModelIndex, _before: QModelIndex) -> None:
        if self.key():
            self.moved.emit(self.key())

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self._model.rows[index.row()]
        if row.fold:
            self.folded.emit(row.key, row.fold == "closed")


class _Painter(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for one row, or a higher one where words stand below."""
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        below = theme.current().screen["small"].line if row.below else 0
        return QSize(0, theme.scaled(theme.current().size.row + below))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        view = self.parent()
        lined = isinstance(view, RowList) and view.lined
        _paint_ground(painter, option.rect, state, lined=lined)
        space = theme.current().space
        room = option.rect.adjusted(space.l, 0, -space.l, -1)
        if row.fold:
            _paint_fold(painter, room, row)
        if row.fold or row.level:
            room.adjust(theme.scaled(space.l + space.xs), 0, 0, 0)
        words = RowWords(row.words, row.strong, row.note, "base", CODE_WIDTH, bold=chosen)
        if row.below:
            line, under = theme.scaled(theme.current().screen["small"].line), theme.scaled(space.xs)
            below = room.adjusted(words.code_room, room.height() - line - under, 0, 0)
            _paint_line(painter, below, row.below)
            room.adjust(0, theme.scaled(_ABOVE), 0, -line)
        paint_row_words(painter, room, words)
        painter.restore()


def _paint_ground(painter: QPainter, box: QRect, state: QStyle.StateFlag, *, lined: bool) -> None:
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(box, theme.colour("tint"))
        painter.fillRect(QRect(box.topLeft(), QSize(_BAR, box.height())), theme.colour("accent"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(box, theme.colour("sunken"))
    if lined:
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.colour("line"))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(theme.colour("focus"), theme.current().focus.width))
        painter.drawRect(box.adjusted(1, 1, -2, -2))


def _paint_fold(painter: QPainter, room: QRect, row: Row) -> None:
    side = theme.scaled(theme.current().size.icon_small)
    spot = QRectF(room.left() - 2, room.center().y() - side / 2 + 1, side, side)
    meaning = Icon.COLLAPSE if row.fold == "open" else Icon.EXPAND
    icons.paint(painter, spot, meaning, theme.colour("text"))


def _paint_line(painter: QPainter, room: QRect, words: str) -> None:
    painter.setFont(theme.font("small"))
    painter.setPen(theme.colour("text_2"))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine
    painter.drawText(room, int(flags), shown)
