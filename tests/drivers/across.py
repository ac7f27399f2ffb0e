"""På tvers as a programme owner uses it: tabs, choices and the picture, by the words on it."""

from PySide6.QtWidgets import QComboBox, QWidget

from dialog_app.ui.across.scope import Scope
from dialog_app.ui.pages.across import AcrossPage
from dialog_app.ui.widgets.day_steps import DaySteps
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
