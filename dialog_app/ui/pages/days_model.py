"""The days as rows of a table: today's on top, then newest first, as many as the search leaves."""

import datetime
from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from dialog_app.core import formats
from dialog_app.core.ports import DayLine
from dialog_app.ui.index import Index
from dialog_app.ui.words import say

LINE: Final = Qt.ItemDataRole.UserRole


class Column(IntEnum):
    """The columns from the left."""

    DATE = 0
    TITLE = 1
    KIND = 2
    PLACE = 3
    SERVICES = 4
    STATE = 5


class DaysModel(QAbstractTableModel):
    """Read-only rows; `lines` are those shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = datetime.date.min
        self._all: tuple[DayLine, ...] = ()
        self._search = ""
        self.lines: tuple[DayLine, ...] = ()

    def follow(self, days: Sequence[DayLine], today: datetime.date) -> None:
        """Show other days; `days` come newest first."""
        self._today = today
        # A stable sort keeps newest first below today's.
        self._all = tuple(sorted(days, key=lambda line: line.date != today))
        self._show()

    def search(self, words: str) -> None:
        """Show only days in which every one of the words stands."""
        self._search = words
        self._show()

    @property
    def is_empty(self) -> bool:
        """Whether there are no days at all, searched for or not."""
        return not self._all

    def row_of(self, day_id: str) -> int:
        """Return the row of a day, or -1."""
        return next((row for row, line in enumerate(self.lines) if line.id == day_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many days are shown."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, or the whole line for LINE."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(line)[index.column()]
        return line if role == LINE else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the heading of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return say(f"days.column.{Column(section).name.lower()}")
        return None

    def is_today(self, line: DayLine) -> bool:
        """Return whether a day is today."""
        return line.date == self._today

    def _words(self, line: DayLine) -> tuple[str, ...]:
        state = say(f"terms.day_state.{line.state.value}")
        return (
            formats.date(line.date),
            line.title,
            say(f"terms.day_kind.{line.kind.value}"),
            line.place,
            ", ".join(line.services),
            say("days.today_state", state=state) if self.is_today(line) else state,
        )

    def _show(self) -> None:
        wanted = self._search.casefold().split()
        self.beginResetModel()
        self.lines = tuple(line for line in self._all if self._fits(line, wanted))
        self.endResetModel()

    def _fits(self, line: DayLine, wanted: Sequence[str]) -> bool:
        said = " ".join(self._words(line)).casefold()
        return all(word in said for word in wanted)
