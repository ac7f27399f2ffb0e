"""The minutes of a day as PDF, made in the background and kept while the day stays as it is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from dialog_app.core.day import Day
from dialog_app.core.editions import is_frozen
from dialog_app.core.minutes.issued import NO_PAPERS, opened
from dialog_app.core.minutes.issued import Papers as KeptPapers
from dialog_app.core.model.said import Minutes
from dialog_app.core.register import Register
from dialog_app.reports.outgoing import OutgoingMaker
from dialog_app.ui.jobs import Jobs, Token

Spot = tuple[str, int]
"""A service's id and the number of a version."""


class Papers(QObject):
    """Gives each service's PDF when it is ready.

    `made` and `failed` carry the service's id and the number of the version.
    """

    made = Signal(str, int)
    failed = Signal(str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._known: tuple[int, ...] = ()
        self._made_from: tuple[object, ...] = ()
        self.maker = OutgoingMaker(Day(), Register())
        self._papers: dict[Spot, bytes] = {}
        self._asked: dict[Spot, Token] = {}

    def follow(self, day: Day, register: Register, later: Sequence[Day] = ()) -> None:
        """Make papers from the day as it is now; a changed day makes all of them anew."""
        known = tuple(map(id, (day, register, *later)))
        if known != self._known:
            self.forget()
            # Held on to, so that no other day can come to have the same identity.
            self._known, self._made_from = known, (day, register, *later)
            self.maker = OutgoingMaker(day, register, later=later)

    def still(self, day: Day) -> None:
        """Know that the day is another one, and that all its papers are the same."""
        self._known = (id(day), *self._known[1:])
        self._made_from = (day, *self._made_from[1:])

    def ask(self, issue: Minutes, kept: KeptPapers = NO_PAPERS) -> None:
        """Make the PDF of a version unless it is there; an approved one is as it is in `kept`."""
        spot = (issue.service_id, issue.version)
        if spot in self._papers:
            self.made.emit(*spot)
        elif spot not in self._asked:
            self._asked[spot] = self._jobs.run(
                self._work(issue, kept), self._taker(spot), lambda _error: self._on_failed(spot)
            )

    def paper(self, issue: Minutes) -> bytes | None:
        """Return the PDF of a version if it is ready."""
        return self._papers.get((issue.service_id, issue.version))

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

    def _work(self, issue: Minutes, kept: KeptPapers) -> Callable[[Token], bytes]:
        if is_frozen(issue):
            return lambda _token: opened(kept.get(issue.id), issue).pdf
        maker = self.maker
        return lambda _token: maker.of(issue.service_id).paper.pdf()

    def _taker(self, spot: Spot) -> Callable[[bytes], None]:
        def take(made: bytes) -> None:
            self._asked.pop(spot, None)
            self._papers[spot] = made
            self.made.emit(*spot)

        return take

    def _on_failed(self, spot: Spot) -> None:
        self._asked.pop(spot, None)
        self.failed.emit(*spot)
