"""The plan page as a facilitator uses it: with keys and mouse, by the words on the screen."""

from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QTableView,
    QWidget,
)

from dialog_app.ui.plan.cell_fault import CellFault
from dialog_app.ui.plan.foot import FootBar
from dialog_app.ui.plan.model import Column
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.question import Question

Part = TypeVar("Part", bound=QWidget)


class PlanDriver:
    """One plan page, shown; times and numbers are given and read as they are written."""

    def __init__(self, page: QWidget) -> None:
        self.page = page
        self.table = self._part(QTableView, "agenda")

    # The agenda

    def titles(self) -> list[str]:
        """Return the titles from the top."""
        return self._column(Column.TITLE)

    def starts(self) -> list[str]:
        """Return the start times from the top."""
        return self._column(Column.START)

    def cell(self, title: str, column: Column) -> str:
        """Return what stands in a cell of an item."""
        return str(self.table.model().index(self._row(title), column).data())

    def choose(self, title: str, column: Column = Column.TITLE) -> None:
        """Click on a cell of an item."""
        index = self.table.model().index(self._row(title), column)
        self.table.scrollTo(index)
        self._click(self.table.viewport(), self.table.visualRect(index).center())

    def write(self, title: str, column: Column, text: str) -> None:
        """Go to a cell, write over what stands there, and press Enter."""
        self.begin(title, column)
        editor = self.editor()
        editor.selectAll()
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, Qt.Key.Key_Return)

    def begin(self, title: str, column: Column) -> None:
        """Go to a cell and press Enter."""
        self.choose(title, column)
        if not self._is_open():
            QTest.keyClick(self.table, Qt.Key.Key_Return)

    def editor(self) -> QLineEdit:
        """Return the cell that is being written in."""
        editors = self.table.viewport().findChildren(QLineEdit)
        return next(e for e in editors if e.objectName().startswith("cell_") and e.isVisible())

    def is_writing(self) -> bool:
        """Tell whether a cell is open."""
        editors = self.table.viewport().findChildren(QLineEdit)
        return any(e.objectName().startswith("cell_") and e.isVisible() for e in editors)

    def choose_kind(self, title: str, words: str) -> None:
        """Choose another type for an item."""
        self.begin(title, Column.KIND)
        choices = self.table.viewport().findChildren(QComboBox)
        choice = next(c for c in choices if c.objectName() == "cell_kind")
        choice.setCurrentText(words)
        QTest.keyClick(choice, Qt.Key.Key_Return)

    def fault_at_cell(self) -> str:
        """Return the sentence below a cell, or nothing."""
        return self._part(CellFault, "cell_fault").sentence()

    def fault_on_page(self) -> str:
        """Return the sentence above the agenda, or nothing."""
        return self._part(ErrorLine, "plan_error").sentence()

    def said(self, name: str) -> str:
        """Return what a line of the page says."""
        return self._part(Label, name).text()

    def fault_on_card(self, name: str) -> str:
        """Return the sentence on a card, or nothing."""
        return self._part(ErrorLine, name).sentence()

    def move(self, title: str, key: Qt.Key) -> None:
        """Press Alt and an arrow on an item."""
        self.choose(title)
        QTest.keyClick(self.table, key, Qt.KeyboardModifier.AltModifier)

    def drop(self, title: str, before: str) -> None:
        """Carry an item to where another stands."""
        model = self.table.model()
        carried = model.mimeData([model.index(self._row(title), Column.TITLE)])
        place = self._row(before)
        action = Qt.DropAction.MoveAction
        model.dropMimeData(carried, action, place, 0, model.index(-1, -1))

    def remove(self, title: str) -> None:
        """Press Delete on an item."""
        self.choose(title)
        QTest.keyClick(self.table, Qt.Key.Key_Delete)

    def new_item(self, after: str, title: str) -> None:
        """Put a new item in after another, and write its title."""
        self.choose(after)
        self.press("new_item")
        editor = self.editor()
        QTest.keyClicks(editor, title)
        QTest.keyClick(editor, Qt.Key.Key_Return)

    def mark(self, title: str, name: str) -> None:
        """Tick or untick a mark: protected, droppable or internal."""
        self.begin(title, Column.MARKS)
        self.press(f"mark_{name}")
        self.escape()

    def fix_end(self, title: str, time: str) -> str:
        """Write a fixed end; returns what is said to be wrong."""
        return self.write_mark(title, "fixed_end", time)

    def write_mark(self, title: str, name: str, typed: str) -> str:
        """Write a fixed start or end or the warning; returns what is said to be wrong."""
        self.begin(title, Column.MARKS)
        self.fill(name, typed)
        said = self._said_below(name)
        self.escape()
        return said

    # The foot and the right side

    def foot(self) -> str:
        """Return the sums at the foot."""
        return self._part(FootBar, "plan_foot").accessibleName()

    def service(self, service_id: str) -> str:
        """Return a service's row in words."""
        return self._part(QAbstractButton, f"day_service_{service_id}").accessibleName()

    def services(self) -> list[str]:
        """Return the rows of the services that are shown."""
        return self._rows("day_service_")

    def methods(self) -> list[str]:
        """Return the rows of the methods that are shown."""
        return self._rows("day_method_")

    def answers_hidden(self, service_id: str) -> bool:
        """Tell whether the page says that the answers of so few are not shown."""
        return self._part(Label, f"few_{service_id}").isVisible()

    def open_row(self, name: str) -> None:
        """Open a row of the right side, or close it."""
        self.press(name)

    def set_present(self, service_id: str, role: str, number: str) -> str:
        """Write how many of a role came; returns what is said to be wrong."""
        if not self._part(QLineEdit, f"present_{service_id}_{role}").isVisible():
            self.press(f"day_service_{service_id}")
        self.fill(f"present_{service_id}_{role}", number)
        return self._said_below(f"present_{service_id}_{role}")

    def fill(self, name: str, text: str) -> None:
        """Write over what stands in a field, and press Enter."""
        field = self._part(QLineEdit, name)
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def text(self, name: str) -> str:
        """Return what stands in a field."""
        return self._part(QLineEdit, name).text()

    def choose_in(self, name: str, place: int) -> None:
        """Choose another of the options of a field."""
        self._part(QComboBox, name).setCurrentIndex(place)

    def said_below(self, name: str) -> str:
        """Return what is said to be wrong with a field."""
        return self._said_below(name)

    def pick(self, opener: str, *searches: str) -> str:
        """Open a list, search and press Enter for each; returns what the list said last."""
        self.press(opener)
        for words in searches:
            field = self._part(QLineEdit, "picker_search")
            field.selectAll()
            QTest.keyClicks(field, words)
            QTest.keyClick(field, Qt.Key.Key_Return)
        said = self._part(Label, "picker_told").text()
        self.escape()
        return said

    def ready(self) -> dict[str, str]:
        """Return the ready-check: what was found, by name."""
        parts = [p for p in self.page.findChildren(QWidget) if p.objectName().startswith("ready_")]
        lines = [p for p in parts if p.objectName() != "ready_count" and p.isVisible()]
        return {p.objectName().removeprefix("ready_"): p.accessibleName() for p in lines}

    def start_words(self) -> str:
        """Return what the filled button says."""
        return self._part(QAbstractButton, "start_day").accessibleName()

    def start_question(self) -> str:
        """Return what is asked beside that button, nothing while nothing is."""
        return self._part(Question, "start_question").sentence()

    def press_space(self) -> None:
        """Press Space in the agenda."""
        QTest.keyClick(self.table, Qt.Key.Key_Space)

    def press(self, name: str) -> None:
        """Press a button or a row."""
        button = self._part(QAbstractButton, name)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    def escape(self) -> None:
        """Press Esc where the keyboard is."""
        held = QApplication.focusWidget()
        QTest.keyClick(held if held is not None else self.page, Qt.Key.Key_Escape)

    def _column(self, column: Column) -> list[str]:
        model = self.table.model()
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def _row(self, title: str) -> int:
        return self.titles().index(title)

    def _is_open(self) -> bool:
        # A click on the cell one is in has opened it already.
        held = QApplication.focusWidget()
        return held is not None and held is not self.table and self.page.isAncestorOf(held)

    def _rows(self, beginning: str) -> list[str]:
        # New parts are shown by their layout, after the change.
        QApplication.processEvents()
        rows = self.page.findChildren(QAbstractButton)
        shown = [r for r in rows if r.objectName().startswith(beginning) and r.isVisible()]
        return [
            r.accessibleName()
            for r in sorted(shown, key=lambda r: r.mapTo(self.page, QPoint()).y())
        ]

    def _said_below(self, name: str) -> str:
        field = self._part(QLineEdit, name)
        around = field.parentWidget()
        lines = around.findChildren(ErrorLine) if around is not None else []
        return next((line.sentence() for line in lines if line.sentence()), "")

    def _click(self, widget: QWidget, at: QPoint) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)

    def _part(self, kind: type[Part], name: str) -> Part:
        found = [part for part in self.page.findChildren(kind) if part.objectName() == name]
        alive = [part for part in found if not part.isHidden()] or found
        assert alive, f"nothing called {name} on the page"
        return alive[-1]
