"""Printing minutes one after the other, in the day's order, while the rest are still being made."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dialog_app.reports.outgoing import OutgoingMaker
from dialog_app.reports.wanted import Wanted
from dialog_app.ui.jobs import Jobs
from dialog_app.ui.minutes.batch_job import BatchJob
from dialog_app.ui.minutes.saving import what_failed
from dialog_app.ui.minutes.ways_out import Told, UnderWay
from dialog_app.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from dialog_app.reports.batch import Outcome


class PrintRun(QObject):
    """One run at a time; `printed` carries the ids of the services whose minutes were sent."""

    printed = Signal(object)

    def __init__(self, told: Told, under_way: UnderWay, parent: QObject) -> None:
        super().__init__(parent)
        self._told = told
        self._under_way = under_way
        self._printer: QPrinter | None = None
        self._jobs = Jobs(self)
        self._job = BatchJob(self)
        self._job.made.connect(self._on_made)
        self._job.finished.connect(self._on_all_made)
        self._job.failed.connect(self._on_nothing_made)
        self._order: list[str] = []
        self._papers: dict[str, bytes] = {}
        self._sent: list[str] = []
        self._outcome: Outcome | None = None
        self._sending = False
        self._stopped = False
        self._trouble = ""

    @property
    def running(self) -> bool:
        """Whether something is on its way to the printer."""
        return self._printer is not None or self._job.running

    def start(
        self, maker: OutgoingMaker, service_ids: Sequence[str], printer: "QPrinter", ready: bytes
    ) -> None:
        """Print on a printer that was chosen; `ready` is the paper of one that is made already."""
        self._printer, self._outcome = printer, None
        self._order, self._papers, self._sent = list(service_ids), {}, []
        self._stopped, self._trouble = False, ""
        self._told.tell("")
        self._under_way.begin("paper.batch.printing", len(service_ids), self._stop)
        if ready and len(service_ids) == 1:
            self._order.clear()
            self._send(service_ids[0], ready)
        else:
            self._job.start(maker, service_ids, Wanted(None))

    def finish(self) -> None:
        """Stop, as when the window closes; what the printer has is printed."""
        self._job.finish()
        self._jobs.finish()

    def _stop(self) -> None:
        """Send no more; what is on its way is let go."""
        self._stopped = True
        self._order.clear()
        self._job.cancel()

    def _on_made(self, service_id: str, pdf: bytes) -> None:
        self._papers[service_id] = bytes(pdf)
        self._pump()

    def _on_all_made(self, outcome: "Outcome") -> None:
        self._outcome = outcome
        # What could not be made is not waited for.
        self._order = [one for one in self._order if one in self._papers]
        self._pump()

    def _on_nothing_made(self) -> None:
        self._order.clear()
        self._trouble = say("paper.not_printed")
        self._pump()

    def _pump(self) -> None:
        """Send the next paper in order, when it is there and nothing else is being sent."""
        if self._sending or self._printer is None:
            return
        if self._order and self._order[0] in self._papers:
            service_id = self._order.pop(0)
            self._send(service_id, self._papers.pop(service_id))
        elif not self._job.running:
            self._end()

    def _send(self, service_id: str, pdf: bytes) -> None:
        printer = self._printer
        if printer is None:
            return
        from dialog_app.ui.minutes import printing

        self._sending = True
        # A printer can take its time, and the window does not wait for it.
        self._jobs.run(
            lambda _token: printing.print_papers([pdf], printer),
            lambda _nothing: self._on_sent(service_id),
            self._on_refused,
        )

    def _on_sent(self, service_id: str) -> None:
        self._sending = False
        self._sent.append(service_id)
        self._under_way.tell(len(self._sent))
        self._pump()

    def _on_refused(self, error: Exception) -> None:
        self._sending = False
        self._stop()
        self._trouble = say(f"paper.not_printed_why.{getattr(error, 'kind', 'unknown')}")
        self._pump()

    def _end(self) -> None:
        self._printer = None
        self._under_way.end()
        number = len(self._sent)
        done = say("paper.printed", n=number) if number else ""
        outcome = self._outcome
        if self._trouble:
            self._told.complain(self._trouble, done or say("paper.nothing_lost"))
        elif outcome is not None and outcome.failures:
            self._told.complain(what_failed(outcome, number), done or say("paper.nothing_lost"))
        elif self._stopped:
            self._told.tell(f"{say('paper.batch.stopped')} {done}".strip())
        else:
            self._told.tell(done)
        self.printed.emit(tuple(self._sent))
