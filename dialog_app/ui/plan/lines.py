"""The agenda as lines of a table, and the sums at its foot."""

import datetime
from dataclasses import dataclass
from typing import Final

from dialog_app.core import clock, formats
from dialog_app.core.clock import Planned
from dialog_app.core.day import Day
from dialog_app.core.model.days import AgendaItem, DayState, ItemKind, ItemState
from dialog_app.core.register import Register
from dialog_app.ui.follow_up.ways import Ways
from dialog_app.ui.icons import Icon
from dialog_app.ui.plan.names import subject_code
from dialog_app.ui.text import said
from dialog_app.ui.words import language, say

TREATING: Final = frozenset({ItemKind.WORKING_METHODS, ItemKind.POSITIONS, ItemKind.DIALOGUE})
_MOST_CODES: Final = 4
_NO_WAYS: Final[Ways] = {}
_GONE: Final = (ItemState.DROPPED, ItemState.CARRIED)


@dataclass(frozen=True, slots=True)
class Mark:
    """What is special about an item, as an icon and a word; `whole` says it in full."""

    icon: Icon
    word: str
    whole: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the agenda, in words."""

    item: AgendaItem
    start: str
    title: str
    kind: str
    methods: str
    marks: tuple[Mark, ...]

    @property
    def quiet(self) -> bool:
        """Whether the line is about something the services do not see, or that is over."""
        return self.item.internal or self.item.state is not ItemState.COMING

    @property
    def is_late(self) -> bool:
        """Whether the item ends after a fixed time or the agreed end."""
        return any(mark.icon is Icon.ATTENTION for mark in self.marks)

    @property
    def mark_shown(self) -> str:
        """The marks there is room for: being late is said alone."""
        late = [mark.word for mark in self.marks if mark.icon is Icon.ATTENTION]
        return late[0] if late else self.mark_words

    @property
    def mark_words(self) -> str:
        """The marks as one phrase: «beskyttet, fast tid»."""
        return ", ".join(mark.word for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Foot:
    """The sums below the agenda, in words.

    `agreed` is whether an end has been agreed at all, `well` whether the day keeps it.
    """

    span: str
    sums: str
    end: str
    well: bool
    slack: str
    agreed: bool = True


def item_title(item: AgendaItem) -> str:
    """Return an item's title in the interface's language, else as it was written."""
    own = {"nb": item.title, "nn": item.title_nn, "en": item.title_en}[language()]
    return own or item.title


def lines_of(day: Day, register: Register, ways: Ways = _NO_WAYS) -> tuple[Line, ...]:
    """Return every item of the agenda as a line, with its planned start.

    `ways` says from which day items were carried over, and to which.
    """
    planned = clock.plan(day)
    starts = {item.id: start for item, start, _ in planned}
    over = overruns(day, planned)
    crowds = crowded(planned)
    return tuple(
        Line(
            item,
            formats.clock(starts[item.id]) if item.id in starts else "",
            item_title(item),
            say(f"terms.item_type.{item.kind.value}"),
            _codes(day, register, item),
            (
                *_crowd_marks(item, crowds.get(item.id, 0)),
                *_marks(item, over.get(item.id, 0)),
                *_carried_marks(item, ways),
            ),
        )
        for item in day.agenda
    )


def foot_of(day: Day, now: datetime.datetime) -> Foot:
    """Return the sums of the public items, and how the end stands to what was agreed."""
    public = [row for row in clock.plan(day) if not row[0].internal]
    if not public:
        return Foot("", say("plan.foot.empty"), "", well=True, slack="", agreed=False)
    minutes = round((public[-1][2] - public[0][1]).total_seconds() / 60)
    spare = sum(i.minutes - i.least_minutes for i, _, _ in public if not i.protected)
    sums = say("plan.foot.items", n=len(public)), said(formats.minutes(minutes))
    end = _end(day, public, now)
    return Foot(
        f"{formats.clock(public[0][1])}–{formats.clock(public[-1][2])}",
        " · ".join(sums),
        say("plan.foot.no_end") if end is None else _end_words(day, end),
        well=end is None or end <= 0,
        slack=say("plan.foot.spare", minutes=said(formats.minutes(spare))) if spare else "",
        agreed=end is not None,
    )


def end_item(day: Day) -> AgendaItem | None:
    """Return the item that carries the agreed end: the check-out, or else the last public one."""
    public = [item for item in day.agenda if not item.internal and item.state not in _GONE]
    checkouts = [item for item in public if item.kind is ItemKind.CHECKOUT]
    return next(iter([*reversed(checkouts), *reversed(public)]), None)


def _end(day: Day, public: list[Planned], now: datetime.datetime) -> int | None:
    """Return how many minutes late the day ends, or None where no end is agreed."""
    if day.info.state is DayState.RUNNING:
        return clock.forecast(day, now).minutes_late
    carrier = end_item(day)
    if carrier is None or carrier.ends_at is None:
        return None
    last, start, end = public[-1]
    if last.id == carrier.id:
        return _past(last, start, last.minutes)
    return round((end - _fixed(carrier.ends_at, start)).total_seconds() / 60)


def _end_words(day: Day, late: int) -> str:
    if day.info.state is DayState.RUNNING:
        return said(formats.against_plan(late))
    if late == 0:
        return say("plan.foot.as_agreed")
    key = "late" if late > 0 else "early"
    return say(f"plan.foot.{key}", minutes=said(formats.minutes(late)))


def _past(item: AgendaItem, start: datetime.datetime, minutes: int) -> int:
    """Return how many minutes after its fixed end an item of that length would end."""
    if item.ends_at is None:
        return 0
    natural = start + datetime.timedelta(minutes=minutes)
    return round((natural - _fixed(item.ends_at, start)).total_seconds() / 60)


def _fixed(time: datetime.time, near: datetime.datetime) -> datetime.datetime:
    return datetime.datetime.combine(near.date(), time, tzinfo=near.tzinfo)


def overruns(day: Day, planned: list[Planned]) -> dict[str, int]:
    """Return the items that end after a fixed time or the agreed end, with how many minutes."""
    carrier = end_item(day)
    agreed = carrier.ends_at if carrier is not None else None
    over: dict[str, int] = {}
    passed = False
    for item, start, end in planned:
        late = _past(item, start, item.minutes if item is carrier else item.least_minutes)
        if passed and agreed is not None and not item.internal:
            late = max(late, round((end - _fixed(agreed, start)).total_seconds() / 60))
        passed = passed or item is carrier
        if late > 0:
            over[item.id] = late
    return over


def crowded(planned: list[Planned]) -> dict[str, int]:
    """Return the items that cannot begin at their fixed start, with by how many minutes.

    What comes before them takes longer than there is room for.
    """
    rows = ((item, start, item.starts_at) for item, start, _ in planned)
    late = {
        i.id: _minutes(start - _fixed(time, start)) for i, start, time in rows if time is not None
    }
    return {item_id: minutes for item_id, minutes in late.items() if minutes > 0}


def _minutes(time: datetime.timedelta) -> int:
    return round(time.total_seconds() / 60)


def _codes(day: Day, register: Register, item: AgendaItem) -> str:
    if not item.method_version_ids and item.kind not in TREATING:
        return ""
    subjects = [row.subject for row in day.subjects_of(item)]
    if len(subjects) > _MOST_CODES and not item.method_version_ids:
        return say("plan.all_methods", n=len(subjects))
    return ", ".join(subject_code(register, subject) for subject in subjects)


def _marks(item: AgendaItem, late: int) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    if item.state is not ItemState.COMING:
        word = say(f"terms.item_state.{item.state.value}")
        marks.append(Mark(Icon.READY, word, word))
    if late:
        word = say("plan.mark.late", minutes=said(formats.minutes(late)))
        marks.append(Mark(Icon.ATTENTION, word, word))
    if item.internal:
        marks.append(_mark(Icon.INTERNAL, "internal"))
    if item.protected:
        marks.append(_mark(Icon.PROTECTED, "protected"))
    if item.droppable:
        marks.append(_mark(Icon.DROPPABLE, "droppable"))
    if item.starts_at is not None or item.ends_at is not None:
        marks.append(Mark(Icon.FIXED_TIME, say("plan.mark.fixed"), _fixed_words(item)))
    return tuple(marks)


def _fixed_words(item: AgendaItem) -> str:
    """Return the fixed times of an item in words: «begynner kl. 13.00, slutter kl. 14.30»."""
    times = (("clock.plan.starts_at", item.starts_at), ("plan.mark.fixed_at", item.ends_at))
    return ", ".join(say(key, time=formats.clock(time)) for key, time in times if time is not None)


def _crowd_marks(item: AgendaItem, late: int) -> tuple[Mark, ...]:
    if not late or item.starts_at is None:
        return ()
    facts = {"minutes": said(formats.minutes(late)), "time": formats.clock(item.starts_at)}
    word = say("clock.plan.crowded", minutes=facts["minutes"])
    return (Mark(Icon.ATTENTION, word, say("clock.plan.crowded_whole", **facts)),)


def _carried_marks(item: AgendaItem, ways: Ways) -> tuple[Mark, ...]:
    """Give the mark that says from which day an item was carried over, or to which."""
    way = ways.get(item.id)
    icon = Icon.PREVIOUS if item.carried_from else Icon.NEXT
    return (Mark(icon, way.words, way.words),) if way is not None else ()


def _mark(icon: Icon, name: str) -> Mark:
    word = say(f"plan.mark.{name}")
    return Mark(icon, word, word)
