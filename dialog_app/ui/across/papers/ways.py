"""The ways out of a document: paper, PDF, Word, a table; and what came of it."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from dialog_app.base import paths
from dialog_app.core.errors import RuleBroken
from dialog_app.core.minutes.blocks import Document
from dialog_app.core.minutes.issued import Issued
from dialog_app.core.ports import StoreFailed
from dialog_app.core.sheets.grid import SheetFiles
from dialog_app.ui.across.papers.wanted import Wanted
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import refusal
from dialog_app.ui.icons import Icon
from dialog_app.ui.jobs import Jobs
from dialog_app.ui.minutes.ways_out import Told
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say

_ICONS: Final = {"pdf": Icon.PDF, "docx": Icon.DOCX, "csv": Icon.EXPORT}
_FAILURES: Final = frozenset({"full", "locked", "read_only", "gone"})


class Ways(QObject):
    """Gives out the document that is shown; one thing at a time, away from the window's thread."""

    def __init__(self, around: Around, parent: QWidget) -> None:
        super().__init__(parent)
        self._around, self._window = around, parent
        self._jobs = Jobs(self)
        self.wanted: Wanted | None = None
        self.issued: Issued | None = None
        self.folder = Path(around.settings.minutes_folder or paths.exports())
        self._told: Told | None = None

    def show(self, wanted: Wanted | None, issued: Issued | None) -> None:
        """Give out this from now on; nothing while it is being drawn."""
        self.wanted, self.issued = wanted, issued

    def buttons(self) -> QWidget:
        """Return the ways out of what is shown, with room below to say what came of it."""
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(SectionHeader(say("papers.out")))
        box = FlowBox()
        printed = Button(say("paper.print_one"), ButtonLook(icon=Icon.PRINT))
        printed.setObjectName("papers_print")
        printed.clicked.connect(self.print)
        box.flow.addWidget(printed)
        for ending in self._endings():
            box.flow.addWidget(self._save_button(ending))
        column.addWidget(box)
        browse = Button(say("paper.choose_folder"), ButtonLook("link"))
        browse.setObjectName("papers_folder")
        browse.clicked.connect(self._choose)
        column.addWidget(browse)
        self._told = Told()
        where = say("paper.folder_is", folder=str(self.folder))
        column.addWidget(Label(where, "small", muted=True).wrapped())
        column.addWidget(self._told)
        return whole

    def save(self, ending: str) -> None:
        """Save what is shown as a file in the folder."""
        wanted, issued = self.wanted, self.issued
        if wanted is None or issued is None:
            return
        path = self.folder / f"{wanted.name}.{ending}"
        sheets = self._around.sheet_files
        self._jobs.run(
            lambda _token: _write(path, wanted, issued, sheets),
            lambda _done: self._tell(say("papers.saved", name=path.name, folder=str(path.parent))),
            self._on_not_saved,
        )

    def print(self) -> None:
        """Print what is shown on a printer that is chosen."""
        if self.issued is None:
            return
        from dialog_app.ui.minutes import printing

        printer = printing.chosen_printer(self._window, printing.remembered(self._around.settings))
        if printer is None:
            return
        self._around.keep_settings(printing.kept(self._around.settings, printer))
        pdf = self.issued.pdf
        self._jobs.run(
            lambda _token: printing.print_papers([pdf], printer),
            lambda _done: self._tell(say("papers.printed")),
            self._on_not_printed,
        )

    def finish(self) -> None:
        """Wait for what is under way."""
        self._jobs.finish()

    def _endings(self) -> tuple[str, ...]:
        """Return what can be saved; a table only where somebody writes table files."""
        tabled = self.wanted is not None and self.wanted.table is not None
        written = self._around.sheet_files is not None
        return ("pdf", "docx", "csv") if tabled and written else ("pdf", "docx")

    def _save_button(self, ending: str) -> Button:
        words = say("papers.csv") if ending == "csv" else say(f"paper.kind.{ending}")
        button = Button(words, ButtonLook(icon=_ICONS[ending]))
        button.setObjectName(f"papers_save_{ending}")
        button.clicked.connect(lambda: self.save(ending))
        return button

    def _choose(self) -> None:
        words = say("paper.choose_folder")
        folder = QFileDialog.getExistingDirectory(self._window, words, str(self.folder))
        if folder:
            self.folder = Path(folder)
            self._around.keep_settings(replace(self._around.settings, minutes_folder=folder))
            self._tell(say("paper.folder_is", folder=folder))

    def _tell(self, words: str) -> None:
        if self._told is not None:
            self._told.tell(words)

    def _on_not_saved(self, error: Exception) -> None:
        if isinstance(error, RuleBroken):
            sentence = refusal(error).sentence
            if self._told is not None:
                self._told.complain(sentence, say("paper.nothing_lost"))
            return
        kind = error.kind if isinstance(error, StoreFailed) else ""
        known = kind if kind in _FAILURES else "unknown"
        if self._told is not None:
            self._told.complain(say(f"paper.not_saved.{known}"), say("paper.nothing_lost"))

    def _on_not_printed(self, error: Exception) -> None:
        kind = getattr(error, "kind", "unknown")
        if self._told is not None:
            self._told.complain(say(f"paper.not_printed_why.{kind}"), say("paper.nothing_lost"))


def _write(path: Path, wanted: Wanted, issued: Issued, sheets: SheetFiles | None) -> None:
    """Write a document as what the ending says; raises `StoreFailed` and `OSError`."""
    if path.suffix == ".csv":
        if sheets is not None and wanted.table is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            sheets.write(path, wanted.table())
        return
    from dialog_app.reports.files import write_file

    write_file(path, issued.pdf if path.suffix == ".pdf" else _word(issued.document))


def _word(document: Document) -> bytes:
    from dialog_app.reports import docx

    return docx.render(document)
