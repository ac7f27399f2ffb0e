"""How far a document has come, its pages, and what is done with its versions."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from dialog_app.base import paths
from dialog_app.core.issue import edition
from dialog_app.core.minutes.compared import ComparedLine
from dialog_app.core.model.practice import PaperKind, PracticePaper
from dialog_app.core.publish.check import NotMade
from dialog_app.ui.across.coarsen_bar import CoarsenBar
from dialog_app.ui.across.issuing.box import IssueBox
from dialog_app.ui.across.issuing.form import IssueStep
from dialog_app.ui.across.issuing.job import IssueJob
from dialog_app.ui.across.issuing.steps import Steps
from dialog_app.ui.across.issuing.wanted import Wanted
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import refusal
from dialog_app.ui.catalogue.form_stack import FormStack
from dialog_app.ui.minutes.middle import Middle
from dialog_app.ui.words import say


class IssuingView(QObject):
    """`box` tells of the versions, `middle` shows one or the difference of two, `bar` what to hide.

    While `looking` is not set nothing is drawn. `look_wanted` says that something is chosen to be
    looked at, `form_wanted` that a form is about to be opened, and `refused` (a `RuleBroken`) what
    was said no to.
    """

    look_wanted = Signal()
    form_wanted = Signal()
    refused = Signal(object)

    def __init__(self, around: Around, forms: FormStack, box: IssueBox) -> None:
        super().__init__(forms)
        self._around, self._forms, self.box = around, forms, box
        self._wanted: Wanted | None = None
        self._comparing = False
        self.looking = False
        self.folder = Path(around.settings.minutes_folder or paths.exports())
        self.pdf = b""
        self.middle = Middle()
        # The box says which version it is.
        self.middle.versions.hide()
        self.bar = CoarsenBar(around, (PaperKind.DESCRIPTION, ""))
        self._job = IssueJob(around, self)
        self._steps = Steps(around, forms, self._job, box.told)
        self._connect()

    @property
    def wanted(self) -> Wanted | None:
        """The document that is looked at."""
        return self._wanted

    def follow(self, wanted: Wanted | None) -> None:
        """Show how far a document has come, and its pages anew while one looks at them."""
        before, self._wanted = self._wanted, wanted
        self.box.setVisible(wanted is not None)
        self.bar.hide()
        if wanted is None:
            self.forget()
            return
        self.bar.set_paper((wanted.about.kind, wanted.about.about))
        if before is None or before.about != wanted.about:
            self.box.told.tell("")
            self._compare(comparing=False)
        tabled = wanted.table is not None and self._around.sheet_files is not None
        self.box.follow(self._around.register, wanted.about, table=tabled)
        self.draw()

    def look(self) -> None:
        """Draw from now on what is looked at."""
        self.looking = True
        self.draw()

    def draw(self) -> None:
        """Draw the version that is chosen, or what is changed in it; nothing while nobody looks."""
        wanted, pair = self._wanted, self.box.pair
        self.pdf = b""
        if wanted is None or not self.looking:
            return
        if self._comparing and pair is not None:
            self._job.compare(*pair, wanted)
            return
        paper, about = self._seen(wanted), wanted.about
        spot = f"{about.kind.value}:{about.about}:{about.language}"
        self.middle.wait_for(wanted.title, spot, paper.version)
        self._job.draw(paper, wanted)

    def save(self, ending: str) -> None:
        """Save the version that is chosen as a file in the folder."""
        wanted = self._wanted
        if wanted is not None:
            paper = self._seen(wanted)
            self._job.save(paper, wanted, self.folder / f"{wanted.name(paper)}.{ending}")

    def print(self) -> None:
        """Print the version that is chosen on a printer that is."""
        from dialog_app.ui.minutes import printing

        wanted, settings = self._wanted, self._around.settings
        if wanted is None:
            return
        printer = printing.chosen_printer(self._forms, printing.remembered(settings))
        if printer is not None:
            self._around.keep_settings(printing.kept(settings, printer))
            self._job.print(self._seen(wanted), wanted, printer)

    def forget(self) -> None:
        """Draw nothing while nobody looks."""
        self._job.forget()

    def finish(self) -> None:
        """Wait for what is being made, as when the window closes."""
        self._job.finish()
        self.middle.preview.finish()

    def _connect(self) -> None:
        box, job = self.box, self._job
        box.step_wanted.connect(self._on_step)
        box.save_wanted.connect(self.save)
        box.print_wanted.connect(self.print)
        box.folder_wanted.connect(self._on_folder)
        box.version_chosen.connect(self._on_version)
        box.compare_wanted.connect(lambda: self._compare(comparing=not self._comparing))
        box.compare_wanted.connect(self._look)
        job.drawn.connect(self._on_drawn)
        job.told_apart.connect(self._on_told_apart)
        job.not_drawn.connect(self.middle.tell)
        job.not_made.connect(self._on_not_made)
        job.refused.connect(self.refused)
        job.done.connect(box.told.tell)
        job.failed.connect(lambda sentence: box.told.complain(sentence, say("paper.nothing_lost")))

    def _seen(self, wanted: Wanted) -> PracticePaper:
        return self.box.seen or edition(self._around.register, wanted.about)

    def _look(self) -> None:
        self.look_wanted.emit()
        self.look()

    def _compare(self, *, comparing: bool) -> None:
        self._comparing = comparing
        self.box.compare_again(comparing)

    def _on_version(self) -> None:
        self._compare(comparing=False)
        self._look()

    def _on_drawn(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.middle.show_paper(pdf)

    def _on_told_apart(
        self, lines: tuple[ComparedLine, ...], older: PracticePaper, newer: PracticePaper
    ) -> None:
        title = self._wanted.title if self._wanted is not None else ""
        self.middle.comparison.show_lines(lines, older.version, newer.version, newer.reason)
        self.middle.show_comparison(say("paper.compare.title", service=title))
        self.middle.take_focus()

    def _on_not_made(self, error: NotMade) -> None:
        """Say in the place of the page that there is none, and over it which table is why."""
        table = error.table
        name = say(table.title, **table.facts) if table is not None else error.verdict.coarsen
        self.box.told.tell("")
        self.bar.show_verdict(error.verdict, lambda _key: name)
        self.middle.tell(refusal(error).sentence)

    def _on_folder(self) -> None:
        words = say("paper.choose_folder")
        folder = QFileDialog.getExistingDirectory(self._forms, words, str(self.folder))
        if folder:
            self.folder = Path(folder)
            self._around.keep_settings(replace(self._around.settings, minutes_folder=folder))
            self.box.told.tell(say("paper.folder_is", folder=folder))

    def _on_step(self, step: IssueStep) -> None:
        if self._wanted is not None:
            self.form_wanted.emit()
            self._steps.open(step, self._wanted)
