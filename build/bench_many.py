"""An archive of many days, as full as real ones: made by the tables of the storage, not by desks.

How many days a service or a method has grows with the archive, as it does in life; but the first
service and the first method are met on just as many days in every archive, so that what is told
of them can be timed in a small archive and in a large one.
"""

import datetime
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from dialog_app.core.model.base import DayRow, Row, SubjectKind
from dialog_app.core.model.days import (
    AgendaItem,
    Attendance,
    DayInfo,
    DayKind,
    DayService,
    DayState,
    DaySubject,
    ItemKind,
    ItemState,
    Phase,
)
from dialog_app.core.model.said import (
    Action,
    Answer,
    FollowedKind,
    FollowUp,
    Link,
    LinkKind,
    Minutes,
    Obstacle,
    ObstacleService,
    Outcome,
    Position,
    Possibility,
    Reason,
    Round,
    Trial,
)
from dialog_app.core.model.services import Service, ServiceMunicipality
from dialog_app.core.register import Register
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.storage import meta, search_index, sums
from dialog_app.storage.archive import SqliteArchive, open_archive
from dialog_app.storage.rows import table_of
from dialog_app.storage.sqlite import Connection, Key

T = TypeVar("T")

SERVICES: Final = 200
METHODS: Final = 40
SAME_DAYS: Final = 20
"""On how many days the first service and the first method are met, in every archive."""

_A_DAY: Final = 4
_TREATED: Final = 2
_COUNTS: Final = {
    Position.AGREE: 5,
    Position.PARTLY: 3,
    Position.DISAGREE: 1,
    Position.NO_POSITION: 1,
}
_ITEMS: Final = 12
_PART: Final = 100
_NEWEST: Final = datetime.date(2026, 11, 20)


@dataclass(frozen=True, slots=True)
class Made:
    """An archive, how many answers were given in it, and whom and what the times are of.

    `service_id` and `method_id` have as many days as most have there; `same_service_id` and
    `same_method_id` have as many in every archive.
    """

    path: Path
    answers: int
    service_id: str
    method_id: str
    same_service_id: str
    same_method_id: str


def build_many(path: Path, days: int, sentences: Sequence[str], key: Key | None = None) -> Made:
    """Make an archive of `days` days whose texts are mixed of the words of `sentences`.

    With a key it is encrypted.
    """
    archive = open_archive(path, ThisLaptop("bench"), key, create=True)
    try:
        register = archive.register()
        made = _Making(register, sorted({word for one in sentences for word in one.split()}))
        archive.amend(lambda connection: _write(connection, made.services()))
        for start in range(0, days, _PART):
            numbers = range(start, min(days, start + _PART))
            rows = [row for number in numbers for row in made.day(number, days)]
            archive.amend(lambda connection, rows=rows: _write(connection, rows))  # type: ignore[misc]
        _index(archive)
        return Made(path, made.answers, made.service_ids[1], made.method_ids[1], *made.same)
    finally:
        archive.close()


def _write(connection: Connection, rows: Sequence[Row]) -> None:
    for row in rows:
        table_of(type(row)).put(connection, row)


def _index(archive: SqliteArchive) -> None:
    def anew(connection: Connection) -> None:
        meta.put(connection, meta.SEARCH, "")
        search_index.bring_up_to_date(connection)
        # Rows written here are followed by nothing, so what is added up of them is made anew too.
        meta.put(connection, meta.HEARD, "")
        sums.bring_up_to_date(connection)

    archive.amend(anew)


