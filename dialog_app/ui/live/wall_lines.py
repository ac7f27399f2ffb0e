"""The list of the wall column in words: what comes next, and what stood there before."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from dialog_app.core.model.base import Subject
from dialog_app.core.model.days import Phase, SlideKind
from dialog_app.core.showing import UNASKED, Showing, past, showing, suggested, waiting
from dialog_app.ui.icons import Icon
from dialog_app.ui.live.attention import View
from dialog_app.ui.live.room import Room
from dialog_app.ui.words import say

_PAST_MOST: Final = 2
_LISTS: Final = frozenset({View.OBSTACLES, View.ACTIONS, View.REASONS})
_ICONS: Final = {
    SlideKind.AGENDA: Icon.AGENDA,
    SlideKind.METHOD: Icon.CATALOGUE,
    SlideKind.RESULT: Icon.RESULTS,
    SlideKind.OBSTACLES: Icon.OBSTACLE,
    SlideKind.MAIN_ANSWERS: Icon.QUOTATION,
    SlideKind.COUNTDOWN: Icon.COUNTDOWN,
    SlideKind.GIVE_BACK: Icon.QUOTATION,
    SlideKind.MESSAGE: Icon.MESSAGE,
}


class LineKind(Enum):
    """Why something stands in the list."""

    WAITS = 1
    SUGGESTED = 2
    PAST = 3


@dataclass(frozen=True, slots=True)
class WallLine:
    """One line: what it would show, its words, and the key that shows it (empty: Enter alone).

    `row_id` is empty for a suggestion, which is nobody's yet. `spoken` is for screen readers.
    """

    kind: LineKind
    what: Showing
    title: str
    note: str
    key: str = ""
    row_id: str = ""
    spoken: str = ""

    @property
    def icon(self) -> Icon:
        """The picture of its kind."""
        return _ICONS.get(self.what.kind, Icon.WALL_SCREEN)


def chosen(room: Room) -> Showing:
    """Return what the middle of the page is about, as something to show."""
    attention = room.attention
    subject = attention.subject
    if attention.view is View.ANSWERS and subject is not None:
        return Showing(SlideKind.RESULT, subject, attention.phase)
    if attention.view in _LISTS:
        return Showing(SlideKind.OBSTACLES, *((subject,) if subject is not None else ()))
    if attention.view is View.MAIN_ANSWERS:
        return Showing(SlideKind.MAIN_ANSWERS)
    return Showing(SlideKind.AGENDA)


def suggestions(room: Room) -> tuple[Showing, ...]:
    """Return what may come next while nothing waits.

    Answers and what was said are named only where the key that shows them shows just that.
    """
    attention = room.attention
    found = suggested(room.day, attention.subject, attention.phase)
    return tuple(one for one in found if one.kind in UNASKED or one == chosen(room))


def unasked(room: Room) -> Showing | None:
    """Return what the key for the next thing shows while nothing waits: never answers."""
    return next((one for one in suggestions(room) if one.kind in UNASKED), None)


def lines(room: Room) -> tuple[WallLine, ...]:
    """Return the list as it is now: what waits (or could come next), then the newest before."""
    ahead = tuple(_next(room))
    return (*ahead, *_past(room, 1 if len(ahead) > 1 else _PAST_MOST))


def title_of(room: Room, what: Showing) -> str:
    """Return what something on the wall is called here: «Svar: Avtale før deling»."""
    if what.kind is SlideKind.MESSAGE:
        return what.message
    after = what.kind is SlideKind.RESULT and what.phase is Phase.AFTER
    name = "result_after" if after else what.kind.value
    return say(f"queue.title.{name}", title=_subject_title(room, what.subject))


def _subject_title(room: Room, subject: Subject) -> str:
    return room.subject_title(subject if subject.version_id else None)


def _next(room: Room) -> Iterator[WallLine]:
    rows = waiting(room.day)
    first = say("queue.key.next")
    for place, row in enumerate(rows):
        key = "" if place else first
        yield _line(room, LineKind.WAITS, showing(row), key, row.id)
    if not rows:
        by_key = unasked(room)
        for one in suggestions(room):
            asked = say("live.key.wall_show") if one.kind not in UNASKED else ""
            yield _line(room, LineKind.SUGGESTED, one, first if one == by_key else asked)


def _past(room: Room, most: int) -> Iterator[WallLine]:
    now, met = showing(room.day.wall), set[Showing]()
    key = say("queue.key.previous")
    for row in reversed(past(room.day)):
        what = showing(row)
        if what == now or what in met:
            continue
        yield _line(room, LineKind.PAST, what, "" if met else key, row.id)
        met.add(what)
        if len(met) == most:
            return


def _line(room: Room, kind: LineKind, what: Showing, key: str, row_id: str = "") -> WallLine:
    title = title_of(room, what)
    name = f"result_{kind.name.lower()}" if what.kind is SlideKind.RESULT else what.kind.value
    note = say(f"queue.note.{name}")
    spoken = say(f"queue.spoken.{kind.name.lower()}", title=title, note=note)
    return WallLine(kind, what, title, note, key, row_id, spoken)
