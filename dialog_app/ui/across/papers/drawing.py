"""A document as PDF, drawn in the background: as it was approved, or as it would be now."""

from PySide6.QtCore import QObject, Signal

from dialog_app.core.minutes.blocks import Document
from dialog_app.core.minutes.issued import Issued, opened
from dialog_app.core.model.practice import PracticePaper
from dialog_app.core.ports import KeptPaper
from dialog_app.desk.issuing import Make
from dialog_app.ui.jobs import Jobs, Token


class Drawing(QObject):
    """`made` carries an `Issued` with its PDF, `failed` the error; only of what was asked last."""

    made = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._asked: Token | None = None

    def ask(self, paper: PracticePaper, make: Make, kept: KeptPaper | None) -> None:
        """Draw a version; one that was approved is as it was kept, and proved."""
        self.forget()
        self._asked = self._jobs.run(
            lambda _token: drawn(paper, make, kept), self.made.emit, self.failed.emit
        )

    def forget(self) -> None:
        """Want nothing any more."""
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None

    def finish(self) -> None:
        """Want nothing, and wait for what is being drawn."""
        self.forget()
        self._jobs.finish()


def drawn(paper: PracticePaper, make: Make, kept: KeptPaper | None) -> Issued:
    """Return a version with its PDF; raises `RuleBroken` as `opened` and `make`."""
    if kept is not None:
        return opened(kept, paper)
    document = make(paper)
    return Issued(document, rendered(document))


def rendered(document: Document) -> bytes:
    """Return a document as PDF."""
    # Drawing is slow to import, and the window need not wait for it.
    from dialog_app.reports import pdf

    return pdf.render(document)
