"""Paper: CUPS gets the PDF itself; elsewhere pages go through the printer one at a time."""

import shutil
import subprocess
import sys
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

MOST_DPI = 300
_LONGEST_WAIT = 60


class NotPrinted(Exception):
    """The printer did not take the paper; nothing recorded is touched by that."""


def chosen_printer(parent: QWidget) -> QPrinter | None:
    """Ask which printer, how many copies and whether on both sides; None when nobody chose."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def print_papers(papers: Sequence[bytes], printer: QPrinter) -> None:
    """Print each PDF as a job of its own; raises `NotPrinted`."""
    for paper in papers:
        if takes_pdf(printer):
            _send(paper, printer)
        else:
            draw(paper, printer)


def takes_pdf(printer: QPrinter) -> bool:
    """Whether CUPS stands between us and the printer, and takes the PDF as it is."""
    to_paper = printer.outputFormat() == QPrinter.OutputFormat.NativeFormat
    return to_paper and sys.platform != "win32" and shutil.which("lp") is not None


def command(printer: QPrinter) -> list[str]:
    """Return the call that hands a PDF on stdin to CUPS, with copies and sides as chosen."""
    call = ["lp", "-n", str(printer.copyCount()), "-t", "Dialogdag"]
    if printer.printerName():
        call += ["-d", printer.printerName()]
    sides = {
        QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
        QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
        QPrinter.DuplexMode.DuplexNone: "one-sided",
    }.get(printer.duplex())
    return [*call, "-o", f"sides={sides}"] if sides else call


def _send(paper: bytes, printer: QPrinter) -> None:
    try:
        subprocess.run(  # noqa: S603 - the paper goes in on stdin; nothing typed is in the call
            command(printer), input=paper, check=True, capture_output=True, timeout=_LONGEST_WAIT
        )
    except (OSError, subprocess.SubprocessError) as failed:
        raise NotPrinted from failed


def draw(paper: bytes, printer: QPrinter) -> None:
    """Draw a PDF's pages on the printer one at a time, at most 300 dots an inch."""
    buffer = QBuffer()
    buffer.setData(paper)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    printer.setResolution(min(MOST_DPI, printer.resolution()))
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise NotPrinted
    for page in range(document.pageCount()):
        if page and not printer.newPage():
            painter.end()
            raise NotPrinted
        _draw_page(document, page, printer, painter)
    painter.end()


def _draw_page(document: QPdfDocument, page: int, printer: QPrinter, painter: QPainter) -> None:
    inches = document.pagePointSize(page) / 72
    dots = QSize(
        round(inches.width() * printer.resolution()), round(inches.height() * printer.resolution())
    )
    painter.drawImage(0, 0, document.render(page, dots))
