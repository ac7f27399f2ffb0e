"""The minutes of a day as PDF, made in the background and kept while the day stays as it is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from dialog_app.base.texts import Texts
from dialog_app.core.day import Day
from dialog_app.core.minutes.issued import NO_PAPERS
from dialog_app.core.minutes.issued import Papers as KeptPapers
from dialog_app.core.register import Register
from dialog_app.reports.outgoing import paper
from dialog_app.ui.jobs import Jobs, Token


class Papers(QObject):
    """Gives each service's PDF when it is ready. `made` and `failed` carry the service's id."""

    made = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._made_from: tuple[Day, ...] = ()
        self._known: tuple[int, ...] = ()
        self._papers: dict[str, bytes] = {}
        self._asked: dict[str, Token] = {}

    def ask(
        self,
        day: Day,
        register: Register,
        service_id: str,
        later: Sequence[Day] = (),
        *,
        kept: KeptPapers = NO_PAPERS,
    ) -> None:
        """Make a service's PDF unless it is there; a changed day makes all of them anew.

        What was approved is shown as it is in `kept`.
        """
        known = (id(day), *map(id, later))
        if known != self._known:
            self.forget()
            self._made_from = (day, *later)
            self._known = known
        if service_id in self._papers:
            self.made.emit(service_id)
        elif service_id not in self._asked:
            self._asked[service_id] = self._jobs.run(
                lambda _token: render(day, register, service_id, later, kept=kept),
                self._taker(service_id),
                lambda _error: self._on_failed(service_id),
            )

    def paper(self, service_id: str) -> bytes | None:
        """Return a service's PDF if it is ready."""
        return self._papers.get(service_id)

    def forget(self) -> None:
        """Let go of everything made, and of what is being made."""
        for token in self._asked.values():
            token.cancel()
        self._asked.clear()
        self._papers.clear()

    def finish(self) -> None:
        """Wait for what is being made, as when the window closes."""
        self.forget()
        self._jobs.finish()

    def _taker(self, service_id: str) -> Callable[[bytes], None]:
        def take(paper: bytes) -> None:
            self._asked.pop(service_id, None)
            self._papers[service_id] = paper
            self.made.emit(service_id)

        return take

    def _on_failed(self, service_id: str) -> None:
        self._asked.pop(service_id, None)
        self.failed.emit(service_id)


def render(
    day: Day,
    register: Register,
    service_id: str,
    later: Sequence[Day] = (),
    *,
    kept: KeptPapers = NO_PAPERS,
) -> bytes:
    """Return the minutes of one service as PDF, in the language of the service.

    What was approved is as in `kept`. Raises `RuleBroken`: `row.gone`, `paper.missing`,
    `paper.damaged`.
    """
    words = Texts(register.service(service_id).language)
    return paper(day, register, service_id, words, later, papers=kept).pdf()
