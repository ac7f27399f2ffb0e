"""Showing a service's minutes: the paper of a version, or two versions told apart."""

from PySide6.QtCore import QObject, Signal

from dialog_app.core.day import Day
from dialog_app.core.editions import edition, is_frozen, versions
from dialog_app.core.minutes.compared import ComparedLine
from dialog_app.core.minutes.issued import NO_PAPERS
from dialog_app.core.minutes.issued import Papers as KeptPapers
from dialog_app.core.model.said import Minutes
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.minutes.comparing import Comparing
from dialog_app.ui.minutes.made_of import kept_papers, later_days
from dialog_app.ui.minutes.middle import Middle
from dialog_app.ui.minutes.papers import Papers
from dialog_app.ui.words import say


class Showing(QObject):
    """Asks for what the middle of the page is to show; `pages_known` tells how long minutes are."""

    pages_known = Signal(str, int)

    def __init__(self, bridge: DayBridge, around: Around, middle: Middle, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._around = around
        self._middle = middle
        self._service_id = ""
        self.papers = Papers(self)
        self.papers.made.connect(self._on_made)
        self.papers.failed.connect(self._on_failed)
        self._comparing = Comparing(self)
        self._comparing.told.connect(self._on_told)
        self._comparing.failed.connect(middle.fail)
        middle.versions.changed.connect(self.refresh)

    @property
    def issue(self) -> Minutes:
        """The version that is shown; the newest where no other was chosen."""
        newest = edition(self._bridge.record, self._service_id)
        return self._middle.versions.shown or newest

    def shown(self) -> Minutes | None:
        """Return the version that is shown; None without a service."""
        return self.issue if self._service_id else None

    def show(self, service_id: str) -> None:
        """Show a service's minutes as they are now; without an id, nothing."""
        self._service_id = service_id
        self._middle.versions.follow(versions(self._bridge.record, service_id))
        self.refresh()

    def refresh(self) -> None:
        """Show what is chosen, anew where the day has changed."""
        self._comparing.forget()
        if not self._service_id:
            self._middle.wait_for("", "", 0)
            return
        later = later_days(self._around, self._bridge)
        self.papers.follow(self._bridge.record, self._around.register, later)
        pair = self._middle.versions.pair
        if pair is not None:
            self._comparing.ask(self.papers.maker, *pair, self._kept(*pair))
            return
        issue = self.issue
        self._middle.wait_for(self._name(), self._service_id, issue.version)
        self.papers.ask(issue, self._kept(issue))

    def still(self, day: Day) -> None:
        """Know that the day is another one, and that all its papers are the same."""
        self.papers.still(day)

    def forget(self) -> None:
        """Want no more, and wait for nothing."""
        self.papers.forget()
        self._comparing.forget()
        self._middle.preview.strip.pages.forget()

    def finish(self) -> None:
        """Want no more, and wait for what is being made."""
        self.papers.finish()
        self._comparing.finish()
        self._middle.preview.finish()

    def _kept(self, *issues: Minutes) -> KeptPapers:
        if any(is_frozen(issue) for issue in issues):
            return kept_papers(self._around, self._bridge, self._service_id)
        return NO_PAPERS

    def _name(self) -> str:
        return self._around.register.full_name(self._service_id)

    def _on_made(self, service_id: str, version: int) -> None:
        issue = self.issue
        paper = self.papers.paper(issue)
        is_shown = (service_id, version) == (self._service_id, issue.version)
        if paper is None or not is_shown or self._middle.versions.comparing:
            return
        self._middle.show_paper(paper)
        if version == edition(self._bridge.record, service_id).version:
            self.pages_known.emit(service_id, self._middle.preview.pages)

    def _on_failed(self, service_id: str, version: int) -> None:
        if (service_id, version) == (self._service_id, self.issue.version):
            self._middle.fail()

    def _on_told(self, lines: tuple[ComparedLine, ...], older: Minutes, newer: Minutes) -> None:
        self._middle.comparison.show_lines(lines, older.version, newer.version, newer.reason)
        self._middle.show_comparison(say("paper.compare.title", service=self._name()))
