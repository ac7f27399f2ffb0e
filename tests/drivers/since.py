"""What is left since last time in the facilitator's words."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget

from dialog_app.ui.follow_up.line import FollowLine
from dialog_app.ui.follow_up.list import FollowList
from dialog_app.ui.widgets.button import Button
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.section_header import SectionHeader

KEYS = {"done": "1", "partly": "2", "not_done": "3", "still_open": "4", "dropped": "5"}
KEYS["needs_others"] = "6"


class SinceDriver:
    """Answers what is left, on the live page or in Oppfølging, with the keyboard alone."""

    def __init__(self, root: QWidget) -> None:
        self._root = root

    def lines(self) -> list[tuple[str, str]]:
        """Return every line: what is left, and what was answered."""
        return [(_words(line, "left_title"), line.answer()) for line in self._list().lines]

    def headings(self) -> list[str]:
        """Return the services the lines stand under, in order."""
        heads = self._list().findChildren(SectionHeader)
        return [head.accessibleName() for head in heads if head.isVisible()]

    def answer(self, title: str) -> str:
        """Return what was answered to a line."""
        return dict(self.lines())[title]

    def told(self, title: str) -> str:
        """Return what was told about a line."""
        return _words(self._line(title), "left_told")

    def count(self) -> str:
        """Return how many are answered, in words."""
        label = self._root.findChild(QLabel, "since_count")
        assert isinstance(label, QLabel)
        return label.text()

    def choose(self, title: str) -> None:
        """Go to a line with the arrow keys."""
        line = self._line(title)
        lines = self._list().lines
        for _ in lines:
            self.press(Qt.Key.Key_Up)
        for _ in range(lines.index(line)):
            self.press(Qt.Key.Key_Down)
        assert QApplication.focusWidget() is line

    def say(self, outcome: str) -> None:
        """Press the key of an outcome where the keyboard is."""
        self.press(Qt.Key(Qt.Key.Key_0.value + int(KEYS[outcome])))

    def click(self, title: str, outcome: str) -> None:
        """Click on a line, and on how it went."""
        line = self._line(title)
        QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.rect().topLeft())
        button = line.findChild(Button, f"outcome_{outcome}")
        assert isinstance(button, Button)
        assert button.isVisible()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def go_there(self, title: str) -> None:
        """Click on the way to where a line was said."""
        line = self._line(title)
        QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.rect().topLeft())
        button = line.findChild(Button, "way_there")
        assert isinstance(button, Button)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def begin_telling(self) -> QPlainTextEdit:
        """Press Enter on the chosen line; returns the field."""
        self.press(Qt.Key.Key_Return)
        field = QApplication.focusWidget()
        assert isinstance(field, QPlainTextEdit)
        return field

    def tell(self, words: str) -> None:
        """Write how it went and press Enter."""
        field = self.begin_telling()
        QTest.keyClicks(field, words)
        self.press(Qt.Key.Key_Return)

    def fault(self, title: str) -> str:
        """Return what is said to be wrong at a line."""
        line = self._line(title).findChild(ErrorLine)
        assert isinstance(line, ErrorLine)
        return line.sentence()

    def press(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self._root, key)
        QApplication.processEvents()

    def _list(self) -> FollowList:
        lists = self._root.findChildren(FollowList)
        assert lists
        return next((one for one in lists if one.isVisible()), lists[0])

    def _line(self, title: str) -> FollowLine:
        lines = self._list().lines
        return next(line for line in lines if _words(line, "left_title") == title)


def _words(line: QWidget, name: str) -> str:
    label = line.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text() if not label.isHidden() else ""
