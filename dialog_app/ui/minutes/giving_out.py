"""Minutes on paper and as files: asked for on the page, and told of there."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dialog_app.base import paths
from dialog_app.base.texts import Texts
from dialog_app.core.day import Day
from dialog_app.core.editions import at_version
from dialog_app.core.file_kind import FileKind
from dialog_app.core.model.said import Minutes
from dialog_app.core.ports import StoreFailed
from dialog_app.reports.outgoing import OutgoingMaker
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.jobs import Jobs, Token
from dialog_app.ui.minutes.labels_given import LabelsGiven
from dialog_app.ui.minutes.made_of import kept_papers, later_days
from dialog_app.ui.minutes.print_run import PrintRun
from dialog_app.ui.minutes.saving import Saving
from dialog_app.ui.minutes.showing import Showing
from dialog_app.ui.minutes.ways_out import Told, UnderWay
from dialog_app.ui.words import language, say


class GivingOut(QObject):
    """Prints and saves, one thing at a time; what was given out is noted in the record."""

    def __init__(
        self,
        bridge: DayBridge,
        around: Around,
        showing: Showing,
        place: tuple[Told, UnderWay],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._around = around
        self._showing = showing
        self._told = place[0]
        self._window = parent
        self._jobs = Jobs(self)
        self._labels = LabelsGiven(bridge, self)
        self._saving = Saving(*place, self)
        self._printing = PrintRun(*place, self)
        for run in (self._saving.saved, self._printing.printed):
            run.connect(self._on_given_out)
        self._from = (bridge.record, around.register)
        self.folder = Path(around.settings.minutes_folder or paths.exports())

    def remember(self, folder: str) -> None:
        """Put files in another folder from now on."""
        self.folder = Path(folder)
        self._around.keep_settings(replace(self._around.settings, minutes_folder=folder))

    def save_all(self, kind: FileKind) -> None:
        """Save the newest minutes of every service as files of one kind."""
        self._save(self._bridge.record.service_ids, kind, self._bridge.record)

    def save_shown(self, kind: FileKind) -> None:
        """Save the version that is shown as a file."""
        shown = self._showing.shown()
        if shown is not None:
            self._save((shown.service_id,), kind, self._as_of(shown))

    def print_all(self) -> None:
        """Print the newest minutes of every service on the printer that is chosen."""
        self._print(self._bridge.record.service_ids, self._bridge.record, b"")

    def print_shown(self) -> None:
        """Print the version that is shown, the very paper where it is made already."""
        shown = self._showing.shown()
        if shown is not None:
            ready = self._showing.papers.paper(shown)
            self._print((shown.service_id,), self._as_of(shown), ready or b"")

    def save_report(self) -> None:
        """Save the report that is the facilitator's own, while the window goes on."""
        day, register, now = self._bridge.record, self._around.register, self._around.now()
        later, folder = later_days(self._around, self._bridge), self.folder
        words = Texts(language())

        def work(_token: Token) -> None:
            # Drawing is slow to import, and the window need not wait for it.
            from dialog_app.reports.files import report_name, write_report

            path = folder / report_name(day, register, words)
            write_report(path, day, register, words, now, later=later)

        self._told.tell("")
        told = say("report.saved", folder=str(folder))
        self._jobs.run(work, lambda _done: self._told.tell(told), self._on_report_failed)

    def _on_report_failed(self, error: Exception) -> None:
        kind = error.kind if isinstance(error, StoreFailed) else "unknown"
        self._told.complain(say(f"paper.not_saved.{kind}"), say("paper.nothing_lost"))

    def finish(self) -> None:
        """Stop everything, as when the window closes."""
        for part in (self._saving, self._printing, self._labels):
            part.finish()
        self._jobs.finish()

    def _save(self, service_ids: Sequence[str], kind: FileKind, day: Day) -> None:
        if service_ids and self._may_begin():
            maker = self._maker(service_ids, day)
            self._saving.save(maker, service_ids, self.folder, kind)

    def _print(self, service_ids: Sequence[str], day: Day, ready: bytes) -> None:
        from dialog_app.ui.minutes import printing

        if not (service_ids and self._may_begin()):
            return
        settings = self._around.settings
        printer = printing.chosen_printer(self._window, printing.remembered(settings))
        if printer is not None:
            self._around.keep_settings(printing.kept(settings, printer))
            self._printing.start(self._maker(service_ids, day), service_ids, printer, ready)

    def _as_of(self, shown: Minutes) -> Day:
        """Return the day as of the version that is shown."""
        day = self._bridge.record
        return at_version(day, shown.service_id, shown.version) if shown.id else day

    def _may_begin(self) -> bool:
        busy = self._saving.running or self._printing.running
        if busy:
            self._told.complain(say("paper.batch.busy"))
        return not busy

    def _maker(self, service_ids: Sequence[str], day: Day) -> OutgoingMaker:
        register = self._around.register
        self._from = (day, register)
        kept = kept_papers(self._around, self._bridge, *service_ids)
        later = later_days(self._around, self._bridge)
        return OutgoingMaker(day, register, later=later, papers=kept)

    def _on_given_out(self, service_ids: Sequence[str]) -> None:
        self._labels.note(*self._from, service_ids)
