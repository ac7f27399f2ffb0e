"""The queue of the wall in the facilitator's words."""

from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from dialog_app.ui.live.wall_lines import LineKind, WallLine
from dialog_app.ui.live.wall_list import WallList
from dialog_app.ui.widgets.button import Button
from dialog_app.ui.widgets.error_line import ErrorLine
from tests.drivers.live import LiveDriver

W = TypeVar("W", bound=QWidget)


class WallQueueDriver:
    """What the wall column shows of the queue, and the keys for it."""

    def __init__(self, live: LiveDriver) -> None:
        self._live = live

    @property
    def shown(self) -> WallList:
        """The list itself."""
        return self._one(WallList, "wall_list")

    def queue(self) -> None:
        """Press Q."""
        self._live.type_in("q")

    def next(self) -> None:
        """Press V."""
        self._live.type_in("v")

    def previous(self) -> None:
        """Press Shift+V."""
        self._live.press(Qt.Key.Key_V, Qt.KeyboardModifier.ShiftModifier)

    def waits(self) -> list[str]:
        """Return the titles of what waits, in order."""
        return [line.title for line in self._lines(LineKind.WAITS)]

    def suggests(self) -> list[tuple[str, str]]:
        """Return what could come while nothing waits: title and key."""
        return [(line.title, line.key) for line in self._lines(LineKind.SUGGESTED)]

    def before(self) -> list[str]:
        """Return the titles of what stood there before, the newest first."""
        return [line.title for line in self._lines(LineKind.PAST)]

    def note(self, title: str) -> str:
        """Return the small line below a title."""
        return next(line.note for line in self.shown.lines() if line.title == title)

    def go_to(self, title: str) -> None:
        """Put the keyboard in the list, and go down to a title."""
        self.shown.setFocus(Qt.FocusReason.TabFocusReason)
        for _ in self.shown.lines():
            line = self.shown.line()
            if line is not None and line.title == title:
                return
            self._live.press(Qt.Key.Key_Down)
        raise LookupError(title)

    def chosen(self) -> str:
        """Return the title the keyboard is at."""
        line = self.shown.line()
        return line.title if line is not None else ""

    def refused(self) -> str:
        """Return the sentence in the wall column, an empty text where there is none."""
        return self._one(ErrorLine, "wall_error").sentence()

    def next_is_called(self) -> str:
        """Return what the button for the next thing says, where the column is a strip."""
        return self._one(Button, "wall_next").words()

    def click(self, title: str) -> None:
        """Click on a line."""
        row = [line.title for line in self.shown.lines()].index(title)
        box = self.shown.visualRect(self.shown.model().index(row, 0))
        spot = QPoint(box.left() + 60, box.center().y())
        QTest.mouseClick(self.shown.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        QApplication.processEvents()

    def _lines(self, kind: LineKind) -> list[WallLine]:
        return [line for line in self.shown.lines() if line.kind is kind]

    def _one(self, kind: type[W], name: str) -> W:
        found = self._live.page.findChild(kind, name)
        assert found is not None, name
        return found
