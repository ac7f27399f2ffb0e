"""What is known about the day itself: name, date, place, start, next meeting, deadline."""

import datetime
from collections.abc import Callable
from typing import Any, Final

from dialog_app.core import formats
from dialog_app.core.commands import plan
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.ui.plan.field import Field, HandIn, why_not
from dialog_app.ui.plan.fold import Fold
from dialog_app.ui.plan.lines import end_item
from dialog_app.ui.plan.retention_field import RetentionField
from dialog_app.ui.plan.room import PlanRoom
from dialog_app.ui.text import today
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

Read = Callable[[str, datetime.date], Any]

_LIMIT: Final = 120


def _line(typed: str, _today: datetime.date) -> str:
    return typed


def _time(typed: str, _today: datetime.date) -> datetime.time:
    return formats.read_time(typed)


def _maybe_time(typed: str, _today: datetime.date) -> datetime.time | None:
    return formats.read_time(typed) if typed.strip() else None


def _maybe_date(typed: str, today_: datetime.date) -> datetime.date | None:
    return formats.read_date(typed, today_) if typed.strip() else None


_READ: Final[dict[str, Read]] = {
    "title": _line,
    "date": formats.read_date,
    "place": _line,
    "public_start": _time,
    "public_end": _maybe_time,
    "next_meeting": _line,
    "comment_deadline": _maybe_date,
}


class DayPart(Fold):
    """A row with place and start that opens to every field of the day."""

    def __init__(self, room: PlanRoom) -> None:
        super().__init__("about_day")
        self._room = room
        self._fields: dict[str, HandIn] = {name: self._field(name) for name in _READ}
        self._retention = RetentionField(room)
        self.inside.addWidget(self._retention)

    def follow(self, day: Day) -> None:
        """Show the day as it is on the disk."""
        for name, field in self._fields.items():
            field.show(_shown(day, name))
        self._retention.follow(day)
        start = say("plan.day.starts", time=formats.clock(day.info.public_start))
        words = ", ".join(part for part in (day.info.place, start) if part)
        self.row.set_row(say("plan.day.heading"), words, strong="")

    def open(self) -> None:
        """Open the fields, with the keyboard in the first."""
        self.row.setChecked(True)
        first = self.findChild(TextField)
        if first is not None:
            first.setFocus()

    def _field(self, name: str) -> HandIn:
        words = say(f"plan.day.{name}")
        field = TextField(words, limit=_LIMIT)
        field.setObjectName(f"day_{name}")
        shown = Field(words, field)
        self.inside.addWidget(shown)
        return HandIn(field, lambda typed: self._take(name, typed), shown.line)

    def _take(self, name: str, typed: str) -> str:
        told: list[str] = []

        def write() -> None:
            value = _READ[name](typed, today(self._room.around.now()))
            told.append(self._write(name, value))

        return why_not(write) or told[0]

    def _write(self, name: str, value: Any) -> str:
        if name != "public_end":
            return self._room.run(plan.change_day, **{name: value})
        last = end_item(self._room.day)
        if last is None:
            raise RuleBroken("day.no_items")
        return self._room.run(plan.change_item, last.id, ends_at=value)


def _shown(day: Day, name: str) -> str:
    last = end_item(day)
    value: object = last.ends_at if last is not None else None
    if name != "public_end":
        value = getattr(day.info, name)
    if isinstance(value, datetime.time):
        return formats.clock(value)
    if isinstance(value, datetime.date):
        return formats.date(value)
    return str(value or "")
