"""The page of days as a facilitator uses it: finding a day, opening it, making a new one."""

from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTableView,
    QWidget,
)

from dialog_app.ui.pages.days_model import Column
from dialog_app.ui.plan.field import Field

Part = TypeVar("Part", bound=QWidget)


class DaysDriver:
    """One page of days, found in a window."""

    def __init__(self, window: QWidget) -> None:
        found = window.findChild(QWidget, "days_page")
        assert found is not None
        self.page = found
        self.table = self._part(QTableView, "days_list")

    def titles(self) -> list[str]:
        """Return the titles in the list from the top."""
        return self._column(Column.TITLE)

    def states(self) -> list[str]:
        """Return the states in the list from the top."""
        return self._column(Column.STATE)

    def choose(self, title: str) -> None:
        """Click on a day in the list."""
        row = self.titles().index(title)
        spot = self.table.visualRect(self.table.model().index(row, Column.TITLE)).center()
        QTest.mouseClick(
            self.table.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(spot),
        )

    def open_chosen(self) -> None:
        """Press Enter in the list."""
        QTest.keyClick(self.table, Qt.Key.Key_Return)

    def search(self, words: str) -> None:
        """Write over what stands in the search."""
        field = self._part(QLineEdit, "days_search")
        field.selectAll()
        QTest.keyClicks(field, words) if words else QTest.keyClick(field, Qt.Key.Key_Delete)

    def card(self) -> list[str]:
        """Return what is said about the chosen day."""
        labels = self._part(QWidget, "day_card").findChildren(QLabel)
        return [label.text() for label in labels if label.text() and not label.isHidden()]

    def first(self) -> str:
        """Return the words of the one filled button."""
        return self._part(QAbstractButton, "open_first").text()

    def press(self, name: str) -> None:
        """Click on a button."""
        QTest.mouseClick(self._part(QAbstractButton, name), Qt.MouseButton.LeftButton)

    # The form

    def write(self, name: str, text: str) -> None:
        """Write over what stands in a field of the form."""
        field = self._part(QLineEdit, f"day_{name}")
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text) if text else QTest.keyClick(field, Qt.Key.Key_Delete)

    def written(self, name: str) -> str:
        """Return what stands in a field of the form."""
        return self._part(QLineEdit, f"day_{name}").text()

    def choose_kind(self, word: str) -> None:
        """Choose the kind of day by its word."""
        kind = self._part(QComboBox, "day_kind")
        kind.setCurrentIndex(kind.findText(word))

    def bring(self, service_id: str, present: int) -> None:
        """Write how many come from a service."""
        number = self._part(QSpinBox, f"present_{service_id}")
        number.setFocus()
        number.selectAll()
        QTest.keyClicks(number, str(present))

    def comes(self, service_id: str) -> bool:
        """Tell whether a service is ticked."""
        return self._part(QCheckBox, f"service_{service_id}").isChecked()

    def tick(self, name: str) -> None:
        """Tick or clear a line with the space bar."""
        QTest.keyClick(self._part(QCheckBox, name), Qt.Key.Key_Space)

    def choose_description(self, title: str) -> None:
        """Show the methods of a description."""
        choice = self._part(QComboBox, "description")
        choice.setCurrentIndex(choice.findText(title))
        QApplication.processEvents()

    def offered_methods(self) -> list[str]:
        """Return the codes of the methods that can be ticked."""
        ticks = self.page.findChildren(QCheckBox)
        names = [tick.objectName() for tick in ticks if tick.isVisible()]
        return [name.removeprefix("method_") for name in names if name.startswith("method_")]

    def chosen_methods(self) -> str:
        """Return what is said of the methods chosen."""
        return self._part(QLabel, "chosen_methods").text()

    def agenda(self) -> list[str]:
        """Return what the template gives, as it is shown."""
        labels = self._part(QWidget, "day_preview").findChildren(QLabel)
        return [label.text() for label in labels if label.text() and not label.isHidden()]

    def fault(self, name: str) -> str:
        """Return what is said to be wrong with a field."""
        field = self._part(QWidget, f"day_{name}").parentWidget()
        assert isinstance(field, Field)
        return field.sentence()

    def _column(self, column: Column) -> list[str]:
        model = self.table.model()
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def _part(self, kind: type[Part], name: str) -> Part:
        parts = self.page.findChildren(kind, name)
        assert parts, name
        return next((part for part in parts if part.isVisible()), parts[0])
