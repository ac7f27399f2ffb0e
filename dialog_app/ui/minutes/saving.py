"""Saving minutes as files: one in a thread, many in processes, and what is said of it."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dialog_app.core.file_kind import FileKind
from dialog_app.reports.outgoing import OutgoingMaker
from dialog_app.reports.wanted import Wanted
from dialog_app.ui.minutes.batch_job import BatchJob
from dialog_app.ui.minutes.ways_out import Told, UnderWay
from dialog_app.ui.words import say

if TYPE_CHECKING:
    from dialog_app.reports.batch import Outcome

_NAMED = 3


class Saving(QObject):
    """Saves one thing at a time; `saved` carries the ids of the services that have a file now."""

    saved = Signal(object)

    def __init__(self, told: Told, under_way: UnderWay, parent: QObject) -> None:
        super().__init__(parent)
        self._told = told
        self._under_way = under_way
        self._folder = Path()
        self._job = BatchJob(self)
        self._job.progress.connect(self._under_way.tell)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self._on_failed)

    @property
    def running(self) -> bool:
        """Whether files are being made."""
        return self._job.running

    def save(
        self, maker: OutgoingMaker, service_ids: Sequence[str], folder: Path, kind: FileKind
    ) -> None:
        """Make a file for each service; what is under way must be done first."""
        self._folder = folder
        if self._job.start(maker, service_ids, Wanted(folder, (kind,))):
            self._told.tell("")
            self._under_way.begin("paper.batch.saving", len(service_ids), self._job.cancel)

    def finish(self) -> None:
        """Stop, as when the window closes: files that were made stand."""
        self._job.finish()

    def _on_finished(self, outcome: "Outcome") -> None:
        self._under_way.end()
        number = len(outcome.written)
        done = say("paper.saved", n=number, folder=str(self._folder)) if number else ""
        if outcome.failures:
            self._told.complain(what_failed(outcome, number), done or say("paper.nothing_lost"))
        elif outcome.cancelled:
            self._told.tell(f"{say('paper.batch.stopped')} {done}".strip())
        else:
            self._told.tell(done)
        self.saved.emit(tuple(dict.fromkeys(file.service_id for file in outcome.written)))

    def _on_failed(self) -> None:
        self._under_way.end()
        self._told.complain(say("paper.not_saved.unknown"), say("paper.nothing_lost"))


def what_failed(outcome: "Outcome", made: int) -> str:
    """Return why some were not made, and whose; only why, where not one was made."""
    whose = list(dict.fromkeys(one.service for one in outcome.failures if one.service))
    (reason, _times), *_rest = Counter(one.reason for one in outcome.failures).most_common()
    if not made:
        return _why(reason)
    names = ", ".join(whose[:_NAMED])
    more = len(whose) - _NAMED
    if more > 0:
        names = say("paper.batch.and_more", names=names, n=more)
    return say("paper.batch.failed", names=names, why=_why(reason))


def _why(reason: str) -> str:
    """Return the sentence for a reason why a file could not be made."""
    if reason.startswith(("paper.", "row.")):
        return say(f"errors.{reason}")
    kinds = {"full", "locked", "read_only", "gone", "unknown"}
    return say(f"paper.not_saved.{reason if reason in kinds else 'unknown'}")
