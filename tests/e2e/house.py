"""The program on a laptop of its own, from the first start to the last, as somebody uses it.

Nothing here reaches past the windows: what is known is what stands on the screen.
"""

from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QSpinBox, QTableView, QWidget

from dialog_app.program.program import Program
from dialog_app.ui.main_window import MainWindow
from dialog_app.ui.plan.model import Column
from dialog_app.ui.widgets.check import Check
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.label import Label
from tests.drivers.live import LiveDriver
from tests.e2e.hands import CTRL, NONE, click, one, paste, press, shown, type_in, write_over


class Live(LiveDriver):
    """The page on which a day is run; its keys go where the keyboard is, and never to the wall."""

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the keyboard is."""
        press(key, held)

    def type_in(self, text: str) -> None:
        """Type a text where the keyboard is."""
        type_in(text)

    def turn_line_to(self, service: str) -> None:
        """Press Tab until the line goes to a service."""
        first = self.line_service()
        while not self.line_service().startswith(service):
            press(Qt.Key.Key_Tab)
            assert self.line_service() != first, f"the line cannot go to {service}"

    def write_for(self, service: str, line: str) -> None:
        """Write a line for a service, without Enter."""
        self.write(line)
        self.turn_line_to(service)

    def say_for(self, service: str, line: str) -> None:
        """Write a line for a service and record it."""
        self.write_for(service, line)
        press(Qt.Key.Key_Return)
        assert not self.line_text(), self.line_error()


def brightest(window: QWidget) -> int:
    """Return how bright the brightest point of a window is, from 0 (black) to 255."""
    picture = window.grab().toImage().scaled(64, 36)
    points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return max(picture.pixelColor(x, y).value() for x, y in points)


class House:
    """One program after the other on the same laptop."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        # The program ends with its window; the tests do not.
        app.setQuitOnLastWindowClosed(False)
        self._program: Program | None = None

    @property
    def window(self) -> MainWindow:
        """The window that is open."""
        assert self._program is not None
        assert self._program.window is not None
        return self._program.window

    @property
    def opened(self) -> QMainWindow:
        """What is open: the window, or the page that stands in its place."""
        assert self._program is not None
        opened = self._program.start_window or self._program.window
        assert opened is not None
        return opened

    def start(self, archive: Path | None = None) -> None:
        """Start the program, as by its icon."""
        self._program = Program(self._app)
        self._program.begin(archive)
        if self._program.passphrase_asked is not None:
            # The very first start.
            self.go_without_passphrase()
        QTest.qWaitForWindowActive(self.opened)

    def go_without_passphrase(self) -> None:
        """Press Esc where a new archive asks for its passphrase."""
        assert self._program is not None
        assert self._program.passphrase_asked is not None
        page = self._program.passphrase_asked.window
        QTest.qWaitForWindowExposed(page)
        page.activateWindow()
        QTest.qWaitForWindowActive(page)
        press(Qt.Key.Key_Escape)

    def close(self) -> None:
        """Close the window, which ends the program."""
        if self._program is not None:
            self.opened.close()
            self._program.end()
            self._program = None
            self._app.processEvents()
            self._clear()

    def _clear(self) -> None:
        """Take the windows away, as the end of the program does: they would be styled again."""
        for window in self._app.topLevelWidgets():
            if shiboken6.isValid(window):
                shiboken6.delete(window)

    def title(self) -> str:
        """Return what the header calls the place or the day."""
        return one(self.window, Label, "header_title").text()

    def field(self, name: str, text: str) -> None:
        """Click in a field and put a text in the place of what stands there."""
        click(one(self.window, QLineEdit, name))
        press(Qt.Key.Key_A, CTRL)
        paste(text)

    def number(self, spoken: str, number: int) -> None:
        """Write a number in the field that is called so."""
        field = next(f for f in shown(self.window, QSpinBox) if f.accessibleName() == spoken)
        click(field)
        write_over(str(number))

    def choose(self, name: str, beginning: str) -> None:
        """Go through a choice with the arrows until it says so."""
        choice = one(self.window, Choice, name)
        choice.setFocus(Qt.FocusReason.TabFocusReason)
        press(Qt.Key.Key_Home)
        while not choice.currentText().startswith(beginning):
            before = choice.currentText()
            press(Qt.Key.Key_Down)
            assert choice.currentText() != before, f"there is no {beginning}"

    def tick(self, spoken: str) -> None:
        """Click on the box whose words begin so."""
        boxes = shown(self.window, Check)
        box = next(box for box in boxes if box.accessibleName().startswith(spoken))
        was = box.isChecked()
        click(box)
        assert box.isChecked() is not was

    def see(self, name: str) -> str:
        """Return the words of a label."""
        return one(self.window, Label, name).text()

    def reads(self, name: str) -> str:
        """Return the words of a label; nothing as long as it is not on the screen."""
        found = (label for label in shown(self.window, Label) if label.objectName() == name)
        return next((label.text() for label in found), "")

    # Services and days.

    def write_service(self, name: str, kind: str, language: str) -> None:
        """Write a new service on the page of services."""
        press(Qt.Key.Key_2, CTRL)
        press(Qt.Key.Key_N, CTRL)
        self.field("service_form_name", name)
        self.choose("service_form_kind", kind)
        self.choose("service_form_language", language)
        press(Qt.Key.Key_Return, CTRL)
        assert self.see("service_title").startswith(name.split(maxsplit=1)[0])

    def days(self) -> list[str]:
        """Return the lines of the list of days."""
        table = one(self.window, QTableView, "days_list")
        model = table.model()
        return [
            " · ".join(str(model.index(row, at).data() or "") for at in range(model.columnCount()))
            for row in range(model.rowCount())
        ]

    # The plan.

    def agenda(self, column: int) -> list[str]:
        """Return a column of the plan from the top."""
        model = one(self.window, QTableView, "agenda").model()
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def click_cell(self, title: str, column: int) -> None:
        """Click on a cell of the item of that title."""
        self.click_cell_of_row(self.agenda(Column.TITLE).index(title), column)

    def click_cell_of_row(self, row: int, column: int) -> None:
        """Click on a cell of the plan."""
        table = one(self.window, QTableView, "agenda")
        index = table.model().index(row, column)
        table.scrollTo(index)
        click(table.viewport(), table.visualRect(index).center())

    def wall(self) -> QWidget:
        """Return the window on the projector."""
        walls = [w for w in self._app.topLevelWidgets() if w.objectName() == "wall"]
        return next(wall for wall in walls if wall.isVisible())
