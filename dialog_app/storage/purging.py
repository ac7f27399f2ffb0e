"""Deleting a day for good: its rows, its history, its papers, what is searched, and the copies.

What other days say for themselves stays. What they only repeat of the deleted day goes, and what
points at it leads nowhere. The bytes are cleared and the backups replaced by `closing.tidy`, which
is owed from the moment the rows are gone.
"""

import datetime
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from dialog_app.core import norway, retention
from dialog_app.core.day import Day
from dialog_app.core.editions import is_frozen
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import DayRow, Row
from dialog_app.core.model.catalogue import ObstacleTie, RewordingVerdict
from dialog_app.core.model.days import (
    AgendaItem,
    DayInfo,
    DayService,
    DayState,
    Projection,
    Wall,
)
from dialog_app.core.model.said import FollowUp, Minutes, Note, Reason
from dialog_app.core.model.services import Consent
from dialog_app.core.ports import REGISTER
from dialog_app.core.record import Change, removed
from dialog_app.core.retention import Due, Purged, What
from dialog_app.core.tables import DAY_ROWS, table_name
from dialog_app.storage import changes, journal, meta, part_states, quarantine, search_index
from dialog_app.storage.rows import compact, table_of
from dialog_app.storage.sqlite import Connection
from dialog_app.storage.store import SqliteStore

QUARANTINE: Final = quarantine.FOLDER
"""The folder beside an archive that damaged files are set aside in."""

_LAST: Final = """
    SELECT max("at") FROM "journal" WHERE "scope" = ? AND "step" IS NOT NULL
"""
_ALL: Final[tuple[type[Any], ...]] = DAY_ROWS
_APPROVED: Final = (DayInfo, DayService, Minutes)
_RAW: Final = (DayInfo, AgendaItem, Wall, Projection, Note, Reason)
_MAY_HOLD_RAW: Final = """
    SELECT "id" FROM "day_info" AS "d" WHERE "state" = 'closed'
    AND (SELECT max("written_at") FROM "minutes" WHERE "day_id" = "d"."id") <= ?
    AND ("close_reason" <> ''
        OR EXISTS (SELECT 1 FROM "journal" WHERE "scope" = "d"."id" AND "step" IS NOT NULL)
        OR EXISTS (SELECT 1 FROM "draft" WHERE "scope" = "d"."id")
        OR EXISTS (SELECT 1 FROM "note" WHERE "day_id" = "d"."id")
        OR EXISTS (SELECT 1 FROM "projection" WHERE "day_id" = "d"."id")
        OR EXISTS (SELECT 1 FROM "wall" WHERE "day_id" = "d"."id")
        OR EXISTS (SELECT 1 FROM "reason" WHERE "day_id" = "d"."id" AND "printable" = 0)
        OR EXISTS (SELECT 1 FROM "agenda_item" WHERE "day_id" = "d"."id" AND "notes" <> ''))
"""
"""Days of which something may be left that was never for paper; `_raw_since` tells for certain."""

_HALF: Final = 'SELECT count(*) FROM "draft" WHERE "scope" = ?'


@dataclass
class _Found:
    """What is to go with a day, and how many there were of each kind."""

    changes: tuple[Change, ...]
    counts: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Done:
    """What a deletion did: the report of it, and the changes an open desk has to take in."""

    report: Purged
    changes: tuple[Change, ...]


def due(store: SqliteStore, today: datetime.date) -> tuple[Due, ...]:
    """Return what is due on a day, oldest first; a day that runs is never due."""
    return tuple(sorted(_due(store, today), key=lambda one: (one.since, one.date, one.day_id)))


def _due(store: SqliteStore, today: datetime.date) -> Iterable[Due]:
    return store.read(lambda connection: list(_found_due(connection, today)))


def _found_due(connection: Connection, today: datetime.date) -> Iterator[Due]:
    old = (today - datetime.timedelta(days=retention.RAW_DAYS)).isoformat()
    # One question for all days: an archive may have hundreds, and few are due.
    raw = {day_id for (day_id,) in connection.execute(_MAY_HOLD_RAW, (f"{old}T99",)).fetchall()}
    for info in table_of(DayInfo).all(connection):
        if info.state is DayState.RUNNING:
            continue
        if retention.until(info) <= today:
            yield _of_day(connection, info, What.DAY, retention.until(info))
        elif info.id in raw:
            since = _raw_since(connection, info)
            if since is not None and since <= today:
                yield _of_day(connection, info, What.RAW, since)


