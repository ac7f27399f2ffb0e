"""Telling two versions of a service's minutes apart, in the background."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from dialog_app.core.editions import is_frozen
from dialog_app.core.minutes.blocks import Document
from dialog_app.core.minutes.compared import ComparedLine, compared
from dialog_app.core.minutes.issued import Papers as KeptPapers
from dialog_app.core.minutes.issued import opened
from dialog_app.core.model.said import Minutes
from dialog_app.reports.outgoing import OutgoingMaker
from dialog_app.ui.jobs import Jobs, Token


class Comparing(QObject):
    """`told` carries the lines and both versions; `failed` that a paper could not be read."""

    told = Signal(object, object, object)
    failed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._token: Token | None = None

    def ask(self, maker: OutgoingMaker, older: Minutes, newer: Minutes, kept: KeptPapers) -> None:
        """Tell two versions apart; of two questions only the last is answered."""
        self.forget()
        before, after = _document(maker, older, kept), _document(maker, newer, kept)

        def work(_token: Token) -> tuple[ComparedLine, ...]:
            return compared(before(), after())

        self._token = self._jobs.run(
            work,
            lambda lines: self.told.emit(lines, older, newer),
            lambda _error: self.failed.emit(),
        )

    def forget(self) -> None:
        """Want no answer any more."""
        if self._token is not None:
            self._token.cancel()

    def finish(self) -> None:
        """Wait for what is being worked out."""
        self.forget()
        self._jobs.finish()


def _document(maker: OutgoingMaker, issue: Minutes, kept: KeptPapers) -> Callable[[], Document]:
    if is_frozen(issue):
        return lambda: opened(kept.get(issue.id), issue).document
    return lambda: maker.of(issue.service_id).paper.document
