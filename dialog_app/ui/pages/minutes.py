"""Referat: the minutes of every service, as they will look on paper, and the ways out."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.base import paths
from dialog_app.base.texts import Texts
from dialog_app.core.commands.findings import note_labels
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.minutes.issued import NO_PAPERS
from dialog_app.core.minutes.issued import Papers as KeptPapers
from dialog_app.core.minutes.labels import label_uses
from dialog_app.core.model.said import LabelUse
from dialog_app.core.ports import StoreFailed
from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.minutes.before_print import BeforePrint
from dialog_app.ui.minutes.close_day import Closing, report_button
from dialog_app.ui.minutes.papers import Papers, render
from dialog_app.ui.minutes.preview import PagePreview
from dialog_app.ui.minutes.service_list import ServiceList
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import language, say

if TYPE_CHECKING:
    from collections.abc import Callable


_LEAST_PREVIEW = 160


class MinutesPage(QWidget):
    """Paper is made from the day as it is now; what is printed is noted in the record."""

    def __init__(self, bridge: DayBridge, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("minutes_page")
        self.setAccessibleName(say("paper.page"))
        self._bridge = bridge
        self._around = around
        self._papers = Papers(self)
        self._papers.made.connect(self._on_made)
        self._papers.failed.connect(self._on_failed)
        self._services = ServiceList()
        self._services.chosen.connect(self._on_chosen)
        self._header = SectionHeader(say("paper.heading"))
        self._preview = PagePreview()
        self._closing = Closing(around, self)
        self._closing.shown.connect(self._fit)
        self._closing.shown.connect(partial(_keep_keyboard, self._services))
        self._report = report_button()
        self._side = BeforePrint(str(paths.exports()))
        self._lay_out()
        self._connect()
        self._follow(bridge.record)
        bridge.changed.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the chosen service's paper from the day as it is now."""
        super().showEvent(event)
        self._closing.follow(self._bridge.record)
        if self._closing.is_open:
            self._closing.take_focus()
        else:
            self._services.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_chosen(self._services.service_id())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the outer columns as designed; where the text is large they share what there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self, *_shown: object) -> None:
        """Share the width; the closing check takes the place of the paper and what is beside it."""
        left, side = self._widths
        room, closing = self.width(), self._closing.is_open
        narrow = room < left + side + theme.scaled(_LEAST_PREVIEW)
        self._closing.view.setVisible(closing)
        self._preview.setVisible(not narrow and not closing)
        self._side.setVisible(not closing)
        self._left_column.setVisible(not (narrow and closing))
        self._left_column.setFixedWidth(min(left, room // 2) if narrow else left)
        self._side.setFixedWidth(room - min(left, room // 2) if narrow else side)

    def hideEvent(self, event: QHideEvent) -> None:
        """Make no paper while nobody looks."""
        super().hideEvent(event)
        self._papers.finish()

    def _lay_out(self) -> None:
        size = theme.current().size
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        self._left_column = self._left()
        self._widths = (theme.scaled(size.rundown), theme.scaled(size.side_panel - 36))
        columns.addWidget(self._left_column)
        columns.addWidget(self._preview, 1)
        columns.addWidget(self._closing.view, 1)
        self._closing.view.hide()
        columns.addWidget(self._side)

    def _left(self) -> QFrame:
        space = theme.current().space
        left = QFrame()
        left.setProperty("kind", "column-left")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, space.m, 0, space.l)
        column.setSpacing(space.s)
        head = QHBoxLayout()
        head.setContentsMargins(space.xl, 0, space.l, 0)
        head.addWidget(self._header)
        column.addLayout(head)
        column.addWidget(self._services, 1)
        column.addWidget(self._closing.block)
        foot = QHBoxLayout()
        foot.setContentsMargins(space.xl, 0, space.l, 0)
        foot.addWidget(self._report)
        column.addLayout(foot)
        return left

    def _connect(self) -> None:
        side = self._side
        print_one, save_one = (partial(self._for_one, deed) for deed in (self._print, self._save))
        print_all, save_all = (partial(self._for_all, deed) for deed in (self._print, self._save))
        deeds: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+P", print_one),
            ("Ctrl+Shift+P", print_all),
            ("Ctrl+S", save_one),
            ("Ctrl+Shift+S", save_all),
            ("PgDown", lambda: self._preview.turn(1)),
            ("PgUp", lambda: self._preview.turn(-1)),
        )
        for key, deed in deeds:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)
        side.print_one.clicked.connect(print_one)
        side.print_all.clicked.connect(print_all)
        side.save_one.clicked.connect(save_one)
        side.save_all.clicked.connect(save_all)
        self._report.clicked.connect(self._save_report)
        side.browse.clicked.connect(self._choose_folder)

    def _follow(self, day: Day, _step: Step | None = None) -> None:
        self._header.set_note(say("paper.services_number", n=len(day.service_ids)))
        self._services.follow(day, self._around.register)
        if self.isVisible():
            # Every text of the day is read for it, which nobody waits for while writing.
            self._closing.follow(day)
        self._side.follow(day, self._services.service_id())
        if self.isVisible():
            self._on_chosen(self._services.service_id())

    def _on_chosen(self, service_id: str) -> None:
        day = self._bridge.record
        self._side.follow(day, service_id)
        if not service_id:
            self._preview.wait_for("")
            return
        if self.isVisible():
            self._preview.wait_for(self._around.register.full_name(service_id))
            later = _later(self._around, self._bridge)
            kept = _kept(self._around, self._bridge, service_id)
            self._papers.ask(day, self._around.register, service_id, later, kept=kept)

    def _on_made(self, service_id: str) -> None:
        paper = self._papers.paper(service_id)
        if paper is not None and service_id == self._services.service_id():
            self._preview.show_paper(paper)
            self._services.tell_pages(service_id, self._preview.pages)

    def _on_failed(self, service_id: str) -> None:
        if service_id == self._services.service_id():
            self._preview.fail()

    def _for_one(self, deed: "Callable[[tuple[str, ...]], None]") -> None:
        deed(self._chosen())

    def _for_all(self, deed: "Callable[[tuple[str, ...]], None]") -> None:
        deed(self._bridge.record.service_ids)

    def _save(self, service_ids: tuple[str, ...]) -> None:
        from dialog_app.reports.files import write_minutes

        folder = self._folder()
        day = self._bridge.record
        try:
            register, later = self._around.register, _later(self._around, self._bridge)
            kept = _kept(self._around, self._bridge, *service_ids)
            written = write_minutes(day, register, folder, service_ids, later=later, papers=kept)
        except RuleBroken as refused:
            self._side.complain(say(f"errors.{refused.code}"), say("paper.nothing_lost"))
            return
        except StoreFailed as failed:
            self._side.complain(say(f"paper.not_saved.{failed.kind}"), say("paper.nothing_lost"))
            return
        _note(self._bridge, self._around.register, service_ids)
        self._side.tell(say("paper.saved", n=len(written), folder=str(folder)))

    def _save_report(self) -> None:
        from dialog_app.reports.files import report_name, write_report

        folder, day, register = self._folder(), self._bridge.record, self._around.register
        words = Texts(language())
        path = folder / report_name(day, register, words)
        try:
            now, later = self._around.now(), _later(self._around, self._bridge)
            write_report(path, day, register, words, now, later=later)
        except StoreFailed as failed:
            self._side.complain(say(f"paper.not_saved.{failed.kind}"), say("paper.nothing_lost"))
            return
        self._side.tell(say("report.saved", folder=str(folder)))

    def _folder(self) -> Path:
        return Path(self._side.folder.text().strip() or str(paths.exports())).expanduser()

    def _print(self, service_ids: tuple[str, ...]) -> None:
        from dialog_app.ui.minutes import printing

        printer = printing.chosen_printer(self) if service_ids else None
        if printer is None:
            return
        day, register = self._bridge.record, self._around.register
        later = _later(self._around, self._bridge)
        kept = _kept(self._around, self._bridge, *service_ids)
        try:
            papers = [
                self._papers.paper(one) or render(day, register, one, later, kept=kept)
                for one in service_ids
            ]
            printing.print_papers(papers, printer)
        except RuleBroken as refused:
            self._side.complain(say(f"errors.{refused.code}"), say("paper.nothing_lost"))
            return
        except printing.NotPrinted:
            self._side.complain(say("paper.not_printed"), say("paper.nothing_lost"))
            return
        _note(self._bridge, self._around.register, service_ids)
        self._side.tell(say("paper.printed", n=len(papers)))

    def _chosen(self) -> tuple[str, ...]:
        chosen = self._services.service_id()
        return (chosen,) if chosen else ()

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, say("paper.choose_folder"), self._side.folder.text()
        )
        if folder:
            self._side.folder.setText(folder)