def _of_day(connection: Connection, info: DayInfo, what: What, since: datetime.date) -> Due:
    issues = table_of(Minutes).of_day(connection, info.id)
    query = 'SELECT count(*) FROM "day_service" WHERE "day_id" = ?'
    return Due(
        what=what,
        day_id=info.id,
        date=info.date,
        title=info.title,
        state=info.state,
        since=since,
        approved=len({issue.service_id for issue in issues if is_frozen(issue)}),
        services=connection.execute(query, (info.id,)).fetchone()[0],
        reason=info.retention_reason,
    )


def _raw_since(connection: Connection, info: DayInfo) -> datetime.date | None:
    """Return since when what of a day was never for paper is due, None where none is."""
    if info.state is not DayState.CLOSED:
        return None
    # Few of a day's rows tell it, and a large archive has many days.
    approved = _day(connection, info.id, _APPROVED)
    if retention.raw_until(approved) is None:
        return None
    last = connection.execute(_LAST, (info.id,)).fetchone()[0]
    half = connection.execute(_HALF, (info.id,)).fetchone()[0]
    raw = retention.raw_changes(_day(connection, info.id, _RAW))
    if not (last or half or raw):
        return None
    written = norway.date(datetime.datetime.fromisoformat(last)) if last else None
    return retention.raw_until(approved, written)


def _day(connection: Connection, day_id: str, kinds: Iterable[type[DayRow]] = _ALL) -> Day:
    found = (table_of(kind).of_day(connection, day_id) for kind in kinds)
    return Day(row for rows in found for row in rows)


def purge(store: SqliteStore, day_id: str, what: What = What.DAY) -> Done:
    """Delete a day, or what of it was never for paper; returns what was deleted.

    All or nothing, and nothing of it can be undone. The report is kept in the archive. Raises
    `RuleBroken`: `row.gone`, `purge.running` for a day under way, `purge.not_closed` where only
    what was never for paper is to go and the day is not closed; and `StoreFailed`.
    """
    day = store.read(lambda connection: _day(connection, day_id))
    _check(day, what)
    at = store.laptop.now()
    report = Purged(store.laptop.new_id(), at, what, day.info.date, {})
    last: list[_Found] = []

    def work(connection: Connection) -> None:
        find = _found_whole if what is What.DAY else _found_raw
        found = find(connection, day)
        # It may be done twice, and the first counts are those that tell.
        last[:] = last or [found]
        _carry_out(connection, day, found, what, (store.laptop.name, at))
        meta.put(connection, meta.TO_TIDY, at.astimezone(datetime.UTC).isoformat())
        _keep(connection, replace(report, counts=dict(+last[0].counts)))

    store.amend(work)
    for scope in (REGISTER, *{_scope(change.row) for change in last[0].changes}):
        store.recount(scope)
    return Done(replace(report, counts=dict(+last[0].counts)), last[0].changes)


def _check(day: Day, what: What) -> None:
    if not day.all(DayInfo):
        raise RuleBroken("row.gone", kind=DayInfo.__name__)
    if day.info.state is DayState.RUNNING:
        raise RuleBroken("purge.running")
    if what is What.RAW and day.info.state is not DayState.CLOSED:
        raise RuleBroken("purge.not_closed")


def _scope(row: Row) -> str:
    return row.day_id if isinstance(row, DayRow) else REGISTER


def _found_raw(connection: Connection, day: Day) -> _Found:
    query = 'SELECT count(*) FROM "journal" WHERE "scope" = ? AND "step" IS NOT NULL'
    return _counted(connection, day, retention.raw_changes(day), query)


def _found_whole(connection: Connection, day: Day) -> _Found:
    gone = removed(*day.rows(), *_about(connection, day))
    query = 'SELECT count(*) FROM "journal" WHERE "scope" = ?'
    found = _counted(connection, day, (*gone, *_repeated(connection, day.id)), query)
    papers = 'SELECT count(*) FROM "paper" WHERE "minutes_id" = ?'
    for issue in day.all(Minutes):
        found.counts["paper"] += connection.execute(papers, (issue.id,)).fetchone()[0]
    return found


