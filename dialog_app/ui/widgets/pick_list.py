"""A list one picks from while one types: arrows and Enter in the field work on the list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from dialog_app.ui import theme
from dialog_app.ui.index import Index
from dialog_app.ui.rows_model import RowsModel
from dialog_app.ui.widgets.row_words import RowWords, paint_row_words

_CODE_WIDTH: Final = 52
_KEYS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


@dataclass(frozen=True, slots=True)
class Option:
    """Something to pick, under a heading; without a value it is the heading itself."""

    words: str
    value: object = None
    strong: str = ""
    note: str = ""
    group: str = ""

    @property
    def spoken(self) -> str:
        """The option as a screen reader says it."""
        return ", ".join(part for part in (self.strong, self.words, self.note) if part)


class _Options(RowsModel[Option]):
    """Options, each group under its heading."""

    def offer(self, options: Sequence[Option]) -> None:
        """Show other options."""
        shown: list[Option] = []
        group = ""
        for option in options:
            if option.group != group:
                group = option.group
                shown.append(Option(group))
            shown.append(option)
        self.take(shown)

    def picks(self) -> list[int]:
        """Return the rows that can be picked."""
        return [row for row, option in enumerate(self.rows) if option.value is not None]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return an option in words, or itself."""
        option = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return option
        words = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return option.spoken if role in words else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be picked."""
        if index.isValid() and self.rows[index.row()].value is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class _Painter(QStyledItemDelegate):
    """Draws an option: a bold code, words, a muted note."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Ask for a row's height."""
        return QSize(0, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        shown: Option = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("tint"))
            edge = QRect(rect.topLeft(), QSize(3, rect.height()))
            painter.fillRect(edge, theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver and shown.value is not None:
            painter.fillRect(rect, theme.colour("sunken"))
        space = theme.current().space
        _paint_option(painter, rect.adjusted(space.m, 0, -space.s, 0), shown)
        painter.restore()


def row_height() -> int:
    """Return how high a row of the list is, in pixels."""
    return theme.scaled(theme.current().size.rundown_row)


def _paint_option(painter: QPainter, room: QRect, shown: Option) -> None:
    if shown.value is None:
        painter.setFont(theme.font("small", bold=True))
        painter.setPen(theme.colour("text_2"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown.words)
        return
    row = RowWords(shown.words, shown.strong, shown.note, code_width=_CODE_WIDTH)
    paint_row_words(painter, room, row)


class PickList(QListView):
    """Options under their headings; the keyboard stays in the field beside it.

    The list must be installed as that field's event filter. `picked` carries an option's value.
    """

    picked = Signal(object)

    def __init__(self, object_name: str, name: str) -> None:
        super().__init__()
        self._options = _Options(self)
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self.setModel(self._options)
        self.setItemDelegate(_Painter(self))
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(self._take)

    @property
    def shown(self) -> tuple[Option, ...]:
        """The rows as they stand, headings too."""
        return self._options.rows

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to pick."""
        return not self._options.picks()

    def offer(self, options: Sequence[Option]) -> None:
        """Show other options, the first of them chosen."""
        self._options.offer(options)
        self.setCurrentIndex(QModelIndex())
        self._step(1)

    def choose_from(self, row: int) -> None:
        """Choose the first option from a row on, or the last there is."""
        picks = self._options.picks()
        near = next((pick for pick in picks if pick >= row), picks[-1] if picks else -1)
        self.setCurrentIndex(self._options.index(near) if near >= 0 else QModelIndex())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let arrows and Enter work on the list while one types."""
        if event.type() is not QEvent.Type.KeyPress:
            return False
        assert isinstance(event, QKeyEvent)  # noqa: S101  Qt says so by the type
        key = Qt.Key(event.key())
        if key in _KEYS:
            self._step(_KEYS[key])
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(self.currentIndex())
            return True
        return False

    def _step(self, by: int) -> None:
        rows = self._options.picks()
        if not rows:
            return
        now = self.currentIndex().row()
        place = rows.index(now) + by if now in rows else 0
        row = rows[max(0, min(len(rows) - 1, place))]
        self.setCurrentIndex(self._options.index(row))
        self.scrollTo(self._options.index(max(0, row - 1)))
        self.scrollTo(self._options.index(row))

    def _take(self, index: Index) -> None:
        option: Option | None = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        if option is not None and option.value is not None:
            self.picked.emit(option.value)
