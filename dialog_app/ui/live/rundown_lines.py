"""The lines of the rundown in words: what was planned, what it becomes, what became of it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from dialog_app.core import formats
from dialog_app.core.clock import Forecast, Timing, given, minutes_more
from dialog_app.core.model.days import AgendaItem, ItemState
from dialog_app.ui.follow_up.ways import Way, Ways
from dialog_app.ui.live.room import item_title
from dialog_app.ui.words import say

_KEPT_DONE: Final = 1
_NO_WAYS: Final[Ways] = {}
_NONE: Final = datetime.timedelta()


class Kind(Enum):
    """How a line of the rundown looks."""

    DONE = "done"
    GONE = "gone"
    NOW = "now"
    COMING = "coming"
    FOLD = "fold"


_KINDS: Final = {
    ItemState.RUNNING: Kind.NOW,
    ItemState.DONE: Kind.DONE,
    ItemState.DROPPED: Kind.GONE,
    ItemState.CARRIED: Kind.GONE,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the rundown, in words; `share` is how much of the running item is used.

    `proposed` is when the item begins by the plan that is looked at, with the plan's `minutes`;
    `changed` says that these are other ones than now. All lines are set `beside_plan` then.
    `notes` say what became of an item, the longest first; `became` says it in full.
    """

    kind: Kind
    title: str
    plan: str = ""
    becomes: str = ""
    minutes: str = ""
    end: str = ""
    share: float = 0.0
    proposed: str = ""
    changed: bool = False
    beside_plan: bool = False
    notes: tuple[str, ...] = ()
    became: str = ""

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        if self.kind is Kind.FOLD:
            return self.title
        line = say(
            f"live.rundown.spoken.{self.kind.value}",
            title=self.title,
            plan=self.plan,
            becomes=self.becomes,
            minutes=self.minutes,
            became=self.became,
        )
        return (
            say("replan.rundown.spoken", line=line, time=self.proposed) if self.proposed else line
        )


def lines_of(
    forecast: Forecast, proposed: Forecast | None = None, ways: Ways = _NO_WAYS
) -> tuple[Line, ...]:
    """Return the public items of the day as lines, with the times of a plan that is looked at.

    `ways` says where items that were carried over went.
    """
    public = list(forecast.public)
    if forecast.running is not None and forecast.running not in public:
        public.append(forecast.running)
    public += (timing for timing in forecast.gone if not timing.item.internal)
    public.sort(key=lambda timing: timing.item.position)
    lines = (_gone_where(_line(timing, forecast), ways.get(timing.item.id)) for timing in public)
    if proposed is None:
        return tuple(lines)
    then = {timing.item.id: timing for timing in proposed.timings}
    pairs = zip(public, lines, strict=True)
    return tuple(_proposed(line, timing, then.get(timing.item.id)) for timing, line in pairs)


def _proposed(line: Line, timing: Timing, then: Timing | None) -> Line:
    """Return a line with what a plan makes of its item."""
    line = replace(line, beside_plan=True)
    if line.kind in {Kind.DONE, Kind.GONE}:
        return replace(line, notes=line.notes if line.kind is Kind.GONE else ())
    if then is None:
        return replace(line, proposed=say("replan.rundown.gone"), minutes="", changed=True)
    minutes = _minutes(then.item)
    start = formats.clock(then.start) if line.kind is Kind.COMING else ""
    changed = then.item.added_minutes != timing.item.added_minutes
    return replace(line, proposed=start, minutes=minutes, changed=changed)


def _line(timing: Timing, forecast: Forecast) -> Line:
    item = timing.item
    kind = _KINDS.get(item.state, Kind.COMING)
    plan, title = formats.clock(timing.planned_start), item_title(item)
    if kind is Kind.GONE:
        words = say(f"clock.gone.{item.state.value}")
        short = say(f"clock.gone.{item.state.value}_short")
        return Line(kind, title, plan, notes=(words, short), became=words)
    running = kind is Kind.NOW
    line = Line(
        kind,
        title,
        plan,
        formats.clock(timing.start),
        _minutes(item),
        say("live.rundown.end", time=formats.clock(timing.end)) if running else "",
        _share(timing, forecast) if running else 0.0,
    )
    return _told(line, item) if kind is Kind.DONE else line


def _gone_where(line: Line, way: Way | None) -> Line:
    if line.kind is not Kind.GONE or not way:
        return line
    return replace(line, notes=tuple(way), became=way.words)


def _told(line: Line, item: AgendaItem) -> Line:
    """Return the line of an item that is done, with what it took against the plan."""
    more = minutes_more(item)
    if more is None:
        return line
    if more == 0:
        return replace(line, minutes=str(item.minutes), became=say("clock.took.as_planned"))
    facts = {"minutes": formats.minutes(more).said(say)}
    how = "more" if more > 0 else "less"
    note, words = say(f"clock.took.{how}", **facts), say(f"clock.took.{how}_than_planned", **facts)
    return replace(line, minutes=str(item.minutes), notes=(note,), became=words)


def _minutes(item: AgendaItem) -> str:
    return str(int(given(item).total_seconds() // 60))


def _share(timing: Timing, forecast: Forecast) -> float:
    if forecast.remaining is None:
        return 0.0
    left = forecast.remaining.total_seconds()
    paused = timing.item.paused_seconds + (forecast.paused_for or _NONE).total_seconds()
    used = (forecast.now - timing.start).total_seconds() - paused
    return round(min(1.0, max(0.0, used / max(1.0, used + left))), 2)


def folded(lines: Sequence[Line], heights: dict[Kind, int], room: int) -> tuple[Line, ...]:
    """Return the lines, those done folded into one sentence where they do not all fit."""
    done = [line for line in lines if line.kind is Kind.DONE]
    whole = sum(heights[line.kind] for line in lines)
    if whole <= room or len(done) <= _KEPT_DONE + 1:
        return tuple(lines)
    hidden = len(done) - _KEPT_DONE
    fold = Line(Kind.FOLD, say("live.rundown.folded", n=hidden))
    rest = [line for line in lines if line not in done[:hidden]]
    return (fold, *rest)
