"""Referat: printing the minutes of every service, in order, while the window goes on."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from threading import Event

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from dialog_app.ui.minutes import printing
from tests.drivers.minutes import Referat


class Printer:
    """A printer that takes what it is given, until it is out of paper."""

    def __init__(self, most: int = 99) -> None:
        self.pages: list[bytes] = []
        self._most = most

    def take(self, papers: Sequence[bytes], _printer: object) -> None:
        """Print, or say that it cannot."""
        if len(self.pages) >= self._most:
            raise printing.NotPrinted
        self.pages += papers


@pytest.fixture
def referat(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Referat]:
    """Open the page of minutes of a held day; whoever is asked chooses the usual printer."""
    monkeypatch.setattr(printing, "chosen_printer", lambda *_asked: QPrinter())
    opened = Referat(qtbot)
    yield opened
    opened.page.hide()


def printed_by(printer: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "print_papers", printer.take)


def test_all_minutes_are_printed_in_the_days_order(
    referat: Referat, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = Printer()
    printed_by(printer, monkeypatch)
    referat.driver.press("print_all")
    referat.driver.wait_until_told()
    assert referat.driver.told() == "2 referater er sendt til skriveren."
    names = [referat.register.full_name(one) for one in referat.bridge.record.service_ids]
    for paper, name in zip(printer.pages, names, strict=True):
        assert name in PdfReader(BytesIO(paper)).pages[0].extract_text()


def test_the_paper_on_the_screen_is_the_one_that_is_printed(
    referat: Referat, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = Printer()
    printed_by(printer, monkeypatch)
    referat.driver.wait_for_paper()
    referat.driver.press("print_one")
    referat.driver.wait_until_told()
    assert referat.driver.told() == "1 referat er sendt til skriveren."
    assert len(printer.pages) == 1


def test_a_printer_that_gives_up_says_how_far_it_came(
    referat: Referat, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed_by(Printer(most=1), monkeypatch)
    referat.driver.press("print_all")
    referat.driver.wait_until_told()
    assert "Skriveren tok ikke imot" in referat.driver.error()
    assert "1 referat er sendt" in referat.driver.error()
    printed_by(Printer(), monkeypatch)
    referat.driver.press("print_all")
    referat.driver.wait_until_told()
    assert referat.driver.told() == "2 referater er sendt til skriveren."


class Slow(Printer):
    """A printer that holds each paper until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.holds, self.let_go = Event(), Event()

    def take(self, papers: Sequence[bytes], printer: object) -> None:
        """Print when let go."""
        self.holds.set()
        assert self.let_go.wait(20)
        super().take(papers, printer)


def test_stopped_in_the_middle_what_is_on_its_way_is_printed_and_no_more(
    referat: Referat, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    printer = Slow()
    printed_by(printer, monkeypatch)
    referat.driver.press("print_all")
    qtbot.waitUntil(printer.holds.is_set, timeout=20_000)
    referat.driver.press("batch_stop")
    printer.let_go.set()
    referat.driver.wait_until_told()
    assert referat.driver.told() == "Avbrutt. 1 referat er sendt til skriveren."
    assert len(printer.pages) == 1