class _Making:
    """Makes rows; the same ones every time."""

    def __init__(self, register: Register, words: Sequence[str]) -> None:
        self._dice = random.Random(4)  # noqa: S311 - nothing secret, and the same every time
        self._words = words
        self._weights = [1 / (place + 3) for place in range(len(words))]
        self._places = [row.number for row in register.municipalities]
        newest = [register.newest(method.id) for method in register.methods[:METHODS]]
        self._versions = newest
        self.method_ids = [version.method_id for version in newest]
        self.service_ids = [f"service-{number}" for number in range(SERVICES)]
        self.same = (self.service_ids[0], self.method_ids[0])
        self.answers = 0

    def services(self) -> list[Row]:
        """Return the services, each in one municipality."""
        rows: list[Row] = []
        for number, service_id in enumerate(self.service_ids):
            place = self._places[number % len(self._places)]
            rows += (
                Service(id=service_id, name=f"{self._text(2)} {number}", kind="SH"),
                ServiceMunicipality(
                    id=f"place-{number}", service_id=service_id, municipality_number=place
                ),
            )
        return rows

    def day(self, number: int, of: int) -> Iterator[DayRow]:
        """Give the rows of a closed day, the newest with number 0, a day apart from the next."""
        day_id = f"day-{self._dice.getrandbits(64):x}"
        # Spread alike over both archives.
        same = number % (of // SAME_DAYS) == 0
        yield self._info(day_id, number)
        yield from self._agenda(day_id)
        services = self._some(self.service_ids, _A_DAY, first=same)
        versions = self._some(self._versions, _TREATED, first=same)
        for place, service_id in enumerate(services):
            yield DayService(
                id=f"{day_id}-s{place}", day_id=day_id, service_id=service_id, position=place
            )
            yield Attendance(
                id=f"{day_id}-a{place}",
                day_id=day_id,
                service_id=service_id,
                role_code="other",
                present=sum(_COUNTS.values()),
            )
            yield Minutes(id=f"{day_id}-m{place}", day_id=day_id, service_id=service_id)
        for place, version in enumerate(versions):
            yield DaySubject(
                id=f"{day_id}-v{place}",
                day_id=day_id,
                subject_kind=SubjectKind.METHOD,
                version_id=version.id,
                position=place,
            )
        for service_id in services:
            for version in versions:
                yield from self._answered(day_id, service_id, version.id)
                yield from self._said(day_id, service_id, version.id)

    def _some(self, of: Sequence[T], count: int, *, first: bool) -> list[T]:
        """Return some of a list, the first of which stands there only when asked for."""
        chosen = self._dice.sample(of[1:], count - first)
        return [of[0], *chosen] if first else chosen

    def _info(self, day_id: str, number: int) -> DayInfo:
        return DayInfo(
            id=day_id,
            day_id=day_id,
            kind=list(DayKind)[number % 2],
            date=_NEWEST - datetime.timedelta(days=number),
            title=self._text(3),
            place=self._text(1),
            state=DayState.CLOSED,
            pros=4,
        )

    def _agenda(self, day_id: str) -> Iterator[DayRow]:
        for place in range(_ITEMS):
            yield AgendaItem(
                id=f"{day_id}-i{place}",
                day_id=day_id,
                position=place,
                kind=list(ItemKind)[place],
                title=self._text(3),
                minutes=20,
                state=ItemState.DONE,
            )

    def _answered(self, day_id: str, service_id: str, version_id: str) -> Iterator[DayRow]:
        for phase in Phase:
            asked = Round(
                id=self._id(),
                day_id=day_id,
                version_id=version_id,
                service_id=service_id,
                phase=phase,
                present=sum(_COUNTS.values()),
                closed=True,
            )
            yield asked
            for position, count in _COUNTS.items():
                self.answers += count
                yield Answer(
                    id=self._id(),
                    day_id=day_id,
                    round_id=asked.id,
                    position=position,
                    count=count,
                    role_code="other",
                )

    def _said(self, day_id: str, service_id: str, version_id: str) -> Iterator[DayRow]:
        where: dict[str, Any] = {"day_id": day_id, "version_id": version_id}
        number = self._dice.randrange(90)
        reason = Reason(
            id=self._id(), text=self._text(12), number=number, service_id=service_id, **where
        )
        obstacle = Obstacle(
            id=self._id(), text=self._text(10), number=number, category_code="TID", **where
        )
        possibility = Possibility(
            id=self._id(), text=self._text(10), number=number, service_id=service_id, **where
        )
        action = Action(
            id=self._id(), text=self._text(8), number=number, service_id=service_id, **where
        )
        trial = Trial(id=self._id(), service_id=service_id, how_it_went=self._text(6), **where)
        yield from (reason, obstacle, possibility, action, trial)
        yield ObstacleService(
            id=self._id(), day_id=day_id, obstacle_id=obstacle.id, service_id=service_id
        )
        for kind, from_id, to_id in (
            (LinkKind.ANSWERS, possibility.id, obstacle.id),
            (LinkKind.COMES_FROM, action.id, possibility.id),
        ):
            yield Link(id=self._id(), day_id=day_id, kind=kind, from_id=from_id, to_id=to_id)
        yield FollowUp(
            id=self._id(),
            kind=FollowedKind.ACTION,
            about_id=action.id,
            about_day_id=day_id,
            outcome=Outcome.PARTLY,
            at=datetime.datetime.combine(_NEWEST, datetime.time(12), datetime.UTC),
            service_id=service_id,
            words=action.text,
            **where,
        )

    def _id(self) -> str:
        return f"{self._dice.getrandbits(128):032x}"

    def _text(self, words: int) -> str:
        return " ".join(self._dice.choices(self._words, self._weights, k=words))
