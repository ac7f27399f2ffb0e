"""Rows of a day: the plan, who is there, what the clock and the wall are doing."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from dialog_app.core import norway
from dialog_app.core.model.base import DayRow, Subject, SubjectKind


class DayKind(StrEnum):
    """What kind of day it is."""

    DIALOGUE = "dialogue"
    DEEP_DIVE = "deep_dive"


class DayState(StrEnum):
    """How far a day has come; a closed day's journal is stripped."""

    PLANNED = "planned"
    RUNNING = "running"
    HELD = "held"
    CLOSED = "closed"


class ItemKind(StrEnum):
    """What an item of the agenda is for."""

    WELCOME = "welcome"
    CHECKIN = "checkin"
    PRESENTATION = "presentation"
    QUESTIONS = "questions"
    WORKING_METHODS = "working_methods"
    POSITIONS = "positions"
    DIALOGUE = "dialogue"
    PLENARY = "plenary"
    OBSTACLES = "obstacles"
    SOLUTIONS = "solutions"
    AGREEMENTS = "agreements"
    STATUS = "status"
    EXERCISE = "exercise"
    LEADERS = "leaders"
    READ_THROUGH = "read_through"
    BREAK = "break"
    LUNCH = "lunch"
    CHECKOUT = "checkout"
    BUFFER = "buffer"
    PREPARATION = "preparation"
    AFTERWARDS = "afterwards"
    LECTURE = "lecture"


class Phase(StrEnum):
    """Which round an answer belongs to; empty where no round is meant."""

    NONE = ""
    BEFORE = "before"
    AFTER = "after"


class ItemState(StrEnum):
    """What happened to an item."""

    COMING = "coming"
    RUNNING = "running"
    DONE = "done"
    DROPPED = "dropped"
    CARRIED = "carried"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayInfo(DayRow):
    """The day itself; its id is the day's id. Numbers of pros and staff only, never names.

    `public_start` is local time in `zone`; stamps are UTC. `paused_at` is set while paused;
    `pause_minutes` is how long a breather is meant to last, 0 where a pause has no length.
    `agreed_end` is the later end the room has agreed to. The day is deleted from `retention_until`
    on, twelve months after it where that is None; `retention_reason` says why it is kept longer.
    """

    kind: DayKind
    date: datetime.date
    title: str
    place: str = ""
    programme_code: str = ""
    public_start: datetime.time = datetime.time(9)
    zone: str = norway.NAME
    state: DayState = DayState.PLANNED
    pros: int = 0
    staff: int = 0
    template: str = ""
    previous_day_id: str = ""
    next_meeting: str = ""
    comment_deadline: datetime.date | None = None
    retention_until: datetime.date | None = None
    started_at: datetime.datetime | None = None
    paused_at: datetime.datetime | None = None
    ended_at: datetime.datetime | None = None
    closed_at: datetime.datetime | None = None
    rule_version: str = ""
    pause_minutes: int = 0
    agreed_end: datetime.datetime | None = None
    close_reason: str = ""
    retention_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(DayRow):
    """One item of the agenda, with what was planned (minutes) and what happened (UTC stamps).

    `starts_at` and `ends_at` fix start and end at a local clock time. `added_minutes` is what the
    item was given (or lost) during the day; the plan stays. `warn_minutes` before the end the
    facilitator is told, 0 for never. `internal` items are never printed. `notes` are for those
    who run the day, printed in their run sheet only. `carried_from` is the id of the item of an
    earlier day that was carried over to this one.
    """

    position: int
    kind: ItemKind
    title: str
    minutes: int
    least_minutes: int = 0
    title_nn: str = ""
    title_en: str = ""
    leader: str = ""
    phase: Phase = Phase.NONE
    protected: bool = False
    droppable: bool = False
    internal: bool = False
    ends_at: datetime.time | None = None
    method_version_ids: tuple[str, ...] = ()
    state: ItemState = ItemState.COMING
    added_minutes: int = 0
    paused_seconds: int = 0
    started_at: datetime.datetime | None = None
    ended_at: datetime.datetime | None = None
    carried_to: str = ""
    starts_at: datetime.time | None = None
    warn_minutes: int = 2
    notes: str = ""
    carried_from: str = ""


