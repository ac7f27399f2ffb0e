"""The parts that make documents, as people use them: a list, a page, and what stands beside it."""

from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dialog_app.ui.across.papers.part import PaperPart
from dialog_app.ui.widgets.error_line import ErrorLine
from tests.drivers.across import AcrossDriver
from tests.drivers.window import WindowDriver


class PapersDriver:
    """One part in an open window."""

    def __init__(self, qtbot: QtBot, window: WindowDriver, key: str) -> None:
        self._bot, self._window = qtbot, window
        AcrossDriver(window).page.go_to(key)
        part = window.part(f"across_{key}")
        assert isinstance(part, PaperPart)
        self.part = part
        qtbot.waitUntil(lambda: not part.reader.reading, timeout=20_000)

    def lines(self) -> list[str]:
        """Return the rows as a screen reader says them."""
        return [row.spoken for row in self.part.rows_list.rows()]

    def at(self, key: str) -> None:
        """Go to a row, and wait for its page."""
        self.part.refresh()
        self.part.point_at(key)
        self._bot.waitUntil(lambda: self.part.rows_list.key() == key)
        self.page_is_there()

    def page_is_there(self) -> None:
        """Wait until the page that was asked for is drawn."""
        self._bot.waitUntil(lambda: bool(self.part.issuing.pdf), timeout=20_000)

    def press(self, name: str) -> None:
        """Press a button by its name."""
        self._buttons(name)[-1].click()
        QApplication.processEvents()

    def can_press(self, name: str) -> bool:
        """Tell whether a button is there."""
        return bool(self._buttons(name))

    def write(self, name: str, text: str) -> None:
        """Write in a field by its name."""
        found = [one for one in self.part.findChildren(QLineEdit, name) if one.isVisible()]
        found[-1].setText(text)

    def save(self) -> None:
        """Save the form that is open."""
        self.press("issue_form_save")

    def approve(self) -> None:
        """Approve what is shown, and wait until it is."""
        self.press("issue_approve")
        self.write("issue_form_role", "fagleder")
        self.save()
        self.wait_for_words("Denne versjonen står fast.")

    def correct(self, reason: str) -> None:
        """Begin the next version of what is shown."""
        self.press("issue_correct")
        self.write("issue_form_role", "fagleder")
        self.write("issue_form_reason", reason)
        self.save()

    def versions(self) -> list[str]:
        """Return the versions one can look at."""
        choice = self.part.findChildren(QComboBox, "issue_version")[-1]
        return [choice.itemText(at) for at in range(choice.count())] if choice.isVisible() else []

    def pick(self, name: str, value: object) -> None:
        """Pick a value in a choice."""
        choice = self.part.findChildren(QComboBox, name)[-1]
        choice.setCurrentIndex(choice.findData(value))
        choice.activated.emit(choice.currentIndex())
        QApplication.processEvents()

    def words(self, part: QWidget | None = None) -> str:
        """Return every word that is shown."""
        inside = part or self.part
        said = [one.text() for one in inside.findChildren(QLabel) if one.isVisible()]
        said += [one.sentence() for one in inside.findChildren(ErrorLine) if one.isVisible()]
        return "\n".join(said)

    def wait_for_words(self, words: str) -> None:
        """Wait until something is said."""
        self._bot.waitUntil(lambda: words in self.words(), timeout=20_000)

    def _buttons(self, name: str) -> list[QPushButton]:
        return [one for one in self.part.findChildren(QPushButton, name) if one.isVisible()]
