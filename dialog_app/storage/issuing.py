"""What was approved of what grows out of the days: kept once, byte for byte, and read again."""

from collections.abc import Iterator

from dialog_app.core.model.practice import PracticePaper
from dialog_app.core.ports import REGISTER, Entry, KeptPaper
from dialog_app.core.record import Step
from dialog_app.storage import changes
from dialog_app.storage.rows import table_of
from dialog_app.storage.sqlite import Connection
from dialog_app.storage.store import SqliteStore

_ISSUED = 'SELECT "content", "pdf" FROM "issued" WHERE "practice_paper_id" = ?'
_ALL = 'SELECT "practice_paper_id" FROM "issued"'


class IssuingStore(SqliteStore):
    """A store that keeps what was approved of documents of every `PaperKind`."""

    def issue(self, step: Step, practice_paper_id: str, paper: KeptPaper) -> Entry:
        """Write the approving step and what is kept of the version, all or nothing."""

        def work(connection: Connection) -> None:
            changes.apply(connection, step.changes)
            cells = (practice_paper_id, paper.content, paper.pdf)
            connection.execute('INSERT INTO "issued" VALUES (?, ?, ?)', cells)

        # Should it be told to have failed and stand all the same, `changes` takes the paper too.
        return self.enter(REGISTER, step, ("do", 0), work)

    def issued(self, practice_paper_id: str) -> KeptPaper | None:
        """Return the paper of an approved version, byte for byte as it was kept, or None."""
        return self.read(lambda connection: _kept(connection, practice_paper_id))


def _kept(connection: Connection, practice_paper_id: str) -> KeptPaper | None:
    """Return what was kept of a version, or None."""
    found = connection.execute(_ISSUED, (practice_paper_id,)).fetchone()
    return KeptPaper(found[0], bytes(found[1])) if found else None


def damaged(connection: Connection) -> tuple[str, ...]:
    """Return the ids of versions whose paper is not the one they were approved with."""
    return tuple(_damaged(connection))


def _damaged(connection: Connection) -> Iterator[str]:
    # These are proved when somebody asks, and the first paint waits for none of it.
    from dialog_app.core.minutes.issued import is_whole

    rows = {row.id: row for row in table_of(PracticePaper).all(connection)}
    for (row_id,) in connection.execute(_ALL).fetchall():
        kept, row = _kept(connection, row_id), rows.get(row_id)
        if kept is not None and row is not None and not is_whole(kept, row):
            yield row_id


def faults(connection: Connection) -> Iterator[str]:
    """Give a line for each paper that is not the one its version was approved with."""
    yield from ("damaged: issued" for _ in damaged(connection))