class PlanChangeKind(StrEnum):
    """What was changed in a day that was under way."""

    SHORTENED = "shortened"
    DROPPED = "dropped"
    CARRIED = "carried"
    LATER = "later"
    BREATHER = "breather"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChange(DayRow):
    """One thing that was changed while the day was under way, for the minutes and the report.

    `minutes` is by how much: taken from an item, added to the day, or the length of a breather.
    `item_id` is empty for what concerns the whole day; a later time of an item is a fixed point
    that was moved. `version_id` is the method that was carried, from the item on; empty where an
    item was carried whole.
    """

    kind: PlanChangeKind
    at: datetime.datetime
    item_id: str = ""
    minutes: int = 0
    version_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallTimer(DayRow):
    """A short time inside an item, for one report after the other; at most one row per day.

    It runs while `started_at` is set and its item runs; `seconds` is kept for the next time.
    `number` counts the reports. `paused_seconds` is what the item had been paused when it
    started. `per_turn` gives every turn to speak the same time.
    """

    item_id: str = ""
    seconds: int = 180
    number: int = 0
    started_at: datetime.datetime | None = None
    paused_seconds: int = 0
    per_turn: bool = False


class Side(StrEnum):
    """Whose turn it is to speak, as far as that is known: never who."""

    PROS = "pros"
    PROFESSIONALS = "professionals"
    LEADERS = "leaders"


class TurnState(StrEnum):
    """How far a turn to speak has come."""

    WAITING = "waiting"
    SPEAKING = "speaking"
    HELD = "held"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn(DayRow):
    """A turn to speak in an item: side and at most service, no person; gone when the day closes.

    `interposed` is a question that holds the turn before it. It has been in its state `since`,
    when its item had been paused for `paused_seconds`; `seconds` had been spoken until then.
    """

    item_id: str
    position: int
    side: Side
    since: datetime.datetime
    service_id: str = ""
    interposed: bool = False
    state: TurnState = TurnState.WAITING
    paused_seconds: int = 0
    seconds: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DayService(DayRow):
    """A service that takes part in the day."""

    service_id: str
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(DayRow):
    """How many of one role came from one service, for the day."""

    service_id: str
    role_code: str
    present: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(DayRow):
    """A dialogue group, of one service or mixed across several."""

    name: str
    position: int
    service_ids: tuple[str, ...] = ()
    present: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySubject(DayRow):
    """A version of a method (or tool, main answer, value) that the day treats."""

    subject_kind: SubjectKind
    version_id: str
    position: int

    @property
    def subject(self) -> Subject:
        """The subject as answers refer to it."""
        return Subject(self.subject_kind, self.version_id)


class SlideKind(StrEnum):
    """The kinds of picture the wall can show; nothing else can be sent to it."""

    AGENDA = "agenda"
    METHOD = "method"
    RESULT = "result"
    OBSTACLES = "obstacles"
    MAIN_ANSWERS = "main_answers"
    COUNTDOWN = "countdown"
    GIVE_BACK = "give_back"
    MESSAGE = "message"
    BLACK = "black"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall(DayRow):
    """What the facilitator has put on the wall; one row per day.

    `subject_*` and `phase` say what a method or result slide is about. Answers of a subject
    and phase may stand on the wall only when `shown` names them ("version id:phase"), and a
    service's only as they were then ("version id:phase:service id:hash of the answers"). `timer`
    lays the time left over whatever stands there.
    """

    kind: SlideKind = SlideKind.AGENDA
    subject_kind: SubjectKind = SubjectKind.METHOD
    version_id: str = ""
    phase: Phase = Phase.NONE
    message: str = ""
    black: bool = False
    frozen: bool = False
    shown: tuple[str, ...] = ()
    timer: bool = False


class Place(StrEnum):
    """Where a picture stands in relation to the wall: waiting for it, or shown before."""

    NEXT = "next"
    PAST = "past"


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection(DayRow):
    """A picture that waits for the wall, or that stood on it; what stands there now is `Wall`.

    Waiting ones come lowest position first; of past ones the highest position was shown last.
    """

    place: Place
    position: int
    kind: SlideKind
    subject_kind: SubjectKind = SubjectKind.METHOD
    version_id: str = ""
    phase: Phase = Phase.NONE
    message: str = ""
