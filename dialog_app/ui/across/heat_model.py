"""The picture as a table model: every cell says what it is in one sentence."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from dialog_app.core.across.cells import Cell, Picture, Row
from dialog_app.core.across.columns import Column
from dialog_app.core.across.filter import Filter, VersionChoice
from dialog_app.core.across.heads import telling_names
from dialog_app.core.register import Register
from dialog_app.ui.across.heat_words import (
    head_lines,
    kind_title,
    marks,
    method_words,
    service_about,
    spoken,
)
from dialog_app.ui.index import Index
from dialog_app.ui.widgets.label import plain_tool_tip

_NOTHING = Picture(code="", filter=Filter(), rows=(), columns=(), open_days=0, groups=0)
_SAID = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole})
_WORDS = _SAID | {Qt.ItemDataRole.ToolTipRole}


class HeatModel(QAbstractTableModel):
    """Rows are methods, columns services. Nothing is worked out before it is asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._picture = _NOTHING
        self._register = Register()
        self._telling: dict[str, str] = {}
        self._groups: list[tuple[str, int, int]] = []

    @property
    def picture(self) -> Picture:
        """What is shown."""
        return self._picture

    def take(self, picture: Picture, register: Register) -> None:
        """Show another picture."""
        self.beginResetModel()
        self._picture, self._register = picture, register
        self._telling = telling_names(register, picture.columns)
        self._groups = list(_groups(register, picture.columns))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many methods there are."""
        return 0 if parent.isValid() else len(self._picture.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many services there are."""
        return 0 if parent.isValid() else len(self._picture.columns)

    def row(self, place: int) -> Row:
        """Return a row; raises IndexError for one there is not."""
        return self._picture.rows[place]

    def column(self, place: int) -> Column:
        """Return a column; raises IndexError for one there is not."""
        return self._picture.columns[place]

    def cell(self, index: Index) -> Cell:
        """Return a cell of the picture."""
        return self.row(index.row()).cells[index.column()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell in words, to be read aloud or shown where it is pointed at."""
        if not index.isValid() or role not in _WORDS:
            return None
        row, column = self.row(index.row()), self.column(index.column())
        words = spoken(self._register, row, column, self.cell(index))
        return _pointed_at(words, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a method, or a service in its two lines; more where it is pointed at."""
        if role not in _WORDS:
            return None
        if orientation is Qt.Orientation.Vertical:
            row = self.row(section)
            parts = (method_words(row), self.below(section))
            return _pointed_at(", ".join(part for part in parts if part), role)
        column = self.column(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tool_tip(service_about(self._register, column))
        return "\n".join(head_lines(self._register, column))

    def head(self, section: int) -> tuple[str, str]:
        """Return what is drawn over a service: what tells it from others of its kind, and where."""
        column = self.column(section)
        first, second = head_lines(self._register, column)
        return self._telling.get(column.service_id, first), second

    def group(self, section: int) -> tuple[str, int, int]:
        """Return the kind a service stands under, with the first column and how many it covers."""
        return self._groups[section]

    def below(self, section: int) -> str:
        """Return the smaller line under a method."""
        each = self._picture.filter.version is VersionChoice.EACH
        return marks(self.row(section), version=each)


def _groups(register: Register, columns: Sequence[Column]) -> Iterator[tuple[str, int, int]]:
    """Give each column its kind, and where the columns of the kind begin and how many they are."""
    first = 0
    for _kind, alike in groupby(columns, key=lambda column: column.kind):
        many = len(found := list(alike))
        yield from [(kind_title(register, found[0]), first, many)] * many
        first += many


def _pointed_at(words: str, role: int) -> str:
    return plain_tool_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
