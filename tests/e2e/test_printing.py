"""The minutes of a day reach a real print queue, one job for each service, as text."""

from collections.abc import Iterator
from io import BytesIO

import pypdf
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from dialog_app.reports.outgoing import OutgoingMaker
from dialog_app.ui.minutes import cups, printing
from dialog_app.ui.minutes.cups import NotPrinted, PrintChoice
from tests.e2e import print_queue
from tests.e2e.print_queue import NAME, PrintQueue
from tests.reports import many

SERVICES = 4
DAY, REGISTER = many.day_and_register(SERVICES, 2, "KANARI")


@pytest.fixture(scope="module")
def system() -> Iterator[PrintQueue]:
    """Start a print system of our own, or skip where none can be."""
    reason = print_queue.missing()
    if reason:
        pytest.skip(reason)
    with print_queue.started() as started:
        yield started


@pytest.fixture
def queue(system: PrintQueue, monkeypatch: pytest.MonkeyPatch) -> PrintQueue:
    """Return a queue that takes paper, which this program prints to."""
    monkeypatch.setenv("CUPS_SERVER", system.server)
    system.put_up()
    return system


def text_of(file: pypdf.PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in file.pages).split())


def test_each_service_of_a_day_is_a_job_that_holds_its_own_words_as_text(
    queue: PrintQueue, qapp: QApplication
) -> None:
    maker = OutgoingMaker(DAY, REGISTER)
    papers = [maker.of(one).paper.pdf() for one in DAY.service_ids]
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(NAME)
    assert printer.printerName() == NAME
    assert printing.takes_pdf(printer)
    printing.print_papers(papers, printer)
    files = [pypdf.PdfReader(BytesIO(content)) for content in queue.printed(SERVICES)]
    for number, (paper, file) in enumerate(zip(papers, files, strict=True)):
        made = pypdf.PdfReader(BytesIO(paper))
        said = text_of(file)
        assert len(file.pages) == len(made.pages)
        assert not [image for page in file.pages for image in page.images]
        assert f"KANARI{number:03}" in said
        for other in set(range(SERVICES)) - {number}:
            assert f"KANARI{other:03}" not in said
        # This back end prints by way of PostScript, and names no letters beyond the plainest there.
        letters = said.replace(" ", "")
        assert [
            word for word in text_of(made).split() if word.isascii() and word not in letters
        ] == []


def test_a_printer_that_is_paused_or_has_vanished_is_said_to_be(queue: PrintQueue) -> None:
    queue.pause()
    assert why_not() == "paused"
    queue.put_up()
    assert cups.trouble_of(NAME) == ""
    queue.take_away()
    assert why_not() == "gone"


def why_not() -> str:
    with pytest.raises(NotPrinted) as told:
        cups.send(b"%PDF", PrintChoice(NAME))
    return told.value.kind
