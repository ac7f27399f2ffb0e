"""The other shelves of the catalogue as a facilitator uses them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from dialog_app.ui.widgets.badge import Badge
from dialog_app.ui.widgets.chip import Chip
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from tests.drivers.catalogue import CatalogueDriver


class ShelvesDriver(CatalogueDriver):
    """One catalogue page, shown, of which another shelf than the methods is used."""

    def unfold(self, words: str) -> None:
        """Open a row of the tree with the right arrow."""
        self._choose("catalogue_tree", words)
        QTest.keyClick(self._list("catalogue_tree"), Qt.Key.Key_Right)

    def rows(self) -> list[str]:
        """Return the rows of the list."""
        return self.methods()

    def reads(self) -> str:
        """Return every word at the right, buttons and all."""
        # What is read a moment later is shown a moment after that.
        for _ in range(3):
            QApplication.processEvents()
        right = self.page.findChildren(QWidget)
        shown = [part for part in right if part.isVisible()]
        words = [part.text() for part in shown if isinstance(part, Label)]
        words += [part.word() for part in shown if isinstance(part, Badge | Chip)]
        words += [part.accessibleName() for part in shown if isinstance(part, QAbstractButton)]
        return "\n".join(words)

    def refused(self) -> str:
        """Return what is said to be wrong, wherever on the page."""
        QApplication.processEvents()
        lines = self.page.findChildren(ErrorLine)
        return "\n".join(line.sentence() for line in lines if line.isVisible())

    def click(self, name: str) -> None:
        """Press a button that is on the screen."""
        QApplication.processEvents()
        found = self.page.findChildren(QAbstractButton, name)
        shown = [part for part in found if part.isVisible()]
        assert shown, f"no button called {name} on the page"
        shown[-1].setFocus()
        QTest.keyClick(shown[-1], Qt.Key.Key_Space)
        QApplication.processEvents()

    def offers(self, name: str) -> bool:
        """Tell whether a button is on the screen."""
        QApplication.processEvents()
        found = self.page.findChildren(QAbstractButton, name)
        return any(part.isVisible() for part in found)

    def pick(self, words: str) -> None:
        """Search in the card that is open, and take the first that is found."""
        field = self.page.window().findChildren(QLineEdit, "picker_search")[-1]
        field.clear()
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)
        QApplication.processEvents()

    def leave_card(self) -> None:
        """Close the card that is open."""
        field = self.page.window().findChildren(QLineEdit, "picker_search")[-1]
        QTest.keyClick(field, Qt.Key.Key_Escape)
        QApplication.processEvents()
