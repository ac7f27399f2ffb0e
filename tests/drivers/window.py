"""The window as a facilitator uses it: places, steps, keys, and what is said at the top."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from dialog_app.ui.main_window import MainWindow


class WindowDriver:
    """One window, driven by keys and by the words on it."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def press(self, keys: str) -> None:
        """Press keys where the keyboard is, such as «Ctrl+Shift+Z»."""
        QTest.keySequence(self.focused, keys)

    def type(self, text: str) -> None:
        """Type text where the keyboard is."""
        QTest.keyClicks(self.focused, text)

    def click(self, name: str) -> None:
        """Click on a button that is shown."""
        # A hand clicks where a button has come to lie, not where it is on its way.
        QApplication.sendPostedEvents()
        button = self.part(name)
        assert button.isVisible(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def has(self, name: str) -> bool:
        """Tell whether a part is on the screen."""
        return any(part.isVisible() for part in self.window.findChildren(QWidget, name))

    def part(self, name: str) -> QWidget:
        """Return a part by its name; one that is shown comes first."""
        parts = self.window.findChildren(QWidget, name)
        assert parts, name
        return next((part for part in parts if part.isVisible()), parts[0])

    def words(self, name: str) -> str:
        """Return what a label or a button says."""
        part = self.part(name)
        if isinstance(part, QLabel | QAbstractButton):
            return part.text()
        return part.accessibleName()

    def texts(self, name: str) -> list[str]:
        """Return every text that can be read inside a part."""
        labels = self.part(name).findChildren(QLabel)
        return [label.text() for label in labels if label.text() and label.isVisible()]

    def take_over(self) -> None:
        """Click into the window: without a window manager a wall just raised holds the keyboard."""
        self.window.activateWindow()
        QApplication.processEvents()
        assert QApplication.activeWindow() is self.window

    @property
    def focused(self) -> QWidget:
        """Where the keyboard is."""
        return QApplication.focusWidget() or self.window

    @property
    def title(self) -> str:
        """What the header is about."""
        return self.words("header_title")

    @property
    def told(self) -> str:
        """What the header says of the newest change."""
        return self.window.workspace.header.told()

    @property
    def place(self) -> str:
        """The place one is at."""
        return self.window.workspace.place

    @property
    def card(self) -> str:
        """The card that lies over the page."""
        return self.window.covers.showing

    def open_day(self, title: str, step: str = "plan") -> None:
        """Open a day by its title."""
        lines = self.window.house.session.days()
        found = next(line.id for line in lines if line.title == title)
        self.window.workspace.open_day(found, step)
        # No desktop gives the keyboard to the wall; Qt's unseen one does.
        self.window.activateWindow()
