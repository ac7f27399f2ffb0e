"""Oppfølging: what a held day left and how it stands; of a day to come, what it begins with."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dialog_app.core.day import Day
from dialog_app.core.model.days import DayState
from dialog_app.core.record import Step
from dialog_app.ui import theme
from dialog_app.ui.actions import Action, Where
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.follow_up.earlier import Earlier
from dialog_app.ui.follow_up.list import FollowList
from dialog_app.ui.follow_up.next_part import NextPart
from dialog_app.ui.icons import Icon
from dialog_app.ui.live.keys import Keys
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.pages.days import side_width
from dialog_app.ui.text import today
from dialog_app.ui.widgets.empty_state import EmptyState
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.run_label import RunLabel, hint_runs
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say

_OVER = (DayState.HELD, DayState.CLOSED)


class FollowUpPage(QWidget):
    """Every change is a follow-up of this day; its own rows stay as they were when it ended."""

    def __init__(self, bridge: DayBridge, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("follow_up_page")
        self.setAccessibleName(say("since.page"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._bridge = bridge
        self._around = around
        self._earlier = Earlier(around.session)
        self._header = SectionHeader("")
        self._about = Label("", "small", muted=True).wrapped()
        self._error = ErrorLine()
        self._error.setObjectName("follow_up_error")
        self._none = EmptyState(Icon.TRIAL_DONE, say("since.nothing_left"))
        self._none.setObjectName("nothing_left")
        self._lists = {own: FollowList(bridge, around, own=own) for own in (True, False)}
        self._side = NextPart(around)
        self._lay_out()
        self._keys = Keys(self, self.act, Where.FOLLOW_UP)
        bridge.changed.connect(self._follow)

    @property
    def list(self) -> FollowList:
        """The list that is shown: of the day's own, or of what it begins with."""
        return self._lists[self._is_over]

    def act(self, wanted: Action) -> bool:
        """Do what a key asks for; False where it means nothing here."""
        deed = self.list.deeds().get(wanted)
        if deed is not None:
            deed()
        return deed is not None

    def go_to_row(self, _kind: str, row_id: str) -> None:
        """Go to the line about a row."""
        self._show()
        if not self.list.go_to(row_id):
            self.list.take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the other days again: something may have been said on them since."""
        super().showEvent(event)
        if not event.spontaneous():
            self._earlier.forget()
            self._show()
            (self.list if self.list.lines else self._side.plan_next).setFocus()
            self.list.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column at the right from taking the list's room when the text is large."""
        super().resizeEvent(event)
        self._side.setFixedWidth(side_width(self.width()))

    @property
    def _is_over(self) -> bool:
        return self._bridge.record.info.state in _OVER

    def _follow(self, _day: Day, _step: Step | None = None) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        day, over = self._bridge.record, self._is_over
        ask = self._earlier.how_it_stands if over else self._earlier.since_last
        found = ask(day)
        for own, lines in self._lists.items():
            lines.setVisible(own is over and bool(found))
        self.list.show_left(found, today(self._around.now()))
        self._header.set_words(say("since.own" if over else "since.title"))
        self._about.setText(say("since.own_about" if over else "since.brought_about"))
        self._none.setVisible(not found and not self._earlier.fault)
        if self._earlier.fault:
            self._error.tell(self._earlier.fault)
        else:
            self._error.clear()
        self._side.show_day(day, self._earlier.next_days(day))

    def _lay_out(self) -> None:
        space = theme.current().space
        scroll = ScrollColumn()
        scroll.setProperty("column", True)
        for lines in self._lists.values():
            lines.turned.connect(lambda line: scroll.ensureWidgetVisible(line, 0, space.s))
        if not is_tight():
            hint = RunLabel(hint_runs(say("since.hint_keys")), "small")
            hint.setFixedWidth(hint.sizeHint().width())
            self._header.add_right(hint)
        parts = (self._header, self._about, self._error, self._none, *self._lists.values())
        for part in parts:
            scroll.body.addWidget(part)
        scroll.body.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(scroll, 1)
        row.addWidget(self._side)
