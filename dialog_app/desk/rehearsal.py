"""A rehearsal: one day and the register in memory, on a clock that runs faster.

It meets no disk, so that a crash, a pulled plug or the end of it leaves nothing behind.
"""

import datetime
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from dialog_app.core import narrow, search
from dialog_app.core.across.sums import RoundSum, sums_of
from dialog_app.core.across.whole import Whole
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import DayRow, Language, Row
from dialog_app.core.model.days import (
    AgendaItem,
    Attendance,
    DayInfo,
    DayService,
    DaySubject,
    Group,
)
from dialog_app.core.model.said import Obstacle
from dialog_app.core.national.sources import MoveSum, RoleSum, move_sums_of, role_sums_of
from dialog_app.core.ports import REGISTER, DayLine, Deed, Entry, KeptPaper, Laptop
from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.core.search import Hit
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.session import Session

if TYPE_CHECKING:
    from dialog_app.core.across.live import LivePictures

PACE: Final = 10
"""How many times faster than the laptop's the clock of a rehearsal runs."""

AHEAD: Final = datetime.timedelta(minutes=5)
"""How long before the day's planned start a rehearsal begins, so that the start is tried too."""

_PLAN: Final = (DayInfo, AgendaItem, DayService, Attendance, Group, DaySubject)
_HAPPENED: Final = frozenset(
    {"state", "started_at", "paused_at", "ended_at", "closed_at", "pause_minutes", "agreed_end"}
    | {"close_reason", "added_minutes", "paused_seconds", "carried_to"}
)


class MemoryArchive:
    """An archive that is gone with the program; keeps the promises of `core.ports.Archive`."""

    def __init__(
        self, laptop: Laptop, register: Register | None = None, days: Iterable[Day] = ()
    ) -> None:
        self.laptop = laptop
        self._register = register or Register()
        self._days: dict[str, Day] = {day.id: day for day in days}
        self._entries: dict[str, list[Entry]] = {}
        self._drafts: dict[str, dict[str, str]] = {}
        self._papers: dict[str, KeptPaper] = {}
        self._issued: dict[str, KeptPaper] = {}

    def write(self, scope: str, step: Step, deed: Deed, target: int, draft: str) -> Entry:
        """Take in a step and its line, and clear the draft of place `draft`."""
        if scope == REGISTER:
            self._register = self._register.after(step)
        else:
            self._days[scope] = self._days.get(scope, Day()).after(step)
        entries = self._entries.setdefault(scope, [])
        entry = Entry(len(entries) + 1, deed, self.laptop.now(), step, target)
        entries.append(entry)
        self._drafts.get(scope, {}).pop(draft, None)
        return entry

    def journal(self, scope: str) -> Sequence[Entry]:
        """Return the journal of a scope, oldest first."""
        return tuple(self._entries.get(scope, ()))

    def keep_draft(self, scope: str, place: str, text: str) -> None:
        """Keep half-written text; empty text clears it."""
        drafts = self._drafts.setdefault(scope, {})
        drafts[place] = text
        if not text:
            del drafts[place]

    def drafts(self, scope: str) -> dict[str, str]:
        """Return the half-written texts of a scope by place."""
        return dict(self._drafts.get(scope, {}))

    def days(self) -> Sequence[DayLine]:
        """Return all days, newest first."""
        lines = [self._line(day) for day in self._days.values()]
        return sorted(lines, key=lambda line: (line.date, line.title), reverse=True)

    def day(self, day_id: str) -> Day:
        """Return one day whole; raises `RuleBroken("row.gone")` if there is none."""
        if day_id not in self._days:
            raise RuleBroken("row.gone", kind=DayInfo.__name__)
        return self._days[day_id]

    def register(self) -> Register:
        """Return catalogue and services."""
        return self._register

    @property
    def across(self) -> "MemoryAcross":
        """What is read across the days."""
        return MemoryAcross(self._days.values(), self._register)

    def close_day(self, day: Day, step: Step) -> Entry:
        """Take in the closing step, and strip the day's journal and drafts."""
        entry = self.write(day.id, step, "do", 0, "")
        self._entries[day.id] = [replace(line, step=None) for line in self._entries[day.id]]
        self._drafts.pop(day.id, None)
        return entry

    def approve(self, day_id: str, step: Step, minutes_id: str, paper: KeptPaper) -> Entry:
        """Take in the approving step and its paper."""
        self._papers[minutes_id] = paper
        return self.write(day_id, step, "do", 0, "")

    def paper(self, minutes_id: str) -> KeptPaper | None:
        """Return the paper of an approved version, or None."""
        return self._papers.get(minutes_id)

    def issue(self, step: Step, practice_paper_id: str, paper: KeptPaper) -> Entry:
        """Take in the step that approves what grew out of the days, and its paper."""
        self._issued[practice_paper_id] = paper
        return self.write(REGISTER, step, "do", 0, "")

    def issued(self, practice_paper_id: str) -> KeptPaper | None:
        """Return the paper of an approved version of it, or None."""
        return self._issued.get(practice_paper_id)

    def rest(self) -> None:
        """Do nothing: there is no file."""

    def close(self) -> None:
        """Let go of everything."""
        self._days.clear()
        self._entries.clear()
        self._drafts.clear()
        self._papers.clear()
        self._issued.clear()

    def _line(self, day: Day) -> DayLine:
        names = tuple(self._register.service(found).name for found in day.service_ids)
        info = day.info
        line = DayLine(info.id, info.date, info.kind, info.title, info.place, info.state, names)
        return replace(line, service_ids=day.service_ids, previous_day_id=info.previous_day_id)