def _counted(connection: Connection, day: Day, changed: tuple[Change, ...], lines: str) -> _Found:
    found = _Found(changed)
    for change in changed:
        kind = table_name(type(change.row))
        found.counts[kind if change.after is None else "repeated"] += 1
    found.counts["journal"] = connection.execute(lines, (day.id,)).fetchone()[0]
    found.counts["draft"] = connection.execute(_HALF, (day.id,)).fetchone()[0]
    return found


def _carry_out(
    connection: Connection, day: Day, found: _Found, what: What, by: tuple[str, datetime.datetime]
) -> None:
    """Write the changes, and take out of every history what it tells of them."""
    if what is What.DAY:
        for issue in day.all(Minutes):
            connection.execute('DELETE FROM "paper" WHERE "minutes_id" = ?', (issue.id,))
    with search_index.bytes_left_to_shuffle(connection):
        changes.apply(connection, found.changes)
    connection.execute('DELETE FROM "draft" WHERE "scope" = ?', (day.id,))
    part_states.clear(connection, day.id)
    if what is What.RAW:
        journal.strip(connection, day.id, *by, lambda _step: True)
        return
    connection.execute('DELETE FROM "journal" WHERE "scope" = ?', (day.id,))
    elsewhere: dict[str, set[str]] = {}
    for change in found.changes:
        elsewhere.setdefault(_scope(change.row), set()).add(change.row.id)
    for scope, row_ids in elsewhere.items():
        goes = journal.about(row_ids)
        if scope != day.id and journal.any_of(connection, scope, goes):
            journal.strip(connection, scope, *by, goes)


def _about(connection: Connection, day: Day) -> tuple[Row, ...]:
    """Return rows of the register that are about this day alone: consents, ties and verdicts."""
    here = {row.id for row in day.rows()}
    consents = table_of(Consent).all(connection)
    ties = table_of(ObstacleTie).where(
        connection, '"tied_on" = ? OR "into_on" = ?', (day.id, day.id)
    )
    verdicts = table_of(RewordingVerdict).where(connection, '"said_on" = ?', (day.id,))
    mine = (row for row in consents if row.day_id == day.id or row.about in here)
    return (*mine, *ties, *verdicts)


def _repeated(connection: Connection, day_id: str) -> tuple[Change, ...]:
    """Return the changes that let follow-ups of other days repeat nothing of this one."""
    rows = table_of(FollowUp).where(
        connection, '"about_day_id" = ? AND "day_id" <> ?', (day_id, day_id)
    )
    return tuple(Change(row, replace(row, words="")) for row in rows if row.words)


def _keep(connection: Connection, done: Purged) -> None:
    cells = (
        done.id,
        done.at.astimezone(datetime.UTC).isoformat(timespec="seconds"),
        done.what.value,
        done.held_on.isoformat(),
        compact(done.counts),
    )
    connection.execute('INSERT OR REPLACE INTO "purge" VALUES (?, ?, ?, ?, ?)', cells)


def purges(store: SqliteStore) -> tuple[Purged, ...]:
    """Return the reports of all that was deleted, newest first."""
    query = 'SELECT * FROM "purge" ORDER BY "at" DESC, "id"'
    lines = store.read(lambda connection: connection.execute(query).fetchall())
    return tuple(
        Purged(
            row_id,
            datetime.datetime.fromisoformat(at),
            What(what),
            datetime.date.fromisoformat(held_on),
            json.loads(counts),
        )
        for row_id, at, what, held_on, counts in lines
    )


def is_owed(store: SqliteStore) -> bool:
    """Tell whether bytes of what was deleted may still stand in the file or in older backups."""
    return bool(store.read(lambda connection: meta.get(connection, meta.TO_TIDY)))


def set_aside(archive: Path) -> tuple[Path, ...]:
    """Return damaged files that were set aside beside an archive, which nothing here clears."""
    folder = archive.parent / QUARANTINE
    try:
        return tuple(sorted(path for path in folder.iterdir() if path.is_file()))
    except OSError:
        return ()
