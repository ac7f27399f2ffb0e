"""What tests of the window share: the look, and a window over a small archive in memory."""

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dialog_app.base import log
from dialog_app.base.settings import Settings
from dialog_app.program.program import Program
from dialog_app.ui import theme, words
from dialog_app.ui.frame.house import House
from dialog_app.ui.main_window import MainWindow, wear
from tests.drivers import memory_archive
from tests.drivers.window import WindowDriver

if TYPE_CHECKING:
    from dialog_app.core.sheets.grid import SheetFiles
    from dialog_app.ui.outside import Outside


class Office:
    """A window over a small archive in memory, and what was asked of the outside."""

    def __init__(self, folder: Path, *, days: bool = True) -> None:
        self.folder = folder
        self.outside: Outside | None = None
        self.sheet_files: SheetFiles | None = None
        self.clock = memory_archive.TurnedClock()
        made = memory_archive.demonstration if days else memory_archive.empty
        self.session, self.archive = made(self.clock)
        self.copies: list[str] = []
        self.kept: list[Settings] = []
        self.settings = Settings(theme="light")
        self.settings_fail = False

    def open(self) -> WindowDriver:
        _wear_as_usual()
        house = House(
            session=self.session,
            archive_place="archive",
            save_copy=lambda place: self.copies.append(place.name),
            keep_settings=self._keep,
            outside=self.outside,
            sheet_files=self.sheet_files,
        )
        window = MainWindow(house, self.settings)
        window.resize(1366, 736)
        window.show()
        return WindowDriver(window)

    def _keep(self, settings: Settings) -> None:
        if self.settings_fail:
            raise OSError
        self.kept.append(settings)


def _wear_as_usual() -> None:
    """Put light bokmål on, unless it is on already: a style sheet is slow to put on anew."""
    words.set_language("nb")
    if theme.current().name != "light" or theme.scaled(100) != 100:
        wear(Settings(theme="light"))


@pytest.fixture(autouse=True)
def _collected_between_tests():
    """Let nothing be collected in the middle of an event, as in the program."""
    gc.disable()


class DressedBot(QtBot):
    """A pytest-qt bot that gives every window it looks after the look, as the program does."""

    def addWidget(self, widget, *, before_close_func=None):  # noqa: N802 - pytest-qt names it
        if widget.isWindow() and not widget.property("dressed"):
            theme.dress(widget)
        super().addWidget(widget, before_close_func=before_close_func)


@pytest.fixture
def qtbot(qapp, request):
    return DressedBot(request)


@pytest.fixture
def office(qapp, tmp_path):
    yield Office(tmp_path)
    _wear_as_usual()


@pytest.fixture
def opened(qtbot):
    """Open the window of an office, as often as asked; all are gone after the test."""
    drivers = []

    def open_one(office: Office) -> WindowDriver:
        driver = office.open()
        drivers.append(driver)
        qtbot.waitExposed(driver.window)
        driver.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is driver.window)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return driver

    yield open_one
    for driver in drivers:
        driver.window.close()
        # Now, not later: what is left over is styled again with every window that follows.
        shiboken6.delete(driver.window)


@pytest.fixture
def window(office, opened):
    return opened(office)


@pytest.fixture
def program(qapp):
    """A program that has opened nothing yet; all it opened is gone after the test."""
    made = Program(qapp)
    yield made
    made.end()
    log.stop()
    asked = made.passphrase_asked.window if made.passphrase_asked is not None else None
    for window in (made.window, made.start_window, asked):
        if window is not None:
            window.left.disconnect()
            window.close()
            shiboken6.delete(window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    # Now: a window that holds it last would destroy it while Qt holds its own locks, for ever.
    shiboken6.delete(made)
    wear(Settings(theme="light"))


@pytest.fixture
def look(qapp):
    """Give letters of another size, and the usual look after."""
    yield lambda scale: theme.apply(qapp, "light", text_scale=scale)
    theme.apply(qapp, "light")
    words.set_language("nb")
