"""An archive with as many days as wanted: the demonstration's, and one of them over and over."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dialog_app.cli.demo import build
from dialog_app.core import codec, norway
from dialog_app.core.day import Day
from dialog_app.core.model.base import Row
from dialog_app.core.model.days import DayInfo, DayKind, DayState
from dialog_app.core.record import Step, added
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.storage.archive import SqliteArchive, open_archive


def build_days(place: Path, days: int) -> None:
    """Make an archive of `days` days; today's planned day is the newest of them."""
    build(place, norway.date(datetime.datetime.now(datetime.UTC)))
    archive = open_archive(place, ThisLaptop("bench"))
    try:
        copied = held(archive)
        for number in range(days - len(archive.days())):
            write_copy(archive, copied, number)
    finally:
        archive.close()


def held(archive: SqliteArchive) -> Day:
    """Return a held day with all that was said on it."""
    line = next(
        line
        for line in archive.days()
        if line.kind is DayKind.DEEP_DIVE and line.state is not DayState.PLANNED
    )
    return archive.day(line.id)


def write_copy(archive: SqliteArchive, day: Day, number: int) -> str:
    """Write a day once more, under ids that go with a number; returns the copy's id."""
    rows = tuple(_copies(day, number))
    info = next(row for row in rows if isinstance(row, DayInfo))
    archive.write(info.id, Step("step.day_made", added(*rows), {"title": info.title}), "do", 0, "")
    return info.id


def _copies(day: Day, number: int) -> Iterator[Row]:
    """Give the rows of a day once more under ids of their own, each day a week before the last."""
    known = {row.id: f"{row.id}-{number}" for row in day.rows()}
    for row in day.rows():
        values = {name: _copied(value, known) for name, value in codec.plain(row).items()}
        if isinstance(row, DayInfo):
            date = row.date - datetime.timedelta(weeks=number + 1)
            values["date"] = date.isoformat()
        yield codec.row(type(row), values)


def _copied(value: Any, known: dict[str, str]) -> Any:
    if isinstance(value, list):
        return [known.get(one, one) for one in value]
    return known.get(value, value) if isinstance(value, str) else value
