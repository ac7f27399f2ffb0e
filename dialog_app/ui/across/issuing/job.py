"""Drawing, approving, saving, printing and comparing a document, off the thread of the window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter

from dialog_app.core.errors import RuleBroken
from dialog_app.core.minutes.blocks import Document
from dialog_app.core.minutes.compared import ComparedLine, compared
from dialog_app.core.minutes.issued import Issued, opened
from dialog_app.core.model.practice import PracticePaper
from dialog_app.core.ports import StoreFailed
from dialog_app.core.publish.check import NotMade
from dialog_app.desk.issuing import PaperApproval
from dialog_app.desk.preparing import approval_of
from dialog_app.ui.across.issuing.wanted import Wanted
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import refusal
from dialog_app.ui.jobs import Jobs, Token
from dialog_app.ui.minutes.drawing import pdf_of, write_issued
from dialog_app.ui.text import disk_trouble
from dialog_app.ui.words import say

T = TypeVar("T")
_NOT_SAVED = frozenset({"full", "locked", "read_only", "gone"})


class IssueJob(QObject):
    """`drawn` carries a PDF, `told_apart` the lines and both versions; `done` what was done.

    `failed` carries the sentence that says why something was not, `not_drawn` that of pages, and
    `not_made` the `NotMade` of a document whose tables give somebody away. `refused` comes after
    them with the `RuleBroken` there was.
    """

    drawn = Signal(object)
    told_apart = Signal(object, object, object)
    done = Signal(str)
    failed = Signal(str)
    not_drawn = Signal(str)
    not_made = Signal(object)
    refused = Signal(object)

    def __init__(self, around: Around, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self._jobs = Jobs(self)
        self._asked: Token | None = None

    def draw(self, paper: PracticePaper, wanted: Wanted) -> None:
        """Draw a version; of two that are asked for only the last is given."""
        self.forget()
        give = self._giver(paper, wanted)
        self._asked = self._run(lambda: pdf_of(give()), self.drawn.emit, self._on_not_drawn)

    def forget(self) -> None:
        """Want no pages and no differences that are not there yet."""
        if self._asked is not None:
            self._asked.cancel()

    def compare(self, older: PracticePaper, newer: PracticePaper, wanted: Wanted) -> None:
        """Tell two versions apart; of two that are asked for only the last is given."""
        self.forget()
        before, after = self._giver(older, wanted), self._giver(newer, wanted)

        def work() -> tuple[ComparedLine, ...]:
            return compared(before().document, after().document)

        def tell(lines: tuple[ComparedLine, ...]) -> None:
            self.told_apart.emit(lines, older, newer)

        self._asked = self._run(work, tell, self._on_not_drawn)

    def save(self, paper: PracticePaper, wanted: Wanted, path: Path) -> None:
        """Write a version as the kind of file its ending says."""
        give, sheets, table = self._giver(paper, wanted), self._around.sheet_files, wanted.table

        def work() -> None:
            if path.suffix != ".csv":
                write_issued(path, give())
            elif sheets is not None and table is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
                sheets.write(path, table())

        told = say("papers.saved", name=path.name, folder=str(path.parent))
        self._run(work, lambda _none: self.done.emit(told), self._on_not_saved)

    def print(self, paper: PracticePaper, wanted: Wanted, printer: QPrinter) -> None:
        """Print a version."""
        from dialog_app.ui.minutes.printing import print_papers

        give = self._giver(paper, wanted)
        self._run(
            lambda: print_papers([pdf_of(give())], printer),
            lambda _none: self.done.emit(say("papers.printed")),
            self._on_not_printed,
        )

    def approve(self, wanted: Wanted, role: str) -> None:
        """Approve the newest version: drawn elsewhere, and kept for good.

        It is made again once it is drawn, so that what has changed meanwhile is never approved.
        Raises `RuleBroken` as `Issuing.to_approve`, and `StoreFailed`.
        """
        paper = self._around.session.issuing.to_approve(wanted.about, role)
        first = wanted.make_now()

        def drawn() -> tuple[PaperApproval, bytes]:
            approval = approval_of(paper, first(paper))
            return approval, pdf_of(Issued(approval.document))

        def look_again(made: tuple[PaperApproval, bytes]) -> None:
            try:
                make, register = wanted.make_now(), self._around.register
            except StoreFailed as failed:
                self._on_failed(failed)
                return

            def keep(document: Document) -> None:
                if self._around.register is register:
                    self._keep(*made, document)
                else:
                    look_again(made)

            self._run(lambda: make(paper), keep, self._on_failed)

        self._run(drawn, look_again, self._on_failed)

    def finish(self) -> None:
        """Wait for what is being made."""
        self.forget()
        self._jobs.finish()

    def _keep(self, approval: PaperApproval, pdf: bytes, now: Document) -> None:
        """Keep what was drawn, where the document is the same `now`."""
        role = approval.issue.changed_by_role
        try:
            self._around.session.issuing.approve(approval, role, lambda _paper: now, pdf)
        except (RuleBroken, StoreFailed) as wrong:
            self._on_failed(wrong)
        else:
            self.done.emit(say("issue.approved"))

    def _giver(self, paper: PracticePaper, wanted: Wanted) -> Callable[[], Issued]:
        """Return what gives a version: as it was kept where it is approved, else made as of now.

        Why it cannot be given is raised where it is asked for.
        """
        try:
            kept = self._around.session.issuing.kept(paper)
            if kept is not None:
                return partial(opened, kept, paper)
            make = wanted.make_now()
        except (RuleBroken, StoreFailed) as wrong:
            return partial(_fail, wrong)
        return lambda: Issued(make(paper))

    def _run(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> Token:
        return self._jobs.run(lambda _token: work(), done, failed)

    def _on_failed(self, error: Exception) -> None:
        self._tell(error, self.failed.emit)

    def _on_not_drawn(self, error: Exception) -> None:
        self._tell(error, self.not_drawn.emit)

    def _tell(self, error: Exception, tell: Callable[[str], None]) -> None:
        if isinstance(error, NotMade):
            self.not_made.emit(error)
        else:
            tell(_why(error))
        if isinstance(error, RuleBroken):
            self.refused.emit(error)

    def _on_not_saved(self, error: Exception) -> None:
        if isinstance(error, RuleBroken):
            self._on_failed(error)
            return
        kind = getattr(error, "kind", "")
        self.failed.emit(say(f"paper.not_saved.{kind if kind in _NOT_SAVED else 'unknown'}"))

    def _on_not_printed(self, error: Exception) -> None:
        from dialog_app.ui.minutes.cups import NotPrinted

        if isinstance(error, NotPrinted):
            self.failed.emit(say(f"paper.not_printed_why.{error.kind}"))
        else:
            self._on_failed(error)


def _fail(error: Exception) -> Issued:
    raise error


def _why(error: Exception) -> str:
    if isinstance(error, RuleBroken):
        return refusal(error).sentence
    if isinstance(error, StoreFailed):
        return disk_trouble(error.kind)
    return say("paper.not_made")
