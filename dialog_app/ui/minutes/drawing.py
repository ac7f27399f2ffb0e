"""A version of a document as a PDF and as files; done away from the window's thread."""

from pathlib import Path

from dialog_app.core.minutes.issued import Issued

# Drawing is slow to import, and the window need not wait for it.


def pdf_of(issued: Issued) -> bytes:
    """Return a version as PDF; one that was approved is as it was kept."""
    from dialog_app.reports import pdf

    return issued.pdf or pdf.render(issued.document)


def write_issued(path: Path, issued: Issued) -> None:
    """Write a version as PDF, or as DOCX where the ending says so; raises `StoreFailed`."""
    from dialog_app.reports import docx
    from dialog_app.reports.files import write_file

    is_word = path.suffix == ".docx"
    write_file(path, docx.render(issued.document) if is_word else pdf_of(issued))
