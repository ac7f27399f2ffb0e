"""The page of minutes as a facilitator uses it."""

from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dialog_app.core.day import Day
from dialog_app.core.model.days import DayService, DayState
from dialog_app.core.model.services import Service
from dialog_app.core.record import Step, added
from dialog_app.core.register import Register
from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.minutes.before_print import BeforePrint
from dialog_app.ui.minutes.preview import PagePreview
from dialog_app.ui.minutes.remark_card import RemarkCard
from dialog_app.ui.minutes.service_list import ServiceList
from dialog_app.ui.pages.minutes import MinutesPage
from dialog_app.ui.plan.field import Field
from dialog_app.ui.widgets.label import Label
from tests.drivers.around import around as around_of
from tests.drivers.memory_archive import demonstration


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
        return [self._list.line(row).name for row in range(len(self._list.rows.ids))]

    def line(self, row: int = 0) -> str:
        """Return what one row of the list says aloud."""
        return self._list.line(row).spoken

    def next_service(self) -> None:
        """Go one down in the list."""
        self._bot.keyClick(self._list, Qt.Key.Key_Down)

    def wait_for_paper(self) -> int:
        """Wait until the page shows, and return how many pages there are."""
        self._bot.waitUntil(lambda: "1" in self.page_number(), timeout=20_000)
        return self._preview.pages

    def page_number(self) -> str:
        """Return what stands between the arrows."""
        label: Label = self._page.findChild(Label, "page_number")
        return label.text()

    def turn(self) -> None:
        """Turn to the next page."""
        self.press("next_page")

    def save_in(self, folder: Path) -> None:
        """Choose a folder, as in the system's own dialog."""
        with patch.object(QFileDialog, "getExistingDirectory", return_value=str(folder)):
            self.press("choose_folder")

    def press(self, name: str) -> None:
        """Press a button."""
        buttons = self._page.findChildren(QPushButton, name)
        assert buttons, name
        button = next((one for one in buttons if one.isVisible()), buttons[0])
        self._bot.mouseClick(button, Qt.MouseButton.LeftButton)

    def press_enter(self) -> None:
        """Press Enter on the list of services."""
        self._list.setFocus()
        self._bot.keyClick(self._list, Qt.Key.Key_Return)

    def write(self, field: str, text: str, form: str = "step_form") -> None:
        """Write in a field of the form that is open, in place of what stood there."""
        part: QWidget = self._page.findChild(QWidget, f"{form}_{field}")
        assert part.isVisible(), field
        self._bot.keyClick(part, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self._bot.keyClicks(part, text)

    def written(self, field: str, form: str = "step_form") -> str:
        """Return what stands in a field of many lines of the form that is open."""
        part: QPlainTextEdit = self._page.findChild(QPlainTextEdit, f"{form}_{field}")
        return part.toPlainText()

    def fault(self, field: str, form: str = "step_form") -> str:
        """Return what the form says is wrong at a field."""
        part: QWidget = self._page.findChild(QWidget, f"{form}_{field}")
        holder = part.parentWidget()
        assert isinstance(holder, Field)
        return holder.sentence()

    def next_step(self) -> str:
        """Return what the filled button says."""
        button: QPushButton = self._page.findChild(QPushButton, "next_step")
        return button.text()

    def history(self) -> list[str]:
        """Return what was done to the minutes, newest first."""
        label: Label = self._page.findChild(Label, "minutes_history")
        return label.text().splitlines()

    def save(self, name: str) -> None:
        """Press a button that makes files, and wait until something is said of them."""
        self.press(name)
        self.wait_until_told()

    def wait_until_approved(self) -> None:
        """Wait until the paper is drawn and kept."""
        self._bot.waitUntil(lambda: self.told().startswith("Godkjent:"), timeout=20_000)

    def wait_until_told(self, start: str = "") -> None:
        """Wait until the page says what came of it, in words that start so."""

        def is_told() -> bool:
            told = self.told() if start else self.told() or self.error()
            return bool(told) and told.startswith(start)

        self._bot.waitUntil(is_told, timeout=60_000)

    def click_hidden(self, name: str) -> None:
        """Press a button that only shows where things take a while."""
        button: QPushButton = self._page.findChild(QPushButton, name)
        button.click()

    def told(self) -> str:
        """Return what the page says was done."""
        return self._side.told.told.text()

    def error(self) -> str:
        """Return what the page says went wrong."""
        return self._side.told.error.sentence()

    def remarks(self) -> list[str]:
        """Return what the page asks somebody to look at."""
        labels = self._side.findChildren(Label)
        return [label.text() for label in labels if label.isVisible()]


class Referat:
    """An open page of minutes with the day behind it."""

    def __init__(self, bot: QtBot) -> None:
        self.session, _archive = demonstration()
        session = self.session
        desk = session.day_desk(session.days()[-1].id)
        self.bridge = DayBridge(desk)
        self.register = session.register
        self.around = around_of(session)
        self.page = MinutesPage(self.bridge, self.around)
        bot.addWidget(self.page)
        self.page.resize(1278, 680)
        self.page.show()
        self.driver = MinutesDriver(bot, self.page)

    def state(self) -> DayState:
        """Return how far the day has come."""
        return self.bridge.record.info.state

    def cards(self) -> list[RemarkCard]:
        """Return what there is to look at, card by card."""
        return [card for card in self.page.findChildren(RemarkCard) if card.isVisible()]

    def label(self, name: str) -> str:
        """Return what a label of the page says."""
        label: Label = self.page.findChild(Label, name)
        return label.text()

    def press_in(self, card: RemarkCard, name: str) -> None:
        """Press a link of one card."""
        card.findChild(QPushButton, name).click()

    def many(self, number: int) -> tuple[Day, Register]:
        """Return the day with this many more services, and a register that knows them."""
        day = self.bridge.record
        fresh = [Service(id=f"more-{n}", name=f"Tjeneste {n}", kind="SH") for n in range(number)]
        parts = [
            DayService(id=f"part-{row.id}", day_id=day.id, service_id=row.id, position=9 + at)
            for at, row in enumerate(fresh)
        ]
        step = Step("", added(*parts))
        return day.after(step), Register([*self.register.rows(), *fresh])

    def approve(self, role: str) -> None:
        """Read the first service's minutes through and approve them, as somebody in a role."""
        self.driver.press_enter()
        self.driver.press("step_approve")
        self.driver.write("role", role)
        self.driver.press("step_form_save")
        self.driver.wait_until_approved()
