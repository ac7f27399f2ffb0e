"""Recommendations as files: one document for each addressee."""

from pathlib import Path

from dialog_app.base.texts import Texts
from dialog_app.core.minutes.blocks import Document
from dialog_app.core.model.said import WhoCanChange
from dialog_app.reports import docx, pdf
from dialog_app.reports.files import write_file
from dialog_app.reports.names import safe

_LONGEST_NAME = 40
WAYS = {"pdf": pdf.render, "docx": docx.render}
"""What a document can be drawn as, by the ending of the file."""


def name_of(to: WhoCanChange, words: Texts) -> str:
    """Return «anbefalinger_Stortinget», without an ending, safe on any system."""
    who = safe(words(f"terms.who_can_change.{to.value}"), _LONGEST_NAME)
    return f"{words('recommend.file')}_{who}"


def write(path: Path, document: Document) -> None:
    """Write a document as what its ending says; raises as `write_file`."""
    write_file(path, WAYS[path.suffix.removeprefix(".")](document))


def write_bytes(path: Path, content: bytes) -> None:
    """Write what was drawn already, as it was kept; raises as `write_file`."""
    write_file(path, content)
