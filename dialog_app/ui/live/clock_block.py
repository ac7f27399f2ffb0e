"""The clock, what is left of the item, and when the day will end."""

import datetime
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.clock import Forecast, Level
from dialog_app.core.model.days import DayState
from dialog_app.ui import theme
from dialog_app.ui.live.room import item_title
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.widgets.elided_label import ElidedLabel
from dialog_app.ui.widgets.label import Label, TypeStep
from dialog_app.ui.words import say

_NONE: Final = datetime.timedelta()
_MINUTE: Final = datetime.timedelta(minutes=1)
_NEAR: Final = {Level.SOON: "clock.level.soon", Level.LAST: "clock.level.last"}
_HALF_A_DAY: Final = datetime.timedelta(hours=12)


class ClockBlock(QWidget):
    """Says the time in digits and everything else in words; lateness is never a colour."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("clock_block")
        steps: tuple[TypeStep, TypeStep] = (
            ("display", "title") if is_tight() else ("clock", "display")
        )
        self._now = _named(Label("", steps[0]), "clock_now")
        self._left = _named(Label("", steps[1]).right(), "clock_left")
        self._left_of = _named(Label("", "base", muted=True).right(), "clock_left_of")
        self._ends = _named(Label("", "heading" if is_tight() else "title"), "clock_ends")
        self._against = _named(Label("", "lead").wrapped(), "clock_against_plan")
        self._lateness = QVBoxLayout() if is_tight() else QHBoxLayout()
        self._lateness.setSpacing(0)
        self._lateness.addWidget(self._against, 1)
        self._fixed = _named(ElidedLabel("", "base", muted=True), "clock_next_fixed")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._digits())
        column.addSpacing(theme.current().space.s)
        column.addWidget(self._ends)
        column.addLayout(self._lateness)
        column.addWidget(self._fixed)

    def put_beside_lateness(self, part: QWidget) -> None:
        """Put a part at the right of the words about lateness, below them where text is large."""
        self._lateness.addWidget(part, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def _digits(self) -> QHBoxLayout:
        row = QHBoxLayout()
        name = Label(say("live.clock.now"), "base", muted=True)
        if is_tight():
            # Never shown here: a label without a parent would be a window, and take the keyboard.
            name.hide()
        for big, small in ((self._now, name), (self._left, self._left_of)):
            part = QVBoxLayout()
            part.setSpacing(0)
            part.addStretch(1)
            part.addWidget(big)
            part.addWidget(small)
            row.addLayout(part)
        return row

    def show_forecast(self, forecast: Forecast, state: DayState) -> None:
        """Say how the day looks now."""
        self._now.setText(formats.clock(forecast.now))
        left, of = _left(forecast, state)
        self._left.setText(left)
        self._left_of.setText(of)
        near = forecast.level is not Level.CALM
        self._left_of.strong(near)
        # Large text leaves room for the digits, and for what they are only where that changes.
        self._left_of.setVisible(near or forecast.paused_for is not None or not is_tight())
        self._ends.setText(_ending(forecast, state))
        self._against.setText(_against(forecast, state))
        self._fixed.setText(_fixed(forecast))
        for line in (self._against, self._fixed):
            line.setVisible(bool(line.text()) and not (line is self._fixed and is_tight()))


def _named(label: Label, name: str) -> Label:
    label.setObjectName(name)
    return label


def _left(forecast: Forecast, state: DayState) -> tuple[str, str]:
    """Return the second big number, and what it is."""
    if state is DayState.PLANNED:
        return _until_start(forecast)
    if forecast.remaining is None:
        return "", ""
    if forecast.paused_for is not None:
        return _paused(forecast, forecast.paused_for)
    if forecast.remaining < _NONE:
        return _over(-forecast.remaining, "item")
    return _duration(_begun(forecast.remaining)), say(_NEAR.get(forecast.level, "live.clock.left"))


def _paused(forecast: Forecast, paused_for: datetime.timedelta) -> tuple[str, str]:
    if forecast.breather is None:
        return say("live.clock.paused"), _duration(_whole(paused_for))
    if forecast.pause_left:
        left = _duration(_begun(forecast.pause_left))
        return say("clock.breather"), say("clock.left", duration=left)
    return _over(forecast.pause_over, "breather")


def _over(time: datetime.timedelta, what: str) -> tuple[str, str]:
    minutes = _whole(time)
    return _duration(minutes), say(f"clock.over.{what}" if minutes else f"clock.up.{what}")


def _whole(time: datetime.timedelta) -> int:
    return time // _MINUTE


def _begun(time: datetime.timedelta) -> int:
    return -(-time // _MINUTE)


def _until_start(forecast: Forecast) -> tuple[str, str]:
    if forecast.starts is None:
        return "", ""
    left = forecast.starts - forecast.now
    if not _NONE < left < _HALF_A_DAY:
        return formats.clock(forecast.starts), say("live.clock.planned_start")
    return _duration(_begun(left)), say("live.clock.to_start")


def _duration(minutes: int) -> str:
    return formats.minutes(minutes).said(say)


def _ending(forecast: Forecast, state: DayState) -> str:
    if forecast.ends is None:
        return ""
    key = "live.clock.ended" if state in {DayState.HELD, DayState.CLOSED} else "live.clock.ends"
    return say(key, time=formats.clock(forecast.ends))


def _against(forecast: Forecast, state: DayState) -> str:
    if forecast.ends is None or state in {DayState.HELD, DayState.CLOSED}:
        return ""
    return formats.against_plan(forecast.minutes_late).said(say)


def _fixed(forecast: Forecast) -> str:
    timing = forecast.next_fixed
    if timing is None:
        return ""
    planned, becomes = formats.clock(timing.planned_start), formats.clock(timing.start)
    key = "live.clock.fixed" if planned == becomes else "live.clock.fixed_moved"
    return say(key, title=item_title(timing.item), time=planned, becomes=becomes)
