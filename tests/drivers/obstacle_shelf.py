"""The shelf of obstacles, by the words on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from dialog_app.ui.widgets.badge import Badge
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.elided_label import ElidedLabel
from dialog_app.ui.widgets.label import Label
from tests.drivers.shelves import ShelvesDriver


class ObstacleShelfDriver(ShelvesDriver):
    """One catalogue page, shown, of which the shelf of obstacles is used."""

    def is_read(self) -> bool:
        """Tell whether obstacles have been read, as the list shows."""
        return bool(self.methods()) and "Henter" not in self.title_of_list()

    def title_of_list(self) -> str:
        """Return what stands over the list."""
        QApplication.processEvents()
        labels = self.page.findChildren(ElidedLabel, "method_list_title")
        return next(label.text() for label in labels)

    def says(self) -> str:
        """Return every word of the obstacle that is shown."""
        detail = self._detail()
        labels = [part.text() for part in detail.findChildren(Label) if part.isVisible()]
        badges = [part.word() for part in detail.findChildren(Badge) if part.isVisible()]
        return "\n".join([*labels, *badges])

    def go_to_day(self, row_id: str) -> None:
        """Press the day an obstacle was said on."""
        self.click(f"go_to_{row_id}")

    def assess(self, word: str) -> None:
        """Say how sure the first source is."""
        choices = [one for one in self._detail().findChildren(Choice) if one.isVisible()]
        place = choices[0].findText(word)
        assert place >= 0
        choices[0].setCurrentIndex(place)
        choices[0].activated.emit(place)

    def tie_to(self, words: str) -> None:
        """Say that the chosen one is the same as another, found by typing."""
        self.click("tie_obstacle")
        self.pick(words)
        self.leave_card()

    def untie(self) -> None:
        """Take the first tie away."""
        buttons = [
            part
            for part in self._detail().findChildren(QAbstractButton)
            if part.objectName().startswith("untie_") and part.isVisible()
        ]
        QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def _detail(self) -> QWidget:
        QApplication.processEvents()
        shown = self.page.findChildren(QWidget, "obstacle_detail")
        return shown[-1]
