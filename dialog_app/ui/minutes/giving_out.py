"""Minutes on paper and as files: asked for on the page, and told of there."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dialog_app.base import paths
from dialog_app.base.texts import Texts
from dialog_app.core.day import Day
from dialog_app.core.file_kind import FileKind
from dialog_app.core.minutes.issued import NO_PAPERS
from dialog_app.core.minutes.issued import Papers as KeptPapers
from dialog_app.core.minutes.versions import edition
from dialog_app.core.ports import StoreFailed
from dialog_app.reports.outgoing import OutgoingMaker
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.minutes.labels_given import LabelsGiven
from dialog_app.ui.minutes.papers import Papers
from dialog_app.ui.minutes.print_run import PrintRun
from dialog_app.ui.minutes.saving import Saving
from dialog_app.ui.minutes.ways_out import Told, UnderWay
from dialog_app.ui.words import language, say


class GivingOut(QObject):
    """Prints and saves, one thing at a time; what was given out is noted in the record."""

    def __init__(
        self,
        bridge: DayBridge,
        around: Around,
        papers: Papers,
        place: tuple[Told, UnderWay],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._around = around
        self._papers = papers
        self._told = place[0]
        self._window = parent
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

    def save(self, service_ids: Sequence[str], kind: FileKind) -> None:
        """Save the minutes of services as files of one kind."""
        if service_ids and self._may_begin():
            self._saving.save(self._maker(service_ids), service_ids, self.folder, kind)

    def print_out(self, service_ids: Sequence[str]) -> None:
        """Print the minutes of services on the printer that is chosen."""
        from dialog_app.ui.minutes import printing

        if not (service_ids and self._may_begin()):
            return
        printer = printing.chosen_printer(self._window)
        if printer is not None:
            maker = self._maker(service_ids)
            ready = self._papers.paper(edition(self._bridge.record, service_ids[0]))
            self._printing.start(maker, service_ids, printer, ready or b"")

    def save_report(self) -> None:
        """Save the report that is the facilitator's own."""
        from dialog_app.reports.files import report_name, write_report

        day, register = self._bridge.record, self._around.register
        words = Texts(language())
        path = self.folder / report_name(day, register, words)
        try:
            later = later_days(self._around, self._bridge)
            write_report(path, day, register, words, self._around.now(), later=later)
        except StoreFailed as failed:
            self._told.complain(say(f"paper.not_saved.{failed.kind}"), say("paper.nothing_lost"))
            return
        self._told.tell(say("report.saved", folder=str(self.folder)))

    def finish(self) -> None:
        """Stop everything, as when the window closes."""
        for part in (self._saving, self._printing, self._labels):
            part.finish()

    def _may_begin(self) -> bool:
        busy = self._saving.running or self._printing.running
        if busy:
            self._told.complain(say("paper.batch.busy"))
        return not busy

    def _maker(self, service_ids: Sequence[str]) -> OutgoingMaker:
        self._from = day, register = self._bridge.record, self._around.register
        kept = kept_papers(self._around, self._bridge, *service_ids)
        later = later_days(self._around, self._bridge)
        return OutgoingMaker(day, register, later=later, papers=kept)

    def _on_given_out(self, service_ids: Sequence[str]) -> None:
        self._labels.note(*self._from, service_ids)


def later_days(around: Around, bridge: DayBridge) -> tuple[Day, ...]:
    """Return the days planned from this one; none where they cannot be read just now."""
    try:
        return around.session.next_days(bridge.record.id)
    except StoreFailed:
        return ()


def kept_papers(around: Around, bridge: DayBridge, *service_ids: str) -> KeptPapers:
    """Return the papers of what was approved; none where they cannot be read just now."""
    try:
        return around.session.papers(bridge.record.id, *service_ids)
    except StoreFailed:
        return NO_PAPERS
