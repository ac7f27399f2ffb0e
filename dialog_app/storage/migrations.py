"""How the tables came to be: append-only, since archives out there stand at every step of it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from dialog_app.storage import (
    chain_tables,
    first_tables,
    heard_tables,
    live_tables,
    minutes_tables,
    part_states,
    practice_tables,
    privacy_tables,
    search_tables,
)
from dialog_app.storage.sqlite import Connection

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

NAMES: Final = (
    "m001_first_tables",
    "m002_live_desk",
    "m003_chain",
    "m004_search",
    "m005_minutes",
    "m006_part_states",
    "m007_privacy",
    "m008_practice",
    "m009_heard",
)
"""Every migration in order; a name is never changed and never taken away."""


_AROUND_THE_RECORD: Final = (
    """
    CREATE TABLE "journal" (
        "scope" TEXT NOT NULL, "number" INTEGER NOT NULL, "id" TEXT NOT NULL,
        "deed" TEXT NOT NULL, "at" TEXT NOT NULL, "target" INTEGER NOT NULL,
        "origin" TEXT NOT NULL, "label" TEXT NOT NULL, "count" INTEGER NOT NULL, "step" TEXT,
        PRIMARY KEY ("scope", "number")
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "draft" (
        "scope" TEXT NOT NULL, "place" TEXT NOT NULL, "text" TEXT NOT NULL,
        PRIMARY KEY ("scope", "place")
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "archive_meta" (
        "name" TEXT NOT NULL PRIMARY KEY, "value" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "base_row" (
        "kind" TEXT NOT NULL, "id" TEXT NOT NULL, "shipped" TEXT NOT NULL,
        PRIMARY KEY ("kind", "id")
    ) STRICT, WITHOUT ROWID
    """,
)


def applied(connection: Connection) -> tuple[str, ...]:
    """Return the names of the migrations an archive has been through, in no promised order."""
    table = "SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'"
    if connection.execute(table).fetchone() is None:
        return ()
    names = "SELECT name FROM _sqlite_migrations WHERE migration_set = 'dialog_app'"
    return tuple(row[0] for row in connection.execute(names))


def is_newer(connection: Connection) -> bool:
    """Tell whether a newer program has changed the archive in ways unknown here."""
    return not set(applied(connection)) <= set(NAMES)


def is_current(connection: Connection) -> bool:
    """Tell whether there is nothing left to do."""
    return set(applied(connection)) == set(NAMES)


def migrate(connection: Connection, stop_before: str | None = None) -> None:
    """Apply what is missing; each migration is whole or not there at all.

    Raises `sqlite.Error`. With `stop_before`, leaves the archive as it was before that one.
    """
    # Not at the top: it takes ten times as long to load as an archive to open, and an archive
    # that is up to date never needs it.
    from sqlite_utils import Database

    # Other people's plugins have no business in an archive.
    database = Database(connection, execute_plugins=False)  # type: ignore[arg-type]
    _migrations().apply(database, stop_before=stop_before)


def _migrations() -> "Migrations":
    from sqlite_utils import Migrations

    steps = Migrations("dialog_app")
    steps(name="m001_first_tables")(_first_tables)
    steps(name="m002_live_desk")(_live_desk)
    steps(name="m003_chain")(_chain)
    steps(name="m004_search")(_search)
    steps(name="m005_minutes")(_minutes)
    steps(name="m006_part_states")(_part_states)
    steps(name="m007_privacy")(_privacy)
    steps(name="m008_practice")(_practice)
    steps(name="m009_heard")(_heard)
    return steps


def _first_tables(database: "Database") -> None:
    _run(database, first_tables.RECORD)
    for table in first_tables.OF_ONE_DAY:
        database.execute(f'CREATE INDEX "{table}_of_day" ON "{table}" ("day_id")')
    _run(database, _AROUND_THE_RECORD)


def _live_desk(database: "Database") -> None:
    _run(database, live_tables.COLUMNS)
    _run(database, live_tables.RECORD)
    for table in live_tables.OF_ONE_DAY:
        database.execute(f'CREATE INDEX "{table}_of_day" ON "{table}" ("day_id")')


def _chain(database: "Database") -> None:
    _run(database, chain_tables.COLUMNS)
    _run(database, chain_tables.RECORD)
    for table in chain_tables.OF_ONE_DAY:
        database.execute(f'CREATE INDEX "{table}_of_day" ON "{table}" ("day_id")')
    _run(database, chain_tables.INDEXES)


def _search(database: "Database") -> None:
    _run(database, search_tables.RECORD)


def _minutes(database: "Database") -> None:
    _run(database, minutes_tables.RECORD)
    for table in minutes_tables.OF_ONE_DAY:
        database.execute(f'CREATE INDEX "{table}_of_day" ON "{table}" ("day_id")')


def _part_states(database: "Database") -> None:
    _run(database, part_states.RECORD)


def _privacy(database: "Database") -> None:
    _run(database, privacy_tables.COLUMNS)
    _run(database, privacy_tables.RECORD)


def _practice(database: "Database") -> None:
    _run(database, practice_tables.RECORD)


def _heard(database: "Database") -> None:
    _run(database, heard_tables.RECORD)


def _run(database: "Database", statements: Iterable[str]) -> None:
    for statement in statements:
        database.execute(statement)
