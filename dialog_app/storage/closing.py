"""Closing a day: what could tell who answered what, and in which order, goes for good."""

import datetime

from dialog_app.core.day import Day
from dialog_app.core.ports import Entry, Laptop
from dialog_app.core.record import Step
from dialog_app.storage import backup, changes, journal, meta, search_index
from dialog_app.storage.open_file import OpenFile
from dialog_app.storage.sqlite import Connection
from dialog_app.storage.store import SqliteStore


def close_day(store: SqliteStore, laptop: Laptop, day: Day, step: Step) -> Entry:
    """Write the closing step and strip the day's journal, cards and drafts in one transaction.

    The bytes are cleared and the backups replaced by `tidy`, which is owed from then on.
    """
    # Rarely done, and the first paint waits for none of it.
    from dialog_app.storage import part_states
    from dialog_app.storage.before import Before

    at = laptop.now()
    before = Before(day.id, step)

    def work(connection: Connection) -> None:
        before.look(connection)
        changes.apply(connection, step.changes)
        connection.execute('UPDATE "answer" SET "card" = \'\' WHERE "day_id" = ?', (day.id,))
        connection.execute('DELETE FROM "draft" WHERE "scope" = ?', (day.id,))
        journal.strip(connection, day.id, laptop.name, at)
        part_states.clear(connection, day.id)
        meta.put(connection, meta.TO_TIDY, at.astimezone(datetime.UTC).isoformat())

    entry = store.enter(day.id, journal.without_answers(step), ("do", 0), work, before.put_back)
    store.recount(day.id)
    return entry


def tidy(file: OpenFile, at: datetime.datetime) -> None:
    """Clear deleted text from the file's free space, and replace all backups by a new one.

    Does nothing when nothing is owed; raises `StoreFailed` and stays owed when it cannot be
    done. The older backups go only after the new one has been checked.
    """
    connection = file.connection
    if not meta.get(connection, meta.TO_TIDY):
        return
    # A copy that is half made holds what is about to go.
    file.stop_copy()
    sweep(connection)
    backup.replace_all(connection, file.key, file.path, at)
    meta.put(connection, meta.TO_TIDY, "")


def sweep(connection: Connection) -> None:
    """Rewrite the file, since pages that were split keep copies of what stood in them."""
    search_index.shuffle(connection)
    connection.execute("VACUUM")
    into_one_file(connection)


def into_one_file(connection: Connection) -> None:
    """Bring everything into the one file; nothing is left beside it that matters."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def all_in_one_file(connection: Connection) -> None:
    """Bring everything into the one file; what was beside it stands there too until `rest`."""
    connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
