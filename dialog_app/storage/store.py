"""Where steps go: each is one transaction, on the disk when the call returns."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from dialog_app.core.model.base import DayRow
from dialog_app.core.ports import Deed, Entry, Laptop, StoreFailed
from dialog_app.core.record import Step
from dialog_app.storage import changes, journal
from dialog_app.storage.open_file import OpenFile, Work
from dialog_app.storage.sqlite import Connection

T = TypeVar("T")
_CLEAR = 'DELETE FROM "draft" WHERE "scope" = ? AND "place" = ?'
_KEEP = (
    'INSERT INTO "draft" VALUES (?, ?, ?) '
    'ON CONFLICT ("scope", "place") DO UPDATE SET "text" = excluded."text"'
)


class Listener(Protocol):
    """Hears how the archive fares; called on the way of a commit, so it only takes note."""

    def wrote(self, step: Step | None) -> None:
        """Hear that something is on the disk: a step, or None for what is no step."""
        ...

    def failed(self, kind: str) -> None:
        """Hear that the disk let us down, as the kind of a `StoreFailed`."""
        ...


class SqliteStore:
    """Writes steps, their journal and drafts into an open archive."""

    def __init__(self, file: OpenFile, laptop: Laptop) -> None:
        self._file = file
        self.laptop = laptop
        # Lines are told apart by who wrote them: this opening of this archive, and none other.
        self._mark = laptop.new_id()
        self._newest: dict[str, int] = {}
        self._doubtful: list[tuple[str, str, Work]] = []
        self._listeners: list[Listener] = []
        self._touched: set[str] | None = set()

    @property
    def commits(self) -> int:
        """How many times something was written; the same number means the same archive."""
        return self._file.commits

    def touched(self) -> frozenset[str] | None:
        """Return the days written in since this was last asked; None where nobody knows which."""
        found, self._touched = self._touched, set()
        return None if found is None else frozenset(found)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` of every commit from now on; returns how to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def write(self, scope: str, step: Step, deed: Deed, target: int, draft: str) -> Entry:
        """Write a step and its line, and clear the draft of place `draft`, all or nothing.

        Raises `StoreFailed`, and `RuleBroken("row.in_use")` when the step would leave a row
        that points at nothing.
        """

        def work(connection: Connection) -> None:
            changes.apply(connection, step.changes)
            if draft:
                connection.execute(_CLEAR, (scope, draft))

        return self.enter(scope, step, (deed, target), work)

    def enter(
        self,
        scope: str,
        step: Step,
        deed: tuple[Deed, int],
        work: Work,
        put_back: Work | None = None,
    ) -> Entry:
        """Write the line of `step` and do `work`, all or nothing; returns the line.

        Should it be told to have failed and stand on the disk all the same, `put_back` takes it
        back where the changes of `step` do not tell all of it.
        """
        self._settle_doubts()
        number = self._number(scope)
        entry = Entry(number, deed[0], self.laptop.now(), step, deed[1])
        line_id = f"{self._mark}:{number}"
        cells = journal.line(entry, scope, line_id, self.laptop.name)

        def whole(connection: Connection) -> None:
            journal.add(connection, cells)
            work(connection)

        try:
            self._commit(whole, lambda c: journal.holds(c, scope, line_id), step)
        except StoreFailed:
            turned = step.inverse().changes
            undo = put_back or (lambda connection: changes.apply(connection, turned))
            self._doubtful.append((scope, line_id, undo))
            # What reached the disk may have numbered the lines anew.
            self.recount(scope)
            raise
        self._newest[scope] = number
        return entry

    def amend(self, work: Callable[[Connection], object]) -> None:
        """Do `work` in one transaction without a line; `work` may be done twice."""
        self._settle_doubts()
        self._commit(work, lambda _: False)

    def journal(self, scope: str) -> list[Entry]:
        """Return the journal of a scope, oldest first."""
        return self.read(lambda connection: journal.entries(connection, scope))

    def keep_draft(self, scope: str, place: str, text: str) -> None:
        """Keep half-written text; empty text clears it."""

        def work(connection: Connection) -> None:
            if text:
                connection.execute(_KEEP, (scope, place, text))
            else:
                connection.execute(_CLEAR, (scope, place))

        self._settle_doubts()
        touched = self._touched
        self._commit(work, lambda _: False)
        # A draft is no row of any day.
        self._touched = touched

    def drafts(self, scope: str) -> dict[str, str]:
        """Return the half-written texts of a scope by place."""
        query = 'SELECT "place", "text" FROM "draft" WHERE "scope" = ?'
        return self.read(lambda connection: dict(connection.execute(query, (scope,)).fetchall()))

    def read(self, query: Callable[[Connection], T]) -> T:
        """Run a query; raises `StoreFailed`."""
        found: list[T] = []
        try:
            self._file.read(lambda connection: found.append(query(connection)))
        except StoreFailed as failed:
            self._tell_failed(failed.kind)
            raise
        return found[-1]

    def recount(self, scope: str) -> None:
        """Forget how long a journal was, after it has been rewritten."""
        self._newest.pop(scope, None)

    def _commit(
        self, work: Work, is_there: Callable[[Connection], bool], step: Step | None = None
    ) -> None:
        touched, self._touched = self._touched, None
        try:
            self._file.commit(work, is_there)
        except StoreFailed as failed:
            self._tell_failed(failed.kind)
            raise
        if step is not None and touched is not None:
            rows = (change.row for change in step.changes)
            self._touched = touched.union(row.day_id for row in rows if isinstance(row, DayRow))
        for listener in tuple(self._listeners):
            listener.wrote(step)

    def _tell_failed(self, kind: str) -> None:
        for listener in tuple(self._listeners):
            listener.failed(kind)

    def _number(self, scope: str) -> int:
        if scope not in self._newest:
            self._newest[scope] = self.read(lambda c: journal.newest(c, scope))
        return self._newest[scope] + 1

    def _settle_doubts(self) -> None:
        """Take back steps that were told to have failed and reached the disk all the same."""
        while self._doubtful:
            scope, line_id, undo = self._doubtful[-1]

            def take_back(
                connection: Connection,
                scope: str = scope,
                line_id: str = line_id,
                undo: Work = undo,
            ) -> None:
                if journal.holds(connection, scope, line_id):
                    undo(connection)
                    journal.take_away(connection, scope, line_id)

            self._commit(take_back, lambda _: False)
            self._doubtful.pop()
