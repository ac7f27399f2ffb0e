"""Paper: CUPS gets the PDF itself; elsewhere pages go through the printer one at a time."""

import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from dialog_app.base.settings import MOST_COPIES, Duplex, Settings
from dialog_app.ui.minutes import cups
from dialog_app.ui.minutes.cups import NotPrinted, PrintChoice

__all__ = ["NotPrinted", "PrintChoice", "chosen_printer", "kept", "print_papers", "remembered"]

MOST_DPI = 300

_MODES: Final[dict[QPrinter.DuplexMode, Duplex]] = {
    QPrinter.DuplexMode.DuplexNone: "none",
    QPrinter.DuplexMode.DuplexLongSide: "long",
    QPrinter.DuplexMode.DuplexShortSide: "short",
}


def remembered(settings: Settings) -> PrintChoice:
    """Return what was chosen the last time something was printed."""
    return PrintChoice(settings.printer, settings.copies, settings.duplex)


def kept(settings: Settings, printer: QPrinter) -> Settings:
    """Return the settings with what was chosen now; where it is the same they are the same."""
    return replace(
        settings,
        printer=printer.printerName(),
        copies=max(1, min(printer.copyCount(), MOST_COPIES)),
        duplex=_MODES.get(printer.duplex(), ""),
    )


def chosen_printer(parent: QWidget, before: PrintChoice = PrintChoice()) -> QPrinter | None:
    """Ask which printer, how many copies and whether on both sides; None when nobody chose.

    The dialog begins with what was chosen `before`, where that printer is still there.
    """
    printer = prepared(before)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def prepared(choice: PrintChoice) -> QPrinter:
    """Return a printer as chosen; the usual one where that one has vanished."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if choice.printer and choice.printer in QPrinterInfo.availablePrinterNames():
        printer.setPrinterName(choice.printer)
    printer.setCopyCount(choice.copies)
    for mode, name in _MODES.items():
        if name == choice.duplex:
            printer.setDuplex(mode)
    return printer


def print_papers(papers: Sequence[bytes], printer: QPrinter) -> None:
    """Print each PDF as a job of its own; raises `NotPrinted`: those before it are printed."""
    for paper in papers:
        if takes_pdf(printer):
            cups.send(paper, choice_of(printer))
        else:
            draw(paper, printer)


def choice_of(printer: QPrinter) -> PrintChoice:
    """Return what was chosen of a printer, for whoever does not know Qt."""
    duplex = _MODES.get(printer.duplex(), "")
    return PrintChoice(printer.printerName(), printer.copyCount(), duplex)


def takes_pdf(printer: QPrinter) -> bool:
    """Whether CUPS stands between us and the printer, and takes the PDF as it is."""
    to_paper = printer.outputFormat() == QPrinter.OutputFormat.NativeFormat
    return to_paper and sys.platform != "win32" and shutil.which("lp") is not None


def draw(paper: bytes, printer: QPrinter) -> None:
    """Draw a PDF's pages on the printer one at a time, at most 300 dots an inch.

    Raises `NotPrinted`: `gone` where the printer has vanished, else `unknown`.
    """
    if not printer.isValid():
        raise NotPrinted("gone")
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
