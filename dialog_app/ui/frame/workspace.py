"""Rail, header, notices and the page one is at: everything inside the window."""

from typing import TYPE_CHECKING, Any, Final, Protocol, runtime_checkable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.ports import StoreFailed
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Bridge, DayBridge, refusal
from dialog_app.ui.frame import places
from dialog_app.ui.frame.columns import focus_next
from dialog_app.ui.frame.header import Header
from dialog_app.ui.frame.notices import Notices
from dialog_app.ui.frame.open_day import OpenDay
from dialog_app.ui.text import said, saved_at, step_words
from dialog_app.ui.widgets.rail import Place, Rail
from dialog_app.ui.words import say

if TYPE_CHECKING:
    from dialog_app.core.remark import Remark

_DAYS: Final = "days"


@runtime_checkable
class Headed(Protocol):
    """A page that fills the header itself: its title, the line below, and parts at the right."""

    def heading(self) -> tuple[str, str]:
        """Return the title and the line below it."""
        ...

    def header_tools(self) -> QWidget | None:
        """Return the page's own parts at the right of the header."""
        ...


_OWN_STEPS: Final = frozenset({"plan", "minutes"})
"""Spots of remarks that are steps themselves; all others are on the live page."""


@runtime_checkable
class Pointed(Protocol):
    """A page of a day that can go to what a remark is about."""

    def point_at(self, remark: "Remark") -> None:
        """Go there, with the keyboard."""
        ...


@runtime_checkable
class Stepped(Protocol):
    """A page with parts of its own, one of which is shown."""

    def go_step(self, by: int) -> None:
        """Show the part `by` further on; past the ends nothing changes."""
        ...


