"""The page of minutes as a facilitator uses it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dialog_app.ui.minutes.before_print import BeforePrint
from dialog_app.ui.minutes.preview import PagePreview
from dialog_app.ui.minutes.service_list import ServiceList
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_field import TextField


class MinutesDriver:
    """Chooses services, turns pages and saves files on a page of minutes."""

    def __init__(self, bot: QtBot, page: QWidget) -> None:
        self._bot = bot
        self._page = page
        self._list: ServiceList = page.findChild(ServiceList, "minutes_services")
        self._preview: PagePreview = page.findChild(PagePreview, "page_preview")
        self._side: BeforePrint = page.findChild(BeforePrint, "before_print")

    def services(self) -> list[str]:
        """Return the names in the list."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def next_service(self) -> None:
        """Go one down in the list."""
        self._bot.keyClick(self._list, Qt.Key.Key_Down)

    def wait_for_paper(self) -> int:
        """Wait until the page shows, and return how many pages there are."""
        self._bot.waitUntil(lambda: "1" in self.page_number(), timeout=20_000)
        return self._preview.pages

    def page_number(self) -> str:
        """Return what stands between the arrows."""
        label: Label = self._preview.findChild(Label, "page_number")
        return label.text()

    def turn(self) -> None:
        """Turn to the next page."""
        self.press("next_page")

    def save_in(self, folder: Path) -> None:
        """Type a folder."""
        field: TextField = self._side.findChild(TextField, "minutes_folder")
        field.clear()
        self._bot.keyClicks(field, str(folder))

    def press(self, name: str) -> None:
        """Press a button."""
        button: QPushButton = self._page.findChild(QPushButton, name)
        self._bot.mouseClick(button, Qt.MouseButton.LeftButton)

    def told(self) -> str:
        """Return what the page says was done."""
        return self._side.told.text()

    def error(self) -> str:
        """Return what the page says went wrong."""
        return self._side.error.sentence()

    def remarks(self) -> list[str]:
        """Return what the page asks somebody to look at."""
        labels = self._side.findChildren(Label)
        return [label.text() for label in labels if label.isVisible()]
