"""På tvers as a programme owner uses it: tabs, choices and the picture, by the words on it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from dialog_app.ui.across.heat_table import HeatTable
from dialog_app.ui.across.reader import AcrossReader
from dialog_app.ui.across.scope import Scope
from dialog_app.ui.catalogue.row_list import RowList
from dialog_app.ui.pages.across import AcrossPage
from dialog_app.ui.widgets.day_steps import DaySteps
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from tests.drivers.window import WindowDriver


class AcrossDriver:
    """The page in an open window."""

    def __init__(self, window: WindowDriver) -> None:
        self.window = window
        window.press("Ctrl+4")

    @property
    def page(self) -> AcrossPage:
        """The page that is shown."""
        page = self.window.part("across_page")
        assert isinstance(page, AcrossPage)
        return page

    @property
    def scope(self) -> Scope:
        """What is looked at."""
        return self.page.scope

    def tabs(self) -> list[str]:
        """Return the words of the tabs."""
        tabs = self.window.part("across_tabs")
        assert isinstance(tabs, DaySteps)
        return [tabs.tabText(at) for at in range(tabs.count())]

    def offered(self, name: str) -> list[str]:
        """Return what a choice offers."""
        choice = self._choice(name)
        return [choice.itemText(at) for at in range(choice.count())]

    def chosen(self, name: str) -> str:
        """Return what is chosen."""
        return self._choice(name).currentText()

    def choose(self, name: str, words: str) -> None:
        """Choose one of the words a choice offers."""
        choice = self._choice(name)
        assert words in self.offered(name), self.offered(name)
        choice.setCurrentText(words)

    def below(self) -> str:
        """Return the line below the title."""
        return self.window.words("header_below")

    def _choice(self, name: str) -> QComboBox:
        choice: QWidget = self.window.part(name)
        assert isinstance(choice, QComboBox)
        return choice

    @property
    def table(self) -> HeatTable:
        """The picture's table."""
        table = self.window.part("heat_table")
        assert isinstance(table, HeatTable)
        return table

    def methods(self) -> list[str]:
        """Return the methods from top to bottom, as they are read aloud."""
        return [self._head(at, Qt.Orientation.Vertical) for at in range(self.table.heat.rowCount())]

    def services(self) -> list[str]:
        """Return the services from left to right, each with both its lines."""
        count = self.table.heat.columnCount()
        heads = [self._head(at, Qt.Orientation.Horizontal) for at in range(count)]
        return [" / ".join(head.split("\n")) for head in heads]

    def said(self, method: int, service: int) -> str:
        """Return what a screen reader says of a cell."""
        heat = self.table.heat
        return str(heat.data(heat.index(method, service)))

    def choose_cell(self, method: int, service: int) -> None:
        """Click on a cell."""
        index = self.table.heat.index(method, service)
        self.table.scrollTo(index)
        spot = self.table.visualRect(index).center()
        QTest.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    def beside(self) -> str:
        """Return every word beside the picture."""
        labels = self.window.part("picture_side").findChildren(Label)
        return "\n".join(one.text() for one in labels if one.isVisible() and one.text())

    def laws(self) -> list[str]:
        """Return the lines of the law list, as they are read aloud."""
        rows = self.window.part("law_list")
        assert isinstance(rows, RowList)
        return [row.spoken for row in rows.rows()]

    def wait_until_read(self, qtbot: QtBot) -> None:
        """Wait until everything behind the picture is read."""
        reader = self.scope.findChild(AcrossReader)
        assert isinstance(reader, AcrossReader)
        qtbot.waitUntil(lambda: reader.has_law and not reader.reading)
        QApplication.processEvents()

    def save_as(self, place: Path, button: str = "across_export") -> None:
        """Press «Eksport», or another button that saves, and say where."""
        self.window.click(button)
        (asked,) = self.window.window.findChildren(QFileDialog, "across_export_where")
        asked.fileSelected.emit(str(place))
        asked.close()

    def fault(self) -> str:
        """Return what is said to have gone wrong, nothing while nothing has."""
        line = self.window.part("picture_error")
        assert isinstance(line, ErrorLine)
        return line.sentence()

    def remarks(self) -> list[str]:
        """Return what is said over the picture."""
        # What was just put in is shown when its place is known.
        QApplication.processEvents()
        if not self.window.has("picture_remarks"):
            return []
        labels = self.window.part("picture_remarks").findChildren(Label)
        return [one.text() for one in labels if one.isVisible()]

    def filter(self, name: str, words: str) -> None:
        """Choose what is looked at, in the bar."""
        if not self.window.has("across_filter"):
            self.window.press("Ctrl+Shift+F")
        self.choose(f"across_filter_{name}", words)

    def _head(self, at: int, way: Qt.Orientation) -> str:
        return str(self.table.heat.headerData(at, way))
