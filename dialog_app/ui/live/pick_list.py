"""A field, and below it what fits what is typed: arrows choose, Enter takes, Esc leaves."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.ui import theme
from dialog_app.ui.catalogue.row_list import Row, RowList
from dialog_app.ui.widgets.text_field import TextField

Offers = Callable[[str], Sequence[Row]]

_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTERS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def holds(text: str, typed: str) -> bool:
    """Tell whether a text holds every word that was typed, or the part of it that was."""
    folded = text.casefold()
    return all(word in folded for word in typed.casefold().split())


class PickList(QWidget):
    """Offers rows for what is typed; `taken(key)` is the one that was chosen, `left` is Esc."""

    taken = Signal(str)
    left = Signal()

    def __init__(self, name: str, words: str, *, rows: int, hint: str = "") -> None:
        super().__init__()
        self._offers: Offers = lambda _typed: ()
        self._most = rows
        self.field = TextField(words, hint=hint)
        self.field.setObjectName(f"{name}_field")
        self.field.textChanged.connect(self.refresh)
        self.field.installEventFilter(self)
        self._list = RowList(f"{name}_list", words)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.xs)
        column.addWidget(self.field)
        column.addWidget(self._list)
        self._list.hide()

    @property
    def offering(self) -> bool:
        """Whether anything fits what is typed."""
        return bool(self._list.rows())

    def begin(self, offers: Offers, text: str = "") -> None:
        """Offer other rows, for a field in which `text` stands."""
        self._offers = offers
        self.field.setText(text)
        self.refresh()

    def refresh(self) -> None:
        """Offer what fits what is typed, the first one chosen."""
        rows = tuple(self._offers(self.field.text().strip()))
        key = self._list.key()
        self._list.set_rows(rows, key if any(row.key == key for row in rows) else "")
        shown = min(len(rows), self._most)
        height = sum(self._list.sizeHintForRow(place) for place in range(shown))
        self._list.setFixedHeight(height + 2 * self._list.frameWidth())
        self._list.setVisible(bool(rows))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows choose while one types, Enter take, and Esc leave."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in _ENTERS:
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return super().eventFilter(watched, event)
        return True

    def _step(self, by: int) -> None:
        keys = [row.key for row in self._list.rows()]
        if keys:
            place = keys.index(self._list.key()) + by if self._list.key() in keys else 0
            self._list.choose(keys[max(0, min(len(keys) - 1, place))])

    def _take(self) -> None:
        if self._list.rows() and self._list.key():
            self.taken.emit(self._list.key())
