"""Closing a held day: what is left to look at is said first, and it is never done by accident."""

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core.closing_check import remarks
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.days import DayInfo, DayState
from dialog_app.core.ports import StoreFailed
from dialog_app.core.remark import Remark
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import refusal
from dialog_app.ui.icons import Icon
from dialog_app.ui.jobs import Jobs, Token
from dialog_app.ui.minutes.closing_view import ClosingView
from dialog_app.ui.text import disk_trouble
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say

_MANY: Final = 30
"""So many services take longer to look through than a window may stand still."""


class CloseDay(QWidget):
    """What the minutes follow, how much there is to look at, and the way to the closing check."""

    begun = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._note = Label("", "small", muted=True).wrapped()
        self._left = Label("", "small").wrapped()
        self._left.setObjectName("closing_left")
        self.button = Button(say("closing.begin"), ButtonLook(icon=Icon.STATE_APPROVED))
        self.button.setObjectName("close_day")
        self.button.clicked.connect(self.begun)
        space = theme.current().space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl, space.s, space.l, 0)
        column.setSpacing(space.s)
        for part in (self._note, self._left, self.button):
            column.addWidget(part)

    def follow(self, info: DayInfo, left: int) -> None:
        """Say how the day stands, and how many remarks there are before it is closed."""
        held = info.state is DayState.HELD
        words = say(f"closing.state.{info.state}")
        if info.close_reason:
            words = f"{words} {say('closing.closed_with', reason=info.close_reason)}"
        self._note.setText(words)
        # Of a day that was held the page says it already, beside the states.
        self._note.setHidden(held)
        self._left.setVisible(held)
        self._left.setText(say("closing.some", n=left) if left else say("closing.nothing_left"))
        self.button.setVisible(held)


def report_button() -> Button:
    """Return the button for the report that is the facilitator's own."""
    button = Button(say("report.button"), ButtonLook("link"))
    button.setObjectName("save_report")
    button.setToolTip(say("report.button_hint"))
    button.setAccessibleDescription(say("report.button_hint"))
    return button


class Closing(QObject):
    """The closing check of one page of minutes: its block, its view, and the session behind.

    `shown` says whether the check is before the facilitator now.
    """

    shown = Signal(bool)

    def __init__(self, around: Around, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self._day: Day | None = None
        self.block = CloseDay()
        self.view = ClosingView()
        self._jobs = Jobs(self)
        self._token = Token()
        self.is_open = False
        self.block.begun.connect(self._on_begun)
        self.view.left.connect(lambda: self._show(is_open=False))
        self.view.wanted.connect(self._on_wanted)
        self.view.closing_wanted.connect(self._on_closing_wanted)

    def follow(self, day: Day) -> None:
        """Show how the day stands now; a closed day has nothing more to be checked."""
        self._day = day
        self._token.cancel()
        if day.info.state is DayState.HELD and len(day.service_ids) > _MANY:
            self._find_later(day)
        else:
            self._tell(self._found())
        if self.is_open and day.info.state is not DayState.HELD:
            self._show(is_open=False)

    def forget(self) -> None:
        """Want no answer any more."""
        self._token.cancel()

    def finish(self) -> None:
        """Wait for what is being looked through."""
        self.forget()
        self._jobs.finish()

    def take_focus(self) -> None:
        """Put the keyboard where one left the check."""
        self.view.take_focus()

    def _tell(self, found: tuple[Remark, ...]) -> None:
        if self._day is not None:
            self.block.follow(self._day.info, len(found))
            self.view.follow(found, self._day, self._around.register)

    def _find_later(self, day: Day) -> None:
        """Look a large day through in the background, which nobody waits for while writing."""
        try:
            drafts = self._around.session.day_desk(day.id).drafts
        except StoreFailed as failed:
            self.view.complain(disk_trouble(failed.kind))
            return
        register = self._around.register
        self._token = self._jobs.run(
            lambda _token: remarks(day, register, drafts), self._tell, lambda _error: None
        )

    def _found(self) -> tuple[Remark, ...]:
        if self._day is None or self._day.info.state is not DayState.HELD:
            return ()
        try:
            return self._around.session.remarks(self._day.id)
        except StoreFailed as failed:
            self.view.complain(disk_trouble(failed.kind))
            return ()

    def _show(self, *, is_open: bool) -> None:
        self.is_open = is_open
        self.shown.emit(is_open)
        if is_open:
            self.view.take_focus()
        elif self.block.button.isVisible():
            self.block.button.setFocus()

    def _on_begun(self) -> None:
        if self._day is not None:
            self.view.begin()
            self.follow(self._day)
            self._show(is_open=True)

    def _on_wanted(self, remark: Remark) -> None:
        if self._day is not None and self._around.look_at is not None:
            self._around.look_at(self._day.id, remark)

    def _on_closing_wanted(self, reason: str) -> None:
        """Close the day for good; every page hears of it as of any other change."""
        if self._day is None:
            return
        try:
            self._around.session.close_day(self._day.id, reason)
        except RuleBroken as broken:
            self.view.complain(refusal(broken).sentence)
        except StoreFailed as failed:
            self.view.complain(disk_trouble(failed.kind))
