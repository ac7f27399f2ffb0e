"""The files of many services, made while the window goes on; it can be cancelled in the middle."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from dialog_app.reports.outgoing import OutgoingMaker
from dialog_app.reports.wanted import Wanted
from dialog_app.ui.jobs import Jobs, Token

if TYPE_CHECKING:
    from dialog_app.reports.batch import Outcome

_TURN: Final = 0.001


class BatchJob(QObject):
    """Makes the minutes of services as files, or as PDFs to print, in processes of their own.

    One run at a time. `progress` says how many services are done, of how many. `made` gives a
    service's id and its PDF where no folder was named. `finished` carries an `Outcome` of
    `reports.batch` with all that was written and all that failed, also after `cancel`; `failed`
    comes instead of it when nothing at all could be done.
    """

    progress = Signal(int, int)
    made = Signal(str, bytes)
    finished = Signal(object)
    failed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._wait: _Waiting | None = None

    @property
    def running(self) -> bool:
        """Whether files are being made."""
        return self._wait is not None

    def start(
        self,
        maker: OutgoingMaker,
        service_ids: Sequence[str],
        wanted: Wanted,
    ) -> bool:
        """Begin, unless something is being made already; return whether it was begun.

        Without a folder each PDF comes with `made`, and nothing is written.
        """
        if self.running:
            return False
        # It is made of values that never change; the window may go on with the day meanwhile.
        self._wait = wait = _Waiting()
        of = len(service_ids)

        def work(_token: Token) -> "Outcome":
            # Drawing is slow to import, and the window need not wait for it.
            from dialog_app.reports.batch import run
            from dialog_app.reports.batch_wire import Made

            def told(made: Made, done: int) -> None:
                if made.pdf:
                    self.made.emit(made.service_id, made.pdf)
                self.progress.emit(done, of)

            with _short_turns():
                return run(maker, service_ids, wanted, told, wait)

        self._jobs.run(work, self._on_done, self._on_failed)
        return True

    def cancel(self) -> None:
        """Stop after the services under way; `finished` still comes, with what was made."""
        if self._wait is not None:
            self._wait.cancelled = True

    def finish(self) -> None:
        """Stop and wait, as when the window closes."""
        self.cancel()
        self._jobs.finish()

    def _on_done(self, outcome: "Outcome") -> None:
        self._wait = None
        self.finished.emit(outcome)

    def _on_failed(self, _error: Exception) -> None:
        self._wait = None
        self.failed.emit()


@contextmanager
def _short_turns() -> Iterator[None]:
    """Let the window's thread wait no longer than a millisecond for the one that reads the day."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


class _Waiting:
    """Whether anybody still waits. A job's own token would keep its answer back when cancelled."""

    cancelled = False