class Workspace(QWidget):
    """Goes between places and the steps of a day, and does and tells of undo.

    `moved` carries the window's new title; `around` is what its pages work in.
    """

    moved = Signal(str)
    changed = Signal()

    def __init__(self, around: Around, notices: Notices) -> None:
        super().__init__()
        self.around = around
        self._notices = notices
        self._pages: dict[str, QWidget] = {}
        self._place = ""
        self._day: OpenDay | None = None
        self.stack = QStackedWidget()
        self.stack.setObjectName("pages")
        self.rail = Rail(
            [Place(k.key, k.icon, say(f"frame.place.{k.key}")) for k in places.PLACES],
            say("frame.rail"),
        )
        self.header = Header([(k.key, say(f"frame.step.{k.key}")) for k in places.STEPS])
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, notices):
            column.addWidget(part)
        column.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        self.rail.chosen.connect(self.show_place)
        self.header.step_chosen.connect(self._on_step_chosen)
        around.register_bridge.changed.connect(self._on_changed)

    @property
    def place(self) -> str:
        """The key of the place one is at."""
        return self._place

    @property
    def day(self) -> DayBridge | None:
        """The bridge of the day on the screen, if one is."""
        return self._day.bridge if self._day is not None and self._place == _DAYS else None

    @property
    def held_day(self) -> OpenDay | None:
        """The day that is open, also while one looks at another place."""
        return self._day

    @property
    def spot(self) -> tuple[str, str, str]:
        """Where one is: the place, the open day's id and its step, empty when none is open."""
        if self._day is None:
            return self._place, "", ""
        return self._place, self._day.day_id, self._day.step

    def let_go(self) -> None:
        """Stop listening, as when the window closes or is made anew."""
        self._let_day_go()
        self.around.register_bridge.changed.disconnect(self._on_changed)

    def go_back_to(self, spot: tuple[str, str, str]) -> None:
        """Go to where one was before the window was made anew."""
        place, day_id, step = spot
        if day_id:
            self.open_day(day_id, step)
        if place != _DAYS or not day_id:
            self.show_place(place)

    def show_place(self, key: str) -> None:
        """Show a place of the rail; the list of days lets go of the day that was open.

        Raises KeyError for a place there is not.
        """
        if key == _DAYS:
            self._let_day_go()
        page = self._page(key)
        self._place = key
        self.rail.set_current(key)
        self.stack.setCurrentWidget(page)
        title, below = page.heading() if isinstance(page, Headed) else _usual_heading(key)
        tools = page.header_tools() if isinstance(page, Headed) else None
        self.header.show_place(title, below, tools)
        self.header.tell_saved("")
        self.moved.emit(title)

    def open_day(self, day_id: str, step: str) -> None:
        """Show a day at a step; a day that is gone or cannot be read is told of, and nothing moves.

        Raises KeyError for a step there is not.
        """
        try:
            day = self._opened(day_id)
        except RuleBroken as broken:
            self._notices.say(refusal(broken).sentence)
            return
        except StoreFailed as failed:
            self._notices.disk_failed(failed.kind, lambda: self.open_day(day_id, step))
            return
        if step == "minutes":
            self._notices.no_way_back()
        self._place = _DAYS
        self.rail.set_current(_DAYS)
        self.stack.setCurrentWidget(day.page(step, self.stack))
        self._head_day(day.bridge.record, step)
        log = self.around.session.day_desk(day_id).log
        self.header.tell_saved(saved_at(log[-1].at) if log else "")

    def look_at(self, day_id: str, remark: "Remark") -> None:
        """Go to where a remark of the closing check is put right, and offer the way back."""
        spot = remark.spot.value
        self.open_day(day_id, spot if spot in _OWN_STEPS else "live")
        page = self.stack.currentWidget()
        if isinstance(page, Pointed):
            page.point_at(remark)
        self._notices.offer_way_back(lambda: self.open_day(day_id, "minutes"))

    def go_step(self, by: int) -> None:
        """Go to the next step of the open day or part of a page, or with -1 to the one before."""
        if self._day is None or self.day is None:
            page = self.stack.currentWidget()
            if isinstance(page, Stepped):
                page.go_step(by)
            return
        keys = [kind.key for kind in places.STEPS]
        at = keys.index(self._day.step) + by
        if 0 <= at < len(keys):
            self.open_day(self._day.day_id, keys[at])

    def undo(self, *, again: bool = False) -> None:
        """Take the newest step back, or do it again, and say in the header what it was."""
        bridge: Bridge[Any] | None = (
            self.day if self._place == _DAYS else self.around.register_bridge
        )
        step = (bridge.redoable if again else bridge.undoable) if bridge is not None else None
        if bridge is None or step is None:
            self.header.tell_undone(say("frame.nothing_again" if again else "frame.nothing_undo"))
            return
        before = bridge.record
        refused = bridge.redo() if again else bridge.undo()
        if refused is not None:
            self._notices.say(refused.sentence)
        elif bridge.record is not before:
            key = "frame.done_again" if again else "frame.undone"
            what = step_words(step, self.around.register, before)
            self.header.tell_undone(say(key, what=what), again=again)

    def next_column(self) -> None:
        """Move the keyboard to the next column of the page."""
        page = self.stack.currentWidget()
        if page is not None:
            focus_next(self.rail, page, self.window().focusWidget())

    def _opened(self, day_id: str) -> OpenDay:
        if self._day is None or self._day.day_id != day_id:
            fresh = OpenDay(day_id, self.around)
            self._let_day_go()
            self._day = fresh
            self._notices.watch(fresh.bridge)
            fresh.bridge.changed.connect(self._on_day_changed)
        return self._day

    def _let_day_go(self) -> None:
        if self._day is not None:
            self._notices.no_way_back()
            self._day.let_go()
            self._day = None

    def _page(self, key: str) -> QWidget:
        if key not in self._pages:
            kind = {kind.key: kind for kind in places.PLACES}[key]
            page = kind.page()(self.around)
            self.stack.addWidget(page)
            self._pages[key] = page
        return self._pages[key]

    def _head_day(self, day: Day, step: str) -> None:
        date = said(formats.weekday_date(day.info.date))
        self.header.show_day(day.info.title, date, step)
        self.moved.emit(day.info.title)

    def _on_day_changed(self, day: Day, _step: object) -> None:
        if self._day is not None and self._place == _DAYS:
            self._head_day(day, self._day.step)
        self._on_changed()

    def _on_changed(self, *_change: object) -> None:
        self.header.tell_saved(saved_at(self.around.now()))
        self.changed.emit()

    def _on_step_chosen(self, step: str) -> None:
        if self._day is not None:
            self.open_day(self._day.day_id, step)


def _usual_heading(key: str) -> tuple[str, str]:
    return say(f"frame.place.{key}"), say(f"frame.below.{key}")