def _keep_keyboard(services: ServiceList, is_open: bool) -> None:
    """Put the keyboard on the services where the check that had it goes away."""
    if not is_open and services.isVisible():
        services.setFocus(Qt.FocusReason.OtherFocusReason)


def _later(around: Around, bridge: DayBridge) -> tuple[Day, ...]:
    """Return the days planned from this one; none where they cannot be read just now."""
    try:
        return around.session.next_days(bridge.record.id)
    except StoreFailed:
        return ()


def _kept(around: Around, bridge: DayBridge, *service_ids: str) -> KeptPapers:
    """Return the papers of what was approved; none where they cannot be read just now."""
    try:
        return around.session.papers(bridge.record.id, *service_ids)
    except StoreFailed:
        return NO_PAPERS


def _note(bridge: DayBridge, register: Register, service_ids: tuple[str, ...]) -> None:
    """Keep in the record which labels were given out, by which rule and from what."""
    day = bridge.record
    known = {(u.place, u.service_id, u.version_id, u.input_hash) for u in day.all(LabelUse)}
    uses = [
        use
        for one in service_ids
        for use in label_uses(day, register, one, bridge.laptop)
        if (use.place, use.service_id, use.version_id, use.input_hash) not in known
    ]
    if uses:
        bridge.run(note_labels, uses)
