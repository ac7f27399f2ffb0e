"""Papers of approved minutes: kept once, byte for byte, and read again as they are."""

import datetime
from collections.abc import Collection, Iterator

from dialog_app.core.model.said import Minutes
from dialog_app.core.ports import Entry, KeptPaper
from dialog_app.core.record import Step
from dialog_app.storage import changes, journal, meta
from dialog_app.storage.rows import table_of
from dialog_app.storage.sqlite import Connection
from dialog_app.storage.store import SqliteStore

_TOLD = """
    SELECT "row_id" FROM "minutes_change"
    WHERE "day_id" = ? AND "row_id" <> '' AND "kind" <> 'let_stand'
"""
_PAPER = 'SELECT "content", "pdf" FROM "paper" WHERE "minutes_id" = ?'
_NO_DRAFT = 'DELETE FROM "draft" WHERE "scope" = ? AND instr("place", ?)'


def approve(
    store: SqliteStore, day_id: str, step: Step, minutes_id: str, paper: KeptPaper
) -> Entry:
    """Write the approving step and its paper in one transaction.

    Nothing before it can be undone, so lines of the day's journal about what was struck or worded
    anew keep only kind and count, and the bytes are cleared by `closing.tidy`, owed from then on.
    """
    # Rarely done, and the first paint waits for none of it.
    from dialog_app.storage import part_states
    from dialog_app.storage.before import Before

    at = store.laptop.now()
    before = Before(day_id, step)

    def work(connection: Connection) -> None:
        before.look(connection)
        changes.apply(connection, step.changes)
        put(connection, minutes_id, paper)
        told = {row_id for (row_id,) in connection.execute(_TOLD, (day_id,))}
        _forget(connection, day_id, told)
        goes = journal.about(told)
        # Where an earlier approval has cleared it all, the file need not be rewritten again.
        if journal.any_of(connection, day_id, goes):
            part_states.settle(connection, day_id)
            journal.strip(connection, day_id, store.laptop.name, at, goes)
            meta.put(connection, meta.TO_TIDY, at.astimezone(datetime.UTC).isoformat())

    entry = store.enter(day_id, step, ("do", 0), work, before.put_back)
    store.recount(day_id)
    return entry


def _forget(connection: Connection, day_id: str, row_ids: Collection[str]) -> None:
    """Clear half-written wordings of what was struck or worded anew."""
    for row_id in row_ids:
        connection.execute(_NO_DRAFT, (day_id, row_id))


def put(connection: Connection, minutes_id: str, paper: KeptPaper) -> None:
    """Keep a paper inside the caller's transaction; there must be none for that version."""
    connection.execute('INSERT INTO "paper" VALUES (?, ?, ?)', (minutes_id, *_cells(paper)))


def _cells(paper: KeptPaper) -> tuple[str, bytes]:
    return paper.content, paper.pdf


def paper(connection: Connection, minutes_id: str) -> KeptPaper | None:
    """Return a version's paper as it was kept, or None."""
    found = connection.execute(_PAPER, (minutes_id,)).fetchone()
    return KeptPaper(found[0], bytes(found[1])) if found else None


def faults(connection: Connection) -> Iterator[str]:
    """Give a line for each paper that is not the one its version was approved with."""
    # Minutes are proved when somebody asks, and the first paint waits for none of it.
    from dialog_app.core.minutes.issued import is_whole

    rows = {row.id: row for row in table_of(Minutes).all(connection)}
    for (minutes_id,) in connection.execute('SELECT "minutes_id" FROM "paper"').fetchall():
        kept, issue = paper(connection, minutes_id), rows.get(minutes_id)
        if kept is not None and issue is not None and not is_whole(kept, issue):
            yield "damaged: paper"
