"""The right side: what to look at before printing, the ways out, and what comes next."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from dialog_app.core.day import Day
from dialog_app.core.editions import edition
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.remark import Remark
from dialog_app.ui import theme
from dialog_app.ui.minutes.dissent_list import DissentList
from dialog_app.ui.minutes.history import history
from dialog_app.ui.minutes.looked import Looked
from dialog_app.ui.minutes.next_step import NextStep
from dialog_app.ui.minutes.remark_cards import RemarkCards
from dialog_app.ui.minutes.ways_out import Told, UnderWay, WaysOut
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say

_LOW = 620
_MOST_LINES = 12


class BeforePrint(QFrame):
    """Remarks about the chosen service's minutes, paper and files, and the next step.

    `paper_asked` asks for the paper itself where there is no room for it beside.

    Where it is too low for all of it, paper and files are scrolled with the remarks.
    """

    paper_asked = Signal()

    def __init__(
        self, looked: Looked, cards: RemarkCards, dissents: DissentList, out: WaysOut
    ) -> None:
        super().__init__()
        self.setProperty("column", True)
        self.setObjectName("before_print")
        self._looked = looked
        self._cards = cards
        self._dissents = dissents
        self._out = out
        self._header = SectionHeader(say("paper.before"))
        self._paper = Button(say("paper.show"), ButtonLook("link"))
        self._paper.setObjectName("show_paper")
        self._paper.clicked.connect(self.paper_asked)
        self._paper.hide()
        self._header.add_right(self._paper)
        self._history_header = SectionHeader(say("paper.history.heading"))
        self._history = Label("", "small", muted=True).wrapped()
        self._history.setObjectName("minutes_history")
        self.told = Told()
        self.under_way = UnderWay()
        self.next = NextStep()
        self._cards.emptied.connect(self.next.button.setFocus)
        self._scrolled = ScrollColumn(padding=0)
        self._foot = QVBoxLayout()
        self._lay_out()

    def offer_paper(self, offered: bool) -> None:
        """Offer the way to the paper, or leave it where the paper is beside."""
        self._paper.setVisible(offered)

    def take_focus(self) -> None:
        """Put the keyboard on what comes next."""
        self.next.button.setFocus()

    def show_dissents(self) -> None:
        """Bring the dissents into sight, with the keyboard on them where they can be changed."""
        self._dissents.take_focus()
        # They get their place when the column is laid out anew.
        QTimer.singleShot(0, self, lambda: self._scrolled.ensureWidgetVisible(self._dissents))

    def follow(self, day: Day, service_id: str) -> None:
        """Show what is said of a service's minutes, and what can be done with them."""
        self._out.setEnabled(bool(service_id))
        self.next.setEnabled(bool(service_id))
        found = self._found(day, service_id)
        some = say("paper.to_look_at", n=len(found)) if found else ""
        self._header.set_note(some or say("paper.nothing_to_look_at"))
        self._cards.follow(found, service_id)
        self._dissents.follow(day, service_id)
        lines = history(day, service_id)[:_MOST_LINES]
        self._history.setText("\n".join(lines))
        for part in (self._history_header, self._history):
            part.setVisible(bool(lines))
        if service_id:
            self.next.follow(edition(day, service_id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let paper and files scroll with the rest where it is low."""
        super().resizeEvent(event)
        low = self.height() < theme.scaled(_LOW)
        held = QApplication.focusWidget()
        if low:
            self._scrolled.body.addWidget(self._out)
        else:
            self._foot.insertWidget(2, self._out)
        if held is not None and self._out.isAncestorOf(held):
            held.setFocus()

    def _found(self, day: Day, service_id: str) -> tuple[Remark, ...]:
        if not service_id or edition(day, service_id).state is MinutesState.APPROVED:
            return ()
        return self._looked.remarks(day, service_id)

    def _lay_out(self) -> None:
        space = theme.current().space
        side = space.l + space.xs
        body = self._scrolled.body
        body.setContentsMargins(side, space.m, side, space.s)
        body.setSpacing(space.s)
        small = Label(say("paper.small_numbers_how"), "small", muted=True).wrapped()
        parts: tuple[QWidget, ...] = (
            self._header,
            self._cards,
            SectionHeader(say("paper.small_numbers")),
            small,
            self._dissents,
            self._history_header,
            self._history,
        )
        for part in parts:
            body.addWidget(part)
        body.addStretch(1)
        self._foot.setContentsMargins(side, space.s, side, space.l)
        self._foot.setSpacing(space.s)
        for part in (self.told, self.under_way, self._out, self.next):
            self._foot.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scrolled, 1)
        whole.addLayout(self._foot)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
