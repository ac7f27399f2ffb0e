"""Descriptions of good practice as files."""

from typing import Final

from dialog_app.base.texts import Texts
from dialog_app.core.describe.paragraphs import described
from dialog_app.core.file_kind import FileKind
from dialog_app.core.minutes.issued import Issued
from dialog_app.core.model.practice import PracticePaper
from dialog_app.core.register import Register
from dialog_app.reports import docx, pdf, plain_text
from dialog_app.reports.names import safe

KINDS: Final = (FileKind.PDF, FileKind.DOCX, FileKind.TXT)
_LONGEST: Final = 60


def stem(register: Register, paper: PracticePaper, words: Texts) -> str:
    """Return «beskrivelse_SH_Skolehelsetjenesten_nb_v1», safe on any system, without an ending."""
    row = described(register, paper.about)
    title = safe(row.title.best(paper.language), _LONGEST)
    parts = (words("describe.file"), safe(row.code, _LONGEST), title, paper.language)
    return "_".join(part for part in (*parts, f"v{paper.version}") if part)


def content_of(issued: Issued, kind: FileKind) -> bytes:
    """Return a version as a file of one of `KINDS`; the PDF of an approved one is as it was."""
    if kind is FileKind.DOCX:
        return docx.render(issued.document)
    if kind is FileKind.TXT:
        return plain_text.render(issued.document).encode("utf-8", "replace")
    return issued.pdf or pdf.render(issued.document)
