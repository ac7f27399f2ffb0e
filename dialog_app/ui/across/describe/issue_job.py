"""Drawing, approving, saving and comparing a document, off the thread of the window."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from dialog_app.core.describe.document import GivesAway
from dialog_app.core.describe.telling import NamesSomebody
from dialog_app.core.errors import RuleBroken
from dialog_app.core.file_kind import FileKind
from dialog_app.core.issue.editions import About
from dialog_app.core.minutes.compared import ComparedLine, compared
from dialog_app.core.minutes.issued import Issued, opened
from dialog_app.core.model.practice import PracticePaper
from dialog_app.core.ports import KeptPaper, StoreFailed
from dialog_app.desk.issuing import Issuing, Make, PaperApproval
from dialog_app.ui.bridge import refusal
from dialog_app.ui.jobs import Jobs, Token
from dialog_app.ui.text import disk_trouble
from dialog_app.ui.words import say

T = TypeVar("T")
Maker = Callable[[], Make]
"""Makes what draws up versions; slow, and called off the thread of the window."""
Render = Callable[[Issued], bytes]
"""Draws a version as PDF; one that was approved is as it was kept."""


class IssueJob(QObject):
    """`drawn` carries a PDF, `compared` the lines; `approved` and `saved` that it is done.

    `failed` carries the sentence that says why something was not, and `not_made` the verdict on a
    document whose tables give somebody away. `names` carries the `NamesSomebody` of a document one
    of whose paragraphs does.
    """

    drawn = Signal(object)
    told_apart = Signal(object, object, object)
    approved = Signal()
    saved = Signal(str)
    failed = Signal(str)
    not_made = Signal(object)
    names = Signal(object)

    def __init__(self, issuing: Callable[[], Issuing], parent: QObject) -> None:
        super().__init__(parent)
        self._issuing = issuing
        self._jobs = Jobs(self)
        self._drawing: Token | None = None

    def draw(self, paper: PracticePaper, maker: Maker) -> None:
        """Draw a version; of two that are asked for only the last is given."""
        self.forget()
        kept = self._kept(paper)
        self._drawing = self._run(lambda: _pdf(_issued(paper, kept, maker)), self.drawn.emit)

    def forget(self) -> None:
        """Want no pages that are not drawn yet."""
        if self._drawing is not None:
            self._drawing.cancel()

    def compare(self, older: PracticePaper, newer: PracticePaper, maker: Maker) -> None:
        """Tell two versions apart."""
        before, after = self._kept(older), self._kept(newer)

        def work() -> tuple[ComparedLine, ...]:
            one, other = _issued(older, before, maker), _issued(newer, after, maker)
            return compared(one.document, other.document)

        self._run(work, lambda lines: self.told_apart.emit(lines, older, newer))

    def save(self, paper: PracticePaper, maker: Maker, path: Path, kind: FileKind) -> None:
        """Write a version as a file."""
        kept = self._kept(paper)
        self._run(
            lambda: _write(_issued(paper, kept, maker), path, kind),
            lambda _done: self.saved.emit(str(path)),
        )

    def approve(self, about: About, role: str, maker: Maker, again: Maker) -> None:
        """Approve the newest version: drawn elsewhere, and kept for good.

        `again` is asked once it is drawn, so that what has changed meanwhile is never approved.
        """

        def prepared(make: Make) -> None:
            approval = self._say(lambda: self._issuing().prepare(about, role, make))
            if approval is not None:
                self._run(lambda: _drawn(approval), lambda pdf: keep(approval, pdf))

        def keep(approval: PaperApproval, pdf: bytes) -> None:
            done = self._say(lambda: self._issuing().approve(approval, role, again(), pdf))
            if done is not None:
                self.approved.emit()

        self._run(maker, prepared)

    def finish(self) -> None:
        """Wait for what is being made."""
        self.forget()
        self._jobs.finish()

    def _kept(self, paper: PracticePaper) -> KeptPaper | None:
        return self._say(lambda: self._issuing().kept(paper))

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> Token:
        return self._jobs.run(lambda _token: work(), done, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, GivesAway):
            self.not_made.emit(error.verdict)
        elif isinstance(error, NamesSomebody):
            self.names.emit(error)
        else:
            self.failed.emit(_why(error))

    def _say(self, deed: Callable[[], T]) -> T | None:
        try:
            return deed()
        except (RuleBroken, StoreFailed) as wrong:
            self._on_failed(wrong)
            return None


def _issued(paper: PracticePaper, kept: KeptPaper | None, maker: Maker) -> Issued:
    if kept is not None:
        return opened(kept, paper)
    return Issued(maker()(paper))


def _pdf(issued: Issued) -> bytes:
    # Drawing is slow to import, and the window need not wait for it.
    from dialog_app.reports import pdf

    return issued.pdf or pdf.render(issued.document)


def _drawn(approval: PaperApproval) -> bytes:
    from dialog_app.reports import pdf

    return pdf.render(approval.document)


def _write(issued: Issued, path: Path, kind: FileKind) -> None:
    from dialog_app.reports.descriptions import content_of
    from dialog_app.reports.files import write_file

    write_file(path, content_of(issued, kind))


def _why(error: Exception) -> str:
    if isinstance(error, RuleBroken):
        return refusal(error).sentence
    if isinstance(error, StoreFailed):
        return disk_trouble(error.kind)
    return say("paper.not_made")
