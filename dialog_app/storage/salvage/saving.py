"""Saving what can be read of a damaged archive into a new one, made by us."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from dialog_app.core import norway
from dialog_app.core.ports import Laptop, StoreFailed
from dialog_app.core.salvaged import Salvaged
from dialog_app.storage import catalogue, checking, closing, meta, opening, restoring
from dialog_app.storage.open_file import OpenFile
from dialog_app.storage.salvage import placing
from dialog_app.storage.salvage.cells import Record
from dialog_app.storage.salvage.pages import Pages
from dialog_app.storage.salvage.tables import OURS, Today, today
from dialog_app.storage.salvage.trees import Forest
from dialog_app.storage.sqlite import Connection, Error, IntegrityError, Key, failure, settle_in
from dialog_app.storage.store import SqliteStore

_NOT_COPIED = frozenset({"archive_meta"})
_NOTES = (meta.MADE_ON, meta.MADE_BY)


def salvage(damaged: Path, new: Path, key: Key | None, laptop: Laptop, stand_in: str) -> Salvaged:
    """Save into a new archive what can be read of a damaged one, which is left as it is.

    Every row is checked as any row that is read, and nothing in the result points nowhere. Days
    and services others point at, and whose own row is lost, are called `stand_in`. Takes seconds;
    meant to be done beside the window. Raises `StoreFailed` (`gone`, `locked`, `full`, `read_only`,
    `broken` where nothing at all can be read), and FileExistsError when something has the name.
    """
    restoring.check_free(damaged)
    try:
        pages = Pages(damaged, key)
    except OSError as error:
        raise failure(error, damaged) from error
    opening.make(new, laptop, key)
    try:
        return _filled(pages, new, key, laptop, stand_in)
    except BaseException:
        opening.take_away(new)
        raise


def _filled(pages: Pages, new: Path, key: Key | None, laptop: Laptop, stand_in: str) -> Salvaged:
    file = OpenFile(new, key)
    try:
        return _Saving(pages, file, laptop).done(stand_in)
    except (Error, OSError) as error:
        raise failure(error, new) from error
    finally:
        file.close()


class _Saving:
    """Fills one new archive."""

    def __init__(self, pages: Pages, file: OpenFile, laptop: Laptop) -> None:
        self._connection: Connection = file.connection
        self._file = file
        self._laptop = laptop
        self._today: Today = today(self._connection)
        self._forest = Forest(pages, self._today.shapes, self._today.knows)
        self._lost: Counter[str] = Counter()

    def done(self, stand_in: str) -> Salvaged:
        """Save everything, and return how much it was."""
        if not any(self._forest.trees[name].records for name in OURS):
            raise StoreFailed("broken")
        connection = self._connection
        settle_in(connection)
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        for name in OURS:
            self._take_in(name)
        self._take_notes()
        connection.execute("COMMIT")
        catalogue.update_base(SqliteStore(self._file, self._laptop))
        placed = self._place(stand_in)
        connection.execute("PRAGMA foreign_keys = ON")
        closing.into_one_file(connection)
        if checking.faults(connection, self._file.key):
            raise StoreFailed("broken")
        return self._report(placed)

    def _take_in(self, name: str) -> None:
        if name in _NOT_COPIED:
            return
        columns = self._today.columns[name]
        marks = ", ".join("?" * len(columns.names))
        statement = f'INSERT INTO "{name}" VALUES ({marks})'  # noqa: S608 - our own names
        for record in self._records(name):
            try:
                self._connection.execute(statement, columns.filled(record))
            except IntegrityError:
                self._lost[name] += 1

    def _records(self, name: str) -> Iterable[Record]:
        shape = self._today.shapes[name]
        seen: set[Record] = set()
        for record in self._forest.trees[name].records:
            if not (shape.fits(record) and self._today.knows(name, record)):
                self._lost[name] += 1
            elif record not in seen and self._may_stay(name, record):
                seen.add(record)
                yield record

    def _may_stay(self, name: str, record: Record) -> bool:
        """Keep out what would hinder the base set from giving back a row that was lost."""
        if name != "base_row":
            return True
        table = next(known for known in OURS if known == record[0])
        if not self._forest.trees[table].has_hole:
            return True
        query = f'SELECT 1 FROM "{table}" WHERE "id" = ?'  # noqa: S608 - our own names
        return self._connection.execute(query, (record[1],)).fetchone() is not None

    def _take_notes(self) -> None:
        for record in self._forest.trees["archive_meta"].records:
            if len(record) == 2 and record[0] in _NOTES and isinstance(record[1], str):  # noqa: PLR2004
                meta.put(self._connection, record[0], record[1])

    def _place(self, stand_in: str) -> placing.Placed:
        connection, now = self._connection, self._laptop.now()
        connection.execute("BEGIN IMMEDIATE")
        placed = placing.place(connection, stand_in, norway.date(now))
        if self._forest.trees["journal"].has_hole:
            placing.cut_histories(connection, self._laptop.name, now)
        # What is searched is made anew at the next opening.
        meta.put(connection, meta.SEARCH, "")
        meta.put(connection, meta.HEARD, "")
        connection.execute("COMMIT")
        return placed

    def _report(self, placed: placing.Placed) -> Salvaged:
        saved = {name: self._count(name) for name in OURS}
        lost = self._lost + placed.without_place + self._missing()
        counted = set(self._today.indexed.values()) - self._uncounted()
        is_uncertain = any(
            self._forest.trees[name].has_hole and name not in counted for name in OURS
        )
        return Salvaged(saved, dict(lost), is_uncertain, placed.stand_ins)

    def _count(self, name: str) -> int:
        query = f'SELECT count(*) FROM "{name}"'  # noqa: S608 - our own names
        number: int = self._connection.execute(query).fetchone()[0]
        return number

    def _uncounted(self) -> set[str]:
        """Return the tables all of whose indexes lack a page too."""
        whole = {
            table
            for index, table in self._today.indexed.items()
            if not self._forest.trees[index].has_hole
        }
        return set(self._today.indexed.values()) - whole

    def _missing(self) -> Counter[str]:
        """Count the rows that indexes speak of and that no page gave."""
        missing: Counter[str] = Counter()
        spoken: dict[str, set[str]] = {}
        for index, table in self._today.indexed.items():
            shape = self._today.shapes[index]
            for record in self._forest.trees[index].records:
                if shape.fits(record) and self._today.knows(index, record):
                    spoken.setdefault(table, set()).add(record[-1])
        for table, ids in spoken.items():
            if self._forest.trees[table].has_hole:
                read = {record[0] for record in self._forest.trees[table].records}
                missing[table] = len(ids - read)
        return missing
