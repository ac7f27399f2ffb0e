"""Referat: the minutes of every service, as they will look on paper, and the ways out."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QWidget

from dialog_app.core.commands.findings import LABELS_NOTED
from dialog_app.core.commands.minutes.standing import LET_STAND
from dialog_app.core.day import Day
from dialog_app.core.file_kind import FileKind
from dialog_app.core.model.minutes import Dissent
from dialog_app.core.record import Step
from dialog_app.core.remark import Remark
from dialog_app.ui import theme
from dialog_app.ui.actions import Action, first_key
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.minutes.close_day import Closing
from dialog_app.ui.minutes.giving_out import GivingOut
from dialog_app.ui.minutes.left_column import LeftColumn
from dialog_app.ui.minutes.looked import Looked
from dialog_app.ui.minutes.middle import Middle
from dialog_app.ui.minutes.service_list import ServiceList
from dialog_app.ui.minutes.share_width import LEAST, share
from dialog_app.ui.minutes.showing import Showing
from dialog_app.ui.minutes.side import Side
from dialog_app.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

_PUT_AWAY = frozenset({QEvent.Type.ParentChange, QEvent.Type.DeferredDelete})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class MinutesPage(QWidget):
    """Paper is made from the day as it is now; what is printed is noted in the record.

    `read_through_asked` carries the id of the service whose minutes are to be read in the room.
    """

    read_through_asked = Signal(str)

    def __init__(self, bridge: DayBridge, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("minutes_page")
        self.setAccessibleName(say("paper.page"))
        self._bridge = bridge
        self._around = around
        self._looked = Looked()
        self._services = ServiceList(self._looked)
        self._middle = Middle()
        self._showing = Showing(bridge, around, self._middle, self)
        self._looking = False
        self._closing = Closing(around, self)
        self._left = LeftColumn(self._services, self._closing.block)
        self._side = Side(bridge, around, self._looked)
        place = (self._side.main.told, self._side.main.under_way)
        self._out = GivingOut(bridge, around, self._showing, place, self)
        self._side.out.set_folder(self._out.folder)
        self._lay_out()
        self._connect()
        self._set_keys()
        self._left.follow(bridge.record, around.register)
        bridge.changed.connect(self._follow)

    def point_at(self, remark: Remark) -> None:
        """Choose the service a remark is about."""
        for service_id in remark.service_ids:
            self._services.choose(service_id)

    def go_to_row(self, _kind: str, row_id: str) -> None:
        """Choose the service whose minutes a dissent stands in, with the keyboard on it."""
        row = self._bridge.record.find(Dissent, row_id)
        if row is not None:
            self._services.choose(row.service_id)
            self._side.show_dissents()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the day as it is now, and make the chosen service's paper from it."""
        super().showEvent(event)
        self._show_day(self._bridge.record)
        if self._closing.is_open:
            self._closing.take_focus()
        else:
            self._services.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the outer columns as designed; where the text is large they share what there is."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Ask for two narrow columns."""
        return QSize(theme.scaled(LEAST), super().minimumSizeHint().height())

    def hideEvent(self, event: QHideEvent) -> None:
        """Make no paper while nobody looks."""
        super().hideEvent(event)
        self._showing.forget()
        self._closing.forget()

    def event(self, event: QEvent) -> bool:
        """Stop what is being made when the page is put away for good."""
        if event.type() in _PUT_AWAY and self.parent() is None:
            for part in (self._out, self._showing, self._closing):
                part.finish()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the next step on Enter, wherever the keyboard is but on a button of its own."""
        held = QApplication.focusWidget()
        on_other = isinstance(held, QAbstractButton) and held is not self._side.main.next.button
        if Qt.Key(event.key()) in _ENTER and not on_other and not self._closing.is_open:
            self._side.take_step()
        elif event.key() == Qt.Key.Key_Escape and self._looking:
            self._look(False)
        else:
            super().keyPressEvent(event)

    def _fit(self, *_shown: object) -> None:
        """Share the width; the closing check takes the place of the paper and what is beside it."""
        closing = self._closing.is_open
        shared = share(self.width(), closing=closing)
        self._looking = self._looking and not shared.middle
        self._closing.view.setVisible(closing)
        self._middle.stand_in(self._looking)
        self._side.main.offer_paper(not shared.middle)
        # First what goes, then what comes: both at once are more than there is room for.
        if closing or self._looking:
            self._side.hide()
        self._middle.setVisible((shared.middle or self._looking) and not closing)
        self._side.setVisible(not (closing or self._looking))
        self._left.setVisible(shared.left > 0)
        self._left.setFixedWidth(max(1, shared.left))
        self._side.setFixedWidth(shared.side)

    def _look(self, looking: bool) -> None:
        """Show the paper in the place of the side column where there is no room for both."""
        self._looking = looking
        self._fit()
        (self._middle if looking else self._side.main).take_focus()

    def _lay_out(self) -> None:
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        # What is least is as it is where it is narrow: the window may always become so.
        columns.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        columns.setSpacing(0)
        columns.addWidget(self._left)
        columns.addWidget(self._middle, 1)
        columns.addWidget(self._closing.view, 1)
        columns.addWidget(self._side)
        self._closing.view.hide()

    def _connect(self) -> None:
        self._side.main.paper_asked.connect(partial(self._look, True))
        self._middle.left.connect(partial(self._look, False))
        self._showing.pages_known.connect(self._services.rows.tell_pages)
        self._services.chosen.connect(self._on_chosen)
        self._closing.shown.connect(self._fit)
        self._closing.shown.connect(partial(_keep_keyboard, self._services))
        self._left.print_all_asked.connect(self._out.print_all)
        self._left.save_all_asked.connect(self._out.save_all)
        self._left.report_asked.connect(self._out.save_report)
        self._side.out.print_asked.connect(self._out.print_shown)
        self._side.out.save_asked.connect(self._out.save_shown)
        self._side.out.folder_chosen.connect(self._out.remember)
        self._side.read_through_asked.connect(self.read_through_asked)
        self._side.left_empty.connect(self._left.take_focus)

    def _set_keys(self) -> None:
        deeds: dict[Action, Callable[[], None]] = {
            Action.PRINT_ONE: self._out.print_shown,
            Action.PRINT_ALL: self._out.print_all,
            Action.SAVE_ONE: partial(self._out.save_shown, FileKind.PDF),
            Action.SAVE_ALL: partial(self._out.save_all, FileKind.PDF),
            Action.PAGE_NEXT: partial(self._middle.preview.turn, 1),
            Action.PAGE_PREVIOUS: partial(self._middle.preview.turn, -1),
        }
        for action, deed in deeds.items():
            shortcut = QShortcut(QKeySequence(first_key(action)), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)

    def _follow(self, day: Day, step: Step | None = None) -> None:
        if step is not None and step.label in (LABELS_NOTED, LET_STAND):
            # Nothing that stands on any paper is different.
            self._showing.still(day)
        if step is not None and step.label == LABELS_NOTED:
            return
        if self.isVisible():
            # Every text of the day is read for it, which nobody waits for while writing.
            self._show_day(day)

    def _show_day(self, day: Day) -> None:
        self._left.follow(day, self._around.register)
        self._closing.follow(day)
        self._on_chosen(self._services.service_id())

    def _on_chosen(self, service_id: str) -> None:
        self._side.follow(service_id)
        self._showing.show(service_id if self.isVisible() else "")


def _keep_keyboard(services: ServiceList, is_open: bool) -> None:
    """Put the keyboard on the services where the check that had it goes away."""
    if not is_open and services.isVisible():
        services.setFocus(Qt.FocusReason.OtherFocusReason)
