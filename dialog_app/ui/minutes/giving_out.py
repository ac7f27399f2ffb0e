"""Minutes on paper and as files: asked for on the page, and told of there."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dialog_app.base import paths
from dialog_app.base.texts import Texts
from dialog_app.core.commands.findings import note_labels
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.file_kind import FileKind
from dialog_app.core.minutes.issued import NO_PAPERS
from dialog_app.core.minutes.issued import Papers as KeptPapers
from dialog_app.core.minutes.labels import label_uses
from dialog_app.core.model.said import LabelUse
from dialog_app.core.ports import StoreFailed
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge, refusal
from dialog_app.ui.minutes.papers import Papers, render
from dialog_app.ui.minutes.ways_out import Told
from dialog_app.ui.words import language, say


class GivingOut(QObject):
    """Prints and saves; what was given out is noted in the record."""

    def __init__(
        self, bridge: DayBridge, around: Around, papers: Papers, told: Told, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._around = around
        self._papers = papers
        self._told = told
        self._window = parent
        self.folder = Path(around.settings.minutes_folder or paths.exports())

    def remember(self, folder: str) -> None:
        """Put files in another folder from now on."""
        self.folder = Path(folder)
        self._around.keep_settings(replace(self._around.settings, minutes_folder=folder))

    def save(self, service_ids: Sequence[str], kind: FileKind) -> None:
        """Save the minutes of services as files of one kind."""
        from dialog_app.reports.files import write_minutes

        day, register = self._bridge.record, self._around.register
        later = later_days(self._around, self._bridge)
        kept = kept_papers(self._around, self._bridge, *service_ids)
        kinds = (kind,)
        try:
            written = write_minutes(
                day, register, self.folder, service_ids, later=later, kinds=kinds, papers=kept
            )
        except RuleBroken as broken:
            self._told.complain(refusal(broken).sentence, say("paper.nothing_lost"))
            return
        except StoreFailed as failed:
            self._told.complain(say(f"paper.not_saved.{failed.kind}"), say("paper.nothing_lost"))
            return
        self._note(service_ids)
        self._told.tell(say("paper.saved", n=len(written), folder=str(self.folder)))

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

    def print_out(self, service_ids: Sequence[str]) -> None:
        """Print the minutes of services on the printer that is chosen."""
        from dialog_app.ui.minutes import printing

        printer = printing.chosen_printer(self._window) if service_ids else None
        if printer is None:
            return
        day, register = self._bridge.record, self._around.register
        later = later_days(self._around, self._bridge)
        kept = kept_papers(self._around, self._bridge, *service_ids)
        try:
            papers = [
                self._papers.paper(one) or render(day, register, one, later, kept=kept)
                for one in service_ids
            ]
            printing.print_papers(papers, printer)
        except RuleBroken as broken:
            self._told.complain(refusal(broken).sentence, say("paper.nothing_lost"))
            return
        except printing.NotPrinted:
            self._told.complain(say("paper.not_printed"), say("paper.nothing_lost"))
            return
        self._note(service_ids)
        self._told.tell(say("paper.printed", n=len(papers)))

    def _note(self, service_ids: Sequence[str]) -> None:
        """Keep in the record which labels were given out, by which rule and from what."""
        day, register = self._bridge.record, self._around.register
        known = {(u.place, u.service_id, u.version_id, u.input_hash) for u in day.all(LabelUse)}
        uses = [
            use
            for one in service_ids
            for use in label_uses(day, register, one, self._bridge.laptop)
            if (use.place, use.service_id, use.version_id, use.input_hash) not in known
        ]
        if uses:
            self._bridge.run(note_labels, uses)


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
