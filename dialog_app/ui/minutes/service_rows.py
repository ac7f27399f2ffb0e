"""The services of a day as rows: each is worked out when it is first shown."""

import datetime
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from dialog_app.core import formats
from dialog_app.core.day import Day
from dialog_app.core.editions import edition
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.said import Minutes
from dialog_app.core.register import Register
from dialog_app.ui.index import Index
from dialog_app.ui.minutes.looked import Looked
from dialog_app.ui.text import clock_here, today
from dialog_app.ui.widgets.label import plain_tool_tip
from dialog_app.ui.words import say

LINE: Final = Qt.ItemDataRole.UserRole
_ROLES: Final = frozenset(
    {
        LINE,
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
    }
)
_HASH: Final = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A service: its name, the state of its minutes, and two lines about them."""

    service_id: str
    name: str
    state: MinutesState
    first: str
    second: str

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        state = say(f"terms.minutes_state.{self.state}")
        return ", ".join((self.name, state, self.first, self.second))


class ServiceRows(QAbstractListModel):
    """Read-only rows in the day's order; only those that are looked at are worked out."""

    def __init__(self, looked: Looked, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looked = looked
        self._day = Day()
        self._register = Register()
        self._lines: dict[str, Line] = {}
        self._pages: dict[str, int] = {}
        self.ids: tuple[str, ...] = ()

    def follow(self, day: Day, register: Register) -> None:
        """Show the services of the day as it is now."""
        self._day, self._register = day, register
        self._lines.clear()
        if day.service_ids != self.ids:
            self.beginResetModel()
            self.ids = tuple(day.service_ids)
            self.endResetModel()
        elif self.ids:
            self.dataChanged.emit(self.index(0), self.index(len(self.ids) - 1))

    def look_again(self, service_id: str) -> None:
        """Work a service out anew."""
        self._lines.pop(service_id, None)
        if service_id in self.ids:
            spot = self.index(self.ids.index(service_id))
            self.dataChanged.emit(spot, spot)

    def tell_pages(self, service_id: str, pages: int) -> None:
        """Say how many pages a service's minutes have."""
        if self._pages.get(service_id) != pages:
            self._pages[service_id] = pages
            self.look_again(service_id)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many services take part."""
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name, the spoken line, or the whole line for LINE."""
        if not index.isValid():
            return None
        if role not in _ROLES:
            return None
        line = self._line(self.ids[index.row()])
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tool_tip(line.name)
        return line.spoken if role == Qt.ItemDataRole.AccessibleTextRole else line.name

    def _line(self, service_id: str) -> Line:
        if service_id not in self._lines:
            self._lines[service_id] = self._worked_out(service_id)
        return self._lines[service_id]

    def _worked_out(self, service_id: str) -> Line:
        issue = edition(self._day, service_id)
        written = say(f"paper.in.{self._register.service(service_id).language}")
        pages = self._pages.get(service_id)
        first = (
            say("paper.pages", n=pages) if pages else "",
            say("paper.version_in", number=issue.version, language=written),
        )
        return Line(
            service_id,
            self._register.name_among(service_id, self.ids),
            issue.state,
            " · ".join(part for part in first if part),
            self._second(issue, service_id),
        )

    def _second(self, issue: Minutes, service_id: str) -> str:
        if issue.state is MinutesState.APPROVED:
            return approved_words(issue, self._day.info.date)
        found = len(self._looked.remarks(self._day, service_id))
        return say("paper.to_look_at", n=found) if found else say("paper.nothing_to_look_at")


def approved_words(issue: Minutes, held: datetime.date) -> str:
    """Return «godkjent kl. 16.01 · 7f3a 91c2»; with the date where it was not on the day itself."""
    words = say("terms.minutes_state.approved")
    if issue.written_at is not None:
        when, time = today(issue.written_at), clock_here(issue.written_at)
        words = say("paper.approved_at", time=time)
        if when != held:
            words = say("paper.approved_on", date=formats.date(when), time=time)
    return " · ".join(part for part in (words, short_hash(issue.content_hash)) if part)


def short_hash(content_hash: str) -> str:
    """Return the beginning of a hash as people compare it: «7f3a 91c2»."""
    return f"{content_hash[:_HASH]} {content_hash[_HASH : 2 * _HASH]}".strip()
