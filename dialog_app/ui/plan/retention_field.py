"""Until when a day is kept, with the reason where that is longer than usual."""

import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core import formats, retention
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.ui import theme
from dialog_app.ui.bridge import refusal
from dialog_app.ui.plan.field import Field, HandIn
from dialog_app.ui.plan.room import PlanRoom
from dialog_app.ui.text import today
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

_DATE_MOST = 30


class RetentionField(QWidget):
    """A date that can be changed on a closed day too; the reason is asked for when one is needed.

    An empty date is the usual one again.
    """

    def __init__(self, room: PlanRoom) -> None:
        super().__init__()
        self._room = room
        self._date = TextField(say("plan.day.retention_until"), limit=_DATE_MOST)
        self._date.setObjectName("day_retention_until")
        self._reason = TextField(say("plan.day.retention_reason"), limit=retention.REASON_MOST)
        self._reason.setObjectName("day_retention_reason")
        dated, self._why = (Field(part.accessibleName(), part) for part in self._parts())
        self._hand_date = HandIn(self._date, self._take_date, dated.line)
        self._hand_reason = HandIn(self._reason, self._take_reason, self._why.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.s)
        column.addWidget(dated)
        column.addWidget(self._why)
        column.addWidget(Label(say("plan.day.retention_note"), "small", muted=True).wrapped())

    def follow(self, day: Day) -> None:
        """Show until when the day is kept."""
        self._hand_date.show(formats.date(retention.until(day.info)))
        self._hand_reason.show(day.info.retention_reason)
        self._why.setVisible(bool(day.info.retention_reason))

    def _parts(self) -> tuple[TextField, TextField]:
        return self._date, self._reason

    def _take_date(self, typed: str) -> str:
        return self._write(typed, self._reason.text())

    def _take_reason(self, typed: str) -> str:
        return self._write(self._date.text(), typed)

    def _write(self, typed: str, reason: str) -> str:
        try:
            date = self._read(typed)
        except RuleBroken as broken:
            return refusal(broken).sentence
        refused = self._room.bridge.run(retention.keep_until, date, reason)
        if refused is None:
            return ""
        if refused.code == "retention.reason_missing":
            self._why.show()
            self._reason.setFocus()
        return refused.sentence

    def _read(self, typed: str) -> datetime.date:
        if not typed.strip():
            return retention.usual(self._room.day.info)
        return formats.read_date(typed, today(self._room.around.now()))
