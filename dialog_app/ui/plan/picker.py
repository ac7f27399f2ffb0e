"""A card one picks from by searching, with the keyboard all the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
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
    QWidget,
)

from dialog_app.ui import theme
from dialog_app.ui.index import Index
from dialog_app.ui.plan.cards import NearCard
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.row_words import RowWords, paint_row_words
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

_ROWS: Final = 11
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


class Options(QAbstractListModel):
    """The options that hold what was searched for, each group under its heading."""

    def __init__(self, parent: QObject, options: Sequence[Option]) -> None:
        super().__init__(parent)
        self.every = tuple(options)
        self.shown: list[Option] = []
        self.search("")

    def search(self, words: str) -> None:
        """Show the options that hold every word."""
        wanted = words.casefold().split()
        self.beginResetModel()
        self.shown = []
        group = ""
        for option in self.every:
            text = f"{option.strong} {option.words} {option.group}".casefold()
            if not all(word in text for word in wanted):
                continue
            if option.group != group:
                group = option.group
                self.shown.append(Option(group))
            self.shown.append(option)
        self.endResetModel()

    def picks(self) -> list[int]:
        """Return the rows that can be picked."""
        return [row for row, option in enumerate(self.shown) if option.value is not None]

    def leave_out(self, value: object) -> None:
        """Offer a value no more, from the next search on."""
        self.every = tuple(option for option in self.every if option.value != value)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return an option in words, or itself."""
        option = self.shown[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return option
        words = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return option.spoken if role in words else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be picked."""
        if index.isValid() and self.shown[index.row()].value is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class OptionPainter(QStyledItemDelegate):
    """Draws an option: a bold code, words, a muted note."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Ask for a row's height."""
        return QSize(0, theme.scaled(theme.current().size.rundown_row))

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


def _paint_option(painter: QPainter, room: QRect, shown: Option) -> None:
    if shown.value is None:
        painter.setFont(theme.font("small", bold=True))
        painter.setPen(theme.colour("text_2"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown.words)
        return
    row = RowWords(shown.words, shown.strong, shown.note, code_width=_CODE_WIDTH)
    paint_row_words(painter, room, row)


class Picker(NearCard):
    """Search, choose with the arrows, take with Enter; it stays open for the next one.

    `picked` carries the value of the option. `tell` says below what came of it.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget, heading: str, options: Sequence[Option]) -> None:
        super().__init__(parent, "picker", heading, 500)
        self._search = TextField(say("plan.picker.search"), hint=say("plan.picker.search"))
        self._search.setObjectName("picker_search")
        self._search.textChanged.connect(self._on_search)
        self._search.installEventFilter(self)
        self._list = QListView()
        self._options = Options(self, options)
        self._told = Label("", "small", muted=True).wrapped()
        self._told.setObjectName("picker_told")
        self._list.setObjectName("picker_list")
        self._list.setAccessibleName(heading)
        self._list.setModel(self._options)
        self._list.setItemDelegate(OptionPainter(self._list))
        self._list.setMouseTracking(True)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.clicked.connect(self._on_clicked)
        row = theme.scaled(theme.current().size.rundown_row)
        self._list.setFixedHeight(row * max(3, min(_ROWS, len(self._options.shown))))
        for part in (self._search, self._list, self._told):
            self.body.addWidget(part)
        self._on_search("")

    def tell(self, sentence: str) -> None:
        """Say what came of the last pick."""
        self._told.setText(sentence)

    def words_of(self, value: object) -> str:
        """Return what the option of a value says."""
        return next((option.spoken for option in self._options.every if option.value == value), "")

    def leave_out(self, value: object) -> None:
        """Offer a value no more; the choice stays where it was."""
        row = self._list.currentIndex().row()
        self._options.leave_out(value)
        self._options.search(self._search.text())
        self._choose_from(row)
        self._search.selectAll()

    def _choose_from(self, row: int) -> None:
        picks = self._options.picks()
        near = next((pick for pick in picks if pick >= row), picks[-1] if picks else -1)
        self._list.setCurrentIndex(self._options.index(near) if near >= 0 else QModelIndex())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows and Enter work on the list while one types."""
        if watched is self._search and event.type() is QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)  # noqa: S101  Qt says so by the type
            key = Qt.Key(event.key())
            if key in _KEYS:
                self._step(_KEYS[key])
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take(self._list.currentIndex())
                return True
        return False

    def _on_search(self, words: str) -> None:
        self._options.search(words)
        self._choose_first()
        if not self._options.every:
            self.tell(say("plan.picker.nothing"))
        else:
            self.tell(say("plan.picker.hint" if self._options.picks() else "plan.picker.no_hits"))

    def _choose_first(self) -> None:
        self._list.setCurrentIndex(QModelIndex())
        self._step(1)

    def _step(self, by: int) -> None:
        rows = self._options.picks()
        if not rows:
            return
        now = self._list.currentIndex().row()
        place = rows.index(now) + by if now in rows else 0
        row = rows[max(0, min(len(rows) - 1, place))]
        self._list.setCurrentIndex(self._options.index(row))
        self._list.scrollTo(self._options.index(max(0, row - 1)))
        self._list.scrollTo(self._options.index(row))

    def _on_clicked(self, index: QModelIndex) -> None:
        self._take(index)

    def _take(self, index: QModelIndex) -> None:
        option: Option | None = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        if option is not None and option.value is not None:
            self.picked.emit(option.value)
