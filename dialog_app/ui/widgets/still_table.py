"""The look of tables that are read: no grid, one cell or row at a time, nothing written in them."""

from PySide6.QtWidgets import QAbstractItemView, QTableView


def still(table: QTableView) -> None:
    """Give a table the look of one that is read and gone through with the arrows."""
    table.setShowGrid(False)
    table.setMouseTracking(True)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
