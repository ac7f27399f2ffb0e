"""Rows in the form Qt's lists ask for them."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject

from dialog_app.ui.index import Index

R = TypeVar("R")


class RowsModel(QAbstractListModel, Generic[R]):
    """Holds the rows; subclasses say in `data` what a list and a screen reader are told."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[R, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def take(self, rows: Iterable[R]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def put(self, place: int, row: R) -> None:
        """Show another row in the place of one; all others stay."""
        self.rows = (*self.rows[:place], row, *self.rows[place + 1 :])
        self.dataChanged.emit(self.index(place), self.index(place))
