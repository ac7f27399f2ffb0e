"""The agenda and the run sheet of a day as files."""

from pathlib import Path

from dialog_app.base.texts import Texts
from dialog_app.core.day import Day
from dialog_app.core.minutes.blocks import Document
from dialog_app.core.papers import DayPaper, public_agenda, run_sheet
from dialog_app.core.register import Register
from dialog_app.reports import pdf
from dialog_app.reports.files import write_file
from dialog_app.reports.names import paper_name


def document(kind: DayPaper, day: Day, register: Register, words: Texts) -> Document:
    """Return a paper in the language of `words`."""
    if kind is DayPaper.RUN_SHEET:
        return run_sheet.document(day, register, words)
    return public_agenda.document(day, register, words)


def name_of(kind: DayPaper, day: Day, register: Register, words: Texts) -> str:
    """Return «2026-11-21_Bergen_dialogdag_dagsorden.pdf», safe on any system."""
    ending = "agenda.file" if kind is DayPaper.AGENDA else "agenda.sheet.file"
    return paper_name(day, register, words, words(ending))


def write(kind: DayPaper, path: Path, day: Day, register: Register, words: Texts) -> None:
    """Write a paper as PDF; raises as `write_file`."""
    write_file(path, pdf.render(document(kind, day, register, words)))