class MemoryAcross:
    """Keeps the promises of `core.ports.Across` over days in memory."""

    def __init__(self, days: Iterable[Day], register: Register) -> None:
        self._register = register

        def when(day: Day) -> tuple[datetime.date, datetime.time, str]:
            return day.info.date, day.info.public_start, day.id

        self._days = sorted(days, key=when)

    def service_days(self, service_id: str) -> Sequence[Day]:
        """Return the days a service takes part in, oldest first, with what concerns it."""
        days = (day for day in self._days if service_id in day.service_ids)
        return [narrow.of_service(day, service_id) for day in days]

    def version_days(self, version_ids: Collection[str]) -> Sequence[Day]:
        """Return the days these versions were treated on, oldest first."""
        days = (narrow.of_versions(day, version_ids) for day in self._days)
        return [day for day in days if any(day.all(kind) for kind in narrow.OF_SUBJECT)]

    def provision_days(self, provision_id: str) -> Sequence[Day]:
        """Return the days with an obstacle a provision is behind, oldest first."""
        days = (narrow.of_provision(day, provision_id) for day in self._days)
        return [day for day in days if day.all(Obstacle)]

    def article_days(self, article: str) -> Sequence[Day]:
        """Return the days with an obstacle that names an article, oldest first."""
        days = (narrow.of_article(day, article) for day in self._days)
        return [day for day in days if day.all(Obstacle)]

    def kind_days(self, kinds: Collection[type[DayRow]]) -> Sequence[Day]:
        """Return every day, oldest first, with its info and its rows of `kinds` alone."""
        return [narrow.of_kinds(day, kinds) for day in self._days]

    def sums(self) -> Sequence[RoundSum]:
        """Return every answered round of every day with its counts."""
        return [one for day in self._days for one in sums_of(day)]

    def pictures(self) -> "LivePictures":
        """Return the pictures across services, of the days as they are now."""
        # The first paint waits for none of it.
        from dialog_app.core.across.heard import hear
        from dialog_app.core.across.live import LivePictures

        return LivePictures(hear(self.sums()))

    def role_sums(self) -> Sequence[RoleSum]:
        """Return what each role answered in each counted round."""
        return [one for day in self._days for one in role_sums_of(day)]

    def written(self) -> object:
        """Return the days as they are: each is another one when it has changed."""
        return tuple(map(id, self._days)), tuple(self._days)

    def pieces(self, kinds: Collection[type[DayRow]]) -> "InOne":
        """Return what reads everything there is as one piece."""
        return InOne(Whole(self.kind_days(kinds), self.sums(), self.role_sums(), self.moves()))

    def moves(self) -> Sequence[MoveSum]:
        """Return the moves by card that were kept of every closed day."""
        return [one for day in self._days for one in move_sums_of(day)]

    def found(self, typed: str, limit: int, language: Language) -> Sequence[Hit]:
        """Return what holds every word typed, at most `limit` of each kind."""
        return search.found_in(self._register, self._days, typed, limit, language)


class InOne:
    """Keeps the promises of `core.across.whole.Pieces`."""

    def __init__(self, whole: Whole) -> None:
        self._whole = whole

    def read(self) -> bool:
        """Read; nothing is left then."""
        return True

    def made(self) -> Whole:
        """Return it."""
        return self._whole


class FastClock:
    """Shows `start` now, and from now on runs `pace` times as fast as the clock it follows."""

    def __init__(
        self, clock: Callable[[], datetime.datetime], start: datetime.datetime, pace: int
    ) -> None:
        self._clock = clock
        self._began = clock()
        self._start = start
        self._pace = pace

    def now(self) -> datetime.datetime:
        """Return the time in UTC."""
        return self._start + (self._clock() - self._began) * self._pace


def rehearse(session: Session, day_id: str, pace: int = PACE) -> Session:
    """Return a session of its own on a copy of a day, five minutes before its planned start.

    All times are those of the day itself, whenever one rehearses. A day that has been started is
    rehearsed as it was planned. Nothing done in it reaches `session`, and the other way round.
    """
    day = as_planned(session.day_desk(day_id).record)
    clock = FastClock(session.laptop.now, _planned_start(day) - AHEAD, pace)
    laptop = ThisLaptop(session.laptop.name, clock.now)
    return Session(MemoryArchive(laptop, session.register, [day]), laptop)


def as_planned(day: Day) -> Day:
    """Return a day as if it had not been started: nothing happened, answered, said or shown."""
    if not day.has_started:
        return day
    return Day(_unhappened(row) for kind in _PLAN for row in day.all(kind))


def _unhappened(row: Row) -> Row:
    """Return a row with all that happens to it in the course of a day as it is before."""
    happened = {field.name: field.default for field in fields(row) if field.name in _HAPPENED}
    fresh: Row = replace(row, **happened)  # type: ignore[arg-type]  # each has a default
    return fresh


def _planned_start(day: Day) -> datetime.datetime:
    """Return when the public day starts, in UTC."""
    info = day.info
    local = datetime.datetime.combine(info.date, info.public_start, ZoneInfo(info.zone))
    return local.astimezone(datetime.UTC)
